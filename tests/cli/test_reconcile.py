"""`careertaxonomy reconcile`: ids for the labels of a column, and a table of what a person has to decide."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.helpers import Run

TABLE = (
    b"\xef\xbb\xbfschool,cluster,n\r\n"
    b"North,Health Sciences,1\r\n"
    b'South,"Business Mgmt & Admin",2\n'
    b"East,HLTH,3\n"
    b"West,Homeroom,4\n"
    b"West,homeroom,\xff\n"
    b"West,,6\n"
    b'West,"Finance; Marketing",""\n'
    b"East,x\n"
    b"\n"
    b"East,a,b,c\n"
    b"East,Finance,last"
)
AFTER = (
    b"\xef\xbb\xbfschool,cluster,n,cluster_id\r\n"
    b"North,Health Sciences,1,health-science\r\n"
    b'South,"Business Mgmt & Admin",2,business-management-administration\n'
    b"East,HLTH,3,\n"
    b"West,Homeroom,4,\n"
    b"West,homeroom,\xff,\n"
    b"West,,6,\n"
    b'West,"Finance; Marketing","",\n'
    b"East,x\n"
    b"\n"
    b"East,a,b,c,\n"
    b"East,Finance,last,finance"
)
CLUSTERS = ("reconcile", "my.csv", "--column", "cluster", "--kind", "cluster", "--dataset", "@1.1.0")


@pytest.fixture(autouse=True)
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "my.csv"
    path.write_bytes(TABLE)
    return path


def decide(path: Path, **ids: str) -> None:
    """Fills in the ids of a review table, by the word that a label begins with."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    for row in rows:
        row["id"] = row["id"] or ids[row["label"].partition(" ")[0].strip(";").lower()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_dry_run_reports_and_writes_nothing(run: Run, table: Path) -> None:
    status, out, err = run(*CLUSTERS)
    assert (status, err) == (1, "")
    assert out == (
        'my.csv: cluster labels in column "cluster", to joco-works 1.1.0\n'
        "sure: 1 label, 1 time\n"
        "close: 2 labels, 2 times\n"
        '  "Health Sciences" is cluster:health-science (form)\n'
        '  "Business Mgmt & Admin" is cluster:business-management-administration (abbreviation)\n'
        "for a person: 4 labels, 4 times\n"
        '  "HLTH" (line 4): code, the nc-dpi code of cluster:health-science: name the scheme\n'
        "    perhaps cluster:health-science\n"
        '  "Homeroom" (line 5): unknown, no record agrees\n'
        '  "homeroom" (line 6): unknown, no record agrees\n'
        '  "Finance; Marketing" (line 8): several, more than one label; give --separator, such as auto\n'
        "    perhaps cluster:finance or cluster:marketing\n"
        "rows that cannot be read: lines 9, 11\n"
        "7 values: 3 resolved, 2 unknown, 1 code, 1 several\n"
        "11 rows: 7 changed, 0 unchanged, 2 without a label, 2 unreadable\n"
        "dry run, no id was written: --write does it\n"
    ).replace("7 changed, 0 unchanged", "3 changed, 4 unchanged")
    assert table.read_bytes() == TABLE


def test_ids_get_a_column_of_their_own_and_every_other_byte_stays(run: Run, table: Path) -> None:
    status, out, _ = run(*CLUSTERS, "--write")
    assert (status, out.splitlines()[-1]) == (1, "written to my.csv")
    assert table.read_bytes() == AFTER


def test_a_second_run_changes_nothing(run: Run, table: Path) -> None:
    run(*CLUSTERS, "--write", "--also", "level,reason", "--separator", "auto")
    once = table.read_bytes()
    status, out, _ = run(*CLUSTERS, "--write", "--also", "level,reason", "--separator", "auto")
    assert (status, out.splitlines()[-1]) == (1, "nothing to change, so nothing was written")
    assert table.read_bytes() == once


def test_review_decide_run_ends_with_nothing_open(run: Run, table: Path) -> None:
    table.write_bytes(TABLE.replace(b"East,x\n", b"").replace(b"East,a,b,c\n", b""))
    status, out, _ = run(*CLUSTERS, "--review", "review.csv")
    assert (status, out.splitlines()[-2]) == (1, "5 labels to look over added to review.csv")
    review = Path("review.csv")
    assert review.read_text(encoding="utf-8") == (
        "label,id,level,suggestion,other,reason,count,first_line,note,by,date\n"
        "Homeroom,,,,,unknown: no record agrees,2,5,,,\n"
        "HLTH,,,health-science,,code: the nc-dpi code of cluster:health-science: name the scheme,1,4,,,\n"
        "Finance; Marketing,,,finance,marketing,several: more than one label,1,8,,,\n"
        'Health Sciences,health-science,form,,,"all words, some in another form",1,2,,,\n'
        'Business Mgmt & Admin,business-management-administration,abbreviation,,,"all words, some shortened",1,3,,,\n'
    )
    decide(review, homeroom="-", hlth="health-science", finance="finance")
    decided = review.read_bytes()
    status, out, err = run(*CLUSTERS, "--decisions", "review.csv", "--review", "review.csv", "--write")
    assert (status, err) == (0, "")
    assert "no labels to look over added to review.csv\nwritten to my.csv\n" in out
    assert review.read_bytes() == decided
    ids = [line.rpartition(",")[2] for line in table.read_text(encoding="latin-1").splitlines()]
    assert ids == [
        "cluster_id",
        "health-science",
        "business-management-administration",
        "health-science",
        "",
        "",
        "",
        "finance",
        "",
        "finance",
    ]


def test_several_labels_in_a_cell(run: Run, table: Path) -> None:
    table.write_text("w\nFinance; Homeroom\nFinance; Marketing\n", encoding="utf-8")
    run("reconcile", "my.csv", "--column", "w", "--kind", "cluster", "--separator", ";", "--write")
    assert (
        table.read_text(encoding="utf-8")
        == "w,w_id\nFinance; Homeroom,finance;\nFinance; Marketing,finance;marketing\n"
    )


def test_a_cell_that_needs_quotes_gets_them(run: Run, table: Path) -> None:
    table.write_text("w;n\n'Finance, Marketing;1\n", encoding="utf-8")
    argv = ("--column", "w", "--kind", "cluster", "--separator", "auto", "--delimiter", ";", "--write")
    run("reconcile", "my.csv", *argv)
    assert table.read_text(encoding="utf-8") == 'w;n;w_id\n\'Finance, Marketing;1;"finance;marketing"\n'


def test_within_the_cluster_of_a_pathway(run: Run, table: Path) -> None:
    table.write_text("c,p\nFinance,Accounting\nFinance,Legal Services\n?,Accounting\n", encoding="utf-8")
    status, out, _ = run("reconcile", "my.csv", "--column", "p", "--kind", "pathway", "--within", "c", "--write")
    assert status == 1
    assert '"Legal Services" (line 3): other-cluster' in out
    assert table.read_text(encoding="utf-8") == (
        "c,p,p_id\nFinance,Accounting,accounting\nFinance,Legal Services,\n?,Accounting,accounting\n"
    )


def test_a_decision_wins_over_the_cluster_of_the_row(run: Run, table: Path) -> None:
    table.write_text("c,p\nFinance,Accounting\n", encoding="utf-8")
    Path("d.csv").write_text("label,id\naccounting,legal-services\n", encoding="utf-8")
    argv = ("--column", "p", "--kind", "pathway", "--within", "c", "--decisions", "d.csv", "--write")
    assert run("reconcile", "my.csv", *argv)[0] == 0
    assert table.read_text(encoding="utf-8") == "c,p,p_id\nFinance,Accounting,legal-services\n"


def test_decisions_for_some_rows(run: Run, table: Path) -> None:
    table.write_text("s,c\nA,Pre-Med\nB,PRE MED\n", encoding="utf-8")
    Path("d.csv").write_text("label,id,s,note\npre med,health-science,A,\npre med,-,,none\nx,-,,\n", encoding="utf-8")
    argv = ("--column", "c", "--kind", "cluster", "--decisions", "d.csv", "--write")
    status, out, _ = run("reconcile", "my.csv", *argv)
    assert status == 0
    assert "decisions that no row took: line 4 of the decisions\n" in out
    assert table.read_text(encoding="utf-8") == "s,c,c_id\nA,Pre-Med,health-science\nB,PRE MED,\n"


@pytest.mark.parametrize(
    ("decisions", "message"),
    [
        ("label,id\nx,finanse\n", 'd.csv: line 2: no cluster "finanse" in joco-works 1.1.0; did you mean "finance"?'),
        ("label,id\nx,finance\nX,-\n", 'd.csv: line 3: a line above chooses for "X" in the same rows'),
        ("label\nx\n", 'd.csv: no column "id"; available: "label"'),
        ("label,id,site\nx,-,1\n", 'my.csv: no column "site"; available: "school", "cluster", "n"'),
    ],
)
def test_decisions_that_cannot_be_used(run: Run, table: Path, decisions: str, message: str) -> None:
    Path("d.csv").write_text(decisions, encoding="utf-8")
    assert run(*CLUSTERS, "--decisions", "d.csv", "--write") == (2, "", f"careertaxonomy: {message}\n")
    assert table.read_bytes() == TABLE


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("--into", "cluster"), '"cluster" cannot be read and written, or written twice: into names another column'),
        (("--into", "cluster_level", "--also", "level"), "or written twice: into names another column"),
        (("--also", "lines"), 'also takes outcome, level, group, reason, candidates; not "lines"'),
        (("--separator", ""), "separator takes a text, such as ';', or the word auto"),
        (("--least", "certain"), 'no level "certain"; available: sure, close, loose'),
        (("--codes", "soc"), 'no scheme "soc" in joco-works 1.1.0; available: ceds, nc-dpi'),
        (("--review", "my.csv"), "--review names a table of its own, not my.csv"),
    ],
)
def test_arguments_that_cannot_be_meant(run: Run, table: Path, argv: tuple[str, ...], message: str) -> None:
    status, out, err = run(*CLUSTERS, *argv)
    assert (status, out) == (2, "")
    assert message in err
    assert table.read_bytes() == TABLE


