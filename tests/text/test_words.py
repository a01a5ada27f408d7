"""Words of names: taken apart, counted, and held against each other."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from careertaxonomy.text.words import Vocabulary, WordIndex, Words, is_one_letter_apart

PAIRS = [*product(("health", "child", "law"), ("care", "and", "trade"))]


@pytest.mark.parametrize(
    ("first", "other", "is_near"),
    [
        ("nursing", "nusing", True),
        ("nursing", "nursinga", True),
        ("nursing", "anursing", True),
        ("nursing", "nurzing", True),
        ("nursing", "nrusing", True),
        ("nursing", "nursign", True),
        ("nursing", "nursing", False),
        ("nursing", "nurisgn", False),
        ("nursing", "nursi", False),
        ("nursing", "sunring", False),
        ("a", "", True),
        ("", "", False),
    ],
)
def test_words_one_letter_apart(first: str, other: str, is_near: bool) -> None:
    assert is_one_letter_apart(first, other) is is_one_letter_apart(other, first) is is_near


def test_what_the_words_of_names_are_like() -> None:
    names = ["law law", "systems of law", "sytems", "laws law systems", "law law systems", "systems law laws"]
    words = Words(names)
    assert words.counts == {"law": 7, "systems": 4, "laws": 2, "of": 1, "sytems": 1}
    assert words.lengths == [2, 3, 1, 3, 3, 3]
    assert words.repeating == [0, 4]
    assert words.keys[3] == words.keys[5]
    assert len({*words.keys}) == 5


def test_the_first_and_the_last_two_words_of_names() -> None:
    names = ["law", "law trade", "law and trade", "law and trade care", "care law trade", "trade and law and trade", ""]
    words = Words(names)
    law_trade, care_law, trade_law = (Words([name]).heads[0] for name in ("law trade", "care law", "trade law"))
    assert words.heads[1:6] == [law_trade, law_trade, law_trade, care_law, trade_law]
    assert words.tails[1:6] == [law_trade, law_trade, Words(["trade care"]).heads[0], law_trade, law_trade]
    assert len({words.heads[0], words.heads[6], law_trade}) == 3


def test_many_names_are_as_few_are() -> None:
    names = [f"{first} {second} law{' law' * (number % 7 == 0)}" for number in range(90) for first, second in PAIRS]
    words = Words(names)
    alone = [Words([name]) for name in names]
    assert words.counts == sum((one.counts for one in alone), Counter())
    for column in ("lengths", "keys", "letters", "heads", "tails"):
        assert getattr(words, column) == [getattr(one, column)[0] for one in alone]
    assert words.repeating == [at for at, one in enumerate(alone) if one.repeating]


def test_names_of_the_same_letters() -> None:
    words = Words(["e commerce law", "ecommerce law", "ecommerce laws", "law"])
    assert words.letters[0] == words.letters[1]
    assert len({*words.letters}) == 3


def test_where_the_words_stand_that_tell_something() -> None:
    words = Words(["law systems", "law sytems", "trade of law", "trade et care", "care et law"])
    index = WordIndex(words, Vocabulary(words))
    assert index.holding(["sytems", "systems"]) == [0, 1]
    assert index.holding(["et", "sytems"]) == [1, 3, 4]
    assert index.holding(["law", "trade", "care", "zoo"]) == []


def test_words_that_stand_once_are_found_among_many_names() -> None:
    """Without a joiner, only the names around their first places are looked at."""
    names = [f"law x{number % 50}" for number in range(2_000)]
    for at in (0, 299, 300, 301, 1_234, 1_999):
        names[at] = f"law odd{at}"
    words = Words(names)
    index = WordIndex(words, Vocabulary(words))
    assert index.holding([f"odd{at}" for at in (1_234, 0, 300, 299, 301, 1_999)]) == [0, 299, 300, 301, 1_234, 1_999]
    assert [*words.around(["odd1999"])] == [*range(1_900, 2_000)]
    assert index.holding(["law", "x1"]) == []


def test_the_words_of_a_document() -> None:
    vocabulary = Vocabulary(Words(["law", "systems", "sytems"]), Words(["systems", "system"]))
    assert ("law" in vocabulary, "zoo" in vocabulary) == (True, False)
    assert (vocabulary.count("systems"), vocabulary.count("zoo")) == (2, 0)
    assert vocabulary.odd == {"law", "sytems", "system"}
    assert (vocabulary.is_at_home("systems"), vocabulary.is_at_home("law")) == (True, False)
    assert vocabulary.plurals == {"system": "system", "systems": "system"}


def test_neighbours_are_those_that_a_comparison_of_all_pairs_finds() -> None:
    words = ["".join(letters) for letters in product("ab", repeat=5)] + ["".join(it) for it in product("ab", repeat=6)]
    vocabulary = Vocabulary(Words(words), Words(words[::3]))
    for word in words:
        expected = {
            other
            for other in words
            if is_one_letter_apart(word, other) and not (vocabulary.is_at_home(word) and vocabulary.is_at_home(other))
        }
        assert {*vocabulary.neighbours.get(word, ())} == expected
