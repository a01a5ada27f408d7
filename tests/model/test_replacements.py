"""Chains of replacement: where they end, and how often each link of them is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careertaxonomy.model.replacements import Chains, successors_of

GRAPHS = st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghXYZ"), max_size=3))
LIVE = frozenset("XYZ")


@given(GRAPHS)
def test_many_chains_end_where_each_ends_by_itself(graph: Mapping[str, Sequence[str]]) -> None:
    chains = Chains(lambda one: graph.get(one, ()), LIVE)
    for id in graph:
        assert chains.ends(id)[0] == successors_of(id, lambda one: graph.get(one, ()), LIVE)


@pytest.mark.parametrize(
    ("graph", "ends"),
    [
        ({"a": ["b"], "b": ["X"]}, (["X"], False)),
        ({"a": ["b", "c"], "b": [], "c": ["X"]}, (["X"], True)),
        ({"a": ["a"]}, ([], False)),
        ({"a": ["b", "X"], "b": ["a", "Y"]}, (["Y", "X"], False)),
        ({"a": []}, ([], True)),
    ],
)
def test_the_ends_of_a_chain(graph: Mapping[str, Sequence[str]], ends: tuple[list[str], bool]) -> None:
    assert Chains(lambda one: graph.get(one, ()), LIVE).ends("a") == ends


@pytest.mark.parametrize("length", [100, 1_000])
def test_each_link_of_a_long_chain_is_looked_at_a_few_times_only(length: int) -> None:
    looked = Counter[int]()

    def replaced_by(id: int) -> list[int]:
        looked[id] += 1
        return [id + 1]

    chains = Chains(replaced_by, frozenset([length]))
    assert {chains.ends(id)[0][0] for id in range(length)} == {length}
    assert max(looked.values()) <= 3
