"""Cells of several labels."""

from __future__ import annotations

import pytest

from tests.labels.made import engine

PATHWAYS = engine("pathway", least="close")
CLUSTERS = engine("cluster", least="close")


def ids(cell: object, separator: str | None = None, *, kind: str = "pathway") -> list[str | None]:
    return [found.id for found in (PATHWAYS if kind == "pathway" else CLUSTERS).values(cell, separator)]


def test_without_a_separator_a_cell_is_one_label() -> None:
    assert ids("Accounting; Insurance") == [None]
    assert PATHWAYS.values("Accounting; Insurance")[0].outcome == "several"
    assert [found.outcome for found in PATHWAYS.values(None, "auto")] == ["empty"]


def test_a_separator_parts_in_order_and_keeps_repeats_and_what_is_refused() -> None:
    assert ids("Insurance; Accounting ;Insurance;Weaving", ";") == ["insurance", "accounting", "insurance", None]
    assert ids("Insurance", ";") == ["insurance"]
    assert [found.outcome for found in PATHWAYS.values("Insurance;;Sales", ";")] == ["resolved", "empty", "ambiguous"]


def test_parts_are_put_together_again_where_only_together_they_are_a_name() -> None:
    cell = "Finance, Law, Public Safety, Corrections & Security, Health Science"
    expected = ["finance", "law-public-safety-corrections-security", "health-science"]
    assert ids(cell, ",", kind="cluster") == expected
    assert ids(cell, "auto", kind="cluster") == expected
    slip = "Health Science,Law, Publik Safety, Corrections and Security"
    assert ids(slip, ",", kind="cluster") == ["health-science", "law-public-safety-corrections-security"]


@pytest.mark.parametrize("separator", [";", " ; ", "|", "\n", " / ", " + ", ", ", "/"])
def test_auto_finds_the_separator_by_which_every_part_resolves(separator: str) -> None:
    assert ids(f"Accounting{separator}Legal Services", "auto") == ["accounting", "legal-services"]


def test_auto_takes_the_whole_cell_first() -> None:
    assert ids("Journalism/Broadcasting", "auto") == ["journalism-broadcasting"]
    assert ids("Arts, A/V Technology & Communications", "auto", kind="cluster") == [
        "arts-audio-video-technology-communications"
    ]


def test_auto_parts_names_that_ran_together() -> None:
    assert ids("Legal Services Performing Arts", "auto") == ["legal-services", "performing-arts"]
    assert ids("Legal Services Insurance", "auto") == ["legal-services", "insurance"]
    assert ids("Accounting Insurance", "auto") == [None]  # two words may be a phrase


def test_auto_parts_nothing_where_a_part_is_refused() -> None:
    assert ids("Accounting; Weaving", "auto") == [None]
    assert ids("Accounting; Sales", "auto") == [None]
    assert ids("Business, Marketing & Finance", "auto", kind="cluster") == [None]


def test_parts_lie_in_the_cluster_that_is_known() -> None:
    found = PATHWAYS.values("Sales; Accounting; Legal Services", ";", cluster="finance")
    assert [(one.outcome, one.id) for one in found] == [
        ("resolved", "sales-2"),
        ("resolved", "accounting"),
        ("other-cluster", None),
    ]


def test_a_long_cell_is_parted_too() -> None:
    assert ids("; ".join(["Accounting"] * 60), "auto") == ["accounting"] * 60
