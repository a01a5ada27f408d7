"""The table of labels for a person to look over: to be filled in, and given back as decisions."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Sequence

from careertaxonomy.columns.decisions import FOR_PEOPLE
from careertaxonomy.columns.reconciliation import Answer, Reconciliation
from careertaxonomy.formats.tables import Table, TableError, text_of
from careertaxonomy.labels.spelling import plain_of

__all__ = ["COLUMNS", "labels_in", "review_lines"]

COLUMNS = ("label", "id", *FOR_PEOPLE)


def labels_in(table: Table) -> set[str]:
    """The labels that a table of decisions has already, in their normal form; raises `TableError`."""
    at = table.index("label")
    found = {plain_of(text_of(cells[at])) for _, _, cells in table if cells}
    if table.unreadable:
        raise TableError(f"line {table.unreadable[0].line} cannot be read: {table.unreadable[0].reason}")
    return found


def review_lines(
    found: Reconciliation, known: Collection[str] = (), columns: Sequence[str] = COLUMNS, delimiter: str = ","
) -> list[str]:
    """The lines of a table with some columns, one for each label that a person has to look at or may want to look over:
    each is the first of its normal form, and none is `known`."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\r\n")  # which also says what needs quotes
    lines: list[str] = []
    for answer in _asked(found.answers, known):
        cells = _cells(answer, found.kind)
        writer.writerow([cells.get(name, "") for name in columns])
        lines.append(target.getvalue().removesuffix("\r\n") + "\n")
        target.seek(0)
        target.truncate()
    return lines


def _asked(answers: Iterable[Answer], known: Collection[str]) -> list[Answer]:
    """The answers to look at, one for each normal form: those that need a person, then the close and the loose ones."""
    wanted = [one for one in answers if one.value.needs_a_person or one.value.group in ("close", "loose")]
    merged: dict[str, Answer] = {}
    for one in sorted(wanted, key=_urgency):
        plain = plain_of(one.value.label or "")
        if plain in merged:
            first = merged[plain]
            lines = tuple(sorted((*first.lines, *one.lines)))
            merged[plain] = Answer(first.value, first.times + one.times, lines)
        elif plain not in known:
            merged[plain] = one
    return sorted(merged.values(), key=_urgency)


def _urgency(answer: Answer) -> tuple[bool, int]:
    return not answer.value.needs_a_person, -answer.times


def _cells(answer: Answer, kind: str | None) -> dict[str, object]:
    value = answer.value
    first, *others = [ref if kind is None else ref.removeprefix(f"{kind}:") for ref in value.candidates] or [""]
    return {
        "label": value.label,
        "id": value.ref if kind is None else value.id,
        "level": value.level,
        "suggestion": first,
        "other": " ".join(others),
        "reason": f"{value.outcome}: {value.reason}" if value.needs_a_person else value.reason,
        "count": answer.times,
        "first_line": min(answer.lines, default=""),
    }
