"""`careertaxonomy migrate`: what it refuses, in one line, and leaves alone."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.cli.stored_ids import TABLE, Migrate, files, state_of
from tests.helpers import Run, document, pathway

SEPARATOR = "--separator takes a text with a character that no id has, such as ';', and without quotes"
HEADER = '"school", "pathways", "note"'
REFUSED = {
    "--separator ''": SEPARATOR,
    "--separator and": SEPARATOR,
    "--separator -": SEPARATOR,
    "--separator :": SEPARATOR,
    "--separator '\"'": SEPARATOR,
    "--separator ';\"'": SEPARATOR,
    "--delimiter ''": "my.csv: a delimiter is one ASCII character, no quote and no line break; not ''",
    "--delimiter ,,": "my.csv: a delimiter is one ASCII character, no quote and no line break; not ',,'",
    "--column school2": f'my.csv: no column "school2"; available: {HEADER}',
    "--delimiter ';'": "my.csv: no column \"pathways\": say --delimiter ',', which is between its cells",
    "--output -": "--output takes a file: what is printed is the report",
    "--output my.csv": "my.csv is the table itself; without --output, --write changes it in its place",
    "--write --output .": ". exists already; --force overwrites it",
    "--write --output . --force": ". cannot be written: Is a directory",
    "--write --output nowhere/out.csv": "nowhere/out.csv cannot be written: No such file or directory",
    "--write --output /dev/full --force": "/dev/full cannot be written: No space left on device",
    "--from new.json --to old.json": (
        "our-careers 1.0.0 is older than 3.0.0: ids are carried to a later version, not back"
    ),
    "--to @9.9.9": f"joco-works has no version 9.9.9; available: {', '.join(map(str, ct.available()))}",
    "--choose nowhere.csv": "nowhere.csv: No such file or directory",
    "--choose .": ".: Is a directory",
    "--choose my.csv": ('my.csv: no column "old_id" and no column "new_id"; available: "school", "pathways", "note"'),
    "--choose wrong.csv": 'wrong.csv: line 2: no pathway "prnt" in our-careers 3.0.0',
    "--choose other.csv": f'my.csv: no column "city"; available: {HEADER}',
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_done_is_said_in_one_line(migrate: Migrate, table: Path, line: str) -> None:
    Path("wrong.csv").write_text("old_id,new_id\nmedia,prnt\n", encoding="utf-8")
    Path("other.csv").write_text("old_id,new_id,city\nmedia,print,Berlin\n", encoding="utf-8")
    before = state_of(table)
    assert migrate("my.csv", *shlex.split(line)) == (2, "", f"careertaxonomy: {REFUSED[line]}\n")
    assert (state_of(table), files()) == (before, {"my.csv", "wrong.csv", "other.csv"})


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("nowhere.csv", None, "No such file or directory"),
        ("-", None, "No such file or directory"),
        (".", None, "Is a directory"),
        ("my.csv", b"", "no header: the first line must hold the names of the columns"),
        (
            "my.csv",
            '"a",pathways\n'.encode("utf-16"),
            "it seems to be in UTF-16: save it as UTF-8",
        ),
        ("my.csv", b'pathways,"a\nb', "its first line cannot be read: a quoted cell does not end where it should"),
        ("my.csv", b"pathways,pathways\n", '2 columns are named "pathways": give each a name of its own'),
        ("my.csv", b"p\x1b[31m\n", 'no column "pathways"; available: "p<U+001B>[31m"'),
    ],
)
@pytest.mark.parametrize("options", [(), ("--write",)])
def test_what_is_no_table(
    migrate: Migrate, name: str, content: bytes | None, complaint: str, options: tuple[str, ...]
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    assert migrate(name, *options) == (2, "", f"careertaxonomy: {name}: {complaint}\n")
    assert files() == {"my.csv"}


@pytest.mark.parametrize("which", ["--from", "--to"])
def test_a_version_that_there_is_not(migrate: Migrate, which: str) -> None:
    status, out, err = migrate("my.csv", which, "nowhere.json")
    assert (status, out) == (2, "")
    assert err.startswith("careertaxonomy: nowhere.json: cannot be read: No such file or directory; ")


@pytest.mark.parametrize("missing", ["--column", "--kind", "--from", "--to"])
def test_what_must_be_said(run: Run, missing: str) -> None:
    given = {"--column": "pathways", "--kind": "pathway", "--from": "old.json", "--to": "new.json"}
    argv = [word for name, value in given.items() if name != missing for word in (name, value)]
    usage = "careertaxonomy migrate FILE --column NAME --kind KIND --from DATASET --to DATASET [OPTIONS]"
    required = f"the following arguments are required: {missing}; write {usage} (see careertaxonomy migrate --help)"
    assert run("migrate", "my.csv", *argv) == (2, "", f"careertaxonomy migrate: {required}\n")


def test_a_document_with_errors_is_no_version(migrate: Migrate) -> None:
    Path("new.json").write_text(document(pathways=[pathway("a", "nowhere")]), encoding="utf-8")
    status, out, err = migrate()
    assert (status, out) == (2, "")
    assert err.startswith("careertaxonomy: new.json has 1 error\n")


def test_an_output_without_a_name_is_refused(migrate: Migrate, table: Path, run: Run) -> None:
    refusal = (2, "", "careertaxonomy: --output takes the name of a file\n")
    assert migrate("my.csv", "--write", "--output", "") == refusal
    assert run("export", "--output", "") == refusal
    assert table.read_bytes() == TABLE
