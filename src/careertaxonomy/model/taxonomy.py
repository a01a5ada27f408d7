"""`Taxonomy`: the indexed, immutable view of a `Dataset`, and every query on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Self, TypeAlias, TypeVar, final, overload

from careertaxonomy._shared.public import public
from careertaxonomy.errors import WrongKindError
from careertaxonomy.model.index import Index
from careertaxonomy.model.records import Cluster, Dataset, Pathway, Record, World
from careertaxonomy.model.references import KINDS, Kind, Reference, word_of
from careertaxonomy.text.wording import plural

if TYPE_CHECKING:
    from careertaxonomy.labels.names import Names
    from careertaxonomy.labels.rows import Match, Resolved
    from careertaxonomy.model.resolving import Decided

__all__ = ["Taxonomy", "dataset_of", "readable", "sizes"]

Newer: TypeAlias = Callable[[Kind, str], str | None]
_D = TypeVar("_D")
_Found = TypeVar("_Found", bound=Record)


@public
@final
class Taxonomy:
    """One version of a dataset, ready to be asked.

    It cannot be changed, it pickles, and two are equal when their digests are. Lookups take exact ids and never guess;
    each takes the same time however large the dataset is. Made from a `Dataset`; raises `InvalidDatasetError` for one
    whose records do not fit together (a repeated id, a link to no record) and `WrongKindError` for anything else.
    `newer` is asked, when an id is not found, which newer version has it: it takes the kind and the id.
    """

    __slots__ = ("__weakref__", "_index", "_newer")
    _index: Index
    _newer: Newer | None

    def __new__(cls, dataset: Dataset, *, newer: Newer | None = None) -> Self:
        """Made here, not in `__init__`, which could be called again on a taxonomy that others share."""
        if not isinstance(dataset, Dataset):
            raise WrongKindError("a Dataset", dataset)
        made = super().__new__(cls)
        object.__setattr__(made, "_index", Index(dataset))
        object.__setattr__(made, "_newer", newer)
        return made

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("Taxonomy cannot be derived from")

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

    def _repr_html_(self) -> str:
        from careertaxonomy.model.notebook import html_of

        return html_of(self)

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

    @property
    def _names(self) -> Names:
        """Every name, id and code, indexed for looking up labels at the first one."""
        return self._index.names

    @overload
    def world(self, id: str) -> World: ...
    @overload
    def world(self, id: str, default: _D) -> World | _D: ...
    def world(self, id: str, default: object = ...) -> object:
        """The World with this id; `default` where there is none, and without it raises `UnknownIdError`."""
        return self._find("world", self._index.worlds, id, default)

    @overload
    def cluster(self, id: str) -> Cluster: ...
    @overload
    def cluster(self, id: str, default: _D) -> Cluster | _D: ...
    def cluster(self, id: str, default: object = ...) -> object:
        """The cluster with this id; `default` where there is none, and without it raises `UnknownIdError`."""
        return self._find("cluster", self._index.clusters, id, default)

    @overload
    def pathway(self, id: str) -> Pathway: ...
    @overload
    def pathway(self, id: str, default: _D) -> Pathway | _D: ...
    def pathway(self, id: str, default: object = ...) -> object:
        """The pathway with this id; `default` where there is none, and without it raises `UnknownIdError`."""
        return self._find("pathway", self._index.pathways, id, default)

    def has(self, reference: str) -> bool:
        """Whether there is a record with a kinded reference such as `cluster:finance`."""
        return self.get(reference, None) is not None

    def find(self, text: str, kind: str | None = None) -> tuple[Match, ...]:
        """The records, of one kind or all, that have a text in any part of a name, an alias or a code, best first.

        Takes words, beginnings, abbreviations and initials. Raises `UnknownKindError`.
        """
        if not isinstance(text, str):
            raise WrongKindError("a text to find", text)
        from careertaxonomy.labels.finding import find
        from careertaxonomy.model.resolving import kinds_of

        return find(self._names, text, kinds_of(kind))

    def resolve(
        self,
        label: object,
        *,
        kind: str | None = None,
        codes: Collection[str] = (),
        least: str = "close",
        decisions: Decided | None = None,
        within: str | None = None,
    ) -> Resolved:
        """What a label as people write it stands for, or why that cannot be said; the arguments are `Resolver`'s."""
        from careertaxonomy.model.resolving import Resolver

        resolver = Resolver(self, kind=kind, codes=codes, least=least, decisions=decisions)
        return resolver.resolve(label, within=within)

    @overload
    def get(self, reference: str) -> Record: ...
    @overload
    def get(self, reference: str, default: _D) -> Record | _D: ...
    def get(self, reference: str, default: object = ...) -> object:
        """The record that a kinded reference such as `cluster:finance` names; `default` where there is none, and
        without it raises `UnknownIdError`."""
        if not isinstance(reference, str):
            raise WrongKindError('a reference such as "cluster:finance"', reference)
        found = Reference.read(reference)
        if found is not None:
            by_id: Callable[[str, object], Record] = getattr(self, found.kind)
            return by_id(found.id, default)
        if default is not ...:
            return default
        from careertaxonomy.model.lookups import missing_reference

        raise missing_reference(self.dataset, reference, self._names)

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
        return self.cluster(self.pathway(pathway.id).cluster)

    def pathways_of(self, record: Cluster | World) -> tuple[Pathway, ...]:
        """The pathways of a cluster, or of all clusters of a World, in published order. Errors as in `worlds_of`."""
        if isinstance(record, Cluster):
            return self._index.pathways_of[self.cluster(record.id).id]
        if not isinstance(record, World):
            raise WrongKindError("a Cluster or a World", record)
        return self._index.pathways_in(self.world(record.id).id)

    def to_frame(self, kind: str, library: str) -> Any:
        """The records of a kind ("world", "cluster" or "pathway") as a data frame of "polars", "pandas" or "pyarrow".

        Every column has one type: `worlds` and `aliases` are lists of text, `all_worlds` is a boolean, others are text;
        a pathway's row has its cluster's Worlds, and each scheme of codes is a column of its own, such as `code_ceds`.
        Raises `UnknownKindError`, `ExportError` for another library, and `MissingExtraError` where it is not installed.
        """
        from careertaxonomy.model.frames import frame_of

        return frame_of(self, kind, library)

    def _find(self, kind: Kind, records: Mapping[str, _Found], id: str, default: object = ...) -> _Found:
        try:
            return records[id]
        except (KeyError, TypeError):
            pass
        if not isinstance(id, str):
            raise WrongKindError(f"a {kind}'s id, as text,", id)
        if default is not ...:
            return default  # type: ignore[return-value]  # the overloads say what comes of it
        from careertaxonomy.model.lookups import missing_id

        raise missing_id(self.dataset, Reference(kind, id), records, self._names, self._newer)


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


def readable(dataset: Dataset) -> Taxonomy:
    """A taxonomy even where links lead nowhere: those are left out. Raises `InvalidDatasetError` for an id twice."""
    made = object.__new__(Taxonomy)
    object.__setattr__(made, "_index", Index(dataset, lenient=True))
    object.__setattr__(made, "_newer", None)
    return made
