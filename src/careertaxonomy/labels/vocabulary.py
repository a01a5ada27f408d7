"""The words of the names at hand: how much each weighs, and which of them a word on a label may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from math import log
from os.path import commonprefix

from careertaxonomy.text.words import LONGEST_WORD, is_one_letter_apart, same_but_for_plural

__all__ = [
    "ABBREVIATED",
    "FORM",
    "NEARLY",
    "PLURAL",
    "SAME",
    "SLIP",
    "Vocabulary",
    "is_drawn_together",
    "joiners_in",
]

SAME, PLURAL, FORM, ABBREVIATED, SLIP, NEARLY = range(6)
"""How a word on a label agrees with a word of a name, surest first. What is nearly a word is not taken for it; it tells
that another reading is not sure."""

_LONGEST_JOINER = 3
_ENDING = 2
_STEM = 5
_BEGINNING = 3
_LEFT_OUT = 3
_SLIP_FROM = 5
_SLIP_LEFT = 4
_REMEMBERED = 100_000


def joiners_in(names: Iterable[str]) -> frozenset[str]:
    """The words that only join others in these names: `and`, and short words in lower case that begin and end no name
    and stand in two or more of them (`of`, `de`, `und`)."""
    inside: Counter[str] = Counter()
    elsewhere: set[str] = set()
    for name in names:
        words = name.split()
        elsewhere.update(words[:1], words[-1:])
        if len(words) > 2:
            inside.update([word for word in words[1:-1] if len(word) <= _LONGEST_JOINER and word.islower()])
    ends = {word.casefold() for word in elsewhere}
    return frozenset({"and", *(word for word, times in inside.items() if times > 1 and word not in ends)})


def is_drawn_together(short: str, word: str) -> bool:
    """Whether a word is drawn together (Mgmt, Govt): its first and its last letter and some between, half of them at
    most. With the whole of its ending it is another word."""
    if not (_BEGINNING <= len(short) <= len(word) // 2) or short[0] != word[0] or short[-1] != word[-1]:
        return False
    if word.endswith(short[-_BEGINNING:]):
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


class Vocabulary:
    """The words of some records, each record given by those of all its names."""

    def __init__(self, records: Sequence[Iterable[str]]) -> None:
        self._counts = Counter(word for words in records for word in words)
        self._records = len(records)
        self._readings: dict[tuple[str, bool], Mapping[str, int]] = {}
        self._searched: dict[tuple[str, int], Mapping[str, int]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def weight(self, word: str) -> float:
        """How much it tells that two names share a word: the fewer records have it, the more."""
        return self._weights.get(word) or self._heaviest

    def readings(self, word: str, *, shortened: bool = False) -> Mapping[str, int]:
        """The words that a word on a label may stand for, and how each agrees with it. A word that names have stands
        for itself and its plural or singular. `shortened` says that it has a stop."""
        key = (word, shortened)
        known = self._readings.get(key)
        if known is None:
            if len(self._readings) >= _REMEMBERED:
                self._readings.clear()
            known = self._readings[key] = self._read(word, shortened=shortened)
        return known

    def searched(self, word: str, shortest: int) -> Mapping[str, int]:
        """The words that a word of a search may stand for: as on a label, and any that begins with it, if by `shortest`
        letters or more; where there is none, those that it nearly is."""
        key = (word, shortest)
        known = self._searched.get(key)
        if known is None:
            if len(self._searched) >= _REMEMBERED:
                self._searched.clear()
            known = self._searched[key] = self._search(word, shortest)
        return known

    def _search(self, word: str, shortest: int) -> Mapping[str, int]:
        readings = self.readings(word)
        found = {known: how for known, how in readings.items() if how < NEARLY}
        for known in self.beginning_with(word) if len(word) >= shortest else ():
            found.setdefault(known, ABBREVIATED)
        return found or (dict.fromkeys(readings, SLIP) if len(word) > _BEGINNING else {})

    def beginning_with(self, start: str) -> list[str]:
        """The words that begin with some letters."""
        first = bisect_left(self._sorted, start)
        return [*takewhile(lambda word: word.startswith(start), self._sorted[first : first + 500])]

    def _read(self, word: str, *, shortened: bool) -> Mapping[str, int]:
        if not word.isalpha():
            return {word: SAME} if word in self else {}
        found = {word: SAME} if word in self else {}
        found.update(dict.fromkeys(self._plurals(word), PLURAL))
        if word not in self:
            if not found:
                found.update(dict.fromkeys(self._forms(word), FORM))
            for known in self._abbreviated(word, shortened=shortened):
                found.setdefault(known, ABBREVIATED)
        for known in self._a_letter_apart(word):
            is_slip = word not in self and len(known) >= _SLIP_FROM and len(word) >= _SLIP_LEFT
            found.setdefault(known, SLIP if is_slip else NEARLY)
        return found

    def _plurals(self, word: str) -> list[str]:
        near = {f"{word}s", f"{word}es", word[:-1], word[:-2], f"{word[:-1]}ies", f"{word[:-3]}y"}
        return [known for known in near if known in self and known != word and same_but_for_plural(word, known)]

    def _forms(self, word: str) -> list[str]:
        """Words that begin like it and end otherwise, each ending of two letters at most; the nearest of them."""
        apart: dict[str, int] = {}
        for known in self.beginning_with(word[: max(_STEM, len(word) - _ENDING)]) if len(word) >= _STEM else ():
            stem = len(commonprefix((word, known)))  # noqa: RUF071 - letters are meant, not parts of paths
            if len(word) - stem <= _ENDING and len(known) - stem <= _ENDING and known.isalpha():
                apart[known] = len(word) + len(known) - 2 * stem
        nearest = min(apart.values(), default=0)
        return [known for known, distance in apart.items() if distance == nearest]

    def _abbreviated(self, word: str, *, shortened: bool) -> list[str]:
        """Words that it is the beginning of, if it has a stop, is half of one at most or leaves out more than an
        ending; and words that it is drawn together from."""
        if len(word) < (_BEGINNING if not shortened else _BEGINNING - 1):
            return []
        begun = [
            known
            for known in self.beginning_with(word)
            if shortened or 2 * len(word) <= len(known) or len(known) - len(word) > _LEFT_OUT
        ]
        return begun + [known for known in self._by_ends.get((word[0], word[-1]), ()) if is_drawn_together(word, known)]

    def _a_letter_apart(self, word: str) -> set[str]:
        near = {known for key in _without_a_letter(word) for known in self._by_loss.get(key, ())}
        return {known for known in near if is_one_letter_apart(word, known)}

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return {word: log(1 + self._records / count) for word, count in self._counts.items()}

    @cached_property
    def _heaviest(self) -> float:
        return log(1 + self._records)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._counts)

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for word in self._counts:
            found[word[0], word[-1]].append(word)
        return dict(found)

    @cached_property
    def _by_loss(self) -> dict[str, list[str]]:
        """The words by what is left of each without one of its letters, and by themselves."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._counts:
            if word.isalpha():
                for key in _without_a_letter(word):
                    found[key].append(word)
        return dict(found)


def _without_a_letter(word: str) -> set[str]:
    shorter = range(len(word) if len(word) <= LONGEST_WORD else 0)
    return {word, *(word[:at] + word[at + 1 :] for at in shorter)}
