"""How a label is written: what surrounds its words, and its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from html import unescape

from careertaxonomy.text.characters import normalized
from careertaxonomy.text.normal_forms import normal

__all__ = ["Spelling", "folded", "plain_of", "unescaped", "words_in"]

_KINDS = ("career", "cluster", "pathway", "world")
_KIND_WORDS = rf"(?:{'|'.join(_KINDS)})s?"
_SDROW_DNIK = rf"s?(?:{'|'.join(kind[::-1] for kind in _KINDS)})"
_FROM_THE_END = True
_TRIMMED = (
    (not _FROM_THE_END, re.compile(r"[^\w(\[]+")),  # a bullet
    (
        not _FROM_THE_END,  # numbering
        re.compile(r"\(?#?\d{1,3}(?:\.\d{1,3})*(?:\s*[-\u2013\u2014:.)_]+\s*|\s+)(?=[^\W\d_])"),
    ),
    (not _FROM_THE_END, re.compile(r"[a-z]\)\s*", re.IGNORECASE)),
    (_FROM_THE_END, re.compile(r"[\s*\u2020\u2021\u00a7\u00ae\u2122]+")),  # a footnote mark
    (
        not _FROM_THE_END,
        re.compile(rf"(?:{_KIND_WORDS}\s+)*{_KIND_WORDS}\s*[-\u2013\u2014:]\s*", re.IGNORECASE),
    ),
    (not _FROM_THE_END, re.compile(r"(?:(?:career\s+)?(?:cluster|pathway)s?\s+)+", re.IGNORECASE)),
    (_FROM_THE_END, re.compile(rf"(?:\)?{_SDROW_DNIK}\(?[\s_:\-\u2013\u2014]+)+", re.IGNORECASE)),
)
"""What may stand around a name and is no part of it; the kinds of records come last. What stands behind it is matched
with the text turned round, so that nothing has to be searched for."""
_WITHOUT_KINDS = _TRIMMED[:4]
_KIND_WORD = re.compile(_KIND_WORDS, re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WITH_A_STOP = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}+(?=\.)")


def plain_of(label: str) -> str:
    """The normal form of a label, by which it is met: `&amp;` is `&`."""
    return normal(unescaped(label))


def unescaped(label: str) -> str:
    """A label with HTML entities read: `Sales &amp; Service`."""
    return unescape(label) if "&" in label and ";" in label else label


def folded(plain: str) -> str:
    """A normal form without accents."""
    if plain.isascii():
        return plain
    return "".join(letter for letter in normalized("NFKD", plain) if not unicodedata.combining(letter))


def words_in(plain: str, joiners: Container[str]) -> tuple[str, ...]:
    """The words of a normal form, without those that join others. Letters that stand alone side by side are one word,
    so that A/V and AV are the same."""
    words: list[str] = []
    letters = ""
    for word in folded(plain).split():
        if len(word) == 1 and word.isalpha() and word not in joiners:
            letters += word
        elif word not in joiners and any(map(str.isalnum, word)):
            if letters:
                words.append(letters)
                letters = ""
            words.append(word)
    if letters:
        words.append(letters)
    return tuple(words)


class Spelling:
    """A label, read once: its normal form (`plain`), the same without what surrounds a name (`whole`) and without what
    stands in brackets (`trimmed`), the words of both, and what is in brackets.

    `shortened` are its words with a stop; `joined_at_an_end` says that a joiner joins nothing.
    """

    __slots__ = ("all_words", "brackets", "joined_at_an_end", "plain", "shortened", "text", "trimmed", "whole", "words")

    def __init__(self, label: str, plain: str, joiners: Container[str]) -> None:
        self.text: str = unescaped(label)
        self.plain: str = plain
        bare = _trimmed(self.text)
        if " " not in bare:
            bare = _CAMEL.sub(" ", bare)
        self.whole: str = plain if bare == self.text else normal(bare)
        self.brackets: tuple[str, ...] = tuple(filter(None, map(str.strip, _BRACKETS.findall(bare))))
        self.trimmed: str = normal(_outside(bare)) if self.brackets else self.whole
        self.words: tuple[str, ...] = words_in(self.trimmed, joiners)
        self.all_words: tuple[str, ...] = words_in(self.whole, joiners) if self.brackets else self.words
        self.shortened: frozenset[str] = frozenset(
            map(str.casefold, _WITH_A_STOP.findall(self.text) if "." in self.text else ())
        )
        ends = self.trimmed.split(" ")
        self.joined_at_an_end: bool = ends[0] in joiners or ends[-1] in joiners


def _trimmed(text: str) -> str:
    text = text.strip()
    patterns = _TRIMMED if _KIND_WORD.search(text) else _WITHOUT_KINDS
    turned, size = text[::-1], len(text)
    start, end = 0, size
    while True:
        before = start, end
        for from_the_end, pattern in patterns:
            if from_the_end:
                found = pattern.match(turned, size - end, size - start)
                end = size - found.end() if found and found.end() < size - start else end
            else:
                found = pattern.match(text, start, end)
                start = found.end() if found and found.end() < end else start
        if (start, end) == before:
            return text[start:end]


def _outside(text: str) -> str:
    return _BRACKETS.sub(" ", text).strip()
