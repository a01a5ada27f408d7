"""The report for programs."""

from __future__ import annotations

import json

from careertaxonomy.diagnostics import Counts, Diagnostic, Fix, Related, Report, TextEdit
from careertaxonomy.reporters import REPORTERS
from careertaxonomy.reporters.json import report_json
from careertaxonomy.reporters.look import Look
from tests.helpers import check_text, cluster, document

KEYS = {
    *("file", "line", "column", "end_line", "end_column", "code", "rule", "severity", "message", "hint", "path"),
    *("related", "fixable"),
}


def test_an_empty_report() -> None:
    plain = {"files": 0, "diagnostics": [], "summary": {"errors": 0, "warnings": 0, "notes": 0}}
    assert report_json(Report()) == json.dumps(plain, indent=2) + "\n"


def test_every_field_of_a_finding() -> None:
    related = (Related("other.json", 1, 2, "there"),)
    place = ("my.json", 3, 4, 5, 6)
    fix = Fix(True, (TextEdit(40, 45, 3, 4, 5, 6, "new"),))
    found = Diagnostic(*place, "CT301", "unknown-world", "error", "a message", "a hint", "/a/0", related, fix)
    plain = json.loads(report_json(Report((found,), Counts(files=1)), True))
    assert plain == {
        "files": 1,
        "diagnostics": [
            {
                "file": "my.json",
                "line": 3,
                "column": 4,
                "end_line": 5,
                "end_column": 6,
                "code": "CT301",
                "rule": "unknown-world",
                "severity": "error",
                "message": "a message",
                "hint": "a hint",
                "path": "/a/0",
                "related": [{"file": "other.json", "line": 1, "column": 2, "message": "there"}],
                "fixable": True,
            }
        ],
        "summary": {"errors": 1, "warnings": 0, "notes": 0},
    }


def test_a_real_finding() -> None:
    text = document(clusters=[cluster("finance", ["health-care", "manufacturing", "helth-care"])])
    (found,) = json.loads(report_json(check_text(text)))["diagnostics"]
    assert found.keys() == KEYS
    assert {key: found[key] for key in ("line", "column", "end_line", "end_column", "path", "related")} == {
        "line": 11,
        "column": 85,
        "end_line": 11,
        "end_column": 97,
        "path": "/clusters/0/worlds/2",
        "related": [],
    }


def test_what_is_not_there_is_null() -> None:
    found = json.loads(report_json(check_text("{")))["diagnostics"][0]
    assert found["hint"] is None
    assert found["path"] == ""


def test_the_output_is_ascii() -> None:
    text = document(clusters=[cluster("finance", ["health-care", "manufacturing", "né 👩"])])
    written = report_json(check_text(text, file="caf\u00e9\udcff.json"))
    assert written.isascii()
    found = json.loads(written)["diagnostics"][0]
    assert found["file"] == "caf\u00e9\udcff.json"
    assert '"né 👩"' in found["message"]


def test_every_reporter_takes_the_same() -> None:
    assert {name: type(report(Report(), True, Look(colour=True))) for name, report in REPORTERS.items()} == {
        "text": str,
        "json": str,
        "github": str,
        "sarif": str,
        "markdown": str,
    }
