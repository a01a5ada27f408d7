"""Pathways of the base in a row of another cluster: they moved, or stand in a wrong place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.entries import Entry
from careertaxonomy.formats.importers.cells.evidence import Evidence
from careertaxonomy.formats.importers.columns import Layout
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.formats.importers.names import Name

__all__ = ["settle_owners"]


def settle_owners(layout: Layout, entries: Sequence[Entry], base: Base, evidence: Evidence, ledger: Ledger) -> None:
    """Asks about pathways that the base gives another cluster than the one they stand in, which must have its id.

    Where every line names its cluster, a pathway that stands in one cluster only has moved there, unless that cluster
    is new: then its name may be a slip.
    """
    owners: dict[str, list[str]] = {}
    for entry in entries:
        for name in entry.pathways:
            owners.setdefault(name.id, []).append(entry.cluster.text)
    for entry in entries:
        is_doubtful = entry.cluster.id not in base.clusters.spelling and not entry.lines[0].is_decided
        strangers = {
            name: home
            for name in entry.pathways
            if (home := base.cluster_of.get(name.id)) not in (None, entry.cluster.id)
            and (is_doubtful or len(owners[name.id]) > 1 or not evidence.is_complete)
        }
        if strangers and is_doubtful:
            _ask_about_cluster(layout, entry, [base.clusters.spelling[home] for home in strangers.values()], ledger)
        else:
            _ask_about_pathways(layout, entry, strangers, owners, base, ledger)


def _ask_about_cluster(layout: Layout, entry: Entry, homes: Sequence[str], ledger: Ledger) -> None:
    where, printed = layout.where(entry.lines), entry.lines[0].cluster
    asks = (
        f"This cluster is new, and its pathways are those of {' and '.join(dict.fromkeys(homes))}. Is it another name?"
    )
    ledger.ask(layout.column("cluster"), where, printed, asks, [*homes, printed], "the name of the cluster")


def _ask_about_pathways(
    layout: Layout,
    entry: Entry,
    strangers: Mapping[Name, str],
    owners: Mapping[str, Sequence[str]],
    base: Base,
    ledger: Ledger,
) -> None:
    kept = {}
    for name, lines in entry.pathways.items():
        if name not in strangers:
            kept[name] = lines
            continue
        place = layout.column("pathway", entry.cluster.text)
        read_as = ledger.decided(place, name.text)
        if read_as is None:
            owner = base.clusters.spelling[strangers[name]]
            asks = f"In {base.label} this is a pathway of {owner}. Has it moved here, or is the line in a wrong place?"
            answer = "the name, if it belongs here; nothing, if it does not"
            ledger.ask(place, layout.where(lines or entry.lines), name.text, asks, [name.text, ""], answer)
        elif read_as.strip():
            moved = name if len(owners[name.id]) == 1 else Name(name.text)
            kept[moved] = lines
            entry.order[moved] = entry.order[name]
    entry.pathways = kept
