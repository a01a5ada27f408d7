"""What single lines look like: joiners at their ends, page numbers, totals, and the list of Worlds below a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careertaxonomy.formats.importers.columns import Line
from careertaxonomy.text.normal_forms import is_marker, normal

__all__ = ["alike", "begins_with_joiner", "ends_with_joiner", "is_page", "is_total", "printed", "with_closing_list"]

_JOINER_AT_END = re.compile(r"(?:[&/,+]|\s[-\u2013\u2014]|\b(?:and|or))$", re.IGNORECASE)
_JOINER_AT_START = re.compile(r"(?:[&/,+]|(?:and|or)\b)", re.IGNORECASE)
_PAGE = re.compile(
    r"\A[-\u2013\u2014\s]*(?:(?:page|p\.)\s*)?[0-9]{1,4}(?:\s*(?:of|/)\s*[0-9]{1,4})?[-\u2013\u2014\s]*", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:(?:grand |sub)?totals?|sum|count|number)\b(?: of \w+)?[^a-z]*", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9][0-9.,]*")


def ends_with_joiner(text: str) -> bool:
    """Whether a text ends with what joins words, so that its name goes on."""
    return _JOINER_AT_END.search(text) is not None


def begins_with_joiner(text: str) -> bool:
    """Whether a text begins with what joins words, so that its name began before."""
    return _JOINER_AT_START.match(text) is not None


def is_page(line: Line) -> bool:
    """Whether a line is the number of a page."""
    return line.is_lone and _PAGE.fullmatch(line.cluster) is not None


def is_total(line: Line) -> bool:
    """Whether a line counts the ones above it."""
    first, *rest = filter(None, (line.cluster, line.world, line.pathway, *line.others.values()))
    return _TOTAL.fullmatch(first) is not None and all(map(_NUMBER.fullmatch, rest))


def printed(lines: Sequence[Line]) -> str:
    """Lines as they are printed, with tabs between their cells."""
    return "\n".join("\t".join((line.cluster, line.world, line.pathway)) for line in lines)


def alike(first: str, second: str) -> bool:
    """Whether two cells say the same."""
    return normal(first) == normal(second) or (is_marker(first) and is_marker(second))


def with_closing_list(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a table, and those of a list of Worlds that closes it: lone lines up to the end, below a heading
    that says Worlds."""
    start = len(lines)
    while start and lines[start - 1].is_lone:
        start -= 1
    for at in range(start, len(lines) - 1):
        if lines[at].after_gap and "worlds" in normal(lines[at].cluster).split():
            return tuple(lines[:at]), tuple(lines[at + 1 :])
    return tuple(lines), ()
