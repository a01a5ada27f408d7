"""How a text is written in YAML, so that every parser reads the same text again."""

from __future__ import annotations

import json
import re

__all__ = ["in_double_quotes", "in_single_quotes", "plain_or_quoted"]

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
    return _RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def in_single_quotes(text: str) -> str:
    """A text in single quotes where they can hold it, else in double ones."""
    return "'" + text.replace("'", "''") + "'" if text.isprintable() else in_double_quotes(text)
