"""`Taxonomy`: the indexed, immutable view of a `Dataset`, and every query on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Literal, NoReturn, TypeAlias, TypeVar, overload

from careertaxonomy._public import public
from careertaxonomy.errors import InvalidDatasetError, WrongKindError
from careertaxonomy.model.canonical import canonical_bytes, digest_of
from careertaxonomy.model.records import Cluster, Dataset, Pathway, Record, World
from careertaxonomy.model.references import KINDS, Kind, Reference, word_of
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import plural

__all__ = ["Taxonomy", "dataset_of", "linked", "sizes"]

Newer: TypeAlias = Callable[[Kind, str], str | None]
_R = TypeVar("_R", World, Cluster, Pathway)
_Found = TypeVar("_Found", bound=Record)


class _Index:
    """The records of a dataset by their ids and along their links. What few programs ask for is made when one does."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.worlds = _by_id(dataset, dataset.worlds)
        self.clusters = _by_id(dataset, dataset.clusters)
        self.pathways = _by_id(dataset, dataset.pathways)
        self.worlds_of: dict[str, tuple[World, ...]] = {}
        clusters_of: dict[str, list[Cluster]] = {id: [] for id in self.worlds}
        pathways_of: dict[str, list[Pathway]] = {id: [] for id in self.clusters}
        for index, cluster in enumerate(dataset.clusters):
            links = self.worlds if cluster.worlds == MARKER else dict.fromkeys(cluster.worlds)
            for link in links:
                if link not in self.worlds:
                    _refuse_link(dataset, f"/clusters/{index}/worlds", Reference("world", link))
                clusters_of[link].append(cluster)
            self.worlds_of[cluster.id] = tuple(self.worlds[link] for link in links)
        for index, pathway in enumerate(dataset.pathways):
            if pathway.cluster not in self.clusters:
                _refuse_link(dataset, f"/pathways/{index}/cluster", Reference("cluster", pathway.cluster))
            pathways_of[pathway.cluster].append(pathway)
        self.clusters_of = {id: tuple(clusters) for id, clusters in clusters_of.items()}
        self.pathways_of = {id: tuple(pathways) for id, pathways in pathways_of.items()}
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


