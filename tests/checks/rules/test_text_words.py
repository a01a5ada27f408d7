"""CT606 to CT609: wrapped cells, misread letters, and how words are joined."""

from __future__ import annotations

import pytest

from tests.checks.rules.names import fault, named
from tests.helpers import BOTH, check_text, cluster, codes, document, expect, only, pathway, world


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("Accounting &", "&"),
        ("Accounting,", ","),
        ("Audio/", "/"),
        ("Audio /", "/"),
        ("Pre-", "-"),
        ("Health -", "-"),
        ("Supply and", "and"),
        ("Supply And", "And"),
        ("SUPPLY AND", "AND"),
        ("R&D &", "&"),
    ],
)
def test_a_name_that_is_cut_off(name: str, end: str) -> None:
    found = fault("CT606", "warning", name)
    assert found.message == f'the name of pathway "p0" ends with "{end}", as if it were cut off: "{name}"'
    assert found.hint == "is the rest of it in the next row?"
    assert found.fix is None


@pytest.mark.parametrize(
    ("name", "mark", "where", "row"),
    [
        ("& Auditing", "&", "begins", "previous"),
        ("/Video", "/", "begins", "previous"),
        ("and Auditing", "and", "begins", "previous"),
        ("Hoteler\u00eda y", "y", "ends", "next"),
        ("Handel und", "und", "ends", "next"),
        ("y Turismo", "y", "begins", "previous"),
        ("Supply \u2212", "\u2212", "ends", "next"),
    ],
)
def test_a_name_that_begins_or_ends_with_a_joiner(name: str, mark: str, where: str, row: str) -> None:
    found = fault("CT606", "warning", name)
    assert found.message == f'the name of pathway "p0" {where} with "{mark}", as if it were cut off: "{name}"'
    assert found.hint == f"is the rest of it in the {row} row?"


@pytest.mark.parametrize(
    ("name", "bracket"), [("Law (Order", "("), ("Order] Law", "]"), ("Care (x]", "]"), ("Care (x) {y", "{")]
)
def test_a_bracket_without_its_partner(name: str, bracket: str) -> None:
    found = fault("CT606", "warning", name)
    assert found.message == f'the name of pathway "p0" has the bracket "{bracket}" without its partner: "{name}"'
    assert found.hint == "is the rest of it in another row?"


def test_joiners_of_one_letter_join_only_where_no_name_has_and() -> None:
    assert codes(check_text(named("Vitamin e", "Law", "Order"))) == ["CT606"]
    assert codes(check_text(named("Vitamin e", "Law and Order"))) == []
    assert codes(check_text(named("Handel und", "Law and Order"))) == ["CT606"]


def test_a_space_behind_the_end_does_not_hide_it() -> None:
    report = check_text(named("Accounting & ", "Supply and\u00a0", "Audio/\u200b"))
    assert [(found.code, found.path) for found in report.diagnostics] == [
        ("CT601", "/pathways/0/name"),
        ("CT606", "/pathways/0/name"),
        ("CT601", "/pathways/1/name"),
        ("CT606", "/pathways/1/name"),
        ("CT602", "/pathways/2/name"),
        ("CT606", "/pathways/2/name"),
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Acc0unting", 'a digit among the letters of "Acc0unting"'),
        ("Law & 0rder B0oks", 'a digit among the letters of "B0oks"'),
        ("Heal1h", 'a digit among the letters of "Heal1h"'),
        ("Bio10gy", 'a digit among the letters of "Bio10gy"'),
        ("HEALTH5CARE", 'a digit among the letters of "HEALTH5CARE"'),
        ("Café0té", 'a digit among the letters of "Café0té"'),
        ("Energy 9", 'a lone "9" at its end'),
        ("Eporgy 9", 'a lone "9" at its end'),
        ("Information Technology 8", 'a lone "8" at its end'),
        ("Arts, etc. 9", 'a lone "9" at its end'),
    ],
)
def test_a_name_that_was_misread(name: str, what: str) -> None:
    found = fault("CT607", "warning", name)
    assert found.message == f'the name of pathway "p0" has {what}, as if misread: "{name}"'
    assert (found.hint, found.fix) == (None, None)


