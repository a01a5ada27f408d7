"""CT612 and CT614: words that the other names of the document show to be wrong."""

from __future__ import annotations

import pytest

from tests.checks.rules.names import named
from tests.helpers import check_text, codes, document, expect, only, pathway, world


def test_a_word_misspelt() -> None:
    expect(
        named("Transportation Operations", "Transportation Planning", "Transporation Systems"),
        """
        16:26 warning CT612 misspelt-word at /pathways/2/name: "Transporation Systems"
          the name of pathway "p2" has "Transporation", which stands nowhere else; "transportation" stands in 2
            other names
          hint: write "Transportation Systems"
        """,
    )


@pytest.mark.parametrize(
    ("known", "name", "word", "right", "mended"),
    [
        ("Transportation", "TRANSPORATION Aid", "TRANSPORATION", "transportation", "TRANSPORTATION Aid"),
        ("Transportation", "Urban transportatoin", "transportatoin", "transportation", "Urban transportation"),
        ("Environment", "Enviornment (Aid)", "Enviornment", "environment", "Environment (Aid)"),
        # A swap of two neighbours is enough in a word of seven letters.
        ("Science", "Natural Sceince", "Sceince", "science", "Natural Science"),
        ("Elektrizit\u00e4t", "Elektrizti\u00e4t 3D", "Elektrizti\u00e4t", "elektrizit\u00e4t", "Elektrizit\u00e4t 3D"),
        ("строительство", "строителство XY", "строителство", "строительство", "строительство XY"),
    ],
)
def test_words_misspelt(known: str, name: str, word: str, right: str, mended: str) -> None:
    found = only(check_text(named(f"{known} Law", f"{known} Care", name)))
    assert (found.code, found.severity, found.path) == ("CT612", "warning", "/pathways/2/name")
    assert found.message == (
        f'the name of pathway "p2" has "{word}", which stands nowhere else; "{right}" stands in 2 other names'
    )
    assert found.hint == f'write "{mended}"'
    assert found.fix is not None
    assert not found.fix.safe


def test_worlds_clusters_and_aliases_count_and_are_looked_at() -> None:
    worlds = [world("health-care", "Transportation Law"), world("manufacturing", aliases=["Transportation Care"])]
    found = only(check_text(document(worlds=worlds, pathways=[pathway("a", aliases=["Transporation Aid"])])))
    assert (found.code, found.path) == ("CT612", "/pathways/0/aliases/0")


@pytest.mark.parametrize(
    "names",
    [
        # Stands twice.
        ("Transportation Law", "Transportation Care", "Transporation Aid", "Transporation Art"),
        # The right one stands in one other name only.
        ("Transportation Law", "Transporation Aid"),
        # Short, or not a swap.
        ("Farming Law", "Farming Care", "Forming Aid"),
        ("Finance Law", "Finance Care", "Finence Aid"),
        # Differs at its beginning or end, as inflected words do.
        ("Environment Law", "Environment Care", "Environments Aid"),
        ("Transportation Law", "Transportation Care", "Ransportation Aid"),
        # Two letters.
        ("Transportation Law", "Transportation Care", "Transporatiom Aid"),
    ],
)
def test_words_that_are_no_slip(names: tuple[str, ...]) -> None:
    assert "CT612" not in codes(check_text(named(*names)))


def test_a_word_parted() -> None:
    expect(
        named("Accounting", "Cost Ac counting"),
        """
        15:26 warning CT614 broken-word at /pathways/1/name: "Cost Ac counting"
          the name of pathway "p1" parts the word "Accounting" by a space: "Cost Ac counting"
          hint: write "Cost Accounting"
        """,
    )


@pytest.mark.parametrize(
    ("names", "mended"),
    [
        (("Sales & Marketing", "Mar keting"), "Marketing"),
        (("Cost Accounting", "Account ing Law", "Account Care"), "Accounting Law"),
    ],
)
def test_words_parted(names: tuple[str, ...], mended: str) -> None:
    found = only(check_text(named(*names)))
    assert (found.code, found.severity, found.path) == ("CT614", "warning", "/pathways/1/name")
    assert found.hint == f'write "{mended}"'
    assert found.fix is not None
    assert not found.fix.safe


@pytest.mark.parametrize(
    "names",
    [
        # Both parts are words of other names.
        ("Cost Accounting", "Ac counting Aid", "Ac Law", "Counting Houses"),
        # Together they are no word.
        ("Cost Accounting", "Ac count Aid"),
        # Something stands between them.
        ("Cost Accounting", "Ac/counting Aid"),
    ],
)
def test_words_that_are_not_parted(names: tuple[str, ...]) -> None:
    assert "CT614" not in codes(check_text(named(*names)))
