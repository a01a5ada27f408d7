"""The command line: the only module that prints or exits.

Every command is a function that takes the parsed arguments and gives an `Outcome`; `main` prints it. What needs
pydantic is imported inside the functions, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from careertaxonomy import __version__
from careertaxonomy.errors import CareerTaxonomyError

if TYPE_CHECKING:
    from careertaxonomy.checker import Document
    from careertaxonomy.rules.base import Rule
    from careertaxonomy.taxonomy import Record, Taxonomy

__all__ = ["main", "parser", "run"]

OK, FOUND, USAGE, INTERRUPTED = 0, 1, 2, 130
LEVELS = ("error", "warning", "note")
_BUNDLED = re.compile(r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)?@(?P<version>[0-9][0-9A-Za-z.-]*)")


class Outcome(NamedTuple):
    """What a command ends with: its exit status and what it prints."""

    status: int
    output: str | bytes = ""


class UsageError(Exception):
    """The command was called wrong; the message says so in one line."""


def _check(args: argparse.Namespace) -> Outcome:
    from careertaxonomy.checker import check_documents
    from careertaxonomy.reporters import REPORTERS

    report = check_documents(_documents(args.paths))
    failing = LEVELS[: LEVELS.index(args.fail_on) + 1]
    failed = any(found.severity in failing for found in report.diagnostics)
    unreadable = any(found.code == "CT101" for found in report.diagnostics)
    text = REPORTERS[args.format](report, failed or unreadable, _colour_wanted())
    return Outcome(USAGE if unreadable else FOUND if failed else OK, text)


def _documents(paths: Sequence[str]) -> Iterator[Document]:
    from careertaxonomy.checker import Document, documents_at
    from careertaxonomy.datasets import available, read_release, release_of

    bundled = [*available()] if not paths else []
    local = []
    standard_input = False
    for path in paths:
        match = _BUNDLED.fullmatch(path)
        if match:
            bundled.append(release_of(*_named(match)))
        elif path == "-":
            standard_input = True
        else:
            local.append(path)
    for release in dict.fromkeys(bundled):
        yield Document(f"{release.name}@{release.version}", read_release(release), release.digest)
    yield from documents_at(local)
    if standard_input:
        yield Document("<stdin>", sys.stdin.buffer.read())


def _named(match: re.Match[str]) -> tuple[str, str]:
    from careertaxonomy.datasets import DEFAULT

    return match["name"] or DEFAULT, match["version"]


def _colour_wanted() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _taxonomy(dataset: str | None) -> Taxonomy:
    """The taxonomy that NAME@VERSION, @VERSION or a path stands for; the default where there is none."""
    from careertaxonomy.checker import load_file
    from careertaxonomy.datasets import load

    if dataset is None:
        return load()
    match = _BUNDLED.fullmatch(dataset)
    if match:
        name, version = _named(match)
        return load(name, version=version)
    return load_file(dataset)


def _one(tax: Taxonomy, text: str, kinds: Sequence[str]) -> Record:
    """The one record that a text means; raises `UsageError` where there is none or a choice."""
    from careertaxonomy.names import close_matches, quoted
    from careertaxonomy.views import matches, records_of, reference

    found = matches(tax, text, kinds)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{quoted(text)} may be {' or '.join(map(reference, found))}; say which")
    labels = [label for record in records_of(tax, kinds) for label in (record.id, record.name, reference(record))]
    near = close_matches(text, dict.fromkeys(labels))
    hint = f"did you mean {' or '.join(map(quoted, near))}?" if near else "see careertaxonomy list"
    raise UsageError(f"there is no {' or '.join(kinds)} {quoted(text)} in {tax.name} {tax.version}; {hint}")


def _list(args: argparse.Namespace) -> Outcome:
    from careertaxonomy.canonical import plain_record
    from careertaxonomy.models import Cluster, World
    from careertaxonomy.views import columns, records_of

    tax = _taxonomy(args.dataset)
    records = records_of(tax, [args.kind.removesuffix("s")])
    if args.world is not None:
        if args.kind == "worlds":
            raise UsageError("--world goes with clusters and pathways; see careertaxonomy show for one World")
        world = _one(tax, args.world, ["world"])
        assert isinstance(world, World)
        kept = {*tax.clusters_of(world), *tax.pathways_of(world)}
        records = [record for record in records if record in kept]
    if args.cluster is not None:
        if args.kind == "clusters":
            raise UsageError("--cluster goes with worlds and pathways; see careertaxonomy show for one cluster")
        cluster = _one(tax, args.cluster, ["cluster"])
        assert isinstance(cluster, Cluster)
        belonging = {*tax.worlds_of(cluster), *tax.pathways_of(cluster)}
        records = [record for record in records if record in belonging]
    if args.format == "json":
        return Outcome(OK, _json([plain_record(record) for record in records]))
    return Outcome(OK, columns((record.id, record.name) for record in records))


def _show(args: argparse.Namespace) -> Outcome:
    from careertaxonomy.views import described

    tax = _taxonomy(args.dataset)
    text, plain = described(tax, _one(tax, args.ref, ["world", "cluster", "pathway"]))
    return Outcome(OK, _json(plain) if args.format == "json" else text)


def _versions(args: argparse.Namespace) -> Outcome:
    from careertaxonomy.datasets import available, release_of
    from careertaxonomy.views import columns

    releases = available()
    if args.format == "json":
        return Outcome(
            OK,
            _json([{"name": found.name, "version": found.version, "digest": found.digest} for found in releases]),
        )
    newest = release_of()
    rows = [
        (f"{found.name}@{found.version}", found.digest, "the default" if found == newest else "") for found in releases
    ]
    return Outcome(OK, columns(rows))


def _export(args: argparse.Namespace) -> Outcome:
    from careertaxonomy.exporters import EXPORTERS
    from careertaxonomy.files import write_whole

    tax = _taxonomy(args.dataset)
    data = EXPORTERS[args.format](tax.dataset)
    if args.output is None:
        return Outcome(OK, data)
    if os.path.lexists(args.output) and not args.force:
        raise UsageError(f"{args.output} is there already; --force overwrites it")
    write_whole(args.output, data)
    return Outcome(OK, f"{tax.name} {tax.version} written to {args.output}\n")


def _explain(args: argparse.Namespace) -> Outcome:
    from careertaxonomy.names import close_matches
    from careertaxonomy.rulebook import plain_rule, text_of
    from careertaxonomy.rules import RULES, find_rule

    rule = find_rule(args.code)
    if rule is None:
        near = close_matches(args.code.upper(), [known.code.casefold() for known in RULES], 1)
        near = [code.upper() for code in near] or close_matches(args.code, [known.name for known in RULES], 1)
        hint = f"did you mean {near[0]}?" if near else "see careertaxonomy rules"
        raise UsageError(f'there is no rule "{args.code}"; {hint}')
    return Outcome(OK, _json(plain_rule(rule)) if args.format == "json" else text_of(rule))


def _rules(args: argparse.Namespace) -> Outcome:
    from careertaxonomy.rulebook import parts_of, plain_rule
    from careertaxonomy.rules import RULES
    from careertaxonomy.views import columns

    if args.format == "json":
        return Outcome(OK, _json([plain_rule(rule) for rule in RULES]))
    return Outcome(OK, columns(_rule_row(rule, parts_of(rule).fault) for rule in RULES))


def _rule_row(rule: Rule, fault: str) -> tuple[str, str, str, str]:
    return rule.code, rule.severity, rule.name, fault


def _json(content: object) -> str:
    return json.dumps(content, indent=2) + "\n"


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
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, function: object, summary: str, detail: str = "") -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=summary, description=f"{summary}. {detail}".strip())
        made.set_defaults(function=function)
        return made

    def formats(made: argparse.ArgumentParser, *names: str) -> None:
        made.add_argument("--format", choices=names, default=names[0], help=f"output format (default: {names[0]})")

    def dataset(made: argparse.ArgumentParser) -> None:
        made.add_argument("--dataset", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)")

    made = command(
        "check",
        _check,
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
    made.add_argument("--fail-on", choices=LEVELS, default="error", help="the lowest level that fails (default: error)")

    made = command("list", _list, "list Worlds, clusters or pathways")
    made.add_argument("kind", choices=("worlds", "clusters", "pathways"), help="what to list")
    made.add_argument("--world", metavar="WORLD", help="only those of this World (id or name)")
    made.add_argument("--cluster", metavar="CLUSTER", help="only those of this cluster (id or name)")
    dataset(made)
    formats(made, "text", "json")

    made = command("show", _show, "show a World, cluster or pathway with everything it is linked to")
    made.add_argument("ref", metavar="REF", help="an id, a name, or a reference such as cluster:finance")
    dataset(made)
    formats(made, "text", "json")

    made = command("versions", _versions, "list the bundled versions and their digests")
    formats(made, "text", "json")

    made = command("export", _export, "write the document of a version: the start of a local edit")
    made.add_argument(
        "dataset", nargs="?", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)"
    )
    made.add_argument("--output", metavar="FILE", help="where to write it (default: standard output)")
    made.add_argument("--force", action="store_true", help="overwrite FILE if it is there")
    formats(made, "json")

    made = command("explain", _explain, "explain a rule: what it finds, why it matters, a bad and a good example")
    made.add_argument("code", metavar="CODE", help="a rule's code or name, such as CT301 or unknown-world")
    formats(made, "text", "json")

    made = command("rules", _rules, "list every rule")
    formats(made, "text", "json")
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0, 1 for findings, 2 for what could not be done."""
    try:
        args = parser().parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    try:
        outcome: Outcome = args.function(args)
    except (UsageError, CareerTaxonomyError) as error:
        _complain(str(error))
        return USAGE
    except OSError as error:
        _complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return USAGE
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
