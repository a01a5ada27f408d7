"""How a text, and a value on one line, is written in YAML, so that every parser reads the same again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

__all__ = ["in_double_quotes", "in_single_quotes", "plain_or_quoted", "yaml_line", "yaml_of_json"]

_PLAIN = re.compile(r"[^\W\d_]([\w.()/&+'-]| (?! ))*")
"""Letters first, then words with single spaces: no character that has a meaning in YAML, and no number or date."""

_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""What some version of YAML reads as something other than text."""

_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON leaves as it is and YAML does not allow, or reads as a line break."""


def plain_or_quoted(text: str) -> str:
    """A text without quotes where it cannot be misread, else in double quotes."""
    is_plain = _PLAIN.fullmatch(text) and not text.endswith(" ") and text.casefold() not in _WORDS
    return text if is_plain else in_double_quotes(text)


def in_double_quotes(text: str) -> str:
    """A text in double quotes, on one line; visible characters stay unescaped."""
    return yaml_of_json(json.dumps(text, ensure_ascii=False))


def yaml_of_json(text: str) -> str:
    """JSON as YAML reads it: the same, but for a few characters that have to be escaped."""
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def in_single_quotes(text: str) -> str:
    """A text in single quotes where they can hold it, else in double ones."""
    return "'" + text.replace("'", "''") + "'" if text.isprintable() else in_double_quotes(text)


def yaml_line(value: object) -> str:
    """A value on one line, as YAML writes it with brackets and braces."""
    if isinstance(value, str):
        return plain_or_quoted(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{plain_or_quoted(key)}: {yaml_line(item)}' for key, item in value.items())}}}"
    assert isinstance(value, tuple)
    return f"[{', '.join(map(yaml_line, value))}]"
