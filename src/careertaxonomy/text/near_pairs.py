"""Pairs of names that may differ by a slip of the pen, found without comparing every two names.

Fifty names or fewer are compared pair by pair, by signs that tell nearly all of them apart in a moment. Among more, the
words of each name are cut into three parts. A slip within a word leaves two of the parts as they were, so names are put
together that share those, and compared by the third. The other slips, of several words at once, leave a name with the
same letters, and names are put together by these too. That takes time for each name, not for each two names: adding up
a weight for the letters of each part, column by column, and looking which sums stand there more than once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import pairwise
from operator import add, or_, sub
from os.path import commonprefix
from typing import TypeAlias

__all__ = ["pairs_worth_a_look"]

_FEW = 50
_NEIGHBOURS = 4
_BITS = 113
_TWO_SLIPS = 12
_PAGES = 2000
_AT_ONCE = 500
_HALVES_TELL = 6
_OF_PLURALS = "iesy"
_PRIME = (1 << 25) - 39
_DIGITS = re.compile(r"[0-9]+")

Pairs: TypeAlias = Iterator[tuple[int, int]]
"""Two and two places in a sequence, in any order. A pair can come twice."""


def pairs_worth_a_look(names: Sequence[str], groups: Iterable[Sequence[int]], *, numbered: bool) -> Pairs:
    """Pairs of names that may differ by a slip, by their positions, both of them in one of the groups of positions.

    In a group of fifty or fewer no slip is missed. In a larger one no slip of one letter, of plurals or of word order
    is, though a name that is near to several may be paired with one of them only. Slips of two letters are found there
    if one part of the name has both, and few names are like it. `numbered` says whether any of the names has digits.
    """
    signs = _Signs()
    large: list[Sequence[int]] = []
    for group in _by_digits(names, groups) if numbered else groups:
        if len(group) > _FEW:
            large.append(group)
        elif len(group) > 1:
            texts = [names[position] for position in group]
            yield from _at(group, _every_near_pair(texts, signs))
            # A plural of one word is a matter of two or three letters, and found by them.
            if _has_two_plurals(texts):
                yield from _at(group, _but_for_plurals(texts))
    if large:
        yield from _in_large_groups(names, large, signs)


def _by_digits(names: Sequence[str], groups: Iterable[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Groups of names with the same digits. Names with different numbers never differ by a slip: in numbered lists that
    leaves nothing to compare."""
    for group in groups:
        alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for position in group:
            alike[tuple(_DIGITS.findall(names[position]))].append(position)
        yield from alike.values()


def _at(positions: Sequence[int], pairs: Pairs) -> Pairs:
    """Pairs among a few, by their positions among all."""
    return ((positions[one], positions[other]) for one, other in pairs)


def _sharing(keys: Sequence[Hashable]) -> Iterable[list[int]]:
    """The places of each key that a sequence has more than once."""
    seen: set[Hashable] = set()
    shared: dict[Hashable, list[int]] = {}
    for key in keys:
        if key in seen:
            shared[key] = []
        else:
            seen.add(key)
    for place in [place for place, key in enumerate(keys) if key in shared] if shared else ():
        shared[keys[place]].append(place)
    return shared.values()


class _Signs(dict[str, int]):
    """The pairs of neighbouring letters in a word, its edges counted as letters, as bits. A slip of one letter changes
    six of them at the most, and the order of words none."""

    def __missing__(self, word: str) -> int:
        pairs = pairwise(f" {word} ")
        bits = self[word] = reduce(or_, [1 << (31 * ord(one) + ord(other)) % _BITS for one, other in pairs])
        return bits

    def of(self, texts: Iterable[str]) -> list[int]:
        """Those of the words of each text. Where one goes on for pages, its length tells it apart."""
        of_word = self.__getitem__
        return [reduce(or_, map(of_word, text.split(" "))) if len(text) <= _PAGES else 0 for text in texts]


def _every_near_pair(texts: Sequence[str], signs: _Signs) -> Pairs:
    rows = sorted(zip(map(len, texts), range(len(texts)), signs.of(texts), strict=True))
    for index, (length, at, bits) in enumerate(rows, 1):
        longest = length + 2
        for other_length, other, other_bits in rows[index:]:
            if other_length > longest:
                break
            if (bits ^ other_bits).bit_count() <= _TWO_SLIPS:
                yield at, other


