"""Records that do not fit together after a merge, though each was merged without conflict."""

from __future__ import annotations

from typing import Any

import careertaxonomy as ct
from careertaxonomy import Conflict
from careertaxonomy.versions.merge import Side
from tests.comparing import CLUSTERS, PATHWAYS, WORLDS, changed, dataset, without
from tests.helpers import cluster, pathway, retired, world
from tests.merging import BASE, merged, newer, only_conflict, ours

NEW_WORLDS = (*without(WORLDS, "trade"), world("commerce"))
TRADE_GONE: dict[str, Any] = {
    "worlds": NEW_WORLDS,
    "clusters": changed("clusters", "finance", worlds=["health-care", "commerce"]),
    "retired": [retired("world", "trade", "commerce", version="1.1.0")],
}


def test_a_local_link_to_what_the_new_base_retired() -> None:
    mine = ours(clusters=(*CLUSTERS, cluster("banking", ["trade"])), pathways=(*PATHWAYS, pathway("loans", "banking")))
    conflict = only_conflict(mine, newer(**TRADE_GONE))
    assert conflict == Conflict(
        "cluster:banking",
        "worlds",
        'cluster "banking" links to World "trade", which was retired; replaced by "commerce"',
        None,
        "trade",
        None,
    )


def test_a_link_that_the_new_base_moved_goes_along() -> None:
    mine = ours(clusters=changed("clusters", "finance", worlds=["health-care", "trade", "manufacturing"]))
    found = merged(mine, newer(**TRADE_GONE))
    assert found.clusters[0].worlds == ("health-care", "manufacturing", "commerce")


def test_names_and_codes_that_meet() -> None:
    conflict = only_conflict(
        ours(pathways=(*PATHWAYS, pathway("loans", name="Loans & Credit"))),
        newer(pathways=(*PATHWAYS, pathway("credit", name="Loans and Credit"))),
    )
    assert conflict.message == (
        'pathway "loans" and pathway "credit", one from each side, have one name, "Loans & Credit"'
    )
    conflict = only_conflict(
        ours(worlds=changed("worlds", "trade", codes={"x": "1"})),
        newer(worlds=changed("worlds", "health-care", codes={"x": "1"})),
    )
    assert (conflict.field, conflict.message) == (
        "codes",
        'World "trade" and World "health-care", one from each side, have the x code "1"',
    )


def test_what_hangs_on_a_conflict_is_no_conflict_of_its_own() -> None:
    """Whether a pathway that came back has a cluster hangs on which side is right about the cluster."""
    back = dataset(retired=[retired("pathway", "typing", "accounting", cluster="finance")])
    mine = ours(
        clusters=changed("clusters", "finance", name="Money Matters"),
        pathways=(*PATHWAYS, pathway("typing", "finance")),
    )
    theirs = newer(
        clusters=without(CLUSTERS, "finance"),
        pathways=tuple({**row, "cluster": row["cluster"].replace("finance", "sales")} for row in PATHWAYS),
        retired=[
            retired("cluster", "finance", "sales", version="1.1.0"),
            retired("pathway", "typing", "accounting", cluster="finance"),
        ],
    )
    assert only_conflict(mine, theirs, back).reference == "cluster:finance"
    assert only_conflict(theirs, mine, back).reference == "cluster:finance"
    found = ct.merge(back, mine, theirs, take={"cluster:finance": "theirs"})
    assert [conflict.reference for conflict in found.conflicts] == ["pathway:typing"]


def test_a_misfit_is_settled_by_taking_theirs() -> None:
    mine = ours(pathways=(*PATHWAYS, pathway("loans", name="Loans")))
    theirs = newer(pathways=(*PATHWAYS, pathway("credit", name="Loans")))
    found = ct.merge(BASE, mine, theirs, take={"pathway:loans": "theirs"})
    assert found.dataset is not None
    assert [each.id for each in found.dataset.pathways][4:] == ["credit"]
    assert ct.merge(BASE, mine, theirs, take={"pathway:loans": "ours"}).conflicts != ()


