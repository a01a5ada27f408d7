"""CT609: how words are joined."""

from __future__ import annotations

import pytest

from tests.checks.rules.names import named
from tests.helpers import BOTH, check_text, cluster, codes, document, expect, only, pathway, world


def test_and_among_ampersands() -> None:
    expect(
        named("Law & Order", "Food & Drink", "Trade and Commerce and Sale", "Supply and Demand"),
        """
        16:26 warning CT609 mixed-ampersand at /pathways/2/name: "Trade and Commerce and Sale"
          the name of pathway "p2" joins words by "and", which is in 2 names; "&" is in 2
          hint: write "Trade & Commerce & Sale"
        """,
    )


def test_an_ampersand_among_many_ands() -> None:
    expect(
        named("Law and Order", "Food AND Drink", "Bed & Breakfast", "Trade And Sale"),
        """
        16:26 warning CT609 mixed-ampersand at /pathways/2/name: "Bed & Breakfast"
          the name of pathway "p2" joins words by "&", which is in 1 name; "and" is in 3
          hint: write "Bed and Breakfast"
        """,
    )


def test_the_names_of_all_kinds_count_together_and_the_first_of_the_rarer_is_named() -> None:
    text = document(
        worlds=[world("health-care", "Health & Care"), world("manufacturing", "Making and Mending")],
        clusters=[cluster("finance", BOTH, "Money & Banks")],
        pathways=[pathway("a", name="Cash and Coins"), pathway("b", name="Bills & Coins")],
    )
    found = only(check_text(text))
    assert (found.code, found.path, found.fix) == ("CT609", "/worlds/1/name", None)
    assert found.message == ('the name of World "manufacturing" joins words by "and", which is in 2 names; "&" is in 3')


@pytest.mark.parametrize(
    "names", [("R&D", "Law and Order"), ("Brand Care", "Law & Order"), ("&", "and", "Law &c and so")]
)
def test_what_joins_no_words_does_not_count(names: tuple[str, ...]) -> None:
    assert "CT609" not in codes(check_text(named(*names)))


def test_aliases_do_not_count() -> None:
    rows = [pathway("a", name="Law & Order", aliases=["Crime and Order"]), pathway("b", name="Food & Drink")]
    expect(document(pathways=rows), "")
    rows = [pathway("a", name="Law and Order", aliases=["Crime & Order"]), pathway("b", aliases=["Bed & Breakfast"])]
    expect(document(pathways=rows), "")


def test_white_space_does_not_hide_a_joiner() -> None:
    report = check_text(named("Law & Order", "Food & Drink", "Trade\u00a0and\u00a0Sale"))
    assert codes(report) == ["CT601", "CT609"]
