"""CSV, TSV and text pasted from a page: cells with one character between them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.rows.row import Row, Rows, numbered

__all__ = ["read_delimited"]

_DELIMITERS = "\t,;|"
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_GUARD = re.compile(r"\A'(?='*[=+\-@\t\r])")
"""The apostrophe that an export puts before a cell which a spreadsheet would run as a formula."""


def read_delimited(file: str, data: bytes, delimiter: str | None, is_header: Callable[[Sequence[str]], bool]) -> Rows:
    """The rows of a text; without a delimiter, that is the one by which a line of it is a header.

    Raises `UnreadableTableError` for a text that cannot be read.
    """
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise UnreadableTableError(file, f"a delimiter is one character, no quote and no line break; not {delimiter!r}")
    text, remarks = _decoded(file, data)
    if not text.strip():
        raise UnreadableTableError(file, "it is empty")
    return Rows(tuple(_rows(file, text, delimiter or _delimiter(text, is_header))), "line", remarks)


def _decoded(file: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """A text, and remarks on its encoding: what its first bytes say, UTF-8, or Windows-1252 as spreadsheets save it."""
    marked = next((name for mark, name in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), None)
    remarks: tuple[str, ...] = ()
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode(marked or "cp1252")
        except UnicodeDecodeError as error:
            what = f"not {marked.upper()}, as its first bytes say" if marked else "neither UTF-8 nor Windows-1252"
            reason = f"it is {what} (at byte {error.start + 1:,}): save it as UTF-8"
            raise UnreadableTableError(file, reason) from None
        remarks = (f"{file} is not UTF-8 and was read as Windows-1252: see whether letters with accents are right",)
    if "\0" in text:
        raise UnreadableTableError(file, "it holds a character that no text has (U+0000): save it as UTF-8")
    return text, remarks


def _delimiter(text: str, is_header: Callable[[Sequence[str]], bool]) -> str:
    lines = text.splitlines()
    for delimiter in _DELIMITERS:
        if any(is_header([cell.strip(' "') for cell in line.split(delimiter)]) for line in lines if delimiter in line):
            return delimiter
    return max(_DELIMITERS, key=text.count)


def _rows(file: str, text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1

    def cells() -> Iterator[tuple[int, list[str]]]:
        nonlocal line
        for row in reader:
            yield line, [_GUARD.sub("", cell) for cell in row]
            line = reader.line_num + 1

    try:
        yield from numbered(file, cells())
    except csv.Error as error:
        raise UnreadableTableError(file, f"the row that begins in line {line:,} cannot be read: {error}") from None
