"""Texts put into the cells of a sheet, as XML: what is added, where, and what stays as it is."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.sheet_cells import with_cells, with_part


def changed(xml: str, texts: dict[tuple[int, int], str]) -> str:
    return with_cells("my.xlsx", xml.encode(), texts).decode()


def cell(place: str, text: str, more: str = "") -> str:
    return f'<c r="{place}"{more} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def test_a_cell_is_added_in_its_place() -> None:
    xml = '<sheetData><row r="2" spans="1:4" ht="9"><c r="A2"/><c r="D2"><v>1</v></c></row></sheetData>'
    made = changed(xml, {(1, 1): "x", (1, 4): "y"})
    cells = f'<c r="A2"/>{cell("B2", "x")}<c r="D2"><v>1</v></c>{cell("E2", "y")}'
    assert made == f'<sheetData><row r="2" ht="9">{cells}</row></sheetData>'


def test_a_cell_is_replaced_and_keeps_its_style() -> None:
    xml = '<sheetData><row r="1"><c r="AB1" s="7" t="s"><v>3</v></c><c r="AC1" s="2"/></row></sheetData>'
    cells = cell("AB1", "x", ' s="7"') + cell("AC1", "", ' s="2"')
    assert changed(xml, {(0, 27): "x", (0, 28): ""}) == f'<sheetData><row r="1">{cells}</row></sheetData>'


def test_rows_that_are_missing_or_empty_are_made() -> None:
    xml = '<x:dimension ref="A1"/><x:sheetData><x:row r="2" ht="9"/><x:row r="4"></x:row></x:sheetData>'
    made = changed(f"<x:w>{xml}</x:w>", {(0, 0): "a", (1, 0): "b", (2, 0): "c", (3, 0): "d", (4, 0): "e"})
    rows = [f'<x:row r="{n}">' if n != 2 else '<x:row r="2" ht="9">' for n in range(1, 6)]
    cells = [
        f'<x:c r="A{n}" t="inlineStr"><x:is><x:t xml:space="preserve">{text}</x:t></x:is></x:c>'
        for n, text in enumerate("abcde", 1)
    ]
    body = "".join(f"{row}{one}</x:row>" for row, one in zip(rows, cells, strict=True))
    assert made == f"<x:w><x:sheetData>{body}</x:sheetData></x:w>"


def test_rows_and_cells_without_references_are_counted() -> None:
    xml = "<sheetData><row><c/><c><v>1</v></c></row><row><c/></row></sheetData>"
    assert changed(xml, {(0, 1): "x", (1, 1): "y"}) == (
        f"<sheetData><row><c/>{cell('B1', 'x')}</row><row><c/>{cell('B2', 'y')}</row></sheetData>"
    )


def test_what_xml_does_not_take_is_written_otherwise() -> None:
    made = changed("<sheetData></sheetData>", {(0, 0): "<a> & \u00e9\U0001f600\x01"})
    assert cell("A1", "&lt;a&gt; &amp; &#233;&#128512;&#65533;") in made


def test_a_formula_is_not_written_over() -> None:
    xml = '<sheetData><row r="3"><c r="B3"><f>A3</f><v>1</v></c></row></sheetData>'
    with pytest.raises(ct.UnreadableTableError, match=r"row 3 has a formula where an id is to be"):
        changed(xml, {(2, 1): "x"})
    assert changed(xml, {(2, 0): "x"}).endswith("<f>A3</f><v>1</v></c></row></sheetData>")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp037"])
def test_a_sheet_that_is_not_in_utf_8_is_refused(encoding: str) -> None:
    with pytest.raises(ct.UnreadableTableError, match="its sheet is not in UTF-8"):
        with_cells("my.xlsx", "<sheetData/>".encode(encoding), {})


def test_the_other_parts_of_a_file_keep_their_bytes_dates_and_compression() -> None:
    given = io.BytesIO()
    with ZipFile(given, "w") as archive:
        for name, how in (("a.xml", ZIP_DEFLATED), ("b.png", ZIP_STORED), ("c/d.bin", ZIP_DEFLATED)):
            info = ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            info.compress_type = how
            archive.writestr(info, name * 9)
    made = with_part("my.xlsx", given.getvalue(), "a.xml", b"new")
    assert made == with_part("my.xlsx", given.getvalue(), "a.xml", b"new")
    with ZipFile(io.BytesIO(made)) as archive:
        assert {one.filename: (archive.read(one), one.compress_type) for one in archive.infolist()} == {
            "a.xml": (b"new", ZIP_DEFLATED),
            "b.png": (b"b.png" * 9, ZIP_STORED),
            "c/d.bin": (b"c/d.bin" * 9, ZIP_DEFLATED),
        }
        assert {one.date_time for one in archive.infolist()} == {(2001, 2, 3, 4, 5, 6)}


def test_a_damaged_part_is_said() -> None:
    given = io.BytesIO()
    with ZipFile(given, "w") as archive:
        archive.writestr("a.xml", "old")
        archive.writestr("b.bin", "b" * 99)
    damaged = given.getvalue().replace(b"b" * 99, b"c" * 99)
    with pytest.raises(ct.UnreadableTableError, match=r"my\.xlsx: it is a damaged workbook: Bad CRC-32"):
        with_part("my.xlsx", damaged, "a.xml", b"new")
