"""What is known before a table is read: the names of a base, those of a list, and which pathway is whose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.names import Known
from careertaxonomy.model.records import KINDS, Dataset, Record
from careertaxonomy.text.normal_forms import MARKER, normal
from careertaxonomy.text.wording import quoted

__all__ = ["Base"]

_MARKER = (MARKER, "All Worlds", ("all world", "all the worlds", "every world"))
_Triple: TypeAlias = tuple[str, str, tuple[str, ...]]
"""The id of a record, its name and its other names."""


class Base:
    """A version whose names are known, if there is one, and names without records.

    The marker for All Worlds counts as a World with the id `all`. Raises `UnreadableTableError` where two Worlds, two
    clusters, or two pathways of a cluster have one name: nobody could tell which is meant.
    """

    def __init__(self, dataset: Dataset | None, names: Iterable[str] = ()) -> None:
        self.dataset = dataset
        self.names: tuple[str, ...] = tuple(name for name in map(str.strip, names) if name)
        worlds, clusters, pathways = (_triples(dataset.of(kind) if dataset else ()) for kind in KINDS)
        self._by_cluster: dict[str, list[_Triple]] = {}
        for triple, pathway in zip(pathways, dataset.pathways if dataset else (), strict=True):
            self._by_cluster.setdefault(pathway.cluster, []).append(triple)
        for records in (worlds, clusters, *self._by_cluster.values()):
            self._refuse_twice(records)
        self.worlds: Known = Known.of([_MARKER, *worlds], self.names)
        self.clusters: Known = Known.of(clusters)
        self.pathways: Known = Known.of(pathways, self.names)

    @property
    def label(self) -> str:
        """What messages call the base."""
        return f"{self.dataset.name} {self.dataset.version}" if self.dataset else "the list of names"

    @cached_property
    def cluster_of(self) -> Mapping[str, str]:
        """The cluster of each pathway, by their ids."""
        return {pathway.id: pathway.cluster for pathway in self.dataset.pathways} if self.dataset else {}

    def pathways_of(self, cluster: str) -> Known:
        """The names of the pathways of a cluster."""
        return Known.of(self._by_cluster.get(cluster, ()))

    def _refuse_twice(self, records: Sequence[_Triple]) -> None:
        seen: dict[str, str] = {}
        for id, name, _ in records:
            other = seen.setdefault(normal(name), id)
            if other != id:
                raise UnreadableTableError(
                    self.label, f"{quoted(other)} and {quoted(id)} have one name: {quoted(name)}"
                )


def _triples(records: Sequence[Record]) -> list[_Triple]:
    """Id, name and other names of records; without the other names that are another record's, too."""
    owners: dict[str, set[str]] = {}
    for record in records:
        for name in (record.name, *record.aliases):
            owners.setdefault(normal(name), set()).add(record.id)
    return [
        (record.id, record.name, tuple(name for name in record.aliases if len(owners[normal(name)]) == 1))
        for record in records
    ]
