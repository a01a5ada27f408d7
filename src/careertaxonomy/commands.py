"""What the commands do: each is a function that takes the parsed arguments and gives an `Outcome` to print.

What needs pydantic is imported inside the functions, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import json
import os
import re
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from careertaxonomy.errors import CareerTaxonomyError, InvalidDatasetError

if TYPE_CHECKING:
    from careertaxonomy.datasets import Release
    from careertaxonomy.models import Kind
    from careertaxonomy.rules.base import Rule
    from careertaxonomy.taxonomy import Record, Taxonomy

__all__ = [
    "BUNDLED",
    "FORMS",
    "FOUND",
    "OK",
    "SEVERITIES",
    "USAGE",
    "Outcome",
    "UsageError",
    "diff_command",
    "explain_command",
    "export_command",
    "list_command",
    "name_and_version",
    "pin_command",
    "rules_command",
    "schema_command",
    "show_command",
    "taxonomy_of",
    "versions_command",
]

OK, FOUND, USAGE = 0, 1, 2
FORMS = ("json", "yaml")
"""What a document may be written in."""
SEVERITIES = ("error", "warning", "note")
BUNDLED = re.compile(
    r"(?!.*\.(?:json|ya?ml)$)"
    r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)?@(?P<version>[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?)"
)


class Outcome(NamedTuple):
    """What a command ends with: its exit status, what it prints, and remarks for standard error."""

    status: int
    output: str | bytes = ""
    remarks: tuple[str, ...] = ()


class UsageError(CareerTaxonomyError):
    """The command was called wrong; the message says so in one line."""


def name_and_version(match: re.Match[str]) -> tuple[str, str]:
    """The name and the version of what `BUNDLED` matches."""
    from careertaxonomy.datasets import DEFAULT

    return match["name"] or DEFAULT, match["version"]


def taxonomy_of(dataset: str | None) -> Taxonomy:
    """The taxonomy that NAME@VERSION, @VERSION or a path stands for; the default where there is none."""
    from pathlib import Path

    from careertaxonomy.checker import load_file
    from careertaxonomy.datasets import load

    if dataset is None:
        return load()
    match = BUNDLED.fullmatch(dataset)
    if match:
        name, version = name_and_version(match)
        return load(name, version=version)
    try:
        return load_file(dataset)
    except InvalidDatasetError as error:
        first = error.diagnostics[0]
        if first.code != "CT101":
            raise
        hint = "" if Path(dataset).exists() else "; a released version is named NAME@VERSION or @VERSION"
        raise UsageError(f"{dataset}: {first.message}{hint}") from None


def _one(tax: Taxonomy, text: str, kinds: Sequence[Kind]) -> Record:
    """The one record that a text means; raises `UsageError` where there is none or a choice."""
    from careertaxonomy.names import close_matches, quoted
    from careertaxonomy.record_changes import word_of
    from careertaxonomy.views import matches, records_of, reference

    found = matches(tax, text, kinds)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{quoted(text)} may be {' or '.join(map(reference, found))}; say which")
    named: dict[str, set[str]] = {}
    for record in records_of(tax, kinds):
        for label in (record.id, record.name, reference(record)):
            named.setdefault(label, set()).add(reference(record))
    near: list[str] = []
    offered: set[str] = set()
    for label in close_matches(text, named, 9):
        if not named[label] <= offered and len(near) < 3:
            near.append(label)
            offered |= named[label]
    hint = f"did you mean {' or '.join(map(quoted, near))}?" if near else "see careertaxonomy list"
    *others, last = map(word_of, kinds)
    words = f"{', '.join(others)} or {last}" if others else last
    raise UsageError(f"there is no {words} {quoted(text)} in {tax.name} {tax.version}; {hint}")


def list_command(args: Namespace) -> Outcome:
    """Lists records."""
    from careertaxonomy.canonical import plain_record
    from careertaxonomy.models import Cluster, World
    from careertaxonomy.views import columns, records_of

    tax = taxonomy_of(args.dataset)
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


def show_command(args: Namespace) -> Outcome:
    """Shows one record."""
    from careertaxonomy.models import KINDS
    from careertaxonomy.views import described

    tax = taxonomy_of(args.dataset)
    text, plain = described(tax, _one(tax, args.ref, KINDS))
    return Outcome(OK, _json(plain) if args.format == "json" else text)


def versions_command(args: Namespace) -> Outcome:
    """Lists the versions that there are."""
    from careertaxonomy.datasets import available, release_of, unavailable
    from careertaxonomy.views import columns

    releases = available()
    remarks = tuple(map(str, unavailable()))
    if args.format == "json":
        fields = ("name", "version", "digest", "package")
        return Outcome(OK, _json([{key: getattr(found, key) for key in fields} for found in releases]), remarks)
    newest = release_of()
    rows = [(f"{found.name}@{found.version}", found.digest, _about(found, newest)) for found in releases]
    return Outcome(OK, columns(rows), remarks)


def _about(release: Release, newest: Release) -> str:
    """What else is to be said of a release: that it is the default, or which other package brings it."""
    if release == newest:
        return "the default"
    return "" if release.package == newest.package else f"from {release.package}"


def pin_command(args: Namespace) -> Outcome:
    """Prints the call that pins a version."""
    from careertaxonomy.datasets import DEFAULT, release_of

    given = args.dataset or ""
    name, at, version = given.partition("@")
    if at and not version:
        raise UsageError(f"{given} names no version; write NAME, NAME@VERSION or @VERSION")
    if BUNDLED.fullmatch(f"@{given}"):
        raise UsageError(f"no dataset {given}; did you mean @{given}?")
    release = release_of(name or DEFAULT, version or None)
    call = f'ct.load("{release.name}", version="{release.version}", digest="{release.digest}")'
    if args.format == "json":
        return Outcome(OK, _json({"name": release.name, "version": release.version, "digest": release.digest}))
    return Outcome(OK, f"{call}\n")


def diff_command(args: Namespace) -> Outcome:
    """Compares two versions."""
    from careertaxonomy.comparison import diff
    from careertaxonomy.models import KINDS
    from careertaxonomy.reporters.changes import CHANGE_REPORTERS
    from careertaxonomy.views import records_of, reference

    old, new = taxonomy_of(args.old), taxonomy_of(args.new)
    comparison = diff(old, new)
    remarks: tuple[str, ...] = ()
    if args.used is not None:
        used = _references(args.used)
        known = {reference(record) for tax in (old, new) for record in records_of(tax, KINDS)}
        known |= {f"{record.kind}:{record.id}" for tax in (old, new) for record in tax.dataset.retired}
        known |= {known_reference.partition(":")[2] for known_reference in known}
        remarks = tuple(f"{args.used}: neither version has {entry}" for entry in used if entry not in known)
        comparison = comparison.used(used)
    return Outcome(OK, CHANGE_REPORTERS[args.format](comparison), remarks)


def _references(path: str) -> list[str]:
    """The references that a file lists, one a line; empty lines and those that begin with # do not count."""
    from careertaxonomy.files import read_text

    lines = (line.strip() for line in read_text(path).splitlines())
    return [*dict.fromkeys(line for line in lines if line and not line.startswith("#"))]


