"""JSON (RFC 8259) with the place of every value.

The standard library's C scanner reads the whole text once. Where a place is asked for, it steps over whole values, so
that finding a place costs little more than reading up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from json import dumps, loads
from json.decoder import scanstring  # type: ignore[attr-defined]  # the C scanner of texts, not in the stubs
from typing import ClassVar, NamedTuple

from careertaxonomy.formats.readers.base import Repeat, check_utf8, without_bom
from careertaxonomy.formats.readers.json.scanner import json_value, scanner, skip

__all__ = ["JsonReading"]

_NEXT = re.compile(r"[ \t\n\r]*([,:\]}])[ \t\n\r]*")
_CLOSING = {"{": "}", "[": "]"}


class _Part(NamedTuple):
    """A member of an object, or an item of an array: its key or index, where the key is, and where the value."""

    step: str | int
    key_start: int
    key_end: int
    start: int
    end: int


class JsonReading:
    """A JSON document."""

    endings: ClassVar[tuple[str, ...]] = (".json",)

    def __init__(self, data: bytes) -> None:
        self.data = without_bom(data)
        self._repeating: list[object] = []
        """Not empty where some object that was read repeats a key."""
        self._scan = scanner(self._repeating)
        self._known: dict[int, Mapping[str | int, _Part]] = {}

    @staticmethod
    def may_have_format(data: bytes) -> bool:
        """See `Reading`."""
        if b'"format"' not in data or b'"careertaxonomy/' in data:
            return b'"format"' in data
        try:
            content = loads(data)
        except (ValueError, RecursionError):
            return True
        return isinstance(content, dict) and "format" in content

    @cached_property
    def text(self) -> str:
        """See `Reading`."""
        return self.data.decode("utf-8", "replace")

    def value(self) -> object:
        """See `Reading`."""
        if "\ufffd" in self.text:  # perhaps in place of what is no UTF-8
            check_utf8(self.data)
        return json_value(self.text, self._scan)

    def repeats(self) -> Sequence[Repeat]:
        """See `Reading`."""
        found = self._repeats_in(skip(self.text, 0), ()) if self._repeating else ()
        return sorted(found, key=lambda repeat: repeat.again)

    def _repeats_in(self, start: int, path: tuple[str | int, ...]) -> Iterator[Repeat]:
        """The repeats in the value that begins at `start`, which is at `path`."""
        self._repeating.clear()
        self._scan(self.text, start)
        if not self._repeating:
            return
        first: dict[str | int, tuple[int, int]] = {}
        for part in self._parts(start):
            here, place = (*path, part.step), (part.key_start, part.key_end)
            if first.setdefault(part.step, place) != place:
                yield Repeat(here, first[part.step], place)
            yield from self._repeats_in(part.start, here)

    def span(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """See `Reading`. Where a key appears twice, the last one counts."""
        part, start = None, skip(self.text, 0)
        for step in path:
            if start not in self._known:
                self._known[start] = {part.step: part for part in self._parts(start)}
            if step not in self._known[start]:
                key = False
                break
            part = self._known[start][step]
            start = part.start
        if part is None:
            return start, self._scan(self.text, start)[1]
        return (part.key_start, part.key_end) if key else (part.start, part.end)

    def replacement(self, path: Sequence[str | int], text: str, *, key: bool = False) -> tuple[int, int, str]:
        """See `Reading`."""
        return *self.span(path, key=key), dumps(text, ensure_ascii=False)

    def removal(self, path: Sequence[str | int]) -> tuple[int, int]:
        """See `Reading`. The comma before the entry goes too."""
        *parent, index = path
        return self.span([*parent, int(index) - 1])[1], self.span(path)[1]

    def _parts(self, start: int) -> Iterator[_Part]:
        """The members of the object, or the items of the array, that begins at `start`; of another value none."""
        text, closing = self.text, _CLOSING.get(self.text[start : start + 1])
        position, index = skip(text, start + 1), 0
        while closing and text[position] != closing:
            step, key_end, value_start = index, 0, position
            if closing == "}":
                step, key_end = scanstring(text, position + 1)
                value_start = self._next(key_end).end()
            end = self._scan(text, value_start)[1]
            yield _Part(step, position, key_end or end, value_start, end)
            following = self._next(end)
            position = following.end() if following[1] == "," else following.start(1)
            index += 1

    def _next(self, offset: int) -> re.Match[str]:
        """The comma, colon or closing bracket that comes next, with the white space around it."""
        found = _NEXT.match(self.text, offset)
        assert found is not None
        return found
