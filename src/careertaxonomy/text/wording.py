"""The wording of messages: counts, quoted values, columns, and invisible characters made visible.

A text from a user can then do no harm on a terminal, nor in Markdown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from careertaxonomy.text.characters import BLANKS, UNSEEN, unseen

__all__ = ["as_lines", "as_markdown", "clipped", "columns", "plural", "quoted", "visible"]


def quoted(text: str) -> str:
    """A value in double quotes, as messages show it."""
    return f'"{text}"'


def plural(count: int, noun: str, several: str | None = None) -> str:
    """A count and its noun: "no files", "1 file", "2 files". `several` is the plural where it is not one more s."""
    if count == 1:
        return f"1 {noun}"
    return f"{f'{count:,}' if count else 'no'} {several or f'{noun}s'}"


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text fit for a terminal, each column as wide as its widest entry."""
    table = [[*map(visible, row)] for row in rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table)
    return "".join(f"{line}\n" for line in lines)


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})
_LONGEST = 400


def visible(text: str) -> str:
    """A text made fit for a terminal, on one line: its invisible characters are written out, such as
    `<U+200B>` for a zero-width space. Joiners that a script or an emoji needs stay."""
    if text.isprintable() and BLANKS.isdisjoint(text):
        return text
    stray = unseen(text)
    return "".join(
        f"<U+{ord(character):04X}>" if index in stray or _is_hidden(character) else character
        for index, character in enumerate(text)
    )


def _is_hidden(character: str) -> bool:
    hidden = character in BLANKS or (character != " " and unicodedata.category(character) in _HIDDEN)
    return hidden and not UNSEEN.match(character)  # of which some are needed


def as_lines(lines: Iterable[str]) -> str:
    """Lines as text fit for a terminal: each stays one line, whatever the values in it hold."""
    return "".join(f"{visible(line)}\n" for line in lines)


def as_markdown(text: str) -> str:
    """A text made fit for one line of Markdown, where it reads as it is."""
    return re.sub(r"[\\`*_\[\]<>#|~$]|&(?=[#\w])", r"\\\g<0>", visible(text))


def clipped(text: str) -> str:
    """A message with invisible characters written out, and its middle left out where it is very long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 2 :]}"
    return visible(text)
