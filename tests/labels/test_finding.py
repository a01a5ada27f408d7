"""What a search finds, in which order, and what it says of it."""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from careertaxonomy.labels.finding import find, suggestions
from tests.labels.made import names

ALL = ("world", "cluster", "pathway")


def told(text: str, *kinds: str) -> list[str]:
    return [f"{match.ref}: {match.agrees}" for match in find(names(), text, kinds or ALL)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("health", ['world:health-care: the word "health"', 'cluster:health-science: the word "health"']),
        ("Health Science", ["cluster:health-science: its name"]),
        ("cluster:finance", ["cluster:finance: its reference"]),
        ("stem", ["cluster:science-technology-engineering-mathematics: another name"]),
        ("HLTH", ["cluster:health-science: its nc-dpi code"]),
        ("06", ["cluster:finance: its ceds code"]),
        ("LPSCS", ["cluster:law-public-safety-corrections-security: its initials"]),
        ("acc", ['pathway:accounting: the beginning of "accounting"']),
        ("jo", ['pathway:journalism-broadcasting: the beginning of "journalism"']),
        ("perf arts", ["pathway:performing-arts: all words, some shortened"]),
        ("art performing", ["pathway:performing-arts: all words, but for a plural"]),
        ("insurence", ['pathway:insurance: but for a slip "insurance"']),
        ("casting", ["pathway:journalism-broadcasting: part of its name"]),
        ("legal weaving services", ["pathway:legal-services: some words"]),
        ("sales-2", ["pathway:sales-2: its id"]),
        ("weaving", []),
        ("", []),
        ("&", []),
        ("...", []),
    ],
)
def test_what_a_search_finds(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_the_best_comes_first_and_each_record_once() -> None:
    found = [match.ref for match in find(names(), "manufacturing", ALL)]
    assert found == ["world:manufacturing", "cluster:manufacturing"]
    planning = [match.ref for match in find(names(), "planning", ALL)]
    assert planning == ["pathway:planning", "pathway:logistics-planning-management-services"]


def test_a_kind_alone() -> None:
    assert told("health", "world") == ['world:health-care: the word "health"']
    assert told("health", "pathway") == []


def test_a_match_says_which_record(tax: ct.Taxonomy) -> None:
    assert tax.find("Health Sci.") == (
        ct.Match("cluster:health-science", "cluster", "health-science", "Health Science", "all words, some shortened"),
    )


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("FINANCE", ["cluster"], (("cluster:finance",), True)),
        ("Health Care", ["cluster"], (("world:health-care",), True)),
        ("Manufacturing", ["cluster"], (("cluster:manufacturing",), True)),
        ("STEM", ["cluster"], (("cluster:science-technology-engineering-mathematics",), True)),
        ("finanse", ["cluster"], (("cluster:finance",), False)),
        ("legal-service", ["pathway"], (("pathway:legal-services",), False)),
        ("", ["pathway"], ((), False)),
    ],
)
def test_a_sure_near_miss_is_told_from_a_guess(
    text: str, kinds: list[str], expected: tuple[tuple[str, ...], bool]
) -> None:
    assert suggestions(names(), text, kinds) == expected


def test_health_services_is_never_taken_for_legal_services(tax: ct.Taxonomy) -> None:
    with pytest.raises(ct.UnknownIdError) as caught:
        tax.pathway("Health Services")
    assert caught.value.suggestions == ("counseling-mental-health-services",)


def test_each_word_of_a_search_has_a_word_of_its_own() -> None:
    assert {one.partition(": ")[2] for one in told("health health")} == {"some words"}
    assert told("care care health")[0] == "world:health-care: some words"
    assert told("health care")[0] == "world:health-care: its name"
