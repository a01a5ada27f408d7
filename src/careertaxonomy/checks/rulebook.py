"""Parses the docstrings of rules, for `explain`, the page of rules, and the tests of the examples."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent, indent

from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.diagnostics import RuleHelp
from careertaxonomy.errors import CareerTaxonomyError

__all__ = ["Example", "Parts", "former_names", "help_of", "parts_of", "plain_rule", "text_of"]

_EXAMPLE = re.compile(r"^(Bad|Good)(?:, (.+))?:\n\n((?:    .*\n|\n)+)", re.MULTILINE)

_WITHOUT_DOCSTRINGS = 2
_LEFT_OUT = "the explanations of the rules are docstrings, which python -OO leaves out; run it without -OO to read them"


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a document, or of the part of one that matters; `circumstance` such as "saved as latin-1"."""

    text: str
    circumstance: str | None

    @property
    def form(self) -> str:
        """What it is written in."""
        return "yaml" if self.circumstance == "in YAML" else "json"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a rule's docstring: the fault in one sentence, the reasons, a bad and a good example."""

    fault: str
    reasons: str
    bad: Example
    good: Example


def parts_of(rule: Rule) -> Parts:
    """Parses a rule's docstring; raises `ValueError` where a part is missing, `CareerTaxonomyError` where Python
    was told to leave docstrings out."""
    if not rule.doc and sys.flags.optimize >= _WITHOUT_DOCSTRINGS:
        raise CareerTaxonomyError(_LEFT_OUT)
    text = cleandoc(rule.doc) + "\n"
    examples = {match[1]: Example(dedent(match[3]).strip("\n"), match[2]) for match in _EXAMPLE.finditer(text)}
    fault, _, reasons = _EXAMPLE.sub("", text).strip().partition("\n\n")
    if not fault or not reasons or examples.keys() != {"Bad", "Good"}:
        raise ValueError(f"the docstring of {rule.code} lacks the fault, the reasons, or an example")
    return Parts(" ".join(fault.split()), reasons.strip(), examples["Bad"], examples["Good"])


def _headed(parts: Parts) -> Iterator[tuple[str, Example]]:
    """The heading of each example, and the example."""
    for title, example in (("Bad", parts.bad), ("Good", parts.good)):
        yield f"{title}, {example.circumstance}:" if example.circumstance else f"{title}:", example


def former_names(aliases: Sequence[str]) -> str:
    """What a rule was called before, as a sentence."""
    return f"It was called {' and '.join(aliases)} before."


def text_of(rule: Rule) -> str:
    """A rule, explained for people."""
    parts = parts_of(rule)
    paragraphs = [f"{rule.code} {rule.name} ({rule.severity})", parts.fault, parts.reasons]
    if rule.aliases:
        paragraphs.append(f"{former_names(rule.aliases)} Settings, options and accepted findings may still say so.")
    for heading, example in _headed(parts):
        paragraphs += [heading, indent(example.text, "    ")]
    return "\n\n".join(paragraphs) + "\n"


def help_of(rule: Rule) -> RuleHelp:
    """What reporters need to know about a rule; little more than its name where Python left docstrings out."""
    try:
        parts = parts_of(rule)
    except CareerTaxonomyError as error:
        fault, reasons = rule.name.replace("-", " ").capitalize(), str(error)
        return RuleHelp(rule.code, rule.name, rule.severity, fault, reasons, reasons, reasons)
    paragraphs = [" ".join(paragraph.split()) for paragraph in parts.reasons.split("\n\n")]
    lines = [parts.fault, *paragraphs]
    for heading, example in _headed(parts):
        lines += [heading, f"```{example.form}\n{example.text}\n```"]
    reasons, markdown = " ".join(paragraphs), "\n\n".join(lines)
    return RuleHelp(rule.code, rule.name, rule.severity, parts.fault, reasons, text_of(rule), markdown)


def plain_rule(rule: Rule) -> dict[str, object]:
    """A rule as plain values."""
    parts = parts_of(rule)
    return {
        "code": rule.code,
        "rule": rule.name,
        "severity": rule.severity,
        "aliases": [*rule.aliases],
        "fault": parts.fault,
        "reasons": " ".join(parts.reasons.split()),
        "bad": parts.bad.text,
        "good": parts.good.text,
    }
