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

    def take(self, gone: Record) -> tuple[str, ...]:
        """The id of the record that has a name or a code of the one that is gone or, in the same cluster, much the
        same name; empty where there is none."""
        candidates: list[str] = []
        for name in (gone.name, *gone.aliases):
            candidates += self._by_name.get(normal(name), ())
        for code in gone.codes.items():
            candidates += self._by_code.get(code, ())
        near = self._near.get(_parent(gone), {})
        if near and self._tries > 0 and not any(id in self._free for id in candidates):
            self._tries -= 1
            candidates += [near[name] for name in close_matches(normal(gone.name), near)]
        found = next((id for id in candidates if id in self._free), None)
        if found is None:
            return ()
        del self._free[found]
        return (found,)


def _parent(record: Record) -> str:
    return record.cluster if isinstance(record, Pathway) else ""
