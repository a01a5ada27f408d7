"""Migrates the ids in one column of a table to another version of a dataset."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from careertaxonomy._shared.garbage import without_collection
from careertaxonomy.columns.choices import Choices, read_choices
from careertaxonomy.columns.engine import Cell, Seen, rewrite
from careertaxonomy.formats.tables import BLANKS, Table, TableError, Unreadable, raw_of, text_of
from careertaxonomy.text.wording import quoted
from careertaxonomy.versions.migration import Routes
from careertaxonomy.versions.migration_results import OUTCOMES, Migrated, Outcome

__all__ = ["Attention", "Plan", "TableMigration", "id_choices", "migrate_table"]

_HINTS = 20
"""How many unknown values get a hint: looking for one takes milliseconds."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to migrate a table: the name of its column, the character between its cells, the text between the
    values of one cell if there may be several, what replaced each id, and what a person chose."""

    column: str
    delimiter: str
    separator: str | None
    routes: Routes
    choices: Choices = field(default_factory=Choices)


class Attention(NamedTuple):
    """A value of a table that a person has to decide: why, a hint where there is one, and the line of each row that has
    it, counted from 1 and as often as the row has it."""

    value: Migrated
    hint: str | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableMigration:
    """The result of migrating the ids in one column of a table.

    `rows` counts the rows below the header: "changed", "unchanged", "empty" (without a value in the column) and
    "unreadable". `values` counts every value by its outcome. A value that a choice decided is counted as replaced,
    and in `chosen`. `replacements` counts each new value by the old one; `repeated` are the lines whose cell now has
    one value twice, since two ids became one. `unused` are the lines of choices that no row took.
    `written` is the file that was written; None where none was, because of `dry_run` or because nothing changes.
    """

    file: str
    column: str
    kind: str
    old: str
    new: str
    rows: Mapping[str, int]
    values: Mapping[Outcome, int]
    chosen: int
    replacements: Mapping[tuple[str, str], int]
    attention: tuple[Attention, ...]
    unreadable: tuple[Unreadable, ...]
    repeated: tuple[int, ...]
    unused: tuple[int, ...]
    written: str | None = None
    dry_run: bool = True

    @property
    def needs_a_person(self) -> bool:
        """Whether a person has to look at a value or a row."""
        return bool(self.attention or self.unreadable)

    @property
    def changes(self) -> bool:
        """Whether the table becomes another one."""
        return self.rows["changed"] > 0


def id_choices(table: Table, routes: Routes) -> Choices:
    """The choices in a table with the columns `old_id` and `new_id`, as `read_choices` reads them.

    Raises `TableError` also for an old id that needs no choice, for a new id that the new version does not have, and
    for one that did not replace the old id.
    """

    def checked(old: str, new: str) -> tuple[str, str]:
        if not old or not new:
            raise TableError("this line needs an old id and a new one")
        value = routes.of(old)
        if value.new is not None:
            raise TableError(f"{quoted(old)} needs no choice: {value.reason}")
        if not routes.has(new):
            raise TableError(f"no {routes.kind} {quoted(new)} in {routes.new}")
        ends, lost = routes.ends(old)
        if ends and not lost and routes.bare(new) not in ends:
            raise TableError(f"{quoted(new)} did not replace {quoted(old)}: {value.reason}")
        return routes.bare(old), routes.bare(new)

    return read_choices(table, "old_id", "new_id", checked)


@without_collection()
def migrate_table(
    source: Iterable[str],
    plan: Plan,
    *,
    name: str,
    write: Callable[[str], object],
    progress: Callable[[int], object] | None = None,
    hint: Callable[[Migrated], str | None] = lambda _: None,
) -> TableMigration:
    """Reads a table to its end, hands each row to `write`, migrated, and reports on every value.

    Args:
        source: The text of the table, line by line or in other pieces.
        plan: How to migrate it.
        name: The file name for the report.
        write: Takes each row.
        progress: Takes the number of a line now and then.
        hint: Takes a value that a person has to decide, and returns a hint or None.

    Returns:
        The counts, and the values and rows that a person has to look at.

    Raises:
        TableError: The table cannot be read at all, or does not have the column.
    """
    table, ids = Table(source, plan.delimiter), _Ids(plan)
    rows = rewrite(table, plan.column, (plan.column, *plan.choices.columns), ids.cell, write, progress)
    seen = [*ids.seen.values()]
    chosen = [value for (_, choice), value in ids.seen.items() if choice is not None]
    unknown = count()

    def advice(value: Migrated) -> str | None:
        return hint(value) if value.outcome != "unknown" or next(unknown) < _HINTS else None

    return TableMigration(
        file=name,
        column=plan.column,
        kind=plan.routes.kind,
        old=plan.routes.old,
        new=plan.routes.new,
        rows=rows,
        values={outcome: sum(one.count for one in seen if one.became.outcome == outcome) for outcome in OUTCOMES},
        chosen=sum(one.count for one in chosen),
        replacements={
            (one.became.id, str(one.became.new)): one.count
            for one in (*chosen, *seen)  # what a choice decided comes first
            if one.became.outcome == "replaced"
        },
        attention=tuple(
            Attention(one.became, advice(one.became), tuple(one.lines)) for one in seen if one.became.new is None
        ),
        unreadable=tuple(table.unreadable),
        repeated=tuple(ids.repeated),
        unused=tuple(plan.choices.unused),
    )


class _Ids:
    """The results for the ids of a column: each `seen` one, by its text and what was chosen for it; and the lines in
    which two ids became one."""

    def __init__(self, plan: Plan) -> None:
        self._routes, self._choices = plan.routes, plan.choices
        self._separator = None if plan.separator is None else raw_of(plan.separator)
        self.seen: dict[tuple[str, str | None], Seen[Migrated]] = {}
        self.repeated: array[int] = array("Q")
        self._value = lru_cache(maxsize=10_000)(self._find)

    def cell(self, content: str, *others: str) -> Cell:
        """The result for a cell, in a row with those others in the columns that choices look at."""
        parts = [content] if self._separator is None else content.split(self._separator)
        values: list[Seen[Migrated]] = []
        for index, part in enumerate(parts):
            id = part.strip(BLANKS)
            if id:
                seen = self._value(id, others)
                values.append(seen)
                if seen.became.outcome == "replaced":
                    parts[index] = part.replace(id, str(seen.became.new))
        lines = [seen.lines for seen in values if seen.became.new is None]
        new = (self._separator or "").join(parts)
        if new == content:
            return Cell(values, None, lines)
        bare = self._routes.bare
        old = {bare(seen.became.id) for seen in values}
        now = {bare(seen.became.new or seen.became.id) for seen in values}
        return Cell(values, new, [*lines, self.repeated] if len(now) < len(old) else lines)

    def _find(self, cell: str, others: tuple[str, ...]) -> Seen[Migrated]:
        text = text_of(cell)
        id = self._routes.bare(text)
        chosen = self._choices.get(id, [*map(text_of, others)])
        if (text, chosen) not in self.seen:
            became = self._routes.of(text)
            if chosen is not None:
                became = replace(became, outcome="replaced", new=text.removesuffix(id) + chosen, candidates=())
            self.seen[text, chosen] = Seen(became)
        return self.seen[text, chosen]
