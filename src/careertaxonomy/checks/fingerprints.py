"""Identifies a finding by the records and the value at fault, so that it is the same when its line changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding, Path, Place
from careertaxonomy.text.wording import quoted

__all__ = ["Identity"]

_LISTS = frozenset({"worlds", "clusters", "pathways", "retired"})
_RECORD = 2
"""How many steps lead to a record: the list, and the index in it."""


class Identity:
    """The records of a draft by their places."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def records(self, finding: Finding) -> tuple[str, ...]:
        """The references of the records that a finding is about, the one at fault first, each once. A record without a
        readable id has none."""
        places: Iterable[Place] = (finding.place, *(place for place, _ in finding.related))
        found = (self._reference(place.path) for place in places)
        return tuple(dict.fromkeys([*filter(None, found), *finding.records]))

    def about(self, finding: Finding) -> str:
        """What is at fault in these records: the fields that lead there, without their positions, and the value."""
        path = finding.place.path
        value = None if finding.place.key else self._value(path)
        steps = [step for step in path[_RECORD * _leads_to_record(path) :] if isinstance(step, str)]
        shown = quoted(value) if isinstance(value, str) else ""
        return " ".join(filter(None, ["/".join(steps), shown, finding.about]))

    def _value(self, path: Path) -> object:
        value: object = self._draft.head
        for step in path:
            value = _part(value, step)
        return value

    def _reference(self, path: Path) -> str | None:
        if not _leads_to_record(path):
            return None
        record, field = self._value(path[:_RECORD]), str(path[0])
        kind = _part(record, "kind") if field == "retired" else field.removesuffix("s")
        id = _part(record, "id")
        return f"{kind}:{id}" if isinstance(kind, str) and isinstance(id, str) and id.strip() else None


def _leads_to_record(path: Path) -> bool:
    return len(path) >= _RECORD and path[0] in _LISTS and isinstance(path[1], int)


def _part(value: object, step: str | int) -> object:
    """One part of a value that may be anything; None where it has no such part."""
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list | tuple):
        return value[step] if isinstance(step, int) and step < len(value) else None
    return None if isinstance(value, str) else getattr(value, str(step), None)
