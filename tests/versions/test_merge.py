"""Three-way merge: every row of the design's table, by example; `test_misfits` has links to what was retired."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy import Conflict
from tests.comparing import PATHWAYS, changed, without
from tests.helpers import pathway, retired
from tests.merging import BASE, merged, newer, only_conflict, ours


def test_a_field_that_one_side_changed_is_taken() -> None:
    found = merged(
        ours(worlds=changed("worlds", "trade", name="Commerce"), head={"title": "Ours"}),
        newer(
            worlds=changed("worlds", "trade", note="Shops."), pathways=changed("pathways", "robots", name="Robotics")
        ),
    )
    assert found.worlds[2] == ct.World(id="trade", name="Commerce", note="Shops.")
    assert found.pathways[3].name == "Robotics"
    assert found.title == "Ours"


def test_a_field_that_both_changed_alike_is_taken() -> None:
    both = {"worlds": changed("worlds", "trade", name="Commerce"), "pathways": (*PATHWAYS, pathway("x", "sales"))}
    assert merged(ours(**both), newer(**both)).worlds[2].name == "Commerce"


def test_world_lists_aliases_and_codes_are_merged_by_element() -> None:
    found = merged(
        ours(
            clusters=changed(
                "clusters",
                "finance",
                worlds=["manufacturing", "health-care", "trade"],
                aliases=["Cash", "Money"],
                codes={"ceds": "06", "nc": "FIN"},
            )
        ),
        newer(
            clusters=changed(
                "clusters", "finance", worlds=["health-care"], aliases=["Money", "Coin"], codes={"nc": "FINA", "x": "1"}
            )
        ),
    )
    assert found.clusters[0].worlds == ("manufacturing", "health-care")
    assert found.clusters[0].aliases == ("Cash", "Money", "Coin")
    assert found.clusters[0].codes == {"nc": "FIN", "x": "1"}


def test_links_of_which_each_side_removed_the_rest_are_a_conflict() -> None:
    conflict = only_conflict(
        ours(clusters=changed("clusters", "finance", worlds=["trade"])),
        newer(clusters=changed("clusters", "finance", worlds=["health-care"])),
    )
    assert (conflict.reference, conflict.field) == ("cluster:finance", "worlds")


def test_the_marker_against_a_changed_list_is_a_conflict() -> None:
    conflict = only_conflict(
        ours(clusters=changed("clusters", "finance", worlds="all")),
        newer(clusters=changed("clusters", "finance", worlds=["health-care"])),
    )
    assert conflict == Conflict(
        "cluster:finance",
        "worlds",
        'both sides changed the worlds of cluster "finance"',
        "health-care, trade",
        "all",
        "health-care",
    )


def test_the_marker_against_an_unchanged_list_is_taken() -> None:
    found = merged(
        ours(clusters=changed("clusters", "finance", worlds="all")),
        newer(clusters=changed("clusters", "finance", name="Finances")),
    )
    assert (found.clusters[0].worlds, found.clusters[0].name) == ("all", "Finances")


def test_both_changed_one_field() -> None:
    conflict = only_conflict(
        ours(worlds=changed("worlds", "trade", name="Commerce")), newer(worlds=changed("worlds", "trade", name="Shops"))
    )
    message = 'both sides changed the name of World "trade"'
    assert conflict == Conflict("world:trade", "name", message, "Trade", "Commerce", "Shops")


def test_both_changed_one_code() -> None:
    codes = ({"ceds": "06", "nc": "X"}, {"ceds": "06", "nc": "Y"})
    mine, theirs = (changed("clusters", "finance", codes=each) for each in codes)
    conflict = only_conflict(ours(clusters=mine), newer(clusters=theirs))
    message = 'both sides changed the nc code of cluster "finance"'
    assert conflict == Conflict("cluster:finance", "codes/nc", message, "FINA", "X", "Y")


def test_both_changed_the_title() -> None:
    conflict = only_conflict(ours(head={"title": "Ours"}), newer(head={"title": "Theirs"}))
    assert conflict == Conflict("title", None, "both sides changed the title", "Our careers", "Ours", "Theirs")


def test_both_added_an_id() -> None:
    mine, theirs = pathway("loans", name="Loans"), pathway("loans", "sales", "Lending")
    assert merged(ours(pathways=(*PATHWAYS, mine)), newer(pathways=(*PATHWAYS, mine))).pathways[4].id == "loans"
    conflict = only_conflict(ours(pathways=(*PATHWAYS, mine)), newer(pathways=(*PATHWAYS, theirs)))
    assert conflict == Conflict(
        "pathway:loans",
        None,
        'both sides added pathway "loans", and not alike',
        None,
        '{"id": "loans", "name": "Loans", "cluster": "finance"}',
        '{"id": "loans", "name": "Lending", "cluster": "sales"}',
    )


def test_one_retired_what_the_other_changed() -> None:
    gone = {
        "pathways": without(PATHWAYS, "insurance"),
        "retired": [retired("pathway", "insurance", "accounting", version="1.1.0")],
    }
    mine = ours(pathways=changed("pathways", "insurance", name="Insurances"))
    conflict = only_conflict(mine, newer(**gone))
    assert (conflict.reference, conflict.field) == ("pathway:insurance", None)
    assert conflict.message == (
        'pathway "insurance": this copy changed it, and the newer version retired it, replaced by "accounting"'
    )
    assert only_conflict(newer(**gone), mine).message == (
        'pathway "insurance": this copy retired it, replaced by "accounting", and the newer version changed it'
    )


def test_both_retired_one_record() -> None:
    left = without(PATHWAYS, "insurance")
    mine = [retired("pathway", "insurance", "accounting", version="2.0.0-local.1", note="Gone.")]
    theirs = [retired("pathway", "insurance", "accounting", version="1.1.0")]
    found = merged(ours(pathways=left, retired=mine), newer(pathways=left, retired=theirs))
    assert [(gone.version, gone.note) for gone in found.retired] == [("1.1.0", "Gone.")]


def test_local_records_come_after_the_one_they_stood_behind() -> None:
    found = merged(
        ours(pathways=(pathway("first"), *PATHWAYS[:2], pathway("third"), pathway("fourth"), *PATHWAYS[2:])),
        newer(pathways=(*PATHWAYS[::-1], pathway("last"))),
    )
    order = "first robots retail insurance third fourth accounting last"
    assert " ".join(each.id for each in found.pathways) == order


def test_the_order_of_the_side_that_changed_it() -> None:
    found = merged(ours(pathways=PATHWAYS[::-1]), newer(pathways=(*PATHWAYS, pathway("last", "welding"))))
    assert [each.id for each in found.pathways] == ["robots", "last", "retail", "insurance", "accounting"]


@pytest.mark.parametrize(
    ("mine", "theirs", "version"),
    [
        ("1.0.1", "1.1.0", "2.0.0-local.1"),
        ("2.0.0-local.1", "1.1.0", "2.0.0-local.2"),
        ("2.0.0-local.9", "1.1.0", "2.0.0-local.10"),
        ("2.0.0-local", "1.1.0", "2.0.0-local.1"),
        ("2.0.0-local.4", "2.0.0", "3.0.0-local.1"),
        ("4.2.0", "2.0.0", "4.2.1"),
    ],
)
def test_version(mine: str, theirs: str, version: str) -> None:
    assert merged(ours(head={"version": mine}), newer(head={"version": theirs})).version == version


@pytest.mark.parametrize(("side", "name"), [("ours", "Commerce"), ("theirs", "Shops")])
def test_a_conflict_that_is_settled(side: Any, name: str) -> None:
    mine = ours(worlds=changed("worlds", "trade", name="Commerce"))
    theirs = newer(worlds=changed("worlds", "trade", name="Shops"))
    found = ct.merge(BASE, mine, theirs, take={"world:trade": side})
    assert found.dataset is not None
    assert found.dataset.worlds[2].name == name


def test_taking_what_is_no_taxonomy() -> None:
    with pytest.raises(ct.WrongKindError, match="wanted here, not str"):
        ct.merge(BASE, BASE, "1.1.0")  # type: ignore[arg-type]  # that is what the test is about


def test_results_are_plain_values() -> None:
    found = ct.merge(BASE, ours(head={"title": "Ours"}), newer(head={"title": "Theirs"}))
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found) == hash(pickle.loads(pickle.dumps(found)))


def test_origins() -> None:
    mine = ours(worlds=changed("worlds", "trade", name="Commerce"), pathways=(*PATHWAYS[:3], pathway("loans")))
    found = ct.origins(BASE, mine)
    assert [reference for reference, origin in found.items() if origin == "changed"] == ["world:trade"]
    assert [reference for reference, origin in found.items() if origin == "local"] == ["pathway:loans"]
    assert found["cluster:finance"] == "base"
    assert "pathway:robots" not in found


def test_the_order_of_the_newer_version_where_both_changed_it() -> None:
    found = merged(
        ours(pathways=(PATHWAYS[1], PATHWAYS[0], *PATHWAYS[2:], pathway("own"))),
        newer(pathways=(*PATHWAYS[:2], PATHWAYS[3], PATHWAYS[2])),
    )
    assert [each.id for each in found.pathways] == ["accounting", "insurance", "robots", "own", "retail"]


def test_repairs_that_one_side_or_both_changed() -> None:
    mine, theirs = ([{"place": "row 1", "printed": "a", "read_as": "b", "why": why}] for why in ("ours", "theirs"))
    assert merged(ours(head={"repairs": mine}), newer()).repairs[0].why == "ours"
    assert merged(ours(), newer(head={"repairs": theirs})).repairs[0].why == "theirs"
    conflict = only_conflict(ours(head={"repairs": mine}), newer(head={"repairs": theirs}))
    assert (conflict.reference, conflict.message) == ("repairs", "both sides changed the repairs")
