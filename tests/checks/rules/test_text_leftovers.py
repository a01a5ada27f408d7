"""CT610, CT611 and CT613: what a web page, a spreadsheet, a list or a slip of the hand left in names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careertaxonomy.checks.rules.text_leftovers import _ANY_REMAINS, _FIRST_OF_REMAINS, _LONGEST_REMAINS
from tests.checks.rules.names import fault, named
from tests.helpers import check_text, codes, document, expect, pathway


@pytest.mark.parametrize(
    ("name", "marks", "mended"),
    [
        ("Sales &amp; Marketing", '"&amp;"', "Sales & Marketing"),
        ("Law &#38; Order &#x26; Aid", '"&#38;", "&#x26;"', "Law & Order & Aid"),
        ("Care &nbsp;Aid", '"&nbsp;"', "Care Aid"),
        ("<b>Nursing</b>", '"<b>", "</b>"', "Nursing"),
        ("Law<br/>Order", '"<br/>"', "Law Order"),
        ("<a href='x'>Law</a>", '''"<a href='x'>", "</a>"''', "Law"),
    ],
)
def test_markup(name: str, marks: str, mended: str) -> None:
    found = fault("CT610", "warning", name)
    assert found.message.startswith(f'the name of pathway "p0" has {marks} in it: ')
    assert found.hint == f'write "{mended}"'
    assert found.fix is not None
    assert not found.fix.safe


def test_markup_with_nothing_in_it_has_no_fix() -> None:
    found = fault("CT610", "warning", "<b></b>")
    assert (found.hint, found.fix) == (None, None)


@pytest.mark.parametrize("name", ["AT&T", "Q&A; Law", "Vectors <3", "Lists of <T>", "Law & Order;", "R&D"])
def test_what_is_no_markup(name: str) -> None:
    assert "CT610" not in codes(check_text(named(name, "Nursing")))


@pytest.mark.parametrize(
    ("name", "what"),
    [
        *((name, "an error value of a spreadsheet") for name in ("#N/A", "#REF!", "#NAME?", "#DIV/0!", "########")),
        *((name, "a formula of a spreadsheet") for name in ("=VLOOKUP(A1)", "=A1&B1")),
        *((name, "a bare number") for name in ("45123", "12345.6")),
        *(
            (name, "a date")
            for name in ("2024-01-05", "2024-01-05T00:00:00", "1/5/2024", "05.01.24", "1-5-2024", "Jan-24", "5-Jan")
        ),
        *(
            (name, "a placeholder")
            for name in ("TBD", "tbd", "n/a", "N/A", "NaN", "none", "None", "NULL", "TODO", "undefined")
        ),
        *((name, "a placeholder") for name in ("-", "---", "?", "???", "\u2014", "...", "_")),
    ],
)
def test_what_is_no_name(name: str, what: str) -> None:
    found = fault("CT611", "error", name)
    assert found.message == f'the name of pathway "p0" is {what}: "{name}"'
    assert (found.hint, found.fix) == ("write the name that belongs here, or take the record out", None)


@pytest.mark.parametrize(
    "name", ["Nan", "Nil", "Null Island", "1234", "911", "4-H", "24/7", "=", "#1 Law", "C#", "2024", "Undefined Law"]
)
def test_what_is_a_name(name: str) -> None:
    assert "CT611" not in codes(check_text(named(name)))


@pytest.mark.parametrize(
    ("name", "what", "mended"),
    [
        ("\u2022 Nursing", "a bullet before it", "Nursing"),
        ("- Nursing", "a bullet before it", "Nursing"),
        ("\u2013 Nursing", "a bullet before it", "Nursing"),
        ("1. Nursing", "numbering before it", "Nursing"),
        ("b) Nursing", "numbering before it", "Nursing"),
        ("(iv) Nursing", "numbering before it", "Nursing"),
        ("03 - Nursing", "numbering before it", "Nursing"),
        ("Nursing*", "a footnote mark after it", "Nursing"),
        ("Nursing \u2020", "a footnote mark after it", "Nursing"),
        ("Nursing\u00b9", "a footnote mark after it", "Nursing"),
        ("Nursing [1]", "a footnote mark after it", "Nursing"),
    ],
)
def test_a_mark_beside_a_name(name: str, what: str, mended: str) -> None:
    found = fault("CT611", "warning", name)
    assert found.message == f'the name of pathway "p0" has {what}: "{name}"'
    assert found.hint == f'write "{mended}"'
    assert found.fix is not None
    assert not found.fix.safe


@pytest.mark.parametrize(
    "names",
    [
        # So the list is written.
        ("1. Law", "2. Order", "Aid"),
        ("C*", "A* Search"),
        ("m\u00b2", "CO\u2082 Capture"),
        ("-", "4-H"),
        ("3 D Printing", "5. 6. 7."),
    ],
)
def test_marks_that_belong_there(names: tuple[str, ...]) -> None:
    assert codes(check_text(named(*names)), "warning") == []


def test_aliases_are_looked_at_too() -> None:
    expect(
        document(pathways=[pathway("a", aliases=["TBD", "\u2022 Law", "Law Law Care", "Law &lt; Order"])]),
        """
        14:64 error CT611 not-a-name at /pathways/0/aliases/0: "TBD"
          an alias of pathway "a" is a placeholder: "TBD"
          hint: write the name that belongs here, or take the record out
        14:71 warning CT611 not-a-name at /pathways/0/aliases/1: "\u2022 Law"
          an alias of pathway "a" has a bullet before it: "\u2022 Law"
          hint: write "Law"
        14:80 warning CT613 doubled-word at /pathways/0/aliases/2: "Law Law Care"
          an alias of pathway "a" has "Law" twice in a row: "Law Law Care"
          hint: write "Law Care"
        14:96 warning CT610 markup-in-text at /pathways/0/aliases/3: "Law &lt; Order"
          an alias of pathway "a" has "&lt;" in it: "Law &lt; Order"
          hint: write "Law < Order"
        """,
    )


@pytest.mark.parametrize(
    ("name", "word", "mended"),
    [
        ("Customer Service Service", "Service", "Customer Service"),
        ("Customer service Service", "Service", "Customer service"),
        ("The the Law", "the", "The Law"),
        ("Sales & & Law", "&", "Sales & Law"),
        ("Sales & &", "&", "Sales &"),
        ("Supply and and Demand", "and", "Supply and Demand"),
        ("Law Law Law Care", "Law", "Law Care"),
    ],
)
def test_a_word_twice_in_a_row(name: str, word: str, mended: str) -> None:
    found = fault("CT613", "warning", name)
    assert found.message == f'the name of pathway "p0" has "{word}" twice in a row: "{name}"'
    assert found.hint == f'write "{mended}"'
    assert found.fix is not None
    assert not found.fix.safe


@pytest.mark.parametrize(
    "names",
    [
        ("Walla Walla",),
        ("Bora Bora Trips", "Bora Bora Tours"),
        ("10 10 Law", "A A Batteries"),
        ("Law Aid Law",),
        ("Service, Service Care",),
        # Once as it is written, once in the normal form; and words that are several in the normal form.
        ("Town Walla Walla", "City Walla-Walla"),
        ("Shop A&B A&B", "Mill A&B A&B"),
        ("E-Mail E-Mail Desk", "Post, E-Mail/E-Mail"),
        ("Shop A&B A&B", "Mill A&\u200bB A&B"),
    ],
)
def test_words_that_may_stand_twice(names: tuple[str, ...]) -> None:
    assert "CT613" not in codes(check_text(named(*names)))


def test_marks_without_a_letter_are_not_at_home() -> None:
    assert codes(check_text(named("-- -- Care Care Fix", "** ** Law Law Rex"))).count("CT613") == 2


def test_an_asterisk_alone_is_a_bullet_too() -> None:
    assert codes(check_text(named("* Nursing", "Care"))) == ["CT611"]


@given(st.from_regex(_ANY_REMAINS, fullmatch=True))
def test_what_is_no_name_is_short_or_begins_as_it_is_said_to(text: str) -> None:
    assert len(text) <= _LONGEST_REMAINS or text[0] in _FIRST_OF_REMAINS


@pytest.mark.parametrize(
    "text", ["undefined", "#DIV/0!", "2024-01-31 10:00", "=SUM(A1:A9999)", "45123", "---------------"]
)
def test_a_remainder_among_long_names_is_found(text: str) -> None:
    assert "CT611" in codes(check_text(named("Transportation Operations", text, "Warehousing Operations")))
