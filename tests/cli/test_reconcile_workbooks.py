"""`careertaxonomy reconcile` on a workbook: the ids go into its sheet, and all the rest of it stays as it is."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from careertaxonomy.formats.importers.rows.workbook import Workbook
from tests.helpers import Run

CLUSTERS = ("--column", "cluster", "--kind", "cluster", "--dataset", "@1.1.0")


@pytest.fixture(autouse=True)
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook as people have them: a title, merged cells, a formula, a note far out, more sheets."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "my.xlsx"
    made = xlsxwriter.Workbook(path)
    bold = made.add_format({"bold": True})
    made.add_worksheet("Old").hide()
    page = made.add_worksheet("Programs")
    page.activate()
    page.merge_range("A1:C1", "Programs of 2026", bold)
    page.write_row("A3", ["school", "cluster", "n"], bold)
    page.write_row("A4", ["North", "Health Sciences", 1])
    page.write_row("A5", ["South", "HLTH", 2])
    page.merge_range("B6:B8", "Finance")
    page.write_column("A6", ["x", "y"])
    page.write_formula("C8", "=SUM(C4:C5)", None, 3)
    page.write_row("A10", ["West", 'Homeroom, or "none"\nof ours', 1.5])
    page.write("E4", "a note")
    made.add_worksheet("Notes").write("A1", "stays")
    made.close()
    return path


def ids(path: Path, sheet: str = "Programs") -> dict[int, str]:
    """The last cell of each row."""
    return {row.number: row.cells[-1] for row in Workbook("t", path.read_bytes()).rows(sheet).rows}


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_ids_go_into_a_column_and_all_else_stays(run: Run, book: Path) -> None:
    before = book.read_bytes()
    status, out, err = run("reconcile", "my.xlsx", *CLUSTERS)
    assert (status, err) == (1, "")
    assert out == (
        'my.xlsx: cluster labels in column "cluster", to joco-works 1.1.0\n'
        "sure: 1 label, 3 times\n"
        "close: 1 label, 1 time\n"
        '  "Health Sciences" is cluster:health-science (form)\n'
        "for a person: 2 labels, 2 times\n"
        '  "HLTH" (line 5): code, the nc-dpi code of cluster:health-science: name the scheme\n'
        "    perhaps cluster:health-science\n"
        '  "Homeroom, or "none"<U+000A>of ours" (line 10): unknown, no record agrees\n'
        "6 values: 4 resolved, 1 code, 1 unknown\n"
        "6 rows: 4 changed, 2 unchanged, 0 without a label, 0 unreadable\n"
        "dry run, no id was written: --write does it\n"
    )
    assert book.read_bytes() == before
    run("reconcile", "my.xlsx", *CLUSTERS, "--write")
    assert ids(book) == {
        1: "",
        3: "cluster_id",
        4: "health-science",
        5: "",
        6: "finance",
        7: "finance",
        8: "finance",
        10: "",
    }
    old, new = parts(before), parts(book.read_bytes())
    changed = {name for name in old if old[name] != new[name]}
    assert (old.keys(), changed) == (new.keys(), {"xl/worksheets/sheet2.xml"})
    xml = new["xl/worksheets/sheet2.xml"]
    assert b"<f>SUM(C4:C5)</f>" in xml
    assert xml.count(b"inlineStr") == 5


def test_a_second_run_changes_nothing(run: Run, book: Path) -> None:
    run("reconcile", "my.xlsx", *CLUSTERS, "--write", "--also", "level")
    once = book.read_bytes()
    _, out, _ = run("reconcile", "my.xlsx", *CLUSTERS, "--write", "--also", "level")
    assert out.splitlines()[-1] == "nothing to change, so nothing was written"
    assert book.read_bytes() == once


def test_decisions_fill_the_column_anew(run: Run, book: Path) -> None:
    run("reconcile", "my.xlsx", *CLUSTERS, "--write", "--review", "review.csv")
    review = Path("review.csv")
    text = review.read_text(encoding="utf-8")
    review.write_text(text.replace("HLTH,,", "HLTH,finance,").replace('of ours",,', 'of ours",-,'), encoding="utf-8")
    status, _, err = run("reconcile", "my.xlsx", *CLUSTERS, "--write", "--decisions", "review.csv")
    assert (status, err) == (0, "")
    assert ids(book)[5] == "finance"


def test_another_file_and_another_sheet(run: Run, book: Path) -> None:
    before = book.read_bytes()
    made = xlsxwriter.Workbook("two.xlsx")
    for name, label in (("One", "Finance"), ("Two", "Marketing")):
        made.add_worksheet(name).write_column("B1", ["cluster", label])
    made.close()
    argv = (*CLUSTERS, "--sheet", "Two", "--write", "--output", "out.xlsx", "--format", "json")
    status, out, _ = run("reconcile", "two.xlsx", *argv)
    assert (status, json.loads(out)["written"]) == (0, "out.xlsx")
    assert ids(Path("out.xlsx"), "Two") == {1: "cluster_id", 2: "marketing"}
    assert ids(Path("out.xlsx"), "One") == {1: "cluster", 2: "Finance"}
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "error"),
    [
        (("--sheet", "No"), 'my.xlsx: it has no sheet "No"; available: "Old", "Programs", "Notes"'),
        (("--sheet", "Notes"), 'my.xlsx: no column "cluster"; available: "stays"'),
        (("--write", "--output", "out.csv"), "out.csv would be written as my.xlsx is: give it the same ending"),
        (("--into", "n", "--write"), "my.xlsx: row 8 has a formula where an id is to be"),
    ],
)
def test_what_cannot_be_done(run: Run, book: Path, argv: tuple[str, ...], error: str) -> None:
    before = book.read_bytes()
    status, out, err = run("reconcile", "my.xlsx", *CLUSTERS, *argv)
    assert (status, out) == (2, "")
    assert err == f"careertaxonomy: {error}\n"
    assert book.read_bytes() == before


def test_a_text_has_no_sheets_and_becomes_no_workbook(run: Run) -> None:
    Path("my.csv").write_text("cluster\nFinance\n", encoding="utf-8")
    status, _, err = run("reconcile", "my.csv", *CLUSTERS, "--sheet", "One")
    assert (status, err) == (2, "careertaxonomy: my.csv: it is a text and has no sheets; leave --sheet out\n")
    status, _, err = run("reconcile", "my.csv", *CLUSTERS, "--write", "--output", "my-2.xlsx")
    assert (status, err) == (2, "careertaxonomy: my-2.xlsx would be written as my.csv is: give it the same ending\n")


def test_the_extra_is_named_where_it_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    status, _, err = run("reconcile", "my.xlsx", *CLUSTERS)
    assert status == 2
    assert "reading XLSX" in err
    assert "careertaxonomy[xlsx]" in err
