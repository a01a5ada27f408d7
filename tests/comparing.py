"""Small datasets to compare, and what a comparison says of them as text that a test can compare."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent
from typing import Any

from careertaxonomy import Change, Dataset, Taxonomy, diff
from tests.helpers import NEWLINE, cluster, document, pathway, world

Given = dict[str, Any]
"""What `tests.helpers.document` takes."""

TOWN: Given = {
    "worlds": (world("health-care"), world("manufacturing"), world("trade")),
    "clusters": (
        cluster("finance", ["health-care", "trade"], aliases=["Money"], codes={"ceds": "06", "nc": "FINA"}),
        cluster("sales", "all"),
        cluster("welding", ["manufacturing"], "Welding & Joining"),
    ),
    "pathways": (pathway("accounting"), pathway("insurance"), pathway("retail", "sales"), pathway("robots", "welding")),
    "retired": (),
}
"""A small town's careers: three Worlds, three clusters, four pathways."""
WORLDS, CLUSTERS, PATHWAYS = TOWN["worlds"], TOWN["clusters"], TOWN["pathways"]


def dataset(**given: Any) -> Dataset:
    """A dataset of what `tests.helpers.document` takes; the lists not given are the town's."""
    return Dataset.model_validate_json(document(**{**TOWN, **given}))


def later(version: str = "2.0.0", **given: Any) -> Dataset:
    """A later version of the town's dataset."""
    return dataset(head={"version": version}, **given)


def without(rows: tuple[dict[str, Any], ...], *ids: str) -> tuple[dict[str, Any], ...]:
    """Records, but for those with these ids."""
    assert {*ids} <= {row["id"] for row in rows}
    return tuple(row for row in rows if row["id"] not in ids)


def changed(field: str, id: str, **values: Any) -> tuple[dict[str, Any], ...]:
    """The town's records of one kind, one of them with other values; None takes a value away."""
    assert id in {row["id"] for row in TOWN[field]}
    rows = ({**row, **values} if row["id"] == id else row for row in TOWN[field])
    return tuple({key: value for key, value in row.items() if value is not None} for row in rows)


def told(old: Dataset, new: Dataset) -> str:
    """Every change between two datasets, with all that it says."""
    return "".join(f"{line}{NEWLINE}" for change in diff(old, new).changes for line in _lines(change))


def _lines(change: Change) -> Iterator[str]:
    yield f"{change.level} {change.kind} {change.reference}"
    yield f"  {change.message}"
    if (change.old, change.new) != (None, None):
        yield f"  {change.old} -> {change.new}"
    if change.others:
        yield f"  with {', '.join(change.others)}"
    if change.breaks is not None:
        yield f"  breaks: {change.breaks}"


def summary(old: Dataset, new: Dataset) -> list[str]:
    """Every change between two datasets, in short."""
    return [f"{change.level} {change.kind} {change.reference}" for change in diff(old, new).changes]


def expect_changes(old: Dataset, new: Dataset, expected: str) -> None:
    """Asserts every change between two datasets, written as `told` writes it."""
    assert told(old, new) == dedent(expected).lstrip(NEWLINE)


def run(code: str, dataset: Dataset) -> None:
    """Runs a line of code that uses a taxonomy, which it calls `tax`."""
    exec(code, {"tax": Taxonomy(dataset)})
