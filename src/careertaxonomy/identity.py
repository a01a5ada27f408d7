"""What makes a finding the same finding again when the lines of a document move: the records and the value at fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careertaxonomy.names import quoted
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Finding, Path, Place

__all__ = ["Identity"]

_RECORD = 2
"""How many steps lead to a record: the list, and the index in it."""


class Identity:
    """The records of a draft by their places."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def records(self, finding: Finding) -> tuple[str, ...]:
        """The references of the records that a finding speaks of, the one at fault first, each once. One without a
        readable id has none."""
        places: Iterable[Place] = (finding.place, *(place for place, _ in finding.related))
        found = (self._reference(place.path) for place in places)
        return tuple(dict.fromkeys([*filter(None, found), *finding.records]))

    def about(self, finding: Finding) -> str:
        """What is at fault in these records: the fields that lead there, without their positions, and the value."""
        path = finding.place.path
        _, rest = self._split(path)
        value = None if finding.place.key else self._value(path)
        steps = [str(step) for step in rest if not isinstance(step, int)]
        shown = quoted(value) if isinstance(value, str) else ""
        return " ".join(filter(None, ["/".join(steps), shown, finding.about]))

    def _split(self, path: Path) -> tuple[object, Path]:
        """The record that a path leads into and the rest of the path; the head where it leads into none."""
        if len(path) >= _RECORD:
            rows = self._draft.rows.get(str(path[0]), {})
            if path[1] in rows:
                return rows[path[1]], path[_RECORD:]
        return self._draft.head, path

    def _value(self, path: Path) -> object:
        value, rest = self._split(path)
        for step in rest:
            value = _part(value, step)
        return value

    def _reference(self, path: Path) -> str | None:
        if len(path) < _RECORD:
            return None
        field = str(path[0])
        record = self._draft.rows.get(field, {}).get(path[1])
        kind = _field(record, "kind") if field == "retired" else field.removesuffix("s")
        id = _field(record, "id")
        return f"{kind}:{id}" if isinstance(kind, str) and isinstance(id, str) and id.strip() else None


def _field(record: object, name: str) -> object:
    return record.get(name) if isinstance(record, dict) else getattr(record, name, None)


def _part(value: object, step: str | int) -> object:
    """One part of a value that may be anything; None where it has no such part."""
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list | tuple):
        return value[step] if isinstance(step, int) and step < len(value) else None
    return None if isinstance(value, str) else getattr(value, str(step), None)
