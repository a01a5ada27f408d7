"""Colour: `--color`, NO_COLOR and FORCE_COLOR, in every command whose run may be long."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from careertaxonomy.cli.console import colour_wanted
from tests.cli.test_console import Terminal
from tests.helpers import Run

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
NEEDED = "my.csv --column pathways --kind pathway"
LINES = [
    "check bad.json",
    "check good.json",
    "check --self-test good.json",
    "check --self-test bad.json",
    "diff @1.0.0 @1.1.0",
    "diff old.json new.json",
    f"migrate {NEEDED} --from old.json --to new.json",
    f"reconcile {NEEDED} --dataset new.json",
    "import table.csv --base @1.1.0 --output made.json --force",
    "import questions.csv --name ours --output made.json --force",
    "release bad.json --to released",
]


@pytest.fixture
def tables(table: Path, documents: Path, run: Run) -> None:
    assert run("export", "@1.1.0", "-o", "table.csv")[0] == 0
    text = 'World,Cluster,Pathway\n"Tourism, Retail",Sales,Shops\nRetail,Sales,Markets\n'
    (documents / "questions.csv").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.usefixtures("tables")
def test_colour_changes_nothing_but_the_colour(run: Run, line: str) -> None:
    plain = run(*line.split())
    status, out, err = run(*line.split(), "--color", "always")
    assert "\x1b[" in out
    assert (status, ESCAPES.sub("", out), err) == plain
    assert "\x1b" not in plain[1]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.usefixtures("tables")
def test_no_line_ends_in_a_colour(run: Run, line: str) -> None:
    for shown in run("--color=always", *line.split())[1].splitlines():
        assert not ESCAPES.findall(shown) or ESCAPES.findall(shown)[-1] == "\x1b[0m"


CHOICES = [
    # --color, a terminal, NO_COLOR, FORCE_COLOR, TERM, colour
    ("auto", True, None, None, "xterm", True),
    ("auto", False, None, None, "xterm", False),
    ("auto", True, None, None, "dumb", False),
    ("auto", True, "1", None, "xterm", False),
    ("auto", True, "", None, "xterm", True),
    ("auto", False, None, "1", "xterm", True),
    ("auto", False, None, "1", "dumb", True),
    ("auto", False, None, "", "xterm", False),
    ("auto", True, "1", "1", "xterm", False),
    ("always", False, "1", None, "dumb", True),
    ("never", True, None, "1", "xterm", False),
]


@pytest.mark.parametrize(("when", "terminal", "no", "force", "term", "colour"), CHOICES)
def test_what_wins(
    monkeypatch: pytest.MonkeyPatch,
    when: str,
    terminal: bool,
    no: str | None,
    force: str | None,
    term: str,
    colour: bool,
) -> None:
    for name, value in (("NO_COLOR", no), ("FORCE_COLOR", force), ("TERM", term)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal() if terminal else sys.stdout)
    assert colour_wanted(when) == colour


@pytest.mark.usefixtures("documents")
def test_a_file_is_in_colour_only_where_that_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" in run("check", "bad.json")[1]
    assert run("check", "bad.json", "-o", "plain.txt")[0] == 1
    assert "\x1b" not in Path("plain.txt").read_text(encoding="utf-8")
    assert run("check", "bad.json", "-o", "coloured.txt", "--color", "always")[0] == 1
    assert "\x1b" in Path("coloured.txt").read_text(encoding="utf-8")
