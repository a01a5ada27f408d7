"""What readers are made of: every input format gives a `Reading`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple, Protocol

from careertaxonomy.errors import CareerTaxonomyError

__all__ = ["MAX_DEPTH", "Lines", "Reading", "ReadingError", "Repeat", "check_utf8", "lone_surrogate", "without_bom"]

MAX_DEPTH: Final = 200
"""How deep values may be nested: what the fast parser takes. An empty list or object does not count."""

_AND_ONE = (1).__add__
_BOM = b"\xef\xbb\xbf"
_ESCAPES = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U0000([0-9a-fA-F]{4})|.)", re.DOTALL)


class ReadingError(CareerTaxonomyError):
    """A text that cannot be read. `kind` is "unreadable" or "syntax"; `start` and `end` are offsets in the text."""

    def __init__(self, kind: str, message: str, start: int, end: int | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.start = start
        self.end = start + 1 if end is None else end
        self.hint = hint


class Repeat(NamedTuple):
    """A key that stands twice in one object: its path, and the offsets of the first and of the later one."""

    path: tuple[str | int, ...]
    first: tuple[int, int]
    again: tuple[int, int]


class Reading(Protocol):
    """A document's bytes, read as one format. Offsets count code points of `text`, from 0."""

    @staticmethod
    def may_have_format(data: bytes) -> bool:
        """Whether a file has a `format` at its top, or may have one: other programs keep files of this form too."""

    @property
    def json_bytes(self) -> bytes | None:
        """The bytes, where they are JSON that a fast parser can take as they are."""

    @property
    def text(self) -> str:
        """The decoded text, without a byte-order mark; what cannot be decoded is replaced."""

    def value(self) -> object:
        """The content, read thoroughly; raises `ReadingError`."""

    def may_repeat_keys(self, kept: int) -> bool:
        """False if it is certain that no key stands twice, given how many keys the parsed content has kept."""

    def repeats(self) -> Sequence[Repeat]:
        """The keys that stand twice in one object."""

    def span(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Where a value stands (or, with `key`, its key): start and end. A missing part gives what would hold it."""

    def replacement(self, path: Sequence[str | int], text: str, *, key: bool = False) -> tuple[int, int, str] | None:
        """The stretch of text that holds a value (or its key), and how another text is written there; None where
        something else in the document needs what stands there."""

    def removal(self, path: Sequence[str | int]) -> tuple[int, int] | None:
        """The stretch of text to take out so that an entry of a list is gone; not for the first one. None where
        something else in the document needs what stands there."""


def without_bom(data: bytes) -> bytes:
    """A file's bytes without the one byte-order mark that may stand before the text."""
    return data[len(_BOM) :] if data.startswith(_BOM) else data


def check_utf8(data: bytes) -> None:
    """Raises `ReadingError` at the first byte that is not UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode())
        utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        hint = 'save it as UTF-8; it looks like UTF-16 ("Unicode")' if utf16 else "save it as UTF-8"
        message = f"not UTF-8: byte 0x{data[error.start]:02x} does not belong here"
        raise ReadingError("unreadable", message, offset, hint=hint) from None


def lone_surrogate(text: str, start: int = 0, end: int | None = None) -> ReadingError | None:
    """The first escape, in a stretch of a text that is well-formed otherwise, of half a surrogate pair."""
    high: re.Match[str] | None = None
    for found in _ESCAPES.finditer(text, start, len(text) if end is None else end):
        digits = found[1] or found[2]
        unit = int(digits, 16) if digits else 0
        low = 0xDC00 <= unit < 0xE000
        if high is not None and not (low and found.start() == high.end()):
            break
        if low and high is None:
            high = found
            break
        high = found if 0xD800 <= unit < 0xDC00 else None
    if high is None:
        return None
    message = f"half of a surrogate pair, {high[0]}, which is no character"
    return ReadingError("syntax", message, high.start(), high.end())


class Lines:
    """Offsets in a text as lines and columns, both from 1. A line ends with LF or CRLF."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts, and where one more would."""
        return [0, *accumulate(map(_AND_ONE, map(len, self._text.split("\n"))))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset, hi=len(self._starts) - 1)
        return line, offset - self._starts[line - 1] + 1

    def line(self, offset: int) -> tuple[int, int]:
        """Start and end of the line that holds an offset, without its line break."""
        number = self.at(offset)[0]
        start, end = self._starts[number - 1], self._starts[number] - 1
        if self._text[max(start, end - 1) : end + 1] == "\r\n":
            end -= 1
        return start, end
