"""Which new record a vanished one most likely became: renames that were done as delete and add."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from careertaxonomy.model.records import Pathway, Record
from careertaxonomy.model.references import KINDS, Reference
from careertaxonomy.text.normal_forms import LARGE, close_matches, normal, normals, slug

__all__ = ["likely_renames"]


class _Mark(NamedTuple):
    """What may tell that two records are the same: the kind, and a name, an alias or a code of a scheme."""

    kind: str
    what: object

    @property
    def is_code(self) -> bool:
        """Whether it is a code."""
        return isinstance(self.what, tuple)


def likely_renames(
    gone: Sequence[Record], came: Sequence[Record], versions: Sequence[Iterable[Record]] = ()
) -> dict[Reference, Reference]:
    """Of records that are gone, the new one that each most likely became.

    It is of the same kind and has a name or a code of the old one or, in the same cluster, much the same name. Each new
    record is taken once. Whatever shares a name or a code is matched first: a near miss must not take what another one
    is for certain. A name that several records of one of the `versions` have, or whose ids tell apart what it is about,
    says nothing outside its cluster: "Not Eligible" stands in many lists.
    """
    found: dict[Reference, Reference] = {}
    if gone and came:
        several = _held_by_several(versions)
        for kind in KINDS:
            search = _Search([record for record in came if record.kind == kind], found, several)
            search.match([record for record in gone if record.kind == kind])
    return found


def _held_by_several(versions: Sequence[Iterable[Record]]) -> frozenset[_Mark]:
    """The names that several records of a kind have in one version."""
    several: set[_Mark] = set()
    for version in versions:
        records = [*version]
        names = normals([record.name for record in records])
        held = Counter(_Mark(record.kind, name) for record, name in zip(records, names, strict=True))
        several.update(mark for mark, count in held.items() if count > 1)
    return frozenset(several)


class _Search:
    """The search among the new records of one kind. `found` has the renames so far, those of clusters first."""

    def __init__(self, came: Iterable[Record], found: dict[Reference, Reference], several: frozenset[_Mark]) -> None:
        self._found = found
        self._several = several
        self._free: dict[Reference, Record] = {}
        self._sharing: dict[_Mark, list[Record]] = defaultdict(list)
        self._beside: dict[str, dict[str, Record]] = defaultdict(dict)
        for record in came:
            self._free[Reference.to(record)] = record
            for mark in _marks(record):
                self._sharing[mark].append(record)
            self._beside[_cluster(record)].setdefault(normal(record.name), record)

    def match(self, gone: Sequence[Record]) -> None:
        """Finds what replaced records that are gone."""
        for record in gone:
            shared = ((mark, new) for mark in _marks(record) for new in self._sharing.get(mark, ()))
            self._take(record, (new for mark, new in shared if self._tells(mark, record, new)))
        tries = LARGE
        for record in gone:
            near = self._beside.get(self._home(record), {})
            if near and self._free and tries > 0 and Reference.to(record) not in self._found:
                tries -= 1 + len(near) // 1000  # a look among many takes longer
                self._take(record, (near[name] for name in close_matches(normal(record.name), near)))

    def _take(self, record: Record, candidates: Iterable[Record]) -> None:
        new = next((Reference.to(new) for new in candidates if Reference.to(new) in self._free), None)
        if new is not None:
            del self._free[new]
            self._found[Reference.to(record)] = new

    def _tells(self, mark: _Mark, old: Record, new: Record) -> bool:
        """Whether what two records share tells that they are the same."""
        if mark.is_code or self._home(old) == _cluster(new):
            return True
        return mark not in self._several and not _told_apart(old, new)

    def _home(self, old: Record) -> str:
        """The cluster in which what replaced a pathway is looked for."""
        replacement = self._found.get(Reference("cluster", _cluster(old)))
        return replacement.id if replacement else _cluster(old)


def _told_apart(old: Record, new: Record) -> bool:
    """Whether both ids are the name after what it is about, and that differs."""
    abouts = [record.id.removesuffix(slug(record.name)) for record in (old, new)]
    has_both = all(about and about != record.id for about, record in zip(abouts, (old, new), strict=True))
    return has_both and abouts[0] != abouts[1]


def _marks(record: Record) -> Iterator[_Mark]:
    for what in (*normals((record.name, *record.aliases)), *record.codes.items()):
        yield _Mark(record.kind, what)


def _cluster(record: Record) -> str:
    """The cluster of a pathway; nothing for a World or a cluster."""
    return record.cluster if isinstance(record, Pathway) else ""
