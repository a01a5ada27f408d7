"""Tables are read row by row: each row as it stands in the file, with its cells, and none lost, however odd."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator

import pytest

from careertaxonomy.formats import tables
from careertaxonomy.formats.tables import LONGEST_ROW, Table, TableError, as_text, raw_of, text_of, with_cell
from tests.table_reading import Read, Trickle, read, read_rows

UNCLOSED = "a quoted cell does not end where it should"
STEPS = (None, 1, 2, 3, 7)
at_every_step = pytest.mark.parametrize("step", STEPS)


def table_of(data: bytes, delimiter: str = ",", step: int | None = None) -> Table:
    with as_text(Trickle(data, step)) as lines:
        return Table([*lines], delimiter)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (b"", ""),
        (b"law", "law"),
        (b" law ", " law "),
        (b'""', ""),
        (b'"law"', "law"),
        (b'"law, order"', "law, order"),
        (b'"say ""law"""', 'say "law"'),
        (b'""""', '"'),
        (b'"a\nb"', "a\nb"),
        (b'"a\r\nb"', "a\r\nb"),
        (b'l"aw"', 'l"aw"'),
        (b' "law"', ' "law"'),
        (b"'law'", "'law'"),
        (b"a;b|c\td", "a;b|c\td"),
        ("Métier".encode(), "Métier"),
        ("Métier".encode("latin-1"), "Métier"),
        (b"\x93M\x94", "\u201cM\u201d"),
        (b"\xe9\x81", "\xe9\\x81"),
        ("\u2028\x85\v\f\x1c".encode(), "\u2028\x85\v\f\x1c"),
        (b"a\0b", "a\0b"),
        (b"\xef\xbb\xbflaw", "\ufefflaw"),
    ],
)
@at_every_step
def test_a_cell_between_others(cell: bytes, text: str, step: int | None) -> None:
    lines = 1 + cell.count(b"\n")
    data = b"a,b,c\nx," + cell + b',"z"\n1,' + cell + b",3"
    assert read(data, 1, step=step) == [Read(text, 2, 1 + lines), Read(text, 2 + lines, 1 + 2 * lines)]
    new = b'"law"' if cell.startswith(b'"') else b"law"
    changed = [
        with_cell(row, cells or [], 1, "law").encode("latin-1") for _, row, cells in read_rows(data, step=step)[1]
    ]
    assert changed == [b"x," + new + b',"z"\n', b"1," + new + b",3"]
    # At the end of a row, and alone in it, it is the same.
    assert read(b"a,b\nx," + cell + b"\n", 1, step=step) == [Read(text, 2, 1 + lines)]
    assert read(b"a\n" + cell + b"\nx", step=step)[0].text == text


@at_every_step
def test_rows_end_in_any_way_and_their_lines_are_counted(step: int | None) -> None:
    data = b'a,b\r\n1,x\n2,x\r3,x\r\n4,"x\r\ny\nz\rz"\r\n5,x\n\r6,x\r\r\n7,x'
    assert read(data, step=step) == [
        Read("1", 2, 2),
        Read("2", 3, 3),
        Read("3", 4, 4),
        Read("4", 5, 8),
        Read("5", 9, 9),
        Read("", 10, 10),
        Read("6", 11, 11),
        Read("", 12, 12),
        Read("7", 13, 13),
    ]


@at_every_step
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_last_line_break_makes_no_row(end: bytes, step: int | None) -> None:
    for data in (b"a,b", b"a,b" + end):
        assert read(data, step=step) == []
    assert read(b"a,b" + end + b"1,2" + end, step=step) == [Read("1", 2, 2)]
    assert read(b"a" + end + b"1" + end + end, step=step) == [Read("1", 2, 2), Read("", 3, 3)]
    assert read(b"a,b" + end + b"1,2" + end + end, step=step) == [Read("1", 2, 2), Read("", 3, 3)]


@at_every_step
def test_a_row_of_another_number_of_cells_cannot_be_read(step: int | None) -> None:
    data = b'a,b,c\n1\n1,2\n1,2,3\n1,"2\n2",3,4\r\n"1"\n  \n1,2,3,\n'
    assert read(data, step=step) == [
        Read(None, 2, 2, "it has 1 cell where the header has 3"),
        Read(None, 3, 3, "it has 2 cells where the header has 3"),
        Read("1", 4, 4),
        Read(None, 5, 6, "it has 4 cells where the header has 3"),
        Read(None, 7, 7, "it has 1 cell where the header has 3"),
        Read(None, 8, 8, "it has 1 cell where the header has 3"),
        Read(None, 9, 9, "it has 4 cells where the header has 3"),
    ]


