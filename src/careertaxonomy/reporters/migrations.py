"""What became of the ids in a table, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from careertaxonomy.outcomes import Attention, TableMigration
from careertaxonomy.reporters.shown import clipped
from careertaxonomy.reporters.summary import count

__all__ = ["MIGRATION_REPORTERS"]

_MOST = 20
"""How many entries of one sort the text shows; JSON has all."""
_LINES = 5
"""How many lines of the table it names for each."""


def _text(found: TableMigration) -> str:
    lines = [f'{found.file}: {found.kind} ids in column "{found.column}", from {found.old} to {found.new}']
    replaced = [[f'"{old}" by "{new}" ({count(times, "time")})'] for (old, new), times in found.replacements.items()]
    lines += _section("replaced", replaced)
    for outcome in ("split", "withdrawn", "unknown"):
        entries = [_entry(entry) for entry in found.attention if entry.value.outcome == outcome]
        lines += _section(f"{outcome}, and left as they were", entries)
    unreadable = [[f"{_span(row.line, row.last_line)}: {row.reason}"] for row in found.unreadable]
    lines += _section("rows that cannot be read, and were left as they were", unreadable)
    if found.repeated:
        lines += _section("cells that hold one id twice, since two became one", [[_lines(found.repeated)]])
    if found.unused:
        lines += _section("choices that no row took", [[f"{_lines(found.unused)} of the choices"]])
    return "".join(f"{clipped(line)}\n" for line in (*lines, *_summary(found)))


def _section(title: str, entries: Sequence[Sequence[str]]) -> Iterator[str]:
    if entries:
        yield f"{title}:"
    for first, *further in entries[:_MOST]:
        yield f"  {first}"
        yield from (f"    {line}" for line in further)
    if len(entries) > _MOST:
        yield f"  and {len(entries) - _MOST:,} more; --format json has them all"


def _entry(entry: Attention) -> list[str]:
    return [f"{_lines(entry.lines)}: {entry.value.reason}", *([entry.hint] if entry.hint else [])]


def _lines(numbers: Sequence[int]) -> str:
    shown = [str(number) for number in dict.fromkeys(numbers)]
    more = f" and {len(shown) - _LINES:,} more" if len(shown) > _LINES else ""
    return f"line{'s' * (len(shown) > 1)} {', '.join(shown[:_LINES])}{more}"


def _span(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _summary(found: TableMigration) -> Iterator[str]:
    values = {outcome: f"{times:,} {outcome}" for outcome, times in found.values.items()}
    if found.chosen:
        values["replaced"] += f" ({found.chosen:,} by choice)"
    yield f"{count(sum(found.values.values()), 'value')}: {', '.join(values.values())}"
    rows = (
        f"{found.changed:,} changed",
        f"{found.unchanged:,} unchanged",
        f"{found.empty:,} without a value",
        f"{len(found.unreadable):,} unreadable",
    )
    yield f"{count(found.rows, 'row')}: {', '.join(rows)}"
    if found.written is not None:
        yield f"written to {found.written}"
    elif found.dry_run:
        yield "dry run, nothing was written: --write does it"
    else:
        yield "nothing to change, so nothing was written"


def _json(found: TableMigration) -> str:
    content = {
        "file": found.file,
        "column": found.column,
        "kind": found.kind,
        "from": found.old,
        "to": found.new,
        "written": found.written,
        "values": dict(found.values),
        "chosen": found.chosen,
        "rows": {
            "changed": found.changed,
            "unchanged": found.unchanged,
            "empty": found.empty,
            "unreadable": len(found.unreadable),
        },
        "replaced": [{"old": old, "new": new, "count": times} for (old, new), times in found.replacements.items()],
        "needs_a_person": [
            {
                "value": entry.value.id,
                "outcome": entry.value.outcome,
                "candidates": list(entry.value.candidates),
                "reason": entry.value.reason,
                "hint": entry.hint,
                "lines": list(entry.lines),
            }
            for entry in found.attention
        ],
        "unreadable": [
            {"line": row.line, "last_line": row.last_line, "reason": row.reason} for row in found.unreadable
        ],
        "repeated": list(found.repeated),
        "unused_choices": list(found.unused),
    }
    return json.dumps(content, indent=2) + "\n"


MIGRATION_REPORTERS: dict[str, Callable[[TableMigration], str]] = {"text": _text, "json": _json}
"""The writer of each output format of a migration, by the name that `--format` takes."""
