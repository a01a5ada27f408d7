"""Questions as a colleague asks them, and what is said of a document that was written."""

from __future__ import annotations

import careertaxonomy as ct
from careertaxonomy.reporters.imports import report_text

QUESTION = ct.Question(
    "row Finance, column Career Pathway",
    "lines 7 to 8",
    "Banking\nInsurance & Risk",
    "Where does one name end and the next begin?",
    ("Banking; Insurance & Risk", ""),
    "the names, with a semicolon between two",
)
IDLE = ct.Repair(place="row Law, column World", printed="X\tY", read_as="Z", why="so they say")


def test_a_question() -> None:
    assert report_text(ct.Imported(None, (QUESTION,)), "t.csv", "o.json") == (
        "t.csv: 1 question; nothing is written before it is answered\n"
        "\n"
        "1. lines 7 to 8: row Finance, column Career Pathway\n"
        '   It says "Banking / Insurance & Risk"\n'
        "   Where does one name end and the next begin?\n"
        '   perhaps: "Banking; Insurance & Risk"\n'
        "   or: nothing\n"
        "   Answer with the names, with a semicolon between two.\n"
        "\n"
        "--questions FILE writes a file for the answers; import again with --decisions FILE.\n"
    )


def test_questions_with_a_file_for_the_answers_and_a_decision_that_was_not_needed() -> None:
    place = ct.Question("line 3, column World", "line 3", "", "Which?", ("A",), "a name")
    text = report_text(
        ct.Imported(None, (QUESTION, place), unused_decisions=(IDLE,)), "t.csv", "o.json", "answers.toml"
    )
    assert text.startswith("t.csv: 2 questions; nothing is written before they are answered\n\n1. ")
    assert text.endswith(
        "2. line 3, column World\n"
        "   It says nothing\n"
        "   Which?\n"
        '   perhaps: "A"\n'
        "   Answer with a name.\n"
        "\n"
        "Write the answers into answers.toml, each with its reason, and import again with --decisions answers.toml.\n"
        'a decision that was not needed: row Law, column World, "X | Y"\n'
    )


def test_what_cannot_be_seen_is_written_out() -> None:
    odd = ct.Question("row A", "line 1", "a\u200bb", "What?", ("\u00a0",), "a name")
    text = report_text(ct.Imported(None, (odd,)), "t", "o.json")
    assert 'It says "a<U+200B>b"' in text
    assert "perhaps: nothing" in text


def test_a_document_that_was_written() -> None:
    dataset = ct.load("joco-works", version="1.0.0").dataset
    assert report_text(ct.Imported(dataset), "t.csv", "ours.json") == (
        "joco-works 1.0.0 written to ours.json: 10 Worlds, 16 clusters, 73 pathways\n"
    )
    imported = ct.Imported(
        dataset, (), (IDLE, IDLE.model_copy(update={"printed": "W"})), (IDLE,), ("1 pathway new: X",)
    )
    assert report_text(imported, "t.csv", "ours.json") == (
        "joco-works 1.0.0 written to ours.json: 10 Worlds, 16 clusters, 73 pathways\n"
        "2 places read differently from what t.csv says: see the repairs in ours.json\n"
        "1 pathway new: X\n"
        'a decision that was not needed: row Law, column World, "X | Y"\n'
    )
