"""A taxonomy as flat rows of text."""

from __future__ import annotations

import careertaxonomy as ct
from careertaxonomy.model.flat import COLUMNS, codes_text, flat_rows, flat_taxonomy, worlds_text


def test_every_row_has_the_columns_of_its_kind() -> None:
    tax = ct.load(version="1.1.0")
    for kind, records in (("world", tax.worlds), ("cluster", tax.clusters), ("pathway", tax.pathways)):
        rows = [*flat_rows(tax, kind, records)]
        assert len(rows) == len(records)
        assert all({*row} == {*COLUMNS[kind]} for row in rows)
    assert [*flat_taxonomy(tax)] == [*flat_rows(tax, "pathway", tax.pathways)]


def test_the_worlds_of_a_cluster_as_people_write_them(tax: ct.Taxonomy) -> None:
    assert worlds_text(tax, tax.cluster("finance")) == "All Worlds"
    assert worlds_text(tax, tax.cluster("human-services")) == "Health Care; Transportation & Logistics"


def test_codes_are_written_by_their_schemes() -> None:
    assert codes_text({"nc-dpi": "FINA", "ceds": "06"}) == "ceds:06; nc-dpi:FINA"
    assert codes_text({}) == ""
