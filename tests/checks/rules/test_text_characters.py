"""CT601, CT602 and CT603: what cannot be seen in a name."""

from __future__ import annotations

import pytest

from tests.checks.rules.names import fault, named
from tests.helpers import check_text, cluster, codes, document, expect, only, pathway, world


def expect_mended(code: str, name: str, mended: str | None, message: str) -> None:
    """Asserts the one finding for a pathway of this name, and that a safe fix mends it."""
    found = fault(code, "error", name)
    assert (found.message, found.hint) == (message, f'write "{mended}"')
    assert found.fix is not None
    assert found.fix.safe


@pytest.mark.parametrize(
    ("name", "what", "mended"),
    [
        (" Law", "begins with white space", "Law"),
        ("Law ", "ends with white space", "Law"),
        ("   Law   ", "begins with white space and ends with white space", "Law"),
        ("Law  & Order", "has two spaces in a row", "Law & Order"),
        ("Law &     Order", "has two spaces in a row", "Law & Order"),
        ("Law\u00a0& Order", "has U+00A0 NO-BREAK SPACE", "Law & Order"),
        ("Law\u202f& Order", "has U+202F NARROW NO-BREAK SPACE", "Law & Order"),
        ("Law\n& Order", "has U+000A", "Law & Order"),
        ("Law\r\n& Order", "has U+000D, U+000A", "Law & Order"),
        ("Law\t& Order", "has U+0009", "Law & Order"),
        ("Law\x0b&\x0cOrder", "has U+000B, U+000C", "Law & Order"),
        ("Law\u2028& Order", "has U+2028 LINE SEPARATOR", "Law & Order"),
        ("Law\x85& Order", "has U+0085", "Law & Order"),
        ("Law\u2003& Order", "has U+2003 EM SPACE", "Law & Order"),
        ("\u3000Law", "begins with white space and has U+3000 IDEOGRAPHIC SPACE", "Law"),
        ("Law \n", "ends with white space and has U+000A", "Law"),
        (
            "Law  & \u00a0Order\n",
            "ends with white space and has two spaces in a row and has U+00A0 NO-BREAK SPACE, U+000A",
            "Law & Order",
        ),
        ("A | B |", None, None),
        ("A |B ", "ends with white space", "A |B"),
        ("| A  B", "has two spaces in a row", "| A B"),
    ],
)
def test_stray_white_space(name: str, what: str | None, mended: str | None) -> None:
    if what is None:
        assert codes(check_text(named(name))) == []
        return
    expect_mended("CT601", name, mended, f'the name of pathway "p0" {what}')


@pytest.mark.parametrize(
    ("name", "what", "mended"),
    [
        ("Account\u200bing", "U+200B ZERO WIDTH SPACE", "Accounting"),
        ("\ufeffAccounting", "U+FEFF ZERO WIDTH NO-BREAK SPACE", "Accounting"),
        ("Account\u00ading", "U+00AD SOFT HYPHEN", "Accounting"),
        ("Account\u200ding", "U+200D ZERO WIDTH JOINER", "Accounting"),
        ("Accounting\u200c", "U+200C ZERO WIDTH NON-JOINER", "Accounting"),
        ("\u202eAccounting\u202c", "U+202E RIGHT-TO-LEFT OVERRIDE, U+202C POP DIRECTIONAL FORMATTING", "Accounting"),
        ("\u2066A\u2069 & \u2066B\u2069", "U+2066 LEFT-TO-RIGHT ISOLATE, U+2069 POP DIRECTIONAL ISOLATE", "A & B"),
        ("Account\x00ing", "U+0000", "Accounting"),
        ("Account\x1bing\x7f", "U+001B, U+007F", "Accounting"),
        ("Account\x1fing", "U+001F", "Accounting"),
        ("\u06cc\u200c\u200b\u062e", "U+200C ZERO WIDTH NON-JOINER, U+200B ZERO WIDTH SPACE", "\u06cc\u062e"),
        ("\U000e0041Accounting", "U+E0041 TAG LATIN CAPITAL LETTER A", "Accounting"),
    ],
)  # fmt: skip
def test_what_cannot_be_seen(name: str, what: str, mended: str) -> None:
    expect_mended("CT602", name, mended, f'the name of pathway "p0" has {what}')


