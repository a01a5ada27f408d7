"""Values as JSON and texts in Markdown: what several reports are made with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from careertaxonomy.text.wording import visible

__all__ = ["as_json", "fields_of", "markdown_code"]


def as_json(content: object) -> str:
    """Plain values as the JSON that every command prints: in ASCII, so that no terminal or pipe can damage it."""
    return json.dumps(content, indent=2) + "\n"


def fields_of(value: object, names: Iterable[str]) -> dict[str, object]:
    """Some attributes of a value, by their names."""
    return {name: getattr(value, name) for name in names}


def markdown_code(text: str) -> str:
    """A text as code in a line of Markdown."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{visible(text)}{fence}"
