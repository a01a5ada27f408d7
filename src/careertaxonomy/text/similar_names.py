"""Names that are nearly one name: but for a letter, a plural, the order of words, or where words are parted.

All names here are normal forms (`normal_forms`), and no two of them are compared: names that are nearly one have one
key, and which words are a letter apart is known (`words`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from careertaxonomy.text.words import NUMBER, WordIndex, key_of

__all__ = ["LETTER", "ORDER", "PARTED", "PLURAL", "Similar", "similar_names"]

LETTER, PLURAL, ORDER, PARTED = "by one letter", "by a plural", "in the order of the words", "in how words are parted"
_LONG = 9
"""A word of so many letters that another one is hardly ever a letter away by chance."""
_FEW, _FEW_IN = 1, 1000
"""Names of one word each that are a letter apart: so many are slips; more of them are how the names of a list are."""
_DIGITS = re.compile("[0-9]+")


class Similar(NamedTuple):
    """Two names that are nearly one, as positions among the names, and what they differ in."""

    earlier: int
    later: int
    how: str


def similar_names(index: WordIndex, groups: Sequence[Hashable]) -> dict[int, list[Similar]]:
    """The names of one group that are nearly one, by the later of the two.

    Args:
        index: The words of the names, and where they stand.
        groups: The group of each name; names behind the last one are left out.
    """
    names, by_key = index.words.names, _NamesByKey(index, groups)
    found: dict[tuple[int, int], Similar] = {}
    for pair in (*by_key.same_keys(), *by_key.same_letters(), *by_key.one_letter_apart()):
        pattern = _DIGITS if pair.how == PARTED else NUMBER
        if pattern.findall(names[pair.earlier]) == pattern.findall(names[pair.later]):
            found.setdefault(pair[:2], pair)
    by_later: dict[int, list[Similar]] = defaultdict(list)
    for pair in sorted(found.values()):
        by_later[pair.later].append(pair)
    return by_later


class _NamesByKey:
    """Names by a key that leaves out the order of words and their plurals; of several with one key, the first."""

    def __init__(self, index: WordIndex, groups: Sequence[Hashable]) -> None:
        self._index, self._vocabulary, self._groups = index, index.vocabulary, groups
        self._names = index.words.names[: len(groups)]
        self._keys = index.words.keys[: len(groups)]
        plurals = self._vocabulary.plurals.keys() & index.words.counts.keys()
        for at, name in enumerate(self._names) if plurals else ():
            words = name.split()
            if not plurals.isdisjoint(words):
                self._keys[at] = key_of(self._vocabulary.singulars(words))

    @cached_property
    def _grouped_keys(self) -> Sequence[tuple[Hashable, Hashable]]:
        return [*zip(self._groups, self._keys, strict=True)]

    @cached_property
    def _first(self) -> Mapping[tuple[Hashable, Hashable], int]:
        return _first_with(self._grouped_keys)

    def _sorted(self, words: Sequence[str]) -> Sequence[str]:
        return sorted(self._vocabulary.singulars(words))

    def same_keys(self) -> Iterator[Similar]:
        """Names that differ in the order of words, or by a plural."""
        if len({*self._keys}) == len(self._keys):
            return
        for one, other in self._with_the_first(self._grouped_keys, self._first):
            first, second = self._names[one].split(), self._names[other].split()
            if sorted(first) == sorted(second):
                yield Similar(one, other, ORDER)
            elif self._sorted(first) == self._sorted(second):
                yield Similar(one, other, PLURAL)

    def same_letters(self) -> Iterator[Similar]:
        """Names that differ in where words are parted: E-Commerce, A/V, U.S."""
        letters = self._index.words.letters[: len(self._groups)]
        if len({*letters}) == len(letters):
            return
        keys = [*zip(self._groups, letters, strict=True)]
        for one, other in self._with_the_first(keys, _first_with(keys)):
            if self._names[one].replace(" ", "") == self._names[other].replace(" ", ""):
                yield Similar(one, other, PARTED)

    def _with_the_first(
        self, keys: Sequence[tuple[Hashable, Hashable]], first: Mapping[tuple[Hashable, Hashable], int]
    ) -> Iterator[tuple[int, int]]:
        """Each other name of a key with the first one that has it."""
        if len(first) < len(keys):
            seen = set()
            for position, key in enumerate(keys):
                one = first[key]
                if self._names[one] != self._names[position] and (one, self._names[position]) not in seen:
                    seen.add((one, self._names[position]))
                    yield one, position

    def one_letter_apart(self) -> Iterator[Similar]:
        """Names that differ by one letter of one word, where one of the two words is not at home: the name that has it,
        and the first of those that have the other."""
        neighbours = self._vocabulary.neighbours
        alone: list[Similar] = []
        for position in takewhile(
            len(self._names).__gt__, self._index.holding(self._vocabulary.odd.intersection(neighbours))
        ):
            words = self._names[position].split()
            for at, word in enumerate(words):
                for other in neighbours.get(word, ()):
                    meant = [*words[:at], other, *words[at + 1 :]]
                    key = key_of(self._vocabulary.singulars(meant))
                    twin = self._first.get((self._groups[position], key), position)
                    if twin != position and self._sorted(self._names[twin].split()) == self._sorted(meant):
                        pair = Similar(min(twin, position), max(twin, position), LETTER)
                        if len(words) > 1 or _is_sure(word, other):
                            yield pair
                        else:
                            alone.append(pair)
        if len({*alone}) <= max(_FEW, len(self._names) // _FEW_IN):
            yield from alone


def _first_with(keys: Sequence[tuple[Hashable, Hashable]]) -> Mapping[tuple[Hashable, Hashable], int]:
    """The first position of each key."""
    return dict(zip(reversed(keys), reversed(range(len(keys))), strict=True))


def _is_sure(word: str, other: str) -> bool:
    """Whether two words that are all of two names are long enough, and begin and end alike."""
    return min(len(word), len(other)) >= _LONG and word[0] == other[0] and word[-1] == other[-1]
