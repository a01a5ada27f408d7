"""`careertaxonomy migrate`: what it says of a table, to the letter, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.stored_ids import Migrate
from tests.helpers import Run

SPLIT = 'pathway "media" was retired in 2.0.0 and split: choose "print" or "broadcasting"'


def test_the_report_to_the_letter(migrate: Migrate) -> None:
    expected = """
    my.csv: pathway ids in column "pathways", from our-careers 1.0.0 to our-careers 3.0.0
    replaced:
      "bookkeeping" by "accounting" (2 times)
      "payroll" by "accounting" (2 times)
      "pathway:payroll" by "pathway:accounting" (1 time)
    split, and left as they were:
      line 7: pathway "media" was retired in 2.0.0 and split: choose "print" or "broadcasting"
        note: Ask the school which.
      line 8: pathway "media" was retired in 2.0.0 and split: choose "print" or "broadcasting"
        note: Ask the school which.
      line 9: pathway "surveying" was retired in 2.0.0 and split: choose "mapping", or nothing: a part of it is gone
    withdrawn, and left as they were:
      line 8: pathway "typing" was retired in 2.0.0; nothing replaced it
        note: Not taught any more.
      line 10: pathway "robots" is not in our-careers 3.0.0, which does not say what replaced it
    unknown, and left as they were:
      line 11: no pathway "acounting" in our-careers 1.0.0 or our-careers 3.0.0
        did you mean "accounting"?
    rows that cannot be read, and were left as they were:
      line 13: it has 2 cells where the header has 3
      line 14: a quoted cell does not end where it should
    cells that hold one id twice, since two became one:
      lines 6, 16
    14 values: 3 kept, 5 replaced, 3 split, 2 withdrawn, 1 unknown
    14 rows: 4 changed, 6 unchanged, 2 without a value, 2 unreadable
    dry run, nothing was written: --write does it
    """
    assert migrate("my.csv", "--separator", ";") == (1, dedent(expected).lstrip("\n"), "")


def test_the_json_report_to_the_letter(migrate: Migrate) -> None:
    status, out, err = migrate("my.csv", "--separator", ";", "--format", "json")
    assert (status, err) == (1, "")
    assert out.startswith('{\n  "file": "my.csv",\n  "column": "pathways",\n')
    assert out.endswith("\n}\n")
    note = "note: Ask the school which."
    gone = "a quoted cell does not end where it should"
    needs = [
        ("media", "split", ["print", "broadcasting"], SPLIT, note, [7]),
        ("pathway:media", "split", ["pathway:print", "pathway:broadcasting"], SPLIT, note, [8]),
        (
            "typing",
            "withdrawn",
            [],
            'pathway "typing" was retired in 2.0.0; nothing replaced it',
            "note: Not taught any more.",
            [8],
        ),
        (
            "surveying",
            "split",
            ["mapping"],
            'pathway "surveying" was retired in 2.0.0 and split: choose "mapping", or nothing: a part of it is gone',
            None,
            [9],
        ),
        (
            "robots",
            "withdrawn",
            [],
            'pathway "robots" is not in our-careers 3.0.0, which does not say what replaced it',
            None,
            [10],
        ),
        (
            "acounting",
            "unknown",
            [],
            'no pathway "acounting" in our-careers 1.0.0 or our-careers 3.0.0',
            'did you mean "accounting"?',
            [11],
        ),
    ]
    keys = ("value", "outcome", "candidates", "reason", "hint", "lines")
    assert json.loads(out) == {
        "file": "my.csv",
        "column": "pathways",
        "kind": "pathway",
        "from": "our-careers 1.0.0",
        "to": "our-careers 3.0.0",
        "written": None,
        "values": {"kept": 3, "replaced": 5, "split": 3, "withdrawn": 2, "unknown": 1},
        "chosen": 0,
        "rows": {"changed": 4, "unchanged": 6, "empty": 2, "unreadable": 2},
        "replaced": [
            {"old": "bookkeeping", "new": "accounting", "count": 2},
            {"old": "payroll", "new": "accounting", "count": 2},
            {"old": "pathway:payroll", "new": "pathway:accounting", "count": 1},
        ],
        "needs_a_person": [dict(zip(keys, entry, strict=True)) for entry in needs],
        "unreadable": [
            {"line": 13, "last_line": 13, "reason": "it has 2 cells where the header has 3"},
            {"line": 14, "last_line": 14, "reason": gone},
        ],
        "repeated": [6, 16],
        "unused_choices": [],
    }


def test_without_a_separator_a_cell_is_one_value(migrate: Migrate) -> None:
    status, out, _ = migrate()
    assert status == 1
    several = "    if these are several ids, say so with --separator ';'\n"
    for line, cell in (
        (6, "payroll; retail;bookkeeping"),
        (8, "pathway:media;typing"),
        (16, "pathway:payroll;accounting"),
    ):
        told = cell.removeprefix("pathway:")
        assert f'  line {line}: no pathway "{told}" in our-careers 1.0.0 or our-careers 3.0.0\n{several}' in out
    assert "10 values: 1 kept, 2 replaced, 2 split, 1 withdrawn, 4 unknown\n" in out


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("acounting", 'did you mean "accounting"?'),
        ("robts", 'did you mean "robots"?'),
        ("accounting,retail", "if these are several ids, say so with --separator ','"),
        ("accounting | media |", "if these are several ids, say so with --separator '|'"),
        ("bookkeeping/typing", "if these are several ids, say so with --separator '/'"),
        ("finance", '"finance" is a cluster: is --kind pathway what is meant?'),
        ("world:health-care", '"world:health-care" is a World: is --kind pathway what is meant?'),
        ("something", None),
        ("accounting;", 'did you mean "accounting"?'),
        ("accounting;nothing-known", None),
        ("pathway:", None),
    ],
)
def test_a_hint_for_what_is_unknown(migrate: Migrate, table: Path, cell: str, hint: str | None) -> None:
    table.write_text(f'pathways\n"{cell}"\n', encoding="utf-8")
    assert json.loads(migrate("my.csv", "--format", "json")[1])["needs_a_person"][0]["hint"] == hint


@pytest.mark.parametrize(
    ("rows", "status", "said"),
    [
        ("accounting\n", 0, "1 value: 1 kept, 0 replaced, 0 split, 0 withdrawn, 0 unknown"),
        ("payroll\naccounting\n\n", 0, "2 values: 1 kept, 1 replaced, 0 split, 0 withdrawn, 0 unknown"),
        ("", 0, "no values: 0 kept, 0 replaced, 0 split, 0 withdrawn, 0 unknown"),
        ("media\n", 1, "1 value: 0 kept, 0 replaced, 1 split, 0 withdrawn, 0 unknown"),
        ("typing\n", 1, "1 value: 0 kept, 0 replaced, 0 split, 1 withdrawn, 0 unknown"),
        ("x\n", 1, "1 value: 0 kept, 0 replaced, 0 split, 0 withdrawn, 1 unknown"),
        ("a,b\n", 1, "1 row: 0 changed, 0 unchanged, 0 without a value, 1 unreadable"),
    ],
)
@pytest.mark.parametrize("write", [(), ("--write",), ("--format", "json")])
def test_the_exit_status_says_whether_a_person_is_needed(
    migrate: Migrate, table: Path, rows: str, status: int, said: str, write: tuple[str, ...]
) -> None:
    table.write_text(f"pathways\n{rows}", encoding="utf-8")
    found = migrate("my.csv", *write)
    assert (found[0], found[2]) == (status, "")
    assert f"{said}\n" in found[1] or "json" in write


def test_choices(migrate: Migrate, table: Path, tmp_path: Path) -> None:
    choices = tmp_path / "choices.csv"
    choices.write_text("old_id,new_id,school\nmedia,print,South\ntyping,retail,\nsurveying,mapping,East\n")
    status, out, err = migrate("my.csv", "--separator", ";", "--choose", "choices.csv", "--write")
    assert (status, err) == (1, "")
    assert '  "media" by "print" (1 time)\n' in out
    assert '  "typing" by "retail" (1 time)\n' in out
    assert f"split, and left as they were:\n  line 8: {SPLIT}\n" in out
    assert "choices that no row took:\n  line 4 of the choices\n" in out
    assert "14 values: 3 kept, 7 replaced (2 by choice), 2 split, 1 withdrawn, 1 unknown\n" in out
    lines = table.read_bytes().splitlines(keepends=True)
    assert lines[6:9] == [b"South,print,\n", b"West,pathway:media;retail,\n", b"West,surveying,\n"]
    Path("choices.tsv").write_text("old_id\tnew_id\nsurveying\tmapping\n")
    assert '  "surveying" by "mapping" (1 time)\n' in migrate("my.csv", "--choose", "choices.tsv")[1]


def test_control_signs_of_a_table_do_nothing_to_a_terminal(migrate: Migrate, table: Path) -> None:
    table.write_bytes(b'pathways\n\x1b[31m\xff\n"a\nb"\n' + b"x" * 2_000 + b"\n")
    out = migrate()[1]
    assert 'no pathway "<U+001B>[31m\xff" in' in out
    assert 'no pathway "a<U+000A>b" in' in out
    assert "x ... x" in out
    assert max(map(len, out.splitlines())) < 500


def test_versions_of_the_package(run: Run, table: Path) -> None:
    table.write_text("cluster\nfinance\ncluster:law-public-safety-corrections-security\n")
    versions = ("--from", "joco-works@1.0.0", "--to", "@1.1.0")
    status, out, err = run("migrate", "my.csv", "--column", "cluster", "--kind", "cluster", *versions)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == 'my.csv: cluster ids in column "cluster", from joco-works 1.0.0 to joco-works 1.1.0'
    assert out.splitlines()[1] == "2 values: 2 kept, 0 replaced, 0 split, 0 withdrawn, 0 unknown"


def test_columns_and_filters_of_a_table_in_an_old_encoding(run: Run, table: Path) -> None:
    table.write_bytes("Schüler,Schulfächer\nMüller,media\nMeier,media\n".encode("cp1252"))
    Path("choices.csv").write_text("old_id,new_id,Schüler\nmedia,print,Müller\n", encoding="utf-8")
    versions = ("--kind", "pathway", "--from", "old.json", "--to", "new.json", "--choose", "choices.csv")
    status, out, _ = run("migrate", "my.csv", "--column", "Schulfächer", *versions, "--write", "--format", "json")
    assert (status, json.loads(out)["column"]) == (1, "Schulfächer")
    assert table.read_bytes() == "Schüler,Schulfächer\nMüller,print\nMeier,media\n".encode("cp1252")
    table.write_bytes(b"a,b\xe4\n")
    _, _, err = run("migrate", "my.csv", "--column", "c", *versions[:-2])
    assert err == 'careertaxonomy: my.csv: no column "c"; available: "a", "b\xe4"\n'


def test_a_split_one_part_of_which_is_gone_may_become_any_id(migrate: Migrate, table: Path) -> None:
    table.write_bytes(b"pathways\nsurveying\n")
    Path("choices.csv").write_text("old_id,new_id\nsurveying,retail\n", encoding="utf-8")
    assert migrate("my.csv", "--choose", "choices.csv", "--write")[0] == 0
    assert table.read_bytes() == b"pathways\nretail\n"
