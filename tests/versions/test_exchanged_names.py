"""Names that changed their ids: swaps, rounds and runs, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from careertaxonomy.versions.exchanged_names import exchanged

BEFORE = dict(zip("abcde", ["Audit", "Bread", "Cakes", "Dance", "Eggs"], strict=True))


@pytest.mark.parametrize(
    ("after", "groups"),
    [
        (BEFORE, []),
        ({**BEFORE, "a": "Bread", "b": "Audit"}, ["aba"]),
        ({**BEFORE, "a": "BREAD", "b": "audit"}, ["aba"]),
        ({**BEFORE, "a": "Bread", "b": "Audit", "d": "Eggs", "e": "Dance"}, ["aba", "ded"]),
        ({**BEFORE, "a": "Bread", "b": "Cakes", "c": "Audit"}, ["abca"]),
        ({**BEFORE, "a": "New", "b": "Audit", "c": "Bread", "d": "Cakes", "e": "Dance"}, ["edcba"]),
        ({**BEFORE, "a": "Bread", "b": "Cakes", "c": "Dance", "d": "Eggs", "e": "New"}, ["abcde"]),
        ({**BEFORE, "a": "Bread", "b": "Cakes", "c": "New"}, ["abc"]),
        ({"a": "Bread", "b": "Audit", "x": "Cakes"}, ["aba"]),
        ({**BEFORE, "a": "Bread", "b": "Baking"}, []),
        ({**BEFORE, "a": "Audits", "b": "Baking"}, []),
        ({**BEFORE, "a": "Bread"}, []),
        ({**BEFORE, "a": "AUDIT"}, []),
        ({"x": "Audit", "b": "Bread"}, []),
    ],
)
def test_which_ids_have_each_other_s_names(after: dict[str, str], groups: list[str]) -> None:
    assert exchanged(BEFORE, after) == [dict(pairwise(group)) for group in groups]


def test_one_name_of_two_ids_takes_part_once() -> None:
    before = {"a": "Bread", "b": "Bread", "c": "Cakes"}
    assert exchanged(before, {"a": "Cakes", "b": "Cakes", "c": "Bread"}) == [{"a": "c", "c": "a"}]
