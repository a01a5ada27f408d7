from __future__ import annotations

import csv
import io
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy.tables import Row, Table, decoded, text_of
from tests.property.made_tables import Made, made_tables
from tests.table_reading import Trickle


@settings(max_examples=200)
@given(made_tables(odd=False), st.integers(1, 40))
def test_a_table_reads_as_the_csv_module_reads_it(made: Made, step: int) -> None:
    data = made.data()
    text = data.decode("utf-8-sig" if made.encoding == "utf-8" else "latin-1")
    names, *expected = csv.reader(io.StringIO(text, newline=""), delimiter=made.delimiter)
    for file in (io.BytesIO(data), Trickle(data, step)):
        table = Table(file, made.delimiter)
        assert [*table.columns] == [*map(shown(made), names)]
        rows = [row for row in table.rows(made.index, {}) if isinstance(row, Row)]
        cells = [[*map(text_of, table.cells(row.data))] for row in rows]
        assert cells == [[*map(shown(made), row or [""])] for row in expected]
        columns = [text_of(row.data[row.start : row.end]) for row in rows]
        assert columns == [shown(made)(row[made.index]) if row else "" for row in expected]


def shown(made: Made) -> Callable[[str], str]:
    """How a text of a table is shown, whose encoding nobody told."""
    return lambda text: decoded(text.encode(made.encoding))
