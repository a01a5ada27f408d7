"""Comparisons of two versions as text, JSON and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careertaxonomy.reporters.plain import as_json, fields_of
from careertaxonomy.text.wording import plural
from careertaxonomy.versions.changes import LEVELS, POLICY, Change, ChangeKind, Comparison, Level

__all__ = ["report_json", "report_markdown", "report_text"]

_CHANGE = ("kind", "level", "reference", "message", "old", "new", "others", "reason", "breaks")
_HEADINGS: dict[Level, str] = {
    "major": "Major: may break what uses the data",
    "minor": "Minor: adds, and breaks nothing",
    "patch": "Patch: texts for people, and order",
}
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


def report_text(comparison: Comparison) -> str:
    """What changed, for people."""
    lines = [_title(comparison)]
    for level in LEVELS:
        changes = comparison.of_level(level)
        if changes:
            lines += ["", _HEADINGS[level]]
        for kind, found in _by_kind(changes):
            lines.append(f"  {kind} ({POLICY[kind][1]}):")
            for change in found:
                lines.append(f"    {change.message}")
                if change.breaks:
                    lines.append(f"      now fails: {change.breaks}")
    return "\n".join(lines) + "\n"


def report_json(comparison: Comparison) -> str:
    """What changed, as one JSON object."""
    content = {
        "old": {"name": comparison.old_name, "version": comparison.old_version},
        "new": {"name": comparison.new_name, "version": comparison.new_version},
        "required_bump": comparison.required_bump,
        "left_out": comparison.left_out,
        "changes": [fields_of(change, _CHANGE) for change in comparison.changes],
    }
    return as_json(content)


def report_markdown(comparison: Comparison) -> str:
    """What changed, as an entry of a changelog."""
    lines = [f"# {comparison.new_name} {comparison.new_version}", "", f"{_title(comparison)}."]
    for level in LEVELS:
        changes = comparison.of_level(level)
        if changes:
            lines += ["", f"## {_HEADINGS[level]}"]
        for kind, found in _by_kind(changes):
            lines += ["", f"**{kind.capitalize()}** ({POLICY[kind][1]}):", ""]
            for change in found:
                lines.append(f"- {_escaped(change.message)}")
                if change.breaks:
                    lines.append(f"  - Now fails: {_code(change.breaks)}")
    return "\n".join(lines) + "\n"


def _code(text: str) -> str:
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{text}{fence}"


def _escaped(text: str) -> str:
    return re.sub(r"[\\`*_\[\]<>#|]", r"\\\g<0>", text)
