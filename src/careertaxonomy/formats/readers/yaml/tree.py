"""Makes values with their places from YAML events, and finds the keys that appear twice.

What is open waits on a stack, so that no depth is too much for Python, and every event is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from careertaxonomy.formats.readers.base import MAX_DEPTH, Comment, ReadingError, Repeat, lone_surrogate
from careertaxonomy.formats.readers.yaml.parser import yaml_events

__all__ = ["Node", "YamlTree"]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_COLON = re.compile(r"(?:\s|#.*)*+:")
_COMMENT = re.compile(r"[ \t](#[^\s#][^\r\n]*)")
"""A comment that may be part of the text before it. People leave a space after the `#` of one that is not, or align it
with those of other lines."""


class Node:
    """A value and where it is.

    `parts` are the items of a list by their indexes, or the members of an object by their keys. `is_block` says that it
    is a list or an object without brackets.
    """

    __slots__ = ("due", "end", "is_block", "key", "parts", "start", "value")
    value: Any
    start: int
    end: int
    is_block: bool

    def __init__(self, value: Any, start: int, end: int, *, is_block: bool = False) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.is_block = is_block
        self.parts: dict[str | int, Node] = {}
        self.key: Node | None = None
        """Where it is a member of an object: its key."""
        self.due: Node | None = None
        """While it is an open object: the key whose value is due."""


class YamlTree:
    """The values of a text. Reading it raises `ReadingError`."""

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        """None where there is no document in the text."""
        self.repeats: list[Repeat] = []
        """The keys that appear twice in one object, in their order."""
        self.comments: list[Comment] = []
        """The comments that may be part of the value before them, in their order."""
        self._text = text
        self._open: list[Node] = []
        self._firsts: dict[tuple[int, str], tuple[int, int]] = {}
        take: dict[str, Callable[[Any], None]] = {
            "DocumentStartEvent": self._document,
            "ScalarEvent": self._scalar,
            "SequenceStartEvent": self._begin,
            "MappingStartEvent": self._begin,
            "SequenceEndEvent": self._finish,
            "MappingEndEvent": self._finish,
        }
        for event in yaml_events(text):
            name = type(event).__name__
            if name in take:
                take[name](event)

    @property
    def _is_key_due(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].due is None

    def _document(self, event: Any) -> None:
        if self.root is not None:
            start = event.start_mark.index
            raise ReadingError("syntax", "a second document in the file", start, start + 3, "a file holds one document")

    def _scalar(self, event: Any) -> None:
        value, start, end = event.value, event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
        elif event.style == '"' and _SURROGATE.search(value):
            value = self._joined(value, start, end)
        elif event.style is None:
            if value == "<<" and self._is_key_due:
                message = "a merge key, which documents do not have"
                raise ReadingError("syntax", message, start, end, "write out the fields that it refers to")
            if not value:
                start = end = self._place_of_nothing(end)
            value = None if value in _NULLS else value
            self._look_for_comment(value, start, end)
        self._add(Node(value, start, end))

    def _look_for_comment(self, value: str | None, start: int, end: int) -> None:
        found = None if value is None or self._is_key_due else _COMMENT.match(self._text, end)
        if found is not None:
            comment = found[1].rstrip()
            span = start, found.start(1) + len(comment)
            self.comments.append(Comment(_path_in(self._open), span, str(value), comment))

    def _place_of_nothing(self, end: int) -> int:
        """Where a value is due that is not there: behind the colon, or where there is none, behind the key."""
        key = self._open[-1].due if self._open else None
        return end if key is None or _COLON.match(self._text, key.end, end) else key.end

    def _joined(self, value: str, start: int, end: int) -> str:
        """A text whose escapes are halves of surrogate pairs, as JSON has them."""
        fault = lone_surrogate(self._text, start, end)
        if fault is not None:
            raise fault
        return value.encode("utf-16", "surrogatepass").decode("utf-16")

    def _begin(self, event: Any) -> None:
        is_list = type(event).__name__ == "SequenceStartEvent"
        start = event.end_mark.index
        # The mark is behind a bracket, or behind the first dash of a list that is not indented.
        before = self._text[start - 1 : start]
        has_bracket = event.flow_style and before == ("[" if is_list else "{")
        if has_bracket or (is_list and before == "-"):
            start -= 1
        elif event.flow_style:
            start = event.start_mark.index  # an object of one key, in a list without braces of its own
        self._check_depth()
        if self._is_key_due:
            raise _no_key("a list" if is_list else "an object", start, start + 1)
        self._open.append(Node([] if is_list else {}, start, start, is_block=not has_bracket))

    def _finish(self, event: Any) -> None:
        node = self._open.pop()
        if not node.is_block:
            node.end = event.end_mark.index
        self._add(node)

    def _check_depth(self) -> None:
        if len(self._open) > MAX_DEPTH:
            start = self._open[MAX_DEPTH].start
            raise ReadingError("unreadable", f"values nested more than {MAX_DEPTH} deep", start)

    def _add(self, node: Node) -> None:
        """Puts a value where it is due."""
        if not self._open:
            self.root = node
            return
        self._check_depth()
        holder = self._open[-1]
        holder.end = node.end
        if isinstance(holder.value, list):
            holder.parts[len(holder.value)] = node
            holder.value.append(node.value)
        elif holder.due is None:
            self._add_key(holder, node)
        else:
            node.key, holder.due = holder.due, None
            holder.parts[node.key.value] = node
            holder.value[node.key.value] = node.value

    def _add_key(self, holder: Node, key: Node) -> None:
        if key.value is None:
            raise _no_key("null", key.start, key.end)
        earlier = holder.parts[key.value].key if key.value in holder.parts else None
        if earlier is not None:
            first = self._firsts.setdefault((id(holder), key.value), (earlier.start, earlier.end))
            path = (*_path_in(self._open[:-1]), key.value)
            self.repeats.append(Repeat(path, first, (key.start, key.end)))
        holder.due = key


def _path_in(opened: Sequence[Node]) -> tuple[str | int, ...]:
    """The path of the value that is due in the last of some open values."""
    return tuple(len(node.parts) if node.due is None else node.due.value for node in opened)


def _no_key(kind: str, start: int, end: int) -> ReadingError:
    return ReadingError("syntax", f"a key must be text, not {kind}", start, end)
