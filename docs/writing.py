"""Tables and paragraphs, line by line."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence

__all__ = ["paragraphs", "table"]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a docstring; a section such as `Args:` becomes a list."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        head, *items = re.split(r"\n {4}(?! )", paragraph)
        yield " ".join(head.split())
        yield ""
        if items:
            yield from (f"- {' '.join(item.split())}" for item in items)
            yield ""
