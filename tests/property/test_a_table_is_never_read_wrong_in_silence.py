"""With a base, what an import writes equals the truth, or it asks. Some hundreds of tables are tried; the long run,

    python -m tests.property.test_a_table_is_never_read_wrong_in_silence 3000

tries as many as it is told, and counts what came of them.
"""

from __future__ import annotations

import sys
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

import careertaxonomy as ct
from careertaxonomy.formats.importers.importing import Options, import_bytes
from tests.property.damaged_tables import KINDS, Damaged, damaged_table

QUIET = range(200)
"""Tables of these numbers are few enough to be counted, and enough to say how many need no question."""


def outcome(damaged: Damaged) -> str:
    """What an import makes of a table: it asks, or is right, or is wrong."""
    imported = import_bytes("table", damaged.data, Options(base=damaged.base))
    if imported.questions:
        assert imported.dataset is None
        return "asked"
    made, truth = imported.dataset, damaged.truth
    assert made is not None
    same = (made.worlds, made.clusters, made.pathways) == (truth.worlds, truth.clusters, truth.pathways)
    return "right" if same else "wrong"


@settings(max_examples=300)
@given(st.integers(min_value=0, max_value=2**32))
@example(33_126)  # the misread twin of a row, which made the table look like one with a row a pathway
def test_a_table_is_never_read_wrong_in_silence(number: int) -> None:
    damaged = damaged_table(number)
    assert outcome(damaged) != "wrong", f"table {number}:\n{damaged.data.decode()}"


def test_most_tables_of_the_published_data_need_no_question() -> None:
    """An import that asks about everything would never be wrong, and of no use."""
    tables = [damaged for damaged in map(damaged_table, QUIET) if damaged.base.name == "joco-works"]
    outcomes = Counter(map(outcome, tables))
    assert outcomes["wrong"] == 0
    assert outcomes["right"] > 0.6 * len(tables) > 40


def test_the_same_number_makes_the_same_table() -> None:
    assert damaged_table(7) == damaged_table(7)
    assert {damaged_table(number).kind for number in QUIET} == {*KINDS}
    assert isinstance(damaged_table(7).truth, ct.Dataset)


if __name__ == "__main__":
    counts = Counter(outcome(damaged_table(number)) for number in range(int(sys.argv[1])))
    print(dict(counts))  # noqa: T201 - the long run is a program
    sys.exit(counts["wrong"] > 0)
