"""What a command is: one function, with a decorator that gives it a name, help texts and arguments."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

from careertaxonomy.cli.results import Result

__all__ = ["DATASET", "OUTPUT", "REWRITTEN", "TEXT_OR_JSON", "Argument", "Command", "argument", "command", "formats"]

CommandFunction: TypeAlias = Callable[[Namespace], Result]


class Argument(NamedTuple):
    """An argument of a command: its names, and what argparse is told of it."""

    names: tuple[str, ...]
    options: dict[str, Any]


class Command(NamedTuple):
    """A command. `--help` shows its summary in the list of commands; its own help has the detail and the example too.

    `reports` are the formats of what it prints, where that may go to a file; the first is the default.
    """

    name: str
    function: CommandFunction
    summary: str
    arguments: tuple[Argument, ...]
    example: str
    detail: str = ""
    reports: tuple[str, ...] = ()


def command(
    name: str, summary: str, *arguments: Argument, example: str, detail: str = "", reports: Iterable[str] = ()
) -> Callable[[CommandFunction], Command]:
    """Makes a command of a function. The example is what to type after the name of the program."""
    reports = tuple(reports)
    if reports:
        arguments += (
            argument("--format", choices=reports, help=f"the format (default: by the ending of FILE, or {reports[0]})"),
            *OUTPUT,
        )
    return lambda function: Command(name, function, summary, arguments, example, detail, reports)


def argument(*names: str, **options: Any) -> Argument:
    """An argument, said as to argparse's own `add_argument`."""
    return Argument(names, options)


def formats(names: Iterable[str]) -> Argument:
    """`--format` of a report that is printed beside the file that `--output` names; the first is the default."""
    first, *others = names
    return argument(
        "--format", choices=(first, *others), default=first, help=f"format of the report (default: {first})"
    )


TEXT_OR_JSON = ("text", "json")
DATASET = argument(
    "--dataset", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest version)"
)
REWRITTEN = (
    argument("--delimiter", metavar="CHARACTER", help="what is between the cells: one character, or the word tab"),
    argument("--write", action="store_true", help="write the table; without it, only report what would change"),
    argument("-o", "--output", metavar="OUT", help="where to write it (default: FILE itself, in one step)"),
    argument("--force", action="store_true", help="overwrite OUT if it exists"),
)
"""What commands take that write a column of a table anew."""
OUTPUT = (
    argument("-o", "--output", metavar="FILE", help="where to write it (default: standard output)"),
    argument("--force", action="store_true", help="overwrite FILE if it exists"),
)
