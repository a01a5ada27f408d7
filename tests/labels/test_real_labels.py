"""Labels as they stand in public material, with the right answers: nothing wrong, nothing false, most of them resolved.

`labels.csv` came with the design. `labels-more.csv` was collected beside it, and answered before anything was tried:
labels of state and district pages (Georgia's pathways, Illinois' District 214, California's sectors, Texas' programs
of study), the national frameworks of 2002 and 2024, Ed-Fi, NAICS, option values of programs, and usual ways to shorten
and misspell. Its last 606 were written later, in three rounds; ten of them made a rule stricter. An empty answer is to
be refused; ` | ` parts several; `may_be_refused` marks what people may see either way.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest

import careertaxonomy as ct
from careertaxonomy.labels.levels import LEVELS
from tests.helpers import DATA

LEAST = ("sure", "close", "loose", *(level.name for level in LEVELS))


class Asked(NamedTuple):
    """A label, what it is to name, and the names of the right answer."""

    kind: str
    label: str
    answer: tuple[str, ...]
    may_be_refused: bool


def labels(file: str) -> list[Asked]:
    with (DATA / file).open(encoding="utf-8", newline="") as table:
        return [_asked(row) for row in csv.DictReader(table)]


def _asked(row: Mapping[str, str]) -> Asked:
    answer = tuple(row["answer"].split(" | ")) if row["answer"] else ()
    return Asked(row["kind"], row["label"], answer, bool(row.get("may_be_refused")))


DESIGN, MORE = labels("labels.csv"), labels("labels-more.csv")
TAX = ct.load("joco-works", version="1.1.0")
NAMES = {
    f"{kind}:{record.id}": record.name
    for kind, records in (("world", TAX.worlds), ("cluster", TAX.clusters), ("pathway", TAX.pathways))
    for record in records
}


def resolver(kind: str, least: str) -> ct.Resolver:
    return ct.Resolver(TAX, kind=kind, least=least)


def answered(asked: list[Asked], least: str) -> Iterator[tuple[Asked, str | None]]:
    """Each label with the name that it was resolved to; None where it was refused."""
    resolvers = {kind: resolver(kind, least) for kind in ("world", "cluster", "pathway")}
    for one in asked:
        ref = resolvers[one.kind].resolve(one.label).ref
        yield one, None if ref is None else NAMES[ref]


@pytest.mark.parametrize("least", LEAST)
@pytest.mark.parametrize("asked", [DESIGN, MORE], ids=["design", "more"])
def test_no_answer_is_wrong_and_none_false(asked: list[Asked], least: str) -> None:
    mistakes = [(one.label, name) for one, name in answered(asked, least) if name and (name,) != one.answer]
    assert mistakes == []


@pytest.mark.parametrize(
    ("asked", "least", "resolved"),
    [(DESIGN, "sure", 23), (DESIGN, "close", 41), (DESIGN, "loose", 48), (MORE, "close", 401), (MORE, "loose", 418)],
)
def test_most_labels_are_resolved(asked: list[Asked], least: str, resolved: int) -> None:
    single = [name for one, name in answered(asked, least) if len(one.answer) == 1]
    assert sum(name is not None for name in single) >= resolved


@pytest.mark.parametrize("asked", [one for one in (*DESIGN, *MORE) if len(one.answer) > 1], ids=lambda one: one.label)
def test_a_cell_of_several_labels_gives_each_of_them(asked: Asked) -> None:
    found = resolver(asked.kind, "loose").values(asked.label, "auto")
    names = tuple(NAMES[one.ref] for one in found if one.ref)
    assert names == asked.answer or (asked.may_be_refused and names == ())
    alone = resolver(asked.kind, "loose").resolve(asked.label)
    assert alone.ref is None
    assert alone.needs_a_person


@pytest.mark.parametrize("asked", [DESIGN, MORE], ids=["design", "more"])
def test_a_cell_of_one_label_is_not_parted(asked: list[Asked]) -> None:
    for one in asked:
        if len(one.answer) < 2:
            found = resolver(one.kind, "loose").values(one.label, "auto")
            assert [answer.ref for answer in found] == [resolver(one.kind, "loose").resolve(one.label).ref], one.label
