"""What a finding is known by: its records, and what is at fault in them."""

from __future__ import annotations

from typing import Any

import pytest

from careertaxonomy.checks.checker import check_documents
from careertaxonomy.diagnostics import Report
from careertaxonomy.formats.documents import Document
from careertaxonomy.model.records import Dataset
from tests.helpers import CLUSTERS, PATHWAYS, check_text, cluster, document, pathway, retired


def _known_by(report: Report) -> list[tuple[str, tuple[str, ...], str]]:
    return [(found.code, found.records, found.about) for found in report.diagnostics if found.severity != "note"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {"clusters": [cluster("finance", ["health-care", "manufacturing", "helth-care"])]},
            [("CT301", ("cluster:finance",), 'worlds "helth-care"')],
            id="a value in a list",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, pathway("courts", "law"), pathway("trade", "law")]},
            [("CT302", ("pathway:courts", "pathway:trade"), 'cluster "law"')],
            id="one cause in two records",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, {"id": "courts"}]},
            [("CT104", ("pathway:courts",), "name"), ("CT104", ("pathway:courts",), "cluster")],
            id="fields that are missing",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, pathway("courts", nmae="x")]},
            [("CT105", ("pathway:courts",), "nmae")],
            id="a key",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, pathway("courts", codes={"ceds": 6})]},
            [("CT106", ("pathway:courts",), "codes/ceds")],
            id="a value that is no text",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, '{"id": "courts", "name": "Courts", "cluster": "finance", "name": "Court"}']},
            [("CT107", ("pathway:courts",), 'name "Court"')],
            id="a key that appears twice",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, {"name": "Courts", "cluster": "finance"}, pathway(" ", name="Trade")]},
            [("CT104", (), "id"), ("CT201", (), 'id " "')],
            id="records without a readable id",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, pathway("Law Courts", name="Courts")]},
            [("CT201", ("pathway:Law Courts",), 'id "Law Courts"')],
            id="an id that is no slug",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, *PATHWAYS]},
            [("CT202", ("pathway:accounting",), 'id "accounting"')],
            id="a copy",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, pathway("accounts", name="accounting")]},
            [("CT501", ("pathway:accounts", "pathway:accounting"), 'name "accounting"')],
            id="duplicates",
        ),
        pytest.param(
            {"pathways": [*PATHWAYS, pathway("courts", aliases=["Law ", " Order"])]},
            [("CT601", ("pathway:courts",), 'aliases "Law "'), ("CT601", ("pathway:courts",), 'aliases " Order"')],
            id="two aliases",
        ),
        pytest.param(
            {"clusters": [*CLUSTERS, cluster("law", name="Law")]},
            [("CT306", ("cluster:law",), "")],
            id="a whole record",
        ),
        pytest.param(
            {"clusters": [*CLUSTERS, cluster("law", "Everywhere")], "pathways": [*PATHWAYS, pathway("courts", "law")]},
            [("CT106", ("cluster:law",), 'worlds "Everywhere"')],
            id="an ill-shaped record",
        ),
        pytest.param(
            {"retired": [retired("pathway", "typing", "typist")]},
            [("CT307", ("pathway:typing",), 'replaced_by "typist"')],
            id="a retired record",
        ),
        pytest.param(
            {"clusters": [cluster("finance", ["health-care", "mining"])], "retired": [retired("world", "mining")]},
            [
                ("CT304", ("world:manufacturing",), ""),
                ("CT308", ("cluster:finance", "world:mining"), 'worlds "mining"'),
            ],
            id="a link to a retired record",
        ),
        pytest.param({"retired": [{"kind": 7, "id": "x"}]}, None, id="a retired record of no kind"),
        pytest.param(
            {"head": {"version": "1.0"}},
            [("CT701", (), 'version "1.0"')],
            id="the head",
        ),
        pytest.param(
            {"head": {"source": {"publisher": "We"}}},
            [("CT104", (), "source title")],
            id="an object in the head",
        ),
        pytest.param({"worlds": []}, [("CT108", (), "worlds")], id="a list"),
        pytest.param({"pathways": '{"a": 1}'}, [("CT106", (), "pathways")], id="a list that is none"),
    ],
)
def test_a_finding_is_known_by(given: dict[str, Any], expected: list[Any] | None) -> None:
    report = check_text(document(**given))
    if expected is None:
        assert {found.records for found in report.diagnostics} == {()}
    else:
        assert _known_by(report) == expected


def test_a_text_that_cannot_be_read_has_no_records() -> None:
    assert _known_by(check_text("[")) == [("CT102", (), "")]
    assert _known_by(check_text("[]")) == [("CT103", (), "")]


def test_a_record_that_vanished_is_known_by_its_id() -> None:
    earlier = document(pathways=[*PATHWAYS, pathway("courts"), pathway("trade")])
    now = document(head={"version": "2.0.0"}).encode()
    report = check_documents([Document("my.json", now)], earlier=Dataset.model_validate_json(earlier))
    assert _known_by(report) == [("CT703", ("pathway:courts",), "pathways"), ("CT703", ("pathway:trade",), "pathways")]
