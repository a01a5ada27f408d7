"""A local copy of the town's dataset, a newer version of it, and what a merge makes of the two."""

from __future__ import annotations

from typing import Any

import careertaxonomy as ct
from careertaxonomy import Conflict, Dataset
from tests.comparing import dataset

__all__ = ["BASE", "merged", "newer", "only_conflict", "ours"]

BASE = dataset()


def ours(**given: Any) -> Dataset:
    return dataset(**{**given, "head": {"version": "2.0.0-local.1", **given.get("head", {})}})


def newer(**given: Any) -> Dataset:
    return dataset(**{**given, "head": {"version": "1.1.0", **given.get("head", {})}})


def merged(mine: Dataset, theirs: Dataset, base: Dataset = BASE) -> Dataset:
    found = ct.merge(base, mine, theirs)
    assert found.conflicts == ()
    assert found.dataset is not None
    return found.dataset


def only_conflict(mine: Dataset, theirs: Dataset, base: Dataset = BASE) -> Conflict:
    found = ct.merge(base, mine, theirs)
    assert found.dataset is None
    (conflict,) = found.conflicts
    return conflict