def test_a_word_that_has_several_numbers_takes_numbers() -> None:
    names = ["Welding 1", "Welding 2", "Advanced welding 3", "Energy 9", "Nursing 4"]
    report = check_text(named(*names))
    assert [(found.code, found.path) for found in report.diagnostics] == [
        ("CT607", "/pathways/3/name"),
        ("CT607", "/pathways/4/name"),
    ]


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("Teaching/ Training", "Teaching/Training"),
        ("Teaching /Training", "Teaching/Training"),
        ("Audio/ Video/ Film", "Audio/Video/Film"),
        ("Audio / Video/ Film", "Audio / Video/Film"),
        ("Ab/ Bc & Cd /De", "Ab/Bc & Cd/De"),
    ],
)
def test_a_space_on_one_side_of_a_slash(name: str, mended: str) -> None:
    found = fault("CT608", "warning", name)
    assert found.message == f'the name of pathway "p0" has a space on one side of a slash: "{name}"'
    assert found.hint == f'write "{mended}"'
    assert found.fix is not None
    assert found.fix.safe


@pytest.mark.parametrize(
    ("name", "where", "mended"),
    [
        ("Sales , Marketing", "before a comma", "Sales, Marketing"),
        ("Law ( Order )", "inside a bracket", "Law (Order)"),
        ("Law [Order ]", "inside a bracket", "Law [Order]"),
        ("Teaching/ Training , Art", "on one side of a slash and before a comma", "Teaching/Training, Art"),
    ],
)
def test_a_space_that_does_not_belong_there(name: str, where: str, mended: str) -> None:
    found = fault("CT608", "warning", name)
    assert found.message == f'the name of pathway "p0" has a space {where}: "{name}"'
    assert found.hint == f'write "{mended}"'
    assert found.fix is not None
    assert found.fix.safe


def test_a_number_after_a_word_that_is_at_home_is_no_misreading() -> None:
    assert codes(check_text(named("Windows 7", "Windows XP"))) == []
    assert codes(check_text(named("Windows 7", "Linux XP"))) == ["CT607"]


def test_a_number_after_a_word_with_a_capital_inside_is_no_misreading() -> None:
    assert codes(check_text(named("MacOS 9", "Linux"))) == []
    assert codes(check_text(named("Macos 9", "Linux"))) == ["CT607"]
    assert codes(check_text(named("MacOS Energy 9", "Linux"))) == ["CT607"]


def test_two_spaces_at_a_slash_are_two_faults_with_one_end() -> None:
    expect(
        named("Teaching/  Training"),
        """
        14:26 error CT601 stray-whitespace at /pathways/0/name: "Teaching/  Training"
          the name of pathway "p0" has two spaces in a row
          hint: write "Teaching/ Training"
        14:26 warning CT608 spaced-punctuation at /pathways/0/name: "Teaching/  Training"
          the name of pathway "p0" has a space on one side of a slash: "Teaching/  Training"
          hint: write "Teaching/Training"
        """,
    )


@pytest.mark.parametrize(
    "name",
    [
        "Level 1",
        "Phase 2",
        "Grade 9",
        "English 2",
        "Punan Batu 1",
        "Law (Order) [a]",
        "AND",
        "Y",
        "K-12",
        "Teaching K-12",
        "3D Printing",
        "2D & 3D Art",
        "B2B Sales",
        "5G",
        "5G Networks",
        "H2O Care",
        "CO2 Capture",
        "Y2K",
        "i18n & l10n",
        "MP3 Production",
        "Industry 4.0",
        "Windows 11",
        "21st Century Art",
        "24/7 Support",
        "4-H Clubs",
        "COVID-19",
        "English II",
        "ISO 9001",
        "HTML5 & CSS3",
        "A / B",
        "A/B",
        "Kingston s/ Tamise",
        "and/or",
        "Brand",
        "Understand",
        "Thailand Studies",
        "and",
        "&",
        "/",
        "C++",
        "C#",
        "R&D",
        "X-Ray",
        "Résumé",
        "健康 2.0",
        "Logistics | Trade",
        "Trade|Logistics",
        "0",
        "9",
    ],
)
def test_names_that_are_right(name: str) -> None:
    expect(named(name), "")


