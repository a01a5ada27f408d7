"""A reference: a record by its kind and id, as a value and as text."""

from __future__ import annotations

import pickle

import pytest

import careertaxonomy as ct
from careertaxonomy.model.references import KINDS, Kind, Reference, word_of


@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_reads_as_it_is_written(kind: Kind) -> None:
    reference = Reference(kind, "finance")
    assert str(reference) == f"{kind}:finance"
    assert Reference.read(str(reference)) == reference
    assert Reference.read(f"{kind}:") == Reference(kind, "")
    assert Reference.read(f"{kind}:a:b") == Reference(kind, "a:b")


@pytest.mark.parametrize("text", ["", ":", "finance", "planet:mars", "worlds:a", "World:a", " world:a", "title"])
def test_what_begins_with_no_kind_is_none(text: str) -> None:
    assert Reference.read(text) is None


def test_messages_have_their_own_word_for_a_world() -> None:
    assert [word_of(kind) for kind in KINDS] == ["World", "cluster", "pathway"]
    assert Reference("world", "law").who == 'World "law"'
    assert Reference("cluster", "law").who == 'cluster "law"'


def test_every_record_has_one(tax: ct.Taxonomy) -> None:
    for record in tax.dataset.of(*KINDS):
        assert tax.get(str(Reference.to(record))) is record
    gone = ct.Retired(kind="pathway", id="old", name="Old", version="1.0.0")
    assert Reference.to(gone) == Reference("pathway", "old")


def test_it_is_a_value() -> None:
    reference = Reference("world", "law")
    assert {reference, Reference("world", "law"), Reference("cluster", "law")} == {reference, ("cluster", "law")}
    assert pickle.loads(pickle.dumps(reference)) == reference
