"""CT606 to CT608: wrapped cells and misread letters."""

from __future__ import annotations

import pytest

from tests.checks.rules.names import fault, named
from tests.helpers import check_text, codes, document, expect, pathway


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


def test_and_at_an_end_is_found_among_names_without_marks() -> None:
    for name in ("and Accounting Law", "Accounting and"):
        assert codes(check_text(named("Law Trade", name, "Care"))) == ["CT606"]


def test_a_name_that_is_cut_off_within_a_bracket_is_one_finding() -> None:
    assert fault("CT606", "warning", "Law (and").message.startswith('the name of pathway "p0" ends with "and"')


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


@pytest.mark.parametrize(
    ("name", "beside", "found"),
    [
        ("Windows 7", "Windows XP", []),
        ("Windows 7", "Linux XP", ["CT607"]),
        ("MacOS 9", "Linux", []),
        ("Macos 9", "Linux", ["CT607"]),
        ("MacOS Energy 9", "Linux", ["CT607"]),
    ],
)
def test_a_number_after_a_word_that_is_at_home_or_a_product_is_no_misreading(
    name: str, beside: str, found: list[str]
) -> None:
    assert codes(check_text(named(name, beside))) == found


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
