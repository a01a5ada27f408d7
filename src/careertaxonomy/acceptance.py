"""Findings that a project has accepted: taken out of the report, one entry one finding, and entries that are stale."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from careertaxonomy.checker import Checked, text_diagnostics
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.rules import ALWAYS_ON
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Place, Problem
from careertaxonomy.settings import Acceptance, Settings

__all__ = ["Accepted", "acceptable", "entries_for"]


class Accepted:
    """The acceptances of one settings file, as one run uses them up."""

    def __init__(self, settings: Settings, *, today: date) -> None:
        self._settings = settings
        self._today = today
        self._used: set[Acceptance] = set()
        self._expired: set[Acceptance] = set()
        self._datasets: set[object] = set()

    def judge(self, checked: Checked) -> Checked:
        """A result without the findings that are accepted; each entry accepts one."""
        self._datasets.add(checked.name)
        free: dict[tuple[str, frozenset[str]], list[Acceptance]] = {}
        for entry in sorted(self._settings.accept, key=self._is_past):
            if entry.dataset == checked.name:
                free.setdefault((entry.rule, entry.ids), []).append(entry)
        standing = []
        for found in checked.diagnostics:
            entries = free.get((found.code, frozenset(found.records)))
            match = entries.pop(0) if entries else None
            if match is None:
                standing.append(found)
            elif self._is_past(match):
                self._expired.add(match)
                standing.append(found)
            else:
                self._used.add(match)
        accepted = checked.accepted + len(checked.diagnostics) - len(standing)
        return replace(checked, diagnostics=tuple(standing), accepted=accepted)

    def _is_past(self, entry: Acceptance) -> bool:
        return entry.until is not None and entry.until < self._today

    def stale(self, codes: Iterable[str]) -> tuple[Diagnostic, ...]:
        """The entries that nothing in this run needed (CT801) or that are past their date (CT802).

        Only those are judged whose dataset was checked, by a run that had their rule among its `codes`.
        """
        run = frozenset(codes)
        problems = []
        for entry in self._settings.accept:
            if entry in self._used or entry.dataset not in self._datasets or entry.rule not in run:
                continue
            of = f" of {', '.join(sorted(entry.ids))}" if entry.ids else ""
            what = f"{entry.rule}{of} in {entry.dataset}"
            place = Place(span=(entry.start, entry.end))
            if entry in self._expired:
                message = f"{what} was accepted until {entry.until}, and still occurs"
                hint = "mend it, or give the entry another date"
                problems.append(Problem("CT802", place, message, hint, about=what))
            else:
                message = f"{what} is accepted, but does not occur"
                problems.append(Problem("CT801", place, message, "take the entry out", about=what))
        if not problems or self._settings.file is None:
            return ()
        return text_diagnostics(Draft(problems=problems), self._settings.file, self._settings.text)


def acceptable(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings that can be accepted: errors and warnings, but for those that keep a file from being checked."""
    return tuple(found for found in diagnostics if found.severity != "note" and found.code not in ALWAYS_ON)


def entries_for(dataset: object, diagnostics: Iterable[Diagnostic], reason: str, *, table: str) -> str:
    """The TOML text of entries that accept findings in a dataset; `table` is the table's name in the file at hand."""
    parts = []
    for found in diagnostics:
        lines = [f"[[{table}]]", f"rule = {_toml(found.code)}  # {found.rule}", f"dataset = {_toml(str(dataset))}"]
        if found.records:
            lines.append(f"ids = [{', '.join(_toml(record) for record in sorted(found.records))}]")
        lines.append(f"reason = {_toml(reason)}")
        parts.append("\n".join(lines) + "\n\n")
    return "".join(parts)


def _toml(text: str) -> str:
    """A text as a basic TOML string, which takes the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
