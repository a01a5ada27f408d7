"""TOML as settings and decisions are written in: whatever is wrong with a text is one kind of error."""

from __future__ import annotations

import tomllib
from typing import Any

__all__ = ["toml_in"]


def toml_in(text: str) -> dict[str, Any]:
    """The content of a text in TOML. Raises `ValueError`, also for what is nested too deeply and for a number of
    thousands of digits."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply to be read") from None
