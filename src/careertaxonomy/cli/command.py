"""What a command is: one function, with a decorator that gives it a name, help texts and arguments."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

from careertaxonomy.cli.results import Result

__all__ = ["DATASET", "OUTPUT", "TEXT_OR_JSON", "Argument", "Command", "argument", "command", "formats"]

CommandFunction: TypeAlias = Callable[[Namespace], Result]


class Argument(NamedTuple):
    """An argument of a command: its names, and what argparse is told of it."""

    names: tuple[str, ...]
    options: dict[str, Any]


class Command(NamedTuple):
    """A command. `--help` shows its summary in the list of commands, and the detail too in the help of its own."""

    name: str
    function: CommandFunction
    summary: str
    detail: str
    arguments: tuple[Argument, ...]


def command(name: str, summary: str, *arguments: Argument, detail: str = "") -> Callable[[CommandFunction], Command]:
    """Makes a command of a function."""
    return lambda function: Command(name, function, summary, detail, arguments)


def argument(*names: str, **options: Any) -> Argument:
    """An argument, said as to argparse's own `add_argument`."""
    return Argument(names, options)


def formats(names: Iterable[str]) -> Argument:
    """`--format`, with the names in a table of formats; the first is the default."""
    first, *others = names
    return argument("--format", choices=(first, *others), default=first, help=f"output format (default: {first})")


TEXT_OR_JSON = formats(("text", "json"))
DATASET = argument("--dataset", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)")
OUTPUT = (
    argument("--output", metavar="FILE", help="where to write it (default: standard output)"),
    argument("--force", action="store_true", help="overwrite FILE if it exists"),
)