def test_right_and_wrong_names_side_by_side() -> None:
    report = check_text(named("Level 1", "Energy 9", "K-12", "Brand", "Supply and", "A / B", "Cd/ De", "L0dging", "5G"))
    assert [(found.code, found.path) for found in report.diagnostics] == [
        ("CT607", "/pathways/1/name"),
        ("CT606", "/pathways/4/name"),
        ("CT608", "/pathways/6/name"),
        ("CT607", "/pathways/7/name"),
    ]


def test_the_faults_of_aliases() -> None:
    expect(
        document(pathways=[pathway("a", aliases=["Law &", "Acc0unting", "Ab/ Bc", "Level 1"])]),
        """
        14:64 warning CT606 cut-off-name at /pathways/0/aliases/0: "Law &"
          an alias of pathway "a" ends with "&", as if it were cut off: "Law &"
          hint: is the rest of it in the next row?
        14:73 warning CT607 misread-text at /pathways/0/aliases/1: "Acc0unting"
          an alias of pathway "a" has a digit among the letters of "Acc0unting", as if misread: "Acc0unting"
        14:87 warning CT608 spaced-punctuation at /pathways/0/aliases/2: "Ab/ Bc"
          an alias of pathway "a" has a space on one side of a slash: "Ab/ Bc"
          hint: write "Ab/Bc"
        """,
    )


def test_and_among_ampersands() -> None:
    expect(
        named("Law & Order", "Food & Drink", "Trade and Commerce and Sale", "Supply and Demand"),
        """
        16:26 warning CT609 mixed-ampersand at /pathways/2/name: "Trade and Commerce and Sale"
          the name of pathway "p2" joins words by "and", which is in 2 names; "&" is in 2
          hint: write "Trade & Commerce & Sale"
        """,
    )


def test_an_ampersand_among_many_ands() -> None:
    expect(
        named("Law and Order", "Food AND Drink", "Bed & Breakfast", "Trade And Sale"),
        """
        16:26 warning CT609 mixed-ampersand at /pathways/2/name: "Bed & Breakfast"
          the name of pathway "p2" joins words by "&", which is in 1 name; "and" is in 3
          hint: write "Bed and Breakfast"
        """,
    )


def test_the_names_of_all_kinds_count_together_and_the_first_of_the_rarer_is_named() -> None:
    text = document(
        worlds=[world("health-care", "Health & Care"), world("manufacturing", "Making and Mending")],
        clusters=[cluster("finance", BOTH, "Money & Banks")],
        pathways=[pathway("a", name="Cash and Coins"), pathway("b", name="Bills & Coins")],
    )
    found = only(check_text(text))
    assert (found.code, found.path, found.fix) == ("CT609", "/worlds/1/name", None)
    assert found.message == ('the name of World "manufacturing" joins words by "and", which is in 2 names; "&" is in 3')


@pytest.mark.parametrize(
    "names", [("R&D", "Law and Order"), ("Brand Care", "Law & Order"), ("&", "and", "Law &c and so")]
)
def test_what_joins_no_words_does_not_count(names: tuple[str, ...]) -> None:
    assert "CT609" not in codes(check_text(named(*names)))


def test_aliases_do_not_count() -> None:
    rows = [pathway("a", name="Law & Order", aliases=["Crime and Order"]), pathway("b", name="Food & Drink")]
    expect(document(pathways=rows), "")
    rows = [pathway("a", name="Law and Order", aliases=["Crime & Order"]), pathway("b", aliases=["Bed & Breakfast"])]
    expect(document(pathways=rows), "")


def test_white_space_does_not_hide_a_joiner() -> None:
    report = check_text(named("Law & Order", "Food & Drink", "Trade\u00a0and\u00a0Sale"))
    assert codes(report) == ["CT601", "CT609"]
