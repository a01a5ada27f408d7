"""A label of a record with one planted slip gives that record or is refused, never another one: unless it has become
that one's name, but for accents."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import careertaxonomy as ct
from careertaxonomy.testing import taxonomies
from tests.labels.test_spanish import SPANISH
from tests.property.naming import each_name, slipped

OURS = ct.load("joco-works", version="1.1.0")
SURE = ("exact", "normalised", "alias", "trimmed", "words")


@pytest.mark.parametrize("kind", ["world", "cluster", "pathway"])
@pytest.mark.parametrize("least", ["close", "loose"])
def test_in_our_names(kind: str, least: str) -> None:
    resolver = ct.Resolver(OURS, kind=kind, least=least)
    for name, of, ref in each_name(OURS):
        if of == kind:
            others = {found.ref for found in resolver.each(slipped(name))} - {ref, None}
            assert others == set(), name


def test_in_two_thousand_spanish_names() -> None:
    resolver = ct.Resolver(SPANISH, kind="pathway", least="loose")
    for name, kind, ref in each_name(SPANISH)[::20]:
        if kind == "pathway":
            found = [one for one in resolver.each(slipped(name, "a")) if one.ref not in (ref, None)]
            assert [one for one in found if one.level not in SURE] == [], name


@given(taxonomies())
@settings(max_examples=20)
def test_in_made_up_names(tax: ct.Taxonomy) -> None:
    for kind in ("world", "cluster", "pathway"):
        resolver = ct.Resolver(tax, kind=kind, least="loose")
        for name, of, ref in each_name(tax):
            if of == kind:
                for found in resolver.each(slipped(name, "e")):
                    assert found.ref in (ref, None) or found.level in SURE
