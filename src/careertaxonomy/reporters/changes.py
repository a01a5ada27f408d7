"""Comparisons of two versions as text, JSON and Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from careertaxonomy.reporters.look import PLAIN, Line, Look, as_shown
from careertaxonomy.reporters.plain import as_json, fields_of, markdown_code
from careertaxonomy.text.wording import as_markdown, plural
from careertaxonomy.versions.changes import LEVELS, POLICY, Change, ChangeKind, Comparison, Level

__all__ = ["report_json", "report_markdown", "report_text"]

_CHANGE = ("kind", "level", "reference", "message", "old", "new", "others", "reason", "breaks")
_HEADINGS: dict[Level, str] = {
    "major": "Major: may break what uses the data",
    "minor": "Minor: adds, and breaks nothing",
    "patch": "Patch: texts for people, and order",
}
_LEVELS: dict[Level, str] = {"major": "error", "minor": "note", "patch": "gutter"}
_FIELDS = ("kind", "level", "reference", "message", "old", "new", "others", "reason", "breaks")


def _by_kind(changes: tuple[Change, ...]) -> Iterator[tuple[ChangeKind, list[Change]]]:
    for kind in POLICY:
        found = [change for change in changes if change.kind == kind]
        if found:
            yield kind, found


def _title(comparison: Comparison) -> str:
    old = f"{comparison.old_name} {comparison.old_version}"
    new = f"{comparison.new_name} {comparison.new_version}"
    count = len(comparison.changes)
    changes = plural(count + comparison.left_out, "change")
    if comparison.left_out:
        # That nothing changed would be wrong to say: there is only nothing that this user needs to look at.
        changes = f"{count:,} of {changes} {'touches' if count == 1 else 'touch'} what is used"
    step = f", smallest version bump {comparison.required_bump}" if count else ""
    return f"{old} to {new}: {changes}{step}"


def report_text(comparison: Comparison, look: Look = PLAIN) -> str:
    """What changed, for people."""
    lines: list[Line] = [(_title(comparison), "place")]
    for level in LEVELS:
        changes = comparison.of_level(level)
        if changes:
            lines += ["", (_HEADINGS[level], _LEVELS[level])]
        for kind, found in _by_kind(changes):
            lines.append(f"  {kind} ({POLICY[kind][1]}):")
            for change in found:
                lines.append(f"    {change.message}")
                if change.breaks:
                    lines.append(f"      now fails: {change.breaks}")
    return as_shown(lines, look)


def report_json(comparison: Comparison, look: Look = PLAIN) -> str:
    """What changed, as one JSON object."""
    content = {
        "old": {"name": comparison.old_name, "version": comparison.old_version},
        "new": {"name": comparison.new_name, "version": comparison.new_version},
        "required_bump": comparison.required_bump,
        "left_out": comparison.left_out,
        "changes": [fields_of(change, _CHANGE) for change in comparison.changes],
    }
    return as_json(content)


def report_markdown(comparison: Comparison, look: Look = PLAIN) -> str:
    """What changed, as an entry of a changelog."""
    lines = [f"# {as_markdown(comparison.new_name)} {as_markdown(comparison.new_version)}", ""]
    lines.append(f"{as_markdown(_title(comparison))}.")
    for level in LEVELS:
        changes = comparison.of_level(level)
        if changes:
            lines += ["", f"## {_HEADINGS[level]}"]
        for kind, found in _by_kind(changes):
            lines += ["", f"**{kind.capitalize()}** ({POLICY[kind][1]}):", ""]
            for change in found:
                lines.append(f"- {as_markdown(change.message)}")
                if change.breaks:
                    lines.append(f"  - Now fails: {markdown_code(change.breaks)}")
    return "\n".join(lines) + "\n"
