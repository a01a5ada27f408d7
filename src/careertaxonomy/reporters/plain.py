"""Helpers that turn values into JSON, for every report for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

__all__ = ["as_json", "fields_of"]


def as_json(content: object) -> str:
    """Plain values as the JSON that every command prints: in ASCII, so that no terminal or pipe can damage it."""
    return json.dumps(content, indent=2) + "\n"


def fields_of(value: object, names: Iterable[str]) -> dict[str, object]:
    """Some attributes of a value, by their names."""
    return {name: getattr(value, name) for name in names}
