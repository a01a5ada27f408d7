"""Slips of the pen, against a plain reading of the design's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from string import ascii_lowercase

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy.text.misspellings import letters_apart, slip_between
from careertaxonomy.text.near_pairs import pairs_worth_a_look

_TENS = ("", "x", "xx", "xxx")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
OTHERS = [f"{one * 3} {other * 3}" for one, other in product("cdefghjk", repeat=2)]
"""Names that are like none of those made here."""
ROMAN = {ten + unit for ten in _TENS for unit in _UNITS} - {""}


def distance(first: str, second: str) -> int:
    """Letters put in, left out, changed, or swapped with their neighbours, as textbooks count them."""
    rows: list[list[int]] = [[*range(len(second) + 1)]]
    for i, one in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            steps = [rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (one != other)]
            if i > 1 and j > 1 and first[i - 2 : i] == second[j - 2 : j][::-1]:
                steps.append(rows[-2][j - 2] + 1)
            row.append(min(steps))
        rows.append(row)
    return rows[-1][-1]


def numbers(name: str) -> Iterator[str]:
    for word in name.split():
        if word in ROMAN or word in {*ascii_lowercase}:
            yield word
        else:
            yield from re.findall("[0-9]+", word)


def is_plural(words: Sequence[str], others: Sequence[str]) -> bool:
    def of_each_other(one: str, other: str) -> bool:
        forms = {one, f"{one}s", f"{one}es", re.sub("y$", "ies", one)}
        return other in forms or one in {f"{other}s", f"{other}es", re.sub("y$", "ies", other)}

    return len(words) == len(others) and all(map(of_each_other, words, others))


def has_words_inside(first: str, second: str) -> bool:
    words, others = first.split(), second.split()
    return any(others[at : at + len(words)] == words for at in range(len(others)))


def expected(first: str, second: str) -> str | None:
    """The slip between two different normalised names, read word by word from the design."""
    if has_words_inside(first, second) or has_words_inside(second, first) or [*numbers(first)] != [*numbers(second)]:
        return None
    shorter, letters = min(len(first), len(second)), distance(first, second)
    if sorted(first.split()) == sorted(second.split()):
        return "in the order of the words"
    if is_plural(first.split(), second.split()):
        return "by a plural"
    if letters == 1 and shorter >= 5:
        return "by one letter"
    return "by two letters" if letters == 2 and shorter >= 10 else None


words = st.sampled_from(
    ("law", "city", "cities", "party", "parties", "class", "classes", "bus", "system", "systems", "music", "care")
)
words |= st.sampled_from(("i", "ii", "iv", "a", "b", "2", "b2b", "b2c", "and")) | st.text(
    "abis", min_size=1, max_size=6
)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


@st.composite
def misspelt(draw: st.DrawFn) -> list[str]:
    """Names, some of them others with a slip or two."""
    made = draw(st.lists(names, min_size=1, max_size=25))
    for name in draw(st.lists(st.sampled_from(made), max_size=25)):
        text = name
        for _ in range(draw(st.integers(1, 3))):
            at = draw(st.integers(0, len(text)))
            change = draw(st.sampled_from(("", "s", "a", " ", text[at : at + 2][::-1])))
            text = " ".join(f"{text[:at]}{change}{text[at + draw(st.integers(0, 2)) :]}".split())
        made.append(draw(st.sampled_from((text, " ".join(reversed(text.split()))))))
    return [*dict.fromkeys(filter(None, made))]


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_letters_are_counted_up_to_two(first: str, second: str) -> None:
    assert letters_apart(first, second) == letters_apart(second, first) == min(distance(first, second), 3)


@given(misspelt())
def test_a_slip_is_what_the_design_says(made: list[str]) -> None:
    for at, first in enumerate(made):
        for second in made[at + 1 :]:
            assert slip_between(first, second) == slip_between(second, first) == expected(first, second)


def looked_at(made: list[str], *, numbered: bool) -> set[tuple[int, int]]:
    """The pairs that are looked at, the earlier name first."""
    pairs = pairs_worth_a_look(made, [range(len(made))], numbered=numbered)
    return {(min(pair), max(pair)) for pair in pairs}


@settings(max_examples=200)
@given(misspelt())
def test_among_fifty_names_no_slip_is_missed(made: list[str]) -> None:
    due = {
        (one, other)
        for one in range(len(made))
        for other in range(one + 1, len(made))
        if expected(made[one], made[other])
    }
    for numbered in {True, any(map(str.isdigit, "".join(made)))}:
        assert due <= looked_at(made, numbered=numbered)


@settings(max_examples=200)
@given(misspelt(), st.integers(0, 50))
def test_among_more_names_each_is_paired_with_one_that_is_a_letter_a_plural_or_the_order_of_words_away(
    made: list[str], at: int
) -> None:
    names = [*made[:at], *OTHERS, *made[at:]]
    places = [place for place in range(len(names)) if names[place] not in OTHERS]
    pairs = looked_at(names, numbered=any(map(str.isdigit, "".join(made))))
    for index, later in enumerate(places):
        due = {
            (one, later) for one in places[:index] if expected(names[one], names[later]) not in (None, "by two letters")
        }
        assert not due or due & pairs
