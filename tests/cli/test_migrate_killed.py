"""`careertaxonomy migrate`, killed or stopped by its user half way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.stored_ids import LONG, LONG_AFTER, NEEDED, Migrate

pytestmark = pytest.mark.slow  # processes with a long table

# Each makes the command say where it is, and wait there for a signal.
WAITING = """
import os, signal, sys
from careertaxonomy import cli
from careertaxonomy.columns import migration

def wait():
    os.write(1, b"here")
    while True:
        signal.pause()
"""
HALF_WAY = """
real = migration.migrate_table

def migrate_table(source, plan, *, write, **more):
    def written(data):
        write(data)
        if "here" in data:
            wait()

    return real(source, plan, write=written, **more)

migration.migrate_table = migrate_table
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


@contextmanager
def waiting_at(where: str, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command as a process that waits at a place; ended with the block, if not before."""
    code = f"{WAITING}{where}\ncli.run()\n"
    command = [sys.executable, "-W", "error", "-c", code, "migrate", "my.csv", *NEEDED, "--write", *options]
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


@pytest.mark.parametrize("where", [HALF_WAY, BEFORE_THE_LAST_STEP], ids=["half-way", "at-the-end"])
def test_killed_half_way_it_leaves_the_old_file_whole(migrate: Migrate, long_table: Path, where: str) -> None:
    with waiting_at(where) as process:
        (temporary,) = temporary_files()
        assert 0 < temporary.stat().st_size <= len(LONG_AFTER)
        assert temporary.stat().st_mode & 0o777 & ~0o640 == 0  # nobody reads there what they could not read before
        assert long_table.read_bytes() == LONG
        process.kill()
        assert process.wait(timeout=30) == -signal.SIGKILL
    assert (long_table.read_bytes(), long_table.stat().st_mode & 0o777) == (LONG, 0o640)
    # What is left lying about is in nobody's way.
    assert temporary_files() == [temporary]
    assert migrate("my.csv", "--write")[0] == 0
    assert (long_table.read_bytes(), long_table.stat().st_mode & 0o777) == (LONG_AFTER, 0o640)


def test_killed_after_the_last_step_it_leaves_the_new_file_whole(long_table: Path) -> None:
    with waiting_at(AFTER_THE_LAST_STEP) as process:
        process.kill()
        assert process.wait(timeout=30) == -signal.SIGKILL
    assert (long_table.read_bytes(), long_table.stat().st_mode & 0o777) == (LONG_AFTER, 0o640)
    assert temporary_files() == []


def test_killed_half_way_it_leaves_an_old_output_whole(long_table: Path) -> None:
    Path("out.csv").write_bytes(b"what was there")
    with waiting_at(HALF_WAY, "--output", "out.csv", "--force") as process:
        process.kill()
        assert process.wait(timeout=30) == -signal.SIGKILL
    assert (Path("out.csv").read_bytes(), long_table.read_bytes()) == (b"what was there", LONG)


@pytest.mark.parametrize("where", [HALF_WAY, BEFORE_THE_LAST_STEP], ids=["half-way", "at-the-end"])
def test_stopped_by_its_user_it_leaves_nothing_lying_about(long_table: Path, where: str) -> None:
    with waiting_at(where) as process:
        assert len(temporary_files()) == 1
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert (long_table.read_bytes(), temporary_files()) == (LONG, [])


@pytest.mark.parametrize("where", [HALF_WAY, BEFORE_THE_LAST_STEP], ids=["half-way", "at-the-end"])
def test_told_to_end_it_leaves_nothing_lying_about(long_table: Path, where: str) -> None:
    with waiting_at(where) as process:
        assert len(temporary_files()) == 1
        process.terminate()
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (-signal.SIGTERM, b"", b"")
    assert (long_table.read_bytes(), temporary_files()) == (LONG, [])
