"""`careertaxonomy rules`: the table of the rules."""

from __future__ import annotations

import json

from careertaxonomy.checks.rules import RULES
from tests.helpers import Run


def test_rules(run: Run) -> None:
    status, out, err = run("rules")
    assert (status, err) == (0, "")
    assert [line.split()[:3] for line in out.splitlines()] == [[rule.code, rule.severity, rule.name] for rule in RULES]
    plain = json.loads(run("rules", "--format", "json")[1])
    assert [(rule["code"], rule["rule"], rule["severity"]) for rule in plain] == [
        (rule.code, rule.name, rule.severity) for rule in RULES
    ]
