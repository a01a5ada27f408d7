"""CT604 and CT605: letters of another script, and text read with the wrong encoding."""

from __future__ import annotations

import unicodedata

import pytest

from careertaxonomy.checks.rules.text_letters import _PARTED_IN_NORMAL_FORM
from careertaxonomy.text.normal_forms import normal
from tests.checks.rules.names import fault, named
from tests.helpers import check_text, codes, document, expect, only, pathway


@pytest.mark.parametrize(
    ("name", "word", "what"),
    [
        ("\u0410ccounting", "\u0410ccounting", "U+0410 CYRILLIC CAPITAL LETTER A"),
        ("Tax Acc\u043eunting", "Acc\u043eunting", "U+043E CYRILLIC SMALL LETTER O"),
        ("\u0391ccounting", "\u0391ccounting", "U+0391 GREEK CAPITAL LETTER ALPHA"),
        ("\u0422o\u0440s", "\u0422o\u0440s", "U+0422 CYRILLIC CAPITAL LETTER TE, U+0440 CYRILLIC SMALL LETTER ER"),
        ("\u041b\u043e\u0433a", "\u041b\u043e\u0433a", "U+0061 LATIN SMALL LETTER A"),
        ("co\u0140\u0430", "co\u0140\u0430", "U+0430 CYRILLIC SMALL LETTER A"),
        ("\u0395\u03bd\u0435\u03c1\u03b3", "\u0395\u03bd\u0435\u03c1\u03b3", "U+0435 CYRILLIC SMALL LETTER IE"),
    ],
)  # fmt: skip
def test_scripts_mixed_in_one_word(name: str, word: str, what: str) -> None:
    found = fault("CT604", "warning", name)
    assert found.message == f'the name of pathway "p0" mixes scripts in one word, "{word}": it has {what}'
    assert (found.hint, found.fix) == (None, None)


def test_the_letters_that_end_a_word_in_the_normal_form() -> None:
    letters = filter(str.isalpha, map(chr, range(0x3000)))
    known = [each for each in letters if unicodedata.name(each).startswith(("LATIN", "GREEK", "CYRILLIC"))]
    parting = [letter for letter in known if " " in normal(f"x{letter}x")]
    assert "".join(parting) == _PARTED_IN_NORMAL_FORM


def test_of_several_such_words_the_first_is_named() -> None:
    found = only(check_text(named("Law & \u0410ccounting & B\u043eoks")))
    assert '"\u0410ccounting"' in found.message


@pytest.mark.parametrize(
    "name",
    [
        "\u041b\u043e\u0433\u0438\u0441\u0442\u0438\u043a\u0430",
        "IT-\u0441\u043f\u0435\u0446\u0438\u0430\u043b\u0438\u0441\u0442",
        "\u0395\u03bd\u03ad\u03c1\u03b3\u03b5\u03b9\u03b1 & Energy",
        "\u03b2-Carotene Testing",
        "\u03c0 Day",
        "\u00b5m Optics",
        "\u00c5ngstr\u00f6m & \u0141\u00f3d\u017a",
        "\u5065\u5eb7Care",
        "Caf\u00e9_\u0416",
    ],
)
def test_words_of_one_script(name: str) -> None:
    assert codes(check_text(named(name))) == []


def test_what_cannot_be_seen_does_not_hide_it() -> None:
    report = check_text(named("\u2126mega"))
    assert codes(report) == ["CT603", "CT604"]
    assert only(report, "CT604").message == (
        'the name of pathway "p0" mixes scripts in one word, "\u03a9mega": it has U+03A9 GREEK CAPITAL LETTER OMEGA'
    )


