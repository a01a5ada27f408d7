"""Every rule, alone, over every case file: what it reports there is what is kept in `data/matrix.txt`.

A rule that is over-eager shows in a file that has nothing to do with it. `python -m tests.regenerate` writes the matrix
anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from careertaxonomy.checks.checker import check_document
from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.rules import RULES
from careertaxonomy.formats.documents import Document
from tests.helpers import ABOUT_SETTINGS, COMPARING
from tests.regenerate import CASES, MATRIX, matrix

KEPT = MATRIX.read_bytes().decode()


def test_what_each_rule_reports_on_each_case() -> None:
    assert matrix().splitlines() == KEPT.splitlines()


def test_every_rule_and_every_case_is_in_it() -> None:
    rules = [f"{rule.code} {rule.name}" for rule in RULES]
    assert [line for line in KEPT.splitlines() if line.startswith("CT")] == rules
    assert {*re.findall(r"^  ([a-z0-9/.-]+\.(?:json|yaml))", KEPT, re.MULTILINE)} == {
        f"{case.parent.name}/{case.name}" for case in CASES
    }


def test_only_rules_that_compare_a_document_with_something_else_report_nothing() -> None:
    blocks = re.findall(r"^(CT\d+) .*\n((?:  .*\n)*)", KEPT, re.MULTILINE)
    assert {code for code, cases in blocks if not cases} == COMPARING | ABOUT_SETTINGS


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_rule_says_alone_what_it_says_among_the_others(case: Path) -> None:
    document = Document(case.name, case.read_bytes())
    together = Counter(check_document(document).diagnostics)
    alone = Counter(found for rule in RULES for found in check_document(document, rules=[rule]).diagnostics)
    assert alone == together


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_that_is_over_eager_or_asleep_would_show(rule: Rule) -> None:
    def eager(draft: Draft) -> Iterator[Finding]:
        yield from rule.find(draft)
        for listing in draft.listings:
            for index, _ in listing:
                yield Finding(listing.place(index), "a finding too many")

    def asleep(draft: Draft) -> Iterator[Finding]:
        return iter(())

    eager_lines = matrix([replace(rule, find=eager)]).splitlines()
    assert [line for line in eager_lines if line.startswith("  valid/") and line not in KEPT.splitlines()] != []
    if rule.code not in COMPARING | ABOUT_SETTINGS:
        (head, *cases), *_ = (block.splitlines() for block in matrix([replace(rule, find=asleep)]).split("\n\n"))
        assert (head, cases) == (f"{rule.code} {rule.name}", [])
