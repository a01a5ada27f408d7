"""Names that are known, and the ways in which a text can be made up of them.

Names are compared in their normal form: `and` for `&`, case, spacing and punctuation make no other name. A text has a
reading where known names cover it without a rest. Whether that reading is the only one, the caller looks at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from careertaxonomy.text.normal_forms import normal, normals

__all__ = ["SEPARATORS", "Known", "Name", "Reading", "Span", "change_of"]

SEPARATORS = ";|"
"""What stands between names and hardly ever in one."""

_PIECE = re.compile(r"[^\s;|,/]+[,/]*|[;|]|[,/]+")
_BULLET = re.compile(r"[-\u2013\u2014*\u2022\u00b7\u25aa\u25cf\u25e6]")
_EDGES = " \n\t,/"


class Span(NamedTuple):
    """A stretch of a text: the normal form of the name that it is, and where it begins and ends."""

    key: str
    start: int
    end: int

    def printed(self, text: str) -> str:
        """What stands there, without separators around it."""
        return text[self.start : self.end].strip(_EDGES)


class Name(NamedTuple):
    """A name as it is read, and the id of the record of the base that has it; empty for a new one."""

    text: str
    id: str = ""


Reading: TypeAlias = tuple[Span, ...]


class _Word(NamedTuple):
    """A word in normal form, its place in the text and among all words written as one text, and whether a name may
    begin with it, or must; `begun` counts the words up to it with which a name must begin."""

    text: str
    start: int
    end: int
    offset: int
    may_begin: bool
    must_begin: bool
    begun: int


class _Way(NamedTuple):
    """A name, and how the text goes on after it."""

    span: Span
    rest: _Way | None


def _spans(way: _Way | None) -> Reading:
    found = []
    while way is not None:
        found.append(way.span)
        way = way.rest
    return tuple(found)


@dataclass(frozen=True)
class Known:
    """The names of one kind that are known.

    `ids` are the records of each normal form, none where only the name is known; `spelling` is how a record, or a name
    without one, is written.
    """

    ids: Mapping[str, tuple[str, ...]]
    spelling: Mapping[str, str]

    @classmethod
    def of(cls, records: Iterable[tuple[str, str, Iterable[str]]], names: Iterable[str] = ()) -> Known:
        """From records, as id, name and other names, and from names without a record."""
        ids: dict[str, dict[str, None]] = defaultdict(dict)
        spelling: dict[str, str] = {}
        for id, name, aliases in records:
            spelling[id] = name
            for key in normals([name, *aliases]):
                ids[key][id] = None
        for name in names:
            key = normal(name)
            if key not in ids:
                ids[key], spelling[key] = {}, name
        ids.pop("", None)
        return cls({key: tuple(found) for key, found in ids.items()}, spelling)

    def __bool__(self) -> bool:
        return bool(self.ids)

    def __contains__(self, name: str) -> bool:
        return normal(name) in self.ids

    def spelled(self, key: str) -> str:
        """How the name of a normal form is written."""
        return self.spelling[(*self.ids[key], key)[0]]

    def name(self, text: str) -> Name:
        """A text as the name of the record that it is known for, or as a new one."""
        key = normal(text)
        return Name(self.spelled(key), (*self.ids[key], "")[0]) if key in self.ids else Name(text)

    def readings(self, text: str, most: int = 2) -> list[Reading]:
        """The ways in which known names make up a text, so many at most."""
        words = self._words(text)
        plain = " ".join(word.text for word in words)
        ways: list[list[_Way | None]] = [[] for _ in words] + [[None]]
        for at in reversed(range(len(words))):
            for end, span in self._names_at(words, plain, at):
                ways[at] += [_Way(span, rest) for rest in ways[end]]
            del ways[at][most:]
        return [_spans(way) for way in ways[0]] if words else []

    def parts(self, text: str) -> list[tuple[str, bool]]:
        """A text of which known names cover as much as they can: each of them as it is written, and what lies between
        as it stands there, with whether it is known."""
        words = self._words(text)
        plain = " ".join(word.text for word in words)
        costs = [0] * (len(words) + 1)
        spans: list[Span | None] = [None] * len(words)
        ends = [at + 1 for at in range(len(words))]
        for at in reversed(range(len(words))):
            costs[at] = costs[at + 1] + 1
            for end, span in self._names_at(words, plain, at):
                if costs[end] < costs[at]:
                    costs[at], spans[at], ends[at] = costs[end], span, end
        found: list[tuple[str, bool]] = []
        loose: list[_Word] = []
        at = 0
        while at < len(words):
            chosen = spans[at]
            if loose and (chosen or words[at].must_begin):
                found.append((_stretch(text, loose), False))
                loose = []
            if chosen:
                found.append((self.spelled(chosen.key), True))
            else:
                loose.append(words[at])
            at = ends[at]
        return [*found, *([(_stretch(text, loose), False)] if loose else ())]

    def _names_at(self, words: list[_Word], plain: str, at: int) -> Iterator[tuple[int, Span]]:
        """The known names that begin with a word, in their order, each with the number of the word after it; `plain` is
        all words as one text, of which a name of thousands of words is a slice."""
        first, found = words[at], []
        for length in self._lengths.get(first.text, ()) if first.may_begin else ():
            end = at + length
            if end <= len(words) and (end == len(words) or words[end].may_begin):
                last = words[end - 1]
                key = plain[first.offset : last.offset + len(last.text)]
                if last.begun == first.begun and key in self._places:
                    found.append((self._places[key], end, Span(key, first.start, last.end)))
        for _, end, span in sorted(found):
            yield end, span

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The place of each name among all."""
        return {key: place for place, key in enumerate(self.ids)}

    @cached_property
    def _lengths(self) -> Mapping[str, set[int]]:
        """How many words the names have that begin with a word: a text is looked up so often, however many they are."""
        found: dict[str, set[int]] = defaultdict(set)
        for key in self.ids:
            found[key.partition(" ")[0]].add(1 + key.count(" "))
        return found

    @cached_property
    def _separators(self) -> frozenset[str]:
        return frozenset(SEPARATORS).difference("".join(self.spelling.values()))

    def _words(self, text: str) -> list[_Word]:
        pieces = [*_PIECE.finditer(text)]
        found: list[_Word] = []
        must_begin = False
        offset = begun = 0
        for piece, plain in zip(pieces, normals([piece[0] for piece in pieces]), strict=True):
            start, end = piece.span()
            must_begin |= piece[0] in self._separators or _is_bullet(text, piece)
            for number, word in enumerate(plain.split()):
                begun += must_begin
                found.append(_Word(word, start, end, offset, not number, must_begin, begun))
                offset += len(word) + 1
                must_begin = False
        return found


def _is_bullet(text: str, piece: re.Match[str]) -> bool:
    line = text.rfind("\n", 0, piece.start()) + 1
    return _BULLET.fullmatch(piece[0]) is not None and not text[line : piece.start()].strip()


def _stretch(text: str, words: list[_Word]) -> str:
    return " ".join(text[words[0].start : words[-1].end].strip(_EDGES).split())


def change_of(text: str, reading: Reading, known: Known) -> str | None:
    """The rule by which a text is read, if that is more than taking the names that stand in it one by one."""
    joints = pairwise(reading)
    if not all(_is_parted(text[one.end - 1 : other.start]) for one, other in joints) or any(
        "\n" in span.printed(text) for span in reading
    ):
        return "known names"
    if all(span.printed(text) == known.spelled(span.key) for span in reading):
        return None
    return "known spelling"


def _is_parted(gap: str) -> bool:
    return any(separator in gap for separator in (*SEPARATORS, ",", "/", "\n"))
