"""Workbooks as a person saves them: their sheets, cell by cell, read and written."""

from __future__ import annotations

import io

import xlsxwriter
from python_calamine import CalamineWorkbook

__all__ = ["Sheets", "sheets_in", "workbook"]

Sheets = dict[str, list[list[str]]]


def workbook(sheets: Sheets, numbers: tuple[str, ...] = ()) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    for name, lines in sheets.items():
        page = book.add_worksheet(name)
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if cell:
                    page.write(row, column, float(cell)) if cell in numbers else page.write_string(row, column, cell)
    book.close()
    return file.getvalue()


def sheets_in(data: bytes) -> Sheets:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: [[*map(str, row)] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    }
