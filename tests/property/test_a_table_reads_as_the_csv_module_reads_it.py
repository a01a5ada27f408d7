from __future__ import annotations

import csv
import io
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy.formats.tables import text_of, with_cell
from tests.property.made_tables import Made, made_tables
from tests.table_reading import read_rows

JUNK = (",", ",", '"', '""', "\n", "\r", "law", " ")


@settings(max_examples=200)
@given(made_tables(odd=False), st.integers(1, 40))
def test_a_table_reads_as_the_csv_module_reads_it(made: Made, step: int) -> None:
    data = made.data()
    text = data.decode("utf-8-sig" if made.encoding == "utf-8" else "latin-1")
    names, *expected = csv.reader(io.StringIO(text, newline=""), delimiter=made.delimiter)
    for size in (None, step):
        table, rows = read_rows(data, made.delimiter, size)
        assert [*table.columns] == [*map(shown(made), names)]
        assert table.unreadable == []
        assert [[*map(text_of, cells or [])] for _, _, cells in rows] == [[*map(shown(made), row)] for row in expected]


@given(st.lists(st.sampled_from(JUNK)).map("".join) | st.binary(max_size=60).map(lambda data: data.decode("latin-1")))
def test_a_cell_that_is_written_again_changes_no_byte_whatever_the_bytes_are(rest: str) -> None:
    for _, row, cells in read_rows(f"a,b\r\n{rest}".encode("latin-1"))[1]:
        for index, cell in enumerate(cells or []):
            assert with_cell(row, cells or [], index, cell) == row


def shown(made: Made) -> Callable[[str], str]:
    """How a text of a table is shown, whose encoding nobody told."""
    return lambda text: text_of(text.encode(made.encoding).decode("latin-1"))
