"""A workbook of ours read back into a document, by the layout that its docstring in the exporter states."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from python_calamine import CalamineWorkbook

import careertaxonomy as ct

__all__ = ["cells_of", "dataset_in"]


def cells_of(data: bytes, sheet: str) -> list[list[object]]:
    """The cells of a sheet, row by row."""
    return [[*row] for row in CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()]


def dataset_in(data: bytes) -> ct.Dataset:
    """The dataset that the sheets of records hold."""
    about = {str(row["field"]): row["value"] for row in _rows(data, "Dataset")}
    source = {name: about.pop(f"source {name}", "") for name in ("title", "publisher", "note")}
    content: dict[str, object] = {**about}
    if source["title"]:
        content["source"] = source
    for name in ("Worlds", "Clusters", "Pathways", "Retired"):
        content[name.lower()] = [_record(row) for row in _rows(data, name)]
    content["repairs"] = [*_rows(data, "Repairs")]
    return ct.Dataset.model_validate(content)


def _rows(data: bytes, sheet: str) -> Iterator[dict[str, str]]:
    head, *rows = cells_of(data, sheet)
    for row in rows:
        assert all(isinstance(cell, str) for cell in row)
        yield {str(name): str(cell) for name, cell in zip(head, row, strict=True)}


def _record(row: Mapping[str, str]) -> dict[str, object]:
    codes = {name.removeprefix("code: "): cell for name, cell in row.items() if name.startswith("code: ") and cell}
    record: dict[str, object] = {name: cell for name, cell in row.items() if not name.startswith("code: ")}
    record["codes"] = codes
    record["aliases"] = row["aliases"].split("\n") if row["aliases"] else []
    if "replaced_by" in row:
        record["replaced_by"] = row["replaced_by"].split("; ") if row["replaced_by"] else []
    if "worlds" in row:
        links = row["worlds"]
        record["worlds"] = links if links == "all" else links.split("; ") if links else []
    return record
