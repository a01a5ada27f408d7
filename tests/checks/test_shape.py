"""Ill-shaped records are reported and set aside, and what can be said of the others without guessing is said."""

from __future__ import annotations

import pytest

from careertaxonomy.diagnostics import Report
from tests.helpers import BOTH, Row, check_text, cluster, codes, document, expect, pathway, retired, world

MISSPELT = cluster("sales", ["health-care", "manufacturin", "mining"])
LINKS = [cluster("finance", BOTH), MISSPELT, cluster("law", BOTH)]
"""A cluster with a misspelt and a missing World, and one without pathways."""
ROWS = [pathway("audit"), pathway("trade", "sales"), pathway("court", "lawe"), pathway("bank", "nowhere")]


def test_every_fault_of_the_links_is_found() -> None:
    assert codes(check_text(document(clusters=LINKS, pathways=ROWS))) == ["CT301", "CT301", "CT302", "CT302"]


@pytest.mark.parametrize(
    "record", ['{"id": "mining"}', '{"id": "mining", "name": 3}', '{"id": "mining", "name": "Mining", "codes": [1]}']
)
def test_an_ill_shaped_world_with_an_id_is_there(record: Row) -> None:
    found = codes(check_text(document(worlds=[world("health-care"), world("manufacturing"), record], clusters=LINKS)))
    assert found.count("CT301") == 1
    assert "CT304" not in found


@pytest.mark.parametrize("record", ['{"id": "nowhere", "name": 3, "worlds": "all"}', '{"id": "nowhere"}'])
def test_an_ill_shaped_cluster_with_an_id_is_there(record: Row) -> None:
    found = codes(check_text(document(clusters=[*LINKS, record], pathways=ROWS)))
    assert found.count("CT302") == 1
    assert "CT306" not in found


def test_the_links_of_an_ill_shaped_record_count() -> None:
    clusters = [cluster("finance", ["health-care"]), cluster("sales", ["manufacturing"], note=3)]
    pathways = [pathway("audit"), pathway("trade", "sales", aliases=[4])]
    assert codes(check_text(document(clusters=clusters, pathways=pathways))) == ["CT106", "CT106"]


def test_the_links_of_an_ill_shaped_record_are_not_reported_as_wrong() -> None:
    clusters = [cluster("finance", BOTH), cluster("sales", ["nowhere"], note=3)]
    assert codes(check_text(document(clusters=clusters, pathways=[*ROWS[:2]]))) == ["CT106"]


@pytest.mark.parametrize("worlds", [3, None, "health-care", "health-care!", "every", ["health-care", 3], {"a": 1}])
def test_links_that_cannot_be_read_may_lead_anywhere(worlds: object) -> None:
    clusters = [cluster("finance", ["health-care"]), cluster("sales", worlds)]
    found = codes(check_text(document(clusters=clusters, pathways=ROWS[:2])))
    assert set(found) - {"CT304"} == {"CT106"}
    assert ("CT304" in found) == (worlds == "health-care")  # the id of one World can be read


def test_a_pathway_whose_cluster_cannot_be_read_may_belong_anywhere() -> None:
    text = document(clusters=LINKS[:1] + LINKS[2:], pathways=[pathway("audit"), pathway("court", 3)])
    assert codes(check_text(text)) == ["CT106"]
    text = document(clusters=LINKS[:1] + LINKS[2:], pathways=[pathway("audit"), pathway("court", "finance", note=3)])
    assert codes(check_text(text)) == ["CT306", "CT106"]


ABSENT = [
    '{"name": "Without an id"}',
    '{"id": 3, "name": "A number"}',
    '{"id": null, "name": "None"}',
    "7",
    "null",
    "[]",
]
"""Records without a readable id."""


@pytest.mark.parametrize("record", ABSENT)
def test_a_record_without_an_id_may_be_any(record: Row) -> None:
    gone = [retired(kind, "old", "gone") for kind in ("world", "cluster", "pathway")]
    worlds = [world("health-care"), record, world("manufacturing")]
    found = check_text(document(worlds=worlds, clusters=LINKS, pathways=ROWS, retired=gone))
    assert _without_shape(found) == ["CT302", "CT302", "CT307", "CT307"]
    found = check_text(document(clusters=[*LINKS, record], pathways=ROWS, retired=gone))
    assert _without_shape(found) == ["CT301", "CT301", "CT307", "CT307"]
    found = check_text(document(clusters=LINKS, pathways=[*ROWS[:2], record], retired=gone))
    assert _without_shape(found) == ["CT301", "CT301", "CT307", "CT307"]


def _without_shape(report: Report) -> list[str]:
    return [code for code in codes(report) if code not in {"CT104", "CT106"}]


