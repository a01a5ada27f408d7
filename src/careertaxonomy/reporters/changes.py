"""Comparisons of two versions as text, JSON and Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from careertaxonomy.changes import LEVELS, POLICY, Change, ChangeKind, Comparison, Level

__all__ = ["CHANGE_REPORTERS"]

_HEADINGS: dict[Level, str] = {
    "major": "Major: may break what uses the data",
    "minor": "Minor: adds, and breaks nothing",
    "patch": "Patch: texts for people, and order",
}


def _by_kind(changes: tuple[Change, ...]) -> Iterator[tuple[ChangeKind, list[Change]]]:
    for kind in POLICY:
        found = [change for change in changes if change.kind == kind]
        if found:
            yield kind, found


def _title(comparison: Comparison) -> str:
    old, new = (
        f"{comparison.old_name} {comparison.old_version}",
        f"{comparison.new_name} {comparison.new_version}",
    )
    count, everything = len(comparison.changes), len(comparison.changes) + comparison.left_out
    changes = f"{everything:,} change{'s' * (everything != 1)}" if everything else "no changes"
    if comparison.left_out:
        # That nothing changed would be wrong to say: there is only nothing that this user needs to look at.
        changes = f"{count:,} of {changes} {'touches' if count == 1 else 'touch'} what is used"
    step = f", least step {comparison.required_bump}" if count else ""
    return f"{old} to {new}: {changes}{step}"


def _text(comparison: Comparison) -> str:
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


def _json(comparison: Comparison) -> str:
    content = {
        "old": {"name": comparison.old_name, "version": comparison.old_version},
        "new": {"name": comparison.new_name, "version": comparison.new_version},
        "required_bump": comparison.required_bump,
        "left_out": comparison.left_out,
        "changes": [
            {
                "kind": change.kind,
                "level": change.level,
                "reference": change.reference,
                "message": change.message,
                "old": change.old,
                "new": change.new,
                "others": list(change.others),
                "reason": change.reason,
                "breaks": change.breaks,
            }
            for change in comparison.changes
        ],
    }
    return json.dumps(content, indent=2) + "\n"


def _markdown(comparison: Comparison) -> str:
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
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence}{text}{fence}"


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)


CHANGE_REPORTERS: dict[str, Callable[[Comparison], str]] = {"text": _text, "json": _json, "markdown": _markdown}
"""The writer of each output format of a comparison, by the name that `--format` takes."""
