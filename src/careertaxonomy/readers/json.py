"""JSON (RFC 8259) with the place of every value.

A fast parser elsewhere decides whether all is well; what is here runs only when something was found. Whole values are
stepped over by the standard library's C scanner, so that finding a place costs little more than reading up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from json import dumps, loads
from json.decoder import scanstring  # type: ignore[attr-defined]  # the C scanner of texts, not in the stubs
from typing import NamedTuple

from careertaxonomy.readers.base import Repeat, check_utf8, without_bom
from careertaxonomy.readers.json_scanner import json_value, scanner, skip

__all__ = ["JsonReading"]

_SIGN = re.compile(r"[ \t\n\r]*([,:\]}])[ \t\n\r]*")
_TOKENS = re.compile(r'("(?:[^"\\]|\\.)*")([ \t\n\r]*:)?|[{}\[\],]', re.DOTALL)


class _Member(NamedTuple):
    """A member of an object, or an item of an array: where its key and its value stand."""

    key: str | int
    key_start: int
    key_end: int
    start: int
    end: int


class JsonReading:
    """A JSON document."""

    def __init__(self, data: bytes) -> None:
        self.data = without_bom(data)
        self._objects: dict[int, list[_Member]] = {}
        self._by_key: dict[int, dict[str | int, _Member]] = {}
        self._arrays: dict[int, list[tuple[int, int]]] = {}
        self._scan = scanner()

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

    @property
    def json_bytes(self) -> bytes:
        """See `Reading`."""
        return self.data

    @cached_property
    def text(self) -> str:
        """See `Reading`."""
        return self.data.decode("utf-8", "replace")

    def value(self) -> object:
        """See `Reading`."""
        check_utf8(self.data)
        return json_value(self.text)

    def may_repeat_keys(self, kept: int) -> bool:
        """See `Reading`. A key has a colon after it; the colons inside texts can be told from most of those."""
        if self.data.count(b":") == kept:
            return False
        return sum(map(self.data.count, (b'":', b" :", b"\t:", b"\n:", b"\r:"))) != kept

    def repeats(self) -> Sequence[Repeat]:
        """See `Reading`."""
        marks: list[bool] = []

        def mark(pairs: list[tuple[str, object]]) -> None:
            if len(dict(pairs)) < len(pairs):
                marks.append(True)

        scan, top = scanner(object_pairs_hook=mark), skip(self.text, 0)
        end = scan(self.text, top)[1]
        if not marks:
            return ()
        if self.text[top] != "{":
            return [*self._repeats_within(top, end, ())]
        # The scanner does not say where: look again, list by list and record by record, at those it has marked.
        root = self._members(top)
        found = [*self._repeats_at_top(root)]
        for member in root:
            is_list = self.text[member.start] == "["
            for index, (start, end) in enumerate(self._items(member.start) if is_list else [member[3:]]):
                marks.clear()
                scan(self.text, start)
                if marks:
                    found += self._repeats_within(start, end, (member.key, index) if is_list else (member.key,))
        return sorted(found, key=lambda repeat: repeat.again)

    @staticmethod
    def _repeats_at_top(members: Sequence[_Member]) -> Iterator[Repeat]:
        first: dict[str | int, tuple[int, int]] = {}
        for key, key_start, key_end, _, _ in members:
            if key in first:
                yield Repeat((key,), first[key], (key_start, key_end))
            first.setdefault(key, (key_start, key_end))

    def _repeats_within(self, start: int, end: int, path: tuple[str | int, ...]) -> Iterator[Repeat]:
        """The repeats in the value from `start` to `end`, which stands at `path`."""
        keys: list[dict[str, tuple[int, int]]] = []
        steps: list[str | int] = []
        for found in _TOKENS.finditer(self.text, start, end):
            sign = found[0]
            if sign in "{[":
                keys.append({})
                steps.append("" if sign == "{" else 0)
            elif sign in "}]":
                keys.pop()
                steps.pop()
            elif sign == ",":
                step = steps[-1]
                steps[-1] = step + 1 if isinstance(step, int) else step
            elif found[2]:
                key, place = scanstring(self.text, found.start() + 1)[0], found.span(1)
                steps[-1] = key
                if key in keys[-1]:
                    yield Repeat((*path, *steps), keys[-1][key], place)
                keys[-1].setdefault(key, place)

    def span(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """See `Reading`."""
        member, start = None, skip(self.text, 0)
        for step in path:
            following = self._member(start, step)
            if following is None:
                key = False
                break
            member, start = following, following.start
        if member is None:
            return start, self._end_of(start)
        return (member.key_start, member.key_end) if key else (member.start, member.end)

    def replacement(self, path: Sequence[str | int], text: str, *, key: bool = False) -> tuple[int, int, str]:
        """See `Reading`."""
        return *self.span(path, key=key), dumps(text, ensure_ascii=False)

    def removal(self, path: Sequence[str | int]) -> tuple[int, int]:
        """See `Reading`. The comma before the entry goes too."""
        *parent, index = path
        return self.span([*parent, int(index) - 1])[1], self.span(path)[1]

    def _member(self, start: int, step: str | int) -> _Member | None:
        """The member of the value that begins at `start`. Where a key stands twice, the last one counts."""
        sign = self.text[start : start + 1]
        if sign == "{" and isinstance(step, str):
            if start not in self._by_key:
                self._by_key[start] = {member.key: member for member in self._members(start)}
            return self._by_key[start].get(step)
        if sign == "[" and isinstance(step, int) and step < len(self._items(start)):
            item_start, item_end = self._items(start)[step]
            return _Member(step, item_start, item_end, item_start, item_end)
        return None

    def _members(self, start: int) -> list[_Member]:
        """The members of the object that begins at `start`."""
        if start not in self._objects:
            self._objects[start] = members = []
            text, position = self.text, skip(self.text, start + 1)
            while text[position] != "}":
                key, key_end = scanstring(text, position + 1)
                value_start = self._sign(key_end).end()
                end = self._end_of(value_start)
                members.append(_Member(key, position, key_end, value_start, end))
                sign = self._sign(end)
                position = sign.end() if sign[1] == "," else sign.start(1)
        return self._objects[start]

    def _items(self, start: int) -> list[tuple[int, int]]:
        """Start and end of each item of the array that begins at `start`."""
        if start not in self._arrays:
            self._arrays[start] = items = []
            text, scan, position = self.text, self._scan, skip(self.text, start + 1)
            while text[position] != "]":
                end = scan(text, position)[1]
                items.append((position, end))
                sign = self._sign(end)
                position = sign.end() if sign[1] == "," else sign.start(1)
        return self._arrays[start]

    def _end_of(self, start: int) -> int:
        end: int = self._scan(self.text, start)[1]
        return end

    def _sign(self, offset: int) -> re.Match[str]:
        found = _SIGN.match(self.text, offset)
        assert found is not None
        return found
