"""A workbook for people with Excel."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from python_calamine import CalamineWorkbook

import careertaxonomy as ct
from careertaxonomy.model.canonical import digest_of
from tests.exported import DOCUMENTS, hostile, only_file
from tests.formats.exporters.workbooks import cells_of, dataset_in
from tests.helpers import cluster, document, pathway

SHEETS = ["Overview", "Worlds", "Clusters", "Pathways", "Retired", "Repairs", "Dataset"]


def _taxonomy(**parts: object) -> ct.Taxonomy:
    return ct.Taxonomy(ct.Dataset.model_validate_json(document(**parts)))  # type: ignore[arg-type]  # handed on


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_sheets_of_records_hold_the_whole_document(name: str) -> None:
    tax = DOCUMENTS[name]()
    assert ct.Taxonomy(dataset_in(only_file(tax, "xlsx"))).digest == tax.digest


def test_the_sheets_and_what_is_on_the_one_to_read() -> None:
    data = only_file(ct.load(version="1.1.0"), "xlsx")
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == SHEETS
    rows = cells_of(data, "Overview")
    assert rows[0][0] == "JOCO WORKS Worlds, Career Clusters and Career Pathways"
    assert rows[1][0] == "joco-works 1.1.0"
    assert rows[3:5] == [
        ["Career Cluster", "Worlds", "Career Pathway"],
        ["Agriculture, Food & Natural Resources", "Agriculture", "Agribusiness Systems"],
    ]
    assert len(rows) == 4 + 73


def test_codes_stay_text() -> None:
    rows = cells_of(only_file(ct.load(version="1.1.0"), "xlsx"), "Clusters")
    assert rows[0] == ["id", "name", "worlds", "aliases", "note", "code: ceds", "code: nc-dpi"]
    assert rows[1][5:] == ["01", "AGNR"]
    assert rows[4][2] == "all"


def test_nothing_in_a_hostile_workbook_is_a_formula_a_number_or_a_link() -> None:
    with zipfile.ZipFile(io.BytesIO(only_file(hostile(lines=False), "xlsx"))) as book:
        for name in book.namelist():
            text = book.read(name).decode()
            assert "<f>" not in text
            assert "<hyperlink " not in text
            if name.startswith("xl/worksheets/sheet"):
                assert text.count("<v>") == text.count(' t="s"><v>') > 0


@pytest.mark.parametrize(
    ("name", "refused"),
    [("x" * 32_767, False), ("x" * 32_768, True), ("\U0001f469" * 16_383, False), ("\U0001f469" * 16_384, True)],
    ids=["longest", "too long", "longest in UTF-16", "too long in UTF-16"],
)
def test_a_cell_that_is_too_long_is_refused_and_never_cut(name: str, refused: bool) -> None:
    tax = _taxonomy(pathways=[pathway("long", name=name)])
    if not refused:
        assert dataset_in(only_file(tax, "xlsx")).pathways[0].name == name
        return
    with pytest.raises(
        ct.ExportError, match=r'^xlsx holds 32,767 characters a cell; "Career Pathway" of Overview, in .* has 32,768$'
    ):
        ct.export(tax, "xlsx")


def test_an_alias_with_a_line_break_is_refused() -> None:
    tax = _taxonomy(pathways=[pathway("a", aliases=["two\nlines"])])
    with pytest.raises(
        ct.ExportError, match=r"^xlsx cannot hold the alias 'two\\nlines' of \"a\": it has a line break$"
    ):
        ct.export(tax, "xlsx")


@pytest.mark.parametrize("codes", [{"ceds": ""}, {"": "06"}])
def test_a_code_that_a_blank_cell_would_lose_is_refused(codes: dict[str, str]) -> None:
    tax = _taxonomy(clusters=[cluster("finance", codes=codes)])
    with pytest.raises(ct.ExportError, match=r'^xlsx cannot hold a code of "finance" that is empty or has no scheme$'):
        ct.export(tax, "xlsx")


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careertaxonomy.formats.workbooks._MOST_ROWS", 73)
    with pytest.raises(ct.ExportError, match=r"^xlsx holds 72 rows a sheet; Overview has 73$"):
        ct.export(ct.load(), "xlsx")


def test_without_the_extra_the_answer_is_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(
        ct.MissingExtraError, match=r'^writing XLSX needs .*: python -m pip install "careertaxonomy\[xlsx\]"$'
    ):
        ct.export(ct.load(), "xlsx")


def test_the_bytes_do_not_tell_when_they_were_made() -> None:
    with zipfile.ZipFile(io.BytesIO(only_file(ct.load(), "xlsx"))) as book:
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert digest_of(only_file(ct.load(), "xlsx")) == digest_of(only_file(ct.load(), "xlsx"))
