"""What is no table is refused with what it is and what to do; nothing ends in a traceback or fills the memory."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import careertaxonomy as ct
from careertaxonomy.formats.importers.importing import Options, import_bytes
from careertaxonomy.formats.importers.rows import row as rows_module
from careertaxonomy.formats.importers.rows import sources, workbook_xml
from tests.formats.importers.reading import FILE, read
from tests.helpers import DATA
from tests.pace import within

TABLES = DATA / "tables"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
HEADER = "Career Cluster,World,Career Pathway\n"


def refused(data: bytes | str, **options: Any) -> str:
    with pytest.raises(ct.UnreadableTableError) as caught:
        read(data, **options)
    assert caught.value.file == FILE
    assert str(caught.value) == f"{FILE}: {caught.value.reason}"
    return caught.value.reason


def test_that_a_file_is_empty_is_said_before_a_name_is_asked_for() -> None:
    assert refused(b"", name=None) == "it is empty"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf \r\n\r\n", "it is empty"),
        (HEADER, "there is nothing below its header in line 1"),
        (
            "Finance,x\n",
            'it has no header row such as Career Cluster, World, Career Pathway; its first line has "Finance", "x"',
        ),
        (
            "Career Cluster,Career Pathway,Notes\nFinance,Accounting,x\n",
            'it has no column of Worlds; its columns are "Career Cluster", "Career Pathway", "Notes"',
        ),
        ("Cluster,World\nFinance,All Worlds\n", 'it has no column of pathways; its columns are "Cluster", "World"'),
        (
            "Cluster,World,Pathway,Career Cluster\na,b,c,d\n",
            'several columns are of clusters: "Cluster", "Career Cluster"',
        ),
        (
            "Cluster,World,Pathway,pathway_id,Pathway ID\na,b,c,d,e\n",
            'several columns are of pathway_id: "pathway_id", "Pathway ID"',
        ),
        (
            f"{HEADER}a,b,c\n\nCluster,World,Pathway\nd,e,f\n",
            "it has several headers, in line 1 and line 4: leave one table in the file",
        ),
        (
            f"{HEADER}a,b,c\nCareer Cluster,World,Career Pathway\nd,e,f\n",
            "it has several headers, in line 1 and line 3: leave one table in the file",
        ),
        (f"{HEADER},b,c\n,d,e\n", "no row has anything in the column Career Cluster"),
        (f"{HEADER},b,c\nd,e,f\n", "line 2 comes before the first cluster: '\\tb\\tc'"),
        (f"{HEADER}a,All Worlds,c\n", "no row of it names a World"),
        (f"{HEADER}a,b,\nc,d,\n", "no row of it names a pathway"),
        (f'{HEADER}a,"b,c\n', "the row that begins in line 2 cannot be read: unexpected end of data"),
        (f'{HEADER}a,"b"c,d\n', "the row that begins in line 2 cannot be read: ',' expected after '\"'"),
        (b"Cluster,World\0Pathway\n", "it holds a character that no text has (U+0000): save it as UTF-8"),
        (b"Cl\x81uster,World,Pathway\n", "it is neither UTF-8 nor Windows-1252 (at byte 3): save it as UTF-8"),
        (b"\xff\xfeC", "it is not UTF-16, as its first bytes say (at byte 3): save it as UTF-8"),
        (b'{"format": "careertaxonomy/1"}', "it is JSON: a document is checked, and not imported"),
        (
            b"%PDF-1.7\n",
            "it is a PDF: take the text or the table out of it first; the page on tables shows how",
        ),
        (
            b"<!DOCTYPE html>\n<table>",
            "it is HTML, whatever its name says: open it in a spreadsheet program and save it as .xlsx or .csv",
        ),
        (
            b'<?xml version="1.0"?><Workbook>',
            "it is XML: open it in a spreadsheet program and save it as .xlsx or .csv",
        ),
        (
            OLE + b"Workbook",
            "it is a workbook of the old kind (.xls): open it in a spreadsheet program and save it as .xlsx or .csv",
        ),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "it is protected with a password: save a copy without one",
        ),
        (b"PK\x03\x04 and no more", "it is a damaged workbook: File is not a zip file"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes | str, reason: str) -> None:
    assert refused(data) == reason


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("empty.csv", "it is empty"),
        ("header-only.csv", "there is nothing below its header in line 1"),
        ("no-worlds.csv", 'it has no column of Worlds; its columns are "Career Cluster", "Career Pathway"'),
        ("two-headers.csv", "it has several headers, in line 1 and line 4: leave one table in the file"),
        ("no-cluster.csv", "no row has anything in the column Career Cluster"),
        (
            "html.xls",
            "it is HTML, whatever its name says: open it in a spreadsheet program and save it as .xlsx or .csv",
        ),
        ("password.xlsx", "it is protected with a password: save a copy without one"),
    ],
)
def test_the_files_that_are_none(file: str, reason: str) -> None:
    with pytest.raises(ct.UnreadableTableError, match=re.escape(reason) + "$"):
        ct.import_table(TABLES / file, name="our-careers")


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ct.UnreadableTableError, match=r"it is a folder; name the file with the table in it$"):
        ct.import_table(tmp_path, name="x")
    with pytest.raises(FileNotFoundError):
        ct.import_table(tmp_path / "no.csv", name="x")


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_rels", ".rels"), content)
    return file.getvalue()


def test_a_zip_that_is_no_workbook() -> None:
    document = zipped(word__document_xml=b"<w/>")
    assert refused(document) == "it is not an XLSX workbook: save it as .xlsx in a spreadsheet program"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped(xl__workbook_xml=b"<x/>", xl__worksheets__sheet1_xml=bytes(300_000_000))
    assert len(bomb) < 400_000
    with within(seconds=3):
        assert refused(bomb) == "unpacked it is larger than 128 MB, too large to be read"


def test_a_million_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    table = HEADER + "a,b,c\n" * 1_000_000
    with within(seconds=3):
        assert refused(table.encode()) == "it has more than 200,000 rows, too many to be read"
    monkeypatch.setattr(rows_module, "MOST_ROWS", 3)
    assert refused(f"{HEADER}a,b,c\nd,e,f\ng,h,i\n") == "it has more than 3 rows, too many to be read"


def test_a_file_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 1 << 20)
    path = tmp_path / FILE
    path.write_bytes(HEADER.encode() + b"a,b,c\n" * 200_000)
    assert len(sources.read_bytes(path)) == (1 << 20) + 1
    with pytest.raises(ct.UnreadableTableError, match=r"it is larger than 1 MB, too large to be read$"):
        ct.import_table(path, name="x")


def workbook(sheet: bytes | None) -> bytes:
    """A workbook of one sheet, of which this is the XML; None leaves it out."""
    made, file = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(made)
    book.add_worksheet("One")
    book.close()
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            part = sheet if name == "xl/worksheets/sheet1.xml" else archive.read(name)
            if part is not None:
                target.writestr(name, part)
    return file.getvalue()


def test_a_workbook_without_its_sheet() -> None:
    assert refused(workbook(None)) == "it has no sheet with cells"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>', "it has a cell in row 1,048,576, column 1"),
        (b'<row r="90000"><c r="XFD90000"><v>1</v></c></row>', "it has a cell in row 90,000, column 16,384"),
        (b'<row r="1"><c r="A0"><v>1</v></c></row>', "it is a damaged workbook: a cell without a row"),
        (b'<row r="x"/>', "it is a damaged workbook: invalid literal for int() with base 10: 'x'"),
        (b"<row>", "it is a damaged workbook: mismatched tag: line 1, column 29"),
    ],
)
def test_a_sheet_with_a_cell_far_away_or_damaged(cells: bytes, reason: str) -> None:
    data = workbook(b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>")
    assert refused(data).startswith(reason)


def test_a_sheet_that_would_expand_entities() -> None:
    sheet = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>'
    assert refused(workbook(sheet)) == "it declares a document type, which no workbook does"


def test_a_sheet_in_an_encoding_that_nobody_knows() -> None:
    sheet = b'<?xml version="1.0" encoding="UT1-8"?><worksheet/>'
    assert refused(workbook(sheet)) == "it is a damaged workbook: unknown encoding: UT1-8"


def test_a_workbook_is_counted_by_what_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_xml, "_MOST_BYTES", 1 << 20)
    sheet = b"<worksheet><sheetData/></worksheet>" + b" " * (1 << 20)
    assert refused(workbook(sheet)) == "unpacked it is larger than 1 MB, too large to be read"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"name": None}, "a document of it needs a name: say --name, or --base for that of a version"),
        ({"name": "Our Careers"}, "'Our Careers' is no name of a dataset: names are written like-this"),
        ({"version": "2"}, "'2' is no version: versions are written 1.0.0 or 2.0.0-local.1"),
        ({"title": " "}, "its title is blank"),
        ({"sheet": "One"}, "it is a text and has no sheets; leave --sheet out"),
        ({"delimiter": ";;"}, "a delimiter is one character, no quote and no line break; not ';;'"),
        ({"drop": ("Notes",)}, 'it has no column "Notes" to drop, only "Career Cluster", "World", "Career Pathway"'),
    ],
)
def test_options_that_cannot_be_meant(options: dict[str, object], reason: str) -> None:
    assert refused(f"{HEADER}a,b,c\n", **options) == reason


def test_a_base_whose_names_cannot_be_told_apart() -> None:
    worlds = (ct.World(id="a", name="Arts & Media"), ct.World(id="b", name="Arts and Media"))
    tax = ct.load("joco-works", version="1.0.0")
    base = tax.dataset.model_copy(update={"worlds": worlds})
    with pytest.raises(ct.UnreadableTableError) as caught:
        read(f"{HEADER}a,b,c\n", base=base)
    assert str(caught.value) == 'joco-works 1.0.0: "a" and "b" have one name: "Arts and Media"'


def test_bytes_are_taken_under_any_name() -> None:
    assert import_bytes("<stdin>", f"{HEADER}a,b,c\n".encode(), Options(name="x")).dataset is not None
