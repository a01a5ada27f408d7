"""From rows to lines: which column holds what, by its header, wherever the header stands and in whatever order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.headers import NEEDED, is_header, role_of
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.formats.importers.rows.row import Row, Rows
from careertaxonomy.text.characters import clean
from careertaxonomy.text.normal_forms import normal
from careertaxonomy.text.wording import quoted

__all__ = ["Layout", "Line", "cells_below_header", "layout_of", "one_value"]

_LEFT_BEHIND = re.compile(r"=.+|#(?:N/A|[A-Z0/]+[!?]|ERROR!)", re.DOTALL)
"""What a spreadsheet shows, or holds, in place of a value."""


class Line(NamedTuple):
    """A row of the table: the text in the column of each role, empty where nothing stands there. `others` are the
    columns of ids and codes; `is_decided` says whether the cluster is what a person decided."""

    number: int
    after_gap: bool
    cluster: str
    world: str
    pathway: str
    others: Mapping[str, str]
    is_decided: bool = False

    @property
    def is_lone(self) -> bool:
        """Whether there is but one cell, as in a heading or a wrapped name."""
        return bool(self.cluster) and not (self.world or self.pathway or self.others)


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a table below its header.

    `headers` are the headers by role, from left to right, and `unit` is what a line is called. `numbers` are the
    numbers of the lines whose cell in the column of a role is typed as a number.
    """

    file: str
    unit: str
    headers: Mapping[str, str]
    lines: tuple[Line, ...]
    numbers: Mapping[str, frozenset[int]]

    def column(self, role: str, cluster: str | None = None) -> str:
        """The place of a column, in the row of a cluster or in all."""
        return f"{'' if cluster is None else f'row {cluster}, '}column {self.headers[role]}"

    def where(self, lines: Sequence[Line]) -> str:
        """Where lines stand: "line 7" or "rows 7 to 9"."""
        first, last = lines[0].number, lines[-1].number
        return f"{self.unit} {first}" if first == last else f"{self.unit}s {first} to {last}"


def layout_of(file: str, rows: Rows, ledger: Ledger, drop: Sequence[str] = ()) -> Layout:
    """The lines of a table. Raises `UnreadableTableError` where there is no table, or more than one."""
    header, body, roles = _parted(file, rows)
    body = tuple(_without_headers(file, rows, header, body, ledger))
    if not body:
        raise UnreadableTableError(file, f"there is nothing below its header in {rows.unit} {header.number}")
    body = _shown(rows, body, ledger)
    roles = _with_extra_columns(file, rows, header, body, roles, ledger, drop)
    lines = tuple(_line(row, roles, header, ledger, f"{rows.unit} {row.number}") for row in body)
    return Layout(
        file,
        rows.unit,
        {role: _title(header, column) for column, role in roles.items()},
        tuple(line for line in lines if line.cluster or line.world or line.pathway or line.others),
        {
            role: frozenset(row.number for row in body if (row.number, column) in rows.numbers)
            for column, role in roles.items()
        },
    )


def cells_below_header(file: str, rows: Rows) -> Iterator[tuple[str, ...]]:
    """What stands in the columns of clusters, Worlds and pathways, as it stands there. Raises `UnreadableTableError`
    where a table has no such columns."""
    _, body, roles = _parted(file, rows)
    columns = {role: column for column, role in roles.items()}
    for row in body:
        yield tuple(row.cells[columns[role]] if columns[role] < len(row.cells) else "" for role in NEEDED)


def _parted(file: str, rows: Rows) -> tuple[Row, tuple[Row, ...], dict[int, str]]:
    """The header, the rows below it, and the role of each column. Raises `UnreadableTableError` without a header."""
    at = next((number for number, row in enumerate(rows.rows) if is_header(row.cells)), None)
    if at is None:
        first = ", ".join(quoted(cell.strip()) for cell in rows.rows[0].cells if cell.strip()) if rows.rows else ""
        reason = "it has no header row such as Career Cluster, World, Career Pathway"
        says = f"its first {rows.unit} has {first or 'nothing'}"
        raise UnreadableTableError(file, "; ".join((reason, says, *rows.remarks)))
    return rows.rows[at], rows.rows[at + 1 :], _roles(file, rows.rows[at])


