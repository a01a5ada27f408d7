"""The reports for code review, as the command line writes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from careertaxonomy.rules import RULES
from tests.helpers import Run, cluster, document

BAD = document(clusters=[cluster("finance", ["health-care", "manufacturing", "helth-care", "mining"])])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bad.json").write_text(BAD, encoding="utf-8")
    return tmp_path


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


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_every_run_writes_the_same(form: str, python: Callable[..., str], here: Path) -> None:
    code = "import sys; from careertaxonomy.cli import main; print(main(sys.argv[1:]))"
    first, second = (python(code, "check", "data", "--format", form, PYTHONHASHSEED=seed) for seed in (1, 2))
    assert first == second
    assert first.endswith("\n1\n")