def test_no_record_of_a_kind_is_left() -> None:
    """Each side left one World, and not the same."""
    sides = [
        make(
            worlds=[world(left)],
            clusters=[cluster("finance", "all"), *CLUSTERS[1:2]],
            pathways=PATHWAYS[:3],
            retired=[retired("world", id, left, version=version) for id in ("health-care", "trade") if id != left],
        )
        for make, left, version in ((ours, "trade", "2.0.0-local.1"), (newer, "health-care", "1.1.0"))
    ]
    base = dataset(
        worlds=[world("health-care"), world("trade")],
        clusters=[cluster("finance", "all"), *CLUSTERS[1:2]],
        pathways=PATHWAYS[:3],
    )
    found = ct.merge(base, *sides).conflicts
    assert ("worlds", "no World is left") in [(conflict.reference, conflict.message) for conflict in found]


def test_records_that_replace_each_other() -> None:
    """This copy gave up insurance for accounting, and the newer version accounting for insurance."""
    first, second = without(PATHWAYS, "insurance"), without(PATHWAYS, "accounting")
    found = ct.merge(
        BASE,
        ours(pathways=first, retired=[retired("pathway", "insurance", "accounting", version="2.0.0-local.1")]),
        newer(pathways=second, retired=[retired("pathway", "accounting", "insurance", version="1.1.0")]),
    ).conflicts
    assert {(conflict.reference, conflict.field, conflict.message) for conflict in found} == {
        (f"pathway:{id}", "replaced_by", f'the replacements of pathway "{id}" lead back to it')
        for id in ("accounting", "insurance")
    }


def test_theirs_settles_one_name_on_two_records() -> None:
    """The conflict is at the record that this copy does not have; what has to change is the other one."""
    mine = ours(worlds=changed("worlds", "health-care", name="Wellness"))
    theirs = newer(worlds=(*WORLDS, world("wellness")))
    assert only_conflict(mine, theirs).reference == "world:wellness"
    found = ct.merge(BASE, mine, theirs, take={"world:wellness": "theirs"}).dataset
    assert found is not None
    assert found.worlds == theirs.worlds
    assert ct.merge(BASE, mine, theirs, take={"world:wellness": "ours"}).conflicts == (only_conflict(mine, theirs),)


def test_ours_settles_it_where_both_records_are_ours_too() -> None:
    mine = ours(worlds=changed("worlds", "health-care", name="Wellness"))
    theirs = newer(worlds=changed("worlds", "trade", name="Wellness"))
    found = ct.merge(BASE, mine, theirs, take={only_conflict(mine, theirs).reference: "ours"}).dataset
    assert found is not None
    assert found.worlds == mine.worlds


def test_what_settling_uncovers_may_be_settled_with_it() -> None:
    mine = ours(clusters=(*CLUSTERS, cluster("banking", ["trade"])), pathways=(*PATHWAYS, pathway("loans", "banking")))
    theirs = newer(**TRADE_GONE)
    take: dict[str, Side] = {"cluster:banking": "theirs"}
    (uncovered,) = ct.merge(BASE, mine, theirs, take=take).conflicts
    assert uncovered.message == 'pathway "loans" links to cluster "banking", which does not exist'
    found = ct.merge(BASE, mine, theirs, take={**take, "pathway:loans": "theirs"}).dataset
    assert found is not None
    assert found.pathways == theirs.pathways


def test_ours_settles_a_link_of_theirs_to_what_this_copy_retired() -> None:
    """The newer version links welding to the World that this copy replaced."""
    mine = ours(**{**TRADE_GONE, "retired": [retired("world", "trade", "commerce", version="2.0.0-local.1")]})
    theirs = newer(clusters=changed("clusters", "welding", worlds=["manufacturing", "trade"]))
    assert only_conflict(mine, theirs).reference == "cluster:welding"
    found = ct.merge(BASE, mine, theirs, take={"cluster:welding": "ours"}).dataset
    assert found is not None
    assert found.clusters == mine.clusters