def test_json_has_every_label_with_the_dataset_and_its_digest(run: Run) -> None:
    found = json.loads(run(*CLUSTERS, "--format", "json")[1])
    assert (found["dataset"], found["version"], found["digest"][:14]) == ("joco-works", "1.1.0", "sha256:b93a5a1")
    assert found["values"] == {"resolved": 3, "code": 1, "unknown": 2, "several": 1}
    (health,) = (label for label in found["labels"] if label["label"] == "Health Sciences")
    assert health == {
        "label": "Health Sciences",
        "outcome": "resolved",
        "ref": "cluster:health-science",
        "id": "health-science",
        "kind": "cluster",
        "level": "form",
        "group": "close",
        "reason": "all words, some in another form",
        "candidates": [],
        "needs_a_person": False,
        "times": 1,
        "lines": [2],
    }


def test_markdown_has_tables(run: Run) -> None:
    out = run(*CLUSTERS, "--format", "markdown")[1]
    assert "\n| Health Sciences | `cluster:health-science` | form | 1 |\n" in out
    assert "\n| Homeroom | line 5 | unknown, no record agrees |  |\n" in out


def test_labels_of_any_kind_get_references(run: Run, table: Path) -> None:
    table.write_text("w\nFinance\n", encoding="utf-8")
    assert run("reconcile", "my.csv", "--column", "w", "--write")[0] == 0
    assert table.read_text(encoding="utf-8") == "w,w_id\nFinance,cluster:finance\n"
