"""How names and ids are read: the one place for slugs, for names that count as the same, and for near misses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["MARKER", "SLUG", "close_matches", "is_marker", "normal", "normals", "plural", "quoted", "sameness", "slug"]

MARKER = "all"
"""What a cluster's `worlds` holds when it belongs to every World."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""A kebab-case slug, as a regular expression that Python, Rust and ECMA 262 read alike."""

_APOSTROPHES = "'’ʼ"
_PUNCTUATION = '!"#$%()*+,-./:;<=>?@[\\]^_`{|}~‐‑‒–—―‘“”„«»…·•\u00a0\u2028\u2029\t\r\v\f'
_MARKER_SPELLINGS = frozenset({"all", "allworld", "allworlds", "alltheworlds", "everyworld"})
_LARGE = 500


def slug(name: str) -> str:
    """The first id for a name: lower case, every run of other characters one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def normals(names: Sequence[str]) -> list[str]:
    """Each name without what does not make it another one: case, spacing, punctuation, `&` for `and`.

    A whole column is normalised as one text, since a hundred thousand small strings would take ten times as long.
    """
    text = "\n".join(names)
    if text.count("\n") >= max(len(names), 1):
        return [normals([name.replace("\n", " ")])[0] for name in names]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    for sign in _APOSTROPHES:
        text = text.replace(sign, "")
    for sign in _PUNCTUATION:
        text = text.replace(sign, " ")
    text = text.replace("&", " and ")
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


def close_matches(text: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """The candidates that a slip of the pen may have meant, best first."""
    from difflib import get_close_matches

    wanted = text.casefold()
    pool = list(candidates)
    if len(pool) > _LARGE:
        # difflib takes microseconds a candidate: with many of them, look only at those of like length and like edges.
        room = max(2, len(wanted) // 5)
        head, tail = wanted[:2], wanted[-2:]
        pool = [
            candidate
            for candidate in pool
            if -room <= len(candidate) - len(wanted) <= room
            and (candidate.startswith(head) or candidate.endswith(tail))
        ][: 4 * _LARGE]
    return get_close_matches(wanted, pool, n=most, cutoff=0.75)


def quoted(text: str) -> str:
    """A value in double quotes, as messages show it."""
    return f'"{text}"'


def plural(count: int, noun: str) -> str:
    """A count and its noun: "1 file", "2 files"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
