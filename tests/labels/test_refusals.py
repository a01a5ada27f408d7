"""Each reason for refusing a label."""

from __future__ import annotations

import inspect

import pytest

from careertaxonomy.labels import refusals
from careertaxonomy.labels.refusals import OF_LABELS, OF_MATCHES
from tests.labels.made import engine, resolve

REFUSED = {
    "too_long": ("x" * 401, "cluster", "too-long", "over 400 characters"),
    "placeholder": ("N/A", "cluster", "placeholder", "a placeholder, not a name"),
    "other_kind": ("Health Sciences", "pathway", "other-kind", "it is a cluster"),
    "other_cluster": ("Legal Services", "pathway", "other-cluster", "no pathway of cluster finance"),
    "several": ("Legal Services Performing Arts", "pathway", "several", "names run together"),
    "rival": ("Sale", "pathway", "ambiguous", "several records agree: all words, some in another form"),
    "near_rival": (
        "Banking",
        "pathway",
        "ambiguous",
        "all words but for a closing word that many names have, and others are near",
    ),
    "joiner_at_an_end": ("Science, Health and", "cluster", "unknown", "a joiner at an end: something is missing"),
    "brackets": ("Finances (Accounting)", "cluster", "unknown", "what stands in brackets is another thing"),
}


def test_every_refusal_has_an_example_and_every_function_is_in_a_table() -> None:
    functions: set[object] = {
        function
        for name, function in inspect.getmembers(refusals, inspect.isfunction)
        if function.__module__ == refusals.__name__ and not name.startswith("_")
    }
    assert {*OF_LABELS, *OF_MATCHES} == functions
    assert [*REFUSED] == [refuse.__name__ for refuse in (*OF_LABELS, *OF_MATCHES)]


@pytest.mark.parametrize("name", REFUSED)
def test_what_speaks_against_a_label_refuses_it(name: str) -> None:
    label, kind, outcome, reason = REFUSED[name]
    found = engine(kind).resolve(label, cluster="finance" if name == "other_cluster" else None)
    assert (found.outcome, found.reason) == (outcome, reason)
    assert (found.ref, found.id, found.kind, found.level, found.group) == (None, None, None, None, None)


@pytest.mark.parametrize(
    "label", ["Other", "n/a", "N.A.", "#N/A", "NaN", "none", "TBD", "Undecided", "TOTAL", "--", "?"]
)
def test_a_placeholder_names_nothing(label: str) -> None:
    found = resolve(label)
    assert (found.outcome, found.candidates, found.needs_a_person) == ("placeholder", (), False)


@pytest.mark.parametrize("label", ["All Worlds", "all worlds", "ALL"])
def test_all_worlds_is_the_marker(label: str) -> None:
    assert (resolve(label, "world").outcome, resolve(label, "world").candidates) == ("placeholder", ("all",))


def test_a_label_of_400_characters_is_looked_for() -> None:
    assert resolve("x" * 400).outcome == "unknown"


@pytest.mark.parametrize(
    ("label", "kind", "candidates"),
    [
        ("Manufacturing", "pathway", ("world:manufacturing", "cluster:manufacturing")),
        ("Healthcare", "cluster", ("world:health-care",)),
        ("STEM", "pathway", ("cluster:science-technology-engineering-mathematics",)),
        ("Acounting", "cluster", ("pathway:accounting",)),
    ],
)
def test_a_record_of_another_kind_is_not_taken_for_one_of_this(
    label: str, kind: str, candidates: tuple[str, ...]
) -> None:
    found = resolve(label, kind)
    assert (found.outcome, found.candidates) == ("other-kind", candidates)


def test_of_two_records_with_one_name_the_cluster_tells_which_is_meant() -> None:
    pathways = engine("pathway")
    assert pathways.resolve("Sales").candidates == ("pathway:sales", "pathway:sales-2")
    assert pathways.resolve("Sales", cluster="finance").id == "sales-2"
    assert pathways.resolve("Sales", cluster="business").id == "sales"
    assert pathways.resolve("Sales", cluster="law").outcome == "other-cluster"


@pytest.mark.parametrize(
    ("label", "outcome"),
    [
        ("Health Science (HS)", "resolved"),
        ("Health Sciences (HS)", "resolved"),
        ("Health Sciences (HLTH)", "resolved"),
        ("Health Sciences (Health Science)", "resolved"),
        ("HS (Health Sciences)", "resolved"),
        ("Health Sciences [08]", "resolved"),
        ("Health Sciences (HSC)", "unknown"),
        ("Health Sciences (Nursing)", "unknown"),
        ("Nursing (Health Science)", "unknown"),
        ("Health Sciences (HS) (Nursing)", "unknown"),
    ],
)
def test_what_stands_in_brackets_is_the_same_record_or_its_initials(label: str, outcome: str) -> None:
    assert resolve(label).outcome == outcome


@pytest.mark.parametrize(
    "label", ["Advanced Health Science", "Health Science II", "Health Science 2", "Health Science Lab"]
)
def test_a_word_too_many_is_another_thing(label: str) -> None:
    found = resolve(label)
    assert (found.outcome, found.candidates) == ("unknown", ("cluster:health-science",))
