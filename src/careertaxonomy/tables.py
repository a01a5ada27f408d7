"""Tables as CSV and TSV, read row by row as bytes, so that whatever is not changed can be written again as it was.

Rows end with CRLF, LF or CR. A cell that begins with a quote goes on to its closing quote, over delimiters and line
breaks, and a doubled quote in it is one. Cells are kept as they stand in the file, in any encoding that leaves ASCII as
it is.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from careertaxonomy.errors import CareerTaxonomyError

__all__ = ["LONGEST_ROW", "Row", "Table", "TableError", "decoded", "text_of"]

LONGEST_ROW = 1 << 24
"""A row of so many bytes cannot be read: a quote that nobody closed would take in the whole rest of the table."""

_CHUNK = 1 << 18
_UNCLOSED = "a quoted cell does not end where it should"
_BREAKS = (b"\n", b"\r")
_BREAK = re.compile(rb"\r\n|\n|\r")
_END = rb"(?:\r\n|\n|\r|\Z)"
_LINE = re.compile(rb"[^\r\n]*+" + _END)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TableError(CareerTaxonomyError, ValueError):
    """There is no table that can be read; the message says why."""


class Row(NamedTuple):
    """One row: its bytes, line break and all; where the cell that was asked for begins and ends in them (an empty line
    has an empty one); its first and last line in the file, from 1; and why it cannot be read, if it cannot."""

    data: bytes
    start: int
    end: int
    line: int
    last_line: int
    fault: str | None = None


class Table:
    """A table that is read once.

    `head` is its first row, with a byte-order mark if there is one, and `columns` are the names in it. `read` says how
    many bytes were read so far, and `line` which line of the file is next.

    Raises `TableError` where there is no header, or the file is in UTF-16.
    """

    def __init__(self, file: BinaryIO, delimiter: str) -> None:
        if len(delimiter) != 1 or not delimiter.isascii() or delimiter in '"\r\n':
            raise TableError(f"a delimiter is one ASCII sign, no quote and no line break; not {delimiter!r}")
        self._file = file
        self._buffer = b""
        self._place = 0
        self._ended = False
        self._delimiter = re.escape(delimiter.encode())
        # `(?>` takes a cell once and for all: a row that does not fit is given up in one pass, however long it is.
        self._cell = rb'(?>"[^"]*+(?:""[^"]*+)*+"|(?!")[^' + self._delimiter + rb"\r\n]*+)"
        self._one_cell = re.compile(self._cell)
        self._row = re.compile(self._cell + rb"(?:" + self._delimiter + self._cell + rb")*+" + _END)
        self.line = 1
        self.read = 0
        self.head, self.columns = self._header()

    def _header(self) -> tuple[bytes, tuple[str, ...]]:
        while not self._ended and len(self._buffer) < len(codecs.BOM_UTF8):
            self._fill()
        wide = self._buffer.startswith(_WIDE)
        mark = codecs.BOM_UTF8 if self._buffer.startswith(codecs.BOM_UTF8) else b""
        self._place = len(mark)
        row, fault = self._whole_row()
        if wide or b"\0" in row:
            raise TableError("it is not in UTF-8 but, as it seems, in UTF-16: save it as UTF-8")
        if fault:
            raise TableError(f"its first line cannot be read: {fault}")
        if not row.strip():
            raise TableError("there is no header: the first line must hold the names of the columns")
        self._pass(row)
        return mark + row, tuple(map(text_of, self.cells(row)))

    def cells(self, row: bytes) -> list[bytes]:
        """The cells of a row that can be read, as they stand in the file."""
        found, place = [], 0
        while True:
            cell = self._one_cell.match(row, place)
            assert cell is not None
            found.append(cell[0])
            place = cell.end()
            if place == len(row) or row[place] in b"\r\n":
                return found
            place += 1

    def rows(self, column: int, passing: dict[bytes, int]) -> Iterator[Row | bytes]:
        """The rows below the header, each with its cell of one column, counted from 0.

        A row whose cell is one of `passing` is only counted there, and handed out as bytes, together with its like
        before and after it: most tables have few different cells, and so most rows need no look of their own.
        """
        left = (self._cell + self._delimiter) * column
        right = (self._delimiter + self._cell) * (len(self.columns) - column - 1)
        match = re.compile(left + rb"(" + self._cell + rb")" + right + _END).match
        while True:
            # The rows that read without more ado, up to one that is odd or at the end of what the file gave so far.
            buffer, start = self._buffer, self._place
            end, sure = self._view()
            found = match(buffer, start, end)
            while found is not None and start < found.end() < sure:
                cell = found[1]
                if cell in passing:
                    passing[cell] += 1
                else:
                    place = found.start()
                    if self._place < place:
                        yield self._together(place)
                    line, data = self.line, found[0]
                    first, last = found.span(1)
                    yield Row(data, first - place, last - place, line, self._pass(data))
                start = found.end()
                found = match(buffer, start, end)
            if self._place < start:
                yield self._together(start)
            row, fault = self._whole_row()
            if not row:
                return
            if fault or len(self.cells(row)) != len(self.columns):
                yield self._odd_row(row, fault)

    def _view(self) -> tuple[int, int]:
        """How far the row at the place may go in what the file gave so far; and a row that ends before the second
        number ends there for certain, whatever comes."""
        end = min(len(self._buffer), self._place + LONGEST_ROW)
        return end, end + self._ended

    def _together(self, end: int) -> bytes:
        """Goes past several whole rows."""
        rows = self._buffer[self._place : end]
        self._place = end
        self.line += len(_BREAK.findall(rows)) if b"\r" in rows else rows.count(b"\n")
        return rows

    def _fill(self) -> None:
        rest = self._buffer[self._place :]
        more = self._file.read(max(_CHUNK, len(rest)))
        self._ended = not more
        self.read += len(more)
        self._buffer, self._place = rest + more, 0

    def _pass(self, data: bytes) -> int:
        """Goes past a row, and gives the number of its last line."""
        self._place += len(data)
        last = self.line
        if b'"' in data:  # only a quoted cell may go over several lines
            last += len(_BREAK.findall(data)) - data.endswith(_BREAKS)
        self.line = last + 1
        return last

    def _whole_row(self) -> tuple[bytes, str | None]:
        """The row at the place, of however many cells, or none at the end of the file; where it cannot be read, its
        first line and the reason."""
        while True:
            end, sure = self._view()
            found = self._row.match(self._buffer, self._place, end)
            if found is not None and found.end() < sure:
                return found[0], None
            if self._ended or end - self._place == LONGEST_ROW:
                return self._one_line(), self._reason(found)
            self._fill()

    def _reason(self, found: re.Match[bytes] | None) -> str:
        """Why there is no end to the row at the place."""
        if found is not None:
            return f"it has {LONGEST_ROW:,} bytes or more"
        return _UNCLOSED if self._ended else f"a quoted cell does not end within {LONGEST_ROW:,} bytes"

    def _one_line(self) -> bytes:
        while True:
            found = _LINE.match(self._buffer, self._place)
            assert found is not None
            if self._ended or found.end() < len(self._buffer):
                return found[0]
            self._fill()

    def _odd_row(self, data: bytes, fault: str | None) -> Row:
        """Goes past a row that cannot be read, or has not as many cells as the header."""
        line, last = self.line, self._pass(data)
        if fault is None and data.strip(b"\r\n"):
            count = len(self.cells(data))
            fault = f"it has {count} cell{'s' * (count != 1)} where the header has {len(self.columns)}"
        return Row(data, 0, 0, line, last, fault)


def text_of(cell: bytes) -> str:
    """What a cell says."""
    return decoded(cell[1:-1].replace(b'""', b'"') if cell.startswith(b'"') else cell)


def decoded(content: bytes) -> str:
    """Bytes as text, to be compared and shown, never to be written: in UTF-8 or, where they are not that, in
    Windows-1252, as spreadsheets save them."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("cp1252", "backslashreplace")
