"""A made-up dataset and its next version, with room to plant changes between the two."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any, NamedTuple, TypeVar

from hypothesis import assume
from hypothesis import strategies as st

from careertaxonomy import Dataset
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.model.records import KINDS
from careertaxonomy.versions.changes import ChangeKind

__all__ = ["Pair", "Planted"]

T = TypeVar("T")
Row = dict[str, Any]
# No two of them look alike, and none looks like a name that the strategies make.
_WORDS = ("Quince Jam", "Vortex", "Xylophones", "Bog Oak", "Zip Fly", "Hemlock Tea", "Umbrage", "Dwarf Goats")


class Planted(NamedTuple):
    """A change, as it is to come back."""

    kind: ChangeKind
    reference: str
    old: str | None = None
    new: str | None = None


class Pair:
    """A dataset and its next version, which are equal until something is planted."""

    def __init__(self, dataset: Dataset, data: st.DataObject) -> None:
        self.old: Row = json.loads(canonical_bytes(dataset))
        self.old.setdefault("retired", [])
        self.new: Row = deepcopy(self.old)
        self._data = data
        self._touched: set[str] = set()
        self._words = [*_WORDS]

    def datasets(self) -> tuple[Dataset, Dataset]:
        old, new = (Dataset.model_validate_json(json.dumps(content)) for content in (self.old, self.new))
        return old, new

    def draw(self, strategy: st.SearchStrategy[T], label: str) -> T:
        return self._data.draw(strategy, label=label)

    def one_of(self, among: Sequence[T], label: str) -> T:
        assume(among)
        return self.draw(st.sampled_from(among), label)

    def some_ids(self, kind: str, least: int = 0) -> list[str]:
        """Live ids of a kind, each once, in any order."""
        ids = [row["id"] for row in self.old[f"{kind}s"] if row in self.new[f"{kind}s"]]
        assume(len(ids) >= least)
        return self.draw(st.lists(st.sampled_from(ids), min_size=least, max_size=3, unique=True), f"some {kind}s")

    def pick(self, *kinds: str, where: Callable[[Row], bool] = bool) -> tuple[str, Row, Row]:
        """A record that nothing was planted in: its reference, and the record in both versions."""
        free = [
            (f"{kind}:{row['id']}", row, twin)
            for kind in kinds or KINDS
            for row in self.old[f"{kind}s"]
            for twin in self.new[f"{kind}s"]
            if twin == row and f"{kind}:{row['id']}" not in self._touched and where(row)
        ]
        picked = self.one_of(free, "record")
        self._touched.add(picked[0])
        return picked

    def fresh(self, *kinds: str) -> tuple[str, Row]:
        """A record that is not there yet: its kind, and the record."""
        kind = self.one_of(kinds or KINDS, "kind of record")
        name = self._words.pop()
        row: Row = {"id": f"planted-{len(self._words)}", "name": name}
        self._touched.add(f"{kind}:{row['id']}")
        if kind == "cluster":
            row["worlds"] = self.one_of(["all", self.some_ids("world", 1)], "links")
        elif kind == "pathway":
            row["cluster"] = self.some_ids("cluster", 1)[0]
        return kind, row

    def insert(self, content: Row, kind: str, row: Row) -> None:
        rows = content[f"{kind}s"]
        rows.insert(self.draw(st.integers(0, len(rows)), "position"), deepcopy(row))

    def retire(self, content: Row, kind: str, row: Row, replaced_by: Sequence[str] = ()) -> None:
        retired = {"kind": kind, **row, "version": content["version"], "replaced_by": [*replaced_by]}
        content["retired"].insert(self.draw(st.integers(0, len(content["retired"])), "position"), retired)

    def with_followers(self, kind: str, id: str, successors: Sequence[str]) -> None:
        """Gives a World of the old version links, and a cluster pathways, that go along to what replaced it."""
        if kind == "world":
            for _ in range(self.draw(st.integers(0, 2), "links to it")):
                _, row, twin = self.pick("cluster", where=lambda row: row["worlds"] != "all")
                twin["worlds"] = [*row["worlds"], *(world for world in successors if world not in row["worlds"])]
                row["worlds"] = [*row["worlds"], id]
        elif kind == "cluster" and successors:
            for _ in range(self.draw(st.integers(0, 2), "pathways of it")):
                _, row, twin = self.pick("pathway")
                row["cluster"], twin["cluster"] = id, self.one_of(successors, "where to")
