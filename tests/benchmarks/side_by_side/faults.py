"""The faults that are planted in the measured taxonomies, and what a checker's finding is compared with.

Each is one that the other checkers' forms can express too: a row, a record and a node can all lack a name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

__all__ = ["EACH", "KINDS", "Found", "Planted", "matched", "plant"]

LINK = "a pathway names a cluster that is not there"
TWICE = "one id on two pathways"
SLUG = "an id that is no slug"
NAME = "a pathway without a name"
SPACE = "a name with a space at its end"
SAME = "one name twice in a cluster, once in capitals"
KINDS = (LINK, TWICE, SLUG, NAME, SPACE, SAME)
EACH = 10
"""How many of each kind are planted, whatever the size."""
_STEP = 10
"""As many pathways has a cluster of the generated taxonomies, and so many rows the faults of one round take."""


class Found(NamedTuple):
    """A finding of some checker: the kind of fault that it speaks of, if it is one of ours, and the place that it
    gives: the index of a pathway, or the kinded id of a record."""

    kind: str | None
    place: int | str | None


class Planted(NamedTuple):
    """A fault and the places that a finding of it may give."""

    kind: str
    places: frozenset[int | str]


def plant(content: dict[str, Any], each: int = EACH) -> list[Planted]:
    """Plants faults of every kind in a taxonomy's content, evenly over its pathways, and says where they are."""
    rows = content["pathways"]
    step = len(rows) // each // _STEP * _STEP
    if not step:
        raise ValueError(f"{each} faults of each kind take {each * _STEP} pathways or more, not {len(rows)}")
    planted = []
    for number in range(each):
        start = number * step
        link, first, again, slug, name, space, one, same = range(start + 1, start + 9)
        rows[link]["cluster"] = f"no-cluster-{number}"
        rows[again]["id"] = rows[first]["id"]
        rows[slug]["id"] = f"No Slug {number}"
        del rows[name]["name"]
        rows[space]["name"] += " "
        rows[same]["name"] = rows[one]["name"].upper()
        places = {LINK: link, TWICE: again, SLUG: slug, NAME: name, SPACE: space, SAME: same}
        planted += [Planted(kind, frozenset({at, f"pathway:{rows[at]['id']}"})) for kind, at in places.items()]
        # A checker of graphs tells of the cluster whose pathways have one name.
        planted[-1] = Planted(SAME, planted[-1].places | {f"cluster:{rows[same]['cluster']}"})
    return planted


def matched(planted: Iterable[Planted], found: Collection[Found]) -> tuple[dict[str, int], int]:
    """How many of the planted faults of each kind were found where they are, and how many findings are of none."""
    expected = [*planted]
    given = {(finding.kind, finding.place) for finding in found}
    counts = dict.fromkeys(KINDS, 0)
    for fault in expected:
        counts[fault.kind] += any((fault.kind, place) in given for place in fault.places)
    known = {(fault.kind, place) for fault in expected for place in fault.places}
    return counts, sum((finding.kind, finding.place) not in known for finding in found)
