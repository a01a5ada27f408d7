"""Accepted findings, as somebody adopts the check on data that are not clean."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from careertaxonomy.checks.settings import SETTINGS_FILE
from tests.helpers import DIRTY, PATHWAYS, Run, document, pathway


def last(out: str) -> str:
    return out.splitlines()[-1].partition(": ")[2]


def test_a_dirty_dataset_is_adopted_and_fails_again_on_the_next_fault(dirty: Path, run: Run) -> None:
    assert run("check", "my.json")[0] == 1
    status, out, err = run("check", "my.json", "--accept", 'from the "old" list')
    assert (status, err) == (0, f"careertaxonomy: 3 findings accepted in {SETTINGS_FILE}\n")
    assert last(out) == "no errors, no warnings, no notes, 3 accepted; passed"
    entries = tomllib.loads((dirty / SETTINGS_FILE).read_text(encoding="utf-8"))["accept"]
    assert [(entry["rule"], entry["ids"]) for entry in entries] == [
        ("CT304", ["world:mining"]),
        ("CT302", ["pathway:lost"]),
        ("CT601", ["pathway:stray"]),
    ]
    assert {(entry["dataset"], entry["reason"]) for entry in entries} == {("our-careers", 'from the "old" list')}

    assert run("check", "my.json")[0] == 0
    (dirty / "my.json").write_text(DIRTY.replace('"Lost"', '"Lost  twice"'), encoding="utf-8")
    status, out, _ = run("check", "my.json")
    assert status == 1
    assert "CT601" in out
    assert last(out) == "1 error, no warnings, no notes, 3 accepted; failed"


def test_accepting_twice_adds_nothing(dirty: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    before = (dirty / SETTINGS_FILE).read_bytes()
    assert run("check", "my.json", "--accept", "old")[2] == "careertaxonomy: nothing to accept\n"
    assert (dirty / SETTINGS_FILE).read_bytes() == before


def test_one_instance_is_accepted_not_the_rule(dirty: Path, run: Run) -> None:
    (dirty / SETTINGS_FILE).write_text(
        '[[accept]]\nrule = "CT601"\ndataset = "our-careers"\nids = ["pathway:a"]\nreason = "r"\n', encoding="utf-8"
    )
    rows = [*PATHWAYS, pathway("a", name="A ", aliases=["Aa "])]
    (dirty / "my.json").write_text(document(pathways=rows), encoding="utf-8")
    assert last(run("check", "my.json")[1]) == "1 error, no warnings, no notes, 1 accepted; failed"


def test_a_group_that_grows_is_no_longer_accepted(dirty: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    more = DIRTY.replace('"cluster": "finance"}', '"cluster": "finanse"}', 1)
    (dirty / "my.json").write_text(more, encoding="utf-8")
    status, out, _ = run("check", "my.json", "--select", "CT302")
    assert status == 1
    assert "CT302 unknown-cluster" in out
    assert "CT801 unused-acceptance: CT302 of pathway:lost" in out


def test_a_finding_about_the_whole_document_has_no_ids(dirty: Path, run: Run) -> None:
    (dirty / "my.json").write_text(document(head={"version": "1.0"}), encoding="utf-8")
    assert run("check", "my.json", "--accept", "old")[0] == 0
    (entry,) = tomllib.loads((dirty / SETTINGS_FILE).read_text(encoding="utf-8"))["accept"]
    assert (entry["rule"], entry.get("ids")) == ("CT701", None)
    assert run("check", "my.json")[0] == 0


def test_what_keeps_a_file_from_being_checked_cannot_be_accepted(dirty: Path, run: Run) -> None:
    (dirty / "my.json").write_text("{", encoding="utf-8")
    status, out, err = run("check", "my.json", "--accept", "old")
    assert (status, err) == (1, "careertaxonomy: nothing to accept\n")
    assert "CT102" in out
    assert not (dirty / SETTINGS_FILE).exists()


def test_entries_go_behind_what_a_settings_file_holds(dirty: Path, run: Run) -> None:
    before = b'# ours\r\n[tool.careertaxonomy]  # settings\r\nfail-on = "warning"'
    (dirty / "pyproject.toml").write_bytes(before)
    assert run("check", "my.json", "--accept", "old\n\u00e4\x7f")[0] == 0
    after = (dirty / "pyproject.toml").read_bytes()
    assert after.startswith(before + b"\n\n[[tool.careertaxonomy.accept]]\n")
    entries = tomllib.loads(after.decode())["tool"]["careertaxonomy"]["accept"]
    assert {entry["reason"] for entry in entries} == {"old\n\u00e4\x7f"}
    assert not (dirty / SETTINGS_FILE).exists()
    assert run("check", "my.json")[0] == 0


def test_a_settings_file_that_takes_no_entries_is_left_as_it_is(dirty: Path, run: Run) -> None:
    before = b'accept = [{rule = "CT304", dataset = "x", reason = "r"}]\n'
    (dirty / SETTINGS_FILE).write_bytes(before)
    status, _, err = run("check", "my.json", "--accept", "old")
    assert status == 2
    assert f"{SETTINGS_FILE} takes no entries at its end: not TOML" in err
    assert (dirty / SETTINGS_FILE).read_bytes() == before


def test_a_fix_leaves_what_is_accepted(dirty: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    status, _, err = run("check", "my.json", "--fix", "--unsafe-fixes")
    assert (status, err) == (0, "careertaxonomy: my.json: nothing to fix\n")
    assert (dirty / "my.json").read_text(encoding="utf-8") == DIRTY


@pytest.mark.slow
def test_runs_that_accept_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom careertaxonomy.checks.acceptances import add_entries\n"
        "sys.stdin.read()\n"
        "for number in range(5):\n"
        '    text = f\'[[accept]]\\nrule = "CT304"\\ndataset = "x"\\nreason = "{sys.argv[1]}-{number}"\\n\\n\'\n'
        "    add_entries('careertaxonomy.toml', text)\n"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    runs = [Popen([*command, str(number)], cwd=tmp_path, stdin=PIPE) for number in range(8)]
    for process in runs:
        assert process.stdin is not None
        process.stdin.close()
    assert [process.wait(timeout=60) for process in runs] == [0] * 8
    entries = tomllib.loads((tmp_path / SETTINGS_FILE).read_text(encoding="utf-8"))["accept"]
    assert {entry["reason"] for entry in entries} == {f"{run}-{number}" for run in range(8) for number in range(5)}
