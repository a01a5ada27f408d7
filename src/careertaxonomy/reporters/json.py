"""A report as one JSON object, for programs."""

from __future__ import annotations

from collections.abc import Iterable

from careertaxonomy.diagnostics import Diagnostic, Report, RuleHelp
from careertaxonomy.reporters.look import PLAIN, Look
from careertaxonomy.reporters.plain import as_json, fields_of

__all__ = ["report_json"]

_PLACE = ("file", "line", "column")
_FOUND = (*_PLACE, "end_line", "end_column", "code", "rule", "severity", "message", "hint", "path")


def report_json(report: Report, failed: bool = False, look: Look = PLAIN, rules: Iterable[RuleHelp] = ()) -> str:
    """The report as one JSON object, in ASCII, so that no terminal or pipe can damage it."""
    levels = {"errors": report.errors, "warnings": report.warnings, "notes": report.notes}
    return as_json(
        {
            "files": report.counts.files,
            "diagnostics": [_plain(found) for found in report.diagnostics],
            "summary": {level: len(found) for level, found in levels.items()},
        }
    )


def _plain(found: Diagnostic) -> dict[str, object]:
    related = [fields_of(place, (*_PLACE, "message")) for place in found.related]
    return {**fields_of(found, _FOUND), "related": related, "fixable": found.fixable}
