"""Rewrites one column of a table and keeps every other byte. The caller gives the new content of a cell."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, TypeVar

from careertaxonomy.formats.tables import Table, longer, with_cell

__all__ = ["Cell", "Seen", "rewrite"]

V = TypeVar("V")

_MOST_CELLS = 250_000
"""How many different cells are remembered with their results."""
_OFTEN = 1_000
"""Progress is reported each time so many lines were read."""


@dataclass(slots=True, eq=False)
class Seen(Generic[V]):
    """A value of the column: the result for it, how often the table has it, and the lines where a report names them."""

    became: V
    count: int = 0
    lines: array[int] = field(default_factory=lambda: array("Q"))


@dataclass(slots=True, eq=False)
class Cell:
    """The result for a cell: the values in it, and its new content, None where it stays as it is. `more` are the places
    and the new contents of further cells of its row, and `tail` is what is put at the row's end.

    The line of every row that has such a cell is added to each of `lines`.
    """

    values: Sequence[Seen[Any]]
    new: str | None
    lines: Sequence[array[int]] = ()
    more: Sequence[tuple[int, str]] = ()
    tail: str = ""
    rows: int = 0


def rewrite(
    table: Table,
    column: str,
    looked_at: Sequence[str],
    becomes: Callable[..., Cell],
    write: Callable[[str], object],
    progress: Callable[[int], object] | None = None,
) -> dict[str, int]:
    """Reads a table to its end, hands each row to `write`, and counts the rows.

    Args:
        table: The table.
        column: The column that is rewritten.
        looked_at: The columns that the new content depends on.
        becomes: Takes the content of each column that is looked at, and returns the result for the cell in `column`.
            It is called once for all rows that have the same content there.
        write: Takes each row, also those that cannot be read.
        progress: Takes the number of a line now and then.

    Returns:
        The number of rows by "changed", "unchanged", "empty" and "unreadable".

    Raises:
        TableError: There is no such column.
    """
    index, indexes = table.index(column), [table.index(name) for name in looked_at]
    key_of = itemgetter(*indexes)
    known: dict[object, Cell] = {}
    rows = dict.fromkeys(("changed", "unchanged", "empty", "unreadable"), 0)
    due = _OFTEN
    write(table.head)
    for line, row, cells in table:
        if not cells:
            rows["unreadable" if cells is None else "empty"] += 1
            write(row)
            continue
        key = key_of(cells)
        cell = known.get(key)
        if cell is None:
            if len(known) == _MOST_CELLS:
                _count(known, rows, table.delimiter)
            cell = known[key] = becomes(*(cells[at] for at in indexes))
        cell.rows += 1
        for lines in cell.lines:
            lines.append(line)
        if cell.new is not None:
            row = with_cell(row, cells, index, cell.new, table.delimiter)  # noqa: PLW2901 - the row as it will be
        for at, content in cell.more:
            row, cells[at] = with_cell(row, cells, at, content, table.delimiter), content  # noqa: PLW2901 - the same
        write(longer(row, cell.tail) if cell.tail else row)
        if line >= due:
            due = line + _OFTEN
            if progress:
                progress(line)
    _count(known, rows, table.delimiter)
    return rows


def _count(known: dict[object, Cell], rows: dict[str, int], delimiter: str) -> None:
    """Adds up cells and forgets them: a cell that occurs a thousand times is added once."""
    for cell in known.values():
        changed = cell.new is not None or cell.more or cell.tail.strip(delimiter)
        rows["empty" if not cell.values else "changed" if changed else "unchanged"] += cell.rows
        for seen in cell.values:
            seen.count += cell.rows
    known.clear()
