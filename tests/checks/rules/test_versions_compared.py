"""CT703 to CT705: ids that vanished, and version numbers that say too little of what changed."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.checks.checker import check_documents
from careertaxonomy.diagnostics import Report
from careertaxonomy.formats.documents import Document
from tests.comparing import PATHWAYS, WORLDS, changed, without
from tests.earlier import KEPT, MAJOR, MINOR, OLD, PATCH, text
from tests.helpers import codes, only, pathway, retired, world


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
