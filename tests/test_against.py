"""check --against: ids that vanished, and version numbers that say too little of what changed."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.checker import check_documents
from careertaxonomy.diagnostics import Report
from careertaxonomy.documents import Document
from tests.comparing import TOWN, changed, dataset, without
from tests.helpers import NEWLINE, Run, cluster, codes, document, only, pathway, retired, world

OLD = dataset(retired=[retired("pathway", "bursary"), retired("world", "sea")])
KEPT = [retired("pathway", "bursary"), retired("world", "sea")]
PATHWAYS, CLUSTERS, WORLDS = TOWN["pathways"], TOWN["clusters"], TOWN["worlds"]


def text(version: str, **given: Any) -> str:
    """A document that comes after the old one."""
    return document(**{**TOWN, "retired": KEPT, "head": {"version": version}, **given})


def against(text: str | bytes, old: ct.Dataset = OLD) -> Report:
    data = text.encode() if isinstance(text, str) else text
    return check_documents([Document("my.json", data)], earlier=old)


def expect(text: str, expected: str, old: ct.Dataset = OLD) -> None:
    """Asserts all that a check finds: place, code, pointer, message and hint."""
    lines = []
    for found in against(text, old).diagnostics:
        place = f"{found.line}:{found.column}-{found.end_line}:{found.end_column}"
        lines += [f"{place} {found.severity} {found.code} {found.rule} at {found.path}", f"  {found.message}"]
        lines += [f"  hint: {found.hint}"]
    assert lines == dedent(expected).strip().splitlines()


def test_what_vanished_is_told_id_by_id() -> None:
    expect(
        text(
            "2.0.0",
            worlds=without(WORLDS, "health-care"),
            clusters=changed("clusters", "finance", worlds=["trade"]),
            pathways=(*without(PATHWAYS, "insurance", "retail"), pathway("sell", "sales", "retail")),
            retired=[retired("world", "sea")],
        ),
        """
        6:13-9:4 error CT703 vanished-id at /worlds
          World "health-care" (Health Care) of 1.0.0 is neither here nor retired
          hint: move it to the retired ones, with what replaced it
        15:15-19:4 error CT703 vanished-id at /pathways
          pathway "insurance" (Insurance) of 1.0.0 is neither here nor retired
          hint: move it to the retired ones, with what replaced it
        15:15-19:4 error CT703 vanished-id at /pathways
          pathway "retail" (Retail) of 1.0.0 is neither here nor retired
          hint: it looks like "sell": keep the old id for it, or retire the old one
        15:15-19:4 error CT703 vanished-id at /pathways
          pathway "bursary" (Bursary) of 1.0.0 is neither here nor retired
          hint: move it to the retired ones, with what replaced it
        """,
    )


def test_a_retired_record_that_comes_back_has_not_vanished() -> None:
    assert against(text("1.1.0", pathways=(*PATHWAYS, pathway("bursary")), retired=KEPT[1:])).diagnostics == ()


def test_a_record_retired_as_another_kind_has_vanished() -> None:
    gone = retired("cluster", "insurance", version="2.0.0")
    found = only(against(text("2.0.0", pathways=without(PATHWAYS, "insurance"), retired=[*KEPT, gone])))
    assert (found.code, found.message) == (
        "CT703",
        'pathway "insurance" (Insurance) of 1.0.0 is neither here nor retired',
    )


@pytest.mark.parametrize("version", ["1.0.1", "1.1.0", "1.9.9", "1.0.1-local.1", "1.1.0-local.1"])
def test_a_step_that_is_too_small(version: str) -> None:
    due = [*KEPT, retired("pathway", "insurance", version=version), retired("pathway", "retail", version=version)]
    expect(
        text(version, pathways=(*without(PATHWAYS, "insurance", "retail"), pathway("shops", "sales")), retired=due),
        f"""
        4:14-4:{16 + len(version)} error CT704 version-bump-too-small at /version
          {version} is too small a step from 1.0.0: 2 changes since then ask for a major one, to 2.0.0 at least; \
the first: pathway "insurance" (Insurance) was retired; nothing replaced it
          hint: write "2.0.0{"".join(version.partition("-")[1:])}"
        """,
    )


def test_one_change_that_asks_for_a_minor_step() -> None:
    expect(
        text("1.0.9", worlds=(*WORLDS, world("space"))),
        """
        4:14-4:21 error CT704 version-bump-too-small at /version
          1.0.9 is too small a step from 1.0.0: 1 change since then asks for a minor one, to 1.1.0 at least; \
