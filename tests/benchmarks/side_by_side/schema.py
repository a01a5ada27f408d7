"""check-jsonschema: the document, and the schema that this package ships, told what a tidy name is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from careertaxonomy.model.schema import shipped
from tests.benchmarks.side_by_side import ours
from tests.benchmarks.side_by_side.faults import NAME, SLUG, SPACE, Found

__all__ = ["ARGUMENTS", "TIDY", "read", "write"]

ARGUMENTS = ("check_jsonschema", "--output-format", "json", "--schemafile", "schema.json", "document.json")
TIDY = r"^\S(.*\S)?$"
"""A name that neither begins nor ends with white space."""
_PLACE = re.compile(r"\$\.pathways\[(\d+)\](?:\.(\w+))?")


def write(content: dict[str, Any], folder: Path) -> None:
    """Writes the document and the schema."""
    ours.write(content, folder)
    rules = json.loads(shipped())
    for record in ("World", "Cluster", "Pathway"):
        rules["$defs"][record]["properties"]["name"]["pattern"] = TIDY
    folder.joinpath("schema.json").write_text(json.dumps(rules), encoding="utf-8")


def read(output: str) -> list[Found]:
    """The findings of a report, as JSON."""
    return [_found(each["path"], each["message"]) for each in json.loads(output)["errors"]]


def _found(path: str, message: str) -> Found:
    place = _PLACE.fullmatch(path)
    if place is None:
        return Found(None, None)
    kinds = {"id": SLUG, "name": SPACE}
    kind = kinds.get(place[2]) if place[2] else NAME if message == "'name' is a required property" else None
    return Found(kind, int(place[1]))
