"""What a terminal shows of the progress of a long run."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from itertools import count
from pathlib import Path
from time import monotonic, sleep

import pytest

from careertaxonomy.cli import console
from tests.cli.stored_ids import NEEDED, Migrate
from tests.cli.terminals import written_to
from tests.helpers import Run


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def ticks(monkeypatch: pytest.MonkeyPatch, step: float) -> None:
    """Makes so many seconds pass from each look at the clock to the next."""
    clock = count(0, step)
    monkeypatch.setattr(console, "monotonic", lambda: next(clock))


@pytest.mark.usefixtures("long_table")
def test_progress_on_a_terminal(migrate: Migrate, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks(monkeypatch, 1)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    status, out, _ = migrate()
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
    with console.Progress() as progress:
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
    with console.Progress() as progress:
        for number in range(1, 10):
            progress(str(number))
    assert terminal.getvalue() == "".join(f"\r{number}" for number in shown) + ("\r \r" if shown else "")


STEPS = {
    "check": ("check @1.0.0", "joco-works@1.0.0: checking"),
    "check --self-test": ("check --self-test @1.0.0", "joco-works@1.0.0: planting faults"),
    "diff": ("diff old.json new.json", "old.json: reading|new.json: reading|comparing"),
    "export": ("export @1.0.0 -o ours.html --force", "reading|joco-works 1.0.0: writing html"),
    "import": ("import ours.csv --base @1.0.0 -o ours.json --force", "ours.csv: reading|ours.csv: checking"),
    "migrate": (f"migrate my.csv {' '.join(NEEDED)}", "my.csv: line "),
    "reconcile": ("reconcile my.csv --column pathways --dataset new.json", "my.csv: line "),
    "rebase": ("rebase new.json --from old.json --to old.json", "new.json: reading|new.json: merging"),
    "release": ("release new.json --to released", "new.json: checking"),
}


@pytest.mark.parametrize("command", STEPS)
@pytest.mark.usefixtures("long_table")
def test_every_command_that_may_run_long_shows_its_steps(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    line, steps = STEPS[command]
    assert run("export", "@1.0.0", "-o", "ours.csv")[0] == 0
    ticks(monkeypatch, 1)
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    run(*line.split())
    _, *shown, _ = (text.rstrip() for text in terminal.getvalue().split("\r"))
    assert [step for step, text in zip(steps.split("|"), shown, strict=False) if not text.startswith(step)] == []
    assert shown[-1] == ""  # which wipes it out
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    run(*line.split(), "--quiet")
    assert terminal.getvalue() == ""


def test_a_long_step_is_shown_with_its_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setattr(console, "TICK", 0.01)
    clock = count(0, 5)
    monkeypatch.setattr(console, "monotonic", lambda: next(clock))
    with console.Progress("diff") as progress:
        wait_for(terminal, "diff (5 s)")
        progress("reading")
        wait_for(terminal, "reading (")
    assert terminal.getvalue().endswith("\r")
    assert not progress._watch.is_alive()


def wait_for(terminal: Terminal, text: str) -> None:
    end = monotonic() + 20
    while text not in terminal.getvalue():
        assert monotonic() < end
        sleep(0.01)


@pytest.mark.usefixtures("long_table")
def test_no_progress_where_there_is_no_terminal(migrate: Migrate, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks(monkeypatch, 60)
    status, _, err = migrate()
    assert (status, err) == (0, "")
    monkeypatch.setattr(sys, "stderr", None)
    assert migrate()[0] == 0


@pytest.mark.usefixtures("long_table")
def test_progress_goes_to_the_terminal_and_the_report_to_its_file() -> None:
    ours, its = pty.openpty()
    code = (
        "import itertools\nfrom careertaxonomy import cli\nfrom careertaxonomy.cli import console\n"
        "console.monotonic = itertools.count().__next__\ncli.run()\n"
    )
    command = [sys.executable, "-W", "error", "-c", code, "migrate", "my.csv", *NEEDED]
    with Path("report.txt").open("wb") as report:
        process = subprocess.Popen(command, stdout=report, stderr=its)
    os.close(its)
    written = written_to(ours)
    assert process.wait(timeout=30) == 0
    assert written.startswith(b"\rmy.csv: line ")
    assert written.endswith(b" \r")
    assert b"my.csv: line" not in Path("report.txt").read_bytes()
    assert Path("report.txt").read_bytes().endswith(b"\ndry run, nothing was written: --write does it\n")
