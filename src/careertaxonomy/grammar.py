"""The command line's grammar: the commands, their arguments, and the function that does each."""

from __future__ import annotations

import argparse
from typing import NoReturn

from careertaxonomy import __version__, commands
from careertaxonomy.checking import check_command
from careertaxonomy.commands import FORMS, SEVERITIES
from careertaxonomy.migrating import migrate_command
from careertaxonomy.releasing import release_command

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

    made = command(
        "versions",
        commands.versions_command,
        "list the versions that there are, with their digests and the package that brings them",
    )
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
        "release",
        release_command,
        "release a document: check it against the version before it, and write it with its digest",
        "Prints the changelog entry. "
        "Exit status: 0 released, 1 the document has errors or takes too small a step, 2 it could not be done.",
    )
    made.add_argument("path", metavar="PATH", help="the document")
    made.add_argument("--to", metavar="DIR", required=True, help="the folder of released versions and SHA256SUMS")

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