def export_command(args: Namespace) -> Outcome:
    """Writes a document."""
    from careertaxonomy.exporters import EXPORTERS

    tax = taxonomy_of(args.dataset)
    return _written(args, EXPORTERS[args.format](tax.dataset), f"{tax.name} {tax.version}")


def _written(args: Namespace, data: bytes, what: str) -> Outcome:
    """Some bytes, printed or written to the file that `--output` names."""
    from careertaxonomy.files import write_whole

    if args.output in (None, "-"):
        return Outcome(OK, data)
    if not args.output:
        raise UsageError("--output takes the name of a file")
    if os.path.lexists(args.output) and not args.force:
        raise UsageError(f"{args.output} is there already; --force overwrites it")
    try:
        write_whole(args.output, data)
    except OSError as error:
        raise UsageError(f"{args.output} cannot be written: {error.strerror or error}") from None
    return Outcome(OK, f"{what} written to {args.output}\n")


def explain_command(args: Namespace) -> Outcome:
    """Explains a rule."""
    from careertaxonomy.names import quoted
    from careertaxonomy.rulebook import plain_rule, text_of
    from careertaxonomy.rules import find_rule, near_rules

    rule = find_rule(args.code)
    if rule is None:
        near = near_rules(args.code)
        hint = f"did you mean {near[0]}?" if near else "see careertaxonomy rules"
        raise UsageError(f"there is no rule {quoted(args.code)}; {hint}")
    return Outcome(OK, _json(plain_rule(rule)) if args.format == "json" else text_of(rule))


def rules_command(args: Namespace) -> Outcome:
    """Lists the rules."""
    from careertaxonomy.rulebook import parts_of, plain_rule
    from careertaxonomy.rules import RULES
    from careertaxonomy.views import columns

    if args.format == "json":
        return Outcome(OK, _json([plain_rule(rule) for rule in RULES]))
    return Outcome(OK, columns(_rule_row(rule, parts_of(rule).fault) for rule in RULES))


def schema_command(args: Namespace) -> Outcome:
    """Writes the JSON Schema of a document."""
    from careertaxonomy.schema import shipped

    return _written(args, shipped(), "the schema")


def _rule_row(rule: Rule, fault: str) -> tuple[str, str, str, str]:
    return rule.code, rule.severity, rule.name, fault


def _json(content: object) -> str:
    return json.dumps(content, indent=2) + "\n"
