"""Each fault planted alone in the published table is found where it was put."""

from __future__ import annotations

import json
import re
from collections import Counter
from copy import deepcopy
from random import Random

import pytest

from careertaxonomy.checks.faults import FAULTS, BrokenDataset, Content, Due, Fault, UnfitError, plant
from careertaxonomy.checks.rules import RULES, find_rule
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.model.layout import layout
from tests.helpers import PUBLISHED, Python, cluster, document, world
from tests.planted import check_broken, due

SMALLEST = document(worlds=[world("health-care")], clusters=[cluster("finance", ["health-care"])])
"""One record of each kind, and no All Worlds."""
BY_NAME = {fault.name: fault for fault in FAULTS}
SEEDS = range(4)


def content_of(document: str | bytes) -> Content:
    content: Content = json.loads(document)
    return content


def found_in(broken: BrokenDataset) -> tuple[Diagnostic, ...]:
    return check_broken(broken).diagnostics


def test_faults_are_in_the_order_of_their_codes_and_each_is_named_and_said_in_one_sentence() -> None:
    assert [fault.code for fault in FAULTS] == sorted(fault.code for fault in FAULTS)
    assert [name for name, number in Counter(fault.name for fault in FAULTS).items() if number > 1] == []
    for fault in FAULTS:
        assert re.fullmatch("[a-z]+(-[a-z0-9]+)*", fault.name)
        assert re.fullmatch(r"[^\n]+\.", fault.doc)
    assert repr(BY_NAME["misspelt-world"]) == "<Fault CT301 misspelt-world>"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.needs.get("marked") != 0], ids=lambda it: it.name)
def test_a_fault_alone_in_the_published_table_is_found_and_brings_no_other_error(fault: Fault, seed: int) -> None:
    broken = plant(content_of(PUBLISHED), Random(seed).choice, fault)
    diagnostics = found_in(broken)
    assert broken.planted == (fault.name,)
    assert [it.code for it in broken.due] == [fault.code]
    assert [it for it in diagnostics if due(it) in broken.due] != []
    others = [it for it in diagnostics if due(it) not in broken.due and it.severity != "note"]
    assert [it for it in others if it.severity == "error" or it.code not in BROUGHT_ALONG.get(fault.code, ())] == []


BROUGHT_ALONG = {"CT501": ["CT609"], "CT502": ["CT609"], "CT505": ["CT609"], "CT603": ["CT612"], "CT802": ["CT306"]}
"""A name that is the same but for `and` is one joined by `and`; a word with an accent that it has nowhere else is most
likely misspelt; what was accepted for too long is reported again."""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.needs.get("marked") == 0], ids=lambda it: it.name)
def test_a_fault_that_all_worlds_rules_out_is_found_in_a_smaller_document(fault: Fault, seed: int) -> None:
    with pytest.raises(UnfitError, match="takes a document with no clusters of All Worlds"):
        plant(content_of(PUBLISHED), Random(seed).choice, fault)
    broken = plant(content_of(SMALLEST), Random(seed).choice, fault)
    assert [due(it) for it in found_in(broken)] == [*broken.due]


UNFIT_FOR_THE_SMALLEST = {
    "every-world-by-name": "it takes a document with 3 worlds",
    "every-world-but-one-by-name": "it takes a document with 8 worlds",
    "world-that-no-cluster-names": "it takes a document with 1 cluster of All Worlds",
    "two-of-one-name": "it takes a document with 2 worlds",
    "pathway-in-another-cluster-too": "it takes a document with 2 clusters",
    "alias-that-another-has-for-a-name": "it takes a document with 2 worlds",
    "alias-of-two": "it takes a document with 2 worlds",
    "code-of-two-records": "it takes a document with 2 pathways",
    "code-that-lost-its-zeros": "it takes a document with 2 pathways",
    "two-of-nearly-one-name": "it takes a document with 2 worlds",
    "names-swapped": "it takes a document with 2 pathways",
    "column-moved-by-one-row": "it takes a document with 3 pathways",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda it: it.name)
def test_in_the_smallest_document_a_fault_is_found_or_what_it_takes_is_said(fault: Fault) -> None:
    content = content_of(SMALLEST)
    if fault.name in UNFIT_FOR_THE_SMALLEST:
        with pytest.raises(UnfitError, match=f"^{fault.name}: {UNFIT_FOR_THE_SMALLEST[fault.name]}$"):
            plant(content, Random(0).choice, fault)
        return
    broken = plant(content, Random(0).choice, fault)
    assert set(broken.due) <= {due(it) for it in found_in(broken)}
    assert [it for it in found_in(broken) if it.severity == "error" and due(it) not in broken.due] == []


