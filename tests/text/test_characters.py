"""Invisible characters: which they are, what they are called, and which of them a script or an emoji needs."""

from __future__ import annotations

import sys
import unicodedata
from typing import Literal

import pytest

from careertaxonomy.text.characters import UNSEEN, clean, is_space, named_characters, normalized, reread, unseen
from careertaxonomy.text.normal_forms import normal, sameness

EVERY_CHARACTER = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
DRAWN = {"ARABIC", "SYRIAC", "KAITHI"}
"""Scripts with format characters that are drawn: characters over or under a number."""


def windows(text: str) -> str:
    """A text in UTF-8 as a browser reads it that takes it for the code page of old Windows."""
    return "".join(
        bytes([byte]).decode("cp1252" if byte not in b"\x81\x8d\x8f\x90\x9d" else "latin-1") for byte in text.encode()
    )


def test_every_control_and_format_character_that_is_not_drawn_is_known() -> None:
    for character in EVERY_CHARACTER:
        if unicodedata.category(character) in ("Cc", "Cf") and not is_space(character):
            is_drawn = unicodedata.name(character, "").split(" ")[0] in DRAWN and character != "\u061c"
            assert bool(UNSEEN.match(character)) is not is_drawn, f"U+{ord(character):04X}"


def test_nothing_that_can_be_seen_is_taken_for_one() -> None:
    taken = {unicodedata.category(character) for character in EVERY_CHARACTER if UNSEEN.match(character)}
    assert taken <= {"Cc", "Cf", "Cn"}


def test_a_control_character_has_its_number_alone() -> None:
    for character in EVERY_CHARACTER[:0xA0]:
        if unicodedata.category(character) == "Cc":
            assert named_characters(character) == f"U+{ord(character):04X}"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("\u00a0", "U+00A0 NO-BREAK SPACE"),
        ("\u200b\u202e\u200b", "U+200B ZERO WIDTH SPACE, U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\x85\t", "U+0085, U+0009"),
        ("\U000e0067", "U+E0067 TAG LATIN SMALL LETTER G"),
        ("\U000e0000", "U+E0000"),
        ("", ""),
    ],
)
def test_characters_are_named_each_once(text: str, named: str) -> None:
    assert named_characters(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: a non-joiner between two letters
        "\u0915\u094d\u200d\u0937",  # Hindi: a joiner between a virama and a letter
        "\u0d05\u0d35\u0d28\u0d4d\u200d",  # Malayalam: a joiner after a virama, at the end of a word
        "\u0d05\u0d35\u0d28\u0d4d\u200d / \u0d05",
        "\U0001f469\u200d\U0001f33e",  # a farmer
        "\U0001f469\U0001f3fd\u200d\U0001f33e Farming",
        "\u2764\ufe0f\u200d\U0001f525",
        "\U0001f3f4\u200d\u2620\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
        "\u0600\u0661",  # an Arabic character under a number
    ],
)
def test_what_a_script_or_an_emoji_needs_stands(text: str) -> None:
    assert unseen(text) == frozenset()
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Account\u200bing", {7}),
        ("\ufeffAccounting", {0}),
        ("Accounting\u200e", {10}),
        ("Account\u200ding", {7}),
        ("\u0416\u200d\u0416", {1}),
        ("\u03b1\u200c\u03b2", {1}),
        ("\u200c\u0645", {0}),
        ("\u0645\u200c", {1}),
        ("\u0645\u200c \u0645", {1}),
        ("\u0645\u200c\u200b\u0645", {1, 2}),
        ("\U0001f469\u200d", {1}),
        ("\U0001f3f4\U000e0067\U000e0062", {1, 2}),
        ("\U000e0067\U000e007f", {0, 1}),
        ("co\u00adop", {2}),
        ("a\x00\x1b\x1f\x7f\x9bb", {1, 2, 3, 4, 5}),
        ("a\u2066b\u2069", {1, 3}),
        ("a\t\n\r\x0b\x0c\x85\u2028b", set()),
    ],
)
def test_where_there_is_something_that_cannot_be_seen(text: str, places: set[int]) -> None:
    assert unseen(text) == places


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Law \t\n & \u00a0Order \u2003", "Law & Order"),
        ("Law \u200b & Order", "Law & Order"),
        ("\u200b Law", "Law"),
        ("Law\u200b \u200b", "Law"),
        ("e\u200b\u0301cole", "\u00e9cole"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("\u2126", "\u03a9"),
        ("Law\x1f Order", "Law Order"),
        ("Law\r\nOrder", "Law Order"),
        ("\u3000\u65e5\u672c", "\u65e5\u672c"),
        # All odd characters of what was read with the wrong encoding stay: they are needed to read it anew.
        ("Voil\u00c3\u00a0 ", "Voil\u00c3\u00a0"),
        ("\u00c3\u0089cole  normale\u200b", "\u00c3\u0089cole normale"),
        (" \u00a0\u200b", ""),
    ],
)
def test_how_a_name_reads_without_it(text: str, cleaned: str) -> None:
    assert clean(text) == clean(cleaned) == cleaned
    assert normal(text) == normal(cleaned)


