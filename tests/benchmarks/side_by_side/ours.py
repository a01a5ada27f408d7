"""This package: the document, laid out as it lays out documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careertaxonomy.model.layout import layout
from tests.benchmarks.side_by_side.faults import LINK, NAME, SAME, SLUG, SPACE, TWICE, Found

__all__ = ["ARGUMENTS", "read", "write"]

ARGUMENTS = ("careertaxonomy", "check", "--format", "json", "document.json")
_KINDS = {"CT302": LINK, "CT202": TWICE, "CT201": SLUG, "CT104": NAME, "CT601": SPACE, "CT501": SAME}


def write(content: dict[str, Any], folder: Path) -> None:
    """Writes the document."""
    folder.joinpath("document.json").write_text(layout(content), encoding="utf-8")


def read(output: str) -> list[Found]:
    """The findings of a report, as JSON."""
    return [found for each in json.loads(output)["diagnostics"] for found in _found(each)]


def _found(finding: dict[str, Any]) -> Iterator[Found]:
    """One finding, and one more for each further place of the same fault, which it speaks of as well."""
    steps = finding["path"].split("/")
    kind = _KINDS.get(finding["code"])
    place = int(steps[2]) if steps[1:2] == ["pathways"] and len(steps) > 2 else None
    yield Found(kind, place)
    for other in finding["related"]:
        if other["message"] == "here too":
            # A record has a line of its own.
            yield Found(kind, place if place is None else place + other["line"] - finding["line"])
