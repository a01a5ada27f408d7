"""CT301 to CT306: links between live records."""

from __future__ import annotations

from tests.helpers import BOTH, check_text, cluster, codes, document, expect, only, pathway, world


def test_a_world_that_is_not_there() -> None:
    expect(
        document(clusters=[cluster("finance", [*BOTH, "helth-care"])]),
        """
        11:85 error CT301 unknown-world at /clusters/0/worlds/2: "helth-care"
          cluster "finance" links to world "helth-care", which this dataset does not define
          hint: did you mean "health-care"?
        """,
    )
    expect(
        document(clusters=[cluster("finance", [*BOTH, "nowhere"])]),
        """
        11:85 error CT301 unknown-world at /clusters/0/worlds/2: "nowhere"
          cluster "finance" links to world "nowhere", which this dataset does not define
        """,
    )
    expect(
        document(clusters=[cluster("finance", [*BOTH, ""])]),
        """
        11:85 error CT301 unknown-world at /clusters/0/worlds/2: ""
          cluster "finance" links to world "", which this dataset does not define
        """,
    )


def test_a_name_where_an_id_is_due() -> None:
    worlds = [world("hc", "Health Care"), world("m", "Manufacturing", aliases=["Making of Things"])]
    expect(
        document(worlds=worlds, clusters=[cluster("finance", ["Health Care", "making-of-things"])]),
        """
        11:53 error CT301 unknown-world at /clusters/0/worlds/0: "Health Care"
          cluster "finance" links to world "Health Care", which this dataset does not define
          hint: did you mean "hc"?
        11:68 error CT301 unknown-world at /clusters/0/worlds/1: "making-of-things"
          cluster "finance" links to world "making-of-things", which this dataset does not define
          hint: did you mean "m"?
        """,
    )
    expect(
        document(pathways=[pathway("a", "Finance"), pathway("b", "cluster:finance")]),
        """
        14:41 error CT302 unknown-cluster at /pathways/0/cluster: "Finance"
          pathway "a" links to cluster "Finance", which this dataset does not define
          hint: did you mean "finance"?
        15:41 error CT302 unknown-cluster at /pathways/1/cluster: "cluster:finance"
          pathway "b" links to cluster "cluster:finance", which this dataset does not define
          hint: did you mean "finance"?
        """,
    )


def test_one_missing_world_is_one_finding() -> None:
    clusters = [cluster(id, [*BOTH, "helth-care"]) for id in ("finance", "sales", "law")]
    pathways = [pathway(f"p-{id}", id) for id in ("finance", "sales", "law")]
    expect(
        document(clusters=clusters, pathways=pathways),
        """
        11:85 error CT301 unknown-world at /clusters/0/worlds/2: "helth-care"
          cluster "finance" links to world "helth-care", which this dataset does not define; so do 2 more clusters:
            "sales", "law"
          hint: did you mean "health-care"?
          12:81 cluster "sales" too
          13:77 cluster "law" too
        """,
    )


def test_a_cluster_that_names_a_missing_world_twice() -> None:
    expect(
        document(clusters=[cluster("finance", [*BOTH, "mining", "mining"])]),
        """
        11:85 error CT301 unknown-world at /clusters/0/worlds/2: "mining"
          cluster "finance" links to world "mining", which this dataset does not define
        """,
    )


def test_a_cluster_that_is_not_there() -> None:
    expect(
        document(pathways=[pathway("a"), pathway("b", "finanse"), pathway("c", "nowhere"), pathway("d", "")]),
        """
        15:41 error CT302 unknown-cluster at /pathways/1/cluster: "finanse"
          pathway "b" links to cluster "finanse", which this dataset does not define
          hint: did you mean "finance"?
        16:41 error CT302 unknown-cluster at /pathways/2/cluster: "nowhere"
          pathway "c" links to cluster "nowhere", which this dataset does not define
        17:41 error CT302 unknown-cluster at /pathways/3/cluster: ""
          pathway "d" links to cluster "", which this dataset does not define
        """,
    )


def test_an_id_of_another_kind_is_not_there() -> None:
    expect(
        document(pathways=[pathway("a"), pathway("b", "health-care")]),
        """
        15:41 error CT302 unknown-cluster at /pathways/1/cluster: "health-care"
          pathway "b" links to cluster "health-care", which this dataset does not define
          hint: "health-care" is a World here; a pathway needs a cluster
        """,
    )


