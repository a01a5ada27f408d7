"""What a list or a page puts beside a name: bullets, numbering, footnote marks."""

from __future__ import annotations

import re
from string import ascii_lowercase, digits

__all__ = ["FIRST_OF_MARKS", "LAST_OF_NOTES", "MAY_BE_BEFORE", "NUMBERING", "mark_beside"]

_BULLETS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212*\u2022\u2023\u25aa\u25cf\u25e6\u2043\u2219\u00b7\u27a2\u2713"
_BULLET = rf"[{_BULLETS}] +(?=\w)"
NUMBERING = re.compile(r"^(?:\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)]|[0-9]{1,2} ?[-\u2013]) +(?=[^\W\d_]{2})")
"""A number or a letter of a list before a name: `1.`, `b)`, `03 -`."""
FIRST_OF_MARKS = frozenset(f"{_BULLETS}({digits}{ascii_lowercase}")
"""What every text begins with that has a bullet or numbering before it."""
MAY_BE_BEFORE = re.compile(rf"\|(?:{_BULLET}|{NUMBERING.pattern[1:]})")
"""A bullet or numbering, among names with bars between them."""
LAST_OF_NOTES = frozenset("*\u2020\u2021\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079]")
"""What every text ends with that has a footnote mark after it."""
_MARKS = {
    "a bullet before it": re.compile(f"^{_BULLET}"),
    "numbering before it": NUMBERING,
    "a footnote mark after it": re.compile(
        r"(?<=[^\W\d_]{3}) ?(?:\*{1,3}|[\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]{1,2}|\[[0-9]{1,2}\])$"
    ),
}
_ANY_MARK = re.compile("|".join(pattern.pattern for pattern in _MARKS.values()))


def mark_beside(text: str) -> tuple[str, re.Match[str]] | None:
    """What stands beside a name, in words, and where; None where nothing does."""
    if not _ANY_MARK.search(text):
        return None
    return next((what, found) for what, pattern in _MARKS.items() if (found := pattern.search(text)))
