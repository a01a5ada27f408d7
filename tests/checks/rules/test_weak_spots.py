"""What mutants of the rules got away with: each test here fails for one of them."""

from __future__ import annotations

import pytest

from tests.helpers import Python, check_text, cluster, codes, document, only, pathway, world

EIGHT = [world(f"w-{letter}", f"{letter.upper()}{letter} World") for letter in "abcdefgh"]


@pytest.mark.parametrize("unknown", ["mining", "w-aa"])
def test_seven_of_eight_worlds_of_which_one_is_unknown_are_not_nearly_all(unknown: str) -> None:
    links = [f"w-{letter}" for letter in "abcdef"] + [unknown]
    report = check_text(document(worlds=EIGHT, clusters=[cluster("finance", links), cluster("b", "all")]))
    assert "CT404" not in codes(report)
    assert only(report, "CT301").path == "/clusters/0/worlds/6"


def test_a_name_that_begins_as_another_is_not_similar_to_it() -> None:
    names = ["Law Trade Peace", "Law Trade Peace And Order Things"]
    rows = [pathway(f"p{number}", name=name) for number, name in enumerate(names)]
    assert codes(check_text(document(pathways=rows)), "error", "warning") == []


@pytest.mark.parametrize("seed", range(6))
def test_of_two_scripts_with_as_many_letters_the_same_one_is_always_reported(python: Python, seed: int) -> None:
    code = (
        "from tests.helpers import document, check_text, pathway\n"
        "text = document(pathways=[pathway('a', name='\\u03b1\\u0436\\u03b2\\u0434')])\n"
        "print(*(found.message.encode('ascii', 'backslashreplace').decode() for found in check_text(text).diagnostics))"
    )
    printed = python(f"import sys; sys.path.insert(0, '.')\n{code}", PYTHONHASHSEED=seed)
    assert "mixes" in printed
    assert "CYRILLIC" in printed
    assert "GREEK SMALL LETTER ALPHA" not in printed


@pytest.mark.parametrize(("clusters", "hints"), [(1, 100), (500, 100), (501, 10)])
def test_near_misses_are_looked_for_among_the_first_links_only(clusters: int, hints: int) -> None:
    there = [cluster("finance", name="Finance"), *(cluster(f"q{n}x{n}", name=f"Q{n}") for n in range(clusters - 1))]
    rows = [pathway(f"p{n}", f"finance{n % 10}{n // 10}", f"P{n}") for n in range(120)]
    found = [each for each in check_text(document(clusters=there, pathways=rows)).diagnostics if each.code == "CT302"]
    assert [bool(each.hint) for each in found].count(True) == hints
    assert {each.hint for each in found if each.hint} == {'did you mean "finance"?'}


def test_a_near_miss_among_the_well_shaped_records_is_meant_before_one_among_the_others() -> None:
    there = [
        cluster("financex"),
        {"id": "financea", "name": "F", "worlds": 1},
        {"id": "financeb", "name": "G", "worlds": 1},
    ]
    report = check_text(document(clusters=there, pathways=[pathway("a", "finance"), pathway("b", "financex")]))
    assert only(report, "CT302").hint == 'did you mean "financex"?'
    there = [
        cluster("trade"),
        {"id": "financeb", "name": "F", "worlds": 1},
        {"id": "financea", "name": "G", "worlds": 1},
    ]
    report = check_text(document(clusters=there, pathways=[pathway("a", "finance"), pathway("b", "trade")]))
    assert only(report, "CT302").hint == 'did you mean "financeb"?'


@pytest.mark.parametrize(("others", "fixable"), [([], True), (["financeb"], False)])
def test_only_a_sole_near_miss_is_written(others: list[str], fixable: bool) -> None:
    there = [cluster("financea"), *map(cluster, others)]
    rows = [pathway(f"p{number}", one["id"], f"P{number}") for number, one in enumerate(there)]
    found = only(check_text(document(clusters=there, pathways=[*rows, pathway("a", "finance")])), "CT302")
    assert (found.hint is not None, found.fixable) == (True, fixable)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (" {}", "CT601"),
        ("a\u200b{}", "CT602"),
        ("e\u0301{}", "CT603"),
        ("p\u0430y {}", "CT604"),
        ("Caf\u00c3\u00a9 {}", "CT605"),
        ("{} &", "CT606"),
        ("Acc0unting {}", "CT607"),
        ("Teaching/ {}", "CT608"),
        ("Sales &amp; {}", "CT610"),
        ("\u2022 {}", "CT611"),
        ("Law Law {}", "CT613"),
        ("Finance; {}", "CT509"),
    ],
)
def test_a_name_of_any_length_is_read(name: str, code: str) -> None:
    rows = [pathway("a", name=name.format("x" * 30_000))]
    assert code in codes(check_text(document(pathways=rows)))


@pytest.mark.parametrize(
    ("name", "others", "code", "hint"),
    [
        ("Health \u202eCare Care", [], "CT613", 'write "Health Care"'),
        ("Cost \u200bAc counting", ["Accounting"], "CT614", 'write "Cost Accounting"'),
        ("Transpo\u200bration Systems", ["Transportation A", "Transportation B"], "CT612", "Transportation Systems"),
    ],
)
def test_what_cannot_be_seen_hides_no_fault(name: str, others: list[str], code: str, hint: str) -> None:
    rows = [pathway(f"p{number}", name=one) for number, one in enumerate([name, *others])]
    report = check_text(document(pathways=rows))
    assert "CT602" in codes(report)
    assert hint in (only(report, code).hint or "")
