"""Choices that a person made where an id was split, as a table: which new id stands for an old one, in which rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import BinaryIO, NamedTuple

from careertaxonomy.migration import Routes
from careertaxonomy.names import quoted
from careertaxonomy.tables import Table, TableError, text_of

__all__ = ["Choices"]

_OLD, _NEW = "old_id", "new_id"


class _Choice(NamedTuple):
    """One choice: the id, what each column of a row must hold for it, and its line."""

    new: str
    where: tuple[tuple[str, str], ...]
    line: int


class Choices:
    """The choices of a file, from a table with the columns `old_id`, `new_id` and, where wanted, columns of the table
    that is migrated: a choice is for the rows that hold the same in these columns; an empty cell goes with any.

    The first choice that fits a row counts. Raises `TableError` for a table that is not such, and for choices that
    cannot be meant: an old id that needs none, a new id that the new version does not have or that is none of those
    that replaced the old one, and two choices for the same rows.
    """

    def __init__(self, file: BinaryIO, delimiter: str, routes: Routes) -> None:
        self._choices: dict[str, list[_Choice]] = defaultdict(list)
        self._used: set[int] = set()
        self._lines: list[int] = []
        table = Table(file, delimiter)
        missing = [name for name in (_OLD, _NEW) if name not in table.columns]
        if missing:
            there = ", ".join(map(quoted, table.columns))
            raise TableError(f"there is no column {' and no column '.join(map(quoted, missing))}, only {there}")
        if len({*table.columns}) < len(table.columns):
            raise TableError("two columns have the same name")
        self.columns = tuple(name for name in table.columns if name not in (_OLD, _NEW))
        for row in table.rows(0, {}):
            assert not isinstance(row, bytes)  # which stand for rows that need no look
            if row.fault:
                raise TableError(f"line {row.line} cannot be read: {row.fault}")
            cells = dict(zip(table.columns, map(text_of, table.cells(row.data)), strict=False))
            if any(map(str.strip, cells.values())):
                self._add(cells, row.line, routes)

    def _add(self, cells: dict[str, str], line: int, routes: Routes) -> None:
        old, new = cells[_OLD].strip(), cells[_NEW].strip()
        where = tuple((name, cells[name]) for name in self.columns if cells[name])
        if not old or not new:
            raise TableError(f"line {line}: an old id and a new one must stand here")
        value = routes.of(old)
        if value.new is not None:
            raise TableError(f"line {line}: {quoted(old)} needs no choice: {value.reason}")
        if not routes.has(new):
            raise TableError(f"line {line}: no {routes.kind} {quoted(new)} in {routes.new}")
        ends, lost = routes.ends(old)
        if ends and not lost and routes.bare(new) not in ends:
            raise TableError(f"line {line}: {quoted(new)} did not replace {quoted(old)}: {value.reason}")
        key = routes.bare(old)
        if any(known.where == where for known in self._choices[key]):
            raise TableError(f"line {line}: a line above chooses for {quoted(old)} in the same rows")
        self._choices[key].append(_Choice(routes.bare(new), where, line))
        self._lines.append(line)

    def made_for(self, id: str) -> bool:
        """Whether there is a choice for an id, if only in some rows."""
        return id in self._choices

    def new_id(self, id: str, cell_of: Callable[[str], str]) -> str | None:
        """The id chosen for an old one, in a row whose cells `cell_of` gives; None where no choice fits."""
        for choice in self._choices.get(id, ()):
            if all(cell_of(name) == wanted for name, wanted in choice.where):
                self._used.add(choice.line)
                return choice.new
        return None

    def unused(self) -> Sequence[int]:
        """The lines of the choices that no row took so far."""
        return [line for line in self._lines if line not in self._used]
