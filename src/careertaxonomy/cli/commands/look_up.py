"""The commands `find`, `list` and `show`: what a text may mean, the records, and what each of them is linked to."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.actions import Joined
from careertaxonomy.cli.command import DATASET, TEXT_OR_JSON, argument, command
from careertaxonomy.cli.inputs import release_named, taxonomy_read
from careertaxonomy.cli.results import FOUND, OK, Result, UsageError
from careertaxonomy.reporters.plain import as_json

if TYPE_CHECKING:
    from careertaxonomy.labels.rows import Match
    from careertaxonomy.model.flat import FlatRow
    from careertaxonomy.model.records import Record
    from careertaxonomy.model.references import Kind
    from careertaxonomy.model.taxonomy import Taxonomy


def _one(tax: Taxonomy, text: str, *kinds: Kind) -> Record | None:
    """The one record that a text means, None where there is none; raises `UsageError` where there is a choice."""
    from careertaxonomy.model.lookups import matches
    from careertaxonomy.model.references import Reference
    from careertaxonomy.text.wording import quoted

    found = matches(tax.dataset, text, kinds)
    if len(found) > 1:
        choice = " or ".join(str(Reference.to(record)) for record in found)
        raise UsageError(f"{quoted(text)} may be {choice}; say which")
    return found[0] if found else None


@command(
    "find",
    "find Worlds, clusters and pathways by a part of a name",
    argument(
        "ref",
        action=Joined,
        metavar="TEXT",
        help="a word, a part of a name, an abbreviation or a code, such as health, IT, ag or 06",
    ),
    argument("--kind", choices=("world", "cluster", "pathway"), help="only records of this kind"),
    DATASET,
    example="find health",
    reports=TEXT_OR_JSON,
    detail="Exit status: 0 something was found, 1 nothing was.",
)
def find_command(args: Namespace) -> Result:
    """Lists the records that have a text in some way, best first."""
    tax, remarks = taxonomy_read(args.dataset)
    return _matches(tax, args, tax.find(args.ref, args.kind), remarks)


def _matches(
    tax: Taxonomy, args: Namespace, found: Sequence[Match], remarks: tuple[str, ...], *, missing: str = ""
) -> Result:
    """What was found for a text; `missing` says, where something else was wanted, what no record is."""
    from careertaxonomy.text.wording import columns, quoted

    status = FOUND if missing or not found else OK
    if status == FOUND:
        near = "; found:" if found else ""
        remarks = (
            *remarks,
            f"no World, cluster or pathway {missing or 'has'} {quoted(args.ref)} in {tax.name} {tax.version}{near}",
        )
    if args.format == "json":
        return Result(status, as_json([match._asdict() for match in found]), remarks)
    return Result(status, columns((match.ref, match.name, match.agrees) for match in found), remarks)


def _csv(kind: str, rows: Iterable[FlatRow]) -> bytes:
    """The columns of the export as CSV, as bytes: the ends of its lines are not the terminal's."""
    from careertaxonomy.formats.text_tables import csv_text
    from careertaxonomy.model.flat import COLUMNS

    return csv_text(COLUMNS[kind], ([row[column] for column in COLUMNS[kind]] for row in rows)).encode()


def _markdown(kind: str, rows: Iterable[FlatRow]) -> str:
    """The names and the id as a table of Markdown."""
    from careertaxonomy.formats.text_tables import markdown_table, markdown_text
    from careertaxonomy.model.flat import COLUMNS

    heads = {"world": "World", "cluster": "Career Cluster", "worlds": "Worlds", "pathway": "Career Pathway"}
    shown = [column for column in COLUMNS[kind] if column in heads]
    cells = ([*(markdown_text(row[column]) for column in shown), f"`{row[f'{kind}_id']}`"] for row in rows)
    return markdown_table([*(heads[column] for column in shown), "id"], cells)


TABLES: dict[str, Callable[[str, Iterable[FlatRow]], str | bytes]] = {"csv": _csv, "markdown": _markdown}
"""The tables that `list` writes, by the name that `--format` takes."""


