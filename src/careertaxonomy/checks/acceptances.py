"""Accepted findings: removes from a report what a project has accepted, and finds entries that are out of date."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from careertaxonomy.checks.checker import Checked, text_diagnostics
from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Place, Problem
from careertaxonomy.checks.rules import ALWAYS_ON
from careertaxonomy.checks.settings import SETTINGS_FILE, Acceptance, Settings, parse_settings
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.formats.files import alone_in, real_path, write_whole

__all__ = ["Accepted", "acceptable", "add_entries", "entries_for", "table_in", "toml_text"]


class Accepted:
    """The entries of one settings file, each of which accepts one finding in a run."""

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
        kept = []
        for found in checked.diagnostics:
            entries = free.get((found.code, frozenset(found.records)))
            match = entries.pop(0) if entries else None
            if match is None:
                kept.append(found)
            elif self._is_past(match):
                self._expired.add(match)
                kept.append(found)
            else:
                self._used.add(match)
        accepted = checked.accepted + len(checked.diagnostics) - len(kept)
        return replace(checked, diagnostics=tuple(kept), accepted=accepted)

    def _is_past(self, entry: Acceptance) -> bool:
        return entry.until is not None and entry.until < self._today

    def stale(self, codes: Iterable[str]) -> tuple[Diagnostic, ...]:
        """The entries that nothing in this run needed (CT801) or that are past their date (CT802).

        Only those count whose dataset was checked, in a run that had their rule among its `codes`. What the settings
        ignore is left out.
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
                problems.append(Problem(place, message, hint, about=what, code="CT802"))
            else:
                message = f"{what} is accepted, but does not occur"
                problems.append(Problem(place, message, "remove the entry", about=what, code="CT801"))
        if not problems or self._settings.file is None:
            return ()
        found = text_diagnostics(Draft(problems=problems), self._settings.file, self._settings.text)
        return tuple(stale for stale in found if stale.code not in self._settings.ignore)


def acceptable(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings that can be accepted: errors and warnings, except those that keep a file from being checked."""
    return tuple(found for found in diagnostics if found.severity != "note" and found.code not in ALWAYS_ON)


def entries_for(dataset: object, diagnostics: Iterable[Diagnostic], reason: str, *, file: str) -> str:
    """The TOML text of entries that accept findings in a dataset, as it is written in this settings file."""
    table = table_in(file, "accept")
    parts = []
    for found in diagnostics:
        lines = [
            f"[[{table}]]",
            f"rule = {toml_text(found.code)}  # {found.rule}",
            f"dataset = {toml_text(str(dataset))}",
        ]
        if found.records:
            lines.append(f"ids = [{', '.join(toml_text(record) for record in sorted(found.records))}]")
        lines.append(f"reason = {toml_text(reason)}")
        parts.append("\n".join(lines) + "\n\n")
    return "".join(parts)


def table_in(file: str, name: str) -> str:
    """What a table of our settings is called in a settings file."""
    return name if Path(file).name == SETTINGS_FILE else f"tool.careertaxonomy.{name}"


def add_entries(file: str, text: str) -> None:
    """Writes entries at the end of a settings file. Where it takes none there, it stays as it was: `SettingsError`.

    Runs that do so at the same time wait for each other, so that no entry is lost.
    """
    with alone_in(Path(real_path(file)).parent):
        before = Path(file).read_bytes() if Path(file).exists() else None
        gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
        after = (before or b"") + gap + text.encode()
        parse_settings(file, after.decode("utf-8-sig"))
        write_whole(file, after, expected=before)


def toml_text(text: str) -> str:
    """A text as a basic TOML string, which takes the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