def _roles(file: str, header: Row) -> dict[int, str]:
    """The role of each column that has a known header."""
    roles = {column: role for column, cell in enumerate(header.cells) if (role := role_of(cell)) is not None}
    _see_to_needed(file, header, roles)
    for role in roles.values():
        found = [_title(header, column) for column in roles if roles[column] == role]
        if len(found) > 1:
            what = NEEDED.get(role, role)
            raise UnreadableTableError(file, f"several columns are of {what}: {', '.join(map(quoted, found))}")
    return roles


def _see_to_needed(file: str, header: Row, roles: Mapping[int, str]) -> None:
    """Raises `UnreadableTableError` where no column is of clusters, of Worlds or of pathways."""
    for role, what in NEEDED.items():
        if role not in roles.values():
            names = ", ".join(quoted(cell.strip()) for cell in header.cells if cell.strip())
            raise UnreadableTableError(file, f"it has no column of {what}; its columns are {names}")


def _title(header: Row, column: int) -> str:
    """What a column is called, by its header or by its number."""
    title = " ".join(header.cells[column].split()) if column < len(header.cells) else ""
    return title or f"column {column + 1}"


def _without_headers(file: str, rows: Rows, header: Row, body: Sequence[Row], ledger: Ledger) -> Iterator[Row]:
    """The rows below the header, without the header again at the top of a page."""
    for row in body:
        if not (is_header(row.cells) or _begins_another_table(row)):
            yield row
        elif rows.unit == "line" and row.after_gap and [*map(normal, row.cells)] == [*map(normal, header.cells)]:
            ledger.infer("page", f"{rows.unit} {row.number}", "\t".join(row.cells), "")
        else:
            places = f"{rows.unit} {header.number} and {rows.unit} {row.number}"
            raise UnreadableTableError(file, f"it has several headers, in {places}: leave one table in the file")


def _begins_another_table(row: Row) -> bool:
    """Whether a row below a gap has the header of a known column among other cells: a summary with its own columns."""
    filled = [cell for cell in row.cells if cell.strip()]
    return row.after_gap and len(filled) > 1 and any(role_of(cell) in NEEDED for cell in filled)


def _shown(rows: Rows, body: tuple[Row, ...], ledger: Ledger) -> tuple[Row, ...]:
    """The rows without those that a spreadsheet hides, where somebody decided so."""
    numbers = {*rows.hidden}
    hidden = [row for row in body if row.number in numbers]
    if not hidden:
        return body
    printed = ", ".join(str(row.number) for row in hidden)
    read_as = ledger.decided("hidden rows", printed)
    if read_as is None:
        text = " / ".join(filter(None, map(str.strip, hidden[0].cells)))
        asks = f"These rows are hidden in the sheet; the first is {quoted(text)}. Do they belong to the table?"
        answer = "their numbers, if they are to be read; nothing, if not"
        ledger.ask("hidden rows", f"row {hidden[0].number}", printed, asks, [printed, ""], answer)
    kept = {*map(str.strip, (printed if read_as is None else read_as).split(","))}
    return tuple(row for row in body if row.number not in numbers or str(row.number) in kept)


def _with_extra_columns(
    file: str,
    rows: Rows,
    header: Row,
    body: Sequence[Row],
    roles: dict[int, str],
    ledger: Ledger,
    drop: Sequence[str],
) -> dict[int, str]:
    """The roles, also of the columns of which somebody said what they hold; the others are asked about or dropped, and
    so are those that a spreadsheet hides."""
    first_filled: dict[int, Row] = {}
    for row in body:
        for column, cell in enumerate(row.cells):
            if column not in first_filled and cell.strip():
                first_filled[column] = row
    columns = sorted({*range(len(header.cells)), *first_filled})
    names = {column: _title(header, column) for column in columns}
    for name in drop:
        if name not in names.values():
            there = ", ".join(map(quoted, names.values()))
            raise UnreadableTableError(file, f"it has no column {quoted(name)} to drop, only {there}")
    roles = {column: role for column, role in roles.items() if names[column] not in drop or role in NEEDED}
    for column, row in first_filled.items():
        name = names[column]
        is_hidden = column in rows.hidden_columns
        if (column in roles and not is_hidden) or name in drop:
            continue
        read_as = ledger.decided("header", name)
        if read_as is None:
            _ask_about_column(rows, name, column, row, [name, ""] if column in roles else [""], ledger)
            continue
        roles.pop(column, None)
        if (role := role_of(read_as)) is not None and role not in roles.values():
            roles[column] = role
        elif read_as.strip():
            raise UnreadableTableError(
                file, f"the decision on the column {quoted(name)} names no column to be: {read_as}"
            )
    _see_to_needed(file, header, roles)
    return dict(sorted(roles.items()))