the first: World "space" (Space) is new
          hint: write "1.1.0"
        10:5-10:37 note CT406 world-only-by-all at /worlds/3
          only All Worlds reaches World "space"; no cluster names it
          hint: None
        """,
    )


MAJOR: dict[str, Any] = {"pathways": changed("pathways", "insurance", cluster="sales")}
MINOR: dict[str, Any] = {"pathways": (*PATHWAYS, pathway("banking"))}
PATCH: dict[str, Any] = {"pathways": changed("pathways", "retail", note="In shops.")}


@pytest.mark.parametrize(
    ("old", "version", "given"),
    [
        ("1.0.0", "1.0.1", {}),
        ("1.0.0", "1.0.1", PATCH),
        ("1.0.0", "1.0.7", PATCH),
        ("1.0.0", "1.1.0", PATCH),
        ("1.0.0", "1.1.0", MINOR),
        ("1.0.0", "1.2.3", MINOR),
        ("1.0.0", "2.0.0", MINOR),
        ("1.0.0", "2.0.0", MAJOR),
        ("1.0.0", "10.0.0", MAJOR),
        ("1.0.0", "2.0.0-local.1", MAJOR),
        ("1.0.0", "1.1.0-local.1", MINOR),
        ("1.0.0", "1.0.1-local.1", PATCH),
        ("0.3.9", "1.0.0", MAJOR),
        # What a suffix stands for is not known: any newer number will do.
        ("1.0.0-local.1", "1.0.0-local.2", MAJOR),
        ("1.0.0-local.9", "1.0.0-local.10", MAJOR),
        ("2.0.0-local.1", "2.0.0", MAJOR),
        ("2.0.0-local.1", "2.0.1-local.1", MINOR),
    ],
)
def test_a_step_that_is_large_enough(old: str, version: str, given: dict[str, Any]) -> None:
    earlier = OLD.model_copy(update={"version": old, "retired": ()})
    assert against(text(version, **{"retired": [], **given}), earlier).diagnostics == ()


@pytest.mark.parametrize(
    ("old", "version", "given", "hint"),
    [
        ("1.0.0", "1.0.0", {}, "1.0.1"),
        ("1.0.0", "1.0.0", PATCH, "1.0.1"),
        ("1.0.0", "1.0.0", MINOR, "1.1.0"),
        ("1.0.0", "1.0.0", MAJOR, "2.0.0"),
        ("1.2.3", "1.2.2", MINOR, "1.3.0"),
        ("10.0.0", "9.0.0", MAJOR, "11.0.0"),
        ("1.0.0", "1.0.0-local.1", MAJOR, "2.0.0-local.1"),
        ("2.0.0-local.1", "2.0.0-local.1", PATCH, "2.0.1-local.1"),
    ],
)
def test_a_version_not_raised_is_ct705_not_ct704(old: str, version: str, given: dict[str, Any], hint: str) -> None:
    expect(
        text(version, **{"retired": [], **given}),
        f"""
        4:14-4:{16 + len(version)} error CT705 version-not-newer at /version
          "{version}" is not newer than "{old}", which it is compared with
          hint: write "{hint}"
        """,
        OLD.model_copy(update={"version": old, "retired": ()}),
    )


def test_a_version_not_raised_and_an_id_that_vanished_are_two_causes() -> None:
    found = against(text("1.0.0", pathways=without(PATHWAYS, "insurance")))
    assert codes(found) == ["CT705", "CT703"]


BROKEN = [
    ("a record is ill-shaped", {"pathways": (*without(PATHWAYS, "retail"), {"id": "x"})}, ["CT703"]),
    ("the one that is gone is there, ill-shaped", {"pathways": (*without(PATHWAYS, "retail"), {"id": "retail"})}, []),
    ("a record has no readable id", {"pathways": (*without(PATHWAYS, "retail"), {"id": 5})}, []),
    ("the list is ill-typed", {"pathways": '"none"'}, []),
    ("the list is missing", {"without": ["pathways"]}, []),
    ("a field is unknown", {"head": {"version": "1.0.0", "x": 1}, "retired": KEPT[1:]}, ["CT705", "CT703"]),
    ("the version is none", {"head": {"version": "1"}, "retired": KEPT[1:]}, ["CT703"]),
    ("the version is no text", {"head": {"version": 1}, "retired": KEPT[1:]}, ["CT703"]),
    ("an id is there twice", {"pathways": (*PATHWAYS, pathway("retail", "sales"))}, []),
    ("a link leads nowhere", {"clusters": changed("clusters", "welding", worlds=["forge"])}, ["CT704"]),
    ("the retired ones are ill-typed", {"retired": '"none"'}, []),
    ("a retired one has no readable id", {"retired": [{"kind": "pathway", "name": "Bursary"}]}, []),
    ("a retired one has no readable kind", {"retired": [{"id": "sea"}]}, []),
    ("a retired one is ill-shaped", {"retired": [{"kind": "world", "id": "sea"}]}, ["CT703"]),
    ("the grammar is broken", {"pathways": "["}, []),
    ("the format is unknown", {"head": {"format": "x"}}, []),
]


@pytest.mark.parametrize(("given", "expected"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_of_a_broken_document_is_said_what_can_be_said(given: dict[str, Any], expected: list[str]) -> None:
    report = against(text("1.0.1", **given))
    assert [code for code in codes(report) if code.startswith("CT70") and code > "CT702"] == expected
    assert set(codes(report)) > set(expected), "it is broken, and that is found too"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "old.json").write_text(text("1.0.0"), encoding="utf-8")
    (tmp_path / "right.json").write_text(text("1.1.0", **MINOR), encoding="utf-8")
    (tmp_path / "small.json").write_text(text("1.1.0", **MAJOR), encoding="utf-8")
    (tmp_path / "broken.json").write_text(text("1.1.0", clusters=[cluster("finance", ["forge"])]), encoding="utf-8")
    return tmp_path


def test_the_api_takes_a_taxonomy_or_a_dataset(files: Path) -> None:
    old = ct.load_file(files / "old.json")
    for earlier in (old, old.dataset):
        assert ct.check(files / "right.json", against=earlier).diagnostics == ()
        assert codes(ct.check(files / "right.json", files / "small.json", against=earlier)) == ["CT704"]


@pytest.mark.parametrize("given", ["joco-works@1.0.0", 1, ct.World(id="a", name="A")])
def test_the_api_takes_nothing_else(files: Path, given: Any) -> None:
    (files / "unshaped.json").write_text(text("1.1.0", pathways='"none"'), encoding="utf-8")
    for name in ("right.json", "broken.json", "unshaped.json", "missing.json"):
        with pytest.raises(
            ct.WrongKindError, match=f"^a Taxonomy or a Dataset is wanted here, not {type(given).__name__}$"
        ):
            ct.check(files / name, against=given)


def test_the_command(files: Path, run: Run) -> None:
    old, small = str(files / "old.json"), str(files / "small.json")
    assert run("check", "--against", old, files / "right.json")[0] == 0
    status, out, err = run("check", "--against", old, small)
    assert (status, err) == (1, "")
    message = (
        "1.1.0 is too small a step from 1.0.0: 1 change since then asks for a major one, to 2.0.0 at least; "
        'the first: pathway "insurance" moved from cluster "finance" to "sales"'
    )
    assert out.splitlines()[:3] == [
        f"{small}:4:14: error CT704 version-bump-too-small: {message}",
        '    4 |   "version": "1.1.0",',
        '      |              ^^^^^^^ write "2.0.0"',
    ]
    found = json.loads(run("check", "--against", old, small, "--format", "json")[1])
    assert [(row["code"], row["path"]) for row in found["diagnostics"]] == [("CT704", "/version")]


def test_a_bundled_version_is_what_it_may_be_compared_with(files: Path, run: Run) -> None:
    published = ct.load(version="1.0.0")
    copy = files / "copy.json"
    for version, status in (("1.0.0", 1), ("1.0.1", 0), ("2.0.0-local.1", 0)):
        content = json.loads(run("export", "@1.0.0")[1])
        copy.write_text(json.dumps({**content, "version": version}), encoding="utf-8")
        for name in ("joco-works@1.0.0", "@1.0.0"):
            assert run("check", copy, "--against", name)[0] == status
    assert published.version == "1.0.0"


KNOWN = ", ".join(map(str, ct.available()))


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--against", "@1.0.0"], "--against compares the documents that PATH names; name one"),
        (["--against", "@9.9.9", "x.json"], f"joco-works has no version 9.9.9; there is: {KNOWN}"),
        (["--against", "no-such@1.0.0", "x.json"], f"no dataset no-such 1.0.0; there is: {KNOWN}"),
    ],
)
def test_what_cannot_be_compared(run: Run, argv: list[str], message: str) -> None:
    status, out, err = run("check", *argv)
    assert (status, out, err) == (2, "", f"careertaxonomy: {message}{NEWLINE}")


def test_an_earlier_version_that_has_errors_or_is_not_there(files: Path, run: Run) -> None:
    broken = files / "broken.json"
    status, out, err = run("check", "--against", broken, files / "right.json")
    assert (status, out) == (2, "")
    assert err.startswith(f"careertaxonomy: {broken} has 3 errors{NEWLINE}  {broken}:12:")
    missing = files / "missing.json"
    status, out, err = run("check", "--against", missing, files / "right.json")
    assert (status, out) == (2, "")
    assert "cannot be read: No such file or directory" in err
    assert run("check", "--against", files / "old.json", missing)[0] == 2
