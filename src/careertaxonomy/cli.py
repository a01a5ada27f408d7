"""The command line: the only module that prints or exits.

Here is the grammar, and how an outcome is printed; what the commands do stands in `commands.py`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import NoReturn, Self, TextIO

from careertaxonomy import __version__, commands
from careertaxonomy.checking import check_command
from careertaxonomy.commands import FORMS, OK, SEVERITIES, USAGE, Outcome
from careertaxonomy.errors import CareerTaxonomyError, InvalidDatasetError
from careertaxonomy.migrating import migrate_command

__all__ = ["main", "parser", "run"]

INTERRUPTED = 130


class _Stop(Exception):  # noqa: N818 - asking for help is no error
    """The arguments end the run: help or the version is asked for, or they are wrong."""

    def __init__(self, *, output: str = "", prog: str = "", complaint: str = "") -> None:
        super().__init__(output or complaint)
        self.output = output
        self.prog = prog
        self.complaint = complaint


class _Parser(argparse.ArgumentParser):
    """Wrong usage is answered in one line, and names the help that has the rest."""

    def error(self, message: str) -> NoReturn:
        raise _Stop(prog=self.prog, complaint=f"{message} (see {self.prog} --help)")

    def print_help(self, file: object = None) -> NoReturn:  # noqa: ARG002 - argparse hands one in
        raise _Stop(output=self.format_help())


class _Version(argparse.Action):
    """Prints the version."""

    def __call__(self, *_: object) -> NoReturn:
        raise _Stop(output=f"careertaxonomy {__version__}\n")


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = _Parser(
        prog="careertaxonomy",
        description="Career Worlds, clusters and pathways: look them up, export them, and check edited copies.",
        epilog="DATASET is NAME@VERSION or @VERSION for a bundled version; anything else is the path of a document.",
    )
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    grammar = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, function: object, summary: str, detail: str = "") -> argparse.ArgumentParser:
        made = grammar.add_parser(name, help=summary, description=f"{summary}. {detail}".strip())
        made.set_defaults(function=function)
        return made

    def formats(made: argparse.ArgumentParser, *names: str) -> None:
        made.add_argument("--format", choices=names, default=names[0], help=f"output format (default: {names[0]})")

    def dataset(made: argparse.ArgumentParser) -> None:
        made.add_argument("--dataset", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)")

    def output(made: argparse.ArgumentParser) -> None:
        made.add_argument("--output", metavar="FILE", help="where to write it (default: standard output)")
        made.add_argument("--force", action="store_true", help="overwrite FILE if it is there")

    made = command(
        "check",
        check_command,
        "check documents and report every fault with its place",
        "Exit status: 0 nothing at or above the failing level, 1 findings, 2 something could not be checked.",
    )
    made.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a document, a directory of them, - for standard input, or NAME@VERSION (default: every bundled version)",
    )
    formats(made, "text", "json", "github", "sarif")
    made.add_argument(
        "--stdin-format", choices=FORMS, default=FORMS[0], help="what standard input holds (default: json)"
    )
    made.add_argument("--fix", action="store_true", help="mend what can be mended safely, in the files themselves")
    made.add_argument("--unsafe-fixes", action="store_true", help="mend also where a choice is made")
    made.add_argument("--diff", action="store_true", help="show what would be mended, and change nothing")
    made.add_argument("--against", metavar="DATASET", help="an earlier version to compare with: NAME@VERSION or a path")
    made.add_argument(
        "--fail-on", choices=SEVERITIES, help="the lowest level that fails (default: that of the settings, or error)"
    )
    made.add_argument("--select", metavar="RULES", action="append", help="only these rules: codes or names, by commas")
    made.add_argument("--ignore", metavar="RULES", action="append", help="all but these rules")
    made.add_argument("--accept", metavar="REASON", help="write what stands now into the settings, as accepted")
    self_test = "plant each kind of fault in a copy in memory, and show that it is found"
    made.add_argument("--self-test", action="store_true", help=self_test)

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

    made = command(
        "migrate",
        migrate_command,
        "carry the ids that a table stores to another version",
        "FILE is CSV or TSV, with a header; all but the ids stays as it is, to the byte. "
        "Exit status: 0 all is done or would be, 1 some values or rows need a person, 2 it could not be done.",
    )
    made.add_argument("file", metavar="FILE", help="the table (tabs between the cells in *.tsv and *.tab, else commas)")
    made.add_argument("--column", metavar="NAME", required=True, help="the column that holds the ids")
    made.add_argument("--kind", choices=("world", "cluster", "pathway"), required=True, help="what the ids are of")
    made.add_argument(
        "--from", dest="from_", metavar="DATASET", required=True, help="the version they were stored under"
    )
    made.add_argument("--to", metavar="DATASET", required=True, help="the version to carry them to")
    made.add_argument("--choose", metavar="CHOICES", help="a table of choices: old_id, new_id, and columns of FILE")
    made.add_argument("--separator", metavar="TEXT", help="what stands between several ids in one cell, such as ';'")
    made.add_argument("--delimiter", metavar="SIGN", help="what stands between the cells: one sign, or the word tab")
    made.add_argument("--write", action="store_true", help="write the table; without it, only report what would change")
    made.add_argument("--output", metavar="OUT", help="where to write it (default: FILE itself, in one step)")
    made.add_argument("--force", action="store_true", help="overwrite OUT if it is there")
    formats(made, "text", "json")

    made = command("export", commands.export_command, "write the document of a version: the start of a local edit")
    made.add_argument(
        "dataset", nargs="?", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)"
    )
    output(made)
    formats(made, *FORMS)

    made = command(
        "explain", commands.explain_command, "explain a rule: what it finds, why it matters, a bad and a good example"
    )
    made.add_argument("code", metavar="CODE", help="a rule's code or name, such as CT301 or unknown-world")
    formats(made, "text", "json")

    made = command("rules", commands.rules_command, "list every rule")
    formats(made, "text", "json")

    made = command("schema", commands.schema_command, "write the JSON Schema of a document, for editors")
    output(made)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0, 1 for findings, 2 for what could not be done."""
    try:
        args = parser().parse_args(argv)
        args.colour = _colour_wanted()
        with _Progress() as args.progress:
            outcome: Outcome = args.function(args)
    except _Stop as stop:
        if stop.complaint:
            _complain(stop.complaint, prog=stop.prog)
            return USAGE
        outcome = Outcome(OK, stop.output)
    except InvalidDatasetError as error:
        _complain(*str(error).split("\n"))
        return USAGE
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
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        _complain(f"the output cannot be written: {error.strerror or error}")
        return USAGE
    return outcome.status