def _ask_about_column(rows: Rows, name: str, column: int, first: Row, readings: Sequence[str], ledger: Ledger) -> None:
    says = f"{rows.unit} {first.number} has {quoted(first.cells[column].strip())} there"
    if column in rows.hidden_columns:
        asks = f"This column is hidden in the sheet, and {says}. Does it belong to the table?"
    elif name == f"column {column + 1}":
        asks = f"What does this column hold? It has no header, and {says}."
        if rows.unit == "line":
            asks += " Does a cell without quotes contain the delimiter?"
    else:
        asks = f"What does this column hold? Its header is not known, and {says}."
    answer = (
        f"nothing, to leave the column out (or say --drop {quoted(name)}); "
        "or a known header, such as pathway_id or cluster_code:SCHEME"
    )
    if readings[0]:
        answer = "its header, if it is to be read; nothing, if not"
    ledger.ask("header", f"{rows.unit} {first.number}", name, asks, readings, answer)


def _line(row: Row, roles: Mapping[int, str], header: Row, ledger: Ledger, place: str) -> Line:
    cells = {role: _cell(row.cells[column]) for column, role in roles.items() if column < len(row.cells)}
    for column, role in roles.items():
        cell = cells.get(role, "")
        is_plain = cell.isascii() and cell.replace("\n", "").isprintable() and "  " not in cell
        cleaned = cell if is_plain else "\n".join(map(clean, cell.split("\n")))
        if _LEFT_BEHIND.fullmatch(cell):
            cells[role] = _mended(cell, f"{place}, column {_title(header, column)}", place, ledger)
        elif cleaned != cell and role in NEEDED:
            ledger.infer("white space", place, cell, cleaned)
            cells[role] = cleaned
    main = {role: cells.pop(role, "") for role in NEEDED}
    return Line(
        row.number,
        row.after_gap,
        main["cluster"],
        main["world"],
        main["pathway"],
        {role: cell for role, cell in cells.items() if cell},
    )


def _mended(cell: str, place: str, where: str, ledger: Ledger) -> str:
    """What belongs into a cell that shows what a spreadsheet shows in place of a value."""

    read_as = ledger.decided(place, cell)
    if read_as is None:
        is_error = cell.startswith("#")
        asks = (
            "This is an error of the spreadsheet. What belongs here?"
            if is_error
            else (
                "This is a formula whose value is not in the file. What belongs here? "
                "Or open the workbook in a spreadsheet program, save it, and import it again."
            )
        )
        ledger.ask(place, where, cell, asks, [""], "what belongs into the cell")
    return _cell(read_as or "")


def _cell(text: str) -> str:
    """A cell with its lines trimmed and its blank lines taken out."""
    return "\n".join(line for part in text.splitlines() if (line := part.strip()))


def one_value(layout: Layout, ledger: Ledger, role: str, name: str, lines: Sequence[Line]) -> str:
    """What the lines of a record say in a column, all of them the same; where they do not, it is asked."""
    values = [*dict.fromkeys(line.others[role] for line in lines if role in line.others)]
    if len(values) < 2:
        return "".join(values)
    place, printed = layout.column(role, name), "; ".join(values)
    read_as = ledger.decided(place, printed)
    if read_as is None:
        asks = "Rows of one record say different things here. Which one is right?"
        ledger.ask(place, layout.where(lines), printed, asks, values, "the one that is right")
    return values[0] if read_as is None else read_as
