"""Comparing: order, texts, and records that were retired before. Nothing is left untold."""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from tests.comparing import TOWN, Given, changed, dataset, expect_changes, later, summary, told
from tests.helpers import retired

CLUSTERS = TOWN["clusters"]


def test_codes_have_no_order() -> None:
    codes = {"nc": "FINA", "ceds": "06"}
    assert [*codes] != [*CLUSTERS[0]["codes"]]
    assert summary(dataset(), later(clusters=changed("clusters", "finance", codes=codes))) == []


def test_order_is_told_beside_what_came() -> None:
    old = dataset(clusters=changed("clusters", "finance", aliases=["A", "B"], worlds=["trade", "health-care"]))
    new = later(
        clusters=changed(
            *("clusters", "finance"),
            aliases=["C", "B", "A"],
            codes={"nc": "FINA", "ceds": "06", "onet": "1"},
            worlds=["health-care", "manufacturing", "trade"],
        )
    )
    expect_changes(
        old,
        new,
        """
        minor alias-added cluster:finance
          cluster "finance" is also called "C"
          None -> C
        minor code-added cluster:finance
          cluster "finance" has the onet code "1"
          None -> 1
        minor linked cluster:finance
          cluster "finance" belongs to the World "manufacturing" too
          None -> manufacturing
          with world:manufacturing, pathway:accounting, pathway:insurance
        patch reordered cluster:finance
          the aliases of cluster "finance" are in another order
        patch reordered cluster:finance
          the Worlds of cluster "finance" are in another order
        """,
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ({"aliases": ["A", "A"]}, {"aliases": ["A"]}, "dataset"),
        ({"worlds": ["trade", "trade"]}, {"worlds": ["trade"]}, "dataset"),
        ({"note": "a"}, {"note": "b"}, "cluster:finance"),
    ],
)
def test_nothing_is_left_untold(old: Given, new: Given, message: str) -> None:
    pair = (
        dataset(clusters=changed("clusters", "finance", **old)),
        later(clusters=changed("clusters", "finance", **new)),
    )
    assert summary(*pair) == [f"patch text-changed {message}"]


def test_records_that_were_retired_before() -> None:
    rows = [retired("world", "sea"), retired("world", "air", "trade", note="Once"), retired("pathway", "dig")]
    old = dataset(retired=rows)
    assert summary(old, later(retired=rows[::-1])) == ["patch reordered retired"]
    assert summary(old, later(retired=[{**rows[0], "note": "Gone"}, *rows[1:]])) == ["patch text-changed world:sea"]
    assert summary(old, later(retired=[*rows, retired("cluster", "sea")])) == ["patch text-changed cluster:sea"]
    assert summary(old, later(retired=rows[:2])) == ["major vanished pathway:dig"]
    assert summary(old, later(retired=[rows[0], {**rows[1], "replaced_by": []}, rows[2]])) == [
        "minor redirected world:air"
    ]
    assert 'is replaced by nothing, no longer by "trade"' in told(
        old, later(retired=[rows[0], {**rows[1], "replaced_by": []}, rows[2]])
    )


@pytest.mark.parametrize(
    ("head", "reference", "old", "new"),
    [
        ({"title": "Careers"}, "title", "Our careers", "Careers"),
        ({"description": "All of them."}, "description", None, "All of them."),
        ({"source": {"title": "T", "note": "N"}}, "source", None, "title: T; note: N"),
        ({"$schema": "https://example.org/s"}, "$schema", None, "https://example.org/s"),
        ({"name": "other-careers"}, "name", "our-careers", "other-careers"),
    ],
)
def test_texts_of_the_document(head: dict[str, object], reference: str, old: str | None, new: str) -> None:
    (change,) = ct.diff(dataset(), dataset(head={**head, "version": "1.0.1"})).changes
    assert change == ct.Change("text-changed", reference, f"the {reference} reads differently", old, new)


def test_repairs() -> None:
    rows = [{"place": place, "printed": "a", "read_as": "b", "why": "c"} for place in ("here", "there")]
    old = dataset(head={"repairs": rows})
    expect_changes(old, dataset(), "\npatch text-changed repairs\n  the repairs read differently\n")
    expect_changes(
        old,
        dataset(head={"repairs": rows[::-1]}),
        "\npatch reordered repairs\n  the repairs are in another order\n",
    )
