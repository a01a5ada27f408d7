"""The command `new`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.helpers import Run
from tests.workbooks import sheets_in, workbook


@pytest.mark.parametrize("file", ["ours.json", "ours.yaml"])
def test_a_first_document_is_sound(folder: Path, run: Run, file: str) -> None:
    argv = ("new", "--output", file, "--name", "two-rivers", "--title", "Careers of Two Rivers")
    assert run(*argv) == (0, f"two-rivers 0.1.0 written to {file}\n", "")
    report = ct.check(folder / file)
    assert report.diagnostics == ()
    tax = ct.load_file(folder / file)
    assert (len(tax.worlds), len(tax.clusters), len(tax.pathways)) == (1, 1, 1)
    assert run(*argv) == (2, "", f"careertaxonomy: {file} exists already; --force overwrites it\n")


def test_a_workbook_to_fill_in_makes_a_sound_document(folder: Path, run: Run) -> None:
    argv = ("new", "--output", "ours.xlsx", "--name", "two-rivers", "--title", "Careers of Two Rivers")
    assert run(*argv) == (
        0,
        (
            "two-rivers 0.1.0, to fill in, written to ours.xlsx\n"
            "  put your records in place of the examples, on the sheets Worlds, Clusters and Pathways\n"
            "  leave the ids blank: they are made of the names; between two Worlds of a cluster goes a semicolon\n"
            "  then: careertaxonomy import ours.xlsx --output two-rivers.json\n"
        ),
        "",
    )
    assert run("import", "ours.xlsx", "--output", "two-rivers.json")[0] == 0
    assert run("new", *argv[3:], "--output", "direct.json")[0] == 0
    assert (folder / "two-rivers.json").read_bytes() == (folder / "direct.json").read_bytes()
    assert run("check", "two-rivers.json") == (
        0,
        "1 World, 1 cluster, 1 pathway, 63 rules, 1 file: no errors, no warnings, no notes; passed\n",
        "",
    )


def test_a_workbook_that_is_filled_in(folder: Path, run: Run) -> None:
    run("new", "--output", "ours.xlsx", "--name", "two-rivers", "--title", "Careers of Two Rivers")
    sheets = sheets_in((folder / "ours.xlsx").read_bytes())
    assert [*sheets] == ["Worlds", "Clusters", "Pathways", "Retired", "Repairs", "Dataset"]
    sheets["Worlds"][1:] = [["", "Hospitality, Tourism & Retail"], ["", "Care"]]
    sheets["Clusters"][1:] = [["", "Nursing", "care; Hospitality, Tourism & Retail"], ["", "Trade", "all"]]
    sheets["Pathways"][1:] = [["", "First Aid", "Nursing"], ["", "Shops", "trade"]]
    (folder / "filled.xlsx").write_bytes(workbook(sheets))
    assert run("import", "filled.xlsx", "--output", "filled.json")[0] == 0
    tax = ct.load_file(folder / "filled.json")
    assert (tax.name, tax.version, tax.dataset.title) == ("two-rivers", "0.1.0", "Careers of Two Rivers")
    assert tax.worlds == (
        ct.World(id="hospitality-tourism-retail", name="Hospitality, Tourism & Retail"),
        ct.World(id="care", name="Care"),
    )
    assert tax.clusters == (
        ct.Cluster(id="nursing", name="Nursing", worlds=("care", "hospitality-tourism-retail")),
        ct.Cluster(id="trade", name="Trade", worlds="all"),
    )
    assert tax.pathways == (
        ct.Pathway(id="first-aid", name="First Aid", cluster="nursing"),
        ct.Pathway(id="shops", name="Shops", cluster="trade"),
    )


def test_a_workbook_without_its_extra(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    status, out, err = run("new", "--output", "ours.xlsx", "--name", "a", "--title", "x")
    assert (status, out) == (2, "")
    assert 'python -m pip install "careertaxonomy[xlsx]"' in err
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (
            ("--name", "Two Rivers", "--title", "x"),
            '--name takes small letters and digits, in words joined by hyphens; did you mean "two-rivers"?',
        ),
        (("--name", "!", "--title", "x"), "--name takes small letters and digits, in words joined by hyphens"),
        (("--name", "a", "--title", " "), "--title takes a text to read"),
        (
            ("--name", "a", "--title", "x", "--output", "a.txt"),
            "a document is written to .json, .yaml, .yml, .xlsx, not to a.txt",
        ),
    ],
)
def test_wrong_usage(folder: Path, run: Run, argv: tuple[str, ...], complaint: str) -> None:
    assert run("new", *argv) == (2, "", f"careertaxonomy: {complaint}\n")
    assert [*folder.iterdir()] == []
