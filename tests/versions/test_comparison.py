"""Comparing: what follows from another change is not told twice."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

import careertaxonomy as ct
from tests.comparing import TOWN, Given, changed, dataset, expect_changes, later, summary, without
from tests.helpers import cluster, pathway, retired, world

PATHWAYS, CLUSTERS, WORLDS = TOWN["pathways"], TOWN["clusters"], TOWN["worlds"]


def gone(kind: str, id: str, *replaced_by: str) -> dict[str, object]:
    return retired(kind, id, *replaced_by, version="2.0.0")


def test_the_version_alone_is_no_change() -> None:
    comparison = ct.diff(dataset(), later("9.9.9"))
    assert comparison == ct.Comparison("our-careers", "1.0.0", "our-careers", "9.9.9", ())
    assert comparison.required_bump is None


def test_a_comparison_is_looped_over_and_counted_by_its_changes() -> None:
    old, new = ct.load("joco-works", version="1.0.0"), ct.load("joco-works", version="1.1.0")
    comparison = ct.diff(old, new)
    assert [*comparison] == [*comparison.changes]
    assert len(comparison) == len(comparison.changes) > 20
    assert not ct.diff(old, old)


def test_taxonomies_and_datasets_are_compared_alike() -> None:
    old, new = dataset(), later(worlds=WORLDS[::-1])
    for one in (old, ct.Taxonomy(old)):
        for other in (new, ct.Taxonomy(new)):
            assert ct.diff(one, other) == ct.diff(old, new)
            assert ct.required_bump(one, other) == "patch"


@pytest.mark.parametrize("given", [None, "joco-works", "@1.0.0", {}])
def test_nothing_else_is_compared(given: Any) -> None:
    message = f"^a Taxonomy or a Dataset is wanted here, not {type(given).__name__}$"
    for compare in (ct.diff, ct.required_bump):
        with pytest.raises(ct.WrongKindError, match=message):
            compare(given, dataset())
        with pytest.raises(ct.WrongKindError, match=message):
            compare(dataset(), given)


def test_what_breaks_comes_first_and_each_level_stands_in_the_order_of_the_data() -> None:
    new = later(
        worlds=(*WORLDS, world("space")),
        clusters=changed("clusters", "finance", name="Finances", aliases=None, worlds=["trade", "health-care"]),
        pathways=(pathway("mining", "welding"), *without(PATHWAYS, "retail", "robots")),
    )
    assert summary(dataset(), new) == [
        "major alias-removed cluster:finance",
        "major vanished pathway:retail",
        "major vanished pathway:robots",
        "minor added world:space",
        "minor renamed cluster:finance",
        "minor added pathway:mining",
        "patch reordered cluster:finance",
    ]


def test_links_to_a_world_go_with_it_and_come_with_what_replaced_it() -> None:
    clusters = (cluster("finance", ["care", "trade"], aliases=["Money"], codes=CLUSTERS[0]["codes"]), *CLUSTERS[1:])
    new = later(
        worlds=(world("care"), world("help"), *without(WORLDS, "health-care")),
        clusters=clusters,
        retired=[gone("world", "health-care", "care", "help")],
    )
    expect_changes(
        dataset(),
        new,
        """
        major retired world:health-care
          World "health-care" (Health Care) was retired; replaced by "care" and "help"
          health-care -> care, help
          with world:care, world:help, cluster:finance, pathway:accounting, pathway:insurance
          breaks: tax.world("health-care")
        minor added world:care
          World "care" (Care) is new
          None -> care
        minor added world:help
          World "help" (Help) is new
          None -> help
        """,
    )


def test_a_link_to_another_world_than_the_one_that_replaced_it_is_told() -> None:
    given: Given = {
        "worlds": without(WORLDS, "health-care"),
        "retired": [gone("world", "health-care", "manufacturing")],
    }
    link = changed("clusters", "finance", worlds=["trade"])
    assert summary(dataset(), later(**given, clusters=link)) == ["major retired world:health-care"]
    other = changed("clusters", "finance", worlds=["manufacturing"])
    assert summary(dataset(), later(**given, clusters=other)) == [
        "major retired world:health-care",
        "major unlinked cluster:finance",
    ]
    elsewhere = changed("clusters", "welding", worlds=["manufacturing", "trade"])
    clusters = (link[0], *elsewhere[1:])
    assert summary(dataset(), later(**given, clusters=clusters)) == [
        "major retired world:health-care",
        "minor linked cluster:welding",
    ]


@pytest.mark.parametrize("gone_how", ["retired", "replaced", "vanished"])
def test_a_world_that_is_gone_is_no_unlinking(gone_how: str) -> None:
    new_world = {"replaced": (world("health", name="Health  care"),)}.get(gone_how, ())
    new_link = {"replaced": ["health", "trade"]}.get(gone_how, ["trade"])
    new = later(
        worlds=(*new_world, *without(WORLDS, "health-care")),
        clusters=changed("clusters", "finance", worlds=new_link),
        retired=[gone("world", "health-care")] if gone_how == "retired" else [],
    )
    assert summary(dataset(), new) == [f"major {gone_how} world:health-care"]
    (change,) = ct.diff(dataset(), new).changes
    assert change.others[-3:] == ("cluster:finance", "pathway:accounting", "pathway:insurance")


@pytest.mark.parametrize(("home", "moved"), [("capital", []), ("funds", []), ("sales", ["accounting", "insurance"])])
def test_pathways_go_along_when_their_cluster_is_replaced(home: str, moved: list[str]) -> None:
    rows = tuple({**row, "cluster": home} if row["cluster"] == "finance" else row for row in PATHWAYS)
    clusters = (cluster("capital", ["trade"]), cluster("funds", ["trade"]), *CLUSTERS[1:])
    new = later(
        clusters=clusters,
        pathways=(*rows, pathway("notes", "capital")),
        retired=[gone("cluster", "finance", "capital", "money"), gone("cluster", "money", "funds")],
    )
    assert summary(dataset(), new) == [
        "major retired cluster:finance",
        *(f"major moved pathway:{id}" for id in moved),
        "minor added cluster:capital",
        "minor added cluster:funds",
        "minor added pathway:notes",
        "patch text-changed cluster:money",
    ]
    change = ct.diff(dataset(), new).changes[0]
    assert change.others == (
        *("cluster:capital", "cluster:funds", "world:health-care", "world:trade"),
        *("pathway:accounting", "pathway:insurance"),
    )


def test_pathways_of_a_cluster_that_looks_replaced_have_not_moved_either() -> None:
    rows = tuple({**row, "cluster": "money"} if row["cluster"] == "finance" else row for row in PATHWAYS)
    new = later(clusters=(cluster("money", ["trade"]), *CLUSTERS[1:]), pathways=rows)
    assert summary(dataset(), new) == ["major replaced cluster:finance"]


def test_a_pathway_that_moved_stands_elsewhere_in_the_list_and_that_is_no_other_order() -> None:
    accounting, *others = changed("pathways", "accounting", cluster="welding")
    assert summary(dataset(), later(pathways=(*others, accounting))) == ["major moved pathway:accounting"]
    insurance, *others = others
    assert summary(dataset(), later(pathways=(*others, accounting, insurance))) == [
        "major moved pathway:accounting",
        "patch reordered pathways",
    ]


def test_all_worlds_reaches_a_world_that_comes_or_goes_without_a_word() -> None:
    added = later(worlds=(*WORLDS, world("space")))
    assert summary(dataset(), added) == ["minor added world:space"]
    assert summary(added, dataset(retired=[gone("world", "space")])) == ["major retired world:space"]


def test_the_marker_in_place_of_a_list_of_all_and_back() -> None:
    everything = dataset(clusters=changed("clusters", "sales", worlds=["trade", "health-care", "manufacturing"]))
    expect_changes(
        everything,
        dataset(),
        """
        minor marker-set cluster:sales
          cluster "sales" belongs to All Worlds; newly to no World that exists
          trade, health-care, manufacturing -> all
          with pathway:retail
        """,
    )
    expect_changes(
        dataset(),
        everything,
        """
        major marker-lifted cluster:sales
          cluster "sales" no longer belongs to All Worlds; but to "trade", "health-care", "manufacturing"
          all -> trade, health-care, manufacturing
          with pathway:retail
          breaks: assert tax.cluster("sales").worlds == "all"
        """,
    )


@pytest.mark.slow
@pytest.mark.parametrize("traceless", [False, True])
def test_twenty_thousand_new_ids_are_compared_at_once(traceless: bool) -> None:
    def many(prefix: str, gone: list[dict[str, object]]) -> ct.Dataset:
        rows = [pathway(f"{prefix}-{number}", "welding", f"Trade {number:05}") for number in range(20_000)]
        return dataset(pathways=rows, retired=gone)

    gone_rows = [] if traceless else [retired("pathway", f"a-{number}", f"b-{number}") for number in range(20_000)]
    changes = ct.diff(many("a", []), many("b", gone_rows)).changes
    kinds = {"replaced": 20_000} if traceless else {"retired": 20_000, "added": 20_000}
    assert Counter(change.kind for change in changes) == kinds
    assert {(change.old, change.new) for change in changes[:20_000]} == {(f"a-{at}", f"b-{at}") for at in range(20_000)}


def test_an_alias_that_became_the_name_is_not_lost() -> None:
    old = dataset(pathways=[pathway("accounting", name="Accounting", aliases=["Bookkeeping"])])
    new = dataset(pathways=[pathway("accounting", name="Bookkeeping", aliases=["Accounting"])])
    assert [change.kind for change in ct.diff(old, new).changes] == ["renamed", "alias-added"]
