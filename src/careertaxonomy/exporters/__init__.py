"""A taxonomy in other forms: one module for each, and the table of them."""

from __future__ import annotations

from collections.abc import Callable

from careertaxonomy.exporters.json import export_json
from careertaxonomy.exporters.yaml import export_yaml
from careertaxonomy.models import Dataset

__all__ = ["EXPORTERS"]

EXPORTERS: dict[str, Callable[[Dataset], bytes]] = {"json": export_json, "yaml": export_yaml}
"""The writer of each form, by the name that `--format` takes."""
