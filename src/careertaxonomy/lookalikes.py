"""Which new record a vanished one most likely became: renames that were done as delete and add."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from careertaxonomy.models import Pathway
from careertaxonomy.names import LARGE, close_matches, normal
from careertaxonomy.taxonomy import Record

__all__ = ["Lookalikes"]


class Lookalikes:
    """The new records of one kind. Each is taken once."""

    def __init__(self, fresh: Iterable[Record]) -> None:
        self._free: dict[str, Record] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_code: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._near: dict[str, dict[str, str]] = defaultdict(dict)
        self._tries = LARGE
        for record in fresh:
            self._free[record.id] = record
            for name in {normal(name) for name in (record.name, *record.aliases)}:
                self._by_name[name].append(record.id)
            for code in record.codes.items():
                self._by_code[code].append(record.id)
            self._near[_parent(record)].setdefault(normal(record.name), record.id)

    def take_all(self, gone: Iterable[Record]) -> dict[str, tuple[str, ...]]:
        """Of each record that is gone, the id of the new one that has a name or a code of it or, in the same cluster,
        much the same name; empty where there is none.

        Whatever shares a name or a code is matched first: a near miss must not take what another one is for certain.
        """
        records = [*gone]
        found = {record.id: self._take(self._sharing(record)) for record in records}
        for record in records:
            found[record.id] = found[record.id] or self._take(self._similar(record))
        return found

    def _sharing(self, gone: Record) -> list[str]:
        candidates: list[str] = []
        for name in (gone.name, *gone.aliases):
            candidates += self._by_name.get(normal(name), ())
        for code in gone.codes.items():
            candidates += self._by_code.get(code, ())
        return candidates

    def _similar(self, gone: Record) -> list[str]:
        near = self._near.get(_parent(gone), {})
        if not near or not self._free or self._tries <= 0:
            return []
        self._tries -= 1 + len(near) // 1000  # a look among many takes longer
        return [near[name] for name in close_matches(normal(gone.name), near)]

    def _take(self, candidates: Iterable[str]) -> tuple[str, ...]:
        found = next((id for id in candidates if id in self._free), None)
        if found is None:
            return ()
        del self._free[found]
        return (found,)


def _parent(record: Record) -> str:
    return record.cluster if isinstance(record, Pathway) else ""
