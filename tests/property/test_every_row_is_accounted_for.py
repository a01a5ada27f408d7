from __future__ import annotations

import csv
import io
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy.formats.tables import text_of
from careertaxonomy.versions.migration_results import OUTCOMES
from tests.property.histories import History
from tests.property.made_tables import Made, migrated, tables_with_history
from tests.table_reading import read

JUNK = (b",", b",", b'"', b"\n", b"\r", b"\r\n", b"law", b" ", b'"law"')


@settings(max_examples=200)
@given(tables_with_history())
def test_every_row_is_accounted_for(case: tuple[Made, History]) -> None:
    made, history = case
    found = migrated(made.data(), made, history)[1]
    cells = [cell for _, cell in made.id_cells()]
    ids = [id for cell in cells for id in cell.ids]
    bare = [id.removeprefix("pathway:") for id in ids]

    assert sum(found.rows.values()) == len(made.rows)
    assert found.rows["unreadable"] == len(found.unreadable) == sum(bool(row.odd) for row in made.rows)
    blank = sum(not row.cells for row in made.rows)
    assert found.rows["empty"] == sum(not cell.ids for cell in cells) + blank
    changed = [cell.text(history.becomes) != cell.text() for cell in cells]
    assert found.rows["changed"] == sum(changed)
    assert found.rows["unchanged"] == sum(bool(cell.ids) for cell in cells) - sum(changed)

    assert found.values == {outcome: [*map(history.outcome, bare)].count(outcome) for outcome in OUTCOMES}
    assert found.replacements == Counter((id, history.becomes(id)) for id in ids if history.becomes(id) != id)
    assert (found.chosen, found.unused) == (0, ())


@settings(max_examples=200)
@given(tables_with_history())
def test_what_needs_a_person_is_named_with_its_lines(case: tuple[Made, History]) -> None:
    made, history = case
    found = migrated(made.data(), made, history)[1]
    expected = Counter[tuple[str, int]]()
    repeated = []
    for line, cell in made.id_cells():
        old = {id.removeprefix("pathway:") for id in cell.ids}
        if len({*map(history.becomes, old)}) < len(old):
            repeated.append(line)
        for id in cell.ids:
            if history.outcome(id.removeprefix("pathway:")) in {"split", "withdrawn", "unknown"}:
                expected[text_of(id.encode(made.encoding).decode("latin-1")), line] += 1
    told = [(entry.value.id, line) for entry in found.attention for line in entry.lines]
    assert Counter(told) == expected
    assert len({entry.value.id for entry in found.attention}) == len(found.attention)
    assert all([*entry.lines] == sorted(entry.lines) for entry in found.attention)
    assert [*found.repeated] == repeated
    assert found.needs_a_person == bool(told or found.unreadable)


@given(tables_with_history(odd=False))
def test_the_csv_module_counts_the_same(case: tuple[Made, History]) -> None:
    made, history = case
    found = migrated(made.data(), made, history)[1]
    text = made.data().decode(made.encoding)
    _, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=made.delimiter)
    cells = [row[made.index] if row else "" for row in rows]
    parts = [cell.split(made.separator) if made.separator is not None else [cell] for cell in cells]
    assert sum(found.rows.values()) == len(rows)
    assert found.rows["empty"] == sum(not "".join(values).strip() for values in parts)
    assert sum(found.values.values()) == sum(bool(value.strip()) for values in parts for value in values)


@settings(max_examples=150)
@given(st.binary(max_size=60) | st.lists(st.sampled_from(JUNK), max_size=30).map(b"".join), st.integers(1, 9))
def test_no_line_is_passed_over_whatever_the_bytes_are(rest: bytes, step: int) -> None:
    data = b"a,b\r\n" + rest
    rows = read(data)
    assert [row.line for row in rows] == [2, *(row.last_line + 1 for row in rows)][:-1]
    assert (rows[-1].last_line if rows else 1) == len(io.StringIO(data.decode("latin-1"), newline="").readlines())
    assert read(data, step=step) == rows
