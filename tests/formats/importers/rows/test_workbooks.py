"""Workbooks as rows: merged regions, hidden rows and sheets, numbers, errors and formulas."""

from __future__ import annotations

import datetime as dt
import io
import sys
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter

import careertaxonomy as ct
from careertaxonomy.formats.importers.rows.workbook import Workbook
from careertaxonomy.formats.importers.rows.workbook_xml import scanned
from tests.formats.importers.reading import decision, done, read, rows
from tests.pace import within

HEADER = ("Career Cluster", "World", "Career Pathway")


def book(fill: Callable[[Any], None]) -> bytes:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file)
    fill(made)
    made.close()
    return file.getvalue()


def sheet(*lines: tuple[object, ...], name: str = "Sheet1") -> bytes:
    def fill(made: Any) -> None:
        page = made.add_worksheet(name)
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)

    return book(fill)


def test_cells_are_texts() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet("One")
        page.write_row(0, 0, ["text", 1, 1.5, 0.1, True, 12345678901])
        page.write_datetime(0, 6, dt.datetime(2024, 5, 1), made.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_string(1, 0, "01")
        page.write_string(1, 1, " two\nlines ")

    found = Workbook("t", book(fill)).rows("One")
    assert [row.cells for row in found.rows] == [
        ("text", "1", "1.5", "0.1", "true", "12345678901", "2024-05-01"),
        ("01", " two\nlines ", "", "", "", "", ""),
    ]
    assert found.numbers == {(1, 1), (1, 2), (1, 3), (1, 5)}
    assert found.unit == "row"


def test_a_merged_region_stands_in_each_of_its_rows_and_in_its_first_column() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet("One")
        page.merge_range("A1:C1", "A title over all")
        page.merge_range("A2:B4", "both")
        page.write_column("C2", ["p", "q", "r"])

    assert [row.cells for row in Workbook("t", book(fill)).rows("One").rows] == [
        ("A title over all", "", ""),
        ("both", "", "p"),
        ("both", "", "q"),
        ("both", "", "r"),
    ]


def test_rows_keep_their_numbers_and_gaps() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet("One")
        page.write("B3", "x")
        page.write("A6", "y")
        page.set_row(5, None, None, {"hidden": True})
        page.set_row(8, None, None, {"hidden": True})

    found = Workbook("t", book(fill)).rows("One")
    assert [(row.number, row.cells, row.after_gap) for row in found.rows] == [
        (3, ("", "x"), True),
        (6, ("y", ""), True),
    ]
    assert found.hidden == (6,)


def test_formulas_and_errors() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet("One")
        page.write_formula("A1", '="a"&"b"', None, "ab")
        page.write_formula("B1", "=1+1", None, 2)
        page.write_formula("C1", "=NA()", None, "#N/A")
        page.write_formula("D1", "=X9", None, "")

    (row,) = Workbook("t", book(fill)).rows("One").rows
    assert row.cells == ("ab", "2", "#N/A", "=X9")


def test_the_first_sheet_that_is_shown_is_read_and_the_others_are_named() -> None:
    def fill(made: Any) -> None:
        made.add_worksheet("old").hide()
        page = made.add_worksheet("new")
        for number, line in enumerate((HEADER, ("A", "X", "p"), ("A", "X", "q"))):
            page.write_row(number, 0, line)
        made.add_chartsheet("picture")
        made.add_worksheet("notes")
        page.activate()

    data = book(fill)
    imported = read(data)
    assert imported.remarks == ('sheet "new" was read, and not "old", "notes"',)
    assert rows(imported.dataset) == ["A | X | p; q"]
    assert read(data, sheet="new").dataset == imported.dataset
    for name, reason in (
        ("notes", 'its sheet "notes" is empty'),
        ("picture", 'it has no sheet "picture"; available: "old", "new", "notes"'),
    ):
        with pytest.raises(ct.UnreadableTableError) as caught:
            read(data, sheet=name)
        assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ([], 'its sheet "Read me" is empty; others, which --sheet may name: "Careers"'),
        (
            [("Made by the county",)],
            (
                "it has no header row such as Career Cluster, World, Career Pathway; "
                'its first row has "Made by the county"; sheet "Read me" was read, and not "Careers"'
            ),
        ),
    ],
)
def test_a_first_sheet_without_a_table_is_refused_with_the_names_of_the_others(
    first: list[tuple[str, ...]], reason: str
) -> None:
    def fill(made: Any) -> None:
        for name, lines in (("Read me", first), ("Careers", [HEADER, ("A", "X", "p"), ("A", "X", "q")])):
            page = made.add_worksheet(name)
            for number, line in enumerate(lines):
                page.write_row(number, 0, line)

    data = book(fill)
    with pytest.raises(ct.UnreadableTableError) as caught:
        read(data)
    assert caught.value.reason == reason
    assert rows(read(data, sheet="Careers").dataset) == ["A | X | p; q"]


def hiding(columns: str, options: dict[str, object], width: float | None = None, *lines: tuple[str, ...]) -> bytes:
    def fill(made: Any) -> None:
        page = made.add_worksheet("One")
        for number, line in enumerate(lines or ((*HEADER, "cluster_id"), ("A", "X", "p", "a1"), ("A", "X", "q", "a1"))):
            page.write_row(number, 0, line)
        page.set_column(columns, width, None, options)

    return book(fill)


