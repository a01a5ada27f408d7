"""The command line: the only module that prints or exits.

Here is the grammar, and how an outcome is printed; what the commands do stands in `commands.py`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from careertaxonomy import __version__, commands
from careertaxonomy.commands import SEVERITIES, USAGE, Outcome
from careertaxonomy.errors import CareerTaxonomyError

__all__ = ["main", "parser", "run"]

INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    """Wrong usage is answered in one line, and names the help that has the rest."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = _Parser(
        prog="careertaxonomy",
        description="Career Worlds, clusters and pathways: look them up, export them, and check edited copies.",
        epilog="DATASET is NAME@VERSION or @VERSION for a bundled version; anything else is the path of a document.",
    )
    top.add_argument("--version", action="version", version=f"careertaxonomy {__version__}")
    grammar = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, function: object, summary: str, detail: str = "") -> argparse.ArgumentParser:
        made = grammar.add_parser(name, help=summary, description=f"{summary}. {detail}".strip())
        made.set_defaults(function=function)
        return made

    def formats(made: argparse.ArgumentParser, *names: str) -> None:
        made.add_argument("--format", choices=names, default=names[0], help=f"output format (default: {names[0]})")

    def dataset(made: argparse.ArgumentParser) -> None:
        made.add_argument("--dataset", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)")

    made = command(
        "check",
        commands.check_command,
        "check documents and report every fault with its place",
        "Exit status: 0 nothing at or above the failing level, 1 findings, 2 something could not be checked.",
    )
    made.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a document, a directory of them, - for standard input, or NAME@VERSION (default: every bundled version)",
    )
    formats(made, "text", "json")
    made.add_argument("--fix", action="store_true", help="mend what can be mended safely, in the files themselves")
    made.add_argument("--unsafe-fixes", action="store_true", help="mend also where a choice is made")
    made.add_argument("--diff", action="store_true", help="show what would be mended, and change nothing")
    made.add_argument("--against", metavar="DATASET", help="an earlier version to compare with: NAME@VERSION or a path")
    made.add_argument(
        "--fail-on", choices=SEVERITIES, default="error", help="the lowest level that fails (default: error)"
    )

    made = command("list", commands.list_command, "list Worlds, clusters or pathways")
    made.add_argument("kind", choices=("worlds", "clusters", "pathways"), help="what to list")
    made.add_argument("--world", metavar="WORLD", help="only those of this World (id or name)")
    made.add_argument("--cluster", metavar="CLUSTER", help="only those of this cluster (id or name)")
    dataset(made)
    formats(made, "text", "json")

    made = command("show", commands.show_command, "show a World, cluster or pathway with everything it is linked to")
    made.add_argument("ref", metavar="REF", help="an id, a name, or a reference such as cluster:finance")
    dataset(made)
    formats(made, "text", "json")

    made = command("versions", commands.versions_command, "list the bundled versions and their digests")
    formats(made, "text", "json")

    made = command("pin", commands.pin_command, "print the call that loads one version and refuses any other bytes")
    made.add_argument("dataset", nargs="?", metavar="NAME[@VERSION]", help="what to pin (default: the newest)")
    formats(made, "text", "json")

    made = command(
        "diff",
        commands.diff_command,
        "show what changed between two versions, and the least step that the version number must take",
    )
    made.add_argument("old", metavar="OLD", help="the earlier version: NAME@VERSION, @VERSION or a path")
    made.add_argument("new", metavar="NEW", help="the later one")
    made.add_argument("--used", metavar="FILE", help="only what touches the references listed in FILE, one a line")
    formats(made, "text", "json", "markdown")

    made = command("export", commands.export_command, "write the document of a version: the start of a local edit")
    made.add_argument(
        "dataset", nargs="?", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)"
    )
    made.add_argument("--output", metavar="FILE", help="where to write it (default: standard output)")
    made.add_argument("--force", action="store_true", help="overwrite FILE if it is there")
    formats(made, "json")

    made = command(
        "explain", commands.explain_command, "explain a rule: what it finds, why it matters, a bad and a good example"
    )
    made.add_argument("code", metavar="CODE", help="a rule's code or name, such as CT301 or unknown-world")
    formats(made, "text", "json")

    made = command("rules", commands.rules_command, "list every rule")
    formats(made, "text", "json")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0, 1 for findings, 2 for what could not be done."""
    try:
        args = parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    args.colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    try:
        outcome: Outcome = args.function(args)
    except CareerTaxonomyError as error:
        _complain(str(error))
        return USAGE
    except OSError as error:
        _complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return USAGE
    for remark in outcome.remarks:
        _complain(remark)
    try:
        _print(outcome.output)
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        _complain(f"the output cannot be written: {error.strerror or error}")
        return USAGE
    return outcome.status


def _print(output: str | bytes) -> None:
    data = output.encode(sys.stdout.encoding or "utf-8", "backslashreplace") if isinstance(output, str) else output
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(data.decode(sys.stdout.encoding or "utf-8"))
    else:
        binary.write(data)
    sys.stdout.flush()


def _silence() -> None:
    """What could not be written must not be tried again while Python shuts down."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _complain(message: str) -> None:
    from careertaxonomy.reporters.text import visible

    lines = "\n".join(map(visible, message.split("\n")))
    sys.stderr.write(f"careertaxonomy: {lines}\n".encode(sys.stderr.encoding or "ascii", "backslashreplace").decode())


def run() -> NoReturn:
    """The entry point."""
    try:
        status = main()
    except KeyboardInterrupt:
        _silence()
        status = INTERRUPTED
    sys.exit(status)
