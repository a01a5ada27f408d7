"""`careertaxonomy diff`: what it says of two versions, as a whole and for the ids in use."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

import careertaxonomy as ct
from careertaxonomy.reporters import CHANGE_REPORTERS
from careertaxonomy.versions.changes import LEVELS
from tests.comparing import TOWN, changed, without
from tests.helpers import KNOWN, NEWLINE, Run, document, pathway, retired


@pytest.fixture
def pair(folder: Path) -> tuple[str, str]:
    """Two versions in the current folder."""
    (folder / "old.json").write_text(document(**TOWN), encoding="utf-8")
    rows = {row["id"]: row for row in changed("pathways", "robots", name="Robot Makers")}
    new = document(
        **{
            **TOWN,
            "head": {"version": "2.0.0"},
            "pathways": [*without(tuple(rows.values()), "insurance"), pathway("cover")],
            "clusters": changed("clusters", "welding", worlds=["manufacturing", "trade"], note="Since 2020."),
            "retired": [retired("pathway", "insurance", "cover", version="2.0.0")],
        }
    )
    (folder / "new.json").write_text(new, encoding="utf-8")
    return "old.json", "new.json"


TEXT = """
our-careers 1.0.0 to our-careers 2.0.0: 5 changes, smallest version bump major

Major: may break what uses the data
  retired (an id is no longer found; what replaced it is on record):
    pathway "insurance" (Insurance) was retired; replaced by "cover"
      now fails: tax.pathway("insurance")

Minor: adds, and breaks nothing
  added (more can be found; nothing is lost):
    pathway "cover" (Cover) is new, in cluster "finance"
  renamed (people read another name; the id stays):
    pathway "robots" is called "Robot Makers", no longer "Robots"
  linked (the cluster is found in one more World):
    cluster "welding" belongs to the World "trade" too

Patch: texts for people, and order
  text-changed (a text for people reads differently):
    the note on cluster "welding" reads differently
