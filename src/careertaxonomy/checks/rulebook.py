"""Parses the docstrings of rules, for `explain`, the page of rules, and the tests of the examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent, indent

from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.diagnostics import RuleHelp

__all__ = ["Example", "Parts", "help_of", "parts_of", "plain_rule", "text_of"]

_EXAMPLE = re.compile(r"^(Bad|Good)(?:, (.+))?:\n\n((?:    .*\n|\n)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a document, or of the part of one that matters; `circumstance` such as "saved as latin-1"."""

    text: str
    circumstance: str | None


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a rule's docstring: the fault in one sentence, the reasons, a bad and a good example."""

    fault: str
    reasons: str
    bad: Example
    good: Example


def parts_of(rule: Rule) -> Parts:
    """Parses a rule's docstring; raises `ValueError` where a part is missing."""
    text = cleandoc(rule.doc) + "\n"
    examples = {match[1]: Example(dedent(match[3]).strip("\n"), match[2]) for match in _EXAMPLE.finditer(text)}
    fault, _, reasons = _EXAMPLE.sub("", text).strip().partition("\n\n")
    if not fault or not reasons or examples.keys() != {"Bad", "Good"}:
        raise ValueError(f"the docstring of {rule.code} lacks the fault, the reasons, or an example")
    return Parts(" ".join(fault.split()), reasons.strip(), examples["Bad"], examples["Good"])


def _headed(parts: Parts) -> Iterator[tuple[str, str]]:
    """The heading and the text of each example."""
    for title, example in (("Bad", parts.bad), ("Good", parts.good)):
        yield f"{title}, {example.circumstance}:" if example.circumstance else f"{title}:", example.text


def text_of(rule: Rule) -> str:
    """A rule, explained for people."""
    parts = parts_of(rule)
    paragraphs = [f"{rule.code} {rule.name} ({rule.severity})", parts.fault, parts.reasons]
    for heading, example in _headed(parts):
        paragraphs += [heading, indent(example, "    ")]
    return "\n\n".join(paragraphs) + "\n"


def help_of(rule: Rule) -> RuleHelp:
    """What reporters need to know about a rule."""
    parts = parts_of(rule)
    paragraphs = [" ".join(paragraph.split()) for paragraph in parts.reasons.split("\n\n")]
    lines = [parts.fault, *paragraphs]
    for heading, example in _headed(parts):
        lines += [heading, f"```json\n{example}\n```"]
    reasons, markdown = " ".join(paragraphs), "\n\n".join(lines)
    return RuleHelp(rule.code, rule.name, rule.severity, parts.fault, reasons, text_of(rule), markdown)


def plain_rule(rule: Rule) -> dict[str, object]:
    """A rule as plain values."""
    parts = parts_of(rule)
    return {
        "code": rule.code,
        "rule": rule.name,
        "severity": rule.severity,
        "fault": parts.fault,
        "reasons": " ".join(parts.reasons.split()),
        "bad": parts.bad.text,
        "good": parts.good.text,
    }
