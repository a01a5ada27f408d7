"""Whether two names differ by a slip of the pen."""

from __future__ import annotations

import re

__all__ = ["NUMBERS", "letters_apart", "slip_between"]

_ONE_FROM, _TWO_FROM = 5, 10
NUMBERS = re.compile(r"[0-9]+|\b(?:x{1,3}(?:ix|iv|v?i{0,3})|ix|iv|vi{0,3}|i{1,3})\b|\b[a-z]\b")
"""Numbers in a normalised name, Roman ones and single letters (Track A) among them."""


def slip_between(first: str, second: str) -> str | None:
    """The words for how two different normalised names differ by a slip; None if they do not.

    By one letter (in names of five letters or more) or two (of ten or more), by a plural, or by word order; a swap of
    neighbours counts as one letter, a space as a letter. Never by a number, nor where one stands inside the other.
    """
    if f" {first} " in f" {second} " or f" {second} " in f" {first} ":
        return None
    how = _difference(first, second)
    return how if how and NUMBERS.findall(first) == NUMBERS.findall(second) else None


def _difference(first: str, second: str) -> str | None:
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
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    if longer in (f"{shorter}s", f"{shorter}es"):
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
