"""A report as text: each finding with its line of the document and a caret under the value at fault."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from careertaxonomy.diagnostics import Diagnostic, Excerpt, Report, RuleHelp
from careertaxonomy.reporters.summary import summary
from careertaxonomy.text.wording import clipped, plural, visible

__all__ = ["report_text"]

_Style: TypeAlias = Callable[[str, str], str]
_RELATED = 3
_STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "place": "1", "hint": "32", "gutter": "2"}
_MARKS = frozenset({"Mn", "Me"})


def report_text(report: Report, failed: bool = False, colour: bool = False, rules: Iterable[RuleHelp] = ()) -> str:
    """The report for people. The last line says what was looked at, and whether the check `failed`."""
    style = _coloured if colour else _plain
    lines = [line for found in report.diagnostics for line in _lines(found, style)]
    verdict = style("failed", "error") if failed else style("passed", "hint")
    return "\n".join([*lines, f"{summary(report)}; {verdict}"]) + "\n"


def _plain(text: str, name: str) -> str:
    return text


def _coloured(text: str, name: str) -> str:
    return f"\033[{_STYLES[name]}m{text}\033[0m"


def _width(text: str) -> int:
    """How many columns a terminal gives a text."""
    return sum(
        0 if unicodedata.category(character) in _MARKS else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _lines(found: Diagnostic, style: _Style) -> Iterator[str]:
    place = style(f"{visible(found.file)}:{found.line}:{found.column}:", "place")
    level = style(found.severity, found.severity)
    yield f"{place} {level} {found.code} {found.rule}: {clipped(found.message)}"
    hint = style(clipped(found.hint), "hint") if found.hint else ""
    number = f"{found.line:5d}"
    gutter = style(f"{' ' * len(number)} |", "gutter")
    if found.excerpt is not None and found.excerpt.text.strip():
        yield from _source(found, found.excerpt, number, hint, style)
    elif hint:
        yield f"{gutter} {hint}"
    for other in found.related[:_RELATED]:
        yield f"{gutter} {visible(other.file)}:{other.line}:{other.column}: {clipped(other.message)}"
    if len(found.related) > _RELATED:
        yield f"{gutter} and {plural(len(found.related) - _RELATED, 'more place')}"


def _source(found: Diagnostic, excerpt: Excerpt, number: str, hint: str, style: _Style) -> Iterator[str]:
    head, fault, tail = (
        visible(part.replace("\t", " "))
        for part in (
            excerpt.text[: excerpt.start],
            excerpt.text[excerpt.start : excerpt.stop],
            excerpt.text[excerpt.stop :],
        )
    )
    head = ("..." if excerpt.before else "") + head
    tail += "..." if excerpt.after else ""
    yield f"{style(f'{number} |', 'gutter')} {head}{fault}{tail}".rstrip()
    caret = style("^" * max(_width(fault), 1), found.severity)
    gutter = style(f"{' ' * len(number)} |", "gutter")
    yield f"{gutter} {' ' * _width(head)}{caret} {hint}".rstrip()
