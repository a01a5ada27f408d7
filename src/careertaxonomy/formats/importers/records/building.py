"""From entries to a dataset: records of the base as they were, new ones, and what the table does not name any more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.entries import Entry
from careertaxonomy.formats.importers.cells.worlds import ALL_WORLDS
from careertaxonomy.formats.importers.columns import Layout, Line
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.formats.importers.names import Name
from careertaxonomy.formats.importers.records.codes import CodeColumns
from careertaxonomy.formats.importers.records.ids import Ids
from careertaxonomy.model.records import (
    FORMAT,
    KINDS,
    VERSION,
    Cluster,
    Dataset,
    Kind,
    Pathway,
    Record,
    Repair,
    Retired,
    World,
)
from careertaxonomy.text.normal_forms import MARKER, SLUG, is_blank

__all__ = ["Head", "Records", "head_of", "retired_from"]

_R = TypeVar("_R", World, Cluster, Pathway)


@dataclass(frozen=True, slots=True)
class Head:
    """What the document is called."""

    name: str
    version: str
    title: str


def head_of(file: str, name: str, version: str, title: str) -> Head:
    """What a document is called. Raises `UnreadableTableError` for what is no name, no version or no title."""
    if not re.fullmatch(SLUG, name):
        raise UnreadableTableError(file, f"{name!r} is no name of a dataset: names are written like-this")
    if not re.fullmatch(VERSION, version):
        raise UnreadableTableError(file, f"{version!r} is no version: versions are written 1.0.0 or 2.0.0-local.1")
    if is_blank(title):
        raise UnreadableTableError(file, "its title is blank")
    return Head(name, version, title)


class Records:
    """The records of a table, built upon those of the base. What is in doubt goes into the ledger as a question."""

    def __init__(self, layout: Layout, entries: Sequence[Entry], base: Base, ledger: Ledger) -> None:
        self._layout = layout
        self._entries = entries
        self._codes = CodeColumns(layout, ledger)
        self._ledger = ledger
        self._base = base.dataset
        old = self._base
        self._old = {kind: {record.id: record for record in (old.of(kind) if old else ())} for kind in KINDS}
        retired = old.retired if old else ()
        self._retired = {(record.kind, record.id): record for record in retired}
        self._ids = {
            kind: Ids(
                layout.file,
                "World" if kind == "world" else kind,
                [*self._old[kind]],
                {id: record.name for (of, id), record in self._retired.items() if of == kind},
                ledger,
            )
            for kind in KINDS
        }

    def give_cluster_ids(self) -> None:
        """Gives each cluster of the table its id."""
        names = [entry.cluster for entry in self._entries]
        ids = {name.id for name in names}
        gone = {id: record.name for id, record in self._old["cluster"].items() if id not in ids}
        first = next((entry.lines for entry in self._entries if not entry.cluster.id), [])
        where = self._layout.where(first) if first else ""
        for entry, id in zip(self._entries, self._ids["cluster"].of(names, where, gone=gone), strict=True):
            entry.cluster = Name(entry.cluster.text, id)

    def dataset(self, head: Head, listed: Sequence[Name]) -> Dataset:
        """The dataset. `listed` are the Worlds of the list that closes the table."""
        worlds = dict(self._worlds(listed))
        world_ids = {name: world.id for name, world in worlds.items()}
        pathways = self._pathways()
        clusters = self._in_order(tuple(self._clusters(world_ids)), pathways)
        for what, found in (("World", worlds), ("pathway", pathways)):
            if not found:
                raise UnreadableTableError(self._layout.file, f"no row of it names a {what}")
        records: tuple[Record, ...] = (*worlds.values(), *clusters, *pathways)
        live = {(record.kind, record.id) for record in records}
        old = self._base
        return Dataset(
            format=FORMAT,
            name=head.name,
            version=head.version,
            title=head.title,
            description=old.description if old else "",
            source=old.source if old else None,
            worlds=tuple(worlds.values()),
            clusters=clusters,
            pathways=pathways,
            retired=(
                *(record for key, record in self._retired.items() if key not in live),
                *retired_from(self._base, live, head.version),
            ),
            repairs=_with_log(old, self._ledger),
        )

    def _worlds(self, listed: Sequence[Name]) -> Iterator[tuple[Name, World]]:
        known = (Name(record.name, record.id) for record in self._old["world"].values())
        named = (name for entry in self._entries for name in entry.worlds)
        names = [name for name in dict.fromkeys([*listed, *known, *named]) if name != ALL_WORLDS]
        for name, id in zip(names, self._ids["world"].of(names, self._layout.column("world")), strict=True):
            yield name, self._record("world", World, name.text, id)

    def _clusters(self, world_ids: Mapping[Name, str]) -> Iterator[Cluster]:
        for entry in self._entries:
            worlds = tuple(world_ids[name] for name in entry.worlds if name != ALL_WORLDS)
            links = MARKER if ALL_WORLDS in entry.worlds else worlds
            yield self._record("cluster", Cluster, *entry.cluster, entry.lines, worlds=links)

    def _pathways(self) -> tuple[Pathway, ...]:
        """The pathways as the table names them one after the other, in whichever cluster."""
        named = {name.id for entry in self._entries for name in entry.pathways}
        left = [record for record in (self._base.pathways if self._base else ()) if record.id not in named]
        found: list[tuple[int, Pathway]] = []
        for entry in self._entries:
            names, (group, cluster) = [*entry.pathways], entry.cluster
            gone = {record.id: record.name for record in left if record.cluster == cluster}
            ids = self._ids["pathway"].of(names, self._layout.where(entry.lines), group, gone)
            for name, id in zip(names, ids, strict=True):
                record = self._record("pathway", Pathway, name.text, id, entry.pathways[name], cluster=cluster)
                found.append((entry.order[name], record))
        return tuple(record for _, record in sorted(found, key=lambda pair: pair[0]))

    def _in_order(self, clusters: tuple[Cluster, ...], pathways: Sequence[Pathway]) -> tuple[Cluster, ...]:
        """The clusters in the order of the table; in that of the base where the pathways keep theirs, since a table of
        pathways does not tell in which order the clusters stand."""
        places = {kind: {id: place for place, id in enumerate(records)} for kind, records in self._old.items()}
        known = [places["pathway"][record.id] for record in pathways if record.id in places["pathway"]]
        if known != sorted(known):
            return clusters
        of_base = [record for record in clusters if record.id in places["cluster"]]
        in_order = iter(sorted(of_base, key=lambda record: places["cluster"][record.id]))
        return tuple(next(in_order) if record.id in places["cluster"] else record for record in clusters)

    def _record(
        self, kind: Kind, model: type[_R], name: str, id: str, lines: Sequence[Line] = (), **links: object
    ) -> _R:
        """A record with what the base, live or retired, knows of it."""
        known = self._old[kind].get(id) or self._retired.get((kind, id))
        kept: dict[str, Any] = {"aliases": known.aliases, "note": known.note} if known else {}
        codes = self._codes.of(kind, name, lines, known.codes if known else {})
        return model.model_validate({**kept, "id": id, "name": name, "codes": codes, **links})


def _with_log(base: Dataset | None, ledger: Ledger) -> tuple[Repair, ...]:
    """The repairs of a base, and what of the log is not among them."""
    recorded = base.repairs if base else ()
    known = {*recorded}
    return (*recorded, *(repair for repair in ledger.repairs if repair not in known))


def retired_from(base: Dataset | None, live: Collection[tuple[str, str]], version: str) -> Iterator[Retired]:
    """The records of a base that are not among the live ones, given as kind and id, as a version retires them."""
    for record in base.of(*KINDS) if base else ():
        if (record.kind, record.id) not in live:
            # A retired record has the fields of a live one.
            yield Retired.model_validate({**dict(record), "kind": record.kind, "version": version})
