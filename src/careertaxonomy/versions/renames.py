"""Which new record a vanished one most likely became: renames that were done as delete and add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from careertaxonomy.model.records import Pathway, Record
from careertaxonomy.model.references import Reference
from careertaxonomy.text.normal_forms import LARGE, close_matches, normal, normals

__all__ = ["likely_renames"]


def likely_renames(gone: Sequence[Record], came: Iterable[Record]) -> dict[Reference, Reference]:
    """Of records that are gone, the new one that each most likely became.

    It is of the same kind and has a name or a code of the old one or, in the same cluster, much the same name. Each new
    record is taken once. Whatever shares a name or a code is matched first: a near miss must not take what another one
    is for certain.
    """
    free: set[Reference] = set()
    sharing: dict[object, list[Reference]] = defaultdict(list)
    beside: dict[object, dict[str, Reference]] = defaultdict(dict)
    for record in came:
        new = Reference.to(record)
        free.add(new)
        for mark in _marks(record):
            sharing[mark].append(new)
        beside[_home(record)].setdefault(normal(record.name), new)
    found: dict[Reference, Reference] = {}

    def take(record: Record, candidates: Iterable[Reference]) -> None:
        new = next((candidate for candidate in candidates if candidate in free), None)
        if new is not None:
            free.remove(new)
            found[Reference.to(record)] = new

    for record in gone:
        take(record, (new for mark in _marks(record) for new in sharing.get(mark, ())))
    tries = LARGE
    for record in gone:
        near = beside.get(_home(record), {})
        if near and free and tries > 0 and Reference.to(record) not in found:
            tries -= 1 + len(near) // 1000  # a look among many takes longer
            take(record, (near[name] for name in close_matches(normal(record.name), near)))
    return found


def _marks(record: Record) -> Iterator[object]:
    """What tells that two records are the same: the kind, and a name, an alias or a code of a scheme."""
    for mark in (*normals((record.name, *record.aliases)), *record.codes.items()):
        yield record.kind, mark


def _home(record: Record) -> object:
    """Where a record of much the same name is looked for."""
    return record.kind, record.cluster if isinstance(record, Pathway) else ""
