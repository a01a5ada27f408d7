"""Faults in a document: one module for each family, one function for each rule, and the table of them all."""

from __future__ import annotations

from careertaxonomy.rules import all_worlds, duplicates, ids, links, shape, similar, text, versions
from careertaxonomy.rules.base import Rule

__all__ = ["FAMILIES", "RULES", "find_rule"]

FAMILIES = {
    "Files and shape": shape.RULES,
    "Ids, names and codes": ids.RULES,
    "Links": links.RULES,
    "All Worlds": all_worlds.RULES,
    "Duplicates": tuple(sorted((*duplicates.RULES, *similar.RULES), key=lambda rule: rule.code)),
    "Text": text.RULES,
    "Versions": versions.RULES,
}
"""The rules by family, in the order of their codes."""

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family)


def find_rule(text: str) -> Rule | None:
    """The rule with this code or name."""
    wanted = text.strip().casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)
