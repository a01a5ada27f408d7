"""What readers are made of: every input format gives a `Reading`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, Protocol, TypeVar

from careertaxonomy.errors import CareerTaxonomyError

__all__ = [
    "IMPORT",
    "MAX_DEPTH",
    "Comment",
    "Lines",
    "Reading",
    "ReadingError",
    "Repeat",
    "Slip",
    "check_no_workbook",
    "check_utf8",
    "lone_surrogate",
    "without_bom",
]

if TYPE_CHECKING:
    from pydantic import BaseModel

M = TypeVar("M", bound="BaseModel")
MAX_DEPTH: Final = 200
"""How deep values may be nested: what pydantic takes too. An empty list or object does not count."""

IMPORT: Final = "careertaxonomy import FILE --output DOC makes a document of a table"
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheet programs begin: XLSX and ODS, which are ZIP files, and the older XLS."""
_AND_ONE = (1).__add__
_BOM = b"\xef\xbb\xbf"
_HIGH, _LOW = (rf"(?:u|U0000)[dD][{digits}][0-9a-fA-F]{{2}}" for digits in ("89abAB", "c-fC-F"))
_HALF = re.compile(rf"\\(?:{_HIGH}|{_LOW})")
_ESCAPES = re.compile(rf"\\(?:{_HIGH}\\{_LOW}|(?P<half>{_HIGH}|{_LOW})|.)", re.DOTALL)


class Slip(NamedTuple):
    """A slip of a text's syntax, and what it certainly meant: what to write in place of a stretch of it."""

    start: int
    end: int
    text: str


class ReadingError(CareerTaxonomyError):
    """A text that cannot be read. `kind` is "unreadable" or "syntax"; `start` and `end` are offsets in the text."""

    def __init__(self, kind: str, message: str, start: int, end: int | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.start = start
        self.end: int = start + 1 if end is None else end
        self.hint = hint
        self.slip: Slip | None = None
        """Where it is certain what was meant: how to write it."""
        self.others: tuple[ReadingError, ...] = ()
        """The faults after this one, where one could go on."""


class Repeat(NamedTuple):
    """A key that appears twice in one object: its path, and the offsets of the first and of the later one."""

    path: tuple[str | int, ...]
    first: tuple[int, int]
    again: tuple[int, int]


class Comment(NamedTuple):
    """A comment that begins right after a value and may be part of it: the value's path, where the value begins and the
    comment ends, and how the two are read."""

    path: tuple[str | int, ...]
    span: tuple[int, int]
    value: str
    comment: str


class Reading(Protocol):
    """A document's bytes, read as one format. Offsets count code points of `text`, from 0. `endings` are those of the
    names of such files, in lower case."""

    endings: ClassVar[tuple[str, ...]]

    def __init__(self, data: bytes) -> None: ...

    @property
    def text(self) -> str:
        """The decoded text, without a byte-order mark; what cannot be decoded is replaced."""

    def value(self) -> object:
        """The content; raises `ReadingError`."""

    def as_model(self, model: type[M], keys_of: Callable[[M], float]) -> M | None:
        """The content as a model, where that is quicker than to validate the `value` and certain to be the same: no key
        appears twice (`keys_of` counts those of the model). None elsewhere."""

    def repeats(self) -> Sequence[Repeat]:
        """The keys that appear twice in one object; known once `value` or `as_model` gave the content."""

    def comments(self) -> Sequence[Comment]:
        """The comments that begin right after a text without quotes and may be part of it; known once `value` was
        called."""

    def span(self, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
        """Where a value is (or, with `key`, its key): start and end. A missing part gives what would hold it."""

    def replacement(self, path: Sequence[str | int], text: str, *, key: bool = False) -> tuple[int, int, str]:
        """The stretch of text that holds a value (or its key), and how another text is written there."""

    def loses_comment(self, start: int, end: int, text: str) -> bool:
        """Whether a comment goes where a text takes the place of a stretch of the document."""

    def removal(self, path: Sequence[str | int]) -> tuple[int, int]:
        """The stretch of text to take out so that an entry of a list is gone; not for the first one."""


def without_bom(data: bytes) -> bytes:
    """A file's bytes without the one byte-order mark that may come before the text."""
    return data[len(_BOM) :] if data.startswith(_BOM) else data


def check_no_workbook(data: bytes) -> None:
    """Raises `ReadingError` where a spreadsheet was saved under the name of a document."""
    if data.startswith(_WORKBOOK):
        raise ReadingError("unreadable", "this is a workbook of a spreadsheet program, not a document", 0, hint=IMPORT)


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
    end = len(text) if end is None else end
    for found in _ESCAPES.finditer(text, start, end) if _HALF.search(text, start, end) else ():
        if found["half"]:
            message = f"half of a surrogate pair, {found[0]}, which is no character"
            return ReadingError("syntax", message, *found.span())
    return None


class Lines:
    """Offsets in a text as lines and columns, both from 1. A line ends with LF or CRLF; in a text that has none of
    these, as old computers saved it, with CR."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._break = "\n" if "\n" in text or "\r" not in text else "\r"
        self._starts = [0]
        """Where the lines start, as far as they were looked for: most documents have few findings, if any."""
        self._known = 0
        """How far that is."""
        self._ends: dict[int, int] = {}
        """Where lines end, by where they start."""

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        if offset > self._known:
            *lines, _ = self._text[self._known : offset].split(self._break)
            self._starts += [*accumulate(map(_AND_ONE, map(len, lines)), initial=self._known)][1:]
            self._known = offset
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, offset: int) -> tuple[int, int]:
        """Start and end of the line that holds an offset, without its line break."""
        start = self._starts[self.at(offset)[0] - 1]
        if start not in self._ends:
            end = self._text.find(self._break, start)
            end = len(self._text) if end < 0 else end
            self._ends[start] = end - (self._text[max(start, end - 1) : end + 1] == "\r\n")
        return start, self._ends[start]
