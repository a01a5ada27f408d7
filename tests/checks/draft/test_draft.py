"""What a draft knows of its lists: which kind each one is of, and whether what is not in it can be told."""

from __future__ import annotations

from typing import Any

import pytest

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import pointer
from careertaxonomy.checks.draft.listing import Aside, Rows
from careertaxonomy.model.records import KINDS, Pathway, Retired, World

WORLD = World(id="mining", name="Mining")
GONE = Retired(kind="world", id="steam", name="Steam", version="1.0.0")


def test_a_list_is_had_by_its_kind_and_by_nothing_else() -> None:
    draft = Draft()
    assert [draft.listing(kind) for kind in KINDS] == [draft.worlds, draft.clusters, draft.pathways]
    with pytest.raises(KeyError, match="pathwya"):
        draft.listing("pathwya")  # type: ignore[arg-type]  # a misspelling is no kind


@pytest.mark.parametrize(
    ("retired", "complete"),
    [
        ({}, True),
        ({"retired": []}, True),
        ({"retired": [GONE]}, True),
        ({"retired": [GONE, {"kind": "world", "id": "coal"}]}, True),
        ({"retired": [GONE, {"kind": "world"}]}, False),
        ({"retired": [GONE, {"kind": 3, "id": "coal"}]}, False),
        ({"retired": [GONE, "coal"]}, False),
        ({"retired": {"steam": GONE}}, False),
        ({"retired": None}, False),
    ],
)
def test_what_is_not_retired_can_only_be_told_where_all_that_is_can_be_read(
    retired: dict[str, Any], complete: bool
) -> None:
    raw = retired.get("retired")
    rows = raw if isinstance(raw, list) else []
    aside = [Aside(index, item) for index, item in enumerate(rows) if item is not GONE]
    sound = [index for index, item in enumerate(rows) if item is GONE]
    lists = {"retired": Rows("retired", [GONE] * len(sound), sound, aside)} if isinstance(raw, list) else {}
    assert Draft(retired, lists).retired_are_complete is complete


@pytest.mark.parametrize(
    ("rows", "complete"),
    [
        (None, False),
        (Rows[World]("worlds"), False),
        (Rows("worlds", [WORLD], [0]), True),
        (Rows("worlds", [WORLD], [0], [Aside(1, {"id": "coal"})]), True),
        (Rows("worlds", [WORLD], [0], [Aside(1, {"name": "Coal"})]), False),
    ],
)
def test_what_is_not_in_a_list_can_only_be_told_where_all_that_is_has_an_id(
    rows: Rows[World] | None, complete: bool
) -> None:
    assert Draft(lists={"worlds": rows} if rows else {}).worlds.complete is complete


def test_copies_are_set_apart_and_their_links_still_count() -> None:
    audit = Pathway(id="audit", name="Audit", cluster="finance")
    records = [
        audit,
        Pathway(id="bank", name="Bank", cluster="money"),
        audit,
        Pathway(id="audit", name="A", cluster="law"),
    ]
    pathways = Draft(lists={"pathways": Rows("pathways", records, [0, 2, 3, 4], [Aside(1, {"id": "bank"})])}).pathways
    assert [*pathways] == [(0, audit)]
    assert [(copy.first, copy.again, copy.identical) for copy in pathways.copies] == [
        (1, 2, False),
        (0, 3, True),
        (0, 4, False),
    ]
    assert (pathways.ids, pathways.present) == (["audit"], frozenset({"audit", "bank"}))
    draft = Draft(lists={"pathways": pathways.whole})
    assert draft.linked_clusters is None
    whole = Rows("pathways", records, range(4))
    assert Draft(lists={"pathways": whole}).linked_clusters == frozenset({"finance", "money", "law"})


def test_a_pointer_writes_out_what_has_a_meaning_in_it() -> None:
    assert pointer(("pathways", 3, "a/b", "~", "~1")) == "/pathways/3/a~1b/~0/~01"
    assert pointer(()) == ""