"""


def test_diff(run: Run, pair: tuple[str, str]) -> None:
    assert run("diff", *pair) == (0, TEXT.lstrip(NEWLINE), "")
    assert run("diff", *pair, "--format", "text") == run("diff", *pair)


@pytest.mark.parametrize("form", CHANGE_REPORTERS)
def test_diff_prints_what_the_api_says(run: Run, pair: tuple[str, str], form: str) -> None:
    comparison = ct.diff(*map(ct.load_file, pair))
    assert run("diff", *pair, "--format", form) == (0, CHANGE_REPORTERS[form](comparison), "")


def test_diff_as_markdown(run: Run, pair: tuple[str, str]) -> None:
    text = run("diff", *pair, "--format", "markdown")[1]
    assert text.splitlines()[:10] == [
        "# our-careers 2.0.0",
        "",
        "our-careers 1.0.0 to our-careers 2.0.0: 5 changes, smallest version bump major.",
        "",
        "## Major: may break what uses the data",
        "",
        "**Retired** (an id is no longer found; what replaced it is on record):",
        "",
        '- pathway "insurance" (Insurance) was retired; replaced by "cover"',
        '  - Now fails: `tax.pathway("insurance")`',
    ]


def test_diff_as_json(run: Run, pair: tuple[str, str]) -> None:
    plain = json.loads(run("diff", *pair, "--format", "json")[1])
    assert plain["required_bump"] == "major"
    assert [(row["kind"], row["reference"]) for row in plain["changes"]] == [
        ("retired", "pathway:insurance"),
        ("added", "pathway:cover"),
        ("renamed", "pathway:robots"),
        ("linked", "cluster:welding"),
        ("text-changed", "cluster:welding"),
    ]
    assert {row["level"] for row in plain["changes"]} == {*LEVELS}


def test_diff_of_one_version_with_itself(run: Run, pair: tuple[str, str]) -> None:
    text = "our-careers 1.0.0 to our-careers 1.0.0: no changes\n"
    assert run("diff", pair[0], pair[0]) == (0, text, "")
    text = "joco-works 1.0.0 to joco-works 1.0.0: no changes\n"
    assert run("diff", "@1.0.0", "joco-works@1.0.0") == (0, text, "")


@pytest.mark.parametrize(
    ("listed", "kinds"),
    [
        ("pathway:insurance\n", ["retired"]),
        ("pathway:cover\n", ["retired", "added"]),
        ("cluster:finance\n", ["retired", "added"]),
        ("world:trade", ["linked"]),
        ("pathway:robots", ["renamed", "linked"]),
        ("cover\n", ["retired", "added"]),
        ("welding\nrobots\nwelding\n", ["renamed", "linked", "text-changed"]),
        ("# all of finance\n\n  cluster:finance  \n\t\n#pathway:robots\n", ["retired", "added"]),
        ("\ufeffpathway:insurance\r\nworld:trade\r\n", ["retired", "linked"]),
        ("\ufeff# BOM\rpathway:insurance\r", ["retired"]),
        ("pathway:accounting\nsales\nworld:health-care", []),
        ("", []),
        ("# nothing\n", []),
    ],
)
def test_only_what_touches_the_ids_in_use(run: Run, pair: tuple[str, str], listed: str, kinds: list[str]) -> None:
    Path("used.txt").write_bytes(listed.encode())
    status, out, err = run("diff", *pair, "--used", "used.txt", "--format", "json")
    plain = json.loads(out)
    assert (status, err) == (0, "")
    assert [row["kind"] for row in plain["changes"]] == kinds
    assert plain["left_out"] == 5 - len(kinds)


def test_the_first_line_says_how_much_is_left_out(run: Run, pair: tuple[str, str]) -> None:
    Path("used.txt").write_text("world:trade", encoding="utf-8")
    expected = """
    our-careers 1.0.0 to our-careers 2.0.0: 1 of 5 changes touches what is used, smallest version bump minor

    Minor: adds, and breaks nothing
      linked (the cluster is found in one more World):
        cluster "welding" belongs to the World "trade" too
    """
    assert run("diff", *pair, "--used", "used.txt") == (0, dedent(expected).lstrip(NEWLINE), "")
    Path("used.txt").write_text("world:health-care", encoding="utf-8")
    text = "our-careers 1.0.0 to our-careers 2.0.0: 0 of 5 changes touch what is used\n"
    assert run("diff", *pair, "--used", "used.txt") == (0, text, "")


def test_what_neither_version_has_is_remarked_on(run: Run, pair: tuple[str, str]) -> None:
    lines = [
        "pathway:insurance",
        "pathway:nope",
        "cluster:insurance",
        "Insurance",
        "finance # ours",
        "pathway:nope",
        "cover",
    ]
    Path("used.txt").write_text(NEWLINE.join(lines), encoding="utf-8")
    status, out, err = run("diff", *pair, "--used", "used.txt")
    assert (status, out.splitlines()[0].partition("2.0.0: ")[2]) == (
        0,
        "2 of 5 changes touch what is used, smallest version bump major",
    )
    assert err == "".join(
        f"careertaxonomy: used.txt: neither version has {entry}{NEWLINE}"
        for entry in ("pathway:nope", "cluster:insurance", "Insurance", "finance # ours")
    )


def test_a_retired_id_is_known(run: Run, pair: tuple[str, str]) -> None:
    Path("used.txt").write_text("pathway:insurance\ninsurance\n", encoding="utf-8")
    text = "our-careers 2.0.0 to our-careers 2.0.0: no changes\n"
    assert run("diff", pair[1], pair[1], "--used", "used.txt") == (0, text, "")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["diff", "@1.0.0", "@9.9.9"], f"joco-works has no version 9.9.9; available: {KNOWN}"),
        (["diff", "nope@1.0.0", "@1.0.0"], f"no dataset nope 1.0.0; available: {KNOWN}"),
        (["diff", "old.json", "new.json", "--used", "none.txt"], "none.txt: No such file or directory"),
        (["diff", "old.json", "new.json", "--used", "."], ".: Is a directory"),
        (["diff", "old.json", "new.json", "--used", "latin.txt"], "latin.txt: not UTF-8 at byte 3"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    run: Run, pair: tuple[str, str], argv: list[str], message: str
) -> None:
    Path("latin.txt").write_bytes(b"ab\xfc")
    assert run(*argv) == (2, "", f"careertaxonomy: {message}{NEWLINE}")


@pytest.mark.parametrize(
    ("argv", "start"),
    [
        (["diff"], "the following arguments are required: OLD, NEW"),
        (["diff", "@1.0.0"], "the following arguments are required: NEW"),
        (["diff", "@1.0.0", "@1.0.0", "--format", "yaml"], '--format takes text, json or markdown, not "yaml" (see '),
    ],
)
def test_wrong_usage_is_said_in_one_line(run: Run, argv: list[str], start: str) -> None:
    status, out, err = run(*argv)
    assert (status, out, err.count(NEWLINE)) == (2, "", 1)
    assert err.startswith(f"careertaxonomy diff: {start}")


def test_a_document_with_errors_is_not_compared(run: Run, pair: tuple[str, str]) -> None:
    Path("bad.json").write_text(document(pathways=[]), encoding="utf-8")
    for argv in ((pair[0], "bad.json"), ("bad.json", pair[0])):
        status, out, err = run("diff", *argv)
        assert (status, out) == (2, "")
        assert err.startswith("careertaxonomy: bad.json has 1 error\n  bad.json:13:15: error CT108 empty-dataset: ")


def test_anything_else_is_a_path(run: Run, pair: tuple[str, str]) -> None:
    Path("joco-works@1.0.0").write_text(document(**TOWN), encoding="utf-8")
    assert run("diff", "./joco-works@1.0.0", pair[0])[1] == "our-careers 1.0.0 to our-careers 1.0.0: no changes\n"
    assert "joco-works 1.0.0 to our-careers 1.0.0: " in run("diff", "joco-works@1.0.0", pair[0])[1]