@at_every_step
@pytest.mark.parametrize(
    "row", [b'1,"2', b'"1,2', b'1,"2"2', b'"1" ,2', b'1,""2', b'1,2,"', b'1,"2""', b'1,""""2'], ids=repr
)
def test_a_row_whose_quotes_do_not_fit_is_one_line(row: bytes, step: int | None) -> None:
    before, fault, after = Read("0", 2, 2), Read(None, 3, 3, UNCLOSED), Read("3", 4, 4)
    assert read(b"a,b\n0,0\n" + row + b"\n3,4\n", step=step) == [before, fault, after]
    assert read(b"a,b\r0,0\r" + row + b"\r3,4\r", step=step) == [before, fault, after]
    assert read(b"a,b\r\n0,0\r\n" + row, step=step) == [before, fault]


@at_every_step
def test_a_quote_that_nobody_closed_takes_no_more_than_to_the_next_one(step: int | None) -> None:
    data = b'a,b\n1,"2\n3,4\n5,"6"\n7,8\n'
    assert read(data, step=step) == [Read(None, 2, 2, UNCLOSED), Read("3", 3, 3), Read("5", 4, 4), Read("7", 5, 5)]
    # Where the next quote happens to close it as it should, there is nothing to be seen.
    assert read(b'a,b\n1,"2\n3,4\n5,6"\n7,8\n', step=step) == [Read("1", 2, 4), Read("7", 5, 5)]


@at_every_step
def test_a_byte_order_mark_is_part_of_no_name(step: int | None) -> None:
    data = codecs.BOM_UTF8 + b'"a",b\n1,2\n'
    table = table_of(data, step=step)
    assert (table.head, table.columns) == ('\xef\xbb\xbf"a",b\n', ("a", "b"))
    assert read(data, step=step) == [Read("1", 2, 2)]


def test_a_header_over_several_lines() -> None:
    table = table_of(b'"a\r\n""A""",,"b"\r\n1,2,3')
    assert (table.head, table.columns) == ('"a\r\n""A""",,"b"\r\n', ('a\r\n"A"', "", "b"))
    assert read(b'"a\r\n""A""",,"b"\r\n1,2,3', 2) == [Read("3", 3, 3)]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|", ":", ".", "^", "]", "-", " ", "\\", "\x1f"])
def test_any_ascii_sign_may_stand_between_cells(delimiter: str) -> None:
    data = delimiter.join(("a", "b,c", '"x"')) + "\n" + delimiter.join(("1", f'"2{delimiter}2"', "3,3")) + "\n"
    assert read(data.encode(), 1, delimiter) == [Read(f"2{delimiter}2", 2, 2)]
    assert read(data.encode(), 2, delimiter) == [Read("3,3", 2, 2)]


@pytest.mark.parametrize("delimiter", ["", ",,", "\\t", '"', "\n", "\r", "é", "\udcff"])
def test_what_cannot_stand_between_cells(delimiter: str) -> None:
    expected = f"a delimiter is one ASCII character, no quote and no line break; not {delimiter!r}"
    with pytest.raises(TableError, match=f"^{re.escape(expected)}$"):
        table_of(b"a,b\n", delimiter)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", ["name,pathway\nA,law\n", '"name","pathway"\r\n', "n"])
@at_every_step
def test_utf_16_is_refused_as_such(text: str, encoding: str, step: int | None) -> None:
    data = text.encode(encoding)
    with pytest.raises(TableError, match=r"^it seems to be in UTF-16: save it as UTF-8$"):
        table_of(data, step=step)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_mark_is_enough_to_tell_utf_16(mark: bytes) -> None:
    with pytest.raises(TableError, match=r"^it seems to be in UTF-16: save it as UTF-8$"):
        table_of(mark + "имя".encode("utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"))


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b"\n", b"\r\na,b\n", b"   \na,b\n", b"\xef\xbb\xbf\na"])
def test_a_table_without_a_header(data: bytes) -> None:
    with pytest.raises(TableError, match=r"^no header: the first line must hold the names of the columns$"):
        table_of(data)


@pytest.mark.parametrize("data", [b'"a', b'a,"b\n1,2\n', b'"a"b,c\n'])
def test_a_header_that_cannot_be_read(data: bytes) -> None:
    with pytest.raises(TableError, match=f"^its first line cannot be read: {UNCLOSED}$"):
        table_of(data)


LIMIT = 1 << 20


