"""`--output` of every command: the file's ending says the format, `--force` overwrites, and `--quiet` says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from careertaxonomy.cli.commands import COMMANDS
from tests.helpers import Run

ENDINGS = {"text": ".txt", "json": ".json", "markdown": ".md", "csv": ".csv", "sarif": ".sarif"}
LINES = {
    "find": "find health",
    "list": "list clusters",
    "show": "show finance",
    "versions": "versions",
    "pin": "pin",
    "diff": "diff @1.0.0 @1.1.0",
    "check": "check @1.0.0",
    "explain": "explain CT301",
    "rules": "rules",
}
CASES = [(command.name, name) for command in COMMANDS for name in command.reports if name in ENDINGS]


def test_no_command_with_a_report_is_forgotten() -> None:
    assert [command.name for command in COMMANDS if command.reports and command.name not in LINES] == []
    formats = {name for command in COMMANDS for name in command.reports}
    assert formats - ENDINGS.keys() == {"github"}  # which is for the log of a job


@pytest.mark.parametrize(("command", "name"), CASES)
@pytest.mark.usefixtures("folder")
def test_the_ending_says_the_format(run: Run, command: str, name: str) -> None:
    argv = LINES[command].split()
    file = Path(f"report{ENDINGS[name]}")
    assert run(*argv, "-o", file) == (0, f"written to {file}\n", "")
    assert file.read_bytes().decode() == run(*argv, "--format", name)[1]
    assert run(*argv, "--output", file) == (2, "", f"careertaxonomy: {file} exists already; --force overwrites it\n")
    assert run(*argv, "--output", file, "--force", "--quiet") == (0, "", "")


@pytest.mark.usefixtures("folder")
def test_the_format_that_is_named_wins_and_a_name_without_an_ending_has_the_first(run: Run) -> None:
    assert run("pin", "-o", "pinned.txt", "--format", "json") == (0, "written to pinned.txt\n", "")
    assert Path("pinned.txt").read_text(encoding="utf-8").startswith("{")
    assert run("pin", "-o", "pinned") == (0, "written to pinned\n", "")
    assert Path("pinned").read_text(encoding="utf-8").startswith("ct.load(")
    assert run("pin", "-o", "-") == run("pin")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (
            "list worlds -o worlds.xlsx",
            "no format has the ending of worlds.xlsx; --format names one, or use one of: .txt, .json, .md, .csv",
        ),
        ("pin -o pin.md", "no format has the ending of pin.md; --format names one, or use one of: .txt, .json"),
        ("pin -o ''", "--output takes the name of a file"),
        ("pin -o nowhere/pin.json", "nowhere/pin.json cannot be written: No such file or directory"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_written(run: Run, line: str, complaint: str) -> None:
    assert run(*line.replace("''", "").split(" ")) == (2, "", f"careertaxonomy: {complaint}\n")
    assert [*Path().iterdir()] == []


@pytest.mark.usefixtures("documents")
def test_a_report_that_failed_is_written_too(run: Run) -> None:
    status, out, err = run("check", "bad.json", "-o", "report.json")
    assert (status, out, err) == (1, "written to report.json\n", "")
    assert Path("report.json").read_text(encoding="utf-8") == run("check", "bad.json", "--format", "json")[1]


@pytest.mark.parametrize("ending", [".xlsx", ".json", ".tsv"])
@pytest.mark.usefixtures("table")
def test_a_table_is_written_as_it_is_read(run: Run, ending: str) -> None:
    refused = f"careertaxonomy: out{ending} would be written as my.csv is: give it the same ending\n"
    needed = ("--column", "pathways", "--dataset", "old.json", "--write", "-o", f"out{ending}")
    assert run("reconcile", "my.csv", *needed) == (2, "", refused)
    assert not Path(f"out{ending}").exists()


@pytest.mark.usefixtures("folder")
def test_a_first_workbook_is_filled_in_and_imported(run: Run) -> None:
    status, out, _ = run("new", "--name", "two-rivers", "--title", "Two", "Rivers", "-o", "my.xlsx")
    assert (status, out.splitlines()[0]) == (0, "two-rivers 0.1.0, to fill in, written to my.xlsx")
    status, out, _ = run("import", "my.xlsx", "-o", "my.json")
    assert (status, out.splitlines()[0]) == (0, "two-rivers 0.1.0 written to my.json: 1 World, 1 cluster, 1 pathway")
    assert '"title": "Two Rivers"' in Path("my.json").read_text(encoding="utf-8")
    refused = "careertaxonomy: a document is written to .json, .yaml, .yml, not to my.csv\n"
    assert run("import", "my.xlsx", "-o", "my.csv") == (2, "", refused)


@pytest.mark.usefixtures("documents")
def test_quiet_leaves_out_all_but_the_result_and_what_is_wrong(run: Run) -> None:
    assert run("check", "good.json", "-q") == (0, "", "")
    told = run("check", "bad.json")[1].splitlines()
    assert run("check", "-q", "bad.json") == (1, "".join(f"{line}\n" for line in told[:-1]), "")
    assert run("-q", "export", "-o", "ours.html") == (0, "", "")
    assert run("show", "nothing", "-q") == (1, "", "")
    assert run("-q", "show", "x", "--nothing")[2].startswith("careertaxonomy show: no option --nothing ")
    assert run("check", "good.json", "--fix")[2] == "careertaxonomy: good.json: nothing to fix\n"
    assert run("check", "good.json", "--fix", "-q") == (0, "", "")
