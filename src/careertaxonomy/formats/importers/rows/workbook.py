"""XLSX workbooks: their sheets as rows. Cells are read by python-calamine, the extra `xlsx`."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import NamedTuple, TypeAlias

from careertaxonomy.errors import MissingExtraError, UnreadableTableError
from careertaxonomy.formats.importers.rows.row import Rows, numbered
from careertaxonomy.formats.importers.rows.workbook_xml import packed, paths_of_sheets, scanned, unpacked

__all__ = ["Part", "Workbook"]

_Value: TypeAlias = int | float | str | bool | date | time | timedelta


class Part(NamedTuple):
    """The XML of a sheet, and its path in the workbook."""

    path: str
    content: bytes


class Workbook:
    """The sheets of a workbook, from `file`: `sheets` all of them, and `visible` those that are shown.

    Raises `UnreadableTableError` for one that cannot be read or is too large, and `MissingExtraError` where the extra
    `xlsx` is not installed.
    """

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self._parts = unpacked(file, data)
        self._paths = paths_of_sheets(file, self._parts)
        try:
            from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum
        except ImportError as error:
            raise MissingExtraError("reading XLSX", "xlsx") from error
        try:
            self._book = CalamineWorkbook.from_filelike(packed(self._parts))
        except CalamineError as error:
            raise UnreadableTableError(file, f"it is a damaged workbook: {error}") from None
        found = [sheet for sheet in self._book.sheets_metadata if "worksheets/" in self._paths.get(sheet.name, "")]
        self.sheets: tuple[str, ...] = tuple(sheet.name for sheet in found)
        self.visible: tuple[str, ...] = tuple(
            sheet.name for sheet in found if sheet.visible == SheetVisibleEnum.Visible
        )

    def part(self, sheet: str) -> Part:
        """The part of the file that holds a sheet."""
        path = self._paths[sheet]
        return Part(path, self._parts[path])

    def rows(self, sheet: str) -> Rows:
        """The rows of a sheet; what is merged over several rows stands in each of them."""
        from python_calamine import CalamineError

        scan = scanned(self.file, self._parts[self._paths[sheet]])
        try:
            found = self._book.get_sheet_by_name(sheet)
            grid: list[list[_Value]] = [*found.to_python(skip_empty_area=False)]
            merged = found.merged_cell_ranges or []
        except CalamineError as error:
            raise UnreadableTableError(self.file, f"sheet {sheet} cannot be read: {error}") from None
        texts = [[_text(cell) for cell in cells] for cells in grid]
        _put(texts, scan.texts)
        for (top, left), (bottom, _) in merged:
            if top < len(texts) and left < len(texts[top]):
                below = range(top + 1, min(bottom + 1, len(texts)))
                _put(texts, dict.fromkeys(((row, left) for row in below), texts[top][left]))
        rows = tuple(numbered(self.file, enumerate(texts, 1)))
        shown = {row.number for row in rows}
        return Rows(
            rows,
            "row",
            hidden=tuple(row + 1 for row in scan.hidden if row + 1 in shown),
            numbers=frozenset(
                (number, column)
                for number, cells in enumerate(grid, 1)
                for column, cell in enumerate(cells)
                if isinstance(cell, int | float) and not isinstance(cell, bool)
            ),
            hidden_columns=scan.hidden_columns,
            valueless=frozenset((row + 1, column) for row, column in scan.texts),
        )


def _text(value: _Value) -> str:
    """What a cell says; a whole number without a point."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _put(texts: list[list[str]], values: dict[tuple[int, int], str]) -> None:
    for (row, column), value in values.items():
        texts.extend([] for _ in range(row + 1 - len(texts)))
        texts[row].extend("" for _ in range(column + 1 - len(texts[row])))
        texts[row][column] = value
