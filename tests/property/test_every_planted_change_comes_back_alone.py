from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careertaxonomy import Dataset, diff
from careertaxonomy.testing import datasets
from careertaxonomy.versions.changes import POLICY, ChangeKind, largest
from tests.property.pairs import Pair, Planted
from tests.property.planting import PLANTERS

# What is wanted of a dataset (two clusters, a list of links) is drawn together with it, not arranged for.
DRAWN_TILL_IT_FITS = [HealthCheck.filter_too_much, HealthCheck.too_slow]
planted_in = datasets(min_worlds=2, max_worlds=5, min_clusters=2, max_clusters=5, min_pathways=2, max_pathways=7)


def found(pair: Pair) -> list[Planted]:
    return [Planted(change.kind, change.reference, change.old, change.new) for change in diff(*pair.datasets()).changes]


@pytest.mark.parametrize("kind", PLANTERS)
@settings(max_examples=10, suppress_health_check=DRAWN_TILL_IT_FITS)
@given(dataset=planted_in, data=st.data())
def test_a_planted_change_comes_back_alone(kind: ChangeKind, dataset: Dataset, data: st.DataObject) -> None:
    pair = Pair(dataset, data)
    planted = PLANTERS[kind](pair)
    assert found(pair) == [planted]


@settings(max_examples=40, suppress_health_check=DRAWN_TILL_IT_FITS)
@given(dataset=planted_in, data=st.data())
def test_several_planted_changes_all_come_back(dataset: Dataset, data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from([*PLANTERS]), min_size=2, max_size=4, unique=True), label="kinds")
    pair = Pair(dataset, data)
    # The order of a list is changed last: what else is planted goes by the order that was there.
    planted = [PLANTERS[kind](pair) for kind in sorted(kinds, key="reordered".__eq__)]
    comparison = diff(*pair.datasets())
    if "reordered" not in kinds:
        assert sorted(map(repr, found(pair))) == sorted(map(repr, planted))
    assert {*planted[: len(kinds) - 1]} <= {*found(pair)}
    assert comparison.required_bump == largest(comparison.changes)
    assert comparison.changes == tuple(
        sorted(comparison.changes, key=lambda change: ["major", "minor", "patch"].index(change.level))
    )


def test_every_kind_of_change_is_planted() -> None:
    assert {*PLANTERS} == {*POLICY}
