"""The canonical JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careertaxonomy.formats.exporters.base import Files, Options

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_json"]


def export_json(tax: Taxonomy, _: Options) -> Files:
    """The document itself, one record a line: the start of a local edit."""
    from careertaxonomy.model.canonical import canonical_bytes

    return {f"{tax.name}.json": canonical_bytes(tax.dataset)}
