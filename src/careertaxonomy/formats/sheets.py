"""A sheet of an XLSX workbook as a table whose cells are changed: all the rest of the workbook stays as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from careertaxonomy.formats.importers.rows.sources import rows_of, workbook_of
from careertaxonomy.formats.sheet_cells import with_cells, with_part
from careertaxonomy.formats.tables import Row, Table, TableError, Unreadable, raw_of, text_of

__all__ = ["Sheet"]


class Sheet(Table):
    """The rows of a sheet, from the first on that has a column's name; blank ones are left out. What its cells show is
    text; the number of a row is that which a spreadsheet program gives it.

    Raises `UnreadableTableError` for what is no workbook or has no such sheet, `TableError` where there is no header,
    and `MissingExtraError` where the extra `xlsx` is not installed.
    """

    def __init__(self, file: str, data: bytes, name: str | None, column: str) -> None:
        workbook = workbook_of(file, data)
        if workbook is None:
            raise TableError("it is no workbook")
        found = rows_of(file, data, workbook, lambda _: True, sheet=name).rows
        self._file, self._data = file, data
        self._part = workbook.part(name or workbook.visible[0])
        first = next((at for at, row in enumerate(found) if column in row.cells), 0)
        width = max(_width(row.cells) for row in found[first:])
        cells = [[*row.cells[:width], *[""] * (width - len(row.cells))] for row in found[first:]]
        self._numbers = [row.number for row in found[first:]]
        self._cells = cells
        self.delimiter: str = ","
        self.unreadable: list[Unreadable] = []
        self.columns: tuple[str, ...] = tuple(cells[0])
        texts = [self.tail(map(raw_of, row))[1:] + "\n" for row in cells]
        self.head: str = texts[0]
        self._rows = iter(self._numbered(texts))

    def _numbered(self, texts: Sequence[str]) -> Iterator[Row]:
        for number, text, cells in zip(self._numbers[1:], texts[1:], self._cells[1:], strict=True):
            yield number, text, [*map(raw_of, cells)]

    @contextmanager
    def as_text(self, file: BinaryIO) -> Iterator[TextIO]:
        """A text to write the rows to as they shall be; the workbook with them is written to a file at the end."""
        text = io.StringIO(newline="")
        yield text
        text.seek(0)
        file.write(self._with(list(csv.reader(text))))

    def _with(self, rows: Sequence[Sequence[str]]) -> bytes:
        """The workbook with other contents in the cells in which the rows differ."""
        changed = {
            (number - 1, column): text_of(cell)
            for number, before, row in zip(self._numbers, self._cells, rows, strict=True)
            for column, cell in enumerate(row)
            if text_of(cell) != (before[column] if column < len(before) else "")
        }
        content = with_cells(self._file, self._part.content, changed)
        return with_part(self._file, self._data, self._part.path, content)


def _width(cells: Sequence[str]) -> int:
    """How many cells there are to the last that holds something."""
    return max((at for at, cell in enumerate(cells, 1) if cell.strip()), default=0)
