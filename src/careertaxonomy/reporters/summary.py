"""What every report for people ends with: what was looked at, and how much was found."""

from __future__ import annotations

from careertaxonomy.diagnostics import Diagnostic, Report
from careertaxonomy.reporters.look import Look
from careertaxonomy.text.wording import plural

__all__ = ["shown", "summary"]


def shown(report: Report, look: Look) -> tuple[Diagnostic, ...]:
    """The findings that a report for people shows."""
    return tuple(found for found in report.diagnostics if look.notes or found.severity != "note")


def summary(report: Report) -> str:
    """How many records, rules and files were looked at, and how many findings there are of each level."""
    counts = report.counts
    looked_at = ", ".join(
        plural(number, noun)
        for number, noun in (
            (counts.worlds, "World"),
            (counts.clusters, "cluster"),
            (counts.pathways, "pathway"),
            (counts.rules, "rule"),
            (counts.files, "file"),
        )
    )
    if counts.chosen:
        looked_at += f" ({counts.chosen})"
    found = ", ".join(
        plural(len(level), noun)
        for level, noun in ((report.errors, "error"), (report.warnings, "warning"), (report.notes, "note"))
    )
    if counts.accepted:
        found += f", {counts.accepted:,} accepted"
    return f"{looked_at}: {found}"
