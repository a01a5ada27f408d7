"""`careertaxonomy migrate`: what it reads and writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from careertaxonomy.columns import migration
from careertaxonomy.columns.migration import TableMigration
from tests.cli.stored_ids import AFTER, TABLE, Migrate, files, state_of

SEVERAL = ("--separator", ";")


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
            refused = f"careertaxonomy: {name} exists already; --force overwrites it\n"
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
    real: Callable[..., TableMigration] = migration.migrate_table
    theirs = TABLE.replace(b"typing", b"robots") if change != "longer" else TABLE + b"\nmore"

    def meanwhile(*args: object, **more: object) -> TableMigration:
        found = real(*args, **more)
        if change == "another":
            table.unlink()
        table.write_bytes(theirs)
        if change != "written":
            os.utime(table, ns=(10**18, 10**18))
        return found

    monkeypatch.setattr(migration, "migrate_table", meanwhile)
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


@pytest.mark.parametrize(("options", "status"), [((), 2), (("--force",), 1)])
def test_an_output_that_comes_up_meanwhile_is_overwritten_only_if_asked(
    options: tuple[str, ...], status: int, migrate: Migrate, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., TableMigration] = migration.migrate_table

    def meanwhile(*args: object, **more: object) -> TableMigration:
        Path("out.csv").write_text("another's", encoding="utf-8")
        return real(*args, **more)

    monkeypatch.setattr(migration, "migrate_table", meanwhile)
    found = migrate("my.csv", "--write", "--output", "out.csv", *options)
    assert found[0] == status
    kept = Path("out.csv").read_bytes() == b"another's"
    assert kept is (status == 2)
    if kept:
        assert found[2] == "careertaxonomy: out.csv cannot be written: it exists by now; --force overwrites it\n"


@pytest.mark.parametrize("options", [(), ("--output", "out.csv", "--force")])
def test_what_one_may_not_write_to_is_not_replaced(
    options: tuple[str, ...], migrate: Migrate, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("out.csv").write_bytes(TABLE)
    # The administrator, as whom tests may run, may write to everything.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    status, out, err = migrate("my.csv", "--write", *options)
    assert (status, out) == (2, "")
    assert err.endswith("Permission denied\n")
    assert table.read_bytes() == Path("out.csv").read_bytes() == TABLE
    assert not [*Path().glob(".careertaxonomy*")]
