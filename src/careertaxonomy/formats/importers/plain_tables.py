"""A table of rows, from its lines to a dataset: the stages one after the other, as far as no question is open."""

from __future__ import annotations

from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.blocks import blocks_of
from careertaxonomy.formats.importers.cells.closing import listed_worlds
from careertaxonomy.formats.importers.cells.entries import entries_of
from careertaxonomy.formats.importers.cells.evidence import Evidence
from careertaxonomy.formats.importers.cells.lines import with_closing_list
from careertaxonomy.formats.importers.cells.owners import settle_owners
from careertaxonomy.formats.importers.cells.twins import without_twins
from careertaxonomy.formats.importers.cells.worlds import ask_about, unlisted, world_rows
from careertaxonomy.formats.importers.columns import Layout
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.formats.importers.records.building import Head, Records
from careertaxonomy.model.records import Dataset

__all__ = ["dataset_in"]


def dataset_in(layout: Layout, base: Base, head: Head, ledger: Ledger) -> Dataset | None:
    """The dataset of a table; None where the ledger has questions. What follows from an open question is not asked."""
    if ledger.questions:
        return None
    lines, closing = with_closing_list(layout.lines)
    blocks = blocks_of(layout, without_twins(layout, lines, closing, base, ledger), base, ledger)
    if ledger.questions:
        return None
    evidence = Evidence(blocks, base.pathways)
    rows = world_rows(layout, blocks, closing, base, evidence, ledger)
    named = dict.fromkeys(name for reading in rows.values() for name in reading.names)
    listed = listed_worlds(layout, closing, [*named], base, ledger)
    for block in blocks:
        row = (block.cluster.text, block.text("world"))
        if row in rows:
            ask_about(layout, row, unlisted(rows[row], listed, base), ledger, layout.where(block.lines))
    entries = entries_of(layout, blocks, rows, base, evidence, ledger)
    if ledger.questions:
        return None
    records = Records(layout, entries, base, ledger)
    records.give_cluster_ids()
    if ledger.questions:
        return None
    settle_owners(layout, entries, base, evidence, ledger)
    made = None if ledger.questions else records.dataset(head, listed)
    return None if ledger.questions else made
