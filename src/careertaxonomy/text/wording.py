"""The wording of messages: counts, quoted values, columns, and invisible characters made visible.

A text from a user can then do no harm on a terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from careertaxonomy.text.characters import BLANKS

__all__ = ["clipped", "columns", "plural", "quoted", "visible"]


def quoted(text: str) -> str:
    """A value in double quotes, as messages show it."""
    return f'"{text}"'


def plural(count: int, noun: str, several: str | None = None) -> str:
    """A count and its noun: "no files", "1 file", "2 files". `several` is the plural where it is not one more s."""
    if count == 1:
        return f"1 {noun}"
    return f"{f'{count:,}' if count else 'no'} {several or f'{noun}s'}"


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text, each column as wide as its widest entry."""
    table = [*rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in table)
    return "".join(f"{line}\n" for line in lines)


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})
_LONGEST = 400


def visible(text: str) -> str:
    """A text with its invisible characters written out: `<U+200B>` for a zero-width space."""
    if text.isprintable() and BLANKS.isdisjoint(text):
        return text
    return "".join(f"<U+{ord(character):04X}>" if _is_hidden(character) else character for character in text)


def _is_hidden(character: str) -> bool:
    return character in BLANKS or (character != " " and unicodedata.category(character) in _HIDDEN)


def clipped(text: str) -> str:
    """A message with invisible characters written out, and its middle left out where it is very long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 2 :]}"
    return visible(text)
