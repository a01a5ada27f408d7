"""Reconciles the labels in one column of a table with the records of a dataset: a column of ids beside it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from careertaxonomy._shared.garbage import without_collection
from careertaxonomy._shared.public import public
from careertaxonomy.columns.choices import Choices
from careertaxonomy.columns.decisions import Decisions
from careertaxonomy.columns.engine import Cell, Seen, rewrite
from careertaxonomy.errors import CareerTaxonomyError
from careertaxonomy.formats.tables import BLANKS, Table, Unreadable, raw_of, text_of
from careertaxonomy.labels.cells import AUTO
from careertaxonomy.labels.rows import Resolved
from careertaxonomy.labels.spelling import plain_of
from careertaxonomy.model.resolving import Resolver
from careertaxonomy.model.taxonomy import Taxonomy
from careertaxonomy.text.wording import quoted

__all__ = ["ALSO", "Answer", "Plan", "PlanError", "Reconciliation", "Resolvers", "reconcile_table", "reconciliation_of"]

ALSO = ("outcome", "level", "group", "reason", "candidates")
"""What may be written beside the ids."""
_BETWEEN = ";"
"""What stands between several ids of one cell where nobody says."""


class PlanError(CareerTaxonomyError, ValueError):
    """A column cannot be reconciled as it was asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to reconcile a table: its column of labels, the column for the ids and, beside it, those for what `also`
    names; the dataset, the kind of its records, and the rest of what `Resolver` takes; the character between the cells;
    the text between the labels of a cell, if there may be several; and the column of the clusters of the pathways."""

    column: str
    into: str
    tax: Taxonomy
    kind: str | None = None
    also: tuple[str, ...] = ()
    delimiter: str = ","
    separator: str | None = None
    within: str | None = None
    codes: tuple[str, ...] = ()
    least: str = "close"
    decisions: Choices = field(default_factory=Choices)

    @property
    def looked_at(self) -> tuple[str, ...]:
        """The columns that an answer depends on."""
        return (self.column, *([self.within] if self.within is not None else ()), *self.decisions.columns)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The columns that are written."""
        return (self.into, *(f"{self.column}_{name}" for name in self.also))

    def check(self) -> None:
        """Raises `PlanError` for columns or a separator that cannot be meant."""
        if unknown := [name for name in self.also if name not in ALSO]:
            raise PlanError(f"also takes {', '.join(ALSO)}; not {quoted(unknown[0])}")
        if self.separator == "":
            raise PlanError("separator takes a text, such as ';', or the word auto")
        taken = [name for name in self.outputs if name in self.looked_at]
        if taken or len({*self.outputs}) < len(self.outputs):
            named = quoted((*taken, self.into)[0])
            raise PlanError(f"{named} cannot be read and written, or written twice: into names another column")


@public
class Answer(NamedTuple):
    """A label of a column: what it stands for or why it was refused, how often the column has it, and the line of each
    row that has it, where a person may want to look at it."""

    value: Resolved
    times: int
    lines: tuple[int, ...] = ()


@public
@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The result of reconciling one column of a table, or of a data frame (then without a `file` and without lines).

    `answers` has every label with what it stands for, the most frequent first. `rows` counts the rows: "changed",
    "unchanged", "empty" (without a label) and "unreadable". `unused` are the lines of decisions that no row took.
    `reviewed` is the table of labels that was written for a person, and how many lines were added to it; `written` is
    the file with the ids, None where none was written.
    """

    file: str | None
    column: str
    into: str
    kind: str | None
    dataset: str
    version: str
    digest: str
    rows: Mapping[str, int]
    answers: tuple[Answer, ...]
    unreadable: tuple[Unreadable, ...] = ()
    unused: tuple[int, ...] = ()
    widened: bool = False
    reviewed: tuple[str, int] | None = None
    written: str | None = None
    dry_run: bool = True

    @property
    def open(self) -> tuple[Answer, ...]:
        """The labels that a person has to look at."""
        return tuple(answer for answer in self.answers if answer.value.needs_a_person)

    @property
    def needs_a_person(self) -> bool:
        """Whether a person has to look at a label or a row."""
        return bool(self.open or self.unreadable)

    @property
    def changes(self) -> bool:
        """Whether the table becomes another one."""
        return self.widened or self.rows["changed"] > 0


class Resolvers:
    """What the cells of a column stand for. A resolver is made for each set of cells that decisions look at."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._by_cells = cache(self._resolver)
        self.values: Callable[..., tuple[Resolved, ...]] = cache(self._values)

    def _resolver(self, cells: tuple[str, ...]) -> Resolver:
        plan = self._plan
        made = {label: chosen for label in plan.decisions.made if (chosen := plan.decisions.find(label, cells))}
        decided = Decisions({label: chosen for label, (chosen, _) in made.items()})
        return Resolver(plan.tax, kind=plan.kind, codes=plan.codes, least=plan.least, decisions=decided)

    def _values(self, label: object, *others: str) -> tuple[Resolved, ...]:
        """What a cell stands for, in a row with these other cells; the decisions that it takes are used."""
        plan = self._plan
        within, cells = (others[0], others[1:]) if plan.within is not None else (None, others)
        found = self._by_cells(cells).values(label, plan.separator, within=within or None)
        for one in found:
            if one.level == "decided" and one.label is not None:
                plan.decisions.get(plain_of(one.label), cells)
        return tuple(one for one in found if one.outcome != "empty") and found

    def written(self, found: Sequence[Resolved]) -> tuple[str, ...]:
        """What is written for a cell: its ids (or references, where any kind may be meant), and what is wanted beside
        them. A label that was refused has an empty place."""
        plan = self._plan
        separator = _BETWEEN if plan.separator in (None, AUTO) else plan.separator
        ids = [(one.ref if plan.kind is None else one.id) or "" for one in found]
        return (
            separator.join(ids),
            *(separator.join(_as_text(getattr(one, name)) for one in found) for name in plan.also),
        )


