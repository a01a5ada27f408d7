"""Which new record a vanished one became: a shared name or code first, a near miss after that, each taken once."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.text.normal_forms import LARGE
from tests.comparing import dataset, later
from tests.helpers import cluster, pathway, retired, world

Row = dict[str, object]
Rows = list[Row]
CLUSTERS = [cluster("finance"), cluster("sales")]


def became(old: Rows, new: Rows, **more: Any) -> dict[str, str | None]:
    """What each vanished pathway is taken for."""
    before = dataset(clusters=CLUSTERS, pathways=[*old, pathway("kept")])
    after = later(clusters=CLUSTERS, pathways=[pathway("kept"), *new], **more)
    changes = ct.diff(before, after).changes
    return {change.reference: change.new for change in changes if change.kind in ("replaced", "vanished")}


def one(name: str, cluster: str = "finance", **more: object) -> Rows:
    return [pathway("old", cluster, name, **more)]


def other(name: str, cluster: str = "finance", **more: object) -> Rows:
    return [pathway("new", cluster, name, **more)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (one("Robots"), other("Robots")),
        (one("Robots & Tools"), other("robots AND tools")),
        (one("Robots"), other("Robots", "sales")),
        (one("Robots", aliases=["Androids"]), other("Androids", "sales")),
        (one("Robots"), other("Machines", "sales", aliases=["Droids", "Robots"])),
        (one("Robots", aliases=["Droids"]), other("Machines", "sales", aliases=["droids"])),
        (one("Robots", codes={"ceds": "06"}), other("Machines", "sales", codes={"onet": "1", "ceds": "06"})),
        (one("Robots"), other("Robot")),
        (one("Robot Engineering"), other("Robots Engineering")),
    ],
)
def test_a_rename_done_as_delete_and_add(old: Rows, new: Rows) -> None:
    assert became(old, new) == {"pathway:old": "new"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (one("Robots"), other("Machines")),
        (one("Robots"), other("Robot", "sales")),
        (one("Robots", codes={"ceds": "06"}), other("Machines", codes={"onet": "06", "ceds": "6"})),
    ],
)
def test_another_record(old: Rows, new: Rows) -> None:
    assert became(old, new) == {"pathway:old": None}


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (["finance-not-eligible"], ["sales-not-eligible"], []),
        (["a"], ["b"], [pathway("c", "law", "Not Eligible")]),
        (["a", "x"], ["b"], []),
    ],
)
def test_a_name_that_says_little_is_no_evidence_in_another_cluster(old: list[str], new: list[str], kept: Rows) -> None:
    clusters = [*CLUSTERS, cluster("law")]
    gone = [pathway(id, "finance" if at == 0 else "law", "Not Eligible") for at, id in enumerate(old)]
    came = [pathway(id, "sales", "Not Eligible") for id in new]
    rest = [pathway("kept"), *kept]
    before = dataset(clusters=clusters, pathways=[*gone, *rest])
    changes = ct.diff(before, later(clusters=clusters, pathways=[*rest, *came])).changes
    assert Counter(change.kind for change in changes) == {"vanished": len(old), "added": 1}
    beside = [pathway(id, "finance", "Not Eligible") for id in new]
    changes = ct.diff(before, later(clusters=clusters, pathways=[*rest, *beside])).changes
    assert [(change.old, change.new) for change in changes if change.kind == "replaced"] == [(old[0], new[0])]


def test_a_pathway_is_looked_for_where_its_cluster_went() -> None:
    before = dataset(clusters=[cluster("law"), cluster("finance")], pathways=[pathway("law-clerk", "law", "Clerk")])
    after = later(
        clusters=[cluster("legal", name="Laws"), cluster("finance")],
        pathways=[pathway("legal-clerk", "legal", "Clerk")],
    )
    replaced = {change.old: change.new for change in ct.diff(before, after).changes if change.kind == "replaced"}
    assert replaced == {"law": "legal", "law-clerk": "legal-clerk"}


def test_a_record_of_another_kind_is_none() -> None:
    worlds = [world("health-care"), world("robots"), world("trade"), world("manufacturing")]
    assert became(one("Robots"), [], worlds=worlds) == {"pathway:old": None}


def test_worlds_and_clusters_are_found_by_a_near_name_too() -> None:
    changes = ct.diff(
        dataset(worlds=[world("health"), world("trade")], clusters=[cluster("a", "all", "Robots")]),
        later(worlds=[world("well", "Healthy"), world("trade")], clusters=[cluster("b", "all", "Robot")]),
    ).changes
    assert [(change.kind, change.old, change.new) for change in changes if change.reference != "pathway:robots"] == [
        ("replaced", "health", "well"),
        ("replaced", "a", "b"),
        *(("moved", "finance", "b") for change in changes if change.kind == "moved"),
    ]


def test_each_is_taken_once_and_the_certain_one_first() -> None:
    new = [pathway("w9", name="Weldings")]
    for order in (1, -1):
        old = [pathway("w1", name="Welding"), pathway("w2", name="Weldings")][::order]
        assert became(old, new) == {"pathway:w1": None, "pathway:w2": "w9"}
    old = [pathway("a1", name="Welding"), pathway("a2", name="welding!", cluster="sales")]
    assert became(old, new) == {"pathway:a1": "w9", "pathway:a2": None}


def test_a_record_that_came_back_is_no_new_one() -> None:
    old = dataset(pathways=[pathway("robots", name="Robots")], retired=[retired("pathway", "droids")])
    new = later(pathways=[pathway("droids", name="Robots")])
    assert [change.kind for change in ct.diff(old, new).changes] == ["vanished", "restored"]


def test_a_retired_record_does_not_take_what_looks_like_it() -> None:
    gone = [retired("pathway", "old", version="2.0.0")]
    assert became([*one("Robots"), pathway("older", name="Robot")], other("Robots"), retired=gone) == {
        "pathway:older": "new"
    }


def test_what_took_its_place_is_not_told_as_added() -> None:
    old = dataset(pathways=one("Robots"))
    new = later(pathways=[*other("Robots"), pathway("newer", name="Machines")])
    assert [(change.kind, change.new) for change in ct.diff(old, new).changes] == [
        ("replaced", "new"),
        ("added", "newer"),
    ]


def test_near_misses_are_looked_for_among_the_first_of_many() -> None:
    """Each look takes a while, so a list that was changed throughout is not looked through for every record."""
    count = LARGE + 100

    def rows(id: str, name: str) -> Rows:
        return [pathway(f"{id}-{at}", f"c-{at % 10}", f"{name} of the {at:04} kind") for at in range(count)]

    clusters = [cluster(f"c-{number}") for number in range(10)]
    changes = ct.diff(
        dataset(clusters=clusters, pathways=rows("a", "Repair")),
        later(clusters=clusters, pathways=rows("b", "Repairs")),
    ).changes
    assert Counter(change.kind for change in changes) == {"replaced": LARGE, "vanished": 100, "added": 100}
    pairs = {change.old: change.new for change in changes if change.kind == "replaced"}
    assert pairs == {f"a-{at}": f"b-{at}" for at in range(LARGE)}
