"""Each level by itself: what agrees there, and what does not."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from careertaxonomy.labels.levels import LEVELS, POSITION, closing_words, loose, sure, whole_words
from careertaxonomy.labels.rows import GROUPS
from tests.labels.made import ids, query, resolve

AGREE = {
    "decided": ("Bookkeeping", "pathway", "accounting"),
    "exact": ("Health Science", "cluster", "health-science"),
    "normalised": ("HEALTH  SCIENCE.", "cluster", "health-science"),
    "alias": ("stem", "cluster", "science-technology-engineering-mathematics"),
    "code": ("HLTH", "cluster", "health-science"),
    "trimmed": ("08-Health Science", "cluster", "health-science"),
    "words": (
        "Mathematics & Science, Engineering, Technology",
        "cluster",
        "science-technology-engineering-mathematics",
    ),
    "form": (
        "Sciences, Technologies, Engineering & Mathematics",
        "cluster",
        "science-technology-engineering-mathematics",
    ),
    "abbreviation": ("Business Mgmt & Admin.", "cluster", "business-management-administration"),
    "slip": ("Helth Science", "cluster", "health-science"),
    "generic": ("Law Enforcement", "pathway", "law-enforcement-services"),
    "cut-off": ("Law, Public Safety, Correction", "cluster", "law-public-safety-corrections-security"),
    "most-words": ("Law, Public Safety & Security", "cluster", "law-public-safety-corrections-security"),
    "run-together": ("Energy & Technology Journalism & Broadcasting", "pathway", "journalism-broadcasting"),
}
OPTIONS: dict[str, dict[str, Any]] = {
    "decided": {"decided": {"bookkeeping": "pathway:accounting"}},
    "code": {"codes": ("nc-dpi",)},
}


def test_every_level_has_an_example_and_every_function_is_a_level() -> None:
    assert [*AGREE] == [level.name for level in LEVELS]
    functions = {
        function
        for module in (sure, whole_words, closing_words, loose)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name in module.__all__ and name != "halves"
    }
    assert {level.find for level in LEVELS} == functions
    assert len(LEVELS) == len(functions) == len(POSITION)


def test_the_levels_are_in_the_order_of_their_groups() -> None:
    groups = [GROUPS.index(level.group) for level in LEVELS]
    assert groups == sorted(groups)


@pytest.mark.parametrize("level", [level.name for level in LEVELS])
def test_what_agrees_at_a_level_is_resolved_there_and_at_no_surer_one(level: str) -> None:
    label, kind, id = AGREE[level]
    options = OPTIONS.get(level, {})
    found = resolve(label, kind, **options)
    assert (found.outcome, found.id, found.level) == ("resolved", id, level)
    assert found.group == LEVELS[POSITION[level]].group
    assert found.reason == LEVELS[POSITION[level]].agrees
    asked = query(label, kind, **options)
    surer = LEVELS[: POSITION[level]]
    assert [known.name for known in surer if known.find(asked)] == []


@pytest.mark.parametrize("level", [level.name for level in LEVELS])
def test_a_level_lets_pass_what_is_as_sure_and_refuses_what_is_less(level: str) -> None:
    label, kind, id = AGREE[level]
    for least in POSITION:
        found = resolve(label, kind, least=least, **OPTIONS.get(level, {}))
        if POSITION[least] >= POSITION[level]:
            assert (found.outcome, found.id) == ("resolved", id)
        else:
            assert (found.outcome, found.id, found.candidates) == ("unknown", None, (f"{kind}:{id}",))
            assert found.reason.startswith(f"only {level}")


def test_exact_takes_an_id_a_reference_or_a_name() -> None:
    assert ids(sure.exact(query("health-science"))) == ["health-science"]
    assert ids(sure.exact(query("cluster:health-science"))) == ["health-science"]
    assert ids(sure.exact(query("cluster:Health Science"))) == []
    assert ids(sure.exact(query("world:health-science"))) == []
    assert ids(sure.exact(query("Manufacturing"))) == ["manufacturing", "manufacturing"]


@pytest.mark.parametrize(
    "label", ["health science", "Health-Science", "HEALTH_SCIENCE", "health   science!", "Health Science\n"]
)
def test_normalised_passes_over_case_spacing_and_punctuation(label: str) -> None:
    assert ids(sure.normalised(query(label))) == ["health-science"]


def test_normalised_reads_entities() -> None:
    assert resolve("Business Management &amp; Administration").level == "normalised"


def test_codes_count_where_their_scheme_is_named() -> None:
    assert resolve("06", codes=("ceds",)).id == "finance"
    assert resolve("hlth", codes=("nc-dpi",)).id == "health-science"
    assert resolve("06", codes=("nc-dpi",)).outcome == "code"
    assert resolve("6", codes=("ceds",)).outcome == "unknown"


@pytest.mark.parametrize(
    "label",
    [
        "8. Finance",
        "08 - Finance",
        "(8) Finance",
        "1.2 Finance",
        "a) Finance",
        "\u2022 8. Finance",
        "Finance Cluster*",
        "Finance\u00ae",
        "Finance Cluster",
        "Finance Career Cluster",
        "Finance Careers",
        "Career Cluster: Finance",
        "Cluster Finance",
        "Finance - Career Pathway",
        "3) Finance Career Cluster\u2122",
    ],
)
def test_trimmed_passes_over_what_surrounds_a_name(label: str) -> None:
    assert (resolve(label).id, resolve(label).level) == ("finance", "trimmed")


def test_trimmed_parts_camel_case() -> None:
    assert (resolve("PerformingArts", "pathway").id, resolve("PerformingArts", "pathway").level) == (
        "performing-arts",
        "trimmed",
    )


@pytest.mark.parametrize("label", ["Career Planning", "World Planning", "Planning 2", "3D Planning", "Career"])
def test_trimmed_takes_nothing_away_that_may_be_part_of_a_name(label: str) -> None:
    assert resolve(label, "pathway").ref is None


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Broadcasting/Journalism", "journalism-broadcasting"),
        ("LegalServicesMarketing", None),
        ("performingarts", "performing-arts"),
        ("Perform ing Arts", "performing-arts"),
    ],
)
def test_words_may_stand_in_another_order_or_be_joined_otherwise(label: str, id: str | None) -> None:
    assert (resolve(label, "pathway").id, resolve(label, "pathway").level) == (id, "words" if id else None)


@pytest.mark.parametrize(
    ("label", "kind", "id"),
    [
        ("Legal Service", "pathway", "legal-services"),
        ("Corrections Services", "pathway", "correction-services"),
        ("Correctional Services", "pathway", "correction-services"),
        ("Finances", "cluster", "finance"),
        ("Broadcast Journalism", "pathway", None),  # a form, in another order
        ("Accountant", "pathway", None),  # one word, and three letters of it
        ("Product", "pathway", None),
        ("Administration Management", "cluster", None),
    ],
)
def test_a_form_differs_by_its_ending(label: str, kind: str, id: str | None) -> None:
    found = resolve(label, kind)
    assert (found.id, found.level) == (id, "form" if id else None)


@pytest.mark.parametrize(
    ("label", "kind", "id"),
    [
        ("Bus. Management & Admin", "cluster", "business-management-administration"),
        ("Bu. Management & Admin", "cluster", "business-management-administration"),
        ("Bu Management & Admin", "cluster", None),  # two letters, and no stop
        ("Business Mgt & Admin", "cluster", "business-management-administration"),
        ("Log. Planning & Mgmt Svcs", "pathway", "logistics-planning-management-services"),
        ("Arts, AV Tech & Communications", "cluster", "arts-audio-video-technology-communications"),
        ("Law, PS, Corrections & Security", "cluster", "law-public-safety-corrections-security"),
        ("HS", "cluster", None),  # initials alone
        ("Fin.", "cluster", None),  # one word, shortened
        ("Mfg", "cluster", None),
    ],
)
def test_an_abbreviation_is_a_beginning_drawn_together_or_initials(label: str, kind: str, id: str | None) -> None:
    found = resolve(label, kind)
    assert (found.id, found.level) == (id, "abbreviation" if id else None)


@pytest.mark.parametrize(
    ("label", "kind", "id"),
    [
        ("Healht Science", "cluster", "health-science"),
        ("Health Sciience", "cluster", "health-science"),
        ("Heallth Sciience", "cluster", None),  # two slips
        ("Acounting", "pathway", "accounting"),
        ("Manufaktuting", "cluster", None),
        ("Manufakturing", "cluster", "manufacturing"),
        ("Crafting", "pathway", None),  # another letter in a name of one short word
        ("Planting", "pathway", None),
        ("Seles", "pathway", None),
    ],
)
def test_a_slip_is_one_letter_in_one_word(label: str, kind: str, id: str | None) -> None:
    found = resolve(label, kind)
    assert (found.id, found.level) == (id, "slip" if id else None)


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Therapeutic", "therapeutic-services"),
        ("Insurance Services", "insurance"),
        ("Production Services", None),  # no other name of its cluster ends so
        ("Support", "support-services"),
        ("Services", None),
    ],
)
def test_generic_passes_over_a_closing_word(label: str, id: str | None) -> None:
    found = resolve(label, "pathway")
    assert (found.id, found.level) == (id, "generic" if id else None)


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Law, Public Safety, Correction", "law-public-safety-corrections-security"),
        ("Law, Public Safety, Corrections and", "law-public-safety-corrections-security"),
        ("Law, Public", None),  # less than two thirds
        ("Business Management", None),  # two whole words may be another name
        ("Business Management & Adm", None),  # an abbreviation
        ("Manufactur", None),  # no whole word
    ],
)
def test_a_cut_off_label_is_the_beginning(label: str, id: str | None) -> None:
    found = resolve(label)
    assert (found.id if found.level == "cut-off" else None) == id


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Law, Public Safety & Corrections", None),  # a beginning, and cut off
        ("Law, Safety, Corrections & Security", "law-public-safety-corrections-security"),
        ("Arts, Audio Visual Technology & Communications", "arts-audio-video-technology-communications"),
        ("Law, Police Safety, Corrections & Security", None),  # a word that no name has
        ("Law, Planning Safety, Corrections & Security", None),  # a name of its own in its place
        ("Law, Public Safety, Care & Security", None),  # not as long as what is missing
        ("Law, Fire Safety, Corrections & Security", None),  # another word, which begins otherwise
        ("Law, Public Safety, Corrections & Service", None),  # another word at the end
        ("Public Safety, Corrections & Security", None),  # the first word is missing
        ("Law, Safety & Security", None),  # two are missing
        ("Security, Safety, Corrections & Law", None),  # in another order
        ("Business Administration", "business-management-administration"),
        ("Business Management", None),  # what is missing tells more
    ],
)
def test_most_words_are_all_but_one_in_order(label: str, id: str | None) -> None:
    found = resolve(label)
    assert (found.id if found.level == "most-words" else None) == id


@pytest.mark.parametrize(
    ("label", "id"),
    [
        ("Health Science Legal Services", "legal-services"),
        ("Legal Services Health Science", "legal-services"),
        ("Health Science / Legal Services", None),  # something joins them
        ("Health Science Planning", None),  # one word alone
        ("Health Science and Legal Services", None),
    ],
)
def test_names_run_together_have_white_space_between(label: str, id: str | None) -> None:
    found = resolve(label, "pathway")
    assert (found.id, found.level) == (id, "run-together" if id else None)
