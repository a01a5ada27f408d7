"""Rows of text as CSV and as a Markdown table: what is in a cell stays data, whatever program opens it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["csv_text", "inert", "markdown_table", "markdown_text"]

_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""The beginning of a cell that a spreadsheet would run as a formula, or the same behind apostrophes."""
_QUOTED = re.compile(r'[",\r\n]|\A\s|\s\Z')
_MARKS = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)|\A[-+=:]|(?<=\A\d)[.)]|(?<=\A\d\d)[.)]")
"""What Markdown takes for more than itself, anywhere or at the beginning of a paragraph."""
_BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


def inert(cell: str) -> str:
    """A cell with an apostrophe before what a spreadsheet would run as a formula; `import` takes it away again."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]], *, as_data: bool = False) -> str:
    """A table as CSV (RFC 4180): commas, quotes where they are needed, CRLF at the end of each line.

    Every cell is `inert`; `as_data` leaves them as they are, for programs that take a cell for what it says.
    """
    cells = ((row if as_data else map(inert, row)) for row in (columns, *rows))
    return "".join(f"{','.join(map(_quoted, row))}\r\n" for row in cells)


def _quoted(cell: str) -> str:
    return '"{}"'.format(cell.replace('"', '""')) if _QUOTED.search(cell) else cell


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of GitHub Flavored Markdown. The cells are Markdown: see `markdown_text`."""
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "".join(f"{line}\n" for line in lines)


def markdown_text(text: str) -> str:
    """A text that Markdown shows as it is: no mark-up, no HTML, and a line break where it has one."""
    return "<br>".join(_MARKS.sub(r"\\\g<0>", line.strip()) for line in _BREAKS.split(text))
