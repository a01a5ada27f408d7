"""The results of the self-test, as text and as plain values."""

from __future__ import annotations

import json

from careertaxonomy.checks.faults import FAULTS
from careertaxonomy.checks.rules import RULES
from careertaxonomy.checks.selftest import self_test
from careertaxonomy.formats.documents import Document
from careertaxonomy.reporters.selftest import report_json, report_text
from tests.helpers import FILE, document

TEST = self_test(Document(FILE, document().encode()))


def test_as_text_it_shows_each_fault_with_its_place() -> None:
    lines = report_text([TEST]).splitlines()
    rows = [line.split() for line in lines[1:-1]]
    assert lines[0] == f"{FILE}: faults planted one at a time, in a copy in memory"
    assert ["CT302", "misspelt-cluster", "14:59", "/pathways/0/cluster", "found"] in rows
    assert ["CT103", "missing-format", "1:1", "found"] in rows
    assert ["CT801", "accepted-and-mended", "3:1", "in", "careertaxonomy.toml", "found"] in rows
    assert len(rows) == len(FAULTS)
    assert lines[-1] == (
        f"{len(RULES)} rules, {len(FAULTS)} faults, 1 file: each found where it was put, and nothing else; passed"
    )


def test_as_plain_values_it_can_be_written_as_json() -> None:
    plain = json.loads(report_json([TEST]))
    (file,) = plain["files"]
    assert plain["passed"] is True
    assert {key: file[key] for key in ("file", "passed", "refusal", "rules_without_a_fault")} == {
        "file": FILE,
        "passed": True,
        "refusal": None,
        "rules_without_a_fault": [],
    }
    assert len(file["faults"]) == len(TEST.planted)
    assert next(each for each in file["faults"] if each["fault"] == "misspelt-cluster") == {
        "code": "CT302",
        "fault": "misspelt-cluster",
        "line": 14,
        "column": 59,
        "path": "/pathways/0/cluster",
        "in_settings": False,
        "found": True,
        "others": [],
        "elsewhere": None,
        "broke": None,
        "untried": None,
    }
