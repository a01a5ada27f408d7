"""One cause is one finding: where two rules would speak of the same cause, one does."""

from __future__ import annotations

import pytest

from tests.checks.rules.names import named
from tests.helpers import BOTH, check_text, cluster, codes, document, pathway, retired, world

TWO = [cluster("finance", BOTH), cluster("sales", BOTH)]
EIGHT = [world(id, f"{id.upper()}rea") for id in "abcdefgh"]

CAUSES: dict[str, tuple[str, list[str]]] = {
    "two records with one id, identical": (document(pathways=[pathway("audit")] * 2), ["CT202"]),
    "two records with one id, of one name": (
        document(pathways=[pathway("audit"), pathway("audit", name="AUDIT", note="again")]),
        ["CT202"],
    ),
    "two records with one id, of one name, in two clusters": (
        document(clusters=TWO, pathways=[pathway("audit"), pathway("audit", "sales")]),
        ["CT202"],
    ),
    "two records with one id, of other names": (
        document(pathways=[pathway("audit"), pathway("audit", name="Insurance")]),
        ["CT202"],
    ),
    "a required field misspelt": (document(pathways=[{"id": "a", "nmae": "Audit", "cluster": "finance"}]), ["CT105"]),
    "format absent": (document(without=["format", "title"], worlds=[]), ["CT103"]),
    "format unknown": (document(head={"format": "careertaxonomy/2"}, pathways="{}"), ["CT103"]),
    "a name with nothing to read": (document(pathways=[pathway("a", name=" "), pathway("b", name=" ")]), ["CT204"] * 2),
    "a name of line breaks alone": (document(pathways=[pathway("a", name="\n\t")]), ["CT204"]),
    "a link to a retired World": (
        document(clusters=[cluster("finance", [*BOTH, "old"])], retired=[retired("world", "old")]),
        ["CT308"],
    ),
    "a link to a retired cluster": (
        document(pathways=[pathway("audit"), pathway("bills", "old")], retired=[retired("cluster", "old")]),
        ["CT308"],
    ),
    "a link to a retired id that is also live": (document(retired=[retired("world", "health-care")]), ["CT203"]),
    "a World list in which one id is wrong": (
        document(
            worlds=EIGHT,
            clusters=[cluster("finance", [*"abcdefg", "x"]), cluster("sales", ["h"])],
            pathways=[pathway("audit"), pathway("trade", "sales")],
        ),
        ["CT301"],
    ),
    "a cluster whose only pathway misspells it": (
        document(clusters=TWO, pathways=[pathway("audit"), pathway("trade", "salse")]),
        ["CT302"],
    ),
    "the marker alone in a list": (
        document(
            clusters=[cluster("finance", ["All Worlds"]), TWO[1]], pathways=[pathway("audit"), pathway("b", "sales")]
        ),
        ["CT401"],
    ),
    "the marker beside names": (
        document(
            clusters=[cluster("finance", ["All Worlds", "health-care"]), TWO[1]],
            pathways=[pathway("audit"), pathway("b", "sales")],
        ),
        ["CT402"],
    ),
    "a misspelt word that makes two names similar": (
        named("Transportation Law", "Transportation Care", "Transporation Care"),
        ["CT504"],
    ),
    "a misspelt word that makes two clusters similar": (
        document(
            clusters=[cluster("finance", BOTH, "Transportation Law"), cluster("sales", BOTH, "Transporation Law")],
            pathways=[pathway("a", name="Transportation Care"), pathway("b", "sales")],
        ),
        ["CT503"],
    ),
    "a bullet before a name": (named("\u2022 Nursing", "Care"), ["CT611"]),
    "a dash and a space before a name": (named("- Nursing", "Care"), ["CT611"]),
    "a footnote mark after a name": (named("Nursing [1]", "Care"), ["CT611"]),
    "a number before a name": (named("3) Nursing", "Care"), ["CT611"]),
    "a bare number": (named("45123", "Care"), ["CT611"]),
    "dashes in place of a name": (named("---", "Care"), ["CT611"]),
    "an entity": (named("Sales &amp; Marketing", "Sales"), ["CT610"]),
    "a word parted by a space, beside the same name unparted": (named("Ac counting", "Accounting"), ["CT504"]),
    "a joiner twice at the end": (named("Sales & &"), ["CT613"]),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_one_cause_is_one_finding(cause: str) -> None:
    text, expected = CAUSES[cause]
    assert codes(check_text(text), "error", "warning") == expected
