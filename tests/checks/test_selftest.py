"""The self-test: it passes on sound documents, and fails wherever any one rule no longer finds its fault."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from careertaxonomy.checks import selftest
from careertaxonomy.checks.checker import check_document
from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.faults import FAULTS, Due
from careertaxonomy.checks.rules import RULES
from careertaxonomy.checks.selftest import Planted, SelfTest, self_test
from careertaxonomy.datasets.catalogue import Release
from careertaxonomy.datasets.loader import available, read_release
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.formats.documents import Document
from careertaxonomy.model.records import Dataset
from careertaxonomy.reporters.selftest import report_json, report_text
from tests.exported import yaml_bytes
from tests.helpers import FILE, Python, cluster, document, pathway, world

SOUND = document()
TWO = document(
    clusters=[cluster("finance", ["health-care", "manufacturing"]), cluster("media", "all")],
    pathways=[pathway("accounting"), pathway("film", "media")],
)
WITH_WARNING = document(pathways=[pathway("accounting"), pathway("acounting", name="Acounting")])


def tried(text: str | bytes) -> SelfTest:
    return self_test(Document(FILE, text.encode() if isinstance(text, str) else text))


def failing(test: SelfTest) -> set[str]:
    return {each.code for each in test.planted if not each.passed}


def planted(test: SelfTest, fault: str) -> Planted:
    (found,) = (each for each in test.planted if each.fault == fault)
    return found


def nothing(draft: Draft) -> Iterator[Finding]:
    return iter(())


@pytest.mark.parametrize("release", available(), ids=str)
def test_it_passes_on_the_bundled_data_with_every_fault_of_every_rule(release: Release) -> None:
    test = self_test(Document(str(release), read_release(release), release.digest))
    assert [each for each in test.planted if not each.passed] == []
    assert (test.passed, test.refusal, test.uncovered) == (True, None, ())
    assert [each.fault for each in test.planted] == [fault.name for fault in FAULTS]
    assert {each.code for each in test.planted} == {rule.code for rule in RULES}
    assert {each.fault: each.elsewhere for each in test.planted if each.elsewhere} == {
        "world-without-clusters": "in a built-in document (it takes a document with no clusters of All Worlds)",
    }


def test_a_document_gives_the_same_result_each_time() -> None:
    assert tried(TWO) == tried(TWO)


def test_the_places_are_those_of_a_copy_of_the_document_itself() -> None:
    """Counted by hand: the first World stands on line 7, the cluster on line 11, and the pathway on line 14."""
    places = {each.fault: each.due for each in tried(SOUND).planted if each.elsewhere is None}
    assert places["missing-format"] == Due("CT103", "", 1, 1)
    assert places["other-format"] == Due("CT103", "/format", 2, 13)
    assert places["no-worlds"] == Due("CT305", "/clusters/0/worlds", 11, 52)
    assert places["misspelt-cluster"] == Due("CT302", "/pathways/0/cluster", 14, 59)
    assert places["world-without-clusters"] == Due("CT304", "/worlds/2", 9, 5)


def test_what_the_document_cannot_carry_is_planted_in_a_built_in_one() -> None:
    test = tried(SOUND)
    assert test.passed
    elsewhere = {each.fault: each.elsewhere for each in test.planted if each.elsewhere}
    assert elsewhere == {
        name: f"in a built-in document (it takes a document with {what})"
        for name, what in {
            "every-world-by-name": "3 worlds",
            "every-world-but-one-by-name": "8 worlds",
            "world-that-no-cluster-names": "1 cluster of All Worlds",
            "two-of-one-name": "2 clusters",
            "pathway-in-another-cluster-too": "2 clusters",
            "alias-that-another-has-for-a-name": "2 clusters",
            "alias-of-two": "2 clusters",
            "code-of-two-records": "2 pathways",
            "code-that-lost-its-zeros": "2 pathways",
            "two-of-nearly-one-name": "2 clusters",
            "names-swapped": "2 pathways",
            "column-moved-by-one-row": "3 pathways",
        }.items()
    }


@pytest.mark.parametrize("all_worlds", [True, False])
def test_the_built_in_documents_are_sound_to_the_last_note(all_worlds: bool) -> None:
    data = selftest._built_in(all_worlds=all_worlds)
    assert check_document(Document(FILE, data)).diagnostics == ()


def test_every_fault_can_be_planted_in_a_built_in_document() -> None:
    for fault in FAULTS:
        assert selftest._planted_elsewhere(fault, "no reason").passed


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_it_fails_where_a_rule_finds_nothing_any_more(monkeypatch: pytest.MonkeyPatch, rule: Rule) -> None:
    dead = tuple(replace(each, find=nothing) if each == rule else each for each in RULES)
    monkeypatch.setattr("careertaxonomy.checks.checker.RULES", dead)
    test = tried(TWO)
    assert not test.passed
    assert test.refusal is None
    # An acceptance that is past its date is one of a finding that still occurs, here a CT306.
    assert failing(test) == ({"CT306", "CT802"} if rule.code == "CT306" else {rule.code})
    assert all(not each.found for each in test.planted if each.code == rule.code)
    rows = [line for line in report_text([test]).splitlines() if "  NOT FOUND" in line]
    assert {row.split()[0] for row in rows} == failing(test)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_it_fails_where_a_rule_is_no_longer_in_the_table(monkeypatch: pytest.MonkeyPatch, rule: Rule) -> None:
    table = tuple(each for each in RULES if each != rule)
    monkeypatch.setattr("careertaxonomy.checks.checker.RULES", table)
    monkeypatch.setattr(selftest, "RULES", table)
    monkeypatch.setattr(selftest, "FAULTS", tuple(fault for fault in FAULTS if fault.code == rule.code))
    assert rule.code in failing(tried(TWO))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_it_fails_where_a_rule_ends_in_an_error(monkeypatch: pytest.MonkeyPatch, rule: Rule) -> None:
    """Not the whole check of a sound document, but as soon as there is something to find."""

    def breaks(draft: Draft) -> Iterator[Finding]:
        for _ in rule.find(draft):
            raise RuntimeError("a slip in the rule")
        return iter(())

    broken = tuple(replace(each, find=breaks) if each == rule else each for each in RULES)
    monkeypatch.setattr("careertaxonomy.checks.checker.RULES", broken)
    monkeypatch.setattr(selftest, "FAULTS", tuple(fault for fault in FAULTS if fault.code == rule.code))
    test = tried(TWO)
    assert rule.code in failing(test)
    ended = "the check ended in RuntimeError: a slip in the rule"
    assert any(line.endswith(ended) for line in report_text([test]).splitlines())


def test_it_fails_where_a_rule_has_no_fault_to_plant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "FAULTS", tuple(fault for fault in FAULTS if fault.code != "CT302"))
    test = tried(SOUND)
    assert (test.passed, test.uncovered, failing(test)) == (False, ("CT302",), set())
    assert "\n  CT302: no fault to plant for this rule\n" in report_text([test])
    assert report_text([test]).endswith("; failed\n")
    assert json.loads(report_json([test]))["passed"] is False


def moved(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(replace(found, column=found.column + 1) for found in diagnostics)


def with_another(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return (*diagnostics, *(replace(found, code="CT999", severity="error") for found in diagnostics))


@pytest.mark.parametrize(
    ("change", "verdict", "reported"),
    [
        (moved, "NOT FOUND", 1),
        (lambda found: found * 2, "NOT FOUND", 0),
        (with_another, "found, AND MORE", 1),
        (lambda found: (), "NOT FOUND", 0),
    ],
    ids=["elsewhere", "twice", "with another error", "not at all"],
)
def test_a_fault_is_to_be_found_once_at_its_place_and_alone(
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[tuple[Diagnostic, ...]], tuple[Diagnostic, ...]],
    verdict: str,
    reported: int,
) -> None:
    true = selftest._diagnostics
    monkeypatch.setattr(selftest, "_diagnostics", lambda broken: change(true(broken)))
    test = tried(SOUND)
    assert failing(test) == {fault.code for fault in FAULTS}
    lines = report_text([test]).splitlines()
    at = next(index for index, line in enumerate(lines) if "misspelt-cluster" in line)
    assert lines[at].endswith(verdict)
    assert [line.startswith("    reported: copy.json:14:") for line in lines[at + 1 : at + 2]] == [bool(reported)]


def test_warnings_of_its_own_may_stand_and_do_not_count_as_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [found.code for found in check_document(Document(FILE, WITH_WARNING.encode())).diagnostics] == ["CT504"]
    assert tried(WITH_WARNING).passed
    dead = tuple(replace(each, find=nothing) if each.code == "CT504" else each for each in RULES)
    monkeypatch.setattr("careertaxonomy.checks.checker.RULES", dead)
    assert failing(tried(WITH_WARNING)) == {"CT504"}


def test_a_fault_that_falls_together_with_a_warning_of_its_own_is_planted_elsewhere() -> None:
    """Pathways of one name in two clusters: a third one is part of the same finding."""
    names = ["Accounting", "Accounting"]
    text = document(
        clusters=[cluster("finance", ["health-care"]), cluster("media", ["manufacturing"]), cluster("law", "all")],
        pathways=[pathway(f"p-{key}", key, name) for key, name in zip(("finance", "media"), names, strict=True)]
        + [pathway("p-law", "law", "Accounting")],
    )
    test = tried(text)
    assert test.passed
    assert planted(test, "pathway-in-another-cluster-too").elsewhere == (
        "in a built-in document (a CT505 of the document's own took it in)"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            document(pathways=[pathway("a", "finanse")]),
            "it has 1 error of its own (careertaxonomy check shows them), and faults are planted in",
        ),
        (
            document(worlds=[world("health-care")], pathways=[pathway("a", "finanse")]),
            "it has 2 errors of its own (careertaxonomy check shows them), and faults are planted in",
        ),
        (
            "{",
            "it has 1 error of its own (careertaxonomy check shows them), and faults are planted in",
        ),
        (SOUND.encode("utf-16"), "not UTF-8: byte 0xff does not belong here"),
    ],
)
def test_a_document_with_errors_is_refused(text: str | bytes, reason: str) -> None:
    test = tried(text)
    assert (test.passed, test.planted) == (False, ())
    assert test.refusal is not None
    assert test.refusal.startswith(reason)
    assert report_text([test]) == (
        f"{FILE}: cannot be used: {test.refusal}\n{len(RULES)} rules, no faults, no files: nothing planted; failed\n"
    )


def test_a_file_that_cannot_be_read_is_refused() -> None:
    test = self_test(Document("gone.json", failure="cannot be read: No such file or directory"))
    assert test.refusal == "cannot be read: No such file or directory"


def test_a_yaml_document_is_tried_in_the_canonical_form() -> None:
    dataset = Dataset.model_validate_json(TWO)
    test = self_test(Document("my.yaml", yaml_bytes(dataset)))
    assert test == replace(tried(TWO), file="my.yaml")


def test_nothing_is_written(folder: Path) -> None:
    assert tried(SOUND).passed
    assert [*folder.iterdir()] == []


def test_it_does_without_hypothesis(python: Python) -> None:
    assert python("import sys, careertaxonomy.checks.selftest; print('hypothesis' in sys.modules)") == "False\n"


def test_what_only_yaml_can_have_is_not_tried_where_yaml_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "_NO_YAML", True)
    test = tried(TWO)
    assert test.passed
    assert {each.code for each in test.planted if each.untried} == {"CT109"}
    untried = planted(test, "number-after-a-hash")
    assert (untried.found, untried.untried) == (
        False,
        'reading YAML needs an optional package: python -m pip install "careertaxonomy[yaml]"',
    )
    assert f"not tried: {untried.untried}\n" in report_text([test])