@pytest.mark.parametrize("raw", ["{}", '"all"', "7", "null", "true", None])
def test_of_a_list_that_is_missing_or_none_nothing_is_reported_as_absent(raw: str | None) -> None:
    own = "CT104" if raw is None else "CT106"
    gone = [retired(kind, "old", "gone") for kind in ("world", "cluster", "pathway")]
    without = {field: [field] if raw is None else [] for field in ("worlds", "clusters", "pathways")}
    text = document(worlds=raw or "[]", clusters=LINKS, pathways=ROWS, retired=gone, without=without["worlds"])
    assert sorted(codes(check_text(text))) == [own, "CT302", "CT302", "CT307", "CT307"]
    text = document(clusters=raw or "[]", pathways=ROWS, retired=gone, without=without["clusters"])
    assert sorted(codes(check_text(text))) == [own, "CT307", "CT307"]
    text = document(clusters=LINKS, pathways=raw or "[]", retired=gone, without=without["pathways"])
    assert sorted(codes(check_text(text))) == [own, "CT301", "CT301", "CT307", "CT307"]


def test_of_an_empty_list_nothing_is_reported_as_absent() -> None:
    assert codes(check_text(document(worlds=[]))) == ["CT108"]
    assert codes(check_text(document(clusters=[]))) == ["CT108"]
    assert codes(check_text(document(pathways=[]))) == ["CT108"]


@pytest.mark.parametrize("record", ['{"kind": "world", "name": "Old"}', '{"id": "gone", "name": "Old"}', "7"])
def test_a_retired_record_that_cannot_be_read_may_be_any(record: Row) -> None:
    found = codes(check_text(document(retired=[retired("world", "old", "gone"), record])))
    assert set(found) <= {"CT104", "CT106"}


def test_a_retired_record_with_a_kind_and_an_id_is_there() -> None:
    rows: list[Row] = [retired("world", "old", "gone"), '{"kind": "world", "id": "gone"}']
    assert codes(check_text(document(retired=rows))) == ["CT104", "CT104"]


def test_a_record_with_a_small_fault_is_checked_with_the_others() -> None:
    rows: list[Row] = [
        pathway("Audit Office", "finanse", "Audit"),
        pathway("audit", name="AUDIT", color="red", codes={"local": "1"}),
        pathway("bills", codes={"local": "1"}, names=[]),
    ]
    expect(
        document(pathways=[*rows, pathway("court", name="audit")]),
        """
        14:12 error CT201 malformed-id at /pathways/0/id: "Audit Office"
          the id of pathway "Audit Office" is "Audit Office", which is not a kebab-case slug (a-z and 0-9, words
            joined by one hyphen)
          hint: did you mean "audit-office"?
        14:56 error CT302 unknown-cluster at /pathways/0/cluster: "finanse"
          pathway "Audit Office" links to cluster "finanse", which this dataset does not define
          hint: did you mean "finance"?
        15:29 warning CT505 pathway-in-two-clusters at /pathways/1/name: "AUDIT"
          pathway "audit" in cluster "finance" has the same name but for a difference in case as pathway "Audit
            Office" in cluster "finanse": "AUDIT"
          hint: one pathway in two rows? Keep it in one cluster
          14:36 the first one, "Audit"
        15:60 error CT105 unknown-field at /pathways/1/color: "color"
          pathway "audit" has a field "color", which the format does not have
        16:79 error CT205 duplicate-code at /pathways/2/codes/local: "1"
          pathway "bills" has the local code "1", which pathway "audit" has too
          15:95 pathway "audit" has it
        16:85 error CT105 unknown-field at /pathways/2/names: "names"
          pathway "bills" has a field "names", which the format does not have
        17:29 error CT501 duplicate-pathway at /pathways/3/name: "audit"
          pathway "court" has the same name but for a difference in case as pathway "audit" in cluster "finance":
            "audit"
          hint: keep one of them, and retire the other if it was released
          15:29 the first one, "AUDIT"
        """,
    )


def test_a_record_with_a_small_fault_and_a_large_one_is_set_aside() -> None:
    rows: list[Row] = ['{"id": "Audit", "nmae": "Audit", "cluster": "nowhere"}', pathway("court", name="Audit")]
    assert codes(check_text(document(pathways=rows))) == ["CT201", "CT105"]


def test_what_counts_is_ids() -> None:
    rows: list[Row] = [pathway("audit"), "7", '{"id": "b"}', pathway("Bills", color="red"), pathway("audit")]
    counts = check_text(document(pathways=rows)).counts
    assert (counts.files, counts.worlds, counts.clusters, counts.pathways) == (1, 2, 1, 3)


def test_everything_wrong_at_once_is_told_at_once() -> None:
    text = document(
        head={"name": "Our Careers", "version": "1", "title": "", "editor": "us", "source": {"note": 3}},
        worlds=[world("health-care"), world("health-care"), {"id": "x", "nmae": "X"}, world("all", "Everything")],
        clusters=[cluster("finance", ["nowhere"]), cluster("sales", []), cluster("law", "All Worlds"), "7"],
        pathways=[pathway("audit", "nowhere"), pathway("audit"), pathway("bills", name=" ")],
        retired=[retired("pathway", "old", "gone"), retired("pathway", "bills")],
    )
    found = check_text(text)
    assert sorted({*codes(found)}) == [
        *("CT104", "CT105", "CT106", "CT201", "CT202", "CT203", "CT204", "CT301", "CT305", "CT306", "CT307", "CT401"),
        *("CT405", "CT701"),
    ]
    places = [(diagnostic.line, diagnostic.column) for diagnostic in found.diagnostics]
    assert places == sorted(places)
