"""YAML events to values with places: keys that stand twice, aliases, and what a document does not take.

What is open waits on a stack, so that no depth is too much for Python, and every event is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from careertaxonomy.readers.base import MAX_DEPTH, ReadingError, Repeat, lone_surrogate
from careertaxonomy.readers.yaml_parser import yaml_events

__all__ = ["Node", "YamlTree"]

_TIMES, _ALLOWANCE = 10, 10_000
"""How many times as large as its text a document may become through aliases, and what even a small one may gain."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TAGS: dict[type, str] = {str: "tag:yaml.org,2002:str", list: "tag:yaml.org,2002:seq", dict: "tag:yaml.org,2002:map"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_COLON = re.compile(r"(?:\s|#.*)*+:")
_TAG = re.compile(r"![^\s,\[\]{}]*")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+(?:#.*\s+)*)+")


class Node:
    """A value and where it stands, an anchor or a tag before it left out.

    `parts` are the items of a list, or the members of an object: where the key begins and ends, and the value.
    `weight` counts characters and values, `height` the levels below, both as they are with aliases followed.
    `is_block` says that it is a list or an object without brackets.
    """

    __slots__ = ("anchored", "end", "height", "is_block", "key", "parts", "start", "value", "weight")

    def __init__(self, value: Any, start: int, end: int, *, weight: int = 1, is_block: bool = False) -> None:
        self.value = value
        self.start = start
        self.end = end
        self.weight = weight
        self.is_block = is_block
        self.height = 0
        self.parts: Any = {} if isinstance(value, dict) else []
        self.anchored = -1
        """Where its anchor stands."""
        self.key: tuple[str, int, int] | None = None
        """While an object is open: the key whose value is due."""


class YamlTree:
    """The values of a text. Reading it raises `ReadingError`."""

    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        """None where there is no document in the text."""
        self.repeats: list[Repeat] = []
        """The keys that stand twice in one object, in their order."""
        self.aliases: list[tuple[int, int]] = []
        """Where each alias stands, and where the anchor that it means."""
        self._text = text
        self._open: list[Node] = []
        self._anchors: dict[str, Node] = {}
        self._firsts: dict[tuple[int, str], tuple[int, int]] = {}
        self._weight = 0
        take: dict[str, Callable[[Any], None]] = {
            "DocumentStartEvent": self._document,
            "ScalarEvent": self._scalar,
            "AliasEvent": self._alias,
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
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _document(self, event: Any) -> None:
        if self.root is not None:
            start = event.start_mark.index
            raise ReadingError("syntax", "a second document in the file", start, start + 3, "a file holds one document")

    def _scalar(self, event: Any) -> None:
        value, start, end = event.value, event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            self._check_tag(event, str)
            properties = _PROPERTIES.match(self._text, start) if value or event.style else None
            start = properties.end() if properties else end
        if event.style is None and not value:
            start = end = self._place_of_nothing(end)
        elif event.style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
        elif event.style == '"' and _SURROGATE.search(value):
            value = self._joined(value, start, end)
        if event.style is None and event.tag is None:
            if value == "<<" and self._is_key_due:
                message = "a merge key, which documents do not have"
                raise ReadingError("syntax", message, start, end, "write out the fields that it stands for")
            value = None if value in _NULLS else value
        node = Node(value, start, end, weight=1 + len(value or ""))
        self._anchor(event, node)
        self._weight += node.weight
        self._add(node)

    def _place_of_nothing(self, end: int) -> int:
        """Where a value is due that is not there: behind the colon, or where there is none, behind the key."""
        key = self._open[-1].key if self._open else None
        return end if key is None or _COLON.match(self._text, key[2], end) else key[2]

    def _joined(self, value: str, start: int, end: int) -> str:
        """A text whose escapes are halves of surrogate pairs, as JSON has them."""
        try:
            return value.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            fault = lone_surrogate(self._text, start, end)
            assert fault is not None
            raise fault from None

    def _check_tag(self, event: Any, kind: type) -> None:
        if event.tag is not None and event.tag not in ("!", _TAGS[kind]):
            found = _TAG.search(self._text, event.start_mark.index)
            assert found is not None
            message = f"the tag {found[0]} is not taken: a value is text, a list or an object"
            hint = 'leave it out; a text that begins with "!" needs double quotes'
            raise ReadingError("syntax", message, *found.span(), hint=hint)

    def _anchor(self, event: Any, node: Node) -> None:
        if event.anchor is not None:
            node.anchored = event.start_mark.index
            self._anchors[event.anchor] = node

    def _alias(self, event: Any) -> None:
        name, start, end = event.anchor, event.start_mark.index, event.end_mark.index
        target = self._anchors.get(name)
        if target is None:
            message = f"the alias *{name} stands for nothing: no anchor &{name} comes before it"
            raise ReadingError("syntax", message, start, end, 'a text that begins with "*" needs double quotes')
        if any(node is target for node in self._open):
            raise ReadingError("syntax", f"the alias *{name} stands inside what it stands for", start, end)
        if len(self._open) + target.height > MAX_DEPTH:
            raise _too_deep(start, end)
        self._weight += target.weight
        if self._weight > _TIMES * len(self._text) + _ALLOWANCE:
            message = f"aliases make the document more than {_TIMES} times as large as its text"
            raise ReadingError("unreadable", message, start, end, "write out what they stand for")
        self.aliases.append((start, target.anchored))
        node = Node(target.value, start, end, weight=target.weight)
        node.parts, node.height = target.parts, target.height
        self._add(node)

    def _begin(self, event: Any) -> None:
        is_list = type(event).__name__ == "SequenceStartEvent"
        self._check_tag(event, list if is_list else dict)
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
        node = Node([] if is_list else {}, start, start, is_block=not has_bracket)
        self._anchor(event, node)
        self._weight += 1
        self._open.append(node)

    def _finish(self, event: Any) -> None:
        node = self._open.pop()
        if not node.is_block:
            node.end = event.end_mark.index
        self._add(node)

    def _check_depth(self) -> None:
        if len(self._open) > MAX_DEPTH:
            start = self._open[MAX_DEPTH].start
            raise _too_deep(start, start + 1)

    def _add(self, node: Node) -> None:
        """Puts a value where it is due."""
        if not self._open:
            self.root = node
            return
        self._check_depth()
        holder = self._open[-1]
        if isinstance(holder.value, list):
            holder.value.append(node.value)
            holder.parts.append(node)
        elif holder.key is None:
            self._add_key(holder, node)
        else:
            key, start, end = holder.key
            holder.value[key] = node.value
            holder.parts[key] = (start, end, node)
            holder.key = None
        holder.weight += node.weight
        holder.height = max(holder.height, node.height + 1)
        holder.end = node.end

    def _add_key(self, holder: Node, node: Node) -> None:
        key, place = node.value, (node.start, node.end)
        kinds: dict[type, str] = {list: "a list", dict: "an object"}
        if not isinstance(key, str):
            raise _no_key(kinds.get(type(key), "null"), *place)
        if key in holder.parts:
            first = self._firsts.setdefault((id(holder), key), holder.parts[key][:2])
            steps = (len(node.parts) if node.key is None else node.key[0] for node in self._open[:-1])
            self.repeats.append(Repeat((*steps, key), first, place))
        holder.key = (key, *place)


def _too_deep(start: int, end: int) -> ReadingError:
    return ReadingError("unreadable", f"values nested more than {MAX_DEPTH} deep", start, end)


def _no_key(kind: str, start: int, end: int) -> ReadingError:
    return ReadingError("syntax", f"a key must be text, not {kind}", start, end)
