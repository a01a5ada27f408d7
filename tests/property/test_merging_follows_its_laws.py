from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import careertaxonomy as ct
from careertaxonomy import Dataset
from careertaxonomy.versions.merge import Side
from tests.property.editing import Triple, same_content, sound, triples

LAWS: dict[str, Callable[[Dataset, Dataset, Dataset], bool]] = {
    "an unchanged copy becomes the newer version": lambda b, _, n: same_content(ct.merge(b, b, n).dataset, n),
    "an unchanged base leaves the copy as it is": lambda b, o, _: same_content(ct.merge(b, o, b).dataset, o),
    "what both sides made alike stays": lambda b, o, _: same_content(ct.merge(b, o, o).dataset, o),
}


@pytest.mark.parametrize("law", LAWS)
@settings(max_examples=150)
@given(triple=triples())
def test_merging_with_what_is_unchanged(law: str, triple: Triple) -> None:
    assert LAWS[law](*triple)


@settings(max_examples=500)
@given(triples())
def test_the_same_conflicts_whichever_side_is_called_ours(triple: Triple) -> None:
    base, ours, newer = triple
    here = {(found.reference, found.field, found.ours, found.newer) for found in ct.merge(base, ours, newer).conflicts}
    there = {(found.reference, found.field, found.newer, found.ours) for found in ct.merge(base, newer, ours).conflicts}
    assert here == there


@settings(max_examples=500)
@given(triples())
def test_what_merges_without_conflict_loads(triple: Triple) -> None:
    merged = ct.merge(*triple)
    assert (merged.dataset is None) == bool(merged.conflicts)
    if merged.dataset is not None:
        assert sound(merged.dataset)
        assert ct.Taxonomy(merged.dataset).version == "2.0.0-local.1" or merged.dataset.version == "2.0.0-local.2"


@settings(max_examples=100)
@given(triples())
def test_origins_tell_what_a_copy_changed(triple: Triple) -> None:
    base, ours, _ = triple
    found = ct.origins(base, ours)
    assert {*found} == {f"{record.kind}:{record.id}" for record in ours.of("world", "cluster", "pathway")}
    assert all(origin == "base" for origin in ct.origins(ours, ours).values())
    for change in ct.diff(base, ours).changes:
        if change.kind == "added":
            assert found[change.reference] == "local"
        if change.kind in ("renamed", "moved", "linked"):
            assert found[change.reference] == "changed"


@settings(max_examples=200)
@given(triples(), st.sampled_from(["ours", "theirs"]))
def test_what_is_settled_loads(triple: Triple, side: Side) -> None:
    take: dict[str, Side] = {}
    merged = ct.merge(*triple)
    while {found.reference for found in merged.conflicts} - {*take}:
        take |= {found.reference: side for found in merged.conflicts}
        merged = ct.merge(*triple, take=take)
    if merged.dataset is not None:
        assert sound(merged.dataset)
