"""Workbooks of our own: sheets of Worlds, clusters and pathways, which hold a whole document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in
from careertaxonomy.formats.importers.rows.row import Row, Rows
from careertaxonomy.formats.importers.rows.workbook import Workbook
from careertaxonomy.model.records import FORMAT
from careertaxonomy.text.normal_forms import MARKER, SLUG, is_marker, normal, slug
from careertaxonomy.text.wording import quoted

__all__ = ["OVERVIEW", "document_in", "is_ours", "remarks_on_sheets"]

_CODE = "code: "
_SHEETS = {
    "Worlds": ("id", "name", "aliases", "note"),
    "Clusters": ("id", "name", "worlds", "aliases", "note"),
    "Pathways": ("id", "name", "cluster", "aliases", "note"),
    "Retired": ("kind", "id", "name", "version", "replaced_by", "worlds", "cluster", "aliases", "note"),
    "Repairs": ("place", "printed", "read_as", "why"),
}
_LISTS = ("replaced_by", "worlds")
OVERVIEW = "Overview"
"""The sheet for reading."""
_HEAD = "Dataset"
_SOURCE = ("source title", "source publisher", "source note")
_FIELDS = ("format", "name", "version", "title", "description", "$schema", *_SOURCE)
_Record: TypeAlias = dict[str, object]


class _Row(NamedTuple):
    """A row of a sheet of records, by the names of its columns."""

    where: str
    cells: Mapping[str, str]


def is_ours(workbook: Workbook) -> bool:
    """Whether a workbook was made by our export."""
    if _HEAD not in workbook.sheets:
        return False
    rows = workbook.rows(_HEAD).rows
    return bool(rows) and rows[0].cells[:1] == ("field",) and any(row.cells[:2] == ("format", FORMAT) for row in rows)


def remarks_on_sheets(workbook: Workbook) -> Iterator[str]:
    """What to know of the sheets of our workbook: which are hidden and were read all the same, which were not read."""
    ours = (*_SHEETS, _HEAD)
    hidden = [quoted(name) for name in ours if name in workbook.sheets and name not in workbook.visible]
    others = [quoted(name) for name in workbook.sheets if name not in (*ours, OVERVIEW)]
    if hidden:
        yield f"hidden in {workbook.file}, and read: {', '.join(hidden)}"
    if others:
        yield f"not read of {workbook.file}: {', '.join(others)}"


def document_in(file: str, workbook: Workbook, ledger: Ledger) -> _Record:
    """The content of a document, as plain values. A record without an id gets one from its name, and links may name
    records as well as their ids. Raises `UnreadableTableError` where a sheet is missing or has other columns."""
    sheets = {name: [*_sheet(file, workbook, name, ledger)] for name in _SHEETS}
    head = _fields(file, workbook.rows(_HEAD))
    source = {field.removeprefix("source "): value for field, value in head.items() if field.startswith("source ")}
    content: _Record = {key: value for key, value in head.items() if not key.startswith("source ")}
    if source:
        content["source"] = {"title": "", **source}
    worlds, clusters, _ = (_ids(file, sheets[name]) for name in ("Worlds", "Clusters", "Pathways"))
    content["worlds"] = [_record(row) for row in sheets["Worlds"]]
    content["clusters"] = [
        _record(row) | {"worlds": _linked(file, row, "worlds", worlds, ledger)} for row in sheets["Clusters"]
    ]
    content["pathways"] = [
        _record(row) | {"cluster": "".join(_linked(file, row, "cluster", clusters, ledger))}
        for row in sheets["Pathways"]
    ]
    content["retired"] = [
        _record(row) | {"worlds": _links(row.cells.get("worlds", ""), {})} for row in sheets["Retired"]
    ]
    content["repairs"] = [dict.fromkeys(_SHEETS["Repairs"], "") | dict(row.cells) for row in sheets["Repairs"]]
    return content


def _sheet(file: str, workbook: Workbook, name: str, ledger: Ledger) -> Iterator[_Row]:
    """The rows of a sheet of records."""
    if name not in workbook.sheets:
        raise UnreadableTableError(file, f"it has no sheet {quoted(name)}, which an exported workbook has")
    rows = workbook.rows(name)
    header = [cell.strip() for cell in rows.rows[0].cells] if rows.rows else []
    columns = _SHEETS[name]
    odd = [
        cell for cell in header if cell and cell not in columns and not (cell.startswith(_CODE) and name != "Repairs")
    ]
    missing = [column for column in columns[:3] if column not in header]
    if odd or missing:
        what = f"a column {quoted(odd[0])}, which it should not have" if odd else f"no column {quoted(missing[0])}"
        raise UnreadableTableError(file, f"its sheet {quoted(name)} has {what}; its columns are {', '.join(columns)}")
    hidden = [quoted(title) for column, title in enumerate(header) if title and column in rows.hidden_columns]
    if hidden:
        raise UnreadableTableError(
            file, f"its sheet {quoted(name)} hides columns, such as {hidden[0]}: show all of them"
        )
    if rows.hidden:
        raise UnreadableTableError(
            file, f"its sheet {quoted(name)} hides rows, such as {rows.hidden[0]}: show all of them"
        )
    codes = {
        column: _codes(rows, column, f"sheet {name}, column {header[column]}", ledger) for column in range(len(header))
    }
    for row in rows.rows[1:]:
        _see_to_cells(file, f"sheet {name}, row {row.number}", row, header, rows)
        cells = {
            title: codes[at].get(cell, cell) if title.startswith(_CODE) else cell
            for at, (title, cell) in enumerate(zip(header, row.cells, strict=False))
            if title and cell
        }
        yield _Row(f"sheet {name}, row {row.number}", cells)


def _see_to_cells(file: str, where: str, row: Row, header: Sequence[str], rows: Rows) -> None:
    """Raises `UnreadableTableError` where a row has a cell in no column, or one without a value."""
    for column, cell in enumerate(row.cells):
        if cell.strip() and (column >= len(header) or not header[column]):
            raise UnreadableTableError(file, f"{where} has {quoted(cell.strip())} in a column without a header")
        if (row.number, column) in rows.valueless:
            raise UnreadableTableError(file, f"{where} has an error, or a formula without a value: {quoted(cell)}")


def _fields(file: str, rows: Rows) -> dict[str, str]:
    """What the sheet of the document itself says."""
    found: dict[str, str] = {}
    for row in rows.rows[1:]:
        _see_to_cells(file, f"sheet {_HEAD}, row {row.number}", row, rows.rows[0].cells, rows)
        field, value = (*row.cells, "")[:2]
        if field in found or field not in _FIELDS:
            what = f"has {quoted(field)} twice" if field in found else f"has {quoted(field)}, which it should not have"
            raise UnreadableTableError(file, f"its sheet {quoted(_HEAD)} {what}; its fields are {', '.join(_FIELDS)}")
        found[field] = value
    return found


def _codes(rows: Rows, column: int, place: str, ledger: Ledger) -> Mapping[str, str]:
    """What is meant by codes that somebody typed as numbers, which lose zeros."""
    cells = [row.cells[column] for row in rows.rows if (row.number, column) in rows.numbers]
    if not cells or not place.partition("column ")[2].startswith(_CODE):
        return {}
    printed = as_names(dict.fromkeys(cells))
    read_as = ledger.decided(place, printed)
    if read_as is None:
        asks = "These codes are numbers, which lose zeros in a spreadsheet: 01 becomes 1. Are they complete?"
        padded = as_names(code.zfill(2) for code in dict.fromkeys(cells))
        ledger.ask(
            place, place, printed, asks, [padded, printed], "the codes in this order, with a semicolon between two"
        )
        return {}
    return dict(zip(dict.fromkeys(cells), names_in(read_as), strict=False))


def _record(row: _Row) -> _Record:
    """A record; what is not said is left out."""
    cells = row.cells
    found: _Record = {key: value for key, value in cells.items() if not key.startswith(_CODE) and key not in _LISTS}
    found["id"] = cells.get("id", "").strip() or slug(cells.get("name", ""))
    codes = {key.removeprefix(_CODE): value for key, value in cells.items() if key.startswith(_CODE)}
    more = {"codes": codes, "aliases": cells["aliases"].split("\n") if "aliases" in cells else []}
    more["replaced_by"] = [*names_in(cells.get("replaced_by", ""))]
    return found | {key: value for key, value in more.items() if value}


def _ids(file: str, rows: Sequence[_Row]) -> Mapping[str, str]:
    """The ids that links may mean, by id and by normalised name. Raises `UnreadableTableError` for what is no id, and
    for one that two rows have."""
    found: dict[str, str] = {}
    places: dict[str, str] = {}
    for row in rows:
        id = str(_record(row)["id"])
        if not row.cells.get("name", "").strip() or not id:
            raise UnreadableTableError(file, f"{row.where} has no name of which an id can be made")
        if not re.fullmatch(SLUG, id):
            raise UnreadableTableError(file, f"{row.where} has {quoted(id)} as its id: ids are written like-this")
        if id in places:
            raise UnreadableTableError(file, f"{row.where} has the id of {places[id]}: {id}; give it another one")
        places[id] = row.where
        found.setdefault(normal(row.cells["name"]), id)
    return found | {id: id for id in places}


def _linked(file: str, row: _Row, column: str, ids: Mapping[str, str], ledger: Ledger) -> str | list[str]:
    """What a live record links to. Raises `UnreadableTableError` where that is nothing."""
    text = row.cells.get(column, "").strip()
    if not text:
        raise UnreadableTableError(file, f"{row.where} has nothing in its column {column}")
    if column == "cluster":
        return [_link(text, ids)]
    if text != MARKER and is_marker(text):
        ledger.infer("marker", f"{row.where}, column {column}", text, MARKER)
        return MARKER
    return _links(text, ids)


def _links(text: str, ids: Mapping[str, str]) -> str | list[str]:
    """The World ids in a cell, or the marker."""
    return MARKER if text.strip() == MARKER else [_link(link, ids) for link in names_in(text)]


def _link(text: str, ids: Mapping[str, str]) -> str:
    """The id that a text names; what is none stays as it is, for the check to find."""
    return ids.get(text) or ids.get(normal(text)) or text
