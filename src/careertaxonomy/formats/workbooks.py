"""Excel workbooks of a taxonomy: a sheet to read, and sheets of records that `import` reads back without loss.

Every cell is text, so that a code stays `01` and a name is never run as a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from careertaxonomy.errors import ExportError, MissingExtraError

if TYPE_CHECKING:
    from careertaxonomy.model.records import Cluster, Pathway, Retired, World
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["workbook", "workbook_to_fill_in"]

_LONGEST_CELL = 32_767
_HEAD = 3
"""The row of the column heads on the sheet to read, from 0."""
_MOST_ROWS = 1_048_576 - _HEAD
_MOST_COLUMNS = 16_384
_MADE = (2000, 1, 1)
_WIDTHS = {"Career Cluster": 44, "Worlds": 48, "Career Pathway": 48, "id": 44, "name": 44, "field": 20, "value": 80}


class _Sheet(NamedTuple):
    """A sheet of records: its name, its columns and its rows. Every cell is text."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def workbook(tax: Taxonomy) -> bytes:
    """The whole document: the sheet to read, and the sheets of records."""
    return _bytes(tax, _overview(tax), _record_sheets(tax))


def workbook_to_fill_in(tax: Taxonomy) -> bytes:
    """The sheets of records alone, for a person to put other records in: without ids, which `import` makes of the
    names, and with the names of records in links."""
    from careertaxonomy.model.flat import SEPARATOR

    names = {
        "worlds": {world.id: world.name for world in tax.worlds},
        "cluster": {cluster.id: cluster.name for cluster in tax.clusters},
    }

    def cell(column: str, text: str) -> str:
        if column in names:
            return SEPARATOR.join(names[column].get(id, id) for id in text.split(SEPARATOR))
        return "" if column == "id" else text

    sheets = [
        sheet._replace(rows=[[*map(cell, sheet.columns, row)] for row in sheet.rows]) for sheet in _record_sheets(tax)
    ]
    return _bytes(tax, None, sheets)


def _bytes(tax: Taxonomy, overview: _Sheet | None, sheets: Sequence[_Sheet]) -> bytes:
    """A workbook of these sheets, the one to read before those of records."""
    from datetime import datetime

    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("writing XLSX", "xlsx") from error
    for sheet in (*([overview] if overview else ()), *sheets):
        _fits(sheet)
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"title": tax.dataset.title, "created": datetime(*_MADE)})
    formats = {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "about": book.add_format({"font_color": "#555555"}),
        "head": book.add_format({"bold": True, "bg_color": "#0B5D57", "font_color": "#FFFFFF", "valign": "vcenter"}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "first": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "top": 1}),
    }
    if overview:
        _write_overview(book, formats, overview, tax)
    for sheet in sheets:
        _write(book, formats, sheet)
    book.close()
    return target.getvalue()


def _record_sheets(tax: Taxonomy) -> tuple[_Sheet, ...]:
    """The sheets of records, which hold the whole document."""
    from careertaxonomy.model.flat import SEPARATOR
    from careertaxonomy.text.normal_forms import MARKER

    def links(worlds: str | tuple[str, ...]) -> str:
        return MARKER if worlds == MARKER else SEPARATOR.join(worlds)

    retired = tax.dataset.retired
    repairs = [(one.place, one.printed, one.read_as, one.why) for one in tax.dataset.repairs]
    return (
        _records("Worlds", (), tax.worlds, [() for _ in tax.worlds]),
        _records("Clusters", ("worlds",), tax.clusters, [(links(cluster.worlds),) for cluster in tax.clusters]),
        _records("Pathways", ("cluster",), tax.pathways, [(pathway.cluster,) for pathway in tax.pathways]),
        _records(
            "Retired",
            ("version", "replaced_by", "worlds", "cluster"),
            retired,
            [(one.version, SEPARATOR.join(one.replaced_by), links(one.worlds), one.cluster) for one in retired],
        ),
        _Sheet("Repairs", ("place", "printed", "read_as", "why"), repairs),
        _Sheet("Dataset", ("field", "value"), [*_about(tax)]),
    )


def _records(
    name: str,
    more: Sequence[str],
    records: Sequence[World | Cluster | Pathway | Retired],
    cells: Sequence[Sequence[str]],
) -> _Sheet:
    """The sheet of one kind: what every record has, what this kind has besides, and a column for each scheme."""
    schemes = sorted({scheme for record in records for scheme in record.codes})
    kinds = ["kind"] if name == "Retired" else []
    columns = [*kinds, "id", "name", *more, "aliases", "note", *(f"code: {scheme}" for scheme in schemes)]
    rows = []
    for record, own in zip(records, cells, strict=True):
        for alias in record.aliases:
            if "\n" in alias or "\r" in alias:
                raise ExportError("xlsx", f'cannot hold the alias {alias!r} of "{record.id}": it has a line break')
        for scheme, code in record.codes.items():
            if not scheme or not code:
                raise ExportError("xlsx", f'cannot hold a code of "{record.id}" that is empty or has no scheme')
        codes = [record.codes.get(scheme, "") for scheme in schemes]
        kind = [getattr(record, column) for column in kinds]
        rows.append([*kind, record.id, record.name, *own, "\n".join(record.aliases), record.note, *codes])
    return _Sheet(name, columns, rows)


