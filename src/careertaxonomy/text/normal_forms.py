"""Slugs, normal forms of names (names with one normal form count as the same), and near misses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from careertaxonomy._shared.public import public
from careertaxonomy.text.characters import BLANKS, UNSEEN, normalized

__all__ = [
    "AND_WORDS",
    "JOINERS",
    "LARGE",
    "MARKER",
    "OTHER_AND",
    "SLUG",
    "and_form",
    "close_matches",
    "is_blank",
    "is_marker",
    "normal",
    "normals",
    "sameness",
    "slug",
]

MARKER = "all"
"""What a cluster's `worlds` holds when it belongs to every World."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""A kebab-case slug, as a regular expression that Python, Rust and ECMA 262 read alike."""

_LATIN = str.maketrans({"\u00df": "ss", "\u0142": "l", "\u00f8": "o", "\u00e6": "ae"})
"""Letters that are no other letter with a mark."""
JOINERS = frozenset(["&", "and", "or", "y", "e", "et", "ou", "und", "oder", "en", "och", "og", "i", "oraz", "a"])
"""What joins words in a name, in lower case."""
AND_WORDS = JOINERS - {"&", "or", "ou", "oder"}
"""The joiners that say "and". Those of one letter are joiners only where no name has "and" itself."""
OTHER_AND = AND_WORDS - {"&", "and"}
"""Those that are still there in a normal form."""
_APOSTROPHES = "'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u2032"
_PUNCTUATION = (
    '!"$%()*,-./:;<=>?@[\\]^_{|}~\t\r\v\f\x85\u1680'
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2039\u203a\u2026\u00b7\u2022\u2028\u2029"
)
_ANY_APOSTROPHE, _ANY_PUNCTUATION = (re.compile(f"[{re.escape(marks)}]") for marks in (_APOSTROPHES, _PUNCTUATION))
_JOINER = "\x01"
_TABLE = bytes(
    ord(_JOINER) if character == "&" else 32 if character in _PUNCTUATION else ord(character.lower())
    for character in map(chr, range(256))
)
_DROPPED = b"'`" + bytes(code for code in range(256) if UNSEEN.match(chr(code)))
_MARKER_SPELLINGS = frozenset({"all", "allworld", "allworlds", "alltheworlds", "everyworld"})
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_BLANKS = BLANKS | {"\ufe0e", "\ufe0f"}
_SHORT = 1000
"""Names of at most so many characters need no `normalized`: only longer ones may have so many marks in a heap that it
takes Python long to put them in order."""
LARGE = 500
"""How many candidates are too many to look for a near miss among all of them, or often."""


@public
def slug(name: str) -> str:
    """The first id for a name: accents folded, lower case, every run of other characters one hyphen.

    Empty where the name has no Latin letter and no digit.
    """
    letters = normalized("NFKD", name.lower().translate(_LATIN))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def normals(names: Sequence[str]) -> list[str]:
    """The normal form of each name, which leaves out what does not make it another name: case, spacing, punctuation,
    `&` for `and`, and invisible characters.

    A whole column is normalised as one text, since a hundred thousand small strings would take ten times as long.
    """
    if not names:
        return []
    text = "\n".join(names)
    if text.count("\n") >= len(names):
        return [normals([name.replace("\n", " ")])[0] for name in names]
    if not text.isascii():
        if not text.replace("\n", " ").isprintable():
            text = UNSEEN.sub("", text)
        # The compatibility form of an acute accent that stands alone is a space.
        text = text.replace("\u00b4", "")
        is_short = max(map(len, names)) <= _SHORT
        text = unicodedata.normalize("NFKC", text) if is_short else normalized("NFKC", text)
    try:
        text = _plain(text)
    except UnicodeEncodeError:
        text = _ANY_PUNCTUATION.sub(" ", _ANY_APOSTROPHE.sub("", text))
        try:
            text = _plain(text)
        except UnicodeEncodeError:
            text = text.casefold().replace("&", _JOINER)
    text = text.replace(f" {_JOINER} ", " and ").replace(_JOINER, " and ")
    if "  " in text.replace("\n", " "):  # one search finds spaces beside each other, and at the ends of names
        while "  " in text:
            text = text.replace("  ", " ")
        text = text.replace(" \n", "\n").replace("\n ", "\n")
    return text.strip(" ").split("\n")


def _plain(text: str) -> str:
    """A text in lower case, without punctuation. One byte for each character, enough for most western languages, is
    translated many times quicker than text; raises `UnicodeEncodeError` for any other."""
    return text.encode("latin-1").translate(_TABLE, _DROPPED).replace(b"\xdf", b"ss").decode("latin-1")


def normal(name: str) -> str:
    """The normal form of one name, as by `normals`."""
    return normals([name])[0]


def sameness(first: str, second: str) -> str:
    """How two names of one normal form differ, in words: by the first step that makes them equal."""
    if first == second:
        return "to the letter"
    steps = (
        ("in what cannot be seen", lambda text: UNSEEN.sub("", text)),
        ("in Unicode form", lambda text: normalized("NFKC", text)),
        ("in case", str.casefold),
        ("in spacing", lambda text: " ".join(text.split())),
        ('in "&" for "and"', lambda text: " ".join(text.replace("&", " and ").split())),
    )
    for words, step in steps:
        first, second = step(first), step(second)
        if first == second:
            return f"but for a difference {words}"
    if and_form(normal(first)) == and_form(normal(second)) and normal(first) != normal(second):
        return 'but for a difference in "&" for the word that it stands for'
    return "but for punctuation"


def and_form(name: str) -> str:
    """A normal form with "and" for the word for it in other languages."""
    return " ".join("and" if word in AND_WORDS else word for word in name.split())


def is_marker(text: str) -> bool:
    """Whether a text is the marker for All Worlds, in whatever spelling."""
    return "".join(filter(str.isalnum, text.casefold())) in _MARKER_SPELLINGS


def is_blank(name: str) -> bool:
    """Whether a name has nothing to read: only white space and invisible characters."""
    return all(character in _BLANKS or unicodedata.category(character) in _INVISIBLE for character in name)


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
