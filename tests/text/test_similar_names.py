"""Names that are nearly one name."""

from __future__ import annotations

import pytest

from careertaxonomy.text.similar_names import LETTER, ORDER, PARTED, PLURAL, Similar, similar_names
from careertaxonomy.text.words import Vocabulary, WordIndex, Words


def found_in(*names: str, groups: str = "", more: str = "") -> list[Similar]:
    """What is found among names of one group, or of those that `groups` gives, with `more` words in the document."""
    words = Words(names)
    by_later = similar_names(WordIndex(words, Vocabulary(words, Words([more]))), groups or "a" * len(names))
    assert all(pair.later == later for later, pairs in by_later.items() for pair in pairs)
    return [pair for _, pairs in sorted(by_later.items()) for pair in pairs]


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
    monkeypatch.setattr("careertaxonomy.text.words.hash", len, raising=False)
    assert found_in("abcd efgh", "efgh ijkl") == []
