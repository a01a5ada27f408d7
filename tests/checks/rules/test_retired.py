"""CT307 to CT309: retired records, and what replaced them."""

from __future__ import annotations

from tests.helpers import BOTH, check_text, cluster, codes, document, expect, only, pathway, retired


def test_a_replacement_that_is_not_there() -> None:
    expect(
        document(retired=[retired("pathway", "old", "acounting")]),
        """
        17:89 error CT307 unknown-replacement at /retired/0/replaced_by/0: "acounting"
          retired pathway "old" is replaced by "acounting", which is neither present nor retired
          hint: did you mean "accounting"?
        """,
    )
    expect(
        document(retired=[retired("cluster", "money", "finance", "nowhere")]),
        """
        17:104 error CT307 unknown-replacement at /retired/0/replaced_by/1: "nowhere"
          retired cluster "money" is replaced by "nowhere", which is neither present nor retired
        """,
    )


def test_a_replacement_of_another_kind_is_not_there() -> None:
    expect(
        document(retired=[retired("world", "old", "finance")]),
        """
        17:87 error CT307 unknown-replacement at /retired/0/replaced_by/0: "finance"
          retired world "old" is replaced by "finance", which is neither present nor retired
        """,
    )


def test_one_missing_replacement_is_one_finding() -> None:
    expect(
        document(retired=[retired("pathway", id, "acounting") for id in ("a", "b", "c")]),
        """
        17:85 error CT307 unknown-replacement at /retired/0/replaced_by/0: "acounting"
          retired pathway "a" is replaced by "acounting", which is neither present nor retired
          hint: did you mean "accounting"?
          18:85 retired pathway "b" too
          19:85 retired pathway "c" too
        """,
    )


def test_a_replacement_may_be_retired_itself() -> None:
    expect(
        document(retired=[retired("world", "a", "b"), retired("world", "b", "health-care"), retired("world", "c")]), ""
    )


def test_a_link_to_a_retired_record() -> None:
    rows = [retired("world", "care", "health-care"), retired("cluster", "money")]
    clusters = [cluster("finance", [*BOTH, "care"])]
    pathways = [pathway("a"), pathway("b", "money")]
    expect(
        document(clusters=clusters, pathways=pathways, retired=rows),
        """
        11:85 error CT308 link-to-retired at /clusters/0/worlds/2: "care"
          cluster "finance" links to world "care", which was retired in 1.0.0
          hint: it was replaced by "health-care"
          18:5 retired here
        15:41 error CT308 link-to-retired at /pathways/1/cluster: "money"
          pathway "b" links to cluster "money", which was retired in 1.0.0
          hint: nothing replaced it
          19:5 retired here
        """,
    )


def test_the_hint_follows_chains_and_keeps_the_order() -> None:
    rows = [
        retired("cluster", "old", "older", "also-old"),
        retired("cluster", "older", "finance", "sales"),
        retired("cluster", "also-old", "law", "finance"),
    ]
    clusters = [cluster(id, BOTH) for id in ("finance", "sales", "law")]
    pathways = [pathway("a", "old"), *(pathway(f"p-{id}", id) for id in ("finance", "sales", "law"))]
    expect(
        document(clusters=clusters, pathways=pathways, retired=rows),
        """
        16:41 error CT308 link-to-retired at /pathways/0/cluster: "old"
          pathway "a" links to cluster "old", which was retired in 1.0.0
          hint: it was replaced by "finance" and "sales" and "law"
          22:5 retired here
        """,
    )


def test_many_links_to_one_retired_record_are_one_finding() -> None:
    pathways = [pathway("a"), *(pathway(f"p{number}", "money") for number in range(5))]
    expect(
        document(pathways=pathways, retired=[retired("cluster", "money", "finance")]),
        """
        15:43 error CT308 link-to-retired at /pathways/1/cluster: "money"
          pathway "p0" links to cluster "money", which was retired in 1.0.0; so do 4 more pathways: "p1", "p2", "p3"
            and 1 more
          hint: it was replaced by "finance"
          22:5 retired here
          16:43 pathway "p1" too
          17:43 pathway "p2" too
          18:43 pathway "p3" too
          19:43 pathway "p4" too
        """,
    )


def test_a_link_to_a_record_whose_retirement_is_ill_shaped() -> None:
    expect(
        document(pathways=[pathway("a"), pathway("b", "money")], retired=[{"kind": "cluster", "id": "money"}]),
        """
        15:41 error CT308 link-to-retired at /pathways/1/cluster: "money"
          pathway "b" links to cluster "money", which was retired
          18:5 retired here
        18:5 error CT104 missing-field at /retired/0: {"kind": "cluster", "id": "money"}
          retired record "money" has no "name"
        18:5 error CT104 missing-field at /retired/0: {"kind": "cluster", "id": "money"}
          retired record "money" has no "version"
        """,
    )


def test_the_successor_of_a_link_to_a_retired_record_is_linked_to() -> None:
    rows = [retired("world", "care", "health-care"), retired("cluster", "money", "banking")]
    clusters = [cluster("finance", ["manufacturing", "care"]), cluster("banking", BOTH[1:])]
    found = check_text(document(clusters=clusters, pathways=[pathway("a"), pathway("b", "money")], retired=rows))
    assert codes(found) == ["CT308", "CT308"]


def test_a_circle() -> None:
    expect(
        document(retired=[retired("world", "a", "b"), retired("world", "b", "c"), retired("world", "c", "a")]),
        """
        17:82 error CT309 replacement-cycle at /retired/0/replaced_by: ["b"]
          retired worlds replace each other in a circle: "a" -> "b" -> "c" -> "a"
          18:82 and here
          19:82 and here
        """,
    )
    expect(
        document(retired=[retired("world", "a", "a")]),
        """
        17:82 error CT309 replacement-cycle at /retired/0/replaced_by: ["a"]
          retired worlds replace each other in a circle: "a" -> "a"
        """,
    )


def test_a_way_into_a_circle_is_no_part_of_it() -> None:
    rows = [retired("world", "x", "a"), retired("world", "a", "health-care", "b"), retired("world", "b", "a")]
    expect(
        document(retired=rows),
        """
        18:82 error CT309 replacement-cycle at /retired/1/replaced_by: ["health-care", "b"]
          retired worlds replace each other in a circle: "a" -> "b" -> "a"
          19:82 and here
        """,
    )


def test_one_id_of_two_kinds_is_no_circle() -> None:
    expect(
        document(
            retired=[
                retired("world", "a", "b"),
                retired("world", "b"),
                retired("cluster", "b", "a"),
                retired("cluster", "a"),
            ]
        ),
        "",
    )


def test_a_link_into_a_circle_arrives_nowhere() -> None:
    rows = [retired("cluster", "a", "b"), retired("cluster", "b", "a")]
    found = check_text(document(pathways=[pathway("p"), pathway("q", "a")], retired=rows))
    assert codes(found) == ["CT308", "CT309"]
    assert found.diagnostics[0].hint == "nothing replaced it"


def test_a_chain_of_many_thousands() -> None:
    rows = [retired("cluster", f"c{number}", f"c{number + 1}") for number in range(5000)]
    text = document(
        pathways=[pathway("p"), pathway("q", "c0")], retired=[*rows, retired("cluster", "c5000", "finance")]
    )
    assert only(check_text(text)).hint == 'it was replaced by "finance"'
