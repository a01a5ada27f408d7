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
from typing import TYPE_CHECKING

from careertaxonomy.errors import MissingExtraError
from careertaxonomy.readers.base import ReadingError, Repeat, check_utf8, without_bom
from careertaxonomy.yaml_texts import in_double_quotes, in_single_quotes, plain_or_quoted

if TYPE_CHECKING:
    from careertaxonomy.readers.yaml_tree import Node, YamlTree

__all__ = ["YamlReading"]

_FORMAT = re.compile(
    rb"""^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?["']?format["']?[ \t]*:|format["']?\s*:\s*["']?careertaxonomy/""",
    re.MULTILINE,
)
"""`format` at the start of a line, or anywhere with the value that it has in a document."""

_GAP = re.compile(r"(?:\s|#.*)*")
_COLON = re.compile(r"(?:\s|#.*)*+:")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_COMMA = re.compile(r"[ \t]*,")
_REST_OF_LINE = re.compile(r"[^\r\n]*")


class YamlReading:
    """A YAML document. What has no quotes is text, but for `null`, `~` and nothing at all."""

    def __init__(self, data: bytes) -> None:
        self.data = without_bom(data)

    @staticmethod
    def may_have_format(data: bytes) -> bool:
        """See `Reading`."""
        return _FORMAT.search(data) is not None

    @property
    def json_bytes(self) -> None:
        """See `Reading`."""
        return None

    @cached_property
    def text(self) -> str:
        """See `Reading`."""
        return self.data.decode("utf-8", "replace")

    @cached_property
    def _tree(self) -> YamlTree:
        try:
            from careertaxonomy.readers.yaml_tree import YamlTree
        except ImportError as error:
            raise MissingExtraError("reading YAML", "yaml") from error
        check_utf8(self.data)
        return YamlTree(self.text)

    @property
    def _root(self) -> Node:
        root = self._tree.root
        if root is None:
            message = "there is nothing but comments in the file" if self.text.strip() else "the file is empty"
            raise ReadingError("syntax", message, 0, 0)
        return root

    def value(self) -> object:
        """See `Reading`."""
        return self._root.value

    def may_repeat_keys(self, kept: int) -> bool:  # noqa: ARG002 - what repeats is known without counting
        """See `Reading`."""
        return bool(self._tree.repeats)

    def repeats(self) -> Sequence[Repeat]:
        """See `Reading`."""
        return self._tree.repeats

    def span(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """See `Reading`. What an alias stands for is where the alias is; what is within that is where it is written."""
        node, key_span, is_there = self._find(path)
        return key_span if key and key_span and is_there else (node.start, node.end)

    def _find(self, path: Sequence[str | int]) -> tuple[Node, tuple[int, int] | None, bool]:
        """The value at a path, where its key is if it has one, and True; the nearest one above it and False."""
        node, key_span = self._root, None
        for step in path:
            if isinstance(step, str) and isinstance(node.value, dict) and step in node.parts:
                start, end, node = node.parts[step]
                key_span = start, end
            elif isinstance(step, int) and isinstance(node.value, list) and step < len(node.parts):
                node, key_span = node.parts[step], None
            else:
                return node, key_span, False
        return node, key_span, True

    def replacement(self, path: Sequence[str | int], text: str, *, key: bool = False) -> tuple[int, int, str] | None:
        """See `Reading`. The quotes that are there stay."""
        node, key_span, _ = self._find(path)
        start, end = self.span(path, key=key)
        if key or not node.is_block or key_span is None:
            quote, before = self.text[start : start + 1], self.text[start - 1 : start]
            if quote == "'":
                written = in_single_quotes(text)
            else:
                written = in_double_quotes(text) if quote == '"' or before == ":" else plain_or_quoted(text)
        else:
            # A list below its key: the text goes beside the key, before the comment that may stand there.
            colon = _COLON.match(self.text, key_span[1])
            assert colon is not None
            comment = _COMMENT.match(self.text, colon.end(), start)
            start, written = colon.end(), f" {plain_or_quoted(text)}{comment[0] if comment else ''}"
        return None if node.parts and not key and self._holds_an_anchor(start, end) else (start, end, written)

    def removal(self, path: Sequence[str | int]) -> tuple[int, int] | None:
        """See `Reading`. Without brackets the entry's lines go; with them, the comma before it goes too."""
        *parent, index = path
        holder, entry = self._find(parent)[0], self._find(path)[0]
        previous = holder.parts[int(index) - 1]
        dash_or_comma = self._match(_GAP, previous.end)
        if self.text[dash_or_comma] == "-":
            start = max(self.text.rfind(sign, 0, dash_or_comma) for sign in "\r\n")
            start -= self.text[start - 1 : start + 1] == "\r\n"
            end = self._match(_REST_OF_LINE, entry.end)
        elif "#" in self.text[previous.end : entry.start]:
            start = entry.start if entry.anchored < 0 else entry.anchored
            comma = _COMMA.match(self.text, entry.end)
            end = comma.end() if comma else entry.end
        else:
            start, end = previous.end, entry.end
        return None if self._holds_an_anchor(start, end) else (start, end)

    def _match(self, pattern: re.Pattern[str], start: int) -> int:
        """Where a pattern ends that matches at any place."""
        found = pattern.match(self.text, start)
        assert found is not None
        return found.end()

    def _holds_an_anchor(self, start: int, end: int) -> bool:
        """Whether an alias elsewhere means something in a stretch of text."""
        anchors = self._anchors
        within = anchors[bisect_left(anchors, (start,)) : bisect_left(anchors, (end,))]
        return any(not start <= alias < end for _, alias in within)

    @cached_property
    def _anchors(self) -> list[tuple[int, ...]]:
        """For each alias where its anchor stands, and where the alias; in the order of the anchors."""
        return sorted((anchor, alias) for alias, anchor in self._tree.aliases)
