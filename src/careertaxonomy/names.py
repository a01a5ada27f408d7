"""How names and ids are read: the one place for slugs, for names that count as the same, and for near misses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from careertaxonomy.signs import FORMAT

__all__ = [
    "LARGE",
    "MARKER",
    "SLUG",
    "close_matches",
    "is_blank",
    "is_marker",
    "may_be_blank",
    "normal",
    "normals",
    "plural",
    "quoted",
    "sameness",
    "slug",
]

MARKER = "all"
"""What a cluster's `worlds` holds when it belongs to every World."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""A kebab-case slug, as a regular expression that Python, Rust and ECMA 262 read alike."""

_APOSTROPHES = "'\u2019\u02bc"
_PUNCTUATION = (
    '!"#$%()*+,-./:;<=>?@[\\]^_`{|}~\t\r\v\f\x85\u1680'
    "\u2010\u2011\u2012\u2013\u2014\u2015\u201c\u201d\u201e\u2018\u00ab\u00bb\u2026\u00b7\u2022\u2028\u2029"
)
_JOINER = "\x01"
_TABLE = bytes(ord(_JOINER) if chr(code) == "&" else 32 if chr(code) in _PUNCTUATION else code for code in range(256))
_DROPPED = b"'" + bytes(code for code in range(256) if FORMAT.match(chr(code)))
_MARKER_SPELLINGS = frozenset({"all", "allworld", "allworlds", "alltheworlds", "everyworld"})
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f")
"""Letters and marks that are drawn as nothing, whatever their category says."""
LARGE = 500
"""How many candidates are too many to look for a near miss among all of them, or often."""


def slug(name: str) -> str:
    """The first id for a name: lower case, every run of other characters one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def normals(names: Sequence[str]) -> list[str]:
    """Each name without what does not make it another one: case, spacing, punctuation, `&` for `and`, and what cannot
    be seen.

    A whole column is normalised as one text, since a hundred thousand small strings would take ten times as long.
    """
    if not names:
        return []
    text = "\n".join(names)
    if text.count("\n") >= len(names):
        return [normals([name.replace("\n", " ")])[0] for name in names]
    if not text.isascii():
        if not all(map(str.isprintable, names)):
            text = FORMAT.sub("", text)
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    try:
        # One byte a sign, as the names of most western languages have, is translated many times quicker.
        text = text.encode("latin-1").translate(_TABLE, _DROPPED).decode("latin-1")
    except UnicodeEncodeError:
        for sign in _APOSTROPHES:
            text = text.replace(sign, "")
        for sign in _PUNCTUATION:
            text = text.replace(sign, " ")
        text = text.replace("&", _JOINER)
    text = text.replace(_JOINER, " and ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace(" \n", "\n").replace("\n ", "\n").strip(" ").split("\n")


def normal(name: str) -> str:
    """One name, normalised as by `normals`."""
    return normals([name])[0]


def sameness(first: str, second: str) -> str:
    """What two names of one normal form differ in: the words for the first step that makes them one."""
    if first == second:
        return "to the letter"
    steps = (
        ("in what cannot be seen", lambda text: FORMAT.sub("", text)),
        ("in Unicode form", lambda text: unicodedata.normalize("NFKC", text)),
        ("in case", str.casefold),
        ("in spacing", lambda text: " ".join(text.split())),
        ('in "&" for "and"', lambda text: " ".join(text.replace("&", " and ").split())),
    )
    for words, step in steps:
        first, second = step(first), step(second)
        if first == second:
            return f"but for a difference {words}"
    return "but for punctuation"


def is_marker(text: str) -> bool:
    """Whether a text is the marker for All Worlds, in whatever spelling."""
    return "".join(filter(str.isalnum, text.casefold())) in _MARKER_SPELLINGS


def is_blank(name: str) -> bool:
    """Whether there is nothing to read in a name: white space and what is drawn as nothing."""
    return all(sign in _BLANKS or unicodedata.category(sign) in _INVISIBLE for sign in name)


def may_be_blank(names: str) -> bool:
    """False if it is certain that no part of a text is blank but for plain spaces: a quick look at a whole column."""
    return not names.isprintable() or any(sign in names for sign in _BLANKS)


def close_matches(text: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """The candidates that a slip of the pen may have meant, best first."""
    from difflib import get_close_matches

    wanted = text.casefold()
    pool = list(candidates)
    if len(pool) > LARGE:
        # difflib takes microseconds a candidate. One slip leaves one half of a word as it was, so with many
        # candidates only those that share a half are looked at.
        half = max(1, len(wanted) // 2)
        head, tail = wanted[:half], wanted[-half:]
        pool = [known for known in pool if known.startswith(head) or known.endswith(tail)]
        pool = [known for known in pool if -2 <= len(known) - len(wanted) <= 2][:LARGE]
    return get_close_matches(wanted, pool, n=most, cutoff=0.75)


def quoted(text: str) -> str:
    """A value in double quotes, as messages show it."""
    return f'"{text}"'


def plural(count: int, noun: str) -> str:
    """A count and its noun: "1 file", "2 files"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
