"""frictionless: a data package of four tables, with patterns, primary keys and foreign keys.

Which clusters belong to which Worlds is a table of its own, because a cell holds one value.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from careertaxonomy.text.normal_forms import MARKER, SLUG
from tests.benchmarks.side_by_side.faults import LINK, NAME, SPACE, TWICE, Found
from tests.benchmarks.side_by_side.faults import SLUG as NO_SLUG
from tests.benchmarks.side_by_side.schema import TIDY

__all__ = ["ARGUMENTS", "read", "write"]

ARGUMENTS = ("frictionless", "validate", "--json", "--limit-errors", "1000000", "datapackage.json")


def _text(name: str, pattern: str | None = None) -> dict[str, Any]:
    constraints = {"required": True} | ({"pattern": pattern} if pattern else {})
    return {"name": name, "type": "string", "constraints": constraints}


def _link(field: str, table: str) -> dict[str, Any]:
    return {"fields": [field], "reference": {"resource": table, "fields": ["id"]}}


_ID, _NAME = _text("id", SLUG), _text("name", TIDY)
_SCHEMAS: dict[str, dict[str, Any]] = {
    "worlds": {"fields": [_ID, _NAME], "primaryKey": ["id"]},
    "clusters": {"fields": [_ID, _NAME, {"name": "all_worlds", "type": "boolean"}], "primaryKey": ["id"]},
    "memberships": {
        "fields": [_text("cluster"), _text("world")],
        "primaryKey": ["cluster", "world"],
        "foreignKeys": [_link("cluster", "clusters"), _link("world", "worlds")],
    },
    "pathways": {
        "fields": [_ID, _NAME, _text("cluster")],
        "primaryKey": ["id"],
        "foreignKeys": [_link("cluster", "clusters")],
    },
}


def write(content: dict[str, Any], folder: Path) -> None:
    """Writes the tables and what describes them."""
    clusters = content["clusters"]
    rows: dict[str, Iterable[Sequence[str]]] = {
        "worlds": ([row["id"], row.get("name", "")] for row in content["worlds"]),
        "clusters": ([row["id"], row.get("name", ""), _flag(row["worlds"] == MARKER)] for row in clusters),
        "memberships": ([row["id"], id] for row in clusters if row["worlds"] != MARKER for id in row["worlds"]),
        "pathways": ([row["id"], row.get("name", ""), row["cluster"]] for row in content["pathways"]),
    }
    for name, table in rows.items():
        with folder.joinpath(f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([field["name"] for field in _SCHEMAS[name]["fields"]])
            writer.writerows(table)
    resources = [
        {"name": name, "type": "table", "path": f"{name}.csv", "schema": rules} for name, rules in _SCHEMAS.items()
    ]
    package = {"name": "measured", "resources": resources}
    folder.joinpath("datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def _flag(value: bool) -> str:
    return "true" if value else "false"


def read(output: str) -> list[Found]:
    """The findings of a report, as JSON."""
    report = json.loads(output)
    whole = [Found(None, None) for _ in report["errors"]]
    return whole + [_found(task["name"], each) for task in report["tasks"] for each in task["errors"]]


def _found(table: str, error: dict[str, Any]) -> Found:
    if table != "pathways" or "rowNumber" not in error:
        return Found(None, None)
    kinds = {"foreign-key": LINK, "primary-key": TWICE}
    kind = kinds.get(error["type"])
    if error["type"] == "constraint-error":
        constraint = "required" if 'constraint "required"' in error["note"] else "pattern"
        kind = {("id", "pattern"): NO_SLUG, ("name", "required"): NAME, ("name", "pattern"): SPACE}.get(
            (error["fieldName"], constraint)
        )
    return Found(kind, error["rowNumber"] - 2)
