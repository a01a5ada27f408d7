"""What a table comes in: a workbook, a text, or something else, of which is said what it is and what to do."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.rows.delimited import read_delimited
from careertaxonomy.formats.importers.rows.row import Rows
from careertaxonomy.formats.importers.rows.workbook import Workbook
from careertaxonomy.text.wording import quoted

__all__ = ["MOST_BYTES", "read_bytes", "rows_of", "workbook_of"]

MOST_BYTES = 1 << 26
"""A larger file is no table of a taxonomy."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "open it in a spreadsheet program and save it as .xlsx or .csv"
_OTHERS = (
    (re.compile(rb"\xd0\xcf\x11\xe0"), f"it is a workbook of the old kind (.xls): {_SAVE}"),
    (
        re.compile(rb"%PDF"),
        "it is a PDF: take the text or the table out of it first; the page on tables shows how",
    ),
    (
        re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|table|meta)", re.IGNORECASE),
        f"it is HTML, whatever its name says: {_SAVE}",
    ),
    (re.compile(rb"\s*<\?xml"), f"it is XML: {_SAVE}"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]\s*[\"{\[]"), "it is JSON: a document is checked, and not imported"),
)
_ZIP = b"PK\x03\x04"


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """The content of a file, as far as it may go. Raises `OSError`, and `UnreadableTableError` for a folder."""
    file = os.fspath(path)
    if os.path.isdir(path):  # noqa: PTH112 - an empty path is one too, and no folder
        raise UnreadableTableError(file, "it is a folder; name the file with the table in it")
    with open(path, "rb") as source:  # noqa: PTH123 - as above
        return source.read(MOST_BYTES + 1)


def workbook_of(file: str, data: bytes) -> Workbook | None:
    """The workbook in some bytes; None where they are a text. Raises `UnreadableTableError` for anything else."""
    if len(data) > MOST_BYTES:
        raise UnreadableTableError(file, f"it is larger than {MOST_BYTES >> 20} MB, too large to be read")
    if data.startswith(_ZIP):
        return Workbook(file, data)
    if data.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED in data:
        raise UnreadableTableError(file, "it is protected with a password: save a copy without one")
    for pattern, reason in _OTHERS:
        if pattern.match(data):
            raise UnreadableTableError(file, reason)
    return None


def rows_of(
    file: str,
    data: bytes,
    workbook: Workbook | None,
    is_header: Callable[[Sequence[str]], bool],
    sheet: str | None = None,
    delimiter: str | None = None,
) -> Rows:
    """The rows of a text, or of a sheet: the one that is named, or the first that is shown. A header tells by which
    character the cells of a text are parted, where no delimiter is named."""
    if workbook is None:
        if sheet is not None:
            raise UnreadableTableError(file, "it is a text and has no sheets; leave --sheet out")
        return read_delimited(file, data, delimiter, is_header)
    if sheet is not None and sheet not in workbook.sheets:
        there = ", ".join(map(quoted, workbook.sheets))
        raise UnreadableTableError(file, f"it has no sheet {quoted(sheet)}; available: {there}")
    if sheet is None and not workbook.visible:
        why = "all its sheets are hidden; name one with --sheet" if workbook.sheets else "it has no sheet with cells"
        raise UnreadableTableError(file, why)
    chosen = workbook.visible[0] if sheet is None else sheet
    others = ", ".join(quoted(name) for name in workbook.sheets if name != chosen)
    rows = workbook.rows(chosen)
    if not rows.rows:
        more = f"; others, which --sheet may name: {others}" if others and sheet is None else ""
        raise UnreadableTableError(file, f"its sheet {quoted(chosen)} is empty{more}")
    return replace(rows, remarks=(f"sheet {quoted(chosen)} was read, and not {others}",) if others else ())
