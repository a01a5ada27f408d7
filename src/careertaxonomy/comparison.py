"""The differences between two versions of a dataset, as typed changes: `diff` and `required_bump`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from careertaxonomy.canonical import canonical_bytes, plain_record
from careertaxonomy.chains import successors_of
from careertaxonomy.changes import LEVELS, Change, ChangeKind, Comparison, Level
from careertaxonomy.lookalikes import Lookalikes
from careertaxonomy.models import KINDS, Cluster, Dataset, Kind, Pathway
from careertaxonomy.names import MARKER, plural, quoted
from careertaxonomy.record_changes import (
    code_of,
    in_another_order,
    listed,
    literal,
    record_changes,
    retired_changes,
    word_of,
)
from careertaxonomy.taxonomy import Record, Taxonomy, dataset_of

__all__ = ["diff", "required_bump"]

_TEXTS = ("$schema", "name", "title", "description", "source")


def diff(old: Taxonomy | Dataset, new: Taxonomy | Dataset) -> Comparison:
    """Compares two versions, record by record.

    Both may be taxonomies or datasets. The version number itself is no change. Raises `WrongKindError` for anything
    else.
    """
    before, after = dataset_of(old), dataset_of(new)
    found = [*_Differences(before, after).all()]
    if not found and _without_version(before) != _without_version(after):
        found = [Change("text-changed", "dataset", "the document reads differently in its details")]
    found.sort(key=lambda change: LEVELS.index(change.level))
    return Comparison(before.name, before.version, after.name, after.version, tuple(found))


def required_bump(old: Taxonomy | Dataset, new: Taxonomy | Dataset) -> Level | None:
    """The least step that the differences between two versions ask for; None where there are none. See `diff`."""
    return diff(old, new).required_bump


def _without_version(dataset: Dataset) -> bytes:
    return canonical_bytes(dataset.model_copy(update={"version": "0.0.0"}))


def _records(dataset: Dataset, kind: Kind) -> Sequence[Record]:
    return cast("Sequence[Record]", getattr(dataset, f"{kind}s"))


class _Differences:
    """One comparison. Records of the two versions belong together by their ids."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self._old, self._new = old, new
        self._before = {kind: {record.id: record for record in _records(old, kind)} for kind in KINDS}
        self._after = {kind: {record.id: record for record in _records(new, kind)} for kind in KINDS}
        self._retired_before = {(record.kind, record.id): record for record in old.retired}
        self._retired_after = {(record.kind, record.id): record for record in new.retired}
        self._gone = {kind: [id for id in self._before[kind] if id not in self._after[kind]] for kind in KINDS}
        self._came = {kind: [id for id in self._after[kind] if id not in self._before[kind]] for kind in KINDS}
        self._became: dict[tuple[Kind, str], tuple[str, ...]] = {}
        self._members: dict[str, dict[str, None]] = defaultdict(dict)
        for pathway in (*old.pathways, *new.pathways):
            self._members[pathway.cluster][f"pathway:{pathway.id}"] = None
        self._naming: dict[str, list[str]] = defaultdict(list)
        for cluster in old.clusters:
            for world in dict.fromkeys(cluster.worlds) if cluster.worlds != MARKER else ():
                self._naming[world].append(cluster.id)
        for kind in KINDS:
            came = [self._after[kind][id] for id in self._came[kind] if (kind, id) not in self._retired_before]
            traceless = [id for id in self._gone[kind] if (kind, id) not in self._retired_after]
            taken = Lookalikes(came).take_all(self._before[kind][id] for id in traceless)
            for id in self._gone[kind]:
                self._became[kind, id] = taken[id] if id in taken else self._successors(kind, id)

    def all(self) -> Iterator[Change]:
        """Every change."""
        for kind in KINDS:
            yield from self._come_and_gone(kind)
            for id, record in self._after[kind].items():
                if id in self._before[kind]:
                    yield from record_changes(kind, self._before[kind][id], record)
        for cluster in self._new.clusters:
            earlier = self._before["cluster"].get(cluster.id)
            if isinstance(earlier, Cluster):
                yield from self._links(earlier, cluster)
        for pathway in self._new.pathways:
            former = self._before["pathway"].get(pathway.id)
            if isinstance(former, Pathway):
                yield from self._moves(former, pathway)
        yield from self._orders()
        yield from self._retired_details()
        yield from self._texts()

    def _successors(self, kind: Kind, id: str) -> tuple[str, ...]:
        """The live ids that replaced a retired one, chains followed."""

        def replaced_by(gone: str) -> Sequence[str]:
            record = self._retired_after.get((kind, gone))
            return record.replaced_by if record else ()

        return tuple(successors_of(id, replaced_by, self._after[kind]))

    def _come_and_gone(self, kind: Kind) -> Iterator[Change]:
        word = word_of(kind)
        suspects: set[str] = set()
        for id in self._gone[kind]:
            became = self._became[kind, id]
            reference, who = f"{kind}:{id}", f"{word} {quoted(id)} ({self._before[kind][id].name})"
            others = (*(f"{kind}:{other}" for other in became), *self._linked(self._old, self._before[kind][id]))
            retired = (kind, id) in self._retired_after
            what: ChangeKind = "retired" if retired else "replaced" if became else "vanished"
            if retired:
                message = f"{who} was retired; "
                message += f"replaced by {' and '.join(map(quoted, became))}" if became else "nothing replaced it"
            elif became:
                suspects.update(became)
                message = f"{who} is gone, and {quoted(became[0])} is there, which looks like it"
            else:
                message = f"{who} is gone without being retired"
            new = ", ".join(became) or None
            yield Change(what, reference, message, id, new, others, code_of(kind, id))
        for id in self._came[kind]:
            if id in suspects:
                continue
            record = self._after[kind][id]
            back = (kind, id) in self._retired_before
            message = f"{word} {quoted(id)} ({record.name}) is {'in use again' if back else 'new'}"
            if isinstance(record, Pathway):
                message += f", in cluster {quoted(record.cluster)}"
            others = tuple(self._linked(self._new, record))
            yield Change("restored" if back else "added", f"{kind}:{id}", message, None, id, others)

    def _linked(self, dataset: Dataset, record: Record) -> Iterator[str]:
        """What changes when a record comes or goes: the answers to questions about these. Its links do not come up as
        changes of their own, so whoever looks for one of these must find them here."""
        if isinstance(record, Pathway):
            yield f"cluster:{record.cluster}"
        elif isinstance(record, Cluster):
            yield from (f"world:{world}" for world in self._expanded(dataset, record))
            yield from self._members[record.id]
        else:
            for cluster in self._naming[record.id]:
                yield f"cluster:{cluster}"
                yield from self._members[cluster]

    def _links(self, old: Cluster, new: Cluster) -> Iterator[Change]:
        reference, who = f"cluster:{new.id}", f"cluster {quoted(new.id)}"
        touched = tuple(self._members[new.id])
        was, now = self._expanded(self._old, old), self._expanded(self._new, new)
        if new.worlds == MARKER and old.worlds != MARKER:
            gained = [world for world in now if world not in was]
            message = f"{who} belongs to All Worlds; {_named('newly to', gained)}"
            others = (*(f"world:{world}" for world in gained), *touched)
            yield Change("marker-set", reference, message, ", ".join(was), MARKER, others)
        elif old.worlds == MARKER and new.worlds != MARKER:
            lost = [world for world in was if world not in now and world in self._after["world"]]
            message = f"{who} no longer belongs to All Worlds; "
            message += f"{_named('no longer to', lost)}; still to {listed(now)}" if lost else f"but to {listed(now)}"
            others = (*(f"world:{world}" for world in lost), *touched)
            breaks = f"assert {code_of('cluster', new.id)}.worlds == {literal(MARKER)}"
            yield Change("marker-lifted", reference, message, MARKER, ", ".join(now), others, breaks)
        elif new.worlds != MARKER:
            yield from self._named_links(reference, who, (was, now), touched)

    def _named_links(
        self, reference: str, who: str, links: tuple[Sequence[str], Sequence[str]], touched: tuple[str, ...]
    ) -> Iterator[Change]:
        # Where a World is gone, the links to it went with it, and what replaced it may stand in its place.
        was = [world for world in dict.fromkeys(links[0]) if world in self._after["world"]]
        came = {new for world in links[0] for new in self._became.get(("world", world), ())}
        now = [*dict.fromkeys(links[1])]
        for world in was:
            if world not in now:
                breaks = f"assert {code_of('world', world)} in tax.worlds_of({code_of('cluster', reference[8:])})"
                message = f"{who} no longer belongs to the World {quoted(world)}"
                yield Change("unlinked", reference, message, world, None, (f"world:{world}", *touched), breaks)
        for world in now:
            if world not in was and world not in came:
                message = f"{who} belongs to the World {quoted(world)} too"
                yield Change("linked", reference, message, None, world, (f"world:{world}", *touched))
        if in_another_order(was, now):
            yield Change("reordered", reference, f"the Worlds of {who} stand in another order")

    @staticmethod
    def _expanded(dataset: Dataset, cluster: Cluster) -> list[str]:
        if cluster.worlds == MARKER:
            return [world.id for world in dataset.worlds]
        return [*cluster.worlds]

    def _moves(self, old: Pathway, new: Pathway) -> Iterator[Change]:
        if not self._moved("pathway", new.id):
            return
        message = f"pathway {quoted(new.id)} moved from cluster {quoted(old.cluster)} to {quoted(new.cluster)}"
        breaks = f"assert tax.cluster_of({code_of('pathway', new.id)}).id == {literal(old.cluster)}"
        others = (f"cluster:{old.cluster}", f"cluster:{new.cluster}")
        yield Change("moved", f"pathway:{new.id}", message, old.cluster, new.cluster, others, breaks)

    def _moved(self, kind: Kind, id: str) -> bool:
        """Whether a pathway is in another cluster, and did not just go along when its cluster was replaced.

        It stands elsewhere in the list then, and that is no change of order by itself.
        """
        old, new = self._before[kind][id], self._after[kind][id]
        if not isinstance(old, Pathway) or not isinstance(new, Pathway) or old.cluster == new.cluster:
            return False
        return new.cluster not in self._became.get(("cluster", old.cluster), ())

    def _orders(self) -> Iterator[Change]:
        for kind in KINDS:
            old, new = self._before[kind], self._after[kind]
            kept = [id for id in old if id in new and not self._moved(kind, id)]
            if kept != [id for id in new if id in old and not self._moved(kind, id)]:
                yield Change("reordered", f"{kind}s", f"the {word_of(kind)}s stand in another order")
        if in_another_order(self._retired_before, self._retired_after):
            yield Change("reordered", "retired", "the retired records stand in another order")

    def _retired_details(self) -> Iterator[Change]:
        for (kind, id), old in self._retired_before.items():
            new = self._retired_after.get((kind, id))
            if new is None and id not in self._after[kind]:
                message = f"retired {word_of(kind)} {quoted(id)} is not on record any more"
                yield Change("vanished", f"{kind}:{id}", message, id)
            elif new is not None:
                yield from retired_changes(kind, old, new)
        for (kind, id), new in self._retired_after.items():
            if (kind, id) not in self._retired_before and id not in self._before[kind]:
                message = f"{word_of(kind)} {quoted(new.name)} is on record as retired"
                yield Change("text-changed", f"{kind}:{id}", message, None, id)

    def _texts(self) -> Iterator[Change]:
        old, new = plain_record(self._old), plain_record(self._new)
        for key in _TEXTS:
            if old.get(key) != new.get(key):
                yield Change(
                    "text-changed", key, f"the {key} reads differently", _text(old.get(key)), _text(new.get(key))
                )
        if self._old.repairs != self._new.repairs:
            same = sorted(map(repr, self._old.repairs)) == sorted(map(repr, self._new.repairs))
            what: ChangeKind = "reordered" if same else "text-changed"
            message = "the repairs stand in another order" if same else "the repairs read differently"
            yield Change(what, "repairs", message)


def _text(value: object) -> str | None:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    return None if value is None else str(value)


def _named(words: str, worlds: Sequence[str]) -> str:
    return f"{words} {plural(len(worlds), 'World')}: {listed(worlds)}" if worlds else f"{words} no World that is there"
