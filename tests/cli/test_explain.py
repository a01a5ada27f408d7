"""`careertaxonomy explain`: a rule, by its code or its name."""

from __future__ import annotations

import json

import pytest

from careertaxonomy.checks.rules import RULES
from tests.helpers import Run


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain(run: Run, rule: object) -> None:
    code, name = getattr(rule, "code", ""), getattr(rule, "name", "")
    status, out, err = run("explain", code)
    assert (status, err) == (0, "")
    assert out.startswith(f"{code} {name} (")
    assert "\n\nBad" in out
    assert "\n\nGood" in out
    assert run("explain", name) == (0, out, "")
    assert json.loads(run("explain", code.lower(), "--format", "json")[1])["code"] == code
