"""Names that are nearly one name, and words that are a letter apart."""

from __future__ import annotations

from itertools import product

import pytest

from careertaxonomy.text.similar_names import (
    LETTER,
    ORDER,
    PARTED,
    PLURAL,
    Similar,
    Vocabulary,
    Words,
    is_one_letter_apart,
    similar_names,
)


def found_in(*names: str, groups: str = "", more: str = "") -> list[Similar]:
    """What is found among names of one group, or of those that `groups` gives, with `more` words in the document."""
    words = Words(names, Vocabulary([*names, more]))
    by_later = similar_names(words, groups or "a" * len(names))
    assert all(pair.later == later for later, pairs in by_later.items() for pair in pairs)
    return [pair for _, pairs in sorted(by_later.items()) for pair in pairs]


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


@pytest.mark.parametrize(
    ("first", "other", "how"),
    [
        ("animal systems", "animal sytems", LETTER),
        ("animal systems", "sytems animal", LETTER),
        ("animal systems", "animals systems", PLURAL),
        ("food and drink", "drinks and food", PLURAL),
        ("family pharmacies", "family pharmacy", PLURAL),
        ("law and order", "order and law", ORDER),
        ("e commerce", "ecommerce", PARTED),
        ("u s history", "us history", PARTED),
        ("insurance", "insurence", LETTER),
        ("underwriting", "undewriting", LETTER),
    ],
)
def test_names_that_are_nearly_one(first: str, other: str, how: str) -> None:
    assert found_in(first, "zoo", other) == [Similar(0, 2, how)]


@pytest.mark.parametrize(
    ("names", "more"),
    [
        (("animal systems", "animal systems"), ""),
        (("metal forming", "metal farming"), "forming farming"),
        (("part a law", "part b law"), ""),
        (("welding 1", "welding 2"), ""),
        (("english ii", "english iii"), ""),
        (("web 2 0", "web 20 0"), ""),
        (("bread trade", "broad grade"), ""),
        (("care", "cars"), ""),
        (("casting", "coating", "costing"), ""),
    ],
)
def test_names_that_are_not(names: tuple[str, ...], more: str) -> None:
    assert found_in(*names, more=more) == []


def test_only_names_of_one_group_are_compared() -> None:
    assert found_in("law systems", "law sytems", groups="ab") == []
    assert found_in("law systems", "zoo", "law sytems", groups="aba") == [Similar(0, 2, LETTER)]


def test_names_with_one_key_by_chance_are_not_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careertaxonomy.text.similar_names.hash", len, raising=False)
    assert found_in("abcd efgh", "efgh ijkl") == []


def test_what_the_words_of_names_are_like() -> None:
    vocabulary = Vocabulary(["law law", "systems law", "sytems", "systems", "laws"])
    words = Words(["law law", "systems of law", "sytems", "laws law systems", "law law systems"], vocabulary)
    assert (words.repeating, words.odd, words.nearly) == ([0, 4], [2, 3], [1, 2, 3, 4])
    assert words.keys[3] == words.keys[4] == words.key(["systems", "law", "laws"])
    assert len({*words.keys}) == 4


def test_the_words_of_a_document() -> None:
    vocabulary = Vocabulary(["law", "systems", "sytems", "systems", "system"])
    assert ("law" in vocabulary, "zoo" in vocabulary) == (True, False)
    assert (vocabulary.count("systems"), vocabulary.count("zoo")) == (2, 0)
    assert vocabulary.odd == {"law", "sytems", "system"}
    assert (vocabulary.is_at_home("systems"), vocabulary.is_at_home("law")) == (True, False)
    assert vocabulary.plurals == {"system": "system", "systems": "system"}


def test_neighbours_are_those_that_a_comparison_of_all_pairs_finds() -> None:
    words = ["".join(letters) for letters in product("ab", repeat=5)] + ["".join(it) for it in product("ab", repeat=6)]
    vocabulary = Vocabulary([*words, *words[::3]])
    for word in words:
        expected = {
            other
            for other in words
            if is_one_letter_apart(word, other) and not (vocabulary.is_at_home(word) and vocabulary.is_at_home(other))
        }
        assert {*vocabulary.neighbours.get(word, ())} == expected
