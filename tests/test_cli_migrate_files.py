"""`careertaxonomy migrate`: what it reads and writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

import json
import os
import shlex
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy import table_migration
from careertaxonomy.outcomes import TableMigration
from tests.helpers import Run
from tests.stored import AFTER, TABLE, Migrate, lay_out, migrating

SEVERAL = ("--separator", ";")


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    table = lay_out(tmp_path)
    os.utime(table, ns=(10**18, 10**18))
    return table


@pytest.fixture
def migrate(run: Run) -> Migrate:
    return migrating(run)


def state_of(path: Path) -> tuple[bytes, int, int, int]:
    """What is to stay as it was where a file is left alone."""
    found = path.stat()
    return path.read_bytes(), found.st_ino, found.st_mtime_ns, stat.S_IMODE(found.st_mode)


def files() -> set[str]:
    return {path.name for path in Path().iterdir()} - {"old.json", "new.json"}


@pytest.mark.parametrize("options", [(), ("--output", "out.csv"), ("--force",), ("--format", "json")])
def test_without_write_nothing_is_written(migrate: Migrate, table: Path, options: tuple[str, ...]) -> None:
    before = state_of(table)
    status, out, err = migrate("my.csv", *SEVERAL, *options)
    assert (status, err) == (1, "")
    assert out.endswith("dry run, nothing was written: --write does it\n") or json.loads(out)["written"] is None
    assert (state_of(table), files()) == (before, {"my.csv"})


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640])
def test_in_place_all_but_the_ids_stays_to_the_byte(migrate: Migrate, table: Path, mode: int) -> None:
    table.chmod(mode)
    status, out, err = migrate("my.csv", *SEVERAL, "--write")
    assert (status, err) == (1, "")
    assert out.endswith("14 rows: 4 changed, 6 unchanged, 2 without a value, 2 unreadable\nwritten to my.csv\n")
    assert (table.read_bytes(), stat.S_IMODE(table.stat().st_mode)) == (AFTER, mode)
    assert files() == {"my.csv"}


def test_a_second_time_there_is_nothing_to_change_and_the_file_is_left_alone(migrate: Migrate, table: Path) -> None:
    migrate("my.csv", *SEVERAL, "--write")
    before = state_of(table)
    status, out, err = migrate("my.csv", *SEVERAL, "--write")
    assert (status, err) == (1, "")
    assert "replaced:" not in out
    assert out.endswith(
        "14 rows: 0 changed, 10 unchanged, 2 without a value, 2 unreadable\nnothing to change, so nothing was written\n"
    )
    assert json.loads(migrate("my.csv", *SEVERAL, "--write", "--format", "json")[1])["written"] is None
    assert (state_of(table), files()) == (before, {"my.csv"})


def test_a_link_goes_on_pointing_at_the_table(migrate: Migrate, table: Path) -> None:
    Path("link.csv").symlink_to("my.csv")
    assert migrate("link.csv", *SEVERAL, "--write")[1].endswith("written to link.csv\n")
    assert (Path("link.csv").is_symlink(), table.is_symlink(), table.read_bytes()) == (True, False, AFTER)


def test_an_output(migrate: Migrate, table: Path) -> None:
    before = state_of(table)
    assert migrate("my.csv", *SEVERAL, "--write", "--output", "out.csv")[1].endswith("written to out.csv\n")
    assert (Path("out.csv").read_bytes(), state_of(table)) == (AFTER, before)
    # Also where nothing changed: who asked for a file gets one.
    status, out, _ = migrate("out.csv", *SEVERAL, "--write", "--output", "more.csv", "--format", "json")
    assert (status, json.loads(out)["written"], Path("more.csv").read_bytes()) == (1, "more.csv", AFTER)
    assert files() == {"my.csv", "out.csv", "more.csv"}


def test_an_output_that_is_there_already(migrate: Migrate) -> None:
    Path("out.csv").write_bytes(b"old")
    Path("out.csv").chmod(0o600)
    Path("broken.csv").symlink_to("nowhere.csv")
    for name in ("out.csv", "broken.csv"):
        for options in ((), ("--write",)):
            refused = f"careertaxonomy: {name} is there already; --force overwrites it\n"
            assert migrate("my.csv", *options, "--output", name) == (2, "", refused)
    assert Path("out.csv").read_bytes() == b"old"
    assert migrate("my.csv", *SEVERAL, "--write", "--output", "out.csv", "--force")[0] == 1
    assert (Path("out.csv").read_bytes(), stat.S_IMODE(Path("out.csv").stat().st_mode)) == (AFTER, 0o600)


@pytest.mark.parametrize("output", ["my.csv", "./my.csv", "link.csv", "hard.csv"])
@pytest.mark.parametrize("options", ["", "--write", "--write --force"])
def test_an_output_that_is_the_table_itself(migrate: Migrate, table: Path, output: str, options: str) -> None:
    Path("link.csv").symlink_to("my.csv")
    Path("hard.csv").hardlink_to("my.csv")
    before = state_of(table)
    refused = f"careertaxonomy: {output} is the table itself; without --output, --write changes it in its place\n"
    assert migrate("my.csv", "--output", output, *options.split()) == (2, "", refused)
    assert state_of(table) == before


def test_an_output_that_is_a_pipe(migrate: Migrate, table: Path) -> None:
    os.mkfifo("pipe")
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(Path("pipe").read_bytes()), daemon=True)
    reader.start()
    assert migrate("my.csv", *SEVERAL, "--write", "--output", "pipe", "--force")[0] == 1
    reader.join(5)
    assert (received, stat.S_ISFIFO(Path("pipe").stat().st_mode)) == ([AFTER], True)


def test_a_table_that_comes_through_a_pipe(migrate: Migrate) -> None:
    os.mkfifo("pipe")

    def feed() -> None:
        with suppress(BrokenPipeError):  # a pipe that is refused may be closed unread
            Path("pipe").write_bytes(TABLE)

    def fed() -> threading.Thread:
        writer = threading.Thread(target=feed, daemon=True)
        writer.start()
        return writer

    writer = fed()
    assert migrate("pipe", *SEVERAL, "--write", "--output", "out.csv")[1].endswith("written to out.csv\n")
    writer.join(5)
    assert Path("out.csv").read_bytes() == AFTER
    writer = fed()
    refused = "careertaxonomy: pipe is no file that can be changed in its place; --output names where to write\n"
    assert migrate("pipe", "--write") == (2, "", refused)
    writer.join(5)


@pytest.mark.parametrize("options", [("--write",), ("--write", "--output", "out.csv")])
@pytest.mark.parametrize("change", ["written", "longer", "another"])
def test_what_somebody_changed_meanwhile_is_not_overwritten(
    migrate: Migrate, table: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], change: str
) -> None:
    real: Callable[..., TableMigration] = table_migration.migrate_table
    theirs = TABLE.replace(b"typing", b"robots") if change != "longer" else TABLE + b"\nmore"

    def meanwhile(*args: object, **more: object) -> TableMigration:
        found = real(*args, **more)
        if change == "another":
            table.unlink()
        table.write_bytes(theirs)
        if change != "written":
            os.utime(table, ns=(10**18, 10**18))
        return found

    monkeypatch.setattr(table_migration, "migrate_table", meanwhile)
    assert migrate("my.csv", *SEVERAL, *options) == (2, "", "careertaxonomy: my.csv: it was changed meanwhile\n")
    assert (table.read_bytes(), files()) == (theirs, {"my.csv"})


@pytest.mark.parametrize(
    ("name", "options", "delimiter"),
    [
        ("my.tsv", (), "\t"),
        ("my.TAB", (), "\t"),
        ("my.csv", ("--delimiter", "tab"), "\t"),
        ("my.csv", ("--delimiter", "\t"), "\t"),
        ("my.txt", (), ","),
        ("my.tsv", ("--delimiter", ","), ","),
        ("my.csv", ("--delimiter", ";"), ";"),
    ],
)
def test_what_stands_between_the_cells(migrate: Migrate, name: str, options: tuple[str, ...], delimiter: str) -> None:
    table = f'a{delimiter}"pathways"\n"x{delimiter}payroll"{delimiter}payroll\n'
    Path(name).write_text(table, encoding="utf-8")
    assert migrate(name, "--write", *options)[0] == 0
    assert Path(name).read_text(encoding="utf-8") == f"{table[:-8]}accounting\n"


SEPARATOR = "--separator takes a text with a sign that no id has, such as ';', and without quotes"
HEADER = '"school", "pathways", "note"'
REFUSED = {
    "--separator ''": SEPARATOR,
    "--separator and": SEPARATOR,
    "--separator -": SEPARATOR,
    "--separator :": SEPARATOR,
    "--separator '\"'": SEPARATOR,
    "--separator ';\"'": SEPARATOR,
    "--delimiter ''": "my.csv: a delimiter is one ASCII sign, no quote and no line break; not ''",
    "--delimiter ,,": "my.csv: a delimiter is one ASCII sign, no quote and no line break; not ',,'",
    "--column school2": f'my.csv: there is no column "school2"; there is {HEADER}',
    "--delimiter ';'": 'my.csv: there is no column "pathways"; there is "school,"pathways",note"',
    "--output -": "--output takes a file: what is printed is the report",
    "--output my.csv": "my.csv is the table itself; without --output, --write changes it in its place",
    "--write --output .": ". is there already; --force overwrites it",
    "--write --output . --force": ". cannot be written: Is a directory",
    "--write --output nowhere/out.csv": "nowhere/out.csv cannot be written: No such file or directory",
    "--write --output /dev/full --force": "/dev/full cannot be written: No space left on device",
    "--from new.json --to old.json": (
        "our-careers 1.0.0 is older than 3.0.0: ids are carried to a later version, not back"
    ),
    "--to @9.9.9": f"joco-works has no version 9.9.9; there is: {', '.join(map(str, ct.available()))}",
    "--choose nowhere.csv": "nowhere.csv: No such file or directory",
    "--choose .": ".: Is a directory",
    "--choose my.csv": (
        'my.csv: there is no column "old_id" and no column "new_id", only "school", "pathways", "note"'
    ),
    "--choose wrong.csv": 'wrong.csv: line 2: no pathway "prnt" in our-careers 3.0.0',
    "--choose other.csv": f'my.csv: there is no column "city"; there is {HEADER}',
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
        ("my.csv", b"", "there is no header: the first line must hold the names of the columns"),
        (
            "my.csv",
            '"a",pathways\n'.encode("utf-16"),
            "it is not in UTF-8 but, as it seems, in UTF-16: save it as UTF-8",
        ),
        ("my.csv", b'pathways,"a\nb', "its first line cannot be read: a quoted cell does not end where it should"),
        ("my.csv", b"pathways,pathways\n", 'there are 2 columns "pathways": give each a name of its own'),
        ("my.csv", b"p\x1b[31m\n", 'there is no column "pathways"; there is "p<U+001B>[31m"'),
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
    required = f"the following arguments are required: {missing} (see careertaxonomy migrate --help)"
    assert run("migrate", "my.csv", *argv) == (2, "", f"careertaxonomy migrate: {required}\n")