class _Progress:
    """How far a long run is, on one line of a terminal, which is wiped out at the end."""

    def __init__(self) -> None:
        self._last = monotonic()
        self._wait = 1.0
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __call__(self, text: str) -> None:
        """Shows a text in place of the one before, if it is time."""
        now = monotonic()
        if now - self._last < self._wait or sys.stderr is None or not sys.stderr.isatty():
            return
        self._last, self._wait = now, 0.2
        self._show(text)

    def __exit__(self, *_: object) -> None:
        if self._width:
            self._show("")

    def _show(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(f"\r{text.ljust(self._width)}" if text else f"\r{' ' * self._width}\r")
            sys.stderr.flush()
        self._width = len(text)


def _colour_wanted() -> bool:
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _print(output: str | bytes) -> None:
    if sys.stdout is None:
        raise OSError(None, "standard output is closed")
    data = output.encode(sys.stdout.encoding or "utf-8", "backslashreplace") if isinstance(output, str) else output
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(data.decode(sys.stdout.encoding or "utf-8"))
    else:
        binary.write(data)
    sys.stdout.flush()


def _silence(stream: TextIO | None) -> None:
    """What could not be written must not be tried again while Python shuts down."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _complain(*lines: str, prog: str = "careertaxonomy") -> None:
    from careertaxonomy.reporters.shown import visible

    if sys.stderr is None:
        return
    text = "\n".join(map(visible, lines))
    encoding = sys.stderr.encoding or "ascii"
    try:
        sys.stderr.write(f"{prog}: {text}\n".encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def run() -> NoReturn:
    """The entry point."""
    try:
        status = main()
    except KeyboardInterrupt:
        _silence(sys.stdout)
        status = INTERRUPTED
    sys.exit(status)