def test_the_wrong_encoding() -> None:
    expect(
        document(pathways=[pathway("a", name="Caf\u00c3\u00a9 Management", aliases=["Bo\u00c3\u00aete"])]),
        """
        14:25 warning CT605 mojibake at /pathways/0/name: "Caf\u00c3\u00a9 Management"
          the name of pathway "a" was read with the wrong encoding: "Caf\u00c3\u00a9 Management"
          hint: write "Caf\u00e9 Management"
        14:79 warning CT605 mojibake at /pathways/0/aliases/0: "Bo\u00c3\u00aete"
          an alias of pathway "a" was read with the wrong encoding: "Bo\u00c3\u00aete"
          hint: write "Bo\u00eete"
        """,
    )


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("na\u00c3\u00afve", "na\u00efve"),
        ("don\u00e2\u20ac\u2122t", "don\u2019t"),
        ("Voil\u00c3\u00a0", "Voil\u00e0"),  # the odd space is half a letter, not CT601
        ("\u00c3\u00a0 la carte", "\u00e0 la carte"),
        ("\u00c3\x81gua", "\u00c1gua"),  # the control character is half a letter, not CT602
        ("Ta\u00c3\x85ka", "Ta\u00c5ka"),  # and so is what counts as a line break
        ("\u00d0\u203a\u00d0\u00be\u00d0\u00b3\u00d1\x81", "\u041b\u043e\u0433\u0441"),
        ("Caf\u00c3\u0192\u00c2\u00a9", "Caf\u00e9"),  # twice over
        ("Law\u00c2\u00a0& Order", "Law & Order"),  # what comes out of it is mended in the same step
        ("\u00ef\u00bb\u00bfAccounting", "Accounting"),
        ("Account\u00e2\u20ac\u2039ing", "Accounting"),
        ("Cafe\u00cc\x81", "Caf\u00e9"),
    ],
)
def test_what_was_garbled_is_mended_by_choice_and_is_no_other_fault(name: str, mended: str) -> None:
    found = only(check_text(named(name)))
    assert (found.code, found.hint) == ("CT605", f'write "{mended}"')
    assert found.fix is not None
    assert not found.fix.safe
    assert codes(check_text(named(mended))) == []


def test_other_faults_beside_it_are_found_and_leave_it_as_it_is() -> None:
    expect(
        named(" Voil\u00c3\u00a0\u200b  Caf\u00c3\u00a9"),
        """
        14:26 error CT601 stray-whitespace at /pathways/0/name: " Voil\u00c3\u00a0\u200b  Caf\u00c3\u00a9"
          the name of pathway "p0" begins with white space and has two spaces in a row
          hint: write "Voil\u00c3\u00a0 Caf\u00c3\u00a9"
        14:26 error CT602 control-character at /pathways/0/name: " Voil\u00c3\u00a0\u200b  Caf\u00c3\u00a9"
          the name of pathway "p0" has U+200B ZERO WIDTH SPACE
          hint: write "Voil\u00c3\u00a0 Caf\u00c3\u00a9"
        14:26 warning CT605 mojibake at /pathways/0/name: " Voil\u00c3\u00a0\u200b  Caf\u00c3\u00a9"
          the name of pathway "p0" was read with the wrong encoding: " Voil\u00c3\u00a0\u200b  Caf\u00c3\u00a9"
          hint: write "Voil\u00e0 Caf\u00e9"
        """,
    )


def test_a_sign_that_a_program_gave_up() -> None:
    expect(
        named("Caf\ufffd Management", "\ufffd"),
        """
        14:26 warning CT605 mojibake at /pathways/0/name: "Caf\ufffd Management"
          the name of pathway "p0" has U+FFFD REPLACEMENT CHARACTER, where a program could not read a character
          hint: look up in the source what it was
        15:26 warning CT605 mojibake at /pathways/1/name: "\ufffd"
          the name of pathway "p1" has U+FFFD REPLACEMENT CHARACTER, where a program could not read a character
          hint: look up in the source what it was
        """,
    )


@pytest.mark.parametrize(
    "name",
    [
        "R\u00e9sum\u00e9",
        "\u00ab CAF\u00c9 \u00bb",
        "\u00abCAF\u00c9\u00bb",
        "CAF\u00c9\u2019S",
        "Stra\u00dfe\u2026",
        "\u201eSpa\u00df\u201c",
        "S\u00c3O",
        "\u00c4\u00d6\u00dc",
        "\u00a39 & \u20ac8",
        "\u00c2",
    ],
)
def test_text_that_was_read_right(name: str) -> None:
    assert "CT605" not in codes(check_text(named(name)))


def test_where_nothing_to_read_would_be_left_nothing_is_mended() -> None:
    expect(
        named("\u00c2\u00a0"),
        """
        14:26 warning CT605 mojibake at /pathways/0/name: "\u00c2\u00a0"
          the name of pathway "p0" was read with the wrong encoding: "\u00c2\u00a0"
          hint: look up in the source what it was
        """,
    )
    assert only(check_text(named("\u00c2\u00a0"))).fix is None