@pytest.mark.parametrize(
    ("name", "what", "mended"),
    [
        ("Cafe\u0301", "U+0301 COMBINING ACUTE ACCENT", "Caf\u00e9"),
        ("A\u030angstro\u0308m", "U+030A COMBINING RING ABOVE, U+0308 COMBINING DIAERESIS", "\u00c5ngstr\u00f6m"),
        ("\u2126 Care", "U+2126 OHM SIGN", "\u03a9 Care"),
        ("\u212bngstrom", "U+212B ANGSTROM SIGN", "\u00c5ngstrom"),
        ("\u1100\u1161", "U+1100 HANGUL CHOSEONG KIYEOK, U+1161 HANGUL JUNGSEONG A", "\uac00"),
        (
            "\u0915\u094d\u0937\u0947\u0924\u094d\u0930 \u095e\u0938\u0932",
            "U+095E DEVANAGARI LETTER FA",
            "\u0915\u094d\u0937\u0947\u0924\u094d\u0930 \u092b\u093c\u0938\u0932",
        ),
        (
            "\u095e\u094d Cafe\u0301",
            "U+095E DEVANAGARI LETTER FA, U+0301 COMBINING ACUTE ACCENT",
            "\u092b\u093c\u094d Caf\u00e9",
        ),
        ("\u09c7\u09be", "U+09C7 BENGALI VOWEL SIGN E, U+09BE BENGALI VOWEL SIGN AA", "\u09cb"),
        ("q\u0307\u0323", "U+0307 COMBINING DOT ABOVE, U+0323 COMBINING DOT BELOW", "q\u0323\u0307"),
    ],
)
def test_text_that_is_not_nfc(name: str, what: str, mended: str) -> None:
    expect_mended("CT603", name, mended, f'the name of pathway "p0" is not in Unicode form NFC: it has {what}')


@pytest.mark.parametrize(
    "name",
    [
        "\u0646\u06cc\u0645\u0647\u200c\u062d\u0631\u0641\u0647\u200c\u0627\u06cc",
        "\u0d05\u0d35\u0d28\u0d4d\u200d",
        "\U0001f469\u200d\U0001f33e Farming",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f England",
        "\u05d0\u05d1",
        "R\u00e9sum\u00e9",
        "q\u0323\u0307",
        "\u65e5\u672c \u8a9e",
        "A | B",
        "|",
        "a|b",
        "Law & Order / Care",
    ],
)
def test_what_may_stand(name: str) -> None:
    assert codes(check_text(named(name, "Nursing"))) == []


def test_several_faults_in_one_name_are_told_apart_and_have_one_remedy() -> None:
    expect(
        named("Cafe\u0301\u200b  Law\u00a0"),
        """
        14:26 error CT601 stray-whitespace at /pathways/0/name: "Cafe\u0301\u200b  Law\u00a0"
          the name of pathway "p0" ends with white space and has two spaces in a row and has U+00A0 NO-BREAK SPACE
          hint: write "Caf\u00e9 Law"
        14:26 error CT602 control-character at /pathways/0/name: "Cafe\u0301\u200b  Law\u00a0"
          the name of pathway "p0" has U+200B ZERO WIDTH SPACE
          hint: write "Caf\u00e9 Law"
        14:26 error CT603 not-nfc at /pathways/0/name: "Cafe\u0301\u200b  Law\u00a0"
          the name of pathway "p0" is not in Unicode form NFC: it has U+0301 COMBINING ACUTE ACCENT
          hint: write "Caf\u00e9 Law"
        """,
    )


