"""Known names, and the ways in which they make up a text."""

from __future__ import annotations

import pytest

from careertaxonomy.formats.importers.names import Known, Name, change_of
from tests.pace import within

KNOWN = Known.of(
    [
        ("law", "Law", ()),
        ("order", "Law & Order", ("Peace",)),
        ("food", "Food, Drink & Retail", ()),
        ("design", "Design/Pre-Construction", ()),
        ("peace", "Order", ()),
    ],
    ["Health Care"],
)


def read(text: str, most: int = 3) -> list[list[str]]:
    return [[KNOWN.spelled(span.key) for span in reading] for reading in KNOWN.readings(text, most)]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Law", [["Law"]]),
        ("LAW and ORDER", [["Law & Order"]]),
        ("Law Order", [["Law", "Order"]]),
        ("Law & Order Order", [["Law & Order", "Order"]]),
        ("Peace", [["Law & Order"]]),
        ("Food, Drink and\nRetail, Health\nCare", [["Food, Drink & Retail", "Health Care"]]),
        ("Design/ Pre-Construction; Law", [["Design/Pre-Construction", "Law"]]),
        ("- Law\n- Order", [["Law", "Order"]]),
        ("Law; & Order", []),
        ("Health", []),
        ("Construction", []),
        ("Law Moon", []),
        ("", []),
        (" , ; ", []),
    ],
)
def test_readings(text: str, readings: list[list[str]]) -> None:
    assert read(text) == readings


def test_every_way_is_found_up_to_a_number() -> None:
    known = Known.of((), ("A", "B", "A B", "B A"))
    assert len(known.readings("A B A", 5)) == 3
    assert len(known.readings("A B A", 2)) == 2


def test_many_ways_cost_no_time() -> None:
    known = Known.of((), ("a", "a a", "a a a"))
    assert len(known.readings("a " * 2000)) == 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Law Moon Order", [("Law", True), ("Moon", False), ("Order", True)]),
        ("Moon; Sun", [("Moon", False), ("Sun", False)]),
        ("Moon and Sun/ Stars", [("Moon and Sun/ Stars", False)]),
        ("law", [("Law", True)]),
        ("", []),
    ],
)
def test_the_parts_of_a_text_of_which_not_all_is_known(text: str, parts: list[tuple[str, bool]]) -> None:
    assert KNOWN.parts(text) == parts


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Law; Order", None),
        ("Law\nOrder", None),
        ("Law, Order", None),
        ("Law/Order", None),
        ("Law Order", "known names"),
        ("Law &\nOrder", "known names"),
        ("law; Order", "known spelling"),
        ("Law and Order", "known spelling"),
        ("Peace", "known spelling"),
    ],
)
def test_what_a_reading_changes(text: str, rule: str | None) -> None:
    (reading,) = KNOWN.readings(text)
    assert change_of(text, reading, KNOWN) == rule


def test_a_name_with_a_separator_of_its_own() -> None:
    known = Known.of((), ("Fish; Chips", "Beer"))
    assert [[span.key for span in reading] for reading in known.readings("Fish; Chips; Beer")] == [
        ["fish chips", "beer"]
    ]


def test_a_text_as_a_name() -> None:
    assert KNOWN.name("LAW AND ORDER") == Name("Law & Order", "order")
    assert KNOWN.name("health care") == Name("Health Care")
    assert KNOWN.name("Moon") == Name("Moon")
    assert "law & order" in KNOWN
    assert "Moon" not in KNOWN
    assert not Known.of(())


def test_many_names_that_begin_alike_cost_no_more() -> None:
    known = Known.of((f"p{number}", f"Path {number}", ()) for number in range(20_000))
    with within(seconds=3):
        assert all(known.readings(f"Path {number}") for number in range(2_000))


def test_names_that_begin_alike_and_names_within_words() -> None:
    known = Known.of([("a", "Law", ()), ("b", "Law Enforcement", ()), ("c", "Enforcement", ())])
    readings = known.readings("Law Enforcement", 9)
    assert [[span.key for span in reading] for reading in readings] == [["law", "enforcement"], ["law enforcement"]]
    assert known.readings("Lawful Enforcement") == []
    assert known.readings("Law; Enforcement", 9)[0][1].start == 5
    assert len(known.readings("Law; Enforcement", 9)) == 1


def test_a_name_of_thousands_of_words_is_compared_at_once() -> None:
    text = "a " * 10_000 + "b"
    known = Known.of([("a", "a " * 5_000 + "a", ()), ("b", text, ())])
    with within(seconds=3):
        assert [[span.key for span in reading] for reading in known.readings(text)] == [[text]]
