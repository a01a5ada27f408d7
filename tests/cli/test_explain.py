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


def test_a_rule_is_explained_by_the_name_that_it_had_before(run: Run) -> None:
    status, out, err = run("explain", "spaced-slash")
    assert (status, err) == (0, "")
    assert out.startswith("CT608 spaced-punctuation (warning)\n")
    assert (
        "\n\nIt was called spaced-slash before. Settings, options and accepted findings may still say so.\n\nBad:"
        in out
    )
    assert json.loads(run("explain", "CT608", "--format", "json")[1])["aliases"] == ["spaced-slash"]
    assert json.loads(run("explain", "CT301", "--format", "json")[1])["aliases"] == []