@command(
    "list",
    "list Worlds, clusters or pathways",
    argument(
        "kind",
        nargs="?",
        metavar="KIND",
        choices=("worlds", "clusters", "pathways"),
        help="worlds, clusters or pathways (default: an overview)",
    ),
    argument("--world", action=Joined, metavar="WORLD", help="only those of this World (id or name)"),
    argument("--cluster", action=Joined, metavar="CLUSTER", help="only those of this cluster (id or name)"),
    DATASET,
    example="list clusters --world Health Care",
    reports=("text", "json", *TABLES),
)
def list_command(args: Namespace) -> Result:
    """Lists records or, without a kind, all Worlds and clusters with what they have."""
    from careertaxonomy.cli.views import overview
    from careertaxonomy.model.canonical import plain_record
    from careertaxonomy.model.lookups import linked
    from careertaxonomy.model.records import Pathway
    from careertaxonomy.model.references import KINDS, word_of
    from careertaxonomy.text.wording import columns

    tax, remarks = taxonomy_read(args.dataset)
    given: tuple[tuple[Kind, str | None], ...] = (("world", args.world), ("cluster", args.cluster))
    if args.kind is None:
        if any(text is not None for _, text in given):
            raise UsageError("with --world and --cluster, say first what to list: worlds, clusters or pathways")
        if args.format in TABLES:
            raise UsageError(f"with --format {args.format}, say first what to list: worlds, clusters or pathways")
        shown, plain = overview(tax)
        return Result(OK, as_json(plain) if args.format == "json" else shown, remarks)
    (wanted,) = (kind for kind in KINDS if args.kind == f"{kind}s")
    records = tax.dataset.of(wanted)
    for kind, text in given:
        if text is None:
            continue
        if kind == wanted:
            others = " and ".join(f"{other}s" for other in KINDS if other != kind)
            raise UsageError(f"--{kind} may be combined with {others}; see careertaxonomy show for one {word_of(kind)}")
        named = _one(tax, text, kind) or tax.get(f"{kind}:{text}")
        kept = {record.id for record in linked(tax, named)[args.kind]}
        records = tuple(record for record in records if record.id in kept)
    if args.format == "json":
        return Result(OK, as_json([plain_record(record) for record in records]), remarks)
    if args.format in TABLES:
        from careertaxonomy.model.flat import flat_rows

        return Result(OK, TABLES[args.format](wanted, flat_rows(tax, wanted, records)), remarks)
    rows = ((each.id, each.name, *([each.cluster] if isinstance(each, Pathway) else [])) for each in records)
    return Result(OK, columns(rows), remarks)


@command(
    "show",
    "show one World, cluster or pathway and what it is linked to",
    argument("ref", action=Joined, metavar="REF", help="an id, a name, or a reference such as cluster:finance"),
    DATASET,
    example="show Health Care",
    reports=("text", "json", "markdown"),
)
def show_command(args: Namespace) -> Result:
    """Shows one record or, where none is called so, what may be meant."""
    from careertaxonomy.cli.views import described, in_markdown
    from careertaxonomy.model.references import KINDS

    tax, remarks = taxonomy_read(args.dataset)
    record = _one(tax, args.ref, *KINDS)
    if record is None:
        return _matches(tax, args, tax.find(args.ref), remarks, missing="is called")
    if args.format == "markdown":
        return Result(OK, in_markdown(tax, record), remarks)
    text, plain = described(tax, record)
    origin, about_base = _origin(args.dataset, tax, record)
    if origin is not None:
        plain["origin"] = origin
        first, second, rest = text.split("\n", 2)
        text = f"{first}\n{second}, {_ORIGINS[origin]}\n{rest}"
    return Result(OK, as_json(plain) if args.format == "json" else text, remarks + about_base)


_ORIGINS = {"base": "as in its base", "changed": "changed since its base", "local": "which its base does not have"}


def _origin(dataset: str | None, tax: Taxonomy, record: Record) -> tuple[str | None, tuple[str, ...]]:
    """Where a record of a local copy comes from, None for what has no base on record; and remarks on the base."""
    from careertaxonomy.checks.settings import SettingsError, find_settings
    from careertaxonomy.cli.bases import Bases
    from careertaxonomy.model.references import Reference
    from careertaxonomy.versions.merge import origins

    if dataset is None or release_named(dataset):
        return None, ()
    bases = Bases()
    try:
        base = bases.of(find_settings(str(Path(dataset).parent)), dataset)
    except SettingsError as error:
        return None, (str(error),)
    return None if base is None else origins(base, tax)[str(Reference.to(record))], bases.remarks
