"""A column is rewritten with whatever its cells are said to become: each row once, counted, and with its lines."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest

from careertaxonomy.columns import engine
from careertaxonomy.columns.engine import Cell, Seen, rewrite
from careertaxonomy.formats.tables import Table, TableError, Unreadable


class Louder:
    """A use of the engine: what is said in a city is said louder, except in Bonn; nobody knows what "?" is."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.seen: dict[str, Seen[str]] = {}

    def __call__(self, content: str, city: str = "") -> Cell:
        self.asked.append((content, city))
        values = [self.seen.setdefault(word, Seen(word)) for word in content.split()]
        new = content.upper() if city != "Bonn" and "?" not in content else content
        return Cell(values, None if new == content else new, [seen.lines for seen in values if seen.became == "?"])


def rewritten(
    table: str, becomes: Louder, looked_at: Sequence[str] = ("said", "city"), column: str = "said"
) -> tuple[str, dict[str, int], list[Unreadable]]:
    written: list[str] = []
    source = Table(io.StringIO(table, newline=""), ",")
    rows = rewrite(source, column, looked_at, becomes, written.append)
    return "".join(written), rows, source.unreadable


TABLE = 'city,said\r\nKiel,hello you\nBonn,hello\n\nBonn,\nKiel,"hello"\nKiel\nKiel,"? you ?"\r\nKiel,hello you\nUlm,?'


def test_a_column_is_rewritten_and_no_other_byte_changes() -> None:
    becomes = Louder()
    text, rows, unreadable = rewritten(TABLE, becomes)
    assert text == TABLE.replace("Kiel,hello you", "Kiel,HELLO YOU").replace('Kiel,"hello"', 'Kiel,"HELLO"')
    assert rows == {"changed": 3, "unchanged": 3, "empty": 2, "unreadable": 1}
    assert unreadable == [Unreadable(7, 7, "it has 1 cell where the header has 2")]
    assert {word: (seen.count, [*seen.lines]) for word, seen in becomes.seen.items()} == {
        "hello": (4, []),
        "you": (3, []),
        "?": (3, [8, 8, 10]),
    }


def test_what_becomes_of_a_cell_is_asked_once_for_all_rows_that_are_the_same() -> None:
    becomes = Louder()
    rewritten(TABLE, becomes)
    assert becomes.asked == [
        ("hello you", "Kiel"),
        ("hello", "Bonn"),
        ("", "Bonn"),
        ("hello", "Kiel"),
        ("? you ?", "Kiel"),
        ("?", "Ulm"),
    ]
    alone = Louder()
    rewritten(TABLE, alone, ["said"])
    assert alone.asked == [("hello you", ""), ("hello", ""), ("", ""), ("? you ?", ""), ("?", "")]


def test_another_column_may_be_rewritten_than_those_that_are_looked_at() -> None:
    text, rows, _ = rewritten('loud,said\nx,hello\n"",?\n', Louder(), ["said"], "loud")
    assert text == 'loud,said\nHELLO,hello\n"",?\n'
    assert rows == {"changed": 1, "unchanged": 1, "empty": 0, "unreadable": 0}


@pytest.mark.parametrize("most", range(1, 7))
def test_cells_beyond_what_is_remembered_are_counted_all_the_same(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = Louder()
    told = rewritten(TABLE, expected)
    monkeypatch.setattr(engine, "_MOST_CELLS", most)
    becomes = Louder()
    assert rewritten(TABLE, becomes) == told
    assert {word: (seen.count, seen.lines) for word, seen in becomes.seen.items()} == {
        word: (seen.count, seen.lines) for word, seen in expected.seen.items()
    }


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("said,a,b", 'no column "city"; available: "said", "a", "b"'),
        ("city,said,city", '2 columns are named "city": give each a name of its own'),
        ("city", 'no column "said"; available: "city"'),
    ],
)
def test_columns_that_are_not_there(head: str, message: str) -> None:
    with pytest.raises(TableError, match=f"^{re.escape(message)}$"):
        rewritten(f"{head}\n", Louder())


def test_progress_is_told_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_OFTEN", 4)
    told: list[int] = []
    table = "said,a\n" + "\n" * 5 + 'x,"1\n2\n3"\n' + "x,1\n" * 10
    rewrite(Table(io.StringIO(table, newline=""), ","), "said", ["said"], Louder(), len, told.append)
    assert told == [7, 11, 15, 19]
    told.clear()
    rewrite(Table(["said\n", "x\n"], ","), "said", ["said"], Louder(), len, told.append)
    assert told == []
