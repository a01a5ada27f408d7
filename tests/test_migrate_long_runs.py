"""`careertaxonomy migrate` while it runs: killed or stopped half way, and what a terminal shows of its progress."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from careertaxonomy import cli
from tests.helpers import Run
from tests.stored import lay_out, migrating

ROW = b'"North, ""Old""",payroll,\r\n'
BEFORE = b"school,pathways,note\r\n" + ROW * 20_000 + b"here,payroll,\r\n" + ROW * 20_000
AFTER = BEFORE.replace(b"payroll", b"accounting")
ARGV = ("migrate", "my.csv", "--column", "pathways", "--kind", "pathway", "--from", "old.json", "--to", "new.json")

# Each makes the command say where it is, and wait there for a signal.
WAITING = """
import os, signal, sys
from careertaxonomy import cli, table_migration

def wait():
    os.write(1, b"here")
    while True:
        signal.pause()
"""
HALF_WAY = """
real = table_migration.migrate_table

def migrate_table(source, plan, *, write, **more):
    def written(data):
        write(data)
        if b"here" in data:
            wait()

    return real(source, plan, write=written, **more)

table_migration.migrate_table = migrate_table
"""
BEFORE_THE_LAST_STEP = """
os.replace = lambda *_: wait()
"""
AFTER_THE_LAST_STEP = """
real = os.replace

def replace(*paths):
    real(*paths)
    wait()

os.replace = replace
"""


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    table = lay_out(tmp_path)
    table.write_bytes(BEFORE)
    table.chmod(0o640)
    return table


@contextmanager
def waiting_at(where: str, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command as a process that waits at a place; ended with the block, if not before."""
    code = f"{WAITING}{where}\ncli.run()\n"
    command = [sys.executable, "-W", "error", "-c", code, *ARGV, "--write", *options]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    try:
        assert process.stdout is not None
        assert process.stdout.read(4) == b"here"
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=30)


def temporary_files() -> list[Path]:
    return [*Path().glob(".careertaxonomy.*")]


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("where", [HALF_WAY, BEFORE_THE_LAST_STEP], ids=["half-way", "at-the-end"])
def test_killed_half_way_it_leaves_the_old_file_whole(run: Run, table: Path, stop: signal.Signals, where: str) -> None:
    with waiting_at(where) as process:
        (temporary,) = temporary_files()
        assert 0 < temporary.stat().st_size <= len(AFTER)
        assert temporary.stat().st_mode & 0o777 & ~0o640 == 0  # nobody reads there what they could not read before
        assert table.read_bytes() == BEFORE
        process.send_signal(stop)
        assert process.wait(timeout=30) == -stop
    assert (table.read_bytes(), table.stat().st_mode & 0o777) == (BEFORE, 0o640)
    # What is left lying about is in nobody's way.
    assert temporary_files() == [temporary]
    assert migrating(run)("my.csv", "--write")[0] == 0
    assert (table.read_bytes(), table.stat().st_mode & 0o777) == (AFTER, 0o640)


def test_killed_after_the_last_step_it_leaves_the_new_file_whole(table: Path) -> None:
    with waiting_at(AFTER_THE_LAST_STEP) as process:
        process.kill()
        assert process.wait(timeout=30) == -signal.SIGKILL
    assert (table.read_bytes(), table.stat().st_mode & 0o777) == (AFTER, 0o640)
    assert temporary_files() == []


def test_killed_half_way_it_leaves_an_old_output_whole(table: Path) -> None:
    Path("out.csv").write_bytes(b"what was there")
    with waiting_at(HALF_WAY, "--output", "out.csv", "--force") as process:
        process.kill()
        assert process.wait(timeout=30) == -signal.SIGKILL
    assert (Path("out.csv").read_bytes(), table.read_bytes()) == (b"what was there", BEFORE)


@pytest.mark.parametrize("where", [HALF_WAY, BEFORE_THE_LAST_STEP], ids=["half-way", "at-the-end"])
def test_stopped_by_its_user_it_leaves_nothing_lying_about(table: Path, where: str) -> None:
    with waiting_at(where) as process:
        assert len(temporary_files()) == 1
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert (table.read_bytes(), temporary_files()) == (BEFORE, [])


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def ticks(monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    """Makes so many seconds pass from each look at the clock to the next."""
    clock = count(0, step)
    monkeypatch.setattr(cli, "monotonic", lambda: next(clock))


def test_progress_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks(monkeypatch, 1)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    status, out, _ = migrating(run)()
    assert (status, out.splitlines()[-1]) == (0, "dry run, nothing was written: --write does it")
    first, *shown, blank, end = terminal.getvalue().split("\r")
    assert (first, blank.strip(), end) == ("", "", "")
    assert len(blank) >= max(map(len, shown))
    lines, percents = zip(*(text.removeprefix("my.csv: line ").split(", ") for text in shown), strict=True)
    assert len(shown) >= 4
    numbers = [int(number.replace(",", "")) for number in lines]
    assert numbers == sorted(numbers)
    assert "," in lines[-1]
    assert [*percents][-1].rstrip() == "100%"
    assert [int(percent.rstrip().rstrip("%")) for percent in percents] == sorted(
        int(percent.rstrip().rstrip("%")) for percent in percents
    )


def test_a_shorter_text_covers_the_longer_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks(monkeypatch, 1)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with cli._Progress() as progress:
        progress("a longer text")
        progress("short")
    assert terminal.getvalue() == "\ra longer text\rshort        \r     \r"


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        (1, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (0.75, [2, 3, 4, 5, 6, 7, 8, 9]),
        (0.25, [4, 5, 6, 7, 8, 9]),
        (0.1875, [6, 8]),
        (0.0625, []),
    ],
)
def test_a_short_run_shows_nothing_and_a_long_one_not_too_often(
    monkeypatch: pytest.MonkeyPatch, step: float, shown: list[int]
) -> None:
    ticks(monkeypatch, step)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with cli._Progress() as progress:
        for number in range(1, 10):
            progress(str(number))
    assert terminal.getvalue() == "".join(f"\r{number}" for number in shown) + ("\r \r" if shown else "")


def test_no_progress_where_there_is_no_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks(monkeypatch, 60)
    status, _, err = migrating(run)()
    assert (status, err) == (0, "")
    monkeypatch.setattr(sys, "stderr", None)
    assert migrating(run)()[0] == 0


def test_progress_goes_to_the_terminal_and_the_report_to_its_file(table: Path) -> None:
    ours, its = pty.openpty()
    code = "import itertools\nfrom careertaxonomy import cli\ncli.monotonic = itertools.count().__next__\ncli.run()\n"
    command = [sys.executable, "-W", "error", "-c", code, *ARGV]
    with Path("report.txt").open("wb") as report:
        process = subprocess.Popen(command, stdout=report, stderr=its)
    os.close(its)
    written = b""
    try:
        while chunk := os.read(ours, 65536):
            written += chunk
    except OSError:
        pass  # the terminal is gone with the process that wrote to it
    finally:
        os.close(ours)
    assert process.wait(timeout=30) == 0
    assert written.startswith(b"\rmy.csv: line ")
    assert written.endswith(b" \r")
    assert b"my.csv: line" not in Path("report.txt").read_bytes()
    assert Path("report.txt").read_bytes().endswith(b"\ndry run, nothing was written: --write does it\n")
