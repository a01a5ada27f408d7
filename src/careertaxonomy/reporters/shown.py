"""How texts of users are shown to people: nothing in them works on a terminal, and none goes on for pages."""

from __future__ import annotations

import unicodedata

__all__ = ["clipped", "visible"]

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that are drawn as nothing."""
_LONGEST = 400


def visible(text: str) -> str:
    """A text with everything in it that cannot be seen written out: `<U+200B>` for a zero-width space."""
    if text.isprintable() and _BLANKS.isdisjoint(text):
        return text
    return "".join(f"<U+{ord(sign):04X}>" if _is_hidden(sign) else sign for sign in text)


def _is_hidden(sign: str) -> bool:
    return sign in _BLANKS or (sign != " " and unicodedata.category(sign) in _HIDDEN)


def clipped(text: str) -> str:
    """A message with what cannot be seen written out, and its middle left out where it quotes a value without end."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} ... {text[-_LONGEST // 2 :]}"
    return visible(text)
