"""Records as the command line shows them: as text or Markdown for people and as plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator

from careertaxonomy.model.canonical import plain_record
from careertaxonomy.model.lookups import linked
from careertaxonomy.model.records import Cluster, Pathway, Record, World
from careertaxonomy.model.references import KINDS, Reference, word_of
from careertaxonomy.model.taxonomy import Taxonomy, sizes
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import as_lines, columns, plural

__all__ = ["described", "in_markdown", "overview"]

_ALL = "All Worlds"


def overview(tax: Taxonomy) -> tuple[str, dict[str, object]]:
    """All Worlds and clusters with the numbers of what they have, as text and as plain values."""
    nouns = {f"{kind}s": word_of(kind) for kind in KINDS}
    numbers: dict[str, list[dict[str, object]]] = {"worlds": [], "clusters": []}
    lines = [tax.dataset.title, f"  {tax.name} {tax.version}: {sizes(tax.dataset)}"]
    sides: tuple[tuple[str, tuple[Record, ...]], ...] = (("worlds", tax.worlds), ("clusters", tax.clusters))
    for list_name, records in sides:
        rows = []
        for record in records:
            counts = {name: len(others) for name, others in linked(tax, record).items()}
            numbers[list_name].append({"id": record.id, "name": record.name, **counts})
            first, second = (plural(count, nouns[name]) for name, count in counts.items())
            rows.append((f"  {record.id}", record.name, _ALL if _is_everywhere(record) else first, second))
        lines += ["", f"{list_name.capitalize()}:", *columns(rows).splitlines()]
    plain: dict[str, object] = {"dataset": tax.name, "version": tax.version, "title": tax.dataset.title, **numbers}
    return "\n".join(lines) + "\n", plain


def _is_everywhere(record: Record) -> bool:
    return isinstance(record, Cluster) and record.worlds == MARKER


def described(tax: Taxonomy, record: Record) -> tuple[str, dict[str, object]]:
    """A record with all it is linked to, as text and as plain values."""
    found = linked(tax, record)
    plain = {"kind": record.kind, **plain_record(record), "dataset": tax.name, "version": tax.version}
    plain["linked"] = {
        name: [{"id": other.id, "name": other.name} for other in others] for name, others in found.items()
    }
    lines = [
        record.name,
        f"  {Reference.to(record)} in {tax.name} {tax.version}",
        *(f"  {line}" for line in _about(record)),
    ]
    for name, others in found.items():
        lines += ["", f"{_heading(name, record, len(others))}:"]
        if isinstance(record, World) and name == "pathways":
            lines += _by_cluster(tax, record)
        else:
            lines += columns((f"  {other.id}", other.name, *_mark(record, other)) for other in others).splitlines()
    return as_lines(lines), plain


def _about(record: Record) -> Iterator[str]:
    """What a record says of itself beside its name and its links."""
    if record.aliases:
        yield f"also called: {'; '.join(record.aliases)}"
    for scheme, code in record.codes.items():
        yield f"{scheme} code: {code}"
    if record.note:
        yield f"note: {record.note}"


def _mark(record: Record, other: Record) -> tuple[str, ...]:
    """For a cluster of a World, whether it belongs to it as to every other."""
    if not isinstance(record, World):
        return ()
    return (_ALL if _is_everywhere(other) else "",)


def _by_cluster(tax: Taxonomy, world: World) -> Iterator[str]:
    """The pathways of a World, those of each cluster together."""
    clusters = tax.clusters_of(world)
    rows = [(f"    {pathway.id}", pathway.name) for cluster in clusters for pathway in tax.pathways_of(cluster)]
    lines = iter(columns(rows).splitlines())
    for cluster in clusters:
        pathways = tax.pathways_of(cluster)
        if pathways:
            yield f"  {cluster.name}{f' ({_ALL})' if _is_everywhere(cluster) else ''}"
        yield from (next(lines) for _ in pathways)


def _heading(name: str, record: Record, count: int) -> str:
    if name == "clusters" and isinstance(record, Pathway):
        return "Cluster"
    every = f", {_ALL}" if name == "worlds" and _is_everywhere(record) else ""
    return f"{name.capitalize()} ({count}{every})"


def in_markdown(tax: Taxonomy, record: Record) -> str:
    """A record with all it is linked to, as Markdown."""
    lines = [f"# {record.name}", "", f"`{Reference.to(record)}` in {tax.name} {tax.version}", ""]
    lines += [f"- {line}" for line in _about(record)]
    for name, others in linked(tax, record).items():
        lines += ["", f"## {_heading(name, record, len(others))}", ""]
        if isinstance(record, World) and name == "pathways":
            for cluster in tax.clusters_of(record):
                pathways = [pathway.name for pathway in tax.pathways_of(cluster)]
                lines += (
                    [f"- {_item(record, cluster)}", *(f"  - {pathway}" for pathway in pathways)] if pathways else []
                )
        else:
            lines += [f"- {_item(record, other)}" for other in others]
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def _item(record: Record, other: Record) -> str:
    return f"{other.name} ({_ALL})" if isinstance(record, World) and _is_everywhere(other) else other.name
