"""Contents of documents, small enough to be checked in every layout."""

from __future__ import annotations

import json
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from careertaxonomy.checks.faults import BrokenDataset, Fault, UnfitError, plant
from careertaxonomy.diagnostics import Diagnostic
from tests.helpers import PUBLISHED, document

BUNDLED = json.loads(PUBLISHED)
CLUSTERS = ("finance", "health-science", "manufacturing", "marketing")
CONTENT = {
    **{key: BUNDLED[key] for key in ("format", "name", "version", "title", "worlds")},
    "clusters": [row for row in BUNDLED["clusters"] if row["id"] in CLUSTERS],
    "pathways": [row for row in BUNDLED["pathways"] if row["cluster"] in CLUSTERS],
}
MARKED = {**CONTENT, "clusters": [{**row, "worlds": "all"} for row in CONTENT["clusters"]]}
NAMED = {**CONTENT, "clusters": [{**row, "worlds": ["manufacturing"]} for row in CONTENT["clusters"]]}
SMALL = json.loads(document())


def planted(fault: Fault, seed: int, *contents: dict[str, Any]) -> BrokenDataset:
    """A fault alone, in the first of some contents that can carry it."""
    for content in contents:
        with suppress(UnfitError):
            return plant(content, Random(seed).choice, fault)
    pytest.fail(f"no document here can carry {fault.name}")


def steps_to(found: Diagnostic) -> list[str]:
    """The steps of a finding's path."""
    return [step.replace("~1", "/").replace("~0", "~") for step in found.path.split("/")[1:]]
