"""`Taxonomy`: the indexed, immutable view of a `Dataset`, and every question one can ask of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NoReturn, TypeAlias, TypeVar, overload

from careertaxonomy.canonical import canonical_bytes, digest_of
from careertaxonomy.errors import InvalidDatasetError, WrongKindError
from careertaxonomy.models import Cluster, Dataset, Pathway, World
from careertaxonomy.names import MARKER, plural

__all__ = ["Record", "Taxonomy", "dataset_of"]

Record: TypeAlias = World | Cluster | Pathway
Newer: TypeAlias = Callable[[str, str], str | None]
_R = TypeVar("_R", World, Cluster, Pathway)
_Found = TypeVar("_Found", bound=Record)


class Taxonomy:
    """One version of a dataset, ready to be asked.

    It cannot be changed, it pickles, and two are equal when their digests are. Lookups take exact ids and never guess;
    each takes the same time however large the dataset is. Made from a `Dataset`; raises `InvalidDatasetError` for one
    whose records do not hang together (an id twice, a link to nothing) and `WrongKindError` for anything else.
    `newer` is asked, when an id is not found, which newer version has it: it takes the kind and the id.
    """

    __slots__ = (
        "__weakref__",
        "_answers",
        "_clusters",
        "_clusters_by_world",
        "_codes",
        "_dataset",
        "_digest",
        "_newer",
        "_pathways",
        "_pathways_by_cluster",
        "_worlds",
        "_worlds_by_cluster",
    )
    _dataset: Dataset
    _digest: str
    _worlds: dict[str, World]
    _clusters: dict[str, Cluster]
    _pathways: dict[str, Pathway]
    _worlds_by_cluster: dict[str, tuple[World, ...]]
    _clusters_by_world: dict[str, tuple[Cluster, ...]]
    _pathways_by_cluster: dict[str, tuple[Pathway, ...]]
    _answers: dict[str, tuple[Pathway, ...]]
    _codes: dict[str, dict[str, dict[str, Record]]]
    _newer: Newer | None

    def __init__(self, dataset: Dataset, *, newer: Newer | None = None) -> None:
        if not isinstance(dataset, Dataset):
            raise WrongKindError("a Dataset", dataset)
        worlds = _by_id(dataset, "world", dataset.worlds)
        clusters = _by_id(dataset, "cluster", dataset.clusters)
        pathways = _by_id(dataset, "pathway", dataset.pathways)
        worlds_by_cluster: dict[str, tuple[World, ...]] = {}
        clusters_by_world: dict[str, list[Cluster]] = {id: [] for id in worlds}
        pathways_by_cluster: dict[str, list[Pathway]] = {id: [] for id in clusters}
        for index, cluster in enumerate(dataset.clusters):
            links = tuple(worlds) if cluster.worlds == MARKER else tuple(dict.fromkeys(cluster.worlds))
            for link in links:
                if link not in worlds:
                    _refuse(dataset, "CT301", "unknown-world", f"/clusters/{index}/worlds", f'World "{link}"')
                clusters_by_world[link].append(cluster)
            worlds_by_cluster[cluster.id] = tuple(worlds[link] for link in links)
        for index, pathway in enumerate(dataset.pathways):
            if pathway.cluster not in clusters:
                place = f"/pathways/{index}/cluster"
                _refuse(dataset, "CT302", "unknown-cluster", place, f'cluster "{pathway.cluster}"')
            pathways_by_cluster[pathway.cluster].append(pathway)
        self._set(
            _dataset=dataset,
            _digest="",
            _worlds=worlds,
            _clusters=clusters,
            _pathways=pathways,
            _worlds_by_cluster=worlds_by_cluster,
            _clusters_by_world={id: tuple(column) for id, column in clusters_by_world.items()},
            _pathways_by_cluster={id: tuple(column) for id, column in pathways_by_cluster.items()},
            _answers={},
            _codes={},
            _newer=newer,
        )

    def _set(self, **attributes: object) -> None:
        for name, value in attributes.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Taxonomy cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a Taxonomy cannot be changed")

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickled, (self._dataset, self._newer)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Taxonomy):
            return NotImplemented
        return self is other or self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return (
            f"<Taxonomy {self.name} {self.version}: {plural(len(self.worlds), 'World')}, "
            f"{plural(len(self.clusters), 'cluster')}, {plural(len(self.pathways), 'pathway')}>"
        )

    @property
    def dataset(self) -> Dataset:
        """The document's whole content: title, source, retired records and repairs too."""
        return self._dataset

    @property
    def name(self) -> str:
        """The dataset's name, such as `joco-works`."""
        return self._dataset.name

    @property
    def version(self) -> str:
        """The dataset's version, such as `1.0.0`."""
        return self._dataset.version

    @property
    def digest(self) -> str:
        """`sha256:` and the hex digest of the canonical document."""
        if not self._digest:
            self._set(_digest=digest_of(canonical_bytes(self._dataset)))
        return self._digest

    @property
    def worlds(self) -> tuple[World, ...]:
        """Every World, in published order."""
        return self._dataset.worlds

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Every cluster, in published order."""
        return self._dataset.clusters

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """Every pathway, in published order."""
        return self._dataset.pathways

    def world(self, id: str) -> World:
        """The World with this id; raises `UnknownIdError`."""
        return self._find("world", self._worlds, id)

    def cluster(self, id: str) -> Cluster:
        """The cluster with this id; raises `UnknownIdError`."""
        return self._find("cluster", self._clusters, id)

    def pathway(self, id: str) -> Pathway:
        """The pathway with this id; raises `UnknownIdError`."""
        return self._find("pathway", self._pathways, id)

    def get(self, reference: str) -> Record:
        """The record that a kinded reference such as `cluster:finance` names; raises `UnknownIdError`."""
        if not isinstance(reference, str):
            raise WrongKindError('a reference such as "cluster:finance"', reference)
        kind, _, id = reference.partition(":")
        by_kind: dict[str, Mapping[str, Record]] = {
            "world": self._worlds,
            "cluster": self._clusters,
            "pathway": self._pathways,
        }
        if kind in by_kind:
            return self._find(kind, by_kind[kind], id)
        from careertaxonomy.misses import missing_reference

        raise missing_reference(self._dataset, reference, by_kind)

    @overload
    def by_code(self, scheme: str, code: str, *, kind: Literal["world"]) -> World: ...
    @overload
    def by_code(self, scheme: str, code: str, *, kind: Literal["cluster"]) -> Cluster: ...
    @overload
    def by_code(self, scheme: str, code: str, *, kind: Literal["pathway"]) -> Pathway: ...
    @overload
    def by_code(self, scheme: str, code: str, *, kind: None = None) -> Record: ...
    def by_code(self, scheme: str, code: str, *, kind: str | None = None) -> Record:
        """The record with a code of a scheme, such as `by_code("ceds", "06")`.

        Codes are text. Where records of several kinds have the code, `kind` says which is meant. Raises
        `UnknownCodeError` for an unknown scheme or code or where a choice is due, and `WrongKindError` for a scheme or
        code that is no text.
        """
        if not isinstance(scheme, str):
            raise WrongKindError("a scheme's name, as text,", scheme)
        if not isinstance(code, str):
            raise WrongKindError('a code, as text (such as "06"),', code)
        if not self._codes:
            from careertaxonomy.codes import code_index

            self._set(_codes=code_index(self._dataset))
        by_kind = self._codes.get(scheme, {})
        holders = {known: codes[code] for known, codes in by_kind.items() if code in codes and kind in (None, known)}
        if len(holders) == 1:
            return next(iter(holders.values()))
        from careertaxonomy.codes import missing_code

        raise missing_code(self._dataset, self._codes, scheme, code, kind=kind, holders=holders)

    def worlds_of(self, record: Cluster | Pathway) -> tuple[World, ...]:
        """The Worlds a cluster or a pathway belongs to.

        In the order of the cluster's row; All Worlds expands in the order of the Worlds. The record is taken by its
        id. Raises `UnknownIdError` where this version does not have it, `WrongKindError` for another kind of thing.
        """
        cluster = self.cluster_of(record) if isinstance(record, Pathway) else record
        if not isinstance(cluster, Cluster):
            raise WrongKindError("a Cluster or a Pathway", record)
        return self._worlds_by_cluster[self.cluster(cluster.id).id]

    def clusters_of(self, world: World) -> tuple[Cluster, ...]:
        """The clusters of a World, those of All Worlds among them, in published order. Errors as in `worlds_of`."""
        if not isinstance(world, World):
            raise WrongKindError("a World", world)
        return self._clusters_by_world[self.world(world.id).id]

    def cluster_of(self, pathway: Pathway) -> Cluster:
        """The one cluster of a pathway. Errors as in `worlds_of`."""
        if not isinstance(pathway, Pathway):
            raise WrongKindError("a Pathway", pathway)
        return self._clusters[self.pathway(pathway.id).cluster]

    def pathways_of(self, record: Cluster | World) -> tuple[Pathway, ...]:
        """The pathways of a cluster, or of all clusters of a World, in published order. Errors as in `worlds_of`."""
        if isinstance(record, Cluster):
            return self._pathways_by_cluster[self.cluster(record.id).id]
        if not isinstance(record, World):
            raise WrongKindError("a Cluster or a World", record)
        if record.id not in self._answers:
            clusters = {cluster.id for cluster in self.clusters_of(record)}
            self._answers[record.id] = tuple(pathway for pathway in self.pathways if pathway.cluster in clusters)
        return self._answers[record.id]

    def _find(self, kind: str, records: Mapping[str, _Found], id: str) -> _Found:
        try:
            return records[id]
        except KeyError:
            pass
        except TypeError:
            raise WrongKindError(f"a {kind}'s id, as text,", id) from None
        if not isinstance(id, str):
            raise WrongKindError(f"a {kind}'s id, as text,", id)
        from careertaxonomy.misses import missing_id

        raise missing_id(self._dataset, kind, id, records, self._newer)


def dataset_of(given: Taxonomy | Dataset) -> Dataset:
    """The dataset of a taxonomy, or the one given; raises `WrongKindError` for anything else."""
    if isinstance(given, Taxonomy):
        return given.dataset
    if not isinstance(given, Dataset):
        raise WrongKindError("a Taxonomy or a Dataset", given)
    return given


def _unpickled(dataset: Dataset, newer: Newer | None) -> Taxonomy:
    return Taxonomy(dataset, newer=newer)


def _by_id(dataset: Dataset, kind: str, records: tuple[_R, ...]) -> dict[str, _R]:
    found = {record.id: record for record in records}
    if len(found) < len(records):
        seen: set[str] = set()
        for index, record in enumerate(records):
            if record.id in seen:
                _refuse(dataset, "CT202", "duplicate-id", f"/{kind}s/{index}/id", f'{kind} "{record.id}"')
            seen.add(record.id)
    return found


def _refuse(dataset: Dataset, code: str, rule: str, path: str, what: str) -> NoReturn:
    message = f"{what} is there twice" if code == "CT202" else f"a link to {what}, which this dataset does not define"
    from careertaxonomy.diagnostics import Diagnostic

    found = Diagnostic(f"{dataset.name} {dataset.version}", 1, 1, 1, 1, code, rule, "error", message, path=path)
    raise InvalidDatasetError(found.file, [found])
