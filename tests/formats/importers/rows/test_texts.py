"""Texts as rows: encodings, quotes, line ends, blank lines."""

from __future__ import annotations

import codecs

import pytest

from careertaxonomy.formats.importers.headers import is_header
from careertaxonomy.formats.importers.rows.delimited import read_delimited
from careertaxonomy.formats.importers.rows.row import Row, Rows
from tests.formats.importers.reading import read, rows

TABLE = "Cluster,World,Pathway\nCaf\u00e9,X,p\nCaf\u00e9,X,q\n"


def lines(data: bytes, delimiter: str = ",") -> Rows:
    return read_delimited("t", data, delimiter, is_header)


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.encode(),
        codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends(data: bytes) -> None:
    imported = read(data)
    assert rows(imported.dataset) == ["Caf\u00e9 | X | p; q"]
    assert imported.remarks == ()


def test_windows_1252_is_read_and_said() -> None:
    imported = read(TABLE.encode("cp1252"))
    assert rows(imported.dataset) == ["Caf\u00e9 | X | p; q"]
    assert imported.remarks == (
        "table.csv is not UTF-8 and was read as Windows-1252: see whether letters with accents are right",
    )


def test_rows_have_the_line_they_begin_in_and_know_of_blank_lines() -> None:
    found = lines(b'a,"b\r\nc"\n\n ,\n\x0cd\ne\n')
    assert found.rows == (
        Row(1, ("a", "b\r\nc")),
        Row(5, ("\x0cd",), after_gap=True),
        Row(6, ("e",)),
    )
    assert found.unit == "line"


def test_the_apostrophe_before_what_a_spreadsheet_would_run_is_taken_away() -> None:
    found = lines(b"'=1+1,'@x,''-y,'Tis,it's,'\n")
    assert found.rows[0].cells == ("=1+1", "@x", "'-y", "'Tis", "it's", "'")


def test_quotes_within_a_cell_of_a_pasted_text_are_quotes() -> None:
    assert lines(b'5" pipes\tx', "\t").rows[0].cells == ('5" pipes', "x")
