"""JSON (RFC 8259) with the place of every value.

The standard library's C scanner reads the whole text once. Where a place is asked for, it steps over whole values, so
that finding a place costs little more than reading up to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from json import dumps
from json.decoder import scanstring  # type: ignore[attr-defined]  # the C scanner of texts, not in the stubs
from typing import ClassVar, NamedTuple

from careertaxonomy.formats.readers.base import Comment, M, Repeat, check_no_workbook, check_utf8, without_bom
from careertaxonomy.formats.readers.json.scanner import json_value, scanner, skip

__all__ = ["JsonReading"]

_NEXT = re.compile(r"[ \t\n\r]*([,:\]}])[ \t\n\r]*")
_SPACED_COLON = re.compile(rb'"[ \t\n\r]+:')
_CLOSING = {"{": "}", "[": "]"}


class _Part(NamedTuple):
    """A member of an object, or an item of an array: its key or index, where the key is (None for an index), and where
    the value starts."""

    step: str | int
    key: tuple[int, int] | None
    start: int


class JsonReading:
    """A JSON document."""

    endings: ClassVar[tuple[str, ...]] = (".json",)

    def __init__(self, data: bytes) -> None:
        self.data: bytes = without_bom(data)
        self._repeating: list[object] = []
        """Not empty where some object that was read repeats a key."""
        self._scan = scanner(self._repeating)
        self._step = scanner()
        self._repeats: bool | None = None
        """Whether there is such an object: then the last of its keys counts. None until the content is read."""
        self._known: dict[int, tuple[dict[str | int, _Part], Iterator[_Part]]] = {}
        """By where an object or array starts: its parts as far as they were looked for, and those to come."""

    @cached_property
    def text(self) -> str:
        """See `Reading`."""
        return self.data.decode("utf-8", "replace")

    def value(self) -> object:
        """See `Reading`."""
        check_no_workbook(self.data)
        if "\ufffd" in self.text:  # perhaps in place of what is no UTF-8
            check_utf8(self.data)
        value = json_value(self.text, self._scan)
        self._repeats = bool(self._repeating)
        return value

    def as_model(self, model: type[M], keys_of: Callable[[M], float]) -> M | None:
        """See `Reading`. Every key ends in a quote and a colon, unless there is white space between them. What looks so
        within a text makes the count too large, never too small."""
        keys = self.data.count(b'":')
        if self.data.count(b":") != keys and _SPACED_COLON.search(self.data):
            return None
        try:
            made = model.model_validate_json(self.data)
        except ValueError:  # which `value` explains
            return None
        if keys_of(made) != keys:
            return None
        self._repeats = False
        return made

    def repeats(self) -> Sequence[Repeat]:
        """See `Reading`."""
        found = self._repeats_in(skip(self.text, 0), ()) if self._repeats else ()
        return sorted(found, key=lambda repeat: repeat.again)

    def comments(self) -> Sequence[Comment]:
        """See `Reading`. JSON has no comments."""
        return ()

    def _repeats_in(self, start: int, path: tuple[str | int, ...]) -> Iterator[Repeat]:
        """The repeats in the value that begins at `start`, which is at `path`."""
        self._repeating.clear()
        self._scan(self.text, start)
        if not self._repeating:
            return
        first: dict[str | int, tuple[int, int]] = {}
        for part in self._parts(start):
            here = (*path, part.step)
            if part.key is not None and first.setdefault(part.step, part.key) != part.key:
                yield Repeat(here, first[part.step], part.key)
            yield from self._repeats_in(part.start, here)

    def span(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """See `Reading`. Where a key appears twice, the last one counts."""
        part, start = None, skip(self.text, 0)
        for step in path:
            found = self._part(start, step)
            if found is None:
                key = False
                break
            part, start = found, found.start
        if key and part is not None and part.key is not None:
            return part.key
        return start, self._step(self.text, start)[1]

    def _part(self, start: int, step: str | int) -> _Part | None:
        """A part of the object or array that begins at `start`: a member by its key, or an item by its index."""
        if start not in self._known:
            self._known[start] = {}, self._parts(start)
        known, coming = self._known[start]
        while self._repeats is not False or step not in known:
            part = next(coming, None)
            if part is None:
                break
            known[part.step] = part
        return known.get(step)

    def replacement(self, path: Sequence[str | int], text: str, *, key: bool = False) -> tuple[int, int, str]:
        """See `Reading`."""
        return *self.span(path, key=key), dumps(text, ensure_ascii=False)

    def loses_comment(self, start: int, end: int, text: str) -> bool:  # noqa: ARG002 - JSON has no comments
        """See `Reading`."""
        return False

    def removal(self, path: Sequence[str | int]) -> tuple[int, int]:
        """See `Reading`. The comma before the entry goes too."""
        *parent, index = path
        return self.span([*parent, int(index) - 1])[1], self.span(path)[1]

    def _parts(self, start: int) -> Iterator[_Part]:
        """The members of the object, or the items of the array, that begins at `start`; of another value none."""
        text, closing = self.text, _CLOSING.get(self.text[start : start + 1])
        position, index = skip(text, start + 1), 0
        while closing and text[position] != closing:
            part = _Part(index, None, position)
            if closing == "}":
                key, key_end = scanstring(text, position + 1)
                part = _Part(key, (position, key_end), self._next(key_end).end())
            yield part
            following = self._next(self._step(text, part.start)[1])
            position = following.end() if following[1] == "," else following.start(1)
            index += 1

    def _next(self, offset: int) -> re.Match[str]:
        """The comma, colon or closing bracket that comes next, with the white space around it."""
        found = _NEXT.match(self.text, offset)
        assert found is not None
        return found
