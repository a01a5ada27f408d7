"""Records as the command line shows them: as text for people and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from careertaxonomy.canonical import plain_record
from careertaxonomy.models import Cluster, Pathway, World
from careertaxonomy.names import MARKER, normal
from careertaxonomy.taxonomy import Record, Taxonomy

__all__ = ["columns", "described", "kind_of", "linked", "matches", "records_of", "reference"]


def kind_of(record: Record) -> str:
    """ "world", "cluster" or "pathway"."""
    return type(record).__name__.lower()


def reference(record: Record) -> str:
    """A record's kinded reference, such as `cluster:finance`."""
    return f"{kind_of(record)}:{record.id}"


def records_of(tax: Taxonomy, kinds: Sequence[str]) -> list[Record]:
    """The records of some kinds, in published order."""
    everything: tuple[Record, ...] = (*tax.worlds, *tax.clusters, *tax.pathways)
    return [record for record in everything if kind_of(record) in kinds]


def matches(tax: Taxonomy, text: str, kinds: Sequence[str]) -> list[Record]:
    """The records that a person may mean by a text: by kinded reference, id, name or alias."""
    records = records_of(tax, kinds)
    exact = [record for record in records if reference(record) == text]
    wanted = normal(text)
    return exact or [
        record
        for record in records
        if record.id == text or (wanted and wanted in map(normal, (record.name, *record.aliases)))
    ]


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text, each column as wide as its widest entry."""
    table = [*rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table)
    return "".join(f"{line}\n" for line in lines)


def linked(tax: Taxonomy, record: Record) -> dict[str, tuple[Record, ...]]:
    """Everything that a record is linked to, by the name of the kind."""
    if isinstance(record, World):
        return {"clusters": tax.clusters_of(record), "pathways": tax.pathways_of(record)}
    if isinstance(record, Cluster):
        return {"worlds": tax.worlds_of(record), "pathways": tax.pathways_of(record)}
    return {"clusters": (tax.cluster_of(record),), "worlds": tax.worlds_of(record)}


def described(tax: Taxonomy, record: Record) -> tuple[str, dict[str, object]]:
    """A record with all it is linked to, as text and as plain values."""
    found = linked(tax, record)
    plain: dict[str, object] = {
        "kind": kind_of(record),
        **plain_record(record),
        "dataset": tax.name,
        "version": tax.version,
    }
    plain["linked"] = {
        kind: [{"id": other.id, "name": other.name} for other in others] for kind, others in found.items()
    }
    lines = [record.name, f"  {reference(record)} in {tax.name} {tax.version}"]
    if record.aliases:
        lines.append(f"  also called: {'; '.join(record.aliases)}")
    lines += [f"  {scheme} code: {code}" for scheme, code in record.codes.items()]
    if record.note:
        lines.append(f"  note: {record.note}")
    for kind, others in found.items():
        lines += ["", f"{_heading(kind, record, len(others))}:"]
        lines += columns((f"  {other.id}", other.name) for other in others).splitlines()
    return "\n".join(lines) + "\n", plain


def _heading(kind: str, record: Record, count: int) -> str:
    if kind == "clusters" and isinstance(record, Pathway):
        return "Cluster"
    every = ", All Worlds" if kind == "worlds" and isinstance(record, Cluster) and record.worlds == MARKER else ""
    return f"{kind.capitalize()} ({count}{every})"