@pytest.mark.parametrize(
    "name", [" ", "\n\t", "\u00a0", "\u200b", "\u00a0\u200b", "\u2028", "\u2000", "\u200b\u2800", "\x00"]
)
def test_a_name_with_nothing_to_read_is_ct204_alone(name: str) -> None:
    assert codes(check_text(named(name, "Nursing"))) == ["CT204"]


def test_names_side_by_side() -> None:
    """Every name is looked at, whatever the one before it ends with."""
    report = check_text(named("Law ", " Care", "\u00a0Trade\u00a0", "\tSale", "Fire", " "))
    assert [(found.code, found.path) for found in report.diagnostics] == [
        ("CT601", "/pathways/0/name"),
        ("CT601", "/pathways/1/name"),
        ("CT601", "/pathways/2/name"),
        ("CT601", "/pathways/3/name"),
        ("CT204", "/pathways/5/name"),
    ]


def test_names_with_bars_among_others() -> None:
    report = check_text(named("A|B ", "|", " C", "D\u200b|", "E"))
    assert [(found.code, found.path) for found in report.diagnostics] == [
        ("CT601", "/pathways/0/name"),
        ("CT601", "/pathways/2/name"),
        ("CT602", "/pathways/3/name"),
    ]


def test_names_and_aliases_of_each_kind() -> None:
    text = document(
        worlds=[world("health-care", aliases=["Care "]), world("manufacturing", "Making\u00a0Things")],
        clusters=[
            cluster("finance", ["health-care", "manufacturing"], "\ufeffFinance", aliases=["Money", "Cafe\u0301"])
        ],
        pathways=[pathway("accounting", aliases=["Books", " Bills", "Bills"])],
    )
    expect(
        text,
        """
        7:62 error CT601 stray-whitespace at /worlds/0/aliases/0: "Care "
          an alias of World "health-care" ends with white space
          hint: write "Care"
        8:37 error CT601 stray-whitespace at /worlds/1/name: "Making\u00a0Things"
          the name of World "manufacturing" has U+00A0 NO-BREAK SPACE
          hint: write "Making Things"
        11:31 error CT602 control-character at /clusters/0/name: "\ufeffFinance"
          the name of cluster "finance" has U+FEFF ZERO WIDTH NO-BREAK SPACE
          hint: write "Finance"
        11:108 error CT603 not-nfc at /clusters/0/aliases/1: "Cafe\u0301"
          an alias of cluster "finance" is not in Unicode form NFC: it has U+0301 COMBINING ACUTE ACCENT
          hint: write "Caf\u00e9"
        14:91 error CT601 stray-whitespace at /pathways/0/aliases/1: " Bills"
          an alias of pathway "accounting" begins with white space
          hint: write "Bills"
        14:101 warning CT508 redundant-alias at /pathways/0/aliases/2: "Bills"
          the alias "Bills" of pathway "accounting" is another alias of it, but for a difference in spacing
          hint: take it out
          14:91 another alias of it, " Bills"
        """,
    )


def test_titles_notes_and_retired_names_are_not_looked_at() -> None:
    row = {"kind": "world", "id": "old", "name": "Old ", "version": "1.0.0"}
    text = document(head={"title": " Our careers\u200b", "description": " x  y"}, retired=[row])
    assert codes(check_text(text)) == []


def test_escaped_and_raw_signs_are_found_alike() -> None:
    raw = named("Account\u200bing")
    assert check_text(raw.replace("\u200b", "\\u200b")).diagnostics[0].message == only(check_text(raw)).message


def test_names_that_differ_only_in_what_cannot_be_seen_are_one_name() -> None:
    report = check_text(named("Accounting", "Account\u200bing"))
    assert codes(report) == ["CT501", "CT602"]
    assert only(report, "CT501").message == (
        'pathway "p1" has the same name but for a difference in what cannot be seen as pathway "p0" in cluster '
        '"finance": "Account\u200bing"'
    )
