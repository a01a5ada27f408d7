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
_LONG = 2000
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
    length, apart = min(len(first), len(second)), letters_apart(first, second)
    if length >= _ONE_FROM and apart == 1:
        return "by one letter"
    return "by two letters" if length >= _TWO_FROM and apart == 2 else None


def _same_but_for_plural(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if longer in (shorter, f"{shorter}s", f"{shorter}es"):
        return True
    return shorter.endswith("y") and longer == f"{shorter[:-1]}ies"


def letters_apart(first: str, second: str) -> int:
    """How many letters two texts are apart, a swap of neighbours counting as one: 0, 1, 2, or 3 for more than that."""
    start = end = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        start += 1
    first, second = first[start:], second[start:]
    for one, other in zip(reversed(first), reversed(second), strict=False):
        if one != other:
            break
        end += 1
    shorter, longer = sorted((first[: len(first) - end], second[: len(second) - end]), key=len)
    if not shorter or len(longer) < 2:
        return min(len(longer), 3)
    if len(longer) == 2 and _swapped(shorter, longer):
        return 1
    # What is left differs at both ends, so that of two slips one is at its beginning and one at its end.
    fronts = [(shorter[1:], longer[1:]), (shorter, longer[1:]), (shorter[1:], longer)]
    if _swapped(shorter[:2], longer[:2]):
        fronts.append((shorter[2:], longer[2:]))
    return 2 if any(_same_but_for_the_end(one, other) for one, other in fronts) else 3


def _same_but_for_the_end(one: str, other: str) -> bool:
    if one[:-1] == other[:-1] or one == other[:-1] or one[:-1] == other:
        return True
    return one[:-2] == other[:-2] and _swapped(one[-2:], other[-2:])


def _swapped(one: str, other: str) -> bool:
    return len(one) == 2 and one == other[::-1]


def pairs_worth_a_look(names: Sequence[str], *, numbered: bool) -> Iterator[tuple[int, int]]:
    """Pairs of positions, the smaller first, whose names may differ by a slip; a pair can come twice.

    Among fifty names or fewer, no slip is missed. Among more, only names that share a half are paired, so that the time
    grows with the number of names and not with its square: a later name that is two letters from an earlier one may be
    missed, and one that is nearer to several is paired with one of them at least. `numbered` says whether there are
    digits in any of the names.
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
            # A plural of one word is a matter of two or three letters, and found by them.
            if _has_two_plurals([names[position] for position in group]):
                yield from _but_for_plurals(names, group)
        elif len(group) > 1:
            yield from _in_word_order(names, group)
            yield from _some_pairs(names, group)
            yield from _but_for_plurals(names, group)


def _has_two_plurals(names: Sequence[str]) -> bool:
    return " \n".join([*names, ""]).count("s ") > 1 and any(f"{name} ".count("s ") > 1 for name in names)


def _but_for_plurals(names: Sequence[str], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Names whose words begin alike, each but for the letters that a plural is made of; several plurals in one name
    are many letters."""
    stems: dict[str, list[int]] = {}
    for position in group:
        stems.setdefault(" ".join([word.rstrip("iesy") for word in names[position].split(" ")]), []).append(position)
    if len(stems) == len(group):
        return
    for members in stems.values():
        # The first few stand for the rest: more of one stem are hardly plurals.
        for index, position in enumerate(members[:_SMALL]):
            for later in members[index + 1 :]:
                yield position, later


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


def _fingerprint(name: str) -> int:
    """The pairs of letters in a name. A slip of one letter changes six of them at the most, and the order of words
    none; that tells nearly all names apart in a moment. Where a name goes on for pages, its length does that."""
    if len(name) > _LONG:
        return 0
    letters = 0
    for word in name.split():
        letters |= _pairs_of_letters(word)
    return letters


def _every_near_pair(names: Sequence[str], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    rows = sorted([(len(names[position]), position, _fingerprint(names[position])) for position in group])
    for index, (length, position, letters) in enumerate(rows, 1):
        longest = length + 2
        for other_length, other, other_letters in rows[index:]:
            if other_length > longest:
                break
            if (letters ^ other_letters).bit_count() <= _TWO_SLIPS:
                yield (position, other) if position < other else (other, position)


def _some_pairs(names: Sequence[str], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    # Names of one length, or of two that follow each other, share a half of one of these lengths if they are a slip
    # apart. What the half leaves open decides the order: such names come to stand side by side.
    lengths = {length: {length // 2, (length - 1) // 2} for length in {len(names[position]) for position in group}}
    heads = _sharing([(names[at][:half], at) for at in group for half in lengths[len(names[at])]])
    tails = _sharing([(names[at][-half:], at) for at in group for half in lengths[len(names[at])] if half])
    for members in heads:
        yield from _neighbours(names, sorted(members, key=names.__getitem__))
    for members in tails:
        yield from _neighbours(names, sorted(members, key=lambda at: names[at][::-1]))


def _sharing(keys: Iterable[tuple[str, int]]) -> Iterable[list[int]]:
    """The positions that share a key with others."""
    first: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    for key, position in keys:
        earlier = first.setdefault(key, position)
        if earlier != position:
            shared.setdefault(key, [earlier]).append(position)
    return shared.values()


def _neighbours(names: Sequence[str], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(members) > _SMALL:
        yield from _one_letter_apart(names, sorted(members))
    letters = [_fingerprint(names[position]) for position in members]
    width = _SMALL if len(members) <= _SMALL else _NEIGHBOURS
    for index, position in enumerate(members):
        for later in range(index + 1, min(index + 1 + width, len(members))):
            if (letters[index] ^ letters[later]).bit_count() <= _TWO_SLIPS:
                other = members[later]
                yield (position, other) if position < other else (other, position)


def _one_letter_apart(names: Sequence[str], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Names that differ by one letter: without one of their letters they are the same, or the one is the other."""
    texts = [names[at] for at in members]
    start = _in_common(min(texts), max(texts))
    turned = [text[start:][::-1] for text in texts]
    end = _in_common(min(turned), max(turned))
    first: dict[str, int] = {}
    for text, position in zip(texts, members, strict=True):
        first.setdefault(text[start : len(text) - end], position)
    gaps: dict[tuple[int, str], int] = {}
    for text, position in first.items():
        for at in range(len(text)):
            before, after = text[:at], text[at + 1 :]
            swapped = first.get(f"{before}{after[:1]}{text[at]}{after[1:]}") if after else None
            for other in (first.get(before + after), gaps.setdefault((at, before + after), position), swapped):
                if other is not None and other != position:
                    yield (position, other) if position < other else (other, position)


def _in_common(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginnings."""
    return next((at for at in range(min(len(one), len(other))) if one[at] != other[at]), min(len(one), len(other)))
