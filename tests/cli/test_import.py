"""The command `import`: from a table to a checked document, or to questions."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.helpers import DATA, Run

TABLES = DATA / "tables"
PRINTED = DATA / "joco-works-career-clusters.txt"
ASKED = 'Career Cluster,World,Career Pathway\nFinance,"Food, Drink",Accounting\nLaw,Safety,Courts\n'


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("file", ["semicolons.csv", "merged-title-hidden-sheet.xlsx"])
def test_a_table_on_a_base_is_written_and_checked(file: str, run: Run) -> None:
    status, out, err = run("import", TABLES / file, "--output", "ours.json", "--base", "@1.1.0")
    assert (status, err) == (0, "")
    first, *_, last = out.splitlines()
    assert first == "joco-works 2.0.0-local.1 written to ours.json: 10 Worlds, 16 clusters, 73 pathways"
    assert last.startswith("10 Worlds, 16 clusters, 73 pathways, ")
    assert last.endswith(" 1 file: no errors, no warnings, 1 note; passed")
    assert ct.load_file("ours.json").clusters == ct.load("joco-works", version="1.1.0").clusters


def test_questions_are_printed_and_nothing_is_written(run: Run) -> None:
    Path("t.csv").write_text(ASKED, encoding="utf-8")
    status, out, err = run("import", "t.csv", "--output", "ours.json", "--name", "ours")
    assert (status, err) == (1, "")
    assert out == (
        "t.csv: 1 question; nothing is written before it is answered\n"
        "\n"
        "1. line 2: column World\n"
        '   It says "Food, Drink"\n'
        "   Is this one World, or several? The table does not say.\n"
        '   perhaps: "Food, Drink"\n'
        '   or: "Food; Drink"\n'
        "   Answer with the names, with a semicolon between two.\n"
        "\n"
        "--questions FILE writes a file for the answers; import again with --decisions FILE.\n"
    )
    assert not Path("ours.json").exists()


def test_from_questions_to_answers(run: Run) -> None:
    Path("t.csv").write_text(ASKED, encoding="utf-8")
    asked = run("import", "t.csv", "--output", "ours.json", "--name", "ours", "--questions", "answers.toml")
    assert asked[0] == 1
    assert asked[1].endswith("and import again with --decisions answers.toml.\n")
    stub = Path("answers.toml").read_text(encoding="utf-8")
    open_still = run("import", "t.csv", "--output", "ours.json", "--name", "ours", "--decisions", "answers.toml")
    assert open_still[0] == 1
    filled = stub.replace('# read_as = "Food; Drink"', 'read_as = "Food; Drink"').replace(
        'why = ""', 'why = "they say so"'
    )
    Path("answers.toml").write_text(filled, encoding="utf-8")
    status, out, err = run("import", "t.csv", "--output", "ours.json", "--name", "ours", "--decisions", "answers.toml")
    assert (status, err) == (0, "")
    assert "ours 1.0.0 written to ours.json: 3 Worlds, 2 clusters, 2 pathways\n" in out
    assert json.loads(Path("ours.json").read_bytes())["repairs"] == [
        {"place": "column World", "printed": "Food, Drink", "read_as": "Food; Drink", "why": "decided: they say so"}
    ]


def test_the_printed_table_with_its_decisions(run: Run) -> None:
    arguments = ("--decisions", DATA / "printed-table-decisions.toml", "--name", "joco-works")
    status, _, err = run("import", PRINTED, "--output", "ours.json", *arguments)
    assert status == 0
    assert err == (
        "careertaxonomy: most of these names are in joco-works@1.1.0: "
        "--base joco-works@1.1.0 would keep its ids, codes, other names and notes\n"
    )
    assert ct.load_file("ours.json").pathways == ct.load("joco-works", version="1.0.0").pathways


def test_no_base_is_named_to_a_workbook_that_has_everything(run: Run) -> None:
    run("export", "joco-works@1.1.0", "--output", "ours.xlsx")
    status, _, err = run("import", "ours.xlsx", "--output", "ours.json")
    assert (status, err) == (0, "")


def test_a_base_that_would_settle_the_questions_is_named(run: Run) -> None:
    status, out, err = run("import", PRINTED, "--output", "ours.json", "--name", "joco-works")
    assert status == 1
    assert out.startswith(f"{PRINTED}: 13 questions; ")
    assert err == (
        "careertaxonomy: most of these names are in joco-works@1.1.0: "
        "--base joco-works@1.1.0 would settle all questions\n"
    )


def test_a_base_that_leaves_some_questions_is_named_with_their_number(run: Run) -> None:
    Path("t.txt").write_text(PRINTED.read_text(encoding="utf-8").replace("Lodging", "Hotels"), encoding="utf-8")
    _, _, err = run("import", "t.txt", "--output", "ours.json", "--name", "joco-works")
    assert err.endswith("--base joco-works@1.1.0 would leave 1 of 13 questions\n")


def test_no_base_is_named_where_it_would_not_help(run: Run) -> None:
    _, out, err = run("import", TABLES / "hidden-rows.xlsx", "--output", "ours.json", "--name", "joco-works")
    assert (out.splitlines()[0].endswith("1 question; nothing is written before it is answered"), err) == (True, "")


def test_a_list_of_names(run: Run) -> None:
    names = DATA / "national-pathways.txt"
    status, out, _ = run("import", PRINTED, "--output", "ours.json", "--name", "joco-works", "--names", names)
    assert status == 1
    assert ": 1 question;" in out


def test_standard_input_and_yaml(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PRINTED.read_bytes())))
    status, out, _ = run("import", "-", "--output", "ours.yaml", "--base", "@1.0.0")
    assert status == 0
    assert "26 places read differently from what <stdin> says: see the repairs in ours.yaml\n" in out
    assert ct.load_file("ours.yaml").pathways == ct.load("joco-works", version="1.0.0").pathways


def test_standard_input_that_is_closed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run("import", "-", "--output", "o.json", "--name", "x") == (
        2,
        "",
        "careertaxonomy: standard input is closed\n",
    )


def test_ones_own_copy_as_the_base(run: Run) -> None:
    assert run("import", TABLES / "flat.csv", "--output", "county.json", "--base", "@1.1.0")[0] == 0
    edited = (TABLES / "flat.csv").read_text(encoding="utf-8").replace(",Insurance,", ",Risk,")
    Path("county.csv").write_text(edited + "Finance,All Worlds,Robot Advice,finance,,true,,\n", encoding="utf-8")
    status, out, _ = run("import", "county.csv", "--output", "county.json", "--base", "county.json", "--force")
    assert status == 0
    assert out.splitlines()[:3] == [
        "joco-works 2.0.0-local.2 written to county.json: 10 Worlds, 16 clusters, 74 pathways",
        '1 pathway new: "Robot Advice"',
        '1 pathway renamed: "Insurance" to "Risk"',
    ]
    assert ct.load_file("county.json").pathway("insurance").name == "Risk"


def test_a_document_with_errors_is_written_and_the_status_says_so(run: Run) -> None:
    Path("t.csv").write_text("Cluster,World,Pathway\nA,X,#1\nA,X,12345\n", encoding="utf-8")
    Path("d.toml").write_text(
        '[[decision]]\nplace = "ids of pathways of A"\nprinted = "x"\nread_as = "y"\nwhy = "z"\n', encoding="utf-8"
    )
    status, out, _ = run("import", "t.csv", "--output", "ours.json", "--name", "x", "--decisions", "d.toml")
    assert Path("ours.json").exists()
    assert 'a decision that was not needed: ids of pathways of A, "x"' in out
    assert status == 1
    assert "error CT611 not-a-name" in out
    assert out.endswith("; failed\n")


def test_columns_are_dropped_sheets_are_named_and_delimiters_too(run: Run) -> None:
    Path("t.csv").write_text("Cluster\tWorld\tPathway\tNotes\nA\tX\tp\tn\nA\tX\tq\tn\n", encoding="utf-8")
    arguments = ("--output", "o.json", "--name", "x", "--drop", "Notes", "--delimiter", "tab", "--title", "Ours")
    assert run("import", "t.csv", *arguments, "--version", "1.2.3")[0] == 0
    tax = ct.load_file("o.json")
    assert (tax.version, tax.dataset.title) == ("1.2.3", "Ours")
    book = TABLES / "merged-title-hidden-sheet.xlsx"
    status, out, _ = run("import", book, "--output", "old.json", "--name", "x", "--sheet", "old")
    assert (status, "1. row 2: row Old Cluster, column Career Pathway" in out) == (1, True)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("empty.csv", "it is empty"),
        ("password.xlsx", "it is protected with a password: save a copy without one"),
        ("no-worlds.csv", 'it has no column of Worlds; its columns are "Career Cluster", "Career Pathway"'),
        (".", "it is a folder; name the file with the table in it"),
    ],
)
def test_what_cannot_be_done_is_status_2_and_writes_nothing(file: str, said: str, run: Run) -> None:
    path = TABLES / file
    arguments = ("--output", "o.json", "--name", "x", "--questions", "q.toml")
    assert run("import", path, *arguments) == (2, "", f"careertaxonomy: {path}: {said}\n")
    assert [*Path.cwd().iterdir()] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no.csv", "--output", "o.json", "--name", "x"), "no.csv: No such file or directory"),
        (("t.csv", "--output", "t.csv", "--name", "x"), "t.csv exists already; --force overwrites it"),
        (("t.csv", "--output", "t.csv", "--name", "x", "--force"), "t.csv is the table itself"),
        (("t.csv", "--output", "", "--name", "x"), "--output takes the name of a file"),
        (
            ("t.csv", "--output", "o.xlsx", "--name", "x"),
            "a document is written to .json, .yaml, .yml, not to o.xlsx",
        ),
        (("t.csv", "--output", "-", "--name", "x"), "--output takes the name of a file"),
        (("t.csv", "--output", "o.json", "--name", "x", "--title", ""), "t.csv: its title is blank"),
        (
            ("t.csv", "--output", "o.json", "--name", "x", "--questions", "there.toml"),
            "there.toml exists already; --force overwrites it",
        ),
        (("t.csv", "--output", "no/o.json", "--name", "x"), "no/o.json cannot be written: No such file or directory"),
        (
            ("t.csv", "--output", "o.json"),
            "t.csv: a document of it needs a name: say --name, or --base for that of a version",
        ),
        (("t.csv", "--output", "o.json", "--base", "@9.9.9"), "joco-works has no version 9.9.9"),
        (("t.csv", "--output", "o.json", "--name", "x", "--names", "no.txt"), "no.txt: No such file or directory"),
        (
            ("t.csv", "--output", "o.json", "--name", "x", "--decisions", "no.toml"),
            "no.toml: No such file or directory",
        ),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, run: Run) -> None:
    Path("t.csv").write_text("Cluster,World,Pathway\nA,X,p\nA,X,q\n", encoding="utf-8")
    Path("there.toml").write_text("mine\n", encoding="utf-8")
    status, out, err = run("import", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"careertaxonomy: {said}")
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["t.csv", "there.toml"]
