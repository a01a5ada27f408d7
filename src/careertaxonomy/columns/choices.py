"""Tables of choices: which new value a person chose for an old one, and for which rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from careertaxonomy.formats.tables import Table, TableError, text_of
from careertaxonomy.text.wording import quoted

__all__ = ["Choices", "read_choices"]


@dataclass
class Choices:
    """What was chosen for values, perhaps only for rows that have certain cells in some other `columns`.

    `made` gives, for each value, by what a row must hold in these columns ("" for anything), what was chosen and in
    which line; the first that fits a row counts. `unused` are the lines of the choices that no row took so far.
    """

    columns: Sequence[str] = ()
    made: dict[str, dict[tuple[str, ...], tuple[str, int]]] = field(default_factory=dict)
    unused: dict[int, None] = field(default_factory=dict)

    def get(self, value: str, cells: Sequence[str]) -> str | None:
        """What was chosen for a value in a row that has these cells in the columns; None where no choice fits."""
        chosen, line = self.find(value, cells) or (None, 0)
        self.unused.pop(line, None)
        return chosen

    def find(self, value: str, cells: Sequence[str]) -> tuple[str, int] | None:
        """The same and its line, without taking it."""
        for where, found in self.made.get(value, {}).items():
            if all(wanted in ("", cell) for wanted, cell in zip(where, cells, strict=True)):
                return found
        return None


def read_choices(
    table: Table,
    value: str,
    choice: str,
    checked: Callable[[str, str], tuple[str, str] | None],
    beside: Collection[str] = (),
) -> Choices:
    """Reads the choices in a table.

    Every further column of the table, but for those `beside`, has the name of a column of the table that is rewritten.
    A choice is for the rows that have the same cells in these columns; an empty cell allows any.

    Args:
        table: The table of choices.
        value: The name of its column of old values.
        choice: The name of its column of chosen values.
        checked: Takes an old value and the chosen one, and returns both in the form to use; raises `TableError` for
            a choice that cannot be used, and returns None for one that is still to be made.
        beside: The names of columns that are for people only.

    Returns:
        The choices, none of them used yet.

    Raises:
        TableError: The table lacks a column, a line cannot be read or used, or two lines choose for the same rows.
    """
    missing = [name for name in (value, choice) if name not in table.columns]
    if missing:
        available = ", ".join(map(quoted, table.columns))
        raise TableError(f"no column {' and no column '.join(map(quoted, missing))}; available: {available}")
    if len({*table.columns}) < len(table.columns):
        raise TableError("two columns have the same name")
    choices = Choices([name for name in table.columns if name not in (value, choice, *beside)])
    for line, _, cells in table:
        if cells is None:
            raise TableError(f"line {line} cannot be read: {table.unreadable[-1].reason}")
        texts = dict(zip(table.columns, map(text_of, cells), strict=False))  # an empty line has no cells
        if any(map(str.strip, texts.values())):
            given = texts[value].strip()
            try:
                pair = checked(given, texts[choice].strip())
            except TableError as error:
                raise TableError(f"line {line}: {error}") from None
            if pair is None:
                continue
            meant, chosen = pair
            made, where = choices.made.setdefault(meant, {}), tuple(texts[name] for name in choices.columns)
            if where in made:
                raise TableError(f"line {line}: a line above chooses for {quoted(given)} in the same rows")
            made[where] = chosen, line
            choices.unused[line] = None
    return choices
