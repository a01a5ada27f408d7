"""One flat table as CSV."""

from __future__ import annotations

import csv
import io

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.text_tables import inert
from careertaxonomy.model.flat import COLUMNS
from tests.exported import DOCUMENTS, csv_rows, hostile, only_file
from tests.helpers import cluster, document, pathway


def test_the_columns_and_the_first_rows() -> None:
    lines = only_file(ct.load(version="1.1.0"), "csv").split(b"\r\n")
    assert lines[0] == b"cluster,worlds,pathway,cluster_id,pathway_id,all_worlds,cluster_codes,pathway_codes"
    assert lines[1].decode() == (
        '"Agriculture, Food & Natural Resources",Agriculture,Agribusiness Systems,'
        "agriculture-food-natural-resources,agribusiness-systems,false,ceds:01; nc-dpi:AGNR,"
    )
    assert lines[-1] == b""


def test_all_worlds_is_a_word_and_named_worlds_are_joined() -> None:
    rows = {row["pathway_id"]: row for row in csv_rows(ct.load(version="1.0.0"))}
    assert (rows["accounting"]["worlds"], rows["accounting"]["all_worlds"]) == ("All Worlds", "true")
    assert rows["governance"]["worlds"] == (
        "Public Works & Safety; Transportation & Logistics; Hospitality, Tourism & Retail; Health Care"
    )
    assert rows["governance"]["all_worlds"] == "false"


def test_a_cluster_without_pathways_has_a_row_at_the_end() -> None:
    text = document(clusters=[cluster("empty"), cluster("finance")], pathways=[pathway("accounting")])
    rows = csv_rows(ct.Taxonomy(ct.Dataset.model_validate_json(text)))
    assert [(row["cluster_id"], row["pathway_id"]) for row in rows] == [("finance", "accounting"), ("empty", "")]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_cell_is_read_as_it_was(name: str) -> None:
    tax = DOCUMENTS[name]()
    rows = csv_rows(tax)
    assert [row["pathway"] for row in rows][: len(tax.pathways)] == [pathway.name for pathway in tax.pathways]
    assert [row["cluster"] for row in rows][: len(tax.pathways)] == [
        tax.cluster_of(pathway).name for pathway in tax.pathways
    ]
    assert all({*row} == {*COLUMNS["pathway"]} for row in rows)


@pytest.mark.parametrize("cell", ["=cmd", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "'=1", "''+1", "\uff1dcmd"])
def test_what_a_spreadsheet_would_run_gets_one_apostrophe_more(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "Finance", "'quoted'", "1-2", " =1", "''"])
def test_other_cells_stay(cell: str) -> None:
    assert inert(cell) == cell


def test_no_cell_of_a_hostile_document_begins_a_formula() -> None:
    cells = [cell for row in csv.reader(io.StringIO(only_file(hostile(), "csv").decode(), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {*"=+-@\t\r"} - {""}]
