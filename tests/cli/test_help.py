"""`careertaxonomy` alone, and `--help`: what one may want to do, with examples that work."""

from __future__ import annotations

import shlex

import pytest

from careertaxonomy.cli.commands import COMMANDS, GROUPS
from careertaxonomy.cli.grammar import parser
from tests.helpers import Run


@pytest.fixture(autouse=True)
def width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_the_program_alone_gives_its_help(run: Run) -> None:
    status, out, err = run()
    assert (status, err) == (0, "")
    assert run("--help") == run("-h") == run("-q") == (0, out, "")


def test_every_command_stands_below_what_one_wants_with_an_example(run: Run) -> None:
    out = run()[1]
    assert out.startswith("usage: careertaxonomy COMMAND [OPTIONS] ...\n")
    assert len(out.splitlines()) < 65
    assert (
        "\nlook something up:\n"
        "  find           find Worlds, clusters and pathways by a part of a name\n"
        "  list           list Worlds, clusters or pathways\n"
        "  show           show one World, cluster or pathway and what it is linked to\n"
        "  Example: careertaxonomy find health\n\n"
    ) in out
    for wanted, commands in GROUPS.items():
        section = out.partition(f"\n{wanted}:\n")[2].partition("\n\n")[0]
        assert [line.split()[0] for line in section.splitlines() if line[2:3].strip()] == [
            *(command.name for command in commands),
            "Example:",
        ]
        assert section.endswith(f"\n  Example: careertaxonomy {commands[0].example}")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_is_explained_with_an_example_that_can_be_typed(run: Run, command: object) -> None:
    (found,) = (each for each in COMMANDS if each == command)
    status, out, err = run(found.name, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: careertaxonomy {found.name} ")
    assert f"Example: careertaxonomy {found.example}" in " ".join(out.split())
    assert parser().parse_args(shlex.split(found.example)).function is found.function
    needed = [names[-1] for names, options in found.arguments if options.get("required")]
    assert [name for name in needed if f" {name} " not in out.partition("\n\n")[0]] == []
    assert len(found.summary) <= 61  # it stands on one line of the list of commands
    assert found.summary[0].islower()
    assert not found.summary.endswith(".")


@pytest.mark.parametrize("line", ["find health", "list clusters --world Health Care", "show Health Care", "versions"])
def test_what_the_help_suggests_works(run: Run, line: str) -> None:
    assert run(*line.split())[0] == 0
