"""Review, decide, run again ends with nothing open; a second run changes nothing; and no other byte changes."""

from __future__ import annotations

import csv
import io
from itertools import cycle

from hypothesis import given, settings
from hypothesis import strategies as st

import careertaxonomy as ct
from careertaxonomy.columns.choices import Choices
from careertaxonomy.columns.decisions import read_decisions
from careertaxonomy.columns.reconciliation import Plan, Reconciliation, reconcile_table
from careertaxonomy.columns.reviews import COLUMNS, review_lines
from careertaxonomy.formats.tables import Table, raw_of

TAX = ct.load()
_NAMES = [record.name for record in TAX.dataset.of("world", "cluster", "pathway")]
LABELS = (
    st.sampled_from([*_NAMES, "HLTH", "Finance; Marketing", "N/A", "-", "&amp;", "x" * 401, "Manufacturing"])
    | st.text(max_size=12)
    | st.sampled_from(_NAMES).map(lambda name: name[:-2] + name[-1])
)
TABLES = st.lists(st.tuples(LABELS, st.text(max_size=4)), max_size=12)


def reconciled(data: str, decisions: Choices | None = None, separator: str | None = None) -> tuple[str, Reconciliation]:
    written: list[str] = []
    plan = Plan("label", "label_id", TAX, "cluster", separator=separator, decisions=decisions or Choices())
    source = io.StringIO(data, newline="")
    found = reconcile_table(source, plan, name="my.csv", write=written.append)
    return "".join(written), found


def table_of(rows: list[tuple[str, str]], *, quoting: bool) -> str:
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL if quoting else csv.QUOTE_MINIMAL)
    writer.writerows([("label", "n"), *((label.replace("\0", ""), n.replace("\0", "")) for label, n in rows)])
    return target.getvalue().encode("utf-8", "replace").decode("latin-1")


@settings(max_examples=150)
@given(TABLES, st.booleans(), st.sampled_from([None, "auto", ";"]))
def test_review_then_decide_then_run_ends_with_nothing_open(
    rows: list[tuple[str, str]], quoting: bool, separator: str | None
) -> None:
    data = table_of(rows, quoting=quoting)
    _, first = reconciled(data, separator=separator)
    lines = io.StringIO("".join(review_lines(first)), newline="")
    review = [dict(zip(COLUMNS, cells, strict=True)) for cells in csv.reader(lines)]
    ids = cycle(["-", "finance", "cluster:health-science"])
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, COLUMNS)
    writer.writeheader()
    writer.writerows({**row, "id": row["id"] or next(ids)} for row in review)
    decided = read_decisions(Table(io.StringIO(raw_of(target.getvalue()), newline=""), ","), TAX, "cluster")
    _, second = reconciled(data, decided, separator)
    assert second.open == ()
    assert second.unused == ()


@settings(max_examples=150)
@given(TABLES, st.booleans(), st.sampled_from([None, "auto", ";"]))
def test_a_second_run_changes_nothing_and_the_first_no_other_byte(
    rows: list[tuple[str, str]], quoting: bool, separator: str | None
) -> None:
    data = table_of(rows, quoting=quoting)
    once, found = reconciled(data, separator=separator)
    again, same = reconciled(once, separator=separator)
    assert again == once
    assert same.answers == found.answers
    assert (same.rows["changed"], same.changes) == (0, False)
    for before, after in zip(csv.reader(io.StringIO(data)), csv.reader(io.StringIO(once)), strict=True):
        assert after[: len(before)] == before


@settings(max_examples=150)
@given(st.lists(st.sampled_from([",", '"', "\n", "\r", "law", "finance", "x,y", " ", ";", "a,b,c,d"]), max_size=20))
def test_so_it_is_whatever_the_bytes_are(parts: list[str]) -> None:
    once, first = reconciled("label,n\n" + "".join(parts))
    again, same = reconciled(once)
    assert again == once
    assert [row.line for row in same.unreadable] == [row.line for row in first.unreadable]
