"""Names that are nearly one name: but for a letter, a plural, the order of words, or where words are parted.

Which of two words is the odd one, the names at hand tell: one that stands in a single name is odd, one that stands in
others too is at home there. All names here are normal forms (`normal_forms`), and no two of them are compared: names
that are nearly one have one key, and words that are one letter apart share what is left of them without a letter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, takewhile
from typing import NamedTuple

__all__ = [
    "LETTER",
    "LONGEST_WORD",
    "ORDER",
    "PARTED",
    "PLURAL",
    "Similar",
    "Vocabulary",
    "Words",
    "is_one_letter_apart",
    "same_but_for_plural",
    "similar_names",
]

LETTER, PLURAL, ORDER, PARTED = "by one letter", "by a plural", "in the order of the words", "in how words are parted"
_SHORTEST = 5
"""A word of fewer letters is a letter away from too many others."""
LONGEST_WORD = 60
"""A word of more letters is none, and leaving out each of its letters in turn would take long."""
_LONG = 9
"""A word of so many letters that another one is hardly ever a letter away by chance."""
_FEW, _FEW_IN = 1, 1000
"""Names of one word each that are a letter apart: so many are slips; more of them are how the names of a list are."""
_DIGITS = re.compile("[0-9]+")
_NUMBER = re.compile(r"[0-9]+|\b(?:x{1,3}(?:ix|iv|v?i{0,3})|ix|iv|vi{0,3}|i{1,3})\b|\b[^\W\d_]\b")
"""Numbers in a normal form, Roman ones and single letters (Track A) among them."""


class Vocabulary:
    """The words of normal forms of names, and which of them are nearly one word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._counts = Counter(chain.from_iterable(map(str.split, names)))

    def __contains__(self, word: str) -> bool:
        return word in self._counts

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
        plurals = self.plurals
        return words if plurals.keys().isdisjoint(words) else [plurals.get(word, word) for word in words]

    @cached_property
    def neighbours(self) -> Mapping[str, Sequence[str]]:
        """For a word, those that are one letter away, a swap of two counting as one; only where one of the two is not
        at home."""
        odd = [*filter(_may_be_misspelt, self.odd)]
        # A slip leaves the first two letters of a word as they are, or the last two.
        heads, tails = {word[:2] for word in odd}, {word[-2:] for word in odd}
        near = [word for word in self._counts if word[:2] in heads or word[-2:] in tails]
        words = [*filter(_may_be_misspelt, near)]
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


def _may_be_misspelt(word: str) -> bool:
    return _SHORTEST <= len(word) <= LONGEST_WORD and not _NUMBER.search(word)


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


class Similar(NamedTuple):
    """Two names that are nearly one, as positions among the names, and what they differ in."""

    earlier: int
    later: int
    how: str


class Words:
    """The words of normal forms of names. Each is taken apart once; to keep all words takes longer than to make them
    again where they are needed.

    `repeating`, `odd` and `nearly` are positions of names: of those that have a word twice, that have a word which
    stands once in the vocabulary, and that have one which is nearly another word.
    """

    def __init__(self, names: Sequence[str], vocabulary: Vocabulary) -> None:
        self.names: Sequence[str] = names
        self.vocabulary: Vocabulary = vocabulary
        self.keys: list[int] = []
        """A number for each name that is the same whatever the order of the words, and for a singular and its plural.
        Two names may have one by chance, so whoever goes by it compares the words as well."""
        self.repeating: list[int] = []
        self.odd: list[int] = []
        self.nearly: list[int] = []
        odd, neighbours, plurals = vocabulary.odd, frozenset(vocabulary.neighbours), frozenset(vocabulary.plurals)
        for position, words in enumerate(map(str.split, names)):
            different = frozenset(words)
            is_plain = len(different) == len(words) and (not plurals or plurals.isdisjoint(different))
            self.keys.append(hash(different) if is_plain else self.key(words))
            if len(different) < len(words):
                self.repeating.append(position)
            if odd and not odd.isdisjoint(different):
                self.odd.append(position)
            if neighbours and not neighbours.isdisjoint(different):
                self.nearly.append(position)

    def key(self, words: Sequence[str]) -> int:
        """The number of a name that has these words."""
        singulars = self.vocabulary.singulars(words)
        different = frozenset(singulars)
        return hash(different) if len(different) == len(words) else hash((*sorted(singulars),))


def similar_names(words: Words, groups: Sequence[Hashable]) -> dict[int, list[Similar]]:
    """The names of one group that are nearly one, by the later of the two.

    Args:
        words: The words of the names.
        groups: The group of each name; names behind the last one are left out.
    """
    names, index = words.names, _Index(words, groups)
    found: dict[tuple[int, int], Similar] = {}
    for pair in (*index.same_keys(), *index.same_letters(), *index.one_letter_apart()):
        number = _DIGITS if pair.how == PARTED else _NUMBER
        if number.findall(names[pair.earlier]) == number.findall(names[pair.later]):
            found.setdefault(pair[:2], pair)
    by_later: dict[int, list[Similar]] = defaultdict(list)
    for pair in sorted(found.values()):
        by_later[pair.later].append(pair)
    return by_later


class _Index:
    """Names by a key that leaves out the order of words and their plurals; of several with one key, the first."""

    def __init__(self, words: Words, groups: Sequence[Hashable]) -> None:
        self._words, self._names, self._groups = words, words.names[: len(groups)], groups

    @cached_property
    def _keys(self) -> Sequence[tuple[Hashable, Hashable]]:
        return [*zip(self._groups, self._words.keys, strict=False)]

    @cached_property
    def _first(self) -> Mapping[tuple[Hashable, Hashable], int]:
        return _first_with(self._keys)

    def _sorted(self, words: Sequence[str]) -> Sequence[str]:
        return sorted(self._words.vocabulary.singulars(words))

    def same_keys(self) -> Iterator[Similar]:
        """Names that differ in the order of words, or by a plural."""
        if len({*self._words.keys}) == len(self._words.keys):
            return
        for one, other in self._with_the_first(self._keys, self._first):
            first, second = self._names[one].split(), self._names[other].split()
            if sorted(first) == sorted(second):
                yield Similar(one, other, ORDER)
            elif self._sorted(first) == self._sorted(second):
                yield Similar(one, other, PLURAL)

    def same_letters(self) -> Iterator[Similar]:
        """Names that differ in where words are parted: E-Commerce, A/V, U.S."""
        letters = "\n".join(self._names).replace(" ", "").split("\n")
        if len({*letters}) == len(letters):
            return
        keys = [*zip(self._groups, letters, strict=True)]
        for one, other in self._with_the_first(keys, _first_with(keys)):
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
        """Names that differ by one letter of one word, where one of the two words is not at home."""
        neighbours = self._words.vocabulary.neighbours
        alone: list[Similar] = []
        for position in takewhile(len(self._names).__gt__, self._words.nearly):
            words = self._names[position].split()
            for at, word in enumerate(words):
                for other in neighbours.get(word, ()):
                    meant = [*words[:at], other, *words[at + 1 :]]
                    twin = self._first.get((self._groups[position], self._words.key(meant)), position)
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
