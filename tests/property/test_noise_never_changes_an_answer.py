from __future__ import annotations

import pytest
from hypothesis import given

import careertaxonomy as ct
from careertaxonomy.testing import taxonomies
from tests.property.naming import NOISES, each_name

OURS = ct.load("joco-works", version="1.1.0")


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("kind", ["world", "cluster", "pathway"])
def test_a_name_with_noise_is_the_same_record(noise: str, kind: str) -> None:
    resolver = ct.Resolver(OURS, kind=kind)
    for name, of, ref in each_name(OURS):
        if of == kind:
            assert resolver.resolve(NOISES[noise](name)).ref == ref


@given(taxonomies())
def test_a_name_with_noise_is_the_same_record_or_refused(tax: ct.Taxonomy) -> None:
    for kind in ("world", "cluster", "pathway"):
        resolver = ct.Resolver(tax, kind=kind)
        names = [(name, ref) for name, of, ref in each_name(tax) if of == kind]
        for name, _ in names:
            plain = resolver.resolve(name)
            holders = {ref for known, ref in names if known == name}
            assert plain.ref in {*holders, None} or plain.level == "exact"
            for noise in NOISES.values():
                again = resolver.resolve(noise(name))
                assert again.ref in {*holders, None} or again.group == "sure"
