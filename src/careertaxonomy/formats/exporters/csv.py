"""One flat table as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careertaxonomy.formats.exporters.base import Files, Options
from careertaxonomy.formats.text_tables import csv_text

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_csv"]


def export_csv(tax: Taxonomy, _: Options) -> Files:
    """One table for spreadsheets and databases: a row for each pathway, with its cluster and its Worlds.

    UTF-8 without a byte-order mark, as programs read it. A cell that a spreadsheet would run as a formula begins with
    an apostrophe, which `import` takes away again.
    """
    from careertaxonomy.model.flat import COLUMNS, flat_taxonomy

    columns = COLUMNS["pathway"]
    rows = ([row[column] for column in columns] for row in flat_taxonomy(tax))
    return {f"{tax.name}.csv": csv_text(columns, rows).encode()}
