from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

import careertaxonomy as ct
from tests.property.naming import texts

OURS = ct.load("joco-works", version="1.1.0")
OUTCOMES = ct.Resolved.__annotations__["outcome"]
ANYTHING = st.one_of(texts(), st.text(st.characters(categories=["Cs", "Cc", "Cf", "Zs", "Sm"])), st.none())


@given(ANYTHING, st.sampled_from([None, "world", "cluster", "pathway"]), st.sampled_from(["sure", "close", "loose"]))
def test_every_text_has_an_answer(label: str | None, kind: str | None, least: str) -> None:
    found = OURS.resolve(label, kind=kind, least=least, codes=("ceds",))
    assert (found.outcome == "resolved") == (found.ref is not None)
    assert found.label == label
    assert found.reason
    assert len(found.candidates) <= 3
    assert pickle.loads(pickle.dumps(found)) == found
    assert hash(found) == hash(pickle.loads(pickle.dumps(found)))
    if found.ref is not None:
        assert OURS.has(found.ref)


@given(texts(), st.sampled_from([None, "auto", ";", ",", " "]))
def test_every_cell_has_an_answer(cell: str, separator: str | None) -> None:
    found = ct.Resolver(OURS, kind="cluster", least="loose").values(cell, separator)
    assert found
    if separator == "auto" and len(found) > 1:
        assert all(one.ref for one in found)


@given(texts())
def test_every_text_may_be_searched_for(text: str) -> None:
    found = OURS.find(text)
    assert len({match.ref for match in found}) == len(found)
    assert all(OURS.has(match.ref) for match in found)
