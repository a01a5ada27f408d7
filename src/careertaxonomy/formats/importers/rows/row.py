"""The rows of a table, whatever it came in: cells as text, where each row stands, and where blank rows stood before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from careertaxonomy.errors import UnreadableTableError

__all__ = ["MOST_ROWS", "Row", "Rows", "numbered"]

MOST_ROWS = 200_000
"""A table of more rows is no table of a taxonomy, and is refused before it fills the memory."""


class Row(NamedTuple):
    """One row: its number in the file, its cells, and whether blank rows stand before it."""

    number: int
    cells: tuple[str, ...]
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one table.

    `unit` is what a row is called: a line of a text, or a row of a sheet. `hidden` are the numbers of rows that a
    spreadsheet does not show, and `hidden_columns` its columns, from 0; `numbers` are the cells that it holds as
    numbers, and `valueless` those that hold an error or a formula without a value, as row number and column. `remarks`
    say what was not read, and how the rest was.
    """

    rows: tuple[Row, ...]
    unit: str
    remarks: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()
    numbers: frozenset[tuple[int, int]] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    valueless: frozenset[tuple[int, int]] = frozenset()


def numbered(file: str, rows: Iterable[tuple[int, Iterable[str]]]) -> Iterator[Row]:
    """Rows with their numbers, blank ones taken out. Raises `UnreadableTableError` where they are too many."""
    gap = False
    for count, (number, given) in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise UnreadableTableError(file, f"it has more than {MOST_ROWS:,} rows, too many to be read")
        cells = tuple(given)
        is_blank = not any(map(str.strip, cells))
        gap |= is_blank or any("\f" in cell for cell in cells)
        if not is_blank:
            yield Row(number, cells, gap)
            gap = False
