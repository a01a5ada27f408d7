"""The edits on the page of versions: each asks for the step that stands there, and the check sees to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from real_edits import BEFORE, EDITS, RealEdit

import careertaxonomy as ct
from careertaxonomy.versions.changes import Level
from careertaxonomy.versions.version_numbers import next_version

DUE: dict[str, tuple[Level, str]] = {
    "add a record": ("minor", "added pathway:data-analysis"),
    "take a record out of use": ("major", "retired pathway:insurance"),
    "bring a retired record back": ("minor", "restored pathway:pharmacy"),
    "write `and` for `&`": ("patch", "relabelled pathway:accounting-audit"),
    "change capital letters only": ("patch", "relabelled world:health-care"),
    "make a plural a singular": (
        "minor",
        "renamed pathway:therapeutic-services, alias-added pathway:therapeutic-services",
    ),
    "give a record another id": ("major", "retired pathway:accounting-audit, added pathway:accounting-auditing"),
    "delete a record and add it under another name": ("major", "replaced pathway:accounting-audit"),
    "split one into two": ("major", "retired pathway:accounting-audit, added pathway:accounting, added pathway:audit"),
    "merge one into another": ("major", "retired pathway:therapeutic-services"),
    "dissolve a cluster over several others": ("major", "retired cluster:stem"),
    "move a pathway to another cluster": ("major", "moved pathway:biology"),
    "give the whole list new codes": (
        "major",
        "code-changed cluster:health, code-changed cluster:business, code-changed cluster:stem",
    ),
    "put the list in another order": ("patch", "reordered pathways"),
    "correct a slip in a note": ("patch", "text-changed pathway:nursing"),
    "correct a wrong link": ("major", "unlinked cluster:health, linked cluster:health"),
    "keep an id while its meaning narrows": ("minor", "added pathway:registered-nursing, renamed pathway:nursing"),
}
SMALLER: dict[Level, tuple[Level, ...]] = {"major": ("minor", "patch"), "minor": ("patch",), "patch": ()}

every_edit = pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)


def _codes(directory: Path, edit: RealEdit, version: str) -> list[str]:
    """The errors of a check of the document after the edit, against the one before it."""
    content = edit.content(version)
    for record in content["retired"]:
        if record["version"] != "0.9.0":
            record["version"] = version
    path = directory / "after.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return [found.code for found in ct.check(path, against=ct.Dataset.model_validate(BEFORE)).errors]


def test_the_page_has_these_edits() -> None:
    assert [edit.name for edit in EDITS] == [*DUE]


@every_edit
def test_what_an_edit_changes(edit: RealEdit) -> None:
    comparison = edit.comparison()
    step, changes = DUE[edit.name]
    assert comparison.required_bump == step
    assert ", ".join(f"{change.kind} {change.reference}" for change in comparison.changes) == changes
    assert ct.required_bump(*(ct.Dataset.model_validate(data) for data in (BEFORE, edit.content("9.0.0")))) == step


@every_edit
def test_the_step_is_enough_and_a_smaller_one_is_not(edit: RealEdit, tmp_path: Path) -> None:
    step = DUE[edit.name][0]
    lost = ["CT703"] if edit.name == "delete a record and add it under another name" else []
    assert _codes(tmp_path, edit, next_version("1.0.0", step)) == lost
    for smaller in SMALLER[step]:
        assert sorted(_codes(tmp_path, edit, next_version("1.0.0", smaller))) == [*lost, "CT704"]
    assert sorted(_codes(tmp_path, edit, "1.0.0")) == [*lost, "CT705"]


def test_an_edit_leaves_the_document_before_it_alone() -> None:
    before = json.dumps(BEFORE)
    for edit in EDITS:
        edit.content("2.0.0")
    assert json.dumps(BEFORE) == before