def test_three_hundred_pathways_that_name_one_missing_cluster_are_one_finding() -> None:
    text = document(pathways=[pathway("a"), *(pathway(f"p{number}", "gone") for number in range(300))])
    found = only(check_text(text))
    assert (found.code, found.line, found.column, found.path) == ("CT302", 15, 43, "/pathways/1/cluster")
    assert found.message == (
        'pathway "p0" links to cluster "gone", which this dataset does not define; '
        'so do 299 more pathways: "p1", "p2", "p3" and 296 more'
    )
    assert [(other.line, other.message) for other in found.related] == [
        (16 + number, f'pathway "p{number + 1}" too') for number in range(299)
    ]


def test_a_link_twice() -> None:
    expect(
        document(clusters=[cluster("finance", [*BOTH, "health-care"])]),
        """
        11:85 warning CT303 repeated-link at /clusters/0/worlds/2: "health-care"
          cluster "finance" names the World "health-care" 2 times
          hint: name it once
          11:53 the first one
        """,
    )
    expect(
        document(clusters=[cluster("finance", [*BOTH, *BOTH, "manufacturing"])]),
        """
        11:85 warning CT303 repeated-link at /clusters/0/worlds/2: "health-care"
          cluster "finance" names the World "health-care" 2 times
          hint: name it once
          11:53 the first one
        11:100 warning CT303 repeated-link at /clusters/0/worlds/3: "manufacturing"
          cluster "finance" names the World "manufacturing" 3 times
          hint: name it once
          11:68 the first one
          11:117 and here
        """,
    )


def test_a_world_that_no_cluster_reaches() -> None:
    expect(
        document(clusters=[cluster("finance", ["health-care"])]),
        """
        8:5 warning CT304 unreached-world at /worlds/1: {"id": "manufacturing", "name": "Manufacturing"}
          no cluster belongs to the World "manufacturing"
        """,
    )
    expect(
        document(clusters=[cluster("finance", ["health-care", "MINING"])]),
        """
        8:5 warning CT304 unreached-world at /worlds/1: {"id": "manufacturing", "name": "Manufacturing"}
          no cluster belongs to the World "manufacturing"
        11:68 error CT301 unknown-world at /clusters/0/worlds/1: "MINING"
          cluster "finance" links to world "MINING", which this dataset does not define
        """,
    )


def test_a_world_that_a_misspelt_link_means_is_reached() -> None:
    assert codes(check_text(document(clusters=[cluster("finance", ["health-care", "manufacturin"])]))) == ["CT301"]
    assert codes(check_text(document(clusters=[cluster("finance", ["health-care", "Manufacturing"])]))) == ["CT301"]


def test_an_empty_list_of_worlds() -> None:
    clusters = [cluster("finance", BOTH), cluster("sales", [])]
    expect(
        document(clusters=clusters, pathways=[pathway("a"), pathway("b", "sales")]),
        """
        12:48 error CT305 cluster-without-worlds at /clusters/1/worlds: []
          cluster "sales" has an empty list of Worlds
          hint: name its Worlds, or write "all" if it belongs to every World
        """,
    )


def test_a_cluster_without_pathways() -> None:
    expect(
        document(clusters=[cluster("finance", BOTH), cluster("sales", BOTH), cluster("law", BOTH)]),
        """
        12:5 warning CT306 cluster-without-pathways at /clusters/1: {"id": "sales", "name": "Sales", "worlds": ["...
          no pathway belongs to cluster "sales"
        13:5 warning CT306 cluster-without-pathways at /clusters/2: {"id": "law", "name": "Law", "worlds": ["heal...
          no pathway belongs to cluster "law"
        """,
    )


def test_a_cluster_whose_only_pathway_misspells_it() -> None:
    clusters = [cluster("finance", BOTH), cluster("marketing", BOTH)]
    expect(
        document(clusters=clusters, pathways=[pathway("a"), pathway("b", "marketting")]),
        """
        16:41 error CT302 unknown-cluster at /pathways/1/cluster: "marketting"
          pathway "b" links to cluster "marketting", which this dataset does not define
          hint: did you mean "marketing"?
        """,
    )
    assert codes(check_text(document(clusters=clusters, pathways=[pathway("a"), pathway("b", "Marketing")]))) == [
        "CT302"
    ]


def test_near_misses_are_offered_in_a_large_dataset_too() -> None:
    clusters = [cluster("finance", BOTH), *(cluster(f"made-up-{number}", BOTH) for number in range(600))]
    pathways = [
        pathway("a"),
        *(pathway(f"p{number}", f"made-up-{number}") for number in range(600)),
        pathway("b", "finanse"),
    ]
    assert only(check_text(document(clusters=clusters, pathways=pathways)), "CT302").hint == 'did you mean "finance"?'
