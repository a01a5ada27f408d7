"""A report as GitHub workflow commands, which GitHub shows as annotations on the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from careertaxonomy.diagnostics import Diagnostic, Report, RuleHelp
from careertaxonomy.reporters.look import PLAIN, Look
from careertaxonomy.reporters.summary import shown, summary
from careertaxonomy.text.wording import visible

__all__ = ["report_github"]

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
_NO_FILE = frozenset({"", "<stdin>"})


def report_github(report: Report, failed: bool = False, look: Look = PLAIN, rules: Iterable[RuleHelp] = ()) -> str:
    """For GitHub Actions: a workflow command for each finding, and what was looked at."""
    verdict = "failed" if failed else "passed"
    return "\n".join([*map(_command, shown(report, look)), f"{summary(report)}; {verdict}"]) + "\n"


def _command(found: Diagnostic) -> str:
    properties = ",".join(f"{name}={visible(value.translate(_PROPERTY))}" for name, value in _properties(found))
    # The log shows nothing but the message, so the place and the code are in it too.
    hint = f" ({found.hint})" if found.hint else ""
    message = f"{found.file}:{found.line}:{found.column}: {found.code} {found.message}{hint}"
    return f"::{_COMMANDS[found.severity]} {properties}::{visible(message.translate(_DATA))}"


def _properties(found: Diagnostic) -> Iterator[tuple[str, str]]:
    if found.file not in _NO_FILE:
        yield "file", PurePath(found.file).as_posix()
        yield "line", str(found.line)
        yield "endLine", str(found.end_line)
        # Columns are for findings on one line: GitHub refuses them on others.
        if found.line == found.end_line:
            yield "col", str(found.column)
            yield "endColumn", str(found.end_column)
    yield "title", f"{found.code} {found.rule}"
