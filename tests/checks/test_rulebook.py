"""The examples in the rules' docstrings do what they say, and `parts_of` takes a docstring apart."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from careertaxonomy.checks.acceptances import Accepted
from careertaxonomy.checks.checker import check_document, check_documents, merge
from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.rule import Rule, rule
from careertaxonomy.checks.rulebook import Example, parts_of, plain_rule, text_of
from careertaxonomy.checks.rules import FAMILIES, RULES, find_rule
from careertaxonomy.checks.settings import Acceptance, Settings, parse_settings, rules_named
from careertaxonomy.diagnostics import Report
from careertaxonomy.formats.documents import Document
from careertaxonomy.model.records import Dataset
from tests.helpers import codes

BASE = {
    "format": '"careertaxonomy/1"',
    "name": '"our-careers"',
    "version": '"1.0.0"',
    "title": '"Our careers"',
    "worlds": '[{"id": "health-care", "name": "Health Care"}, {"id": "manufacturing", "name": "Manufacturing"}]',
    "clusters": '[{"id": "finance", "name": "Finance", "worlds": "all"}]',
    "pathways": '[{"id": "accounting", "name": "Accounting", "cluster": "finance"}]',
}
"""What an example leaves out."""
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[\[\]{}]')


def _keys_at_top(text: str) -> Iterator[str]:
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        elif token[2] and depth == 1:
            yield token[1]


def completed(text: str) -> str:
    """An example as a whole document. Its text stays as it is, so that what is wrong with it stays wrong."""
    given = {*_keys_at_top(text)}
    rest = "".join(f'"{key}": {value}, ' for key, value in BASE.items() if key not in given)
    assert text.startswith("{")
    return f"{{{rest}{text[1:]}".replace(", }", "}")


def _report(example: Example) -> Report:
    if example.form == "yaml":
        given = {*re.findall(r"^\w+(?=:)", example.text, re.MULTILINE)}
        rest = "".join(f"{key}: {value}\n" for key, value in BASE.items() if key not in given)
        return check_documents([Document("example.yaml", f"{rest}{example.text}\n".encode())])
    data, recorded, earlier, beside = completed(example.text).encode(), None, None, list[Document]()
    kind, _, rest = (example.circumstance or "").partition(" ")
    if kind == "saved":
        data = completed(example.text).encode(rest.removeprefix("as "))
    elif kind == "recorded":
        recorded = f"sha256:{rest.removeprefix('as ')}"
    elif kind == "after":
        earlier = Dataset.model_validate_json(completed(rest))
    elif kind == "beside":
        beside = [Document("other.json", completed(rest).encode())]
    elif kind == "accepting":
        return _report_accepting(completed(example.text).encode(), rest)
    else:
        assert example.circumstance is None
    return check_documents([*beside, Document("example.json", data, recorded)], earlier=earlier)


def _report_accepting(data: bytes, acceptance: str) -> Report:
    """A check under settings that accept one finding: `CT304 of world:mining`, perhaps `until` a date."""
    code, _, of, *until = acceptance.split()
    day = date.fromisoformat(until[1]) if until else None
    entry = Acceptance(code, "our-careers", frozenset({of}), "an example", day)
    accepted = Accepted(Settings("careertaxonomy.toml", "[[accept]]\n", accept=(entry,)), today=date(2026, 1, 1))
    checked = accepted.judge(check_document(Document("example.json", data)))
    return merge([checked]).with_more(accepted.stale(rule.code for rule in RULES))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_has_the_fault(rule: Rule) -> None:
    found = _report(parts_of(rule).bad)
    assert set(codes(found, "error")) <= {rule.code}
    assert {diagnostic.severity for diagnostic in found.diagnostics if diagnostic.code == rule.code} == {rule.severity}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_has_no_fault(rule: Rule) -> None:
    found = codes(_report(parts_of(rule).good))
    assert set(found) <= {"CT406"} - {rule.code}


def test_what_an_example_leaves_out_is_faultless() -> None:
    assert set(codes(_report(Example("{}", None)))) == {"CT406"}


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"CT[1-9][0-9]{2}", rule.code) for rule in RULES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name) for rule in RULES)


def test_a_rule_stands_in_the_family_of_its_code() -> None:
    for family in FAMILIES.values():
        assert len({rule.code[:3] for rule in family}) == 1


@pytest.mark.parametrize("text", ["CT301", "ct301", " CT301 ", "unknown-world", "Unknown-World"])
def test_a_rule_is_found_by_code_and_by_name(text: str) -> None:
    found = find_rule(text)
    assert found is not None
    assert found.code == "CT301"


@pytest.mark.parametrize("text", ["", "CT3", "CT999", "unknown", "301"])
def test_no_rule_is_guessed(text: str) -> None:
    assert find_rule(text) is None


@rule("CT999", "made-up", "warning")
def _made_up(draft: Draft) -> list[Finding]:
    """A fault that nobody
    makes.

    It would be bad
    for somebody.

    And for others.

    Bad, on a Monday:

        {"a": 1,
         "b": 2}

    Good:

        {}
    """
    return []


@rule("CT998", "undocumented", "warning")
def _undocumented(draft: Draft) -> list[Finding]:
    """A fault without a word more."""
    return []


def test_a_docstring_taken_apart() -> None:
    parts = parts_of(_made_up)
    assert parts.fault == "A fault that nobody makes."
    assert parts.reasons == "It would be bad\nfor somebody.\n\nAnd for others."
    assert parts.bad == Example('{"a": 1,\n "b": 2}', "on a Monday")
    assert parts.good == Example("{}", None)


def test_a_docstring_that_lacks_a_part() -> None:
    with pytest.raises(ValueError, match=r"^the docstring of CT998 lacks the fault, the reasons, or an example$"):
        parts_of(_undocumented)


def test_a_rule_explained() -> None:
    assert text_of(_made_up) == (
        "CT999 made-up (warning)\n\nA fault that nobody makes.\n\nIt would be bad\nfor somebody.\n\nAnd for others.\n\n"
        'Bad, on a Monday:\n\n    {"a": 1,\n     "b": 2}\n\nGood:\n\n    {}\n'
    )


def test_a_rule_as_plain_values() -> None:
    plain = plain_rule(_made_up)
    assert {key: plain[key] for key in ("code", "rule", "severity", "fault", "reasons", "bad", "good")} == {
        "code": "CT999",
        "rule": "made-up",
        "severity": "warning",
        "fault": "A fault that nobody makes.",
        "reasons": "It would be bad for somebody. And for others.",
        "bad": '{"a": 1,\n "b": 2}',
        "good": "{}",
    }
    assert json.loads(json.dumps(plain)) == plain


def test_a_rule_that_was_renamed_is_found_by_its_old_name(monkeypatch: pytest.MonkeyPatch) -> None:
    known = find_rule("CT301")
    assert known is not None
    renamed = rule("CT301", "unknown-world", "error", aliases=("absent-world",))(known.find)
    assert renamed == replace(known, aliases=("absent-world",))
    monkeypatch.setattr("careertaxonomy.checks.rules.RULES", (renamed,))
    assert find_rule("Absent-World") == find_rule("unknown-world") == renamed
    assert rules_named(["absent-world"]) == ("CT301",)
    text = '[[accept]]\nrule = "absent-world"\ndataset = "d"\nreason = "r"\n'
    settings = parse_settings("careertaxonomy.toml", f'ignore = ["absent-world"]\n{text}')
    assert settings is not None
    assert (settings.ignore, settings.accept[0].rule) == (("CT301",), "CT301")


def test_no_old_name_is_the_name_of_another_rule() -> None:
    names = [name for rule in RULES for name in (rule.name, *rule.aliases)]
    assert len({*names}) == len(names)