def _has_two_plurals(texts: Sequence[str]) -> bool:
    return " \n".join([*texts, ""]).count("s ") > 1 and any(f"{text} ".count("s ") > 1 for text in texts)


def _but_for_plurals(texts: Sequence[str]) -> Pairs:
    """Names whose words begin alike, each but for the letters that a plural is made of; several plurals in one name
    are many letters."""
    for same in _sharing([" ".join([word.rstrip(_OF_PLURALS) for word in text.split(" ")]) for text in texts]):
        # The first few stand for the rest: more of one stem are hardly plurals.
        for index, at in enumerate(same[:_FEW], 1):
            yield from ((at, later) for later in same[index:])


class _Weights(dict[str, int]):
    """Words weighed: their letters, each worth a number of its own, added up. Names of one weight are most likely the
    same but for the order of words, plurals, or a space that came, went or moved."""

    def __missing__(self, word: str) -> int:
        weight = self[word] = sum(map(_worth, word))
        return weight

    def of(self, texts: Sequence[str]) -> list[int]:
        """Those of the words of one text after the other."""
        cells: list[int] = []
        for start in range(0, len(texts), _AT_ONCE):
            cells += map(self.__getitem__, " ".join(texts[start : start + _AT_ONCE]).split(" "))
        return cells


@lru_cache(maxsize=1 << 12)
def _worth(letter: str) -> int:
    return 0 if letter in _OF_PLURALS else pow(ord(letter), 7, _PRIME)


def _in_large_groups(names: Sequence[str], groups: Iterable[Sequence[int]], signs: _Signs) -> Pairs:
    """Pairs in all groups, which are gone through at once. The number of its group is part of the weight of a name, so
    that names of different groups are not put together."""
    group_of = [0] * len(names)
    by_width: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for position in group:
            group_of[position] = number
            by_width[names[position].count(" ") + 1].append(position)
    weights = _Weights()
    everyone: list[int] = []
    totals: list[int] = []
    for width, positions in by_width.items():
        cells = weights.of([names[position] for position in positions])
        columns = [cells[column::width] for column in range(width)]
        total = reduce(_plus, columns, [group_of[position] for position in positions])
        third = (width + 1) // 3
        for start, end in pairwise((0, third, width - third, width)):
            rest = [*map(sub, total, reduce(_plus, columns[start:end]))] if start < end else ()
            for places in _sharing(rest):
                members = [positions[place] for place in places]
                rows = [names[position].split(" ") for position in members]
                yield from _at(members, _but_for_a_part(rows, start, end, signs))
        everyone += positions
        totals += total
    for places in _sharing(totals):
        members = [everyone[place] for place in places]
        yield from _at(members, _of_the_same_letters([names[position] for position in members], signs))
    for one, other in _with_a_letter_for_a_space(names, everyone, weights):
        if group_of[one] == group_of[other]:
            yield one, other


def _plus(one: Iterable[int], other: Iterable[int]) -> list[int]:
    return [*map(add, one, other)]


def _but_for_a_part(rows: Sequence[list[str]], start: int, end: int, signs: _Signs) -> Pairs:
    """Of names in words that weigh the same without a part, those that are near to each other in that part."""
    if len(rows) <= _FEW:
        yield from _every_near_pair([" ".join(row[start:end]) for row in rows], signs)
        return
    for same in _sharing([(*row[:start], *row[end:]) for row in rows]):
        parts = [" ".join(rows[at][start:end]) for at in same]
        yield from _at(same, _with_copies(parts, lambda texts: _near_pairs(texts, signs)))


def _of_the_same_letters(texts: Sequence[str], signs: _Signs) -> Pairs:
    def pairs(texts: Sequence[str]) -> Pairs:
        for first, *others in _sharing([" ".join(sorted(text.split(" "))) for text in texts]):
            yield from ((first, other) for other in others)
        yield from _but_for_plurals(texts)
        for same in _sharing([text.replace(" ", "") for text in texts]):
            yield from _at(same, _near_pairs([texts[at] for at in same], signs))

    return _with_copies(texts, pairs)


def _with_copies(texts: Iterable[str], pairs: Callable[[Sequence[str]], Pairs]) -> Pairs:
    """The pairs of different texts; the copies of each are paired with the first of the other."""
    copies: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        copies[text].append(at)
    places = [*copies.values()]
    for one, other in pairs([*copies]) if len(copies) > 1 else ():
        yield from ((places[one][0], copy) for copy in places[other])
        yield from ((places[other][0], copy) for copy in places[one][1:])