def test_the_place_is_the_one_that_people_would_point_at() -> None:
    """Counted by hand in the document of `tests.helpers`, whose first World stands on line 7."""
    expected = {
        "other-format": ("CT103", "/format", 2, 13),
        "missing-format": ("CT103", "", 1, 1),
        "no-worlds": ("CT305", "/clusters/0/worlds", 10, 52),
        "misspelt-world": ("CT301", "/clusters/0/worlds/0", 10, 53),
        "world-named-twice": ("CT303", "/clusters/0/worlds/1", 10, 68),
        "misspelt-cluster": ("CT302", "/pathways/0/cluster", 13, 59),
        "pathway-entered-twice": ("CT501", "/pathways/1/name", 14, 34),
        "world-without-clusters": ("CT304", "/worlds/1", 8, 5),
        "version-that-is-none": ("CT701", "/version", 4, 14),
        "released-and-changed": ("CT702", "", 1, 1),
    }
    for name, place in expected.items():
        broken = plant(content_of(SMALLEST), Random(0).choice, BY_NAME[name])
        assert broken.due == (Due(*place),)
        assert due(next(it for it in found_in(broken) if it.code == place[0])) == Due(*place)


def test_a_key_at_fault_is_pointed_at_by_itself() -> None:
    broken = plant(content_of(SMALLEST), Random(1).choice, BY_NAME["unknown-field"])
    (fault,) = broken.due
    line = broken.data.decode().split("\n")[fault.line - 1]
    assert line[fault.column - 1 :].startswith('"colour": "green"')


def test_what_is_planted_in_stays_as_it_was_and_the_same_seed_plants_the_same() -> None:
    content = content_of(PUBLISHED)
    for fault in FAULTS:
        if fault.lacks(content) is None:
            before = deepcopy(content)
            assert plant(content, Random(3).choice, fault) == plant(content, Random(3).choice, fault)
            assert content == before


def test_another_seed_plants_elsewhere() -> None:
    content = content_of(PUBLISHED)
    places = {plant(content, Random(seed).choice, BY_NAME["misspelt-cluster"]).due for seed in range(20)}
    assert len(places) > 10


def test_a_planted_document_is_laid_out_as_documents_are() -> None:
    assert layout(content_of(PUBLISHED)).encode() == PUBLISHED


def test_several_faults_in_one_document_are_all_found() -> None:
    names = ("misspelt-world", "misspelt-cluster", "row-pasted-twice", "retired-id-in-use", "replacement-in-a-circle")
    broken = plant(content_of(PUBLISHED), Random(0).choice, *(BY_NAME[name] for name in names))
    assert broken.planted == names
    assert [it.code for it in broken.due] == ["CT301", "CT302", "CT202", "CT203", "CT309"]
    assert {due(it) for it in found_in(broken) if it.severity == "error"} == set(broken.due)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("misspelt-world", "name-of-a-world"),  # one code
        ("misspelt-world", "no-worlds"),  # both about what clusters link to
        ("not-utf8", "misspelt-cluster"),  # nothing else can be read
        ("misspelt-cluster", "record-without-id"),
    ],
)
def test_faults_that_would_hide_each_other_are_not_planted_together(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert not BY_NAME[first].combines_with(BY_NAME[second])
        with pytest.raises(ValueError, match=f"^{second} and {first} would hide each other$"):
            plant(content_of(PUBLISHED), Random(0).choice, BY_NAME[first], BY_NAME[second])


def test_what_a_fault_needs_besides_the_document_comes_with_it() -> None:
    content = content_of(PUBLISHED)
    for fault in FAULTS:
        if fault.lacks(content) is None:
            broken = plant(content, Random(0).choice, fault)
            assert (broken.recorded_digest is not None) == (fault.code == "CT702")
            assert (broken.earlier is not None) == (fault.code in ("CT703", "CT704", "CT705", "CT706", "CT707"))
            assert (broken.beside is not None) == (fault.code == "CT708")
            assert (broken.settings is not None) == (fault.code in ("CT801", "CT802"))


def test_a_checker_without_the_rule_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for fault in FAULTS:
        if fault.code == "CT306":
            broken = plant(content_of(PUBLISHED), Random(0).choice, fault)
            rules = tuple(rule for rule in RULES if rule != find_rule(fault.code))
            monkeypatch.setattr("careertaxonomy.checks.checker.RULES", rules)
            assert not set(broken.due) & {due(it) for it in found_in(broken)}


def test_planting_takes_neither_hypothesis_nor_pydantic_nor_the_rules(python: Python) -> None:
    code = """
import sys
import careertaxonomy.checks.faults
heavy = ("hypothesis", "pydantic", "careertaxonomy.checks.rules", "careertaxonomy.checks.checker")
print([name for name in heavy if name in sys.modules])
"""
    assert python(code) == "[]\n"
