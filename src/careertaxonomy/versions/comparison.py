"""The differences between two versions of a dataset, as typed changes: `diff` and `required_bump`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from careertaxonomy._shared.garbage import without_collection
from careertaxonomy._shared.public import public
from careertaxonomy.model.canonical import canonical_bytes, plain_record
from careertaxonomy.model.records import Cluster, Dataset, Pathway, Record, Retired
from careertaxonomy.model.references import KINDS, Reference, word_of
from careertaxonomy.model.replacements import Chains
from careertaxonomy.model.taxonomy import Taxonomy, dataset_of
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import plural, quoted
from careertaxonomy.versions.changes import LEVELS, Change, ChangeKind, Comparison, Level
from careertaxonomy.versions.record_changes import (
    code_of,
    in_another_order,
    listed,
    literal,
    record_changes,
    retired_changes,
)
from careertaxonomy.versions.renames import likely_renames

__all__ = ["diff", "required_bump"]

_Record = TypeVar("_Record", Record, Retired)
_TEXTS = ("$schema", "name", "title", "description", "source")


@public
def diff(old: Taxonomy | Dataset, new: Taxonomy | Dataset) -> Comparison:
    """Compares two versions, record by record.

    Both may be taxonomies or datasets. The version number itself is no change. Raises `WrongKindError` for anything
    else.
    """
    before, after = dataset_of(old), dataset_of(new)
    with without_collection():
        found = [*_Differences(before, after).all()]
    if not found and _without_version(before) != _without_version(after):
        found = [Change("text-changed", "dataset", "the document reads differently in its details")]
    found.sort(key=lambda change: LEVELS.index(change.level))
    return Comparison(before.name, before.version, after.name, after.version, tuple(found))


@public
def required_bump(old: Taxonomy | Dataset, new: Taxonomy | Dataset) -> Level | None:
    """The smallest version bump that the differences between two versions ask for; None without any. See `diff`."""
    return diff(old, new).required_bump


def _without_version(dataset: Dataset) -> bytes:
    return canonical_bytes(dataset.model_copy(update={"version": "0.0.0"}))


class _Differences:
    """One comparison. Records of the two versions belong together by their references."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self._old, self._new = old, new
        self._before, self._after = _by_reference(old.of(*KINDS)), _by_reference(new.of(*KINDS))
        self._retired_before, self._retired_after = _by_reference(old.retired), _by_reference(new.retired)
        self._members: dict[str, dict[Reference, None]] = defaultdict(dict)
        for reference, record in (*self._before.items(), *self._after.items()):
            if isinstance(record, Pathway):
                self._members[record.cluster][reference] = None
        self._naming: dict[str, dict[Reference, None]] = defaultdict(dict)
        for cluster in old.clusters:
            for world in cluster.worlds if cluster.worlds != MARKER else ():
                self._naming[world][Reference.to(cluster)] = None
        both = [reference for reference in self._after if reference in self._before]
        self._kept = [(reference, self._before[reference], self._after[reference]) for reference in both]
        self._gone = [reference for reference in self._before if reference not in self._after]
        came = [reference for reference in self._after if reference not in self._before]
        traceless = [self._before[gone] for gone in self._gone if gone not in self._retired_after]
        brought = [self._after[new] for new in came if new not in self._retired_before]
        renamed = likely_renames(traceless, brought, (self._before.values(), self._after.values()))
        renames = {*renamed.values()}
        self._came = [new for new in came if new not in renames]
        chains = Chains(self._replaced_by, self._after)
        self._became = {gone: [renamed[gone]] if gone in renamed else chains.ends(gone)[0] for gone in self._gone}
        moves = ((reference, self._move(reference, old, new)) for reference, old, new in self._kept)
        self._moves = {reference: move for reference, move in moves if move is not None}

    def _replaced_by(self, reference: Reference) -> list[Reference]:
        record = self._retired_after.get(reference)
        return [Reference(record.kind, id) for id in record.replaced_by] if record else []

    def all(self) -> Iterator[Change]:
        """Every change."""
        for kind in KINDS:
            yield from (self._leaving(gone) for gone in self._gone if gone.kind == kind)
            yield from (self._coming(came) for came in self._came if came.kind == kind)
            for reference, old, new in self._kept:
                if reference.kind == kind:
                    yield from record_changes(reference, old, new)
        for reference, old, new in self._kept:
            if isinstance(old, Cluster) and isinstance(new, Cluster):
                yield from self._links(reference, old, new)
        yield from self._moves.values()
        yield from self._orders()
        yield from self._retired_details()
        yield from self._texts()

    def _leaving(self, gone: Reference) -> Change:
        record, ids = self._before[gone], [became.id for became in self._became[gone]]
        what: ChangeKind
        if gone in self._retired_after:
            replaced = f"replaced by {' and '.join(map(quoted, ids))}" if ids else "nothing replaced it"
            what, how = "retired", f"was retired; {replaced}"
        elif ids:
            what, how = "replaced", f"is gone, and the new {quoted(ids[0])} looks like it"
        else:
            what, how = "vanished", "is gone without being retired"
        others = tuple(map(str, (*self._became[gone], *self._linked(self._old, record))))
        message = f"{gone.who} ({record.name}) {how}"
        return Change(what, str(gone), message, gone.id, ", ".join(ids) or None, others, code_of(gone))

    def _coming(self, came: Reference) -> Change:
        record, back = self._after[came], came in self._retired_before
        message = f"{came.who} ({record.name}) is {'in use again' if back else 'new'}"
        if isinstance(record, Pathway):
            message += f", in cluster {quoted(record.cluster)}"
        others = tuple(map(str, self._linked(self._new, record)))
        return Change("restored" if back else "added", str(came), message, None, came.id, others)

    def _linked(self, dataset: Dataset, record: Record) -> Iterator[Reference]:
        """What changes when a record comes or goes: the answers to questions about these. Its links do not come up as
        changes of their own, so whoever looks for one of these must find them here."""
        if isinstance(record, Pathway):
            yield Reference("cluster", record.cluster)
        elif isinstance(record, Cluster):
            yield from (Reference("world", world) for world in _worlds_of(dataset, record))
            yield from self._members[record.id]
        else:
            for cluster in self._naming[record.id]:
                yield cluster
                yield from self._members[cluster.id]

    def _links(self, reference: Reference, old: Cluster, new: Cluster) -> Iterator[Change]:
        was, now = _worlds_of(self._old, old), _worlds_of(self._new, new)
        if new.worlds == MARKER and old.worlds != MARKER:
            gained = [world for world in now if world not in was]
            message = f"{reference.who} belongs to All Worlds; {_named('newly to', gained)}"
            others = self._touched(reference, gained)
            yield Change("marker-set", str(reference), message, ", ".join(was), MARKER, others)
        elif old.worlds == MARKER and new.worlds != MARKER:
            lost = [world for world in self._still_there(was) if world not in now]
            message = f"{reference.who} no longer belongs to All Worlds; "
            message += f"{_named('no longer to', lost)}; still to {listed(now)}" if lost else f"but to {listed(now)}"
            breaks = f"assert {code_of(reference)}.worlds == {literal(MARKER)}"
            others = self._touched(reference, lost)
            yield Change("marker-lifted", str(reference), message, MARKER, ", ".join(now), others, breaks)
        elif new.worlds != MARKER:
            yield from self._named_links(reference, was, now)

    def _named_links(self, reference: Reference, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
        # Where a World is gone, the links to it went with it, and what replaced it may be in its place.
        was, now = self._still_there(old), [*dict.fromkeys(new)]
        came = {new.id for world in old for new in self._became.get(Reference("world", world), ())}
        for world in was:
            if world not in now:
                breaks = f"assert {code_of(Reference('world', world))} in tax.worlds_of({code_of(reference)})"
                message = f"{reference.who} no longer belongs to the World {quoted(world)}"
                others = self._touched(reference, [world])
                yield Change("unlinked", str(reference), message, world, None, others, breaks)
        for world in now:
            if world not in was and world not in came:
                message = f"{reference.who} belongs to the World {quoted(world)} too"
                yield Change("linked", str(reference), message, None, world, self._touched(reference, [world]))
        if in_another_order(was, now):
            yield Change("reordered", str(reference), f"the Worlds of {reference.who} are in another order")

    def _touched(self, cluster: Reference, worlds: Sequence[str]) -> tuple[str, ...]:
        """What a change of links between a cluster and some Worlds concerns: these Worlds, and its pathways."""
        return tuple(map(str, (*(Reference("world", world) for world in worlds), *self._members[cluster.id])))

    def _still_there(self, worlds: Sequence[str]) -> list[str]:
        return [world for world in dict.fromkeys(worlds) if Reference("world", world) in self._after]

    def _move(self, reference: Reference, old: Record, new: Record) -> Change | None:
        """The change of a pathway that is in another cluster, and did not just go along when its cluster was replaced.

        It is elsewhere in the list then, and that is no change of order by itself.
        """
        if not isinstance(old, Pathway) or not isinstance(new, Pathway) or old.cluster == new.cluster:
            return None
        was, now = Reference("cluster", old.cluster), Reference("cluster", new.cluster)
        if now in self._became.get(was, ()):
            return None
        message = f"{reference.who} moved from cluster {quoted(was.id)} to {quoted(now.id)}"
        breaks = f"assert tax.cluster_of({code_of(reference)}).id == {literal(was.id)}"
        return Change("moved", str(reference), message, was.id, now.id, (str(was), str(now)), breaks)

    def _orders(self) -> Iterator[Change]:
        stay = {reference for reference, _, _ in self._kept if reference not in self._moves}
        sides = (self._before, self._after)
        for kind in KINDS:
            old, new = ([each for each in side if each.kind == kind and each in stay] for side in sides)
            if old != new:
                yield Change("reordered", f"{kind}s", f"the {word_of(kind)}s are in another order")
        if in_another_order(self._retired_before, self._retired_after):
            yield Change("reordered", "retired", "the retired records are in another order")

    def _retired_details(self) -> Iterator[Change]:
        for reference, old in self._retired_before.items():
            new = self._retired_after.get(reference)
            if new is not None:
                yield from retired_changes(old, new)
            elif reference not in self._after:
                message = f"retired {reference.who} is not on record any more"
                yield Change("vanished", str(reference), message, reference.id)
        for reference, new in self._retired_after.items():
            if reference not in self._retired_before and reference not in self._before:
                message = f"{word_of(reference.kind)} {quoted(new.name)} is on record as retired"
                yield Change("text-changed", str(reference), message, None, reference.id)

    def _texts(self) -> Iterator[Change]:
        old, new = plain_record(self._old), plain_record(self._new)
        for key in _TEXTS:
            was, now = old.get(key), new.get(key)
            if was != now:
                yield Change("text-changed", key, f"the {key} reads differently", _text(was), _text(now))
        if self._old.repairs != self._new.repairs:
            same = sorted(map(repr, self._old.repairs)) == sorted(map(repr, self._new.repairs))
            what: ChangeKind = "reordered" if same else "text-changed"
            message = "the repairs are in another order" if same else "the repairs read differently"
            yield Change(what, "repairs", message)


def _by_reference(records: Iterable[_Record]) -> dict[Reference, _Record]:
    return {Reference.to(record): record for record in records}


def _worlds_of(dataset: Dataset, cluster: Cluster) -> list[str]:
    """The ids of a cluster's Worlds, All Worlds expanded."""
    return [world.id for world in dataset.worlds] if cluster.worlds == MARKER else [*cluster.worlds]


def _text(value: object) -> str | None:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    return None if value is None else str(value)


def _named(words: str, worlds: Sequence[str]) -> str:
    return f"{words} {plural(len(worlds), 'World')}: {listed(worlds)}" if worlds else f"{words} no World that exists"
