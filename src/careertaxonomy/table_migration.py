"""Carrying the ids in one column of a table to another version, row by row, with all else left to the byte."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from careertaxonomy.choices import Choices
from careertaxonomy.collecting import without_collection
from careertaxonomy.migration import Routes
from careertaxonomy.names import quoted
from careertaxonomy.outcomes import OUTCOMES, Attention, Migrated, Outcome, TableMigration, Unreadable
from careertaxonomy.tables import Row, Table, TableError, decoded, text_of

__all__ = ["Plan", "migrate_table"]

_MOST_CELLS = 10_000
"""How many different cells are remembered with what became of them, and how many different values."""
_HINTS = 20
"""For how many unknown values a near miss is looked for: one costs milliseconds."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with a table: the name of its column, the sign between its cells, the text between the values
    of one cell if there may be several, and where ids lead."""

    column: str
    delimiter: str
    separator: str | None
    routes: Routes
    choices: Choices | None = None


def migrate_table(
    source: BinaryIO,
    plan: Plan,
    *,
    name: str,
    write: Callable[[bytes], object],
    progress: Callable[[int, int], object] | None = None,
    hint: Callable[[Migrated], str | None] | None = None,
) -> TableMigration:
    """Reads a table to its end, hands each row to `write`, migrated, and says what became of every value.

    `progress` is told, now and then, how many bytes were read, and to which line; `hint` is asked for advice on values
    that need a person. Raises `TableError` for a table that cannot be read at all, or without the column.
    """
    with without_collection():
        return _Run(Table(source, plan.delimiter), plan, write).result(name, progress, hint)


class _Cell:
    """What became of one cell's content: the new content if it is another; of each value in it what became of it, and
    which of them need a person. `waits` says that a choice may decide, and then it depends on the row; `repeats`, that
    two ids became one."""

    __slots__ = ("count", "needs", "new", "repeats", "values", "waits")

    def __init__(self, values: list[Migrated]) -> None:
        self.values = values
        self.needs: list[Migrated] = []
        self.new: bytes | None = None
        self.waits = False
        self.repeats = False
        self.count = 0


class _Run:
    """One table on its way."""

    def __init__(self, table: Table, plan: Plan, write: Callable[[bytes], object]) -> None:
        self._table, self._plan, self._write = table, plan, write
        self._index = _index_of(plan.column, table)
        for name in plan.choices.columns if plan.choices else ():
            _index_of(name, table)
        self._separator = plan.separator.encode("utf-8", "surrogateescape") if plan.separator is not None else None
        self._cells: dict[bytes, _Cell] = {}
        self._passing: dict[bytes, int] = {}
        self._values: dict[bytes, Migrated] = {}
        self._changed = self._unchanged = self._empty = self._chosen = 0
        self._outcomes: Counter[Outcome] = Counter()
        self._replacements: Counter[tuple[str, str]] = Counter()
        self._attention: dict[str, tuple[Migrated, array[int]]] = {}
        self._unreadable: list[Unreadable] = []
        self._repeated: array[int] = array("Q")

    def result(
        self, name: str, progress: Callable[[int, int], object] | None, hint: Callable[[Migrated], str | None] | None
    ) -> TableMigration:
        """Goes through the table."""
        self._write(self._table.head)
        told = 0
        for row in self._table.rows(self._index, self._passing):
            if isinstance(row, bytes):
                self._write(row)
            else:
                self._row(row)
            if progress is not None and told != self._table.read:
                told = self._table.read
                progress(told, self._table.line)
            if len(self._cells) > _MOST_CELLS:
                self._settle()
        self._settle()
        plan = self._plan
        return TableMigration(
            name,
            plan.column,
            plan.routes.kind,
            plan.routes.old,
            plan.routes.new,
            self._changed,
            self._unchanged,
            self._empty,
            {outcome: self._outcomes[outcome] for outcome in OUTCOMES},
            self._chosen,
            dict(self._replacements),
            tuple(self._all_attention(hint)),
            tuple(self._unreadable),
            tuple(self._repeated),
            tuple(plan.choices.unused()) if plan.choices else (),
        )

    def _all_attention(self, hint: Callable[[Migrated], str | None] | None) -> Iterator[Attention]:
        unknown = 0
        for value, lines in self._attention.values():
            unknown += value.outcome == "unknown"
            asked = hint is not None and (value.outcome != "unknown" or unknown <= _HINTS)
            yield Attention(value, hint(value) if hint and asked else None, tuple(lines))

    def _row(self, row: Row) -> None:
        data, start, end, line, last_line, fault = row
        if fault is not None:
            self._unreadable.append(Unreadable(line, last_line, fault))
            self._write(data)
            return
        content = data[start:end]
        cell = self._cells.get(content)
        if cell is None:
            cell = self._cells[content] = self._read(content)
            if cell.new is None and not cell.needs:
                self._passing[content] = 0
        if cell.waits:
            cell = self._read(content, row)
            self._count(cell, 1)
        else:
            cell.count += 1
        for value in cell.needs:
            self._attention.setdefault(value.id, (value, array("Q")))[1].append(line)
        if cell.new is None:
            self._write(data)
            return
        if cell.repeats:
            self._repeated.append(line)
        self._write(data[:start] + cell.new + data[end:])

    def _read(self, content: bytes, row: Row | None = None) -> _Cell:
        """What becomes of a cell: on its own or, where a choice may decide, in its row."""
        quoted = content.startswith(b'"')
        inner = content[1:-1] if quoted else content
        parts = [inner] if self._separator is None else inner.split(self._separator)
        values: list[Migrated] = []
        cell = _Cell(values)
        changed = False
        for index, part in enumerate(parts):
            stripped = part.strip()
            if not stripped:
                continue
            text = stripped.replace(b'""', b'"') if quoted else stripped
            value = self._values.get(text) or self._value(text)
            if value.new is None and self._plan.choices:
                cell.waits |= self._plan.choices.made_for(self._plan.routes.bare(value.id))
                value = self._choose(value, row) if row else value
            values.append(value)
            if value.new is None:
                cell.needs.append(value)
            elif value.new != value.id:
                changed = True
                parts[index] = part.replace(stripped, value.new.encode())
        if changed:
            new = (self._separator or b"").join(parts)
            cell.new = b'"' + new + b'"' if quoted else new
            bare = self._plan.routes.bare
            old, now = {bare(value.id) for value in values}, {bare(value.new or value.id) for value in values}
            cell.repeats = len(now) < len(old)
        return cell

    def _value(self, text: bytes) -> Migrated:
        value = self._values[text] = self._plan.routes.of(decoded(text))
        return value

    def _choose(self, value: Migrated, row: Row) -> Migrated:
        """A value that needs a person, decided by the choice that fits its row, if there is one."""
        routes, choices = self._plan.routes, self._plan.choices
        assert choices is not None
        id = routes.bare(value.id)
        cells: list[bytes] = []

        def cell_of(name: str) -> str:
            cells[:] = cells or self._table.cells(row.data)
            return text_of(cells[self._table.columns.index(name)])

        chosen = choices.new_id(id, cell_of)
        if chosen is None:
            return value
        self._chosen += 1
        prefix = value.id[: len(value.id) - len(id)]
        return replace(value, outcome="replaced", new=prefix + chosen, candidates=())

    def _settle(self) -> None:
        """Counts what was put off: a cell that comes a thousand times is counted once."""
        for content, cell in self._cells.items():
            self._count(cell, cell.count + self._passing.get(content, 0))
        self._cells.clear()
        self._passing.clear()
        if len(self._values) > _MOST_CELLS:
            self._values.clear()

    def _count(self, cell: _Cell, times: int) -> None:
        if not times:
            return
        if not cell.values:
            self._empty += times
        elif cell.new is not None:
            self._changed += times
        else:
            self._unchanged += times
        for value in cell.values:
            self._outcomes[value.outcome] += times
            if value.outcome == "replaced":
                self._replacements[value.id, str(value.new)] += times


def _index_of(name: str, table: Table) -> int:
    """The place of a column; raises `TableError` where there is none of that name, or more than one."""
    found = table.columns.count(name)
    if found > 1:
        raise TableError(f"there are {found} columns {quoted(name)}: give each a name of its own")
    if not found:
        raise TableError(f"there is no column {quoted(name)}; there is {', '.join(map(quoted, table.columns))}")
    return table.columns.index(name)
