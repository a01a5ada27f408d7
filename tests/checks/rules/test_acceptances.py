"""CT801 and CT802: accepted findings that do not occur, or whose date is past."""

from __future__ import annotations

from pathlib import Path

import pytest

from careertaxonomy.checks.settings import SETTINGS_FILE
from tests.helpers import DIRTY, Run, document


def test_mending_an_accepted_finding_brings_ct801_at_its_entry(dirty: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    (dirty / "my.json").write_text(DIRTY.replace("Stray ", "Stray"), encoding="utf-8")
    status, out, _ = run("check", "my.json")
    assert status == 0
    assert out.splitlines()[0] == (
        f"{SETTINGS_FILE}:13:1: warning CT801 unused-acceptance: CT601 of pathway:stray in our-careers is accepted, "
        "but does not occur"
    )
    assert run("check", "my.json", "--fail-on", "warning")[0] == 1


def test_only_entries_whose_dataset_and_rule_were_checked_are_judged(dirty: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    (dirty / "my.json").write_text(document(), encoding="utf-8")
    assert run("check", "my.json")[1].count(" CT801 ") == 3
    assert run("check", "my.json", "--select", "CT302")[1].count(" CT801 ") == 1
    assert run("check", "my.json", "--ignore", "CT302,CT304")[1].count(" CT801 ") == 1
    (dirty / "my.json").write_text(document(head={"name": "others"}), encoding="utf-8")
    assert run("check", "my.json")[1].count(" CT801 ") == 0


def test_what_is_said_of_entries_can_be_ignored(dirty: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    (dirty / "my.json").write_text(document(), encoding="utf-8")
    assert run("check", "my.json", "--ignore", "CT801")[1].endswith(": no errors, no warnings, no notes; passed\n")
    with (dirty / SETTINGS_FILE).open("a", encoding="utf-8") as file:
        file.write("until = 2020-12-31\n")
    (dirty / SETTINGS_FILE).write_text(
        'ignore = ["expired-acceptance"]\n' + (dirty / SETTINGS_FILE).read_text(encoding="utf-8"), encoding="utf-8"
    )
    (dirty / "my.json").write_text(DIRTY, encoding="utf-8")
    status, out, _ = run("check", "my.json")
    assert status == 1
    assert out.endswith(": 1 error, no warnings, no notes, 2 accepted; failed\n")


@pytest.mark.parametrize(("until", "status"), [("2020-12-31", 1), ("9999-12-31", 0)])
def test_an_acceptance_ends_at_its_date(dirty: Path, run: Run, until: str, status: int) -> None:
    run("check", "my.json", "--accept", "old")
    text = (
        (dirty / SETTINGS_FILE)
        .read_text(encoding="utf-8")
        .replace('ids = ["pathway:lost"]', f'ids = ["pathway:lost"]\nuntil = {until}')
    )
    (dirty / SETTINGS_FILE).write_text(text, encoding="utf-8")
    found, out, _ = run("check", "my.json")
    assert found == status
    assert ("CT302 unknown-cluster" in out) == (status == 1)
    message = (
        f"CT802 expired-acceptance: CT302 of pathway:lost in our-careers was accepted until {until}, and still occurs"
    )
    assert (message in out) == (status == 1)


def test_a_finding_past_its_date_can_be_accepted_anew(dirty: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    text = (
        (dirty / SETTINGS_FILE)
        .read_text(encoding="utf-8")
        .replace('reason = "old"', 'reason = "old"\nuntil = 2020-12-31')
    )
    (dirty / SETTINGS_FILE).write_text(text, encoding="utf-8")
    run("check", "my.json", "--accept", "one more year")
    status, out, _ = run("check", "my.json")
    assert status == 0
    assert out.count(" CT801 ") == 3
    assert out.endswith(": no errors, 3 warnings, no notes, 3 accepted; passed\n")
