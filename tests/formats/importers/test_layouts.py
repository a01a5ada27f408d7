"""The layouts in which people keep such a table, each a file in data/tables, and each the table of 1.0.0.

data/tables/ABOUT.txt says how each file was made; none was written by this package.
"""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from tests.formats.importers.reading import done
from tests.helpers import DATA

TABLES = DATA / "tables"
LAYOUTS = {
    "semicolons.csv": "a row a pathway, Worlds with semicolons between",
    "lines.xlsx": "a row a pathway, Worlds on lines of the cell",
    "commas-windows-1252.csv": "a row a pathway, Worlds with commas between, a title above, in Windows-1252",
    "cells-with-lines.xlsx": "a row a cluster, names on lines of the cells",
    "worlds.csv": "a row for each World and pathway",
    "merged-title-hidden-sheet.xlsx": "merged cells, a title above, a hidden sheet before and another one after",
    "blanks-byte-order-mark.tsv": "blanks for what is the same as above, a byte-order mark",
    "other-headers.csv": "other headers, another order, empty columns at the end",
    "and-for-ampersand.csv": "and for &, slips in the marker",
    "flat.csv": "the columns of our own CSV",
    "formulas-total-row.xlsx": "World first, formulas with their values, a total row",
}
NINE = [world.name for world in ct.load("joco-works", version="1.0.0").worlds][:-1]
"""The Worlds that rows name; the tenth is in no row, and only a base or a closing list knows it."""


@pytest.mark.parametrize("file", LAYOUTS)
def test_each_layout_gives_the_published_table_with_the_base(file: str, tax: ct.Taxonomy) -> None:
    imported = ct.import_table(TABLES / file, base=tax)
    assert imported.questions == ()
    assert imported.dataset is not None
    assert done(imported).worlds == tax.worlds
    assert done(imported).clusters == tax.clusters
    assert done(imported).pathways == tax.pathways
    assert done(imported).retired == ()


@pytest.mark.parametrize("file", [file for file in LAYOUTS if file != "and-for-ampersand.csv"])
def test_each_layout_is_read_without_a_base_too(file: str, tax: ct.Taxonomy) -> None:
    imported = ct.import_table(TABLES / file, name="joco-works")
    assert imported.questions == ()
    assert imported.dataset is not None
    assert done(imported).clusters == tax.clusters
    assert done(imported).pathways == tax.pathways
    assert sorted(world.name for world in done(imported).worlds) == sorted(NINE)


@pytest.mark.parametrize("file", [file for file in LAYOUTS if file not in ("and-for-ampersand.csv",)])
def test_a_layout_in_order_needs_no_repair(file: str, tax: ct.Taxonomy) -> None:
    imported = ct.import_table(TABLES / file, base=tax)
    rules = {repair.why.partition(":")[0] for repair in imported.repairs}
    assert rules == ({"inferred (total row)"} if "total" in file else set())


def test_every_other_spelling_is_a_repair_and_no_rename(tax: ct.Taxonomy) -> None:
    imported = ct.import_table(TABLES / "and-for-ampersand.csv", base=tax)
    assert len(imported.repairs) == 47
    rules = {repair.why.partition(":")[0] for repair in imported.repairs}
    assert rules == {"inferred (known spelling)", "inferred (marker)"}
    assert (
        ct.Repair(
            place="row Business Management & Administration, column World",
            printed="All worlds",
            read_as="All Worlds",
            why="inferred (marker): a spelling of All Worlds",
        )
        in imported.repairs
    )
    assert imported.remarks == ()


def test_the_files_are_those_that_are_described() -> None:
    described = (TABLES / "ABOUT.txt").read_text(encoding="utf-8")
    files = {path.name for path in TABLES.iterdir()} - {"ABOUT.txt"}
    assert {line.partition(":")[0] for line in described.splitlines() if not line.startswith(" ")} >= files
    assert {*LAYOUTS} <= files
