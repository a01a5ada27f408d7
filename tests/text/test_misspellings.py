"""What is a slip of the pen."""

from __future__ import annotations

import pytest

from careertaxonomy.text.misspellings import slip_between


@pytest.mark.parametrize(
    ("first", "second", "slip"),
    [
        ("animal systems", "animal sytems", "by one letter"),
        ("animal systems", "aniaml systems", "by one letter"),
        ("animal systems", "animalsystems", "by one letter"),
        ("animal systems", "anmial sytems", "by two letters"),
        ("law", "low", None),
        ("laws", "lows", None),
        ("music", "muisc", "by one letter"),
        ("musi", "muis", None),
        ("nursing", "nurting", "by one letter"),
        ("nursing", "nurtxng", None),
        ("ninetynin", "ninetymim", None),
        ("ninetynine", "ninetymime", "by two letters"),
        ("cat", "cats", "by a plural"),
        ("city bus", "cities buses", "by a plural"),
        ("law and order", "order and law", "in the order of the words"),
        ("english i", "english ii", None),
        ("english ix", "english xi", None),
        ("level 1", "level 2", None),
        ("level 1 phase 2", "phase 2 level 1", None),
        ("phase 2 of level", "level of phase 2", "in the order of the words"),
        ("track a", "track b", None),
        ("nursing", "nursing care", None),
        ("pre construction", "construction", None),
        ("care of nurses", "of nurses", None),
        ("preconstruction", "pre construction", "by one letter"),
    ],
)
def test_what_is_a_slip(first: str, second: str, slip: str | None) -> None:
    assert slip_between(first, second) == slip_between(second, first) == slip
