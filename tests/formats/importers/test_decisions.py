"""Files of decisions: written as a stub with the questions in it, answered by a person, and read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.importers.decisions import read_decisions, stub_of
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in
from tests.formats.importers.reading import decision, read

TABLE = 'Career Cluster,World,Career Pathway\nA,"Food, Drink",p\nB,Z,q\n'
STUB = """\
# 1 question about table.csv. To answer one, take the # away from the line read_as that is right, or write your own,
# and say why. Then import again with --decisions and the name of this file.

# line 2: Is this one World, or several? The table does not say.
# read_as: the names, with a semicolon between two.
[[decision]]
place = "column World"
printed = "Food, Drink"
# read_as = "Food, Drink"
# read_as = "Food; Drink"
why = ""
"""


def test_the_stub_holds_questions_and_their_readings() -> None:
    assert stub_of("table.csv", read(TABLE).questions) == STUB


def test_a_stub_that_is_not_filled_in_decides_nothing(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(STUB, encoding="utf-8")
    assert read_decisions(file) == ()


def test_a_stub_that_is_filled_in_answers(tmp_path: Path) -> None:
    file, table = tmp_path / "answers.toml", tmp_path / "table.csv"
    table.write_text(TABLE, encoding="utf-8")
    filled = STUB.replace('# read_as = "Food; Drink"', 'read_as = "Food; Drink"').replace(
        'why = ""', 'why = "they said so"'
    )
    file.write_text(filled, encoding="utf-8-sig")
    imported = ct.import_table(table, name="x", decisions=file)
    assert imported.questions == ()
    assert imported.repairs == (
        ct.Repair(place="column World", printed="Food, Drink", read_as="Food; Drink", why="decided: they said so"),
    )


@pytest.mark.parametrize("text", ['a "quoted" \\ name', "two\nlines\tand a tab", "\x7f\u2028\u00e9\U0001f600", "a # b"])
def test_any_text_comes_back_from_the_stub(text: str, tmp_path: Path) -> None:
    question = ct.Question(text, "line 1", text, "What is it?", (text,), "anything")
    stub = stub_of("t", [question]).replace("# read_as = ", "read_as = ").replace('why = ""', 'why = "x"')
    (entry,) = tomllib.loads(stub)["decision"]
    assert entry == {"place": text, "printed": text, "read_as": text, "why": "x"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("decision = 1\n", "it holds something else than entries headed [[decision]]"),
        ("[[accept]]\nrule = 1\n", "it holds something else than entries headed [[decision]]"),
        (
            '[[decision]]\nplace = "a"\nprinted = "b"\nread_as = "c"\nwhy = " "\n',
            "decision 1 gives no reason: say why in its field why",
        ),
        (
            '[[decision]]\nplace = "a"\nprinted = "b"\nread_as = "c"\n',
            "decision 1 has no text as why; its fields are place, printed, read_as, why",
        ),
        (
            '[[decision]]\nplace = "a"\nprinted = "b"\nread_as = 1\nwhy = "x"\n',
            "decision 1 has no text as read_as; its fields are place, printed, read_as, why",
        ),
        (
            '[[decision]]\nplace = "a"\nprinted = "b"\nread_as = "1"\nwhy = "x"\nwho = "me"\n',
            "decision 1 has a field who, which is none; its fields are place, printed, read_as, why",
        ),
        (
            '[[decision]]\nplace = "a"\nprinted = "b"\nread_as = "1"\nwhy = "x"\n' * 2,
            "two decisions are on one place: a",
        ),
    ],
)
def test_a_file_that_is_none_is_refused(content: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ct.UnreadableTableError) as caught:
        read_decisions(file)
    assert (caught.value.file, caught.value.reason) == (str(file), reason)


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text("[[decision]\n", encoding="utf-8")
    with pytest.raises(ct.UnreadableTableError, match=r"answers.toml: it is not TOML: .+line 1"):
        read_decisions(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_decisions(tmp_path / "no.toml")


@pytest.mark.parametrize(
    ("names", "text"),
    [(("A", "B, C"), "A; B, C"), (("A; B", "C"), "A; B\nC"), ((), ""), (("A",), "A")],
)
def test_names_as_one_text_and_back(names: tuple[str, ...], text: str) -> None:
    assert as_names(names) == text
    assert names_in(text) == names


def test_one_question_is_asked_once_and_a_decision_is_logged_once() -> None:
    ledger = Ledger([decision("here", "a", "b", "because")])
    for _ in range(2):
        ledger.ask("there", "line 1", "x", "What?", ["y", "y", "z"])
        assert ledger.decided("here", "a") == "b"
        ledger.infer("marker", "elsewhere", "all", "All Worlds")
    assert ledger.decided("here", "c") is None
    assert [question.readings for question in ledger.questions] == [("y", "z")]
    assert [repair.why for repair in ledger.repairs] == [
        "decided: because",
        "inferred (marker): a spelling of All Worlds",
    ]
    assert ledger.unused == ()
