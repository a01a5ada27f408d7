"""`careertaxonomy check --self-test`: what it prints, and with which exit status it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.checks import selftest
from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.faults import FAULTS
from careertaxonomy.checks.rules import RULES
from careertaxonomy.cli import main
from tests.cli.documents import GOOD
from tests.helpers import Run, Stdin

PASSED = "each found where it was put, and nothing else; passed"


def test_without_a_path_it_is_done_on_every_bundled_version(run: Run) -> None:
    status, out, err = run("check", "--self-test")
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert [line for line in lines if not line.startswith("  ")][:-1] == [
        f"{release.name}@{release.version}: faults planted one at a time, in a copy in memory"
        for release in ct.available()
    ]
    faults = len(FAULTS) * len(ct.available())
    assert lines[-1] == f"{len(RULES)} rules, {faults} faults, {len(ct.available())} files: {PASSED}"


def test_on_a_document_of_ones_own(documents: Path, run: Run) -> None:
    status, out, err = run("check", "--self-test", "good.json")
    rows = [line.split(maxsplit=4) for line in out.splitlines()[1:-1]]
    assert (status, err) == (0, "")
    assert ["CT302", "misspelt-cluster", "14:59", "/pathways/0/cluster", "found"] in rows
    assert [
        "CT406",
        "world-that-no-cluster-names",
        "15:5",
        "/worlds/8",
        "found in a built-in document (it takes a document with 1 cluster of All Worlds)",
    ] in rows
    assert len(rows) == len(FAULTS)
    assert (documents / "good.json").read_text(encoding="utf-8") == GOOD


def test_as_json(documents: Path, run: Run) -> None:
    status, out, err = run("check", "--self-test", "--format", "json", "good.json", "bad.json")
    content = json.loads(out)
    good, bad = content["files"]
    assert (status, err, content["passed"]) == (2, "", False)
    assert (good["file"], good["passed"], good["refusal"]) == ("good.json", True, None)
    assert (bad["file"], bad["passed"], bad["faults"]) == ("bad.json", False, [])
    assert len(good["faults"]) == len(FAULTS)


def test_standard_input(run: Run, stdin: Stdin) -> None:
    stdin(GOOD)
    status, out, _ = run("check", "--self-test", "-")
    assert (status, out.splitlines()[0]) == (0, "<stdin>: faults planted one at a time, in a copy in memory")


def test_a_document_with_errors_cannot_be_used(documents: Path, run: Run) -> None:
    status, out, err = run("check", "--self-test", "bad.json")
    assert (status, err) == (2, "")
    assert out == (
        "bad.json: cannot be used: it has 1 error of its own (careertaxonomy check shows them), "
        "and faults are planted in a document without errors\n"
        f"{len(RULES)} rules, no faults, no files: nothing planted; failed\n"
    )


def test_a_file_that_is_not_there(documents: Path, run: Run) -> None:
    status, out, _ = run("check", "--self-test", "gone.json", "good.json")
    assert status == 2
    assert out.splitlines()[0] == "gone.json: cannot be used: cannot be read: No such file or directory"
    assert out.splitlines()[-1] == (
        f"{len(RULES)} rules, {len(FAULTS)} faults, 1 file: each found where it was put, and nothing else; failed"
    )


def test_a_dead_rule_fails_it_and_is_named(documents: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(draft: Draft) -> Iterator[Finding]:
        return iter(())

    dead = tuple(replace(each, find=nothing) if each.code == "CT301" else each for each in RULES)
    monkeypatch.setattr("careertaxonomy.checks.checker.RULES", dead)
    status, out, err = run("check", "--self-test", "good.json")
    missed = [fault for fault in FAULTS if fault.code == "CT301"]
    assert (status, err) == (1, "")
    assert [line.split()[:2] for line in out.splitlines() if line.endswith("NOT FOUND")] == [
        ["CT301", fault.name] for fault in missed
    ]
    assert out.endswith(f": {len(missed)} not found as planted; failed\n")


def test_a_rule_without_a_fault_fails_it(documents: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "FAULTS", tuple(fault for fault in FAULTS if fault.code != "CT301"))
    status, out, _ = run("check", "--self-test", "good.json")
    assert status == 1
    assert "\n  CT301: no fault to plant for this rule\n" in out


@pytest.mark.parametrize(
    "flags",
    [
        ["--fix"],
        ["--unsafe-fixes"],
        ["--diff"],
        ["--against", "@1.0.0"],
        ["--fail-on", "note"],
        ["--select", "CT301"],
        ["--ignore", "CT301"],
        ["--accept", "so it is"],
    ],
    ids=lambda flags: flags[0],
)
def test_what_does_not_go_with_it_is_wrong_usage(documents: Path, run: Run, flags: list[str]) -> None:
    status, out, err = run("check", "--self-test", "good.json", *flags)
    assert (status, out) == (2, "")
    assert err == (
        "careertaxonomy: --self-test tries every rule: beside it, only PATH, --format and --stdin-format may be given\n"
    )


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_formats_of_findings_are_not_for_its_results(
    documents: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["check", "--self-test", "--format", form, "good.json"]) == 2
    assert capsys.readouterr() == ("", "careertaxonomy: --self-test gives its results as text or as json\n")
