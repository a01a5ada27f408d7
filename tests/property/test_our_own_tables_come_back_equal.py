from __future__ import annotations

import csv
import io

from hypothesis import given, settings

import careertaxonomy as ct
from careertaxonomy.formats.importers.importing import Options, import_bytes
from careertaxonomy.testing import taxonomies
from tests.exported import only_file


def _is_told(tax: ct.Taxonomy) -> bool:
    """Whether every repair says something: a row with nothing in it is no row."""
    return all(repair.place or repair.printed or repair.read_as or repair.why for repair in tax.dataset.repairs)


@settings(max_examples=40)
@given(taxonomies().filter(_is_told))
def test_a_workbook_of_ours_comes_back_equal(tax: ct.Taxonomy) -> None:
    imported = import_bytes("ours.xlsx", only_file(tax, "xlsx"), Options())
    assert imported.questions == ()
    assert imported.dataset == tax.dataset


@settings(max_examples=60)
@given(taxonomies())
def test_a_flat_table_of_ours_comes_back_equal_with_the_base(tax: ct.Taxonomy) -> None:
    imported = import_bytes("ours.csv", only_file(tax, "csv"), Options(base=tax.dataset))
    assert imported.questions == ()
    assert imported.dataset is not None
    made = imported.dataset
    assert (made.worlds, made.clusters, made.pathways) == (tax.worlds, tax.clusters, tax.pathways)
    assert (made.retired, made.repairs) == (tax.dataset.retired, tax.dataset.repairs)


@settings(max_examples=100)
@given(taxonomies())
def test_without_its_ids_it_comes_back_equal_or_a_question_is_asked(tax: ct.Taxonomy) -> None:
    rows = csv.reader(io.StringIO(only_file(tax, "csv").decode()))
    file = io.StringIO()
    csv.writer(file).writerows(row[:3] for row in rows)
    imported = import_bytes("ours.csv", file.getvalue().encode(), Options(base=tax.dataset))
    made = imported.dataset
    if made is None:
        assert imported.questions
    else:
        assert (made.worlds, made.clusters, made.pathways) == (tax.worlds, tax.clusters, tax.pathways)