def _about(tax: Taxonomy) -> Iterator[tuple[str, str]]:
    dataset = tax.dataset
    yield "format", dataset.format
    yield "name", dataset.name
    yield "version", dataset.version
    yield "title", dataset.title
    more = {"description": dataset.description, "$schema": dataset.schema_uri}
    if dataset.source is not None:
        yield "source title", dataset.source.title
        more |= {"source publisher": dataset.source.publisher, "source note": dataset.source.note}
    yield from ((field, value) for field, value in more.items() if value)


def _fits(sheet: _Sheet) -> None:
    """Raises `ExportError` for what a workbook has no room for."""
    if len(sheet.rows) >= _MOST_ROWS:
        raise ExportError("xlsx", f"holds {_MOST_ROWS - 1:,} rows a sheet; {sheet.name} has {len(sheet.rows):,}")
    if len(sheet.columns) > _MOST_COLUMNS:
        raise ExportError("xlsx", f"holds {_MOST_COLUMNS:,} columns a sheet; {sheet.name} has {len(sheet.columns):,}")
    for row in (sheet.columns, *sheet.rows):
        for column, cell in zip(sheet.columns, row, strict=True):
            # Excel counts in UTF-16, in which a character beyond the first plane is two.
            length = len(cell) if cell.isascii() else len(cell.encode("utf-16-le")) // 2
            if length > _LONGEST_CELL:
                where = f'"{column}" of {sheet.name}, in the row that begins with "{row[0][:40]}"'
                raise ExportError("xlsx", f"holds {_LONGEST_CELL:,} characters a cell; {where} has {length:,}")


def _write(book: Any, formats: dict[str, Any], sheet: _Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    _lay_out(page, formats, sheet.columns)
    for number, row in enumerate((sheet.columns, *sheet.rows)):
        _make_room(page, number, sheet.columns, row)
        for place, cell in enumerate(row):
            if cell:
                page.write_string(number, place, cell, formats["text" if number else "head"])


def _overview(tax: Taxonomy) -> _Sheet:
    """The sheet to read: a row for each pathway, and for each cluster that has none."""
    from careertaxonomy.model.flat import flat_taxonomy

    rows = [(row["cluster"], row["worlds"], row["pathway"]) for row in flat_taxonomy(tax)]
    return _Sheet("Overview", ("Career Cluster", "Worlds", "Career Pathway"), rows)


def _write_overview(book: Any, formats: dict[str, Any], sheet: _Sheet, tax: Taxonomy) -> None:
    """Writes the sheet to read, with a title above; it can be filtered, and prints one page wide."""
    page = book.add_worksheet(sheet.name)
    _lay_out(page, formats, sheet.columns)
    page.write_string(0, 0, tax.dataset.title, formats["title"])
    page.write_string(1, 0, f"{tax.name} {tax.version}", formats["about"])
    for place, head in enumerate(sheet.columns):
        page.write_string(_HEAD, place, head, formats["head"])
    before = None
    for number, row in enumerate(sheet.rows, _HEAD + 1):
        style = formats["text" if row[0] == before else "first"]
        before = row[0]
        _make_room(page, number, sheet.columns, row)
        for place, cell in enumerate(row):
            if cell:
                page.write_string(number, place, cell, style)
    page.autofilter(_HEAD, 0, _HEAD + len(sheet.rows), len(sheet.columns) - 1)
    page.freeze_panes(_HEAD + 1, 0)
    page.repeat_rows(_HEAD)


def _make_room(page: Any, number: int, columns: Sequence[str], row: Sequence[str]) -> None:
    """Makes a row as high as its longest cell needs, within what Excel has: not every program does so itself."""
    lines = max(_lines(cell, _width(column)) for column, cell in zip(columns, row, strict=True))
    if lines > 1:
        page.set_row(number, min(15 * lines, 409))


def _lines(cell: str, width: int) -> int:
    """How many lines a cell takes; the width counts digits, and letters are narrower."""
    return sum(1 + max(len(line) - 1, 0) // (width + width // 10) for line in cell.split("\n"))


def _width(column: str) -> int:
    """How many characters wide a column is."""
    return _WIDTHS.get(column, 24)


def _lay_out(page: Any, formats: dict[str, Any], columns: Iterable[str]) -> None:
    """Widths, print set-up, and whole columns as text, so that what is typed into them later stays text."""
    page.set_landscape()
    page.fit_to_pages(1, 0)
    for place, column in enumerate(columns):
        page.set_column(place, place, _width(column), formats["text"])
