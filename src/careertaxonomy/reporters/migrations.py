"""The migration of the ids in a table, as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from careertaxonomy.reporters.look import PLAIN, Line, Look, as_shown
from careertaxonomy.reporters.plain import as_json, fields_of
from careertaxonomy.text.wording import clipped, plural

if TYPE_CHECKING:
    from careertaxonomy.columns.migration import Attention, TableMigration
    from careertaxonomy.formats.tables import Unreadable

__all__ = ["report_json", "report_text"]

T = TypeVar("T")

_MOST = 20
"""How many entries of one sort the text shows; JSON has all."""
_LINES = 5
"""How many lines of the table it names for each."""


def report_text(found: TableMigration, look: Look = PLAIN) -> str:
    """The migration of the ids, for people."""
    title = f'{found.file}: {found.kind} ids in column "{found.column}", from {found.old} to {found.new}'
    lines: list[Line] = [(title, "place")]
    lines += _section(("replaced:", "hint"), [*found.replacements.items()], _replaced)
    for outcome in ("split", "withdrawn", "unknown"):
        entries = [entry for entry in found.attention if entry.value.outcome == outcome]
        lines += _section((f"{outcome}, and left as they were:", "warning"), entries, _entry)
    lines += _section(("rows that cannot be read, and were left as they were:", "error"), found.unreadable, _unreadable)
    if found.repeated:
        lines += [("cells that hold one id twice, since two became one:", "note"), f"  {_lines(found.repeated)}"]
    if found.unused:
        lines += [("choices that no row took:", "warning"), f"  {_lines(found.unused)} of the choices"]
    return as_shown((*lines, *_summary(found)), look, clipped)


def _section(title: Line, entries: Sequence[T], shown: Callable[[T], Sequence[str]]) -> Iterator[Line]:
    """A title and, below it, the lines of the first entries."""
    if entries:
        yield title
    for first, *further in map(shown, entries[:_MOST]):
        yield f"  {first}"
        yield from (f"    {line}" for line in further)
    if len(entries) > _MOST:
        yield f"  and {len(entries) - _MOST:,} more; --format json has them all"


def _replaced(entry: tuple[tuple[str, str], int]) -> list[str]:
    (old, new), times = entry
    return [f'"{old}" by "{new}" ({plural(times, "time")})']


def _entry(entry: Attention) -> list[str]:
    return [f"{_lines(entry.lines)}: {entry.value.reason}", *([entry.hint] if entry.hint else [])]


def _unreadable(row: Unreadable) -> list[str]:
    lines = f"line {row.line}" if row.line == row.last_line else f"lines {row.line} to {row.last_line}"
    return [f"{lines}: {row.reason}"]


def _lines(numbers: Sequence[int]) -> str:
    shown = [str(number) for number in dict.fromkeys(numbers)]
    more = f" and {len(shown) - _LINES:,} more" if len(shown) > _LINES else ""
    return f"line{'s' * (len(shown) > 1)} {', '.join(shown[:_LINES])}{more}"


def _summary(found: TableMigration) -> Iterator[Line]:
    values = {outcome: f"{times:,} {outcome}" for outcome, times in found.values.items()}
    if found.chosen:
        values["replaced"] += f" ({found.chosen:,} by choice)"
    yield f"{plural(sum(found.values.values()), 'value')}: {', '.join(values.values())}"
    rows = {what: f"{times:,} {what}" for what, times in found.rows.items()}
    rows["empty"] = f"{found.rows['empty']:,} without a value"
    yield f"{plural(sum(found.rows.values()), 'row')}: {', '.join(rows.values())}"
    if found.written is not None:
        yield f"written to {found.written}", "hint"
    elif found.dry_run:
        yield "dry run, nothing was written: --write does it", "note"
    else:
        yield "nothing to change, so nothing was written"


def report_json(found: TableMigration, look: Look = PLAIN) -> str:
    """The migration of the ids, as one JSON object."""
    content = {
        "file": found.file,
        "column": found.column,
        "kind": found.kind,
        "from": found.old,
        "to": found.new,
        "written": found.written,
        "values": dict(found.values),
        "chosen": found.chosen,
        "rows": dict(found.rows),
        "replaced": [{"old": old, "new": new, "count": times} for (old, new), times in found.replacements.items()],
        "needs_a_person": [
            {
                "value": entry.value.id,
                **fields_of(entry.value, ("outcome", "candidates", "reason")),
                **fields_of(entry, ("hint", "lines")),
            }
            for entry in found.attention
        ],
        "unreadable": [row._asdict() for row in found.unreadable],
        "repeated": list(found.repeated),
        "unused_choices": list(found.unused),
    }
    return as_json(content)