@public
class Taxonomy:
    """One version of a dataset, ready to be asked.

    It cannot be changed, it pickles, and two are equal when their digests are. Lookups take exact ids and never guess;
    each takes the same time however large the dataset is. Made from a `Dataset`; raises `InvalidDatasetError` for one
    whose records do not fit together (a repeated id, a link to no record) and `WrongKindError` for anything else.
    `newer` is asked, when an id is not found, which newer version has it: it takes the kind and the id.
    """

    __slots__ = ("__weakref__", "_index", "_newer")
    _index: _Index
    _newer: Newer | None

    def __init__(self, dataset: Dataset, *, newer: Newer | None = None) -> None:
        if not isinstance(dataset, Dataset):
            raise WrongKindError("a Dataset", dataset)
        object.__setattr__(self, "_index", _Index(dataset))
        object.__setattr__(self, "_newer", newer)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a Taxonomy cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a Taxonomy cannot be changed")

    def __reduce__(self) -> tuple[object, ...]:
        return partial(Taxonomy, newer=self._newer), (self.dataset,)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Taxonomy):
            return NotImplemented
        return self is other or self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<Taxonomy {self.name} {self.version}: {sizes(self.dataset)}>"

    @property
    def dataset(self) -> Dataset:
        """The document's whole content: title, source, retired records and repairs too."""
        return self._index.dataset

    @property
    def name(self) -> str:
        """The dataset's name, such as `joco-works`."""
        return self.dataset.name

    @property
    def version(self) -> str:
        """The dataset's version, such as `1.0.0`."""
        return self.dataset.version

    @property
    def digest(self) -> str:
        """`sha256:` and the hex digest of the canonical document."""
        return self._index.digest

    @property
    def worlds(self) -> tuple[World, ...]:
        """Every World, in published order."""
        return self.dataset.worlds

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Every cluster, in published order."""
        return self.dataset.clusters

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """Every pathway, in published order."""
        return self.dataset.pathways

    def world(self, id: str) -> World:
        """The World with this id; raises `UnknownIdError`."""
        return self._find("world", self._index.worlds, id)

    def cluster(self, id: str) -> Cluster:
        """The cluster with this id; raises `UnknownIdError`."""
        return self._find("cluster", self._index.clusters, id)

    def pathway(self, id: str) -> Pathway:
        """The pathway with this id; raises `UnknownIdError`."""
        return self._find("pathway", self._index.pathways, id)

    def get(self, reference: str) -> Record:
        """The record that a kinded reference such as `cluster:finance` names; raises `UnknownIdError`."""
        if not isinstance(reference, str):
            raise WrongKindError('a reference such as "cluster:finance"', reference)
        found = Reference.read(reference)
        if found is not None:
            by_id: Callable[[str], Record] = getattr(self, found.kind)
            return by_id(found.id)
        from careertaxonomy.model.lookups import missing_reference

        raise missing_reference(self.dataset, reference)

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
        by_kind = self._index.codes.get((scheme, code), {})
        holders = [record for record in by_kind.values() if kind in (None, record.kind)]
        if len(holders) == 1:
            return holders[0]
        from careertaxonomy.model.lookups import missing_code

        raise missing_code(self.dataset, self._index.codes, scheme, code, kind=kind, holders=holders)

    def worlds_of(self, record: Cluster | Pathway) -> tuple[World, ...]:
        """The Worlds a cluster or a pathway belongs to.

        In the order of the cluster's row; All Worlds expands in the order of the Worlds. The record is taken by its
        id. Raises `UnknownIdError` where this version does not have it, `WrongKindError` for another kind of thing.
        """
        cluster = self.cluster_of(record) if isinstance(record, Pathway) else record
        if not isinstance(cluster, Cluster):
            raise WrongKindError("a Cluster or a Pathway", record)
        return self._index.worlds_of[self.cluster(cluster.id).id]

    def clusters_of(self, world: World) -> tuple[Cluster, ...]:
        """The clusters of a World, those of All Worlds among them, in published order. Errors as in `worlds_of`."""
        if not isinstance(world, World):
            raise WrongKindError("a World", world)
        return self._index.clusters_of[self.world(world.id).id]

    def cluster_of(self, pathway: Pathway) -> Cluster:
        """The one cluster of a pathway. Errors as in `worlds_of`."""
        if not isinstance(pathway, Pathway):
            raise WrongKindError("a Pathway", pathway)
        return self._index.clusters[self.pathway(pathway.id).cluster]

    def pathways_of(self, record: Cluster | World) -> tuple[Pathway, ...]:
        """The pathways of a cluster, or of all clusters of a World, in published order. Errors as in `worlds_of`."""
        if isinstance(record, Cluster):
            return self._index.pathways_of[self.cluster(record.id).id]
        if not isinstance(record, World):
            raise WrongKindError("a Cluster or a World", record)
        return self._index.pathways_in(self.world(record.id).id)

    def _find(self, kind: Kind, records: Mapping[str, _Found], id: str) -> _Found:
        try:
            return records[id]
        except (KeyError, TypeError):
            pass
        if not isinstance(id, str):
            raise WrongKindError(f"a {kind}'s id, as text,", id)
        from careertaxonomy.model.lookups import missing_id

        raise missing_id(self.dataset, Reference(kind, id), records, self._newer)


def dataset_of(given: Taxonomy | Dataset) -> Dataset:
    """The dataset of a taxonomy, or the one given; raises `WrongKindError` for anything else."""
    if isinstance(given, Taxonomy):
        return given.dataset
    if not isinstance(given, Dataset):
        raise WrongKindError("a Taxonomy or a Dataset", given)
    return given


def sizes(dataset: Dataset) -> str:
    """How many records of each kind there are: "10 Worlds, 16 clusters, 73 pathways"."""
    return ", ".join(plural(len(dataset.of(kind)), word_of(kind)) for kind in KINDS)


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


def linked(tax: Taxonomy, record: Record) -> dict[str, tuple[Record, ...]]:
    """Everything that a record is linked to, by the name of the list it is in."""
    if isinstance(record, World):
        return {"clusters": tax.clusters_of(record), "pathways": tax.pathways_of(record)}
    if isinstance(record, Cluster):
        return {"worlds": tax.worlds_of(record), "pathways": tax.pathways_of(record)}
    return {"clusters": (tax.cluster_of(record),), "worlds": tax.worlds_of(record)}
