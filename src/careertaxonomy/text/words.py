"""The words of names: taken apart, counted, and held against each other.

Which of two words is the odd one, the names at hand tell: one that stands in a single name is odd, one that stands in
others too is at home there. All names here are normal forms (`normal_forms`). No two words are compared unless they
share what is left of them without a letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress
from operator import gt

from careertaxonomy.text.normal_forms import JOINERS

__all__ = [
    "LONGEST_WORD",
    "NUMBER",
    "Vocabulary",
    "WordIndex",
    "Words",
    "is_one_letter_apart",
    "key_of",
    "same_but_for_plural",
]

_JOINERS = JOINERS - {"&", "and"}
_SHORTEST = 5
"""A word of fewer letters is a letter away from too many others."""
LONGEST_WORD = 60
"""A word of more letters is none, and leaving out each of its letters in turn would take long."""
_AT_ONCE = 100
"""How many names are taken apart at a time: few enough that their words stay in the processor's cache."""
NUMBER = re.compile(r"[0-9]+|\b(?:x{1,3}(?:ix|iv|v?i{0,3})|ix|iv|vi{0,3}|i{1,3})\b|\b[^\W\d_]\b")
"""Numbers in a normal form, Roman ones and single letters (Track A) among them."""


class Words:
    """The words of normal forms of names. Each name is taken apart once, and again only where a rule looks at it: to
    keep all words takes longer."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names: Sequence[str] = names
        self.counts: Counter[str] = Counter()
        """How often each word stands in the names."""
        self.lengths: list[int] = []
        """How many words each name has."""
        self.keys: list[int] = []
        """A number for each name, the same whatever the order of its words. Two different names may have one number by
        chance, here and in the three lists below: compare the words too."""
        self.letters: list[int] = []
        """A number for each name, the same wherever its words are parted."""
        self.heads: list[int] = []
        """A number for the first two words of each name, an "and" between them left out."""
        self.tails: list[int] = []
        """The same for its last two words."""
        self.repeating: list[int] = []
        """The positions of names that have a word twice."""
        self._known: list[int] = []
        """How many words were known after each batch."""
        for start in range(0, len(names), _AT_ONCE):
            batch = [*map(str.split, names[start : start + _AT_ONCE])]
            sets = [*map(frozenset, batch)]
            lengths = [*map(len, batch)]
            self.counts.update(chain.from_iterable(batch))
            self.lengths += lengths
            self.keys += map(hash, sets)
            self.letters += map(hash, map("".join, batch))
            self._known.append(len(self.counts))
            self.heads += [
                hash((words[0], words[2 if words[1] == "and" else 1]) if len(words) > 2 else (*words,))
                for words in batch
            ]
            self.tails += [
                hash((words[-3 if words[-2] == "and" else -2], words[-1]) if len(words) > 2 else (*words,))
                for words in batch
            ]
            if sum(map(len, sets)) < sum(lengths):
                self.repeating += compress(range(start, start + len(batch)), map(gt, lengths, map(len, sets)))
        for at in self.repeating:
            self.keys[at] = key_of(names[at].split())

    def around(self, some: Iterable[str]) -> Iterator[int]:
        """The positions of the names that were taken apart together with the first name of each of these words."""
        order = {word: number for number, word in enumerate(self.counts)}
        for batch in sorted({bisect_right(self._known, order[word]) for word in some}):
            yield from range(len(self.names))[batch * _AT_ONCE : (batch + 1) * _AT_ONCE]


def key_of(words: Sequence[str]) -> int:
    """The number of a name that has these words."""
    different = frozenset(words)
    return hash(different) if len(different) == len(words) else hash((*sorted(words),))


class Vocabulary:
    """The words of some lists of names, and which of them are nearly one word."""

    def __init__(self, *lists: Words) -> None:
        self._counts: Counter[str] = Counter()
        for words in lists:
            self._counts.update(words.counts)

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def count(self, word: str) -> int:
        """How often a word stands in the names."""
        return self._counts[word]

    @cached_property
    def odd(self) -> frozenset[str]:
        """The words that stand once."""
        return frozenset(word for word, count in self._counts.items() if count == 1)

    def is_at_home(self, word: str) -> bool:
        """Whether a word stands in more than one name."""
        return self._counts[word] > 1

    @cached_property
    def plurals(self) -> Mapping[str, str]:
        """A form in common for each word of which there is a singular and a plural."""
        families: dict[str, list[str]] = defaultdict(list)
        for word in self._counts:
            families[_singular(word)].append(word)
        return {word: one for one, words in families.items() if len(words) > 1 for word in words}

    def singulars(self, words: Sequence[str]) -> Sequence[str]:
        """Words with a form in common for a singular and its plural."""
        return [*map(self.plurals.get, words, words)]

    @cached_property
    def neighbours(self) -> Mapping[str, Sequence[str]]:
        """For a word, those that are one letter away, a swap of two counting as one; only where one of the two is not
        at home."""
        odd = {*filter(_may_be_misspelt, self.odd)}
        # A slip leaves the first two letters of a word as they are, or the last two.
        heads, tails = {word[:2] for word in odd}, {word[-2:] for word in odd}
        near = [word for word in self._counts if word[:2] in heads or word[-2:] in tails]
        words = [word for word in near if word in odd or _may_be_misspelt(word)]
        first: dict[str, str] = {}
        groups: dict[str, list[str]] = {}
        for word in words:
            for form in (word, *[word[:at] + word[at + 1 :] for at in range(len(word))]):
                one = first.setdefault(form, word)
                if one is not word:
                    groups.setdefault(form, [one]).append(word)
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for group in map(groups.__getitem__, filter(groups.__contains__, first)):
            for word in group:
                for other in () if self.is_at_home(word) else group:
                    if is_one_letter_apart(word, other):
                        found[word][other] = found[other][word] = None
        return {word: [*others] for word, others in found.items()}


class WordIndex:
    """Where the words stand that tell something of a name: those that stand once in a vocabulary, and those that join
    others, "and" left out."""

    def __init__(self, words: Words, vocabulary: Vocabulary) -> None:
        self.words: Words = words
        self.vocabulary: Vocabulary = vocabulary
        odd = vocabulary.odd.intersection(words.counts)
        joiners = _JOINERS.intersection(words.counts)
        self._positions: dict[str, list[int]] = defaultdict(list)
        telling = odd | joiners
        for position in range(len(words.names)) if joiners else words.around(odd):
            parts = words.names[position].split()
            if not telling.isdisjoint(parts):
                for word in telling.intersection(parts):
                    self._positions[word].append(position)

    def holding(self, some: Iterable[str]) -> list[int]:
        """The positions of names that hold any of these words; of words that the index leaves out there are none."""
        return sorted({position for word in some for position in self._positions.get(word, ())})


def _may_be_misspelt(word: str) -> bool:
    return _SHORTEST <= len(word) <= LONGEST_WORD and not NUMBER.search(word)


def _singular(word: str) -> str:
    if len(word) < _SHORTEST or not word.endswith("s"):
        return word[:-1] if word.endswith("s") and len(word) == _SHORTEST - 1 else word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def is_one_letter_apart(first: str, second: str) -> bool:
    """Whether two words differ by one letter: put in, left out, changed, or swapped with its neighbour."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    at = next((at for at, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), -1)
    if len(first) != len(second):
        shorter, longer = sorted((first, second), key=len)
        return at < 0 or longer[at + 1 :] == shorter[at:]
    swapped = first[at : at + 2] == second[at : at + 2][::-1] and first[at + 2 :] == second[at + 2 :]
    return swapped or first[at + 1 :] == second[at + 1 :]


def same_but_for_plural(first: str, second: str) -> bool:
    """Whether two words are the same, or one is the other's plural."""
    shorter, longer = sorted((first, second), key=len)
    if longer in (shorter, f"{shorter}s", f"{shorter}es"):
        return True
    return shorter.endswith("y") and longer == f"{shorter[:-1]}ies"
