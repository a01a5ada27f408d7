"""A taxonomy in other forms: one module for each, and the table of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from careertaxonomy._tables import NamedTable

if TYPE_CHECKING:
    from careertaxonomy.model.records import Dataset

__all__ = ["EXPORTERS"]

EXPORTERS: NamedTable[Callable[[Dataset], bytes]] = NamedTable(
    __name__, json="json:export_json", yaml="yaml:export_yaml"
)
"""The writer of each form, by the name that `--format` takes."""
