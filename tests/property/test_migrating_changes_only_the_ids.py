from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparing import dataset
from tests.property.histories import History
from tests.property.made_tables import Made, migrated, tables_with_history


@settings(max_examples=200)
@given(tables_with_history())
def test_migrating_changes_only_the_ids(case: tuple[Made, History]) -> None:
    """The table was put together from pieces; with only the ids others, these pieces are what is to come out."""
    made, history = case
    assert migrated(made.data(), made, history)[0] == made.data(history.becomes)


def cells_of(data: bytes, made: Made) -> list[list[str]]:
    text = data.decode(made.encoding)
    return [*csv.reader(io.StringIO(text, newline=""), delimiter=made.delimiter)]


@given(tables_with_history(odd=False))
def test_to_the_csv_module_too(case: tuple[Made, History]) -> None:
    made, history = case
    before, after = cells_of(made.data(), made), cells_of(migrated(made.data(), made, history)[0], made)
    assert len(before) == len(after) == len(made.rows) + 1
    assert after[0] == before[0]
    for old, new, (_, cell) in zip(before[1:], after[1:], made.id_cells(), strict=True):
        expected = [*old[: made.index], cell.text(history.becomes), *old[made.index + 1 :]]
        assert (new or [""]) == (expected if old else [""])


@given(st.binary(max_size=60) | st.lists(st.sampled_from([b",", b'"', b"\n", b"\r", b"law", b" "])).map(b"".join))
def test_where_nothing_was_retired_nothing_is_changed(rest: bytes) -> None:
    """Whatever the bytes are."""
    made = Made(b"pathway ids,b\r\n", 0, 2, (), ",", None, "utf-8")
    history = History(dataset(), dataset(), {}, frozenset(), frozenset())
    data, found = migrated(made.head + rest, made, history)
    assert data == made.head + rest
    assert (found.rows["changed"], found.replacements, found.repeated) == (0, {}, ())