def _as_text(value: str | tuple[str, ...] | None) -> str:
    return " ".join(value) if isinstance(value, tuple) else value or ""


@without_collection()
def reconcile_table(
    source: Iterable[str] | Table,
    plan: Plan,
    *,
    name: str,
    write: Callable[[str], object],
    progress: Callable[[int], object] | None = None,
) -> Reconciliation:
    """Reads a table to its end, hands each row to `write`, with the ids of its labels, and reports on every label.

    Columns that the table does not have are added at its end; those that it has are filled anew.

    Args:
        source: The table, or its text, line by line or in other pieces.
        plan: How to reconcile it.
        name: The file name for the report.
        write: Takes each row.
        progress: Takes the number of a line now and then.

    Raises:
        TableError: The table cannot be read at all, or does not have a column.
    """
    table = source if isinstance(source, Table) else Table(source, plan.delimiter)
    there = [name for name in plan.outputs if name in table.columns]
    new = [name for name in plan.outputs if name not in table.columns]
    labels = _Labels(plan, table)
    for column in plan.looked_at:
        table.index(column)
    table.widen(*new)
    rows = rewrite(table, plan.column, (*there, *plan.looked_at), labels.cell, write, progress)
    seen = sorted(labels.seen.values(), key=lambda one: -one.count)
    return replace(
        reconciliation_of(plan, rows),
        file=name,
        answers=tuple(Answer(one.became, one.count, tuple(one.lines)) for one in seen),
        unreadable=tuple(table.unreadable),
        unused=tuple(plan.decisions.unused),
        widened=bool(new),
    )


def reconciliation_of(plan: Plan, rows: Mapping[str, int]) -> Reconciliation:
    """A reconciliation without its answers: what the plan and the rows tell."""
    tax = plan.tax
    return Reconciliation(
        file=None,
        column=plan.column,
        into=plan.into,
        kind=plan.kind,
        dataset=tax.name,
        version=tax.version,
        digest=tax.digest,
        rows=rows,
        answers=(),
    )


class _Labels:
    """The results for the cells of a column, and each label `seen` in it."""

    def __init__(self, plan: Plan, table: Table) -> None:
        self._resolvers, self._table = Resolvers(plan), table
        self._there = [(at, table.index(name)) for at, name in enumerate(plan.outputs) if name in table.columns]
        self._new = [at for at, name in enumerate(plan.outputs) if name not in table.columns]
        self.seen: dict[Resolved, Seen[Resolved]] = {}

    def cell(self, *cells: str) -> Cell:
        """The result for a row: its cells in the columns that are written, as far as the table has them, and in those
        that are looked at."""
        width = len(self._there)
        found = self._resolvers.values(*(text_of(cell).strip(BLANKS) for cell in cells[width:]))
        values = [self.seen.setdefault(one, Seen(one)) for one in found if one.outcome != "empty"]
        lines: list[array[int]] = [seen.lines for seen in values if seen.became.group != "sure"]
        contents = [*map(raw_of, self._resolvers.written(found))]
        changed = [
            (index, contents[at]) for old, (at, index) in zip(cells, self._there, strict=False) if contents[at] != old
        ]
        return Cell(values, None, lines, changed, self._table.tail(contents[at] for at in self._new))
