"""A table of findings in Markdown, one line each: for the summary of a job, or a comment on a change."""

from __future__ import annotations

from collections.abc import Iterable

from careertaxonomy.diagnostics import Diagnostic, Report, RuleHelp
from careertaxonomy.reporters.look import PLAIN, Look
from careertaxonomy.reporters.plain import markdown_code
from careertaxonomy.reporters.summary import shown, summary
from careertaxonomy.text.wording import as_markdown, clipped, plural

__all__ = ["report_markdown"]

_HEAD = ("| Place | Level | Rule | Finding |", "|---|---|---|---|")


def report_markdown(report: Report, failed: bool = False, look: Look = PLAIN, rules: Iterable[RuleHelp] = ()) -> str:
    """The report as a table of findings, and after it what was looked at, and whether the check `failed`."""
    rows = [_row(found) for found in shown(report, look)]
    table = [*_HEAD, *rows, ""] if rows else []
    return "\n".join([*table, f"{as_markdown(summary(report))}; **{'failed' if failed else 'passed'}**"]) + "\n"


def _row(found: Diagnostic) -> str:
    place = _cell(markdown_code(f"{found.file}:{found.line}:{found.column}"))
    hint = f" ({clipped(found.hint)})" if found.hint else ""
    more = f"; and {plural(len(found.related), 'more place')}" if found.related else ""
    text = as_markdown(f"{clipped(found.message)}{hint}{more}")
    return f"| {place} | {found.severity} | {found.code} {found.rule} | {text} |"


def _cell(code: str) -> str:
    """Code in a cell of a table, where a bar would end the cell."""
    return code.replace("|", "\\|")
