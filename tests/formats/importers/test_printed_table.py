"""The printed table of our source becomes `joco-works` 1.0.0 again, with our own tool."""

from __future__ import annotations

import re

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.importers.decisions import read_decisions
from careertaxonomy.formats.importers.ledger import RULES
from tests.formats.importers.reading import done
from tests.helpers import DATA

PRINTED = DATA / "joco-works-career-clusters.txt"
DECISIONS = DATA / "printed-table-decisions.toml"
NAMES = [
    line
    for line in (DATA / "national-pathways.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
RULE = re.compile(r"inferred \((?P<rule>[^)]+)\): (?P<reason>.+)")


def same_records(dataset: ct.Dataset | None, tax: ct.Taxonomy) -> bool:
    assert dataset is not None
    return (dataset.worlds, dataset.clusters, dataset.pathways) == (tax.worlds, tax.clusters, tax.pathways)


def test_with_the_base_no_decision_is_needed(tax: ct.Taxonomy) -> None:
    imported = ct.import_table(PRINTED, base=tax)
    assert imported.questions == ()
    assert same_records(imported.dataset, tax)
    assert imported.remarks == ()


def test_with_the_default_version_as_the_base_its_codes_are_kept() -> None:
    newest = ct.load()
    imported = ct.import_table(PRINTED, base=newest)
    assert same_records(imported.dataset, newest)


def test_without_help_thirteen_cells_are_asked_about(tax: ct.Taxonomy) -> None:
    imported = ct.import_table(PRINTED, name="joco-works")
    assert len(imported.questions) == 13 <= 14
    assert {question.place.rpartition(", ")[2] for question in imported.questions} == {"column Career Pathway"}
    assert imported.dataset is None


def test_worlds_and_clusters_need_no_help(tax: ct.Taxonomy) -> None:
    """Each pathway that is asked about is answered with what stands there, so that only the rest is looked at."""
    asked = ct.import_table(PRINTED, name="joco-works").questions
    answers = [ct.Repair(place=one.place, printed=one.printed, read_as=one.readings[0], why="-") for one in asked]
    imported = ct.import_table(PRINTED, name="joco-works", decisions=answers)
    assert imported.dataset is not None
    assert done(imported).worlds == tax.worlds
    assert done(imported).clusters == tax.clusters


def test_with_the_decisions_it_is_the_published_version(tax: ct.Taxonomy) -> None:
    imported = ct.import_table(
        PRINTED, decisions=DECISIONS, name="joco-works", version="1.0.0", title=tax.dataset.title
    )
    assert imported.questions == ()
    assert imported.unused_decisions == ()
    assert same_records(imported.dataset, tax)
    assert imported.dataset is not None
    assert (done(imported).name, done(imported).version) == ("joco-works", "1.0.0")


def test_every_decision_has_its_reason_and_is_needed(tax: ct.Taxonomy) -> None:
    decisions = read_decisions(DECISIONS)
    assert len(decisions) <= 14
    assert all(len(decision.why) > 20 for decision in decisions)
    for left_out in decisions:
        others = [decision for decision in decisions if decision is not left_out]
        imported = ct.import_table(PRINTED, decisions=others, name="joco-works")
        assert [(one.place, one.printed) for one in imported.questions] == [(left_out.place, left_out.printed)]


def test_with_a_list_of_names_one_cell_is_left_and_its_first_reading_is_right(tax: ct.Taxonomy) -> None:
    (question,) = ct.import_table(PRINTED, names=NAMES, name="joco-works").questions
    assert question.place == "row Transportation, Distribution & Logistics, column Career Pathway"
    answer = ct.Repair(place=question.place, printed=question.printed, read_as=question.readings[0], why="as printed")
    imported = ct.import_table(PRINTED, names=NAMES, decisions=[answer], name="joco-works")
    assert same_records(imported.dataset, tax)


@pytest.mark.parametrize("how", ["base", "decisions"])
def test_every_change_is_in_the_log_and_in_the_document(how: str, tax: ct.Taxonomy) -> None:
    if how == "base":
        imported = ct.import_table(PRINTED, base=tax.dataset.model_copy(update={"repairs": ()}))
    else:
        imported = ct.import_table(PRINTED, decisions=DECISIONS, name="joco-works")
    assert imported.dataset is not None
    assert done(imported).repairs == imported.repairs
    decided = {decision.printed for decision in read_decisions(DECISIONS)}
    for repair in imported.repairs:
        assert repair.place
        assert repair.printed != repair.read_as
        match = RULE.fullmatch(repair.why)
        if how == "decisions" and repair.printed in decided:
            assert repair.why.startswith("decided: O*NET's list ")
        else:
            assert match is not None
            assert RULES[match["rule"]] == match["reason"]


def test_the_recorded_repairs_of_the_base_are_kept_before_the_log(tax: ct.Taxonomy) -> None:
    imported = ct.import_table(PRINTED, base=tax)
    assert imported.dataset is not None
    assert done(imported).repairs == (*tax.dataset.repairs, *imported.repairs)
