"""A Data Package: CSV files and `datapackage.json`, which says what is in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from careertaxonomy.formats.exporters.base import Files, Options
from careertaxonomy.formats.relations import RELATIONS, Column, Relation, Value

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_datapackage"]

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_PROFILE_OF_A_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_PROFILE_OF_A_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def export_datapackage(tax: Taxonomy, options: Options) -> Files:
    """A folder for Frictionless and its like (Data Package 2.0): seven CSV files with their schemas, keys and hashes.

    What the CSV files hold is data for programs: unlike in `csv`, no cell is changed for spreadsheets.
    """
    from careertaxonomy.formats.text_tables import csv_text

    files: Files = {}
    for relation in RELATIONS:
        rows = ([_cell(value) for value in row] for row in relation.rows(tax))
        names = [column.name for column in relation.columns]
        files[f"{relation.name}.csv"] = csv_text(names, rows, as_data=True).encode()
    descriptor: dict[str, object] = {
        "$schema": _PROFILE,
        "name": tax.name,
        "version": tax.version,
        "title": tax.dataset.title,
    }
    source = tax.dataset.source
    if tax.dataset.description:
        descriptor["description"] = tax.dataset.description
    if source:
        descriptor["sources"] = [{"title": source.title}]
    if source and source.publisher:
        descriptor["contributors"] = [{"title": source.publisher, "roles": ["publisher"]}]
    if options.license:
        descriptor["licenses"] = [{"path": options.license}]
    descriptor["resources"] = [_resource(relation, files[f"{relation.name}.csv"]) for relation in RELATIONS]
    return {"datapackage.json": f"{json.dumps(descriptor, ensure_ascii=False, indent=2)}\n".encode(), **files}


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _resource(relation: Relation, data: bytes) -> Mapping[str, object]:
    from careertaxonomy.model.canonical import digest_of

    return {
        "$schema": _PROFILE_OF_A_RESOURCE,
        "name": relation.name,
        "description": relation.meaning,
        "type": "table",
        "path": f"{relation.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": digest_of(data),
        "schema": _schema(relation),
    }


def _schema(relation: Relation) -> Mapping[str, object]:
    schema: dict[str, object] = {
        "$schema": _PROFILE_OF_A_SCHEMA,
        "fields": [_field(column) for column in relation.columns],
    }
    if relation.key:
        schema["primaryKey"] = [*relation.key]
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers_to, "fields": ["id"]}}
        for column in relation.columns
        if column.refers_to
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(column: Column) -> Mapping[str, object]:
    field: dict[str, object] = {"name": column.name, "type": column.type, "description": column.meaning}
    if column.required:
        field["constraints"] = {"required": True}
    return field
