"""Diagnostics as text: one module for each output format, and the table of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from careertaxonomy.diagnostics import Report, RuleHelp
from careertaxonomy.reporters.github import report_github
from careertaxonomy.reporters.json import report_json
from careertaxonomy.reporters.sarif import report_sarif
from careertaxonomy.reporters.text import report_text

__all__ = ["REPORTERS", "Reporter"]


class Reporter(Protocol):
    """Writes a report in one format: the report, whether the check failed, whether colour is wanted, and what there
    is to say of the rules."""

    def __call__(
        self, report: Report, failed: bool = False, colour: bool = False, rules: Iterable[RuleHelp] = ()
    ) -> str:
        """The report as text."""


REPORTERS: dict[str, Reporter] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
    "sarif": report_sarif,
}
"""The writer of each output format, by the name that `--format` takes."""