@pytest.mark.parametrize(
    ("columns", "options", "width", "hidden"),
    [
        ("D:D", {"hidden": True}, None, {3}),
        ("B:D", {"hidden": True}, None, {1, 2, 3}),
        ("D:XFD", {"hidden": True}, None, {*range(3, 16384)}),
        ("C:D", {"level": 1, "hidden": True}, None, {2, 3}),
        ("C:D", {}, 20, set()),
    ],
)
def test_hidden_columns_are_told(
    columns: str, options: dict[str, object], width: float | None, hidden: set[int]
) -> None:
    assert Workbook("t", hiding(columns, options, width)).rows("One").hidden_columns == hidden


def test_a_column_without_width_and_a_row_without_height_are_hidden() -> None:
    xml = (
        b'<worksheet><cols><col min="2" max="2" width="0"/><col min="1" max="2" width="9.1" hidden="true"/></cols>'
        b'<sheetData><row r="1" ht="15"/><row r="4" ht="0"/><row r="5"/></sheetData></worksheet>'
    )
    scan = scanned("t", xml)
    assert scan.hidden == [3]
    assert scan.hidden_columns == {0, 1}


def test_no_columns_are_too_many() -> None:
    """Spans that overlap are no more than the columns of a sheet."""
    spans = b'<col min="1" max="99999999999" hidden="1"/>' * 50_000
    with within(seconds=3):
        assert len(scanned("t", b"<worksheet><cols>" + spans + b"</cols></worksheet>").hidden_columns) == 16_384


def test_a_hidden_column_is_asked_about() -> None:
    data = hiding("D:XFD", {"hidden": True})
    (question,) = read(data).questions
    assert (question.place, question.printed, question.readings) == ("header", "cluster_id", ("cluster_id", ""))
    assert question.asks == (
        'This column is hidden in the sheet, and row 2 has "a1" there. Does it belong to the table?'
    )
    assert question.answer == "its header, if it is to be read; nothing, if not"
    ids = {
        read_as: done(read(data, decisions=(decision("header", "cluster_id", read_as),))).clusters[0].id
        for read_as in ("cluster_id", "")
    }
    assert ids == {"cluster_id": "a1", "": "a"}
    assert done(read(data, drop=("cluster_id",))).clusters[0].id == "a"


def test_a_hidden_column_that_nobody_knows_is_asked_about_once() -> None:
    lines = ((*HEADER, "Notes", "Empty"), ("A", "X", "p", "ask them"), ("A", "X", "q", ""))
    (question,) = read(hiding("D:E", {"hidden": True}, None, *lines)).questions
    assert (question.printed, question.readings) == ("Notes", ("",))
    assert question.asks.startswith('This column is hidden in the sheet, and row 2 has "ask them" there.')


def test_a_hidden_column_that_is_needed_is_read_or_there_is_no_table() -> None:
    data = hiding("B:B", {"hidden": True})
    assert rows(read(data, decisions=(decision("header", "World", "World"),)).dataset) == ["A | X | p; q"]
    with pytest.raises(ct.UnreadableTableError, match=r"it has no column of Worlds; its columns are "):
        read(data, decisions=(decision("header", "World", ""),))


def test_a_column_without_a_header_is_asked_about() -> None:
    (question,) = read(sheet((*HEADER, ""), ("A", "X", "p", "mine"), ("A", "X", "q"))).questions
    assert question.asks == 'What does this column hold? It has no header, and row 2 has "mine" there.'


def test_a_summary_below_the_table_is_another_table() -> None:
    summary = (("World", "Number of pathways"), ("X", 2), ("Y", 1))
    data = sheet(HEADER, ("A", "X; Y", "p"), ("A", "X; Y", "q"), (), *summary)
    with pytest.raises(ct.UnreadableTableError, match=r"it has several headers, in row 1 and row 5"):
        read(data)


def test_several_tables_on_a_sheet_are_refused() -> None:
    data = sheet(HEADER, ("A", "X", "p"), (), HEADER, ("B", "X", "q"))
    with pytest.raises(ct.UnreadableTableError, match=r"it has several headers, in row 1 and row 4"):
        read(data)
    beside = sheet((*HEADER, "", *HEADER), ("A", "X", "p", "", "B", "X", "q"))
    with pytest.raises(
        ct.UnreadableTableError, match=r'several columns are of clusters: "Career Cluster", "Career Cluster"'
    ):
        read(beside)


def test_numbers_are_names_where_they_stand_in_place_of_names() -> None:
    assert rows(read(sheet(HEADER, ("A", "X", 2024), ("A", "X", 9.5))).dataset) == ["A | X | 2024; 9.5"]


def test_without_the_extra_the_command_that_installs_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(ct.MissingExtraError) as caught:
        read(sheet(HEADER, ("A", "X", "p")))
    assert caught.value.command == 'python -m pip install "careertaxonomy[xlsx]"'
    assert str(caught.value).startswith("reading XLSX needs an optional package")


def test_a_text_needs_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert read("Cluster,World,Pathway\nA,X,p\n").dataset is not None
