"""Faults in a document: one module for each family, one function for each rule, and the table of them all."""

from __future__ import annotations

from careertaxonomy.names import close_matches
from careertaxonomy.rules import (
    acceptances,
    all_worlds,
    duplicates,
    ids,
    links,
    retired,
    shape,
    similar,
    text_letters,
    text_signs,
    text_words,
    versions,
)
from careertaxonomy.rules.base import Rule

__all__ = ["ALWAYS_ON", "FAMILIES", "RULES", "find_rule", "near_rules"]

FAMILIES = {
    "Files and shape": shape.RULES,
    "Ids, names and codes": ids.RULES,
    "Links": (*links.RULES, *retired.RULES),
    "All Worlds": all_worlds.RULES,
    "Duplicates": tuple(sorted((*duplicates.RULES, *similar.RULES), key=lambda rule: rule.code)),
    "Text": (*text_signs.RULES, *text_letters.RULES, *text_words.RULES),
    "Versions": versions.RULES,
    "Accepted findings": acceptances.RULES,
}
"""The rules by family, in the order of their codes."""

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family)


ALWAYS_ON = frozenset(rule.code for rule in RULES if rule.stage != "content")
"""The rules that cannot be ignored or accepted: where one of them finds something, nothing else was checked."""


def find_rule(text: str) -> Rule | None:
    """The rule with this code or name."""
    wanted = text.strip().casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)


def near_rules(text: str) -> list[str]:
    """The codes or names of rules that a text may have meant, best first."""
    codes = close_matches(text.strip(), [rule.code.casefold() for rule in RULES], 1)
    return [code.upper() for code in codes] or close_matches(text.strip(), [rule.name for rule in RULES], 1)
