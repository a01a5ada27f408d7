"""The reconciliation of the labels in a column, as text, as JSON and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careertaxonomy.reporters.look import PLAIN, Line, Look, as_shown
from careertaxonomy.reporters.plain import as_json
from careertaxonomy.text.wording import clipped, plural, visible

if TYPE_CHECKING:
    from careertaxonomy.columns.reconciliation import Answer, Reconciliation

__all__ = ["report_json", "report_markdown", "report_text"]

_MOST = 20
"""How many labels of one sort are shown; JSON has all."""
_LINES = 5
"""How many lines of the table are named for each."""
_GROUPS = {"sure": "hint", "close": "note", "loose": "warning"}
"""The groups of answers, the surest first, and how the text shows each."""


def report_text(found: Reconciliation, look: Look = PLAIN) -> str:
    """The reconciliation, for people."""
    lines: list[Line] = [(_title(found), "place")]
    for group, style in _GROUPS.items():
        answers = _resolved(found, group)
        if answers:
            lines.append((f"{group}: {_counted(answers)}", style))
            shown = answers if group != "sure" else []
            lines += (f'  "{one.value.label}" is {one.value.ref} ({one.value.level})' for one in shown[:_MOST])
            lines += _more(shown)
    if found.open:
        lines.append((f"for a person: {_counted(found.open)}", "warning"))
        for one in found.open[:_MOST]:
            lines.append(f'  "{one.value.label}" ({_where(one)}): {_why(one)}')
            lines += _perhaps(one)
        lines += _more(found.open)
    if found.unreadable:
        lines.append((f"rows that cannot be read: {_numbers([row.line for row in found.unreadable])}", "error"))
    if found.unused:
        lines.append((f"decisions that no row took: {_numbers(found.unused)} of the decisions", "warning"))
    return as_shown((*lines, *_totals(found)), look, clipped)


def _title(found: Reconciliation) -> str:
    of = f"{found.kind} labels" if found.kind else "labels"
    return f'{found.file or "frame"}: {of} in column "{found.column}", to {found.dataset} {found.version}'


def _resolved(found: Reconciliation, group: str) -> list[Answer]:
    return [one for one in found.answers if one.value.ref and one.value.group == group]


def _counted(answers: Sequence[Answer]) -> str:
    return f"{plural(len(answers), 'label')}, {plural(sum(one.times for one in answers), 'time')}"


def _where(answer: Answer) -> str:
    return _numbers(answer.lines) if answer.lines else plural(answer.times, "row")


def _why(answer: Answer) -> str:
    hint = "; give --separator, such as auto" if answer.value.outcome == "several" else ""
    return f"{answer.value.outcome}, {answer.value.reason}{hint}"


def _perhaps(answer: Answer) -> Iterator[str]:
    if answer.value.candidates:
        yield f"    perhaps {' or '.join(answer.value.candidates)}"


def _more(answers: Sequence[Answer]) -> Iterator[str]:
    if len(answers) > _MOST:
        yield f"  and {len(answers) - _MOST:,} more; --format json has them all"


def _numbers(numbers: Sequence[int]) -> str:
    shown = [str(number) for number in dict.fromkeys(numbers)]
    more = f" and {len(shown) - _LINES:,} more" if len(shown) > _LINES else ""
    return f"line{'s' * (len(shown) > 1)} {', '.join(shown[:_LINES])}{more}"


def _totals(found: Reconciliation) -> Iterator[str]:
    values = _by_outcome(found)
    listed = ", ".join(f"{times:,} {outcome}" for outcome, times in values.items())
    yield f"{plural(sum(values.values()), 'value')}{f': {listed}' if listed else ''}"
    rows = {what: f"{times:,} {what}" for what, times in found.rows.items()}
    rows["empty"] = f"{found.rows['empty']:,} without a label"
    yield f"{plural(sum(found.rows.values()), 'row')}: {', '.join(rows.values())}"
    if found.reviewed is not None:
        path, added = found.reviewed
        yield f"{plural(added, 'label')} to look over added to {path}"
    if found.written is not None:
        yield f"written to {found.written}"
    elif found.file is not None and found.dry_run:
        yield "dry run, no id was written: --write does it"
    elif found.file is not None:
        yield "nothing to change, so nothing was written"


def _by_outcome(found: Reconciliation) -> dict[str, int]:
    """How many values have each outcome, most first."""
    values: Counter[str] = Counter()
    for one in found.answers:
        values[one.value.outcome] += one.times
    return dict(values.most_common())


def report_markdown(found: Reconciliation, look: Look = PLAIN) -> str:
    """The reconciliation, for a page or a mail."""
    parts = [f"# {_plain(_title(found))}", "\n".join(f"- {_plain(line)}" for line in _totals(found))]
    sure = _resolved(found, "sure")
    parts.append(f"## Resolved\n\nSure: {_counted(sure)}." if sure else "## Resolved")
    guessed = [one for group in ("close", "loose") for one in _resolved(found, group)]
    if guessed:
        rows = ((one.value.label, f"`{one.value.ref}`", one.value.level, one.times) for one in guessed)
        parts.append(_table(("label", "record", "level", "times"), rows))
    if found.open:
        opened = ((one.value.label, _where(one), _why(one), ", ".join(one.value.candidates)) for one in found.open)
        parts += ["## For a person", _table(("label", "where", "why", "perhaps"), opened)]
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Iterator[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_plain(str(cell)) for cell in line)} |" for line in lines)


def _plain(text: str) -> str:
    """A text that Markdown takes as it is."""
    return clipped(visible(text)).replace("|", "\\|").replace("<", "&lt;")


def report_json(found: Reconciliation, look: Look = PLAIN) -> str:
    """The reconciliation, as one JSON object."""
    return as_json(
        {
            "file": found.file,
            "column": found.column,
            "into": found.into,
            "kind": found.kind,
            "dataset": found.dataset,
            "version": found.version,
            "digest": found.digest,
            "written": found.written,
            "review": found.reviewed and {"file": found.reviewed[0], "added": found.reviewed[1]},
            "rows": dict(found.rows),
            "values": _by_outcome(found),
            "labels": [
                {
                    **one.value._asdict(),
                    "needs_a_person": one.value.needs_a_person,
                    "times": one.times,
                    "lines": list(one.lines),
                }
                for one in found.answers
            ],
            "unreadable": [row._asdict() for row in found.unreadable],
            "unused_decisions": list(found.unused),
        }
    )
