"""Tables as CSV and TSV: the cells of each row, and beside them the row as it is in the file.

The csv module takes the cells apart. Rows are text in Latin-1, whatever the encoding of the file is: there every byte
is one character, so a row that is not changed is written again byte for byte. `text_of` gives what a cell says.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice, tee
from typing import BinaryIO, NamedTuple, TextIO, TypeAlias

from careertaxonomy.errors import CareerTaxonomyError
from careertaxonomy.text.wording import quoted

__all__ = [
    "BLANKS",
    "LONGEST_ROW",
    "Table",
    "TableError",
    "Unreadable",
    "as_text",
    "longer",
    "raw_of",
    "text_of",
    "with_cell",
]

LONGEST_ROW = 1 << 24
"""A row of so many bytes cannot be read: a quote that nobody closed would take in the whole rest of the table."""
BLANKS = " \t\n\r\v\f"
"""White space around a value. `str.strip` knows more of it, but in Latin-1 that may be part of another character."""
Row: TypeAlias = tuple[int, str, list[str] | None]
"""A row: its first line in the file, from 1; the row itself with its line break; and its cells without their quotes.
An empty line has no cells; a row that cannot be read has None."""

_MARK = codecs.BOM_UTF8.decode("latin-1")
_WORKBOOK = ("PK\x03\x04", "\xd0\xcf\x11\xe0")
"""How files of spreadsheet programs begin: XLSX and ODS, which are ZIP files, and the older XLS."""
_DELIMITERS = {",": "','", ";": "';'", "\t": "tab", "|": "'|'"}
_WIDE = (codecs.BOM_UTF16_LE.decode("latin-1"), codecs.BOM_UTF16_BE.decode("latin-1"))


class TableError(CareerTaxonomyError, ValueError):
    """There is no table that can be read; the message says why."""


class Unreadable(NamedTuple):
    """A row that cannot be read: its first and last line in the file, and why."""

    line: int
    last_line: int
    reason: str


class Table:
    """A table that is read once, row by row, from the lines that `as_text` gives.

    `head` is its first row, with a byte-order mark if there is one, and `columns` are the names in it. `unreadable` are
    the rows so far that cannot be read.

    Raises `TableError` where there is no header, or the file is in UTF-16.
    """

    def __init__(self, lines: Iterable[str], delimiter: str) -> None:
        if len(delimiter) != 1 or not delimiter.isascii() or delimiter in '"\r\n':
            raise TableError(f"a delimiter is one ASCII character, no quote and no line break; not {delimiter!r}")
        # The csv module has one limit for all its users, so it is only ever raised.
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_ROW - 1))
        lines = iter(lines)
        first = next(lines, "")
        mark = _MARK if first.startswith(_MARK) else ""
        self.delimiter = delimiter
        self.unreadable: list[Unreadable] = []
        self._added = 0
        self._rows = self._read(chain([first.removeprefix(mark)], lines), delimiter)
        _, head, names = next(self._rows, (1, "", []))
        if first.startswith(_WORKBOOK):
            raise TableError("it is a workbook, not CSV: save its sheet as CSV (UTF-8)")
        if first.startswith(_WIDE) or "\0" in head:
            raise TableError("it seems to be in UTF-16: save it as UTF-8")
        if names is None:
            raise TableError(f"its first line cannot be read: {self.unreadable[0].reason}")
        if not head.strip(BLANKS):
            raise TableError("no header: the first line must hold the names of the columns")
        self.head: str = mark + head
        self.columns: tuple[str, ...] = tuple(map(text_of, names))

    def index(self, name: str) -> int:
        """The place of a column; raises `TableError` where there is none of that name, or more than one."""
        found = self.columns.count(name)
        if found > 1:
            raise TableError(f"{found} columns are named {quoted(name)}: give each a name of its own")
        if not found:
            meant = self._delimiter_meant(name)
            if meant:
                raise TableError(f"no column {quoted(name)}: say --delimiter {meant}, which is between its cells")
            raise TableError(f"no column {quoted(name)}; available: {', '.join(map(quoted, self.columns))}")
        return self.columns.index(name)

    def _delimiter_meant(self, name: str) -> str | None:
        """What is between the cells, as `--delimiter` takes it, where the whole header was read as one cell."""
        for delimiter, word in _DELIMITERS.items() if len(self.columns) == 1 else ():
            if name in map(text_of, next(csv.reader([self.head.removeprefix(_MARK)], delimiter=delimiter))):
                return word
        return None

    def widen(self, *names: str) -> None:
        """Adds columns at the end of the head. What they hold is put at the end of each row, with `longer`."""
        self.head = longer(self.head, self.tail(map(raw_of, names)))
        self._added = len(names)

    def tail(self, contents: Iterable[str]) -> str:
        """Contents of further columns, as they are at the end of a row."""
        return "".join(self.delimiter + _cell(content, self.delimiter) for content in contents)

    def __iter__(self) -> Iterator[Row]:
        """The rows below the header."""
        return self._rows

    def _read(self, lines: Iterator[str], delimiter: str) -> Iterator[Row]:
        following, width = 1, 0
        while True:
            # A reader goes ahead of the lines. Where it fails, the next one begins after the line where the row began.
            ahead, lines = tee(lines)
            reader = csv.reader(ahead, delimiter=delimiter, strict=True)
            start = following
            try:
                for cells, row in zip(reader, lines):  # noqa: B905 - the reader takes the last line first
                    line, following = following, start + reader.line_num
                    if following > line + 1:  # a quoted cell goes over several lines
                        row += "".join(islice(lines, following - line - 1))  # noqa: PLW2901 - the rest of it
                    width = width or len(cells)
                    if len(row) >= LONGEST_ROW:
                        yield self._set_aside(line, following, row, _too_long())
                    elif cells and len(cells) != width:
                        reason = f"it has {len(cells)} cell{'s' * (len(cells) != 1)} where the header has {width}"
                        if 0 < len(cells) - width <= self._added:  # or it would look like a row of the wider table
                            row = longer(row, self.delimiter * self._added)  # noqa: PLW2901 - the row as it will be
                        yield self._set_aside(line, following, row, reason)
                    else:
                        yield line, row, cells
            except csv.Error as error:
                row, limit = next(lines), "limit" in str(error)
            else:
                return
            following += 1
            within = f"within {LONGEST_ROW:,} bytes" if limit else "where it should"
            reason = _too_long() if len(row) >= LONGEST_ROW else f"a quoted cell does not end {within}"
            yield self._set_aside(following - 1, following, row, reason)

    def _set_aside(self, line: int, following: int, row: str, reason: str) -> Row:
        self.unreadable.append(Unreadable(line, following - 1, reason))
        return line, row, None


def _too_long() -> str:
    return f"it has {LONGEST_ROW:,} bytes or more"


def with_cell(row: str, cells: list[str], index: int, content: str, delimiter: str = "") -> str:
    """A row with another content in one of its cells, in quotes if the cell had some or the content needs them."""
    end = -1
    for cell in cells[: index + 1]:
        start = end + 1
        in_quotes = row.startswith('"', start)
        end = start + len(_written(cell, in_quotes))
    return row[:start] + (_written(content, True) if in_quotes else _cell(content, delimiter)) + row[end:]


def _cell(content: str, delimiter: str) -> str:
    """A content as a cell, in quotes where it needs them."""
    return _written(content, content.startswith('"') or not {*content}.isdisjoint({delimiter, "\r", "\n"}))


def longer(row: str, tail: str) -> str:
    """A row with more at its end, before the line break."""
    if row[-1:] == "\n" and row[-2:-1] != "\r":
        return f"{row[:-1]}{tail}\n"
    body = row.rstrip("\r\n")
    return f"{body}{tail}{row[len(body) :]}"


def _written(cell: str, in_quotes: bool) -> str:
    return '"' + cell.replace('"', '""') + '"' if in_quotes else cell


@contextmanager
def as_text(file: BinaryIO) -> Iterator[TextIO]:
    """A file of bytes as text, for a table to be read from or its rows to be written to."""
    text = io.TextIOWrapper(file, "latin-1", newline="")
    try:
        yield text
    finally:
        text.detach()


def text_of(cell: str) -> str:
    """What a cell says, to be compared and shown, never to be written: in UTF-8 or, where it is not that, in
    Windows-1252, as spreadsheets save it."""
    data = cell.encode("latin-1")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "backslashreplace")


def raw_of(text: str) -> str:
    """A text as a table in UTF-8 has it."""
    return text.encode("utf-8", "surrogateescape").decode("latin-1")
