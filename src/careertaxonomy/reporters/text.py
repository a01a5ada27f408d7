"""A report as text: each finding with its line of the document and a caret under the value at fault."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from careertaxonomy.diagnostics import Diagnostic, Excerpt, Report, RuleHelp
from careertaxonomy.reporters.look import PLAIN, Look
from careertaxonomy.reporters.summary import shown, summary
from careertaxonomy.text.wording import clipped, plural, visible

__all__ = ["report_text"]

_Style: TypeAlias = Callable[[str, str], str]
_RELATED = 3
_DOTS = "..."
_LEAST = 24
"""The columns of a line that are shown however narrow a terminal is."""
_MARKS = frozenset({"Mn", "Me", "Cf"})


def report_text(report: Report, failed: bool = False, look: Look = PLAIN, rules: Iterable[RuleHelp] = ()) -> str:
    """The report for people. The last line says what was looked at, and whether the check `failed`."""
    lines = [line for found in shown(report, look) for line in _lines(found, look.style, look.width)]
    verdict = look.style("failed", "error") if failed else look.style("passed", "hint")
    if not look.quiet:
        lines.append(f"{summary(report)}; {verdict}")
    return "".join(f"{line}\n" for line in lines)


def _width(text: str) -> int:
    """How many columns a terminal gives a text."""
    return sum(
        0 if unicodedata.category(character) in _MARKS else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _lines(found: Diagnostic, style: _Style, width: int) -> Iterator[str]:
    place = style(f"{visible(found.file)}:{found.line}:{found.column}:", "place")
    level = style(found.severity, found.severity)
    yield f"{place} {level} {found.code} {found.rule}: {clipped(found.message)}"
    number = f"{found.line:5d}"
    gutter = style(f"{' ' * len(number)} |", "gutter")
    hint = clipped(found.hint) if found.hint else ""
    shown_hint = style(hint, "hint") if hint else ""
    if found.excerpt is not None and found.excerpt.text.strip():
        room = max(width - len(number) - len(" | "), _LEAST) if width else 0
        source, blank, caret = _source(_fitted(found.excerpt, room) if room else found.excerpt)
        yield f"{style(f'{number} |', 'gutter')} {source}".rstrip()
        under = f"{gutter} {blank}{style(caret, found.severity)}"
        if room and hint and len(blank) + len(caret) + 1 + _width(hint) > room:
            yield under
            under = gutter
        yield f"{under} {shown_hint}".rstrip()
    elif hint:
        yield f"{gutter} {shown_hint}"
    for other in found.related[:_RELATED]:
        yield f"{gutter} {visible(other.file)}:{other.line}:{other.column}: {clipped(other.message)}"
    if len(found.related) > _RELATED:
        yield f"{gutter} and {plural(len(found.related) - _RELATED, 'more place')}"


def _fitted(excerpt: Excerpt, room: int) -> Excerpt:
    """As much of an excerpt as there is room for, the beginning of the fault and what stands before it among it."""
    widths = [_width(visible(character.replace("\t", " "))) for character in excerpt.text]
    dots = len(_DOTS)
    if sum(widths) + dots * (excerpt.before + excerpt.after) <= room:
        return excerpt
    start, stop, room = excerpt.start, excerpt.stop, room - 2 * dots
    left = start
    while left and sum(widths[left - 1 : start]) <= room // 3:
        left -= 1
    right = left
    while right < len(widths) and sum(widths[left : right + 1]) <= room:
        right += 1
    text = excerpt.text[left:right]
    before, after = excerpt.before or left > 0, excerpt.after or right < len(widths)
    return Excerpt(text, start - left, min(stop, right) - left, before, after)


def _source(excerpt: Excerpt) -> tuple[str, str, str]:
    """A line of the document, and what stands under it: white space, and carets under the fault."""
    head, fault, tail = (
        visible(part.replace("\t", " "))
        for part in (
            excerpt.text[: excerpt.start],
            excerpt.text[excerpt.start : excerpt.stop],
            excerpt.text[excerpt.stop :],
        )
    )
    head = (_DOTS if excerpt.before else "") + head
    tail += _DOTS if excerpt.after else ""
    return f"{head}{fault}{tail}", " " * _width(head), "^" * max(_width(fault), 1)
