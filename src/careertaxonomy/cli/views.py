"""Records as the command line shows them: as text for people and as plain values for programs."""

from __future__ import annotations

from careertaxonomy.model.canonical import plain_record
from careertaxonomy.model.records import Cluster, Pathway, Record
from careertaxonomy.model.references import Reference
from careertaxonomy.model.taxonomy import Taxonomy, linked
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import columns

__all__ = ["described"]


def described(tax: Taxonomy, record: Record) -> tuple[str, dict[str, object]]:
    """A record with all it is linked to, as text and as plain values."""
    found = linked(tax, record)
    plain = {"kind": record.kind, **plain_record(record), "dataset": tax.name, "version": tax.version}
    plain["linked"] = {
        name: [{"id": other.id, "name": other.name} for other in others] for name, others in found.items()
    }
    lines = [record.name, f"  {Reference.to(record)} in {tax.name} {tax.version}"]
    if record.aliases:
        lines.append(f"  also called: {'; '.join(record.aliases)}")
    lines += [f"  {scheme} code: {code}" for scheme, code in record.codes.items()]
    if record.note:
        lines.append(f"  note: {record.note}")
    for name, others in found.items():
        lines += ["", f"{_heading(name, record, len(others))}:"]
        lines += columns((f"  {other.id}", other.name) for other in others).splitlines()
    return "\n".join(lines) + "\n", plain


def _heading(name: str, record: Record, count: int) -> str:
    if name == "clusters" and isinstance(record, Pathway):
        return "Cluster"
    every = ", All Worlds" if name == "worlds" and isinstance(record, Cluster) and record.worlds == MARKER else ""
    return f"{name.capitalize()} ({count}{every})"
