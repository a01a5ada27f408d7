"""The records of a dataset by their ids and along their links: what a `Taxonomy` answers from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, TypeVar

from careertaxonomy.errors import InvalidDatasetError
from careertaxonomy.model.canonical import canonical_bytes, digest_of
from careertaxonomy.model.records import Cluster, Dataset, Pathway, Record, World
from careertaxonomy.model.references import Kind, Reference
from careertaxonomy.text.normal_forms import MARKER

if TYPE_CHECKING:
    from careertaxonomy.labels.names import Names

__all__ = ["Index"]

_R = TypeVar("_R", World, Cluster, Pathway)


class Index:
    """The records of a dataset by their ids and along their links. What few programs ask for is made when one does.

    Links to what is not there are refused or, where it is `lenient`, left out.
    """

    def __init__(self, dataset: Dataset, *, lenient: bool = False) -> None:
        self.dataset = dataset
        self.worlds: dict[str, World] = _by_id(dataset, dataset.worlds)
        self.clusters: dict[str, Cluster] = _by_id(dataset, dataset.clusters)
        self.pathways: dict[str, Pathway] = _by_id(dataset, dataset.pathways)
        self.worlds_of: dict[str, tuple[World, ...]] = {}
        clusters_of: dict[str, list[Cluster]] = {id: [] for id in self.worlds}
        pathways_of: dict[str, list[Pathway]] = {id: [] for id in self.clusters}
        for index, cluster in enumerate(dataset.clusters):
            links = [*(self.worlds if cluster.worlds == MARKER else dict.fromkeys(cluster.worlds))]
            if lenient:
                links = [link for link in links if link in self.worlds]
            for link in links:
                if link not in self.worlds:
                    _refuse_link(dataset, f"/clusters/{index}/worlds", Reference("world", link))
                clusters_of[link].append(cluster)
            self.worlds_of[cluster.id] = tuple(self.worlds[link] for link in links)
        for index, pathway in enumerate(dataset.pathways):
            if pathway.cluster not in self.clusters:
                if lenient:
                    continue
                _refuse_link(dataset, f"/pathways/{index}/cluster", Reference("cluster", pathway.cluster))
            pathways_of[pathway.cluster].append(pathway)
        self.clusters_of: dict[str, tuple[Cluster, ...]] = {id: tuple(clusters) for id, clusters in clusters_of.items()}
        self.pathways_of: dict[str, tuple[Pathway, ...]] = {id: tuple(pathways) for id, pathways in pathways_of.items()}
        self._pathways_in: dict[str, tuple[Pathway, ...]] = {}

    def pathways_in(self, world: str) -> tuple[Pathway, ...]:
        """The pathways of all clusters of a World."""
        if world not in self._pathways_in:
            clusters = {cluster.id for cluster in self.clusters_of[world]}
            found = tuple(pathway for pathway in self.dataset.pathways if pathway.cluster in clusters)
            self._pathways_in[world] = found
        return self._pathways_in[world]

    @cached_property
    def digest(self) -> str:
        """The digest of the canonical document."""
        return digest_of(canonical_bytes(self.dataset))

    @cached_property
    def codes(self) -> dict[tuple[str, str], dict[Kind, Record]]:
        """By scheme and code, the records that have it, by their kinds."""
        from careertaxonomy.model.lookups import code_index

        return code_index(self.dataset)

    @cached_property
    def names(self) -> Names:
        """Every name, id and code, for looking up labels."""
        from careertaxonomy.model.resolving import names_of

        return names_of(self.dataset)


def _by_id(dataset: Dataset, records: tuple[_R, ...]) -> dict[str, _R]:
    found: dict[str, _R] = {}
    for index, record in enumerate(records):
        if record.id in found:
            message = f'{record.kind} "{record.id}" appears twice'
            _refuse(dataset, "CT202", "duplicate-id", f"/{record.kind}s/{index}/id", message)
        found[record.id] = record
    return found


def _refuse_link(dataset: Dataset, path: str, target: Reference) -> NoReturn:
    code, rule = ("CT301", "unknown-world") if target.kind == "world" else ("CT302", "unknown-cluster")
    _refuse(dataset, code, rule, path, f"a link to {target.who}, which this dataset does not define")


def _refuse(dataset: Dataset, code: str, rule: str, path: str, message: str) -> NoReturn:
    from careertaxonomy.diagnostics import Diagnostic

    file = f"{dataset.name} {dataset.version}"
    raise InvalidDatasetError(file, (Diagnostic(file, 1, 1, 1, 1, code, rule, "error", message, path=path),))
