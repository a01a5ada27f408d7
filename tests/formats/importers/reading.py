"""Small tables to import, and what an import says of them as text that a test can compare."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent
from typing import Any

import careertaxonomy as ct
from careertaxonomy.formats.importers.importing import Options, import_bytes

__all__ = ["decision", "done", "expect", "read", "rows", "told"]

FILE = "table.csv"


def read(text: str | bytes, *, base: ct.Taxonomy | ct.Dataset | None = None, **more: Any) -> ct.Imported:
    """Imports a table, given as text with its first line empty; without a base it is called `our-careers`."""
    data = dedent(text).lstrip("\n").encode() if isinstance(text, str) else text
    options = {"name": None if base else "our-careers", **more}
    return import_bytes(FILE, data, Options(base.dataset if isinstance(base, ct.Taxonomy) else base, **options))


def decision(place: str, printed: str, read_as: str, why: str = "they told us") -> ct.Repair:
    return ct.Repair(place=place, printed=printed, read_as=read_as, why=why)


def rows(dataset: ct.Dataset | None) -> list[str]:
    """What a dataset says of each cluster: its name, its Worlds and its pathways, by names."""
    assert dataset is not None
    tax = ct.Taxonomy(dataset)
    return [
        " | ".join((cluster.name, "ALL" if cluster.worlds == "all" else _names(tax.worlds_of(cluster)), pathways))
        for cluster in dataset.clusters
        for pathways in [_names(tax.pathways_of(cluster))]
    ]


def _names(records: Iterable[ct.World | ct.Pathway]) -> str:
    return "; ".join(record.name for record in records)


def done(imported: ct.Imported) -> ct.Dataset:
    """The dataset of an import that leaves no question."""
    assert imported.questions == ()
    assert imported.dataset is not None
    return imported.dataset


def told(imported: ct.Imported) -> list[str]:
    """Questions, repairs, unused decisions and remarks, a line for each."""
    questions = [
        f"? {asked.where} | {asked.place} | {asked.printed!r} | {' OR '.join(map(repr, asked.readings))}"
        for asked in imported.questions
    ]
    repairs = [
        f"{repair.place} | {repair.printed!r} -> {repair.read_as!r} | {repair.why.partition(':')[0]}"
        for repair in imported.repairs
    ]
    unused = [f"unused {decision.place} | {decision.printed!r}" for decision in imported.unused_decisions]
    return [*questions, *repairs, *unused, *imported.remarks]


def expect(imported: ct.Imported, *lines: str) -> None:
    """Asserts all that an import says."""
    assert told(imported) == [*lines]