@pytest.fixture
def shorten(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Takes down what a row may have."""
    before = csv.field_size_limit()

    def set_to(limit: int) -> None:
        monkeypatch.setattr(tables, "LONGEST_ROW", limit)
        csv.field_size_limit(limit - 1)

    yield set_to
    csv.field_size_limit(before)


@pytest.fixture
def limit(shorten: Callable[[int], None]) -> None:
    """A megabyte for a row, since the sixteen that it may have take long to make."""
    shorten(LIMIT)


def long_rows() -> list[bytes]:
    """Rows one byte too short, and just long enough, to be too long: the long cell first, last, and quoted."""
    rows = []
    for size in (LIMIT - 1, LIMIT):
        filling = b"x" * (size - len(b"1,,3\n"))
        rows += [b"1," + filling + b",3\n", b"1,3," + filling + b"\n", b'1,"' + filling[2:] + b'",3\n']
    return rows


@pytest.mark.slow
@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("row", long_rows(), ids=["first", "last", "quoted"] * 2)
@pytest.mark.parametrize("before", [0, 1, 50_000])
def test_a_row_may_be_a_megabyte_long(row: bytes, before: int) -> None:
    data = b"a,b,c\n" + b"0,0,0\n" * before + row + b"2,0,0\n"
    too_long = Read(None, 2 + before, 2 + before, "it has 1,048,576 bytes or more")
    expected = Read("1", 2 + before, 2 + before) if len(row) < LIMIT else too_long
    for step in (None, 1_000_003):
        assert read(data, step=step)[before:] == [expected, Read("2", 3 + before, 3 + before)]


@pytest.mark.usefixtures("limit")
def test_a_row_without_end_is_passed_on() -> None:
    rows = read(b'a,b\n0,"' + (b"x" * 1023 + b"\n") * 1024 + b'"\n1,2\n')
    too_long = "a quoted cell does not end within 1,048,576 bytes"
    assert (rows[0], rows[-1]) == (Read(None, 2, 2, too_long), Read("1", 1027, 1027))
    data = b"a,b\n" + b"x" * (3 * LIMIT) + b"\n1,2\n"
    fault = Read(None, 2, 2, "it has 1,048,576 bytes or more")
    assert read(data) == [fault, Read("1", 3, 3)]
    with pytest.raises(TableError, match=r"^its first line cannot be read: it has 1,048,576 bytes or more$"):
        table_of(data[4:])


@pytest.mark.parametrize("limit", [8, 16, 40])
def test_the_limit_is_the_same_wherever_a_read_ends(shorten: Callable[[int], None], limit: int) -> None:
    shorten(limit)
    data = b'a,b\n1,"2\n2"\n"1","22222\n2222222222"\n1,"2\n3,4\n1,22222222222222222222222222\n1,"2" ""\n"1",""\n'
    expected = read(data)
    assert [row for row in expected if row.fault] != [row for row in expected if not row.fault]
    for step in range(1, 50):
        assert read(data, step=step) == expected


def test_a_cell_of_several_megabytes_is_one_cell() -> None:
    note = b"1,2\n" * 1_000_000
    assert len(note) < LONGEST_ROW
    rows = read(b'a,b\n0,"' + note + b'"\n1,2\n')
    assert rows == [Read("0", 2, 1_000_002), Read("1", 1_000_003, 1_000_003)]


@pytest.mark.parametrize(
    ("index", "content", "row"),
    [
        (0, "law", b'law,"b, ""B""\r\n",," c"\r\n'),
        (1, 'say "law"', b'a,"say ""law""",," c"\r\n'),
        (2, "law", b'a,"b, ""B""\r\n",law," c"\r\n'),
        (3, "", b'a,"b, ""B""\r\n",,""\r\n'),
    ],
)
def test_a_cell_is_changed_and_no_other_byte(index: int, content: str, row: bytes) -> None:
    before = 'a,"b, ""B""\r\n",," c"\r\n'
    assert with_cell(before, ["a", 'b, "B"\r\n', "", " c"], index, content).encode() == row


def test_cells_are_those_of_the_csv_module() -> None:
    data = b'a,b,c,d,e\na,"b, ""B""\r\n",, "c" ,d\r\n'
    (row,) = read_rows(data)[1]
    assert row == (2, 'a,"b, ""B""\r\n",, "c" ,d\r\n', ["a", 'b, "B"\r\n', "", ' "c" ', "d"])
    assert row[2] == next(csv.reader(io.StringIO(row[1], newline="")))


@pytest.mark.parametrize("text", ["law", "Métier", "\u2028\x85", "\udce9\udcff"])
def test_a_text_as_it_stands_in_a_table(text: str) -> None:
    assert raw_of(text).encode("latin-1") == text.encode("utf-8", "surrogateescape")
    assert text_of(raw_of(text)) == text or "\udce9" in text


def test_a_table_is_read_piece_by_piece() -> None:
    data = b"a,b\n" + b"1,2\n" * 200_000
    file = io.BytesIO(data)
    with as_text(file) as lines:
        told = [(file.tell(), line) for line, _, _ in Table(lines, ",")]
    assert len({read for read, _ in told}) > 2
    assert told[0][0] < 100_000
    assert told == sorted(told)
    assert told[-1] == (len(data), 200_001)


def test_a_higher_limit_of_the_csv_module_stays() -> None:
    before = csv.field_size_limit(LONGEST_ROW * 2)
    try:
        table_of(b"a\n")
        assert csv.field_size_limit() == LONGEST_ROW * 2
    finally:
        csv.field_size_limit(before)
