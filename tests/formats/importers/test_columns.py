"""Which column holds what: headers in other words and places, columns that nobody knows, cells without a value."""

from __future__ import annotations

from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.importers.headers import role_of
from tests.formats.importers.reading import decision, done, expect, read, rows
from tests.helpers import DATA


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Career Cluster", "cluster"),
        ("career_cluster", "cluster"),
        (" CLUSTERS ", "cluster"),
        ("World(s)", "world"),
        ("JOCO WORKS Worlds", "world"),
        ("Career Pathway", "pathway"),
        ("Program of Study", "pathway"),
        ("cluster_id", "cluster_id"),
        ("all_worlds", "all_worlds"),
        ("Cluster code: CEDS", "cluster_code:CEDS"),
        ("pathway_code:cip", "pathway_code:cip"),
        ("Notes", None),
        ("", None),
        ("Career Clusters and Worlds", None),
    ],
)
def test_what_a_header_says(header: str, role: str | None) -> None:
    assert role_of(header) == role


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_tells_what_stands_between_cells(delimiter: str) -> None:
    lines = (("A title, with a comma; and more",), ("Cluster", "World", "Pathway"), ("A", "X", "p"), ("A", "X", "q"))
    table = "\n".join(map(delimiter.join, lines)).encode()
    assert rows(read(table).dataset) == ["A | X | p; q"]


def test_a_delimiter_may_be_named() -> None:
    assert rows(read("Cluster~World~Pathway\nA~X~p\nA~X~q\n", delimiter="~").dataset) == ["A | X | p; q"]


def test_a_header_in_quotes_and_in_another_order_below_a_title() -> None:
    table = '"Our table",,\n,,\n"Pathway","Cluster","World"\np,A,X\nq,A,X\n'
    assert rows(read(table).dataset) == ["A | X | p; q"]


def test_empty_columns_are_passed_over() -> None:
    assert rows(read("Cluster,,World,Pathway,,\nA,,X,p,,\nA,,X,q\n").dataset) == ["A | X | p; q"]


NOTES = "Cluster,World,Pathway,Notes\nA,X,p,\nA,X,q,ask them\n"


def test_a_column_that_nobody_knows_is_asked_about() -> None:
    imported = read(NOTES)
    expect(imported, "? line 3 | header | 'Notes' | ''")
    (question,) = imported.questions
    assert question.asks == 'What does this column hold? Its header is not known, and line 3 has "ask them" there.'
    assert question.answer == (
        'nothing, to leave the column out (or say --drop "Notes"); '
        "or a known header, such as pathway_id or cluster_code:SCHEME"
    )


def test_a_column_may_be_dropped_or_be_said_what_it_is() -> None:
    assert rows(read(NOTES, drop=("Notes",)).dataset) == ["A | X | p; q"]
    assert rows(read(NOTES, decisions=(decision("header", "Notes", ""),)).dataset) == ["A | X | p; q"]
    table = "Cluster,World,Pathway,Key\nA,X,p,p1\nA,X,q,q1\n"
    imported = read(table, decisions=(decision("header", "Key", "pathway_id"),))
    assert [pathway.id for pathway in done(imported).pathways] == ["p1", "q1"]
    with pytest.raises(ct.UnreadableTableError, match=r'the decision on the column "Key" names no column to be: key$'):
        read(table, decisions=(decision("header", "Key", "key"),))


def test_one_text_is_one_column_or_one_name(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(NOTES, encoding="utf-8")
    assert rows(ct.import_table(file, name="x", drop="Notes").dataset) == ["A | X | p; q"]
    file.write_text("Cluster,World,Pathway\nA,X,Bed and Bath Bad\nA,X,q\n", encoding="utf-8")
    pathways = done(ct.import_table(file, name="x", names="Bed and Bath")).pathways
    assert pathways == done(ct.import_table(file, name="x", names=["Bed and Bath"])).pathways


def test_a_decision_is_a_repair(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(NOTES, encoding="utf-8")
    with pytest.raises(ct.WrongKindError, match="a Repair is wanted here, not tuple"):
        ct.import_table(file, name="x", decisions=[("header", "Notes", "")])  # type: ignore[list-item]  # as asserted


def test_a_cell_beyond_the_header_is_asked_about() -> None:
    """A comma in a name without quotes makes one cell two."""
    table = "Cluster,World,Pathway\nA,X,p\nA,Food, Drink,q\n"
    imported = read(table)
    expect(imported, "? line 3 | header | 'column 4' | ''")
    assert imported.questions[0].asks == (
        'What does this column hold? It has no header, and line 3 has "q" there. '
        "Does a cell without quotes contain the delimiter?"
    )


def test_a_column_that_is_needed_is_not_dropped() -> None:
    assert rows(read("Cluster,World,Pathway\nA,X,p\nA,X,q\n", drop=("World",)).dataset) == ["A | X | p; q"]


def test_white_space_and_hidden_characters_are_taken_away_and_said() -> None:
    imported = read("Cluster,World,Pathway\n A ,X ,Fish\u00a0\u00a0Farming\nA,X,Zero\u200bWidth\n")
    expect(
        imported,
        "line 2 | 'Fish\\xa0\\xa0Farming' -> 'Fish Farming' | inferred (white space)",
        "line 3 | 'Zero\\u200bWidth' -> 'ZeroWidth' | inferred (white space)",
    )


def test_hidden_rows_are_asked_about(tax: ct.Taxonomy) -> None:
    file = DATA / "tables" / "hidden-rows.xlsx"
    (question,) = ct.import_table(file, base=tax).questions
    assert (question.place, question.printed, question.readings) == ("hidden rows", "5, 6, 30", ("5, 6, 30", ""))
    pathways = {}
    for read_as in ("5, 6, 30", "6", ""):
        answer = ct.Repair(place="hidden rows", printed="5, 6, 30", read_as=read_as, why="so they said")
        imported = ct.import_table(file, base=tax, decisions=[answer])
        assert imported.dataset is not None
        pathways[read_as] = len(done(imported).pathways)
    assert pathways == {"5, 6, 30": 73, "6": 71, "": 70}


def test_errors_and_formulas_without_a_value_are_asked_about() -> None:
    errors = ct.import_table(DATA / "tables" / "errors.xlsx", name="x")
    assert [(one.place, one.printed) for one in errors.questions] == [
        ("row 3, column Career Pathway", "#N/A"),
        ("row 5, column Career Pathway", "#N/A"),
    ]
    formulas = ct.import_table(DATA / "tables" / "uncomputed.xlsx", name="x")
    assert [(one.place, one.printed) for one in formulas.questions] == [
        ("row 3, column Career Cluster", "=A2"),
        ("row 3, column World", "=B2"),
    ]
    assert "a formula whose value is not in the file" in formulas.questions[0].asks
    answers = [
        ct.Repair(place="row 3, column Career Cluster", printed="=A2", read_as="Finance", why="as above"),
        ct.Repair(place="row 3, column World", printed="=B2", read_as="All Worlds", why="as above"),
    ]
    base = ct.load("joco-works", version="1.0.0")
    imported = ct.import_table(DATA / "tables" / "uncomputed.xlsx", base=base, decisions=answers)
    assert rows(imported.dataset) == ["Finance | ALL | Accounting; Insurance"]
