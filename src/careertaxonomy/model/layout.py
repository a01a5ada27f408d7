"""The layout of a document in the canonical form: two-space indent, one record a line, non-ASCII unescaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from json import JSONEncoder

__all__ = ["layout"]


def layout(content: Mapping[str, object], default: Callable[[object], object] | None = None) -> str:
    """The text of a document with this content, of whatever shape. `default` makes plain values of others, as in the
    `json` module."""
    line_of = JSONEncoder(ensure_ascii=False, default=default).encode
    members = ",\n".join(f"  {line_of(key)}: {_rows(value, line_of)}" for key, value in content.items())
    return f"{{\n{members}\n}}\n"


def _rows(value: object, line_of: Callable[[object], str]) -> str:
    if isinstance(value, list | tuple) and value:
        return "[" + ",".join(f"\n    {line_of(row)}" for row in value) + "\n  ]"
    return line_of(value)
