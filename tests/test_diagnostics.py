"""What a check gives: findings, and a report of them that cannot be changed."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest

from tests.helpers import check_text, cluster, document, only, pathway

BAD = document(pathways=[pathway("a"), pathway("b", "finanse")])


def test_a_report_has_its_findings_by_level() -> None:
    clusters = [cluster("finance", ["health-care"]), cluster("sales", "all")]
    text = document(clusters=clusters, pathways=[pathway("a", "x")])
    report = check_text(text)
    assert [found.code for found in report.errors] == ["CT302"]
    assert [found.code for found in report.warnings] == ["CT306", "CT306"]
    assert [found.code for found in report.notes] == ["CT406"]
    assert len(report.diagnostics) == 4


def test_a_report_is_looped_over_and_counted_by_its_findings() -> None:
    report = check_text(BAD)
    assert [*report] == [*report.diagnostics] == [only(report)]
    assert len(report) == 1
    assert len(check_text(document())) == 0
    assert not check_text(document())


def test_a_report_cannot_be_changed_and_can_be_sent() -> None:
    report = check_text(BAD)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'diagnostics'"):
        report.diagnostics = ()  # type: ignore[misc]  # what the test is about
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'message'"):
        report.diagnostics[0].message = ""  # type: ignore[misc]  # what the test is about
    assert pickle.loads(pickle.dumps(report)) == report
    assert copy.deepcopy(report) == report


def test_a_finding_as_text() -> None:
    found = only(check_text(BAD))
    assert str(found) == (
        'my.json:15:41: error CT302 unknown-cluster: pathway "b" links to cluster "finanse", which this dataset does '
        'not define (did you mean "finance"?)'
    )
    assert str(only(check_text("{"))) == "my.json:1:2: error CT102 syntax-error: the text ends before the document does"
