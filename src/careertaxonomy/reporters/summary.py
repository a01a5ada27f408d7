"""What every report for people ends with: what was looked at, and how much was found."""

from __future__ import annotations

from careertaxonomy.diagnostics import Report

__all__ = ["count", "summary"]


def summary(report: Report) -> str:
    """How many records, rules and files were looked at, and how many findings there are of each level."""
    counts = report.counts
    looked_at = ", ".join(
        count(number, noun)
        for number, noun in (
            (counts.worlds, "World"),
            (counts.clusters, "cluster"),
            (counts.pathways, "pathway"),
            (counts.rules, "rule"),
            (counts.files, "file"),
        )
    )
    found = ", ".join(
        count(len(level), noun)
        for level, noun in ((report.errors, "error"), (report.warnings, "warning"), (report.notes, "note"))
    )
    if counts.accepted:
        found += f", {counts.accepted:,} accepted"
    return f"{looked_at}: {found}"


def count(number: int, noun: str) -> str:
    """A number and its noun, as people say it: "no files", "1 file", "2 files"."""
    return f"{number:,} {noun}{'s' * (number != 1)}" if number else f"no {noun}s"
