"""`careertaxonomy check`: its report on the screen, for programs, and for code review."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

import careertaxonomy as ct
from careertaxonomy.checks.rules import RULES
from careertaxonomy.cli import main
from tests.helpers import IN_YAML, Python, Run, cluster, document

BAD = document(clusters=[cluster("finance", ["health-care", "manufacturing", "helth-care", "mining"])])


@pytest.fixture
def here(folder: Path) -> Path:
    (folder / "data").mkdir()
    (folder / "data" / "bad.json").write_text(BAD, encoding="utf-8")
    return folder


def test_sarif_has_the_help_of_every_rule(run: Run, here: Path) -> None:
    status, output, remarks = run("check", "data", "--format", "sarif")
    assert (status, remarks) == (1, "")
    (log,) = json.loads(output)["runs"]
    assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]
    assert [result["ruleId"] for result in log["results"]] == ["CT301", "CT301"]
    (location,) = log["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "data/bad.json"}


def test_a_file_that_cannot_be_read_is_an_execution_that_failed(run: Run, here: Path) -> None:
    status, output, _ = run("check", "data", "nowhere.json", "--format", "sarif")
    (log,) = json.loads(output)["runs"]
    assert (status, log["invocations"]) == (2, [{"executionSuccessful": False}])
    assert sorted(result["ruleId"] for result in log["results"]) == ["CT101", "CT301", "CT301"]


def test_github_ends_in_what_was_looked_at(run: Run, here: Path) -> None:
    status, output, remarks = run("check", "data/bad.json", "--format", "github")
    *commands, last = output.splitlines()
    assert (status, remarks) == (1, "")
    assert [command.partition(",")[0] for command in commands] == ["::error file=data/bad.json"] * 2
    assert (
        last == f"2 Worlds, 1 cluster, 1 pathway, {len(RULES)} rules, 1 file: 2 errors, no warnings, no notes; failed"
    )


def _stale(*ids: str) -> str:
    """Settings that accept what does not occur."""
    entry = '[[accept]]\nrule = "CT301"\nids = ["{}"]\nreason = "why"\ndataset = "our-careers"\n'
    return "".join(['paths = ["data"]\n', *map(entry.format, ids)])


def test_files_that_the_settings_name_are_named_from_here(run: Run, here: Path) -> None:
    (here / "careertaxonomy.toml").write_text(_stale("cluster:law"), encoding="utf-8")
    status, output, _ = run("check", "--format", "github")
    assert status == 1
    assert [line.partition(",")[0] for line in output.splitlines()[:-1]] == [
        "::error file=data/bad.json",
        "::error file=data/bad.json",
        "::warning file=careertaxonomy.toml",
    ]


def test_a_stale_entry_is_known_again_when_another_one_goes(run: Run, here: Path) -> None:
    known = []
    for ids in (["cluster:law", "cluster:arts"], ["cluster:arts"]):
        (here / "careertaxonomy.toml").write_text(_stale(*ids), encoding="utf-8")
        (log,) = json.loads(run("check", "--format", "sarif")[1])["runs"]
        found = [result for result in log["results"] if result["ruleId"] == "CT801"]
        known.append([result["partialFingerprints"]["recordsHash/v1"] for result in found])
    assert known[0][1:] == known[1]
    assert len({*known[0]}) == 2


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_every_run_writes_the_same(form: str, python: Python, here: Path) -> None:
    code = "import sys; from careertaxonomy.cli import main; print(main(sys.argv[1:]))"
    first, second = (python(code, "check", "data", "--format", form, PYTHONHASHSEED=seed) for seed in (1, 2))
    assert first == second
    assert first.endswith("\n1\n")


def test_the_whole_report(run: Run, documents: Path) -> None:
    status, out, err = run("check", "bad.json", "broken.json", "missing.json")
    assert (status, err) == (2, "")
    assert out == (
        'bad.json:15:41: error CT302 unknown-cluster: pathway "b" links to cluster "finanse", which this dataset does '
        "not define\n"
        '   15 |     {"id": "b", "name": "B", "cluster": "finanse"}\n'
        '      |                                         ^^^^^^^^^ did you mean "finance"?\n'
        "broken.json:1:2: error CT102 syntax-error: the text ends before the document does\n"
        "    1 | {\n"
        "      |  ^\n"
        "missing.json:1:1: error CT101 unreadable-file: cannot be read: No such file or directory\n"
        f"2 Worlds, 1 cluster, 2 pathways, {len(RULES)} rules, 3 files: 3 errors, no warnings, no notes; failed\n"
    )


def test_json(run: Run, documents: Path) -> None:
    status, out, err = run("check", "--format", "json", "bad.json", "warned.json", "latin.json")
    assert (status, err) == (2, "")
    report = json.loads(out)
    assert report.keys() == {"files", "diagnostics", "summary"}
    assert report["files"] == 3
    assert report["summary"] == {"errors": 2, "warnings": 1, "notes": 0}
    assert report["diagnostics"][0] == {
        "file": "bad.json",
        "line": 15,
        "column": 41,
        "end_line": 15,
        "end_column": 50,
        "code": "CT302",
        "rule": "unknown-cluster",
        "severity": "error",
        "message": 'pathway "b" links to cluster "finanse", which this dataset does not define',
        "hint": 'did you mean "finance"?',
        "path": "/pathways/1/cluster",
        "related": [],
        "fixable": report["diagnostics"][0]["fixable"],
    }
    assert [found["code"] for found in report["diagnostics"]] == ["CT302", "CT304", "CT101"]


def test_the_api_says_the_same(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", "bad.json", "warned.json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    report = ct.check("bad.json", Path("warned.json"))
    assert [(one.file, one.line, one.column, one.code, one.message) for one in report.diagnostics] == [
        (one["file"], one["line"], one["column"], one["code"], one["message"]) for one in found
    ]
    assert not report.ok
    assert ct.check("warned.json").ok


def test_a_finding_on_the_screen(run: Run, folder: Path) -> None:
    (folder / "my.yaml").write_text(IN_YAML.replace("[health-care", "[helth-care"), encoding="utf-8")
    status, out, err = run("check", "my.yaml")
    assert (status, err) == (1, "")
    assert out.startswith(
        dedent(
            """\
            my.yaml:11:14: error CT301 unknown-world: cluster "finance" links to world "helth-care", which this dataset does not define
               11 |     worlds: [helth-care, manufacturing]
                  |              ^^^^^^^^^^ did you mean "health-care"?
            """  # noqa: E501 - a line of a report is as long as it is
        )
    )
