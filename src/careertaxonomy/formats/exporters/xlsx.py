"""An Excel workbook, as `careertaxonomy.formats.workbooks` lays it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careertaxonomy.formats.exporters.base import Files, Options

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_xlsx"]


def export_xlsx(tax: Taxonomy, _: Options) -> Files:
    """A workbook for people with Excel: a sheet to read, and sheets of Worlds, clusters, pathways and the rest.

    Needs the extra `xlsx`. Every cell is text, so that a code stays `01` and a name is never run as a formula. The
    sheets of records hold the whole document, and `import` makes the same one of them again.
    """
    from careertaxonomy.formats.workbooks import workbook

    return {f"{tax.name}.xlsx": workbook(tax)}
