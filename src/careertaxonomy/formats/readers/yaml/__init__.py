"""YAML with the place of every value.

A document holds texts, lists and objects, so what has no quotes is text too, whatever YAML makes of it elsewhere: `NO`,
`on`, `2024-01-01` and `06` stay as they are written. Only `null`, `~` and nothing at all are null. The extra `yaml`
brings PyYAML, which is imported when the first YAML document is read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from careertaxonomy.errors import MissingExtraError
from careertaxonomy.formats.readers.base import (
    Comment,
    ReadingError,
    Repeat,
    check_no_workbook,
    check_utf8,
    without_bom,
)
from careertaxonomy.formats.yaml_scalars import in_double_quotes, in_single_quotes, plain_or_quoted

if TYPE_CHECKING:
    from careertaxonomy.formats.readers.yaml.tree import Node, YamlTree

__all__ = ["YamlReading"]

_GAP = re.compile(r"(?:\s|#.*)*")
_COLON = re.compile(r"(?:\s|#.*)*+:")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_A_COMMENT = re.compile(r"#[^\r\n]*")
_COMMA = re.compile(r"[ \t]*,")
_REST_OF_LINE = re.compile(r"[^\r\n]*")


class YamlReading:
    """A YAML document. What has no quotes is text, but for `null`, `~` and nothing at all."""

    endings: ClassVar[tuple[str, ...]] = (".yaml", ".yml")

    def __init__(self, data: bytes) -> None:
        self.data: bytes = without_bom(data)

    @cached_property
    def text(self) -> str:
        """See `Reading`."""
        return self.data.decode("utf-8", "replace")

    @cached_property
    def _tree(self) -> YamlTree:
        try:
            from careertaxonomy.formats.readers.yaml.tree import YamlTree
        except ImportError as error:
            needed = MissingExtraError("reading YAML", "yaml")
            raise ReadingError("unreadable", f"cannot be read: {needed}", 0, 0) from error
        check_no_workbook(self.data)
        check_utf8(self.data)
        return YamlTree(self.text)

    @property
    def _root(self) -> Node:
        root = self._tree.root
        if root is None:
            message = "the file has nothing but comments" if self.text.strip() else "the file is empty"
            raise ReadingError("syntax", message, 0, 0)
        return root

    def value(self) -> object:
        """See `Reading`."""
        return self._root.value

    def as_model(self, model: object, keys_of: object) -> None:
        """See `Reading`."""

    def repeats(self) -> Sequence[Repeat]:
        """See `Reading`."""
        return self._tree.repeats

    def comments(self) -> Sequence[Comment]:
        """See `Reading`."""
        return self._tree.comments

    def span(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """See `Reading`."""
        node, is_there = self._find(path)
        place = node.key if key and is_there and node.key else node
        return place.start, place.end

    def _find(self, path: Sequence[str | int]) -> tuple[Node, bool]:
        """The value at a path, and True; the nearest one above it, and False."""
        node = self._root
        for step in path:
            if step not in node.parts:
                return node, False
            node = node.parts[step]
        return node, True

    def replacement(self, path: Sequence[str | int], text: str, *, key: bool = False) -> tuple[int, int, str]:
        """See `Reading`. The quotes that are there stay."""
        node, _ = self._find(path)
        start, end = self.span(path, key=key)
        if key or not node.is_block or node.key is None:
            quote, before = self.text[start : start + 1], self.text[start - 1 : start]
            if quote == "'":
                return start, end, in_single_quotes(text)
            return start, end, in_double_quotes(text) if quote == '"' or before == ":" else plain_or_quoted(text)
        # A list below its key: the text goes beside the key, before the comment that may stand there.
        colon = self._match(_COLON, node.key.end)
        comment = _COMMENT.match(self.text, colon, start)
        return colon, end, f" {plain_or_quoted(text)}{comment[0] if comment else ''}"

    def loses_comment(self, start: int, end: int, text: str) -> bool:
        """See `Reading`. What is no comment stands in texts and keys, or in the lines of a text in a block."""
        pieces, at = [], start
        inside = range(bisect_left(self._texts, (start, 0)), bisect_left(self._texts, (end, 0)))
        for first, last in map(self._texts.__getitem__, inside):
            head = _REST_OF_LINE.match(self.text, first) if self.text[first] in "|>" else None
            pieces += [self.text[at:first], head[0] if head else "", " "]
            at = last
        pieces.append(self.text[at:end])
        return any(comment not in text for comment in _A_COMMENT.findall("".join(pieces)))

    @cached_property
    def _texts(self) -> list[tuple[int, int]]:
        """Where the texts and the keys stand, in their order."""
        found, due = [], [self._root]
        while due:
            node = due.pop()
            due += node.parts.values()
            found += [(each.start, each.end) for each in (node.key, None if node.parts else node) if each is not None]
        return sorted(span for span in found if span[0] < span[1])

    def removal(self, path: Sequence[str | int]) -> tuple[int, int]:
        """See `Reading`. Without brackets the entry's lines go; with them, the comma before it goes too."""
        *parent, index = path
        entry, previous = self._find(path)[0], self._find([*parent, int(index) - 1])[0]
        dash_or_comma = self._match(_GAP, previous.end)
        if self.text[dash_or_comma] == "-":
            gap = self.text[previous.end : dash_or_comma].rstrip(" ").removesuffix("\n").removesuffix("\r")
            return previous.end + len(gap), self._match(_REST_OF_LINE, entry.end)
        if "#" in self.text[previous.end : entry.start]:
            comma = _COMMA.match(self.text, entry.end)
            return entry.start, comma.end() if comma else entry.end
        return previous.end, entry.end

    def _match(self, pattern: re.Pattern[str], start: int) -> int:
        """Where a pattern ends that matches at any place."""
        found = pattern.match(self.text, start)
        assert found is not None
        return found.end()
