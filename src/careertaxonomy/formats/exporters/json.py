"""The canonical JSON document."""

from __future__ import annotations

from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.model.records import Dataset

__all__ = ["export_json"]


def export_json(dataset: Dataset) -> bytes:
    """The document in its canonical form."""
    return canonical_bytes(dataset)
