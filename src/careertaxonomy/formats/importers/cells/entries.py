"""From blocks to entries: each cluster once, with its Worlds and its pathways, whatever rows it is spread over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.blocks import Block
from careertaxonomy.formats.importers.cells.evidence import Evidence
from careertaxonomy.formats.importers.cells.pathways import PathwayColumn
from careertaxonomy.formats.importers.cells.worlds import ALL_WORLDS, Row, RowReading
from careertaxonomy.formats.importers.columns import Layout, Line, one_value
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in
from careertaxonomy.formats.importers.names import Name
from careertaxonomy.text.normal_forms import MARKER, normal

__all__ = ["Entry", "entries_of"]

_TRUE = ("true", "yes", "1", "x")
"""What a column says that marks the clusters of all Worlds; anything else says no."""


@dataclass
class Entry:
    """A cluster of the table: its name and its Worlds; its pathways, each with its lines; the lines of all; where each
    pathway comes among those of the table; the Worlds of its rows, with the pathways of each; and whether nothing is
    asked about these."""

    cluster: Name
    worlds: tuple[Name, ...] = ()
    pathways: dict[Name, list[Line]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    order: dict[Name, int] = field(default_factory=dict)
    variants: dict[tuple[Name, ...], set[Name]] = field(default_factory=dict)
    is_sure: bool = True
    _by_key: dict[tuple[str, str], Name] = field(default_factory=dict)

    def named(self, name: Name) -> Name:
        """The pathway that has a name already, in whichever spelling; the name itself where there is none."""
        return self._by_key.setdefault((name.id, normal(name.text)), name)


def entries_of(
    layout: Layout,
    blocks: Sequence[Block],
    rows: Mapping[Row, RowReading],
    base: Base,
    evidence: Evidence,
    ledger: Ledger,
) -> list[Entry]:
    """The clusters in the order of the table."""
    column = PathwayColumn(layout, base, evidence, ledger)
    entries: dict[tuple[str, str], Entry] = {}
    above: tuple[Name, ...] = ()
    position = count()
    for block in blocks:
        key = (block.cluster.id, normal(block.cluster.text))
        entry = entries.setdefault(key, Entry(block.cluster))
        entry.lines += block.lines
        if block.cluster != entry.cluster:
            ledger.infer("known spelling", layout.where(block.lines[:1]), block.cluster.text, entry.cluster.text)
        names = [_of_cluster(name, block.cluster, base) for name in column.names(block)]
        for name, lines in _with_lines(names, block.lines):
            known = entry.named(name)
            if known != name:
                ledger.infer("known spelling", layout.column("pathway", entry.cluster.text), name.text, known.text)
            entry.pathways.setdefault(known, []).extend(lines)
            entry.order.setdefault(known, next(position))
        text = block.text("world")
        reading = rows.get((block.cluster.text, text))
        worlds = reading.names if reading else ()
        entry.is_sure &= reading is None or reading.is_sure
        if not worlds and _is_left(layout, "world") and len(above) == 1:
            worlds = above
        above = worlds
        if worlds:
            entry.variants.setdefault(worlds, set()).update(names)
    above = ()
    for entry in entries.values():
        if entry.is_sure:
            entry.worlds = above = _agreed(layout, entry, above, base, ledger)
    return [*entries.values()]


def _is_left(layout: Layout, role: str) -> bool:
    """Whether a column stands to the left of that of clusters: a blank in it means the same as above."""
    headers = [*layout.headers]
    return headers.index(role) < headers.index("cluster")


def _of_cluster(name: Name, cluster: Name, base: Base) -> Name:
    """A name as that of the pathway of this cluster, where several records have it."""
    same = base.pathways.ids.get(normal(name.text), ()) if name.id in base.cluster_of else ()
    id = next((id for id in same if base.cluster_of[id] == cluster.id), name.id)
    return Name(base.pathways.spelling[id], id) if id != name.id else name


def _with_lines(names: Sequence[Name], lines: Sequence[Line]) -> Iterator[tuple[Name, Sequence[Line]]]:
    """Names with the lines that they stand in, where there is one for each."""
    filled = [line for line in lines if line.pathway]
    for at, name in enumerate(names):
        yield name, [filled[at]] if len(filled) == len(names) else filled if len(names) == 1 else ()


def _agreed(layout: Layout, entry: Entry, above: tuple[Name, ...], base: Base, ledger: Ledger) -> tuple[Name, ...]:
    """The Worlds of a cluster, from those of its rows; `above` are those of the cluster before."""
    cluster = entry.cluster.text
    union = tuple(dict.fromkeys(name for names in entry.variants for name in names))
    role, printed = "world", as_names(name.text for name in union)
    marked = one_value(layout, ledger, "all_worlds", cluster, entry.lines).lower()
    ways: Sequence[tuple[Name, ...]]
    if marked and (marked in _TRUE) != (union == (ALL_WORLDS,)):
        role, printed = "all_worlds", marked
        asks, ways = "This column and that of the Worlds do not agree. Which are its Worlds?", [(ALL_WORLDS,), union]
    else:
        asks, ways = _doubt(entry, union, above)
    if asks:
        read_as = ledger.decided(layout.column(role, cluster), printed)
        if read_as is not None:
            return tuple(base.worlds.name(name) for name in names_in(read_as))
        texts = [as_names(name.text for name in way) for way in ways]
        where = layout.where(entry.lines)
        ledger.ask(layout.column(role, cluster), where, printed, asks, [*_usual(entry.cluster, base), *texts])
    if base.dataset and _usual(entry.cluster, base) == [ALL_WORLDS.text] and len(union) == len(base.dataset.worlds) > 1:
        ledger.infer("known Worlds", layout.column("world", cluster), printed, ALL_WORLDS.text)
        return (ALL_WORLDS,)
    return union


def _doubt(entry: Entry, union: tuple[Name, ...], above: tuple[Name, ...]) -> tuple[str, Sequence[tuple[Name, ...]]]:
    """What is to be asked about the Worlds of a cluster, and what they may be; nothing where they are sure.

    Rows may name one World each, if every World has a row for each pathway.
    """
    if not union:
        return "No row of this cluster names a World. Which are its Worlds?", [above or (ALL_WORLDS,)]
    if ALL_WORLDS in union and len(union) > 1:
        others = tuple(name for name in union if name != ALL_WORLDS)
        return "All Worlds and other Worlds are named together. Which is meant?", [(ALL_WORLDS,), others]
    if len({frozenset(names) for names in entry.variants.values()}) > 1:
        return "Rows of this cluster name different Worlds. Which are its Worlds?", [union, *entry.variants]
    return "", ()


def _usual(cluster: Name, base: Base) -> list[str]:
    """The Worlds that the base gives a cluster."""
    records = base.dataset.clusters if base.dataset else ()
    found = next((record.worlds for record in records if record.id == cluster.id), None)
    if found is None:
        return []
    return [ALL_WORLDS.text] if found == MARKER else [as_names(base.worlds.spelling[id] for id in found)]