WORDS = [
    "Café",
    "Voilà",
    "à la carte",
    "Größe",
    "Ångström",
    "Łódź",
    "Construcții",
    "Ílha Ýmir",
    "Логистика",
    "Ενέργεια",
    "健康",
    "التعليم",
    "“Fine” \u2013 work…",
    "Don\u2019t",
    "Bio™",
    "£9 & €8",
    "Farming 🚜",
    "👩‍🌾",
]  # fmt: skip


@pytest.mark.parametrize("text", WORDS)
def test_text_read_with_the_wrong_encoding_is_read_anew(text: str) -> None:
    assert reread(windows(text)) == text
    assert reread(text.encode().decode("latin-1")) == text
    assert reread(windows(windows(text))) == text
    assert reread(text) is None


def test_a_stretch_that_was_read_wrong_is_read_anew_beside_one_that_is_right() -> None:
    assert reread("CafÃ© \u2013 Bar") == "Café \u2013 Bar"
    assert reread("donâ€™t & größer") == "don\u2019t & größer"
    assert reread("Ð\u203aÐ¾Ð³, größer") is None


@pytest.mark.parametrize(
    "text",
    [
        "«CAFÉ»",
        "„Spaß“",
        "Gruß…",
        "CAFÉ\u2019S",
        "SOCIÉTÉ®",
        "Fuß\u2013Weg",
        "FORMACIÓ»",
        "”TYÖELÄMÄ”",
        "ÄÖÜ",
        "ÀÉÈ",
        "Nº 5ª",
        "Â",
        "Ã",
        "",
    ],
)
def test_text_that_is_right_is_not(text: str) -> None:
    assert reread(text) is None


def test_names_that_differ_in_what_cannot_be_seen_are_one() -> None:
    assert normal("Account\u200bing\x01 &\x7f Law\u00ad") == normal("Accounting & Law") == "accounting and law"
    assert normal("\u0416\u200b\u85e4\u00ad") == normal("\u0436\u85e4")
    assert normal("A\u0085B\u1680C\u2028D") == "a b c d"
    assert sameness("Account\u200bing", "Accounting") == "but for a difference in what cannot be seen"


def test_a_heap_of_marks_is_put_in_order_as_python_does_it() -> None:
    text = "e\u0316\u0301a\u0327\u0307\u0323" * 150 + "\u0301\u0316\u0345\u0301" * 100
    forms: tuple[Literal["NFC", "NFKC", "NFKD"], ...] = ("NFC", "NFKC", "NFKD")
    assert [normalized(form, text) for form in forms] == [unicodedata.normalize(form, text) for form in forms]
