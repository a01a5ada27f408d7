"""Rewrites one column of a table and keeps every other byte. The caller gives the new content of a cell."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, TypeVar

from careertaxonomy.formats.tables import Table, with_cell

__all__ = ["Cell", "Seen", "rewrite"]

V = TypeVar("V")

_MOST_CELLS = 10_000
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
    """The result for a cell: the values in it, and its new content, None where it stays as it is.

    The line of every row that has such a cell is added to each of `lines`.
    """

    values: Sequence[Seen[Any]]
    new: str | None
    lines: Sequence[array[int]] = ()
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
                _count(known, rows)
            cell = known[key] = becomes(*(cells[at] for at in indexes))
        cell.rows += 1
        for lines in cell.lines:
            lines.append(line)
        write(row if cell.new is None else with_cell(row, cells, index, cell.new))
        if progress and line >= due:
            progress(line)
            due = line + _OFTEN
    _count(known, rows)
    return rows


def _count(known: dict[object, Cell], rows: dict[str, int]) -> None:
    """Adds up cells and forgets them: a cell that occurs a thousand times is added once."""
    for cell in known.values():
        rows["empty" if not cell.values else "unchanged" if cell.new is None else "changed"] += cell.rows
        for seen in cell.values:
            seen.count += cell.rows
    known.clear()
