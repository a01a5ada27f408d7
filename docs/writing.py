"""Tables and paragraphs, line by line."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from html import escape

__all__ = ["paragraphs", "table"]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(text) for text in row)} |"
    yield ""


def _cell(text: str) -> str:
    """A cell's text. Code with a bar becomes HTML, since in backticks GitHub and the site want a bar differently."""
    code = re.sub(r"`([^`]*\|[^`]*)`", lambda match: f"<code>{escape(match[1], quote=False)}</code>", text)
    return code.replace("|", "&#124;")


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a docstring; a section such as `Args:` becomes a list."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        head, *items = re.split(r"\n {4}(?! )", paragraph)
        yield " ".join(head.split())
        yield ""
        if items:
            yield from (f"- {' '.join(item.split())}" for item in items)
            yield ""
