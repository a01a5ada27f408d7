"""The command line's grammar: makes the parser from the table of commands."""

from __future__ import annotations

import argparse
from typing import NoReturn

from careertaxonomy._version import __version__
from careertaxonomy.cli.commands import COMMANDS

__all__ = ["Stop", "parser"]


class Stop(Exception):  # noqa: N818 - asking for help is no error
    """The arguments end the run: help or the version is asked for, or they are wrong."""

    def __init__(self, *, output: str = "", prog: str = "", complaint: str = "") -> None:
        super().__init__(output or complaint)
        self.output = output
        self.prog = prog
        self.complaint = complaint


class _Parser(argparse.ArgumentParser):
    """Wrong usage is answered in one line, and names the help that has the rest."""

    def error(self, message: str) -> NoReturn:
        raise Stop(prog=self.prog, complaint=f"{message} (see {self.prog} --help)")

    def print_help(self, file: object = None) -> NoReturn:  # noqa: ARG002 - argparse hands one in
        raise Stop(output=self.format_help())


class _Version(argparse.Action):
    """Prints the version."""

    def __call__(self, *_: object) -> NoReturn:
        raise Stop(output=f"careertaxonomy {__version__}\n")


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = _Parser(
        prog="careertaxonomy",
        description="Career Worlds, clusters and pathways: look them up, export them, and check edited copies.",
        epilog="DATASET is NAME@VERSION or, of joco-works, @VERSION; anything else is the path of a document.",
    )
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    grammar = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for command in COMMANDS:
        description = f"{command.summary}. {command.detail}".strip()
        made = grammar.add_parser(command.name, help=command.summary, description=description)
        made.set_defaults(function=command.function)
        for names, options in command.arguments:
            made.add_argument(*names, **options)
    return top
