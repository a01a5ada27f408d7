"""The migration of a table's ids, as text and as JSON: how much is shown, and how it is counted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from careertaxonomy.columns.migration import Attention, TableMigration
from careertaxonomy.formats.tables import Unreadable
from careertaxonomy.reporters import MIGRATION_REPORTERS
from careertaxonomy.versions.migration_results import OUTCOMES, Migrated

NO_ROW = {"changed": 0, "unchanged": 0, "empty": 0, "unreadable": 0}
NOTHING = TableMigration(
    file="my.csv",
    column="pathway",
    kind="pathway",
    old="our-careers 1.0.0",
    new="our-careers 2.0.0",
    rows=NO_ROW,
    values=dict.fromkeys(OUTCOMES, 0),
    chosen=0,
    replacements={},
    attention=(),
    unreadable=(),
    repeated=(),
    unused=(),
)
TITLE = 'my.csv: pathway ids in column "pathway", from our-careers 1.0.0 to our-careers 2.0.0'
NO_VALUES = "no values: 0 kept, 0 replaced, 0 split, 0 withdrawn, 0 unknown"
NO_ROWS = "no rows: 0 changed, 0 unchanged, 0 without a value, 0 unreadable"
DRY = "dry run, nothing was written: --write does it"


def text(**values: Any) -> list[str]:
    """The lines of the text report on a migration."""
    told = MIGRATION_REPORTERS["text"](replace(NOTHING, **values))
    assert told.endswith("\n")
    assert told.count("\n") == len(told.splitlines())
    return told.splitlines()


def between(lines: list[str]) -> list[str]:
    """The lines without the first one and the three that always end a report."""
    assert lines[0] == TITLE
    return lines[1:-3]


def unknown(id: str, *lines: int, hint: str | None = None) -> Attention:
    return Attention(Migrated(id, "unknown", None, (), f'no pathway "{id}"'), hint, lines)


def test_a_report_on_nothing() -> None:
    assert text() == [TITLE, NO_VALUES, NO_ROWS, DRY]


@pytest.mark.parametrize(
    ("values", "last"),
    [
        ({"written": None, "dry_run": True}, DRY),
        ({"written": "out.csv", "dry_run": False}, "written to out.csv"),
        ({"written": None, "dry_run": False}, "nothing to change, so nothing was written"),
    ],
)
def test_the_last_line_says_what_was_written(values: dict[str, Any], last: str) -> None:
    assert text(**values)[-1] == last


def test_numbers_are_written_for_people() -> None:
    values = {"kept": 1_234_567, "replaced": 2_000, "split": 1, "withdrawn": 0, "unknown": 3_000}
    lines = text(
        rows={"changed": 2_000, "unchanged": 1_234_567, "empty": 1_000, "unreadable": 1},
        values=values,
        chosen=1_500,
        replacements={("a", "b"): 1_999, ("c", "b"): 1},
        unreadable=(Unreadable(2, 2, "it is odd"),),
    )
    assert lines == [
        TITLE,
        "replaced:",
        '  "a" by "b" (1,999 times)',
        '  "c" by "b" (1 time)',
        "rows that cannot be read, and were left as they were:",
        "  line 2: it is odd",
        "1,239,568 values: 1,234,567 kept, 2,000 replaced (1,500 by choice), 1 split, 0 withdrawn, 3,000 unknown",
        "1,237,568 rows: 2,000 changed, 1,234,567 unchanged, 1,000 without a value, 1 unreadable",
        DRY,
    ]
    assert text(values={**NOTHING.values, "kept": 1}, rows={**NO_ROW, "unchanged": 1})[1:3] == [
        "1 value: 1 kept, 0 replaced, 0 split, 0 withdrawn, 0 unknown",
        "1 row: 0 changed, 1 unchanged, 0 without a value, 0 unreadable",
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((7,), "line 7"),
        ((7, 7, 7), "line 7"),
        ((7, 9), "lines 7, 9"),
        ((1, 2, 3, 4, 5), "lines 1, 2, 3, 4, 5"),
        ((1, 2, 2, 3, 4, 5, 5), "lines 1, 2, 3, 4, 5"),
        ((1, 2, 3, 4, 5, 1_000), "lines 1, 2, 3, 4, 5 and 1 more"),
        (tuple(range(5_000)), "lines 0, 1, 2, 3, 4 and 4,995 more"),
    ],
)
def test_the_first_lines_of_each_are_named(lines: tuple[int, ...], said: str) -> None:
    assert between(text(attention=(unknown("a", *lines),))) == [
        "unknown, and left as they were:",
        f'  {said}: no pathway "a"',
    ]
    assert between(text(repeated=lines)) == ["cells that hold one id twice, since two became one:", f"  {said}"]
    assert between(text(unused=lines)) == ["choices that no row took:", f"  {said} of the choices"]


def test_what_needs_a_person_stands_by_outcome_each_with_its_hint() -> None:
    entries = (
        unknown("x", 2, hint="did you mean y?"),
        Attention(Migrated("a", "split", None, ("b", "c"), "a was split"), None, (3,)),
        Attention(Migrated("d", "withdrawn", None, (), "d is gone"), "note: so it is", (4, 5)),
        Attention(Migrated("e", "split", None, ("b", "c"), "e was split"), None, (6,)),
    )
    assert between(text(attention=entries)) == [
        "split, and left as they were:",
        "  line 3: a was split",
        "  line 6: e was split",
        "withdrawn, and left as they were:",
        "  lines 4, 5: d is gone",
        "    note: so it is",
        "unknown, and left as they were:",
        '  line 2: no pathway "x"',
        "    did you mean y?",
    ]


@pytest.mark.parametrize(("number", "more"), [(20, []), (21, ["  and 1 more; --format json has them all"])])
def test_of_each_sort_only_some_are_shown(number: int, more: list[str]) -> None:
    shown = between(text(attention=tuple(unknown(f"a-{at}", at, hint="a hint") for at in range(number))))
    assert shown[1::2][:20] == [f'  line {at}: no pathway "a-{at}"' for at in range(20)]
    assert shown[41:] == more
    assert between(text(replacements={(f"a-{at}", "b"): 1 for at in range(number)}))[21:] == more
    rows = tuple(Unreadable(at, at + 1, "it is odd") for at in range(number))
    shown = between(text(unreadable=rows))
    assert shown[:2] == ["rows that cannot be read, and were left as they were:", "  lines 0 to 1: it is odd"]
    assert shown[21:] == more


def test_what_cannot_be_seen_is_written_out_and_what_is_long_is_clipped() -> None:
    lines = text(
        file="\x1b[31m.csv",
        column="a\nb",
        attention=(unknown("\u200b" + "x" * 1_000, 2, hint="note: one\ntwo"),),
        replacements={("\udcff", "b"): 1},
        written="o\tut.csv",
    )
    assert lines[0].startswith('<U+001B>[31m.csv: pathway ids in column "a<U+000A>b", from ')
    assert lines[2] == '  "<U+DCFF>" by "b" (1 time)'
    assert lines[4].startswith('  line 2: no pathway "<U+200B>xxx')
    assert "x ... x" in lines[4]
    assert len(lines[4]) < 420
    assert lines[5] == "    note: one<U+000A>two"
    assert lines[-1] == "written to o<U+0009>ut.csv"


def test_json_has_everything() -> None:
    entries = tuple(unknown(f"a-{at}\udcff", *range(at + 1), hint="é" if at else None) for at in range(30))
    found = replace(
        NOTHING,
        attention=entries,
        rows={**NO_ROW, "changed": 5, "unreadable": 30},
        replacements={(f"r-{at}", "b"): at for at in range(1, 31)},
        unreadable=tuple(Unreadable(at, at + 1, "it is odd") for at in range(30)),
        repeated=tuple(range(40)),
        unused=tuple(range(2, 40)),
        chosen=3,
        written="out.csv",
    )
    told = MIGRATION_REPORTERS["json"](found)
    assert told.isascii()
    content = json.loads(told)
    assert content["needs_a_person"][29] == {
        "value": "a-29\udcff",
        "outcome": "unknown",
        "candidates": [],
        "reason": 'no pathway "a-29\udcff"',
        "hint": "é",
        "lines": [*range(30)],
    }
    assert content["replaced"] == [{"old": f"r-{at}", "new": "b", "count": at} for at in range(1, 31)]
    assert content["unreadable"][29] == {"line": 29, "last_line": 30, "reason": "it is odd"}
    assert [len(content[key]) for key in ("needs_a_person", "unreadable", "repeated", "unused_choices")] == [
        30,
        30,
        40,
        38,
    ]
    assert content["rows"] == {"changed": 5, "unchanged": 0, "empty": 0, "unreadable": 30}
    assert (content["chosen"], content["written"]) == (3, "out.csv")
