from __future__ import annotations

import pytest

from careertaxonomy.text.normal_forms import LARGE, close_matches, is_marker, normal, normals, sameness, slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Health Care", "health-care"),
        ("Transportation & Logistics", "transportation-logistics"),
        ("Arts, Audio/Video Technology & Communications", "arts-audio-video-technology-communications"),
        ("  K-12   Teaching!  ", "k-12-teaching"),
        ("Soins & Santé", "soins-sante"),
        ("Straße ŁØÆ", "strasse-loae"),
        ("Łódź Ærø Straße ŁØÆẞ", "lodz-aero-strasse-loaess"),
        ("İstanbul", "istanbul"),
        ("日本", ""),
        ("&/-", ""),
        ("", ""),
    ],
)
def test_a_slug_is_lower_case_without_accents_and_every_run_of_other_characters_is_one_hyphen(
    name: str, made: str
) -> None:
    assert slug(name) == made


SAME = [
    ("Arts & Design", "arts and design"),
    ("Arts&Design", "arts and design"),
    ("  ARTS\tAND\r\nDESIGN ", "arts and design"),
    ("Arts\u00a0and\u2003Design", "arts and design"),
    ("Arts, and (Design)!", "arts and design"),
    ("Arts-and-Design", "arts and design"),
    ("Arts \u2013 and \u2014 Design", "arts and design"),
    ("Audio/Video", "audio video"),
    ("Workers' Rights", "workers rights"),
    ("Worker\u2019s Rights", "workers rights"),
    ("Straße", "strasse"),
    ("Cafe\u0301", "caf\u00e9"),
    ("\ufb01nance", "finance"),
    ("\uff26inance", "finance"),
    ("\u201cQuoted\u201d \u2026", "quoted"),
    ("Finance\uff0c Law", "finance law"),
    ("Arts \uff06 Design", "arts and design"),
    ("C++", "c++"),
    ("C#", "c#"),
    ("CompTIA A+", "comptia a+"),
    ("Men\u00b4s Wear", "mens wear"),
    ("Men`s Wear", "mens wear"),
    ("E\u2212Commerce", "e commerce"),
    ("&", "and"),
    ("", ""),
    ("\n", ""),
    (" \u00a0 ", ""),
    ("---", ""),
]


@pytest.mark.parametrize(("name", "made"), SAME)
def test_the_normal_form_leaves_out_what_does_not_make_another_name(name: str, made: str) -> None:
    assert normal(name) == made


@pytest.mark.parametrize(
    "names",
    [
        [],
        [""],
        ["", ""],
        ["", "Finance", ""],
        [" ", "\u00a0", "-"],
        ["Finance", "Law & Order", "Audio/Video"],
        ["Fin\nance", "Law"],
        ["\n", "\n\n", "Law\n"],
        ["\nFinance", "\r\nLaw", "Arts\r"],
        ["Finance", "Santé & Soins", "Workers\u2019 Rights"],
        ["Santé\nSoins", "\u2028Law\u2029", "\x0bArts\x0c", "\x85x"],
        ["\u0301", "e", "\u0301x"],
        ["a", "\u200b", "\ufeffb", "\x00", "\x01", "a\x01b", "\x01\u00e9"],
        ["-Finance-", "(Law)", "&", " & ", "&&", "Arts  &  Design"],
        ["\u1112\u1161\u11ab", "\uac00", "\u11a8"],
        [name for name, _ in SAME],
    ],
)
def test_a_column_of_names_is_normalised_as_its_names_one_by_one(names: list[str]) -> None:
    assert normals(names) == [normal(name) for name in names]


def test_an_ascii_name_has_one_normal_form_among_ascii_names_and_among_others() -> None:
    names = ["".join(map(chr, range(start, start + 16))) for start in range(0, 128, 16)] + ["Workers' Rights & Duties"]
    assert normals([*names, "é"])[:-1] == normals(names)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("Law & Order", "Law & Order", "to the letter"),
        ("Law & Order", "law & order", "but for a difference in case"),
        ("Law & Order", "law  &  Order ", "but for a difference in spacing"),
        ("Law & Order", "Law and Order", 'but for a difference in "&" for "and"'),
        ("Law&Order", "LAW AND ORDER", 'but for a difference in "&" for "and"'),
        ("Law, Order", "Law/Order", "but for punctuation"),
        ("Law & Order", "Law - and Order", "but for punctuation"),
    ],
)
def test_sameness_names_the_first_step_that_makes_two_names_one(first: str, second: str, words: str) -> None:
    assert normal(first) == normal(second)
    assert sameness(first, second) == words
    assert sameness(second, first) == words


@pytest.mark.parametrize(
    "text",
    [
        "all",
        "ALL",
        " All ",
        "*all*",
        "All Worlds",
        "All worlds",
        "all-worlds",
        "ALL_WORLDS",
        "All World",
        "Every World",
    ],
)
def test_every_spelling_of_the_marker_is_one(text: str) -> None:
    assert is_marker(text)


@pytest.mark.parametrize("text", ["", "*", "worlds", "al", "alll", "Allied Health", "All Worlds 2", "overall", "tout"])
def test_no_other_text_is_the_marker(text: str) -> None:
    assert not is_marker(text)


IDS = ["health-care", "health-science", "finance", "manufacturing", "marketing"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("helth-care", ["health-care"]),
        ("HEALTH-CARE", ["health-care"]),
        ("fiannce", ["finance"]),
        ("marketing", ["marketing"]),
        ("manufacturing-", ["manufacturing"]),
        ("biotechnology", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("others", [0, LARGE * 2])
def test_a_slip_of_the_pen_is_recognised_in_few_candidates_and_in_many(
    text: str, found: list[str], others: int
) -> None:
    assert close_matches(text, [*IDS, *(f"x{number:09d}" for number in range(others))]) == found


def test_the_best_match_comes_first_and_there_are_no_more_than_asked_for() -> None:
    candidates = ["finances", "financed", "financer", "finance"]
    assert close_matches("finance", candidates)[0] == "finance"
    assert len(close_matches("finance", candidates)) == 3
    assert close_matches("finance", candidates, 1) == ["finance"]


def test_candidates_may_come_one_by_one() -> None:
    assert close_matches("finanse", iter(IDS)) == ["finance"]
