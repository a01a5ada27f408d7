"""One JSON object for programs that read along."""

from __future__ import annotations

import json
from collections.abc import Iterable

from careertaxonomy.diagnostics import Diagnostic, Report, RuleHelp

__all__ = ["report_json"]


def report_json(report: Report, failed: bool = False, colour: bool = False, rules: Iterable[RuleHelp] = ()) -> str:
    """The report as one JSON object, in ASCII, so that no terminal or pipe can damage it."""
    content = {
        "files": report.counts.files,
        "diagnostics": [_plain(found) for found in report.diagnostics],
        "summary": {
            "errors": len(report.errors),
            "warnings": len(report.warnings),
            "notes": len(report.notes),
        },
    }
    return json.dumps(content, indent=2) + "\n"


def _plain(found: Diagnostic) -> dict[str, object]:
    return {
        "file": found.file,
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "code": found.code,
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message,
        "hint": found.hint,
        "path": found.path,
        "related": [
            {"file": place.file, "line": place.line, "column": place.column, "message": place.message}
            for place in found.related
        ],
        "fixable": found.fixable,
    }
