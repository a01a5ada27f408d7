"""Labels of a dataset: its records as rows of names, and the `Resolver` over them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from careertaxonomy._shared.public import public
from careertaxonomy.errors import UnknownKindError, UnknownLevelError, WrongKindError
from careertaxonomy.labels.levels import LEVELS
from careertaxonomy.labels.names import Names
from careertaxonomy.labels.resolver import Engine
from careertaxonomy.labels.rows import GROUPS, Resolved, RetiredRow, Row
from careertaxonomy.model.records import Dataset
from careertaxonomy.model.references import KINDS, Reference
from careertaxonomy.model.replacements import successors_of

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["Decided", "Resolver", "kinds_of", "names_of"]


class Decided(Protocol):
    """What a person decided about labels, such as `ct.Decisions`."""

    def by_label(self, kinds: Sequence[str]) -> Mapping[str, str | None]:
        """A reference for each label, in its normal form; None for one that is none of ours."""
        ...


def names_of(dataset: Dataset) -> Names:
    """The names of a dataset, ready to be looked up."""
    rows = [Row("world", each.id, each.name, each.aliases, tuple(each.codes.items())) for each in dataset.worlds]
    rows += [Row("cluster", each.id, each.name, each.aliases, tuple(each.codes.items())) for each in dataset.clusters]
    rows += [
        Row("pathway", each.id, each.name, each.aliases, tuple(each.codes.items()), each.cluster)
        for each in dataset.pathways
    ]
    return Names(rows, _retired_rows(dataset))


def _retired_rows(dataset: Dataset) -> list[RetiredRow]:
    """The retired records, each with the references of what replaced it in the end."""
    live = {str(Reference.to(record)) for record in dataset.of(*KINDS)}
    replaced = {f"{gone.kind}:{gone.id}": [f"{gone.kind}:{id}" for id in gone.replaced_by] for gone in dataset.retired}
    ends = {ref: successors_of(ref, lambda other: replaced.get(other, ()), live) for ref in replaced}
    return [
        RetiredRow(gone.kind, gone.id, gone.name, gone.aliases, tuple(ends[f"{gone.kind}:{gone.id}"]))
        for gone in dataset.retired
    ]


def kinds_of(kind: str | None) -> Sequence[str]:
    """The kinds that `kind` stands for: one, or all for None. Raises `UnknownKindError`."""
    if kind is not None and kind not in KINDS:
        raise UnknownKindError(kind, KINDS)
    return KINDS if kind is None else (kind,)


@public
class Resolver:
    """Resolves the labels of one column: it cannot be changed, pickles, and may be shared by threads.

    `kind` says what the labels name (None: any kind), `codes` which schemes' codes count, and `least` the loosest group
    ("sure", "close", "loose") or level that still resolves. The same label always gets the same answer. Raises
    `UnknownKindError`, `UnknownCodeError` for a scheme that the dataset does not have, `UnknownLevelError`, and
    `UnknownIdError` for a decision in favour of an id that is not there.
    """

    __slots__ = ("_arguments", "_engine", "_names")
    _arguments: tuple[Taxonomy, str | None, tuple[str, ...], str, Decided | None]
    _engine: Engine
    _names: Names

    def __init__(
        self,
        tax: Taxonomy,
        *,
        kind: str | None = None,
        codes: Collection[str] = (),
        least: str = "close",
        decisions: Decided | None = None,
    ) -> None:
        names = getattr(tax, "_names", None)  # asked for by name, since the Taxonomy imports this module
        if not isinstance(names, Names):
            raise WrongKindError("a Taxonomy", tax)
        kinds = kinds_of(kind)
        schemes = (codes,) if isinstance(codes, str) else tuple(codes)
        known = dict.fromkeys(scheme for row in names.rows for scheme, _ in row.codes)
        for scheme in schemes:
            if scheme not in known:
                from careertaxonomy.model.lookups import missing_scheme

                raise missing_scheme(tax.name, tax.version, scheme, known, kind=kind)
        levels = (*GROUPS, *(level.name for level in LEVELS))
        if least not in levels:
            raise UnknownLevelError(least, levels)
        decided = decisions.by_label(kinds) if decisions is not None else {}
        for ref in decided.values():
            if ref is not None:
                tax.get(ref)
        object.__setattr__(self, "_arguments", (tax, kind, schemes, least, decisions))
        object.__setattr__(self, "_names", names)
        engine = Engine(names, kinds=kinds, codes=schemes, least=least, decided=decided)
        object.__setattr__(self, "_engine", engine)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Resolver cannot be changed")

    def __reduce__(self) -> tuple[object, ...]:
        return _made, self._arguments

    def resolve(self, label: object, *, within: str | None = None) -> Resolved:
        """What a label stands for. `within` is the cluster of the pathway, by its id or a label of it; one that is no
        cluster is passed over. Raises `WrongKindError` for what is neither text nor a missing value."""
        return self._engine.resolve(label, cluster=self._cluster(within))

    def each(self, labels: Iterable[object]) -> tuple[Resolved, ...]:
        """What each of many labels stands for, in order."""
        return tuple(self._engine.each(labels))

    def values(self, cell: object, separator: str | None = None, *, within: str | None = None) -> tuple[Resolved, ...]:
        """What the labels of a cell stand for, in order. Without a separator the cell is one label; with `auto` it is
        parted where every part resolves."""
        return self._engine.values(cell, separator, cluster=self._cluster(within))

    def _cluster(self, within: str | None) -> str | None:
        if within is None:
            return None
        return Engine(self._names, kinds=("cluster",)).resolve(within).id


def _made(tax: Taxonomy, kind: str | None, codes: Sequence[str], least: str, decisions: Decided | None) -> Resolver:
    return Resolver(tax, kind=kind, codes=codes, least=least, decisions=decisions)
