"""Whether two names differ by a slip of the pen, and how to find such pairs without comparing every two names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

__all__ = ["NUMBERS", "pairs_worth_a_look", "slip_between"]

_ONE_FROM, _TWO_FROM = 5, 10
_SMALL = 50
_NEIGHBOURS = 4
_BITS = 251
_TWO_SLIPS = 12
_DIGITS = re.compile(r"[0-9]+")
NUMBERS = re.compile(r"[0-9]+|\b(?:x{1,3}(?:ix|iv|v?i{0,3})|ix|iv|vi{0,3}|i{1,3})\b|\b[a-z]\b")
"""Numbers in a normalised name, Roman ones and single letters (Track A) among them."""


def slip_between(first: str, second: str) -> str | None:
    """The words for how two different normalised names differ by a slip; None if they do not.

    By one letter (in names of five letters or more) or two (of ten or more), by a plural, or by word order; a swap of
    neighbours counts as one letter, a space as a letter. Never by a number, nor where one stands inside the other.
    """
    if f" {first} " in f" {second} " or f" {second} " in f" {first} ":
        return None
    if NUMBERS.findall(first) != NUMBERS.findall(second):
        return None
    words, others = first.split(), second.split()
    if sorted(words) == sorted(others):
        return "in the order of the words"
    if len(words) == len(others) and all(map(_same_but_for_plural, words, others)):
        return "by a plural"
    letters = min(len(first), len(second))
    if letters >= _ONE_FROM and within(first, second, 1):
        return "by one letter"
    if letters >= _TWO_FROM and within(first, second, 2):
        return "by two letters"
    return None


def _same_but_for_plural(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if longer in (shorter, f"{shorter}s", f"{shorter}es"):
        return True
    return shorter.endswith("y") and longer == f"{shorter[:-1]}ies"


def within(first: str, second: str, most: int) -> bool:
    """Whether two texts are at most so many letters apart, a swap of neighbours counting as one."""
    start, room = 0, min(len(first), len(second))
    while start < room and first[start] == second[start]:
        start += 1
    end = 0
    while end < room - start and first[-1 - end] == second[-1 - end]:
        end += 1
    rest, other = first[start : len(first) - end], second[start : len(second) - end]
    if not rest or not other:
        return max(len(rest), len(other)) <= most
    if most == 0 or abs(len(rest) - len(other)) > most:
        return False
    swapped = len(rest) > 1 and rest[:2] == other[1::-1]
    return (
        (swapped and within(rest[2:], other[2:], most - 1))
        or within(rest[1:], other[1:], most - 1)
        or within(rest[1:], other, most - 1)
        or within(rest, other[1:], most - 1)
    )


def pairs_worth_a_look(names: Sequence[str], *, numbered: bool) -> Iterator[tuple[int, int]]:
    """Pairs of positions, the smaller first, whose names may differ by a slip; a pair can come twice.

    Among fifty names or fewer, no slip is missed. Among more, only names that share a half, or that are close to each
    other when sorted, are paired, so that the time grows with the number of names and not with its square.
    `numbered` says whether there are digits in any of the names.
    """
    groups: Iterable[Sequence[int]] = (range(len(names)),)
    if numbered:
        # Names with different numbers never differ by a slip: in numbered lists that leaves nothing to compare.
        by_number: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for position, name in enumerate(names):
            by_number[tuple(_DIGITS.findall(name))].append(position)
        groups = by_number.values()
    for group in groups:
        if 1 < len(group) <= _SMALL:
            yield from _every_near_pair(names, group)
        elif len(group) > 1:
            yield from _in_word_order(names, group)
            yield from _some_pairs(names, group)


def _in_word_order(names: Sequence[str], group: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Names of the same words, which may be far apart in letters."""
    seen: dict[str, int] = {}
    for position in group:
        first = seen.setdefault(" ".join(sorted(names[position].split())), position)
        if first != position:
            yield first, position


@lru_cache(maxsize=1 << 16)
def _pairs_of_letters(word: str) -> int:
    """The pairs of neighbouring letters in a word, its edges counted as letters, as bits."""
    edged = f" {word} "
    return sum({1 << (31 * ord(one) + ord(other)) % _BITS for one, other in pairwise(edged)})


def _fingerprints(names: Sequence[str], group: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Of each name its length, its position, and the pairs of letters in it. A slip of one letter changes six of those
    at the most, and the order of words none; that tells nearly all names apart in a moment."""
    for position in group:
        letters = 0
        for word in names[position].split():
            letters |= _pairs_of_letters(word)
        yield len(names[position]), position, letters


def _every_near_pair(names: Sequence[str], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    rows = sorted(_fingerprints(names, group))
    for index, (length, position, letters) in enumerate(rows, 1):
        longest = length + 2
        for other_length, other, other_letters in rows[index:]:
            if other_length > longest:
                break
            if (letters ^ other_letters).bit_count() <= _TWO_SLIPS:
                yield (position, other) if position < other else (other, position)


def _some_pairs(names: Sequence[str], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    letters = {position: print_ for _, position, print_ in _fingerprints(names, group)}
    halves: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for position in group:
        name = names[position]
        for half in {len(name) // 2, (len(name) - 1) // 2}:
            halves[True, name[:half]].append(position)
            halves[False, name[len(name) - half :]].append(position)
    for (is_head, _), members in halves.items():
        if len(members) < 2:
            continue
        # What the half leaves open decides the order: names that are a slip apart come to stand side by side.
        members.sort(key=(lambda at: names[at]) if is_head else (lambda at: names[at][::-1]))
        width = _SMALL if len(members) <= _SMALL else _NEIGHBOURS
        for index, position in enumerate(members, 1):
            mine = letters[position]
            for other in members[index : index + width]:
                if (mine ^ letters[other]).bit_count() <= _TWO_SLIPS:
                    yield (position, other) if position < other else (other, position)
