"""Codes that lost zeros, as a spreadsheet takes them away from what looks like a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

__all__ = ["shortened"]

_NUMBER_LIKE = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NINES = str.maketrans("012345678", "999999999")
_ALIKE = 4
"""So many codes of one pattern show how the codes of a scheme are written."""


def shortened(codes: Collection[str]) -> dict[str, str]:
    """The codes of one scheme that lost zeros, each with what it most likely was."""
    numbers = [code for code in codes if _NUMBER_LIKE.fullmatch(code)]
    patterns = Counter(map(_pattern, numbers))
    if len(patterns) < 2:  # codes of one length and with the point at one place lack no zero that another one has
        return {}
    pattern = patterns.most_common(1)[0][0]
    # Codes of other patterns show that the scheme has no one pattern; those that leading zeros would mend do not count.
    strange = [code for code in numbers if _pattern(code) != pattern and _with_zeros(code, pattern) is None]
    is_known = not strange and patterns[pattern] >= _ALIKE and len(numbers) == len(codes)
    # Numbers without a point are plain numbering unless one of them begins with a zero.
    is_padded = "." in pattern or any(code.startswith("0") for code in numbers if _pattern(code) == pattern)
    longer = {_stripped(code): code for code in sorted(numbers, key=len)}
    # Codes such as 11.1, 11.2 and 11.10 are numbered after the point.
    numbered = {_pattern(code) for code in numbers if len(longer[_stripped(code)]) == len(code)}
    found = {}
    for code in numbers:
        whole = longer[_stripped(code)]
        made = _with_zeros(code, pattern)
        if len(whole) > len(code) and (whole.lstrip("0") == code.lstrip("0") or _pattern(code) not in numbered):
            found[code] = whole
        elif made is not None and is_known and is_padded:
            found[code] = made
    return found


def _pattern(code: str) -> str:
    return code.translate(_NINES)


def _stripped(code: str) -> str:
    """A code without zeros at its beginning or, after a point, at its end."""
    bare = code.lstrip("0") or "0"
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def _with_zeros(code: str, pattern: str) -> str | None:
    """A code with the leading zeros that make it fit a longer pattern."""
    made = code.rjust(len(pattern), "0")
    return made if len(code) < len(pattern) and _pattern(made) == pattern else None
