"""What became of stored ids in another version: plain values, for programs and for the reporters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["OUTCOMES", "Attention", "Migrated", "Outcome", "TableMigration", "Unreadable"]

Outcome: TypeAlias = Literal["kept", "replaced", "split", "withdrawn", "unknown"]

OUTCOMES: dict[Outcome, str] = {
    "kept": "the new version has the id, too",
    "replaced": "the id was retired, and one id stands for it now: it was renamed, or merged with others",
    "split": "several ids stand for it now, and somebody has to choose",
    "withdrawn": "the id is gone, and nothing stands for it",
    "unknown": "neither version knows it",
}
"""What can become of a stored id, and what each means."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of one stored id.

    `id` is as it was given; `new` is what to store from now on, None where a person has to decide. `candidates` are the
    ids of a split to choose from. `reason` says what happened, in one sentence.
    """

    id: str
    outcome: Outcome
    new: str | None
    candidates: tuple[str, ...]
    reason: str

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to decide: the id was split or withdrawn, or is unknown."""
        return self.new is None


@dataclass(frozen=True, slots=True)
class Attention:
    """A value of a table that needs a person: what became of it, a hint where there is one, and the line of each row
    that has it, counted from 1 and as often as the row has it."""

    value: Migrated
    hint: str | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that could not be read and was left as it is: its first and last line, and why."""

    line: int
    last_line: int
    reason: str


@dataclass(frozen=True, slots=True)
class TableMigration:
    """What became of the ids in one column of a table.

    Each row below the header is one of `changed`, `unchanged`, `empty` (it has no value in the column) and
    `unreadable`, and `values` counts every value by its outcome. A value that a choice decided is counted as replaced,
    and in `chosen`. `replacements` counts each new value by the old one; `repeated` are the lines whose cell now has
    one value twice, since two ids became one. `unused` are the lines of choices that no row took.
    `written` is the file that was written, None where none was, be it that it was a `dry_run` or that nothing was to be
    changed.
    """

    file: str
    column: str
    kind: str
    old: str
    new: str
    changed: int
    unchanged: int
    empty: int
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
    def rows(self) -> int:
        """How many rows there are below the header."""
        return self.changed + self.unchanged + self.empty + len(self.unreadable)

    @property
    def needs_a_person(self) -> bool:
        """Whether there is a value or a row that somebody has to look at."""
        return bool(self.attention or self.unreadable)