def _with_a_letter_for_a_space(names: Sequence[str], positions: Iterable[int], known: Mapping[str, int]) -> Pairs:
    """Names in which a letter stands where others have a space between two words, which makes one word of them."""
    lengths = {*map(len, known)} - {0}
    two_words: dict[str, list[str]] = defaultdict(list)
    for word in known:
        for at in lengths:
            if at < len(word) - 1 and word[:at] in known and word[at + 1 :] in known:
                two_words[word].append(f"{word[:at]} {word[at + 1 :]}")
    meant: dict[str, list[int]] = defaultdict(list)
    for position in positions if two_words else ():
        words = names[position].split(" ")
        for at, word in enumerate(words) if not two_words.keys().isdisjoint(words) else ():
            for two in two_words.get(word, ()):
                meant[" ".join([*words[:at], two, *words[at + 1 :]])].append(position)
    for position in positions if meant else ():
        yield from ((position, other) for other in meant.get(names[position], ()))


def _near_pairs(texts: Sequence[str], signs: _Signs) -> Pairs:
    return (_every_near_pair if len(texts) <= _FEW else _some_near_pairs)(texts, signs)


def _some_near_pairs(texts: Sequence[str], signs: _Signs) -> Pairs:
    """Near texts among many: all that are a letter apart, and two letters if they come to stand side by side."""
    texts = _but_for_the_edges(texts)
    # Texts of one length, or of two that follow each other, share a half of one of these lengths if they are a slip
    # apart. Where texts are short, too many share a half, and they are put in order by no half at all.
    lengths = {length: {length // 2, (length - 1) // 2} for length in {*map(len, texts)}}
    if max(lengths) < _HALVES_TELL:
        lengths = {length: {0} for length in lengths}
    halves = [(at, half) for at, text in enumerate(texts) for half in lengths[len(text)] if half >= 0]
    heads = _sharing([texts[at][:half] for at, half in halves])
    tails = _sharing([texts[at][len(texts[at]) - half :] if half else at for at, half in halves])
    for sharing, turn in ((heads, 1), (tails, -1)):
        for places in sharing:
            members = sorted({halves[place][0] for place in places})
            if len(members) <= _FEW:
                yield from _at(members, _every_near_pair([texts[at] for at in members], signs))
                continue
            yield from _at(members, _one_letter_apart([texts[at] for at in members]))
            # What the half leaves open decides the order: near texts come to stand side by side.
            members.sort(key=lambda at: texts[at][::turn])
            yield from _at(members, _side_by_side([texts[at] for at in members], signs))


def _side_by_side(texts: Sequence[str], signs: _Signs) -> Pairs:
    bits = signs.of(texts)
    for at in range(len(texts)):
        for later in range(at + 1, min(at + 1 + _NEIGHBOURS, len(texts))):
            if (bits[at] ^ bits[later]).bit_count() <= _TWO_SLIPS:
                yield at, later


def _one_letter_apart(texts: Sequence[str]) -> Pairs:
    """Texts that are the same without one of their letters, or without one are another, or with two of them swapped."""
    place = {text: at for at, text in enumerate(_but_for_the_edges(texts))}
    by_length: dict[int, list[str]] = defaultdict(list)
    for text in place:
        by_length[len(text)].append(text)
    for length, same in by_length.items():
        for at in range(length):
            without = [text[:at] + text[at + 1 :] for text in same]
            for first, *others in _sharing(without):
                yield from ((place[same[first]], place[same[other]]) for other in others)
            swapped = [f"{text[:at]}{text[at : at + 2][::-1]}{text[at + 2 :]}" for text in same]
            for made in (without, swapped):
                for text, other in [pair for pair in zip(same, made, strict=True) if pair[1] in place]:
                    if other != text:
                        yield place[text], place[other]


def _but_for_the_edges(texts: Sequence[str]) -> Sequence[str]:
    """Texts without what they have in common at their beginnings and ends."""
    for _ in range(2):
        start = len(commonprefix(texts))  # noqa: RUF071 - letters are meant, not parts of paths
        texts = [text[start:][::-1] for text in texts]
    return texts
