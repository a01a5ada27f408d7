"""Faults in a document: one module for each family, one function for each rule, and the table of them all."""

from __future__ import annotations

from types import ModuleType

from careertaxonomy._shared.tables import gathered
from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.rules import (
    acceptances,
    all_worlds,
    duplicates,
    history,
    ids,
    links,
    retired,
    run_together,
    shape,
    similar,
    text_characters,
    text_leftovers,
    text_letters,
    text_vocabulary,
    text_words,
    versions,
)
from careertaxonomy.text.normal_forms import close_matches

__all__ = ["ALWAYS_ON", "FAMILIES", "RULES", "find_rule", "near_rules"]


def _family(*modules: ModuleType) -> tuple[Rule, ...]:
    return tuple(sorted(gathered(Rule, *modules), key=lambda rule: rule.code))


FAMILIES = {
    "Files and shape": _family(shape),
    "Ids, names and codes": _family(ids),
    "Links": _family(links, retired),
    "All Worlds": _family(all_worlds),
    "Duplicates": _family(duplicates, run_together, similar),
    "Text": _family(text_characters, text_leftovers, text_letters, text_vocabulary, text_words),
    "Versions": _family(versions, history),
    "Accepted findings": _family(acceptances),
}
"""The rules by family, in the order of their codes."""

RULES = tuple(rule for family in FAMILIES.values() for rule in family)

ALWAYS_ON = frozenset(rule.code for rule in RULES if rule.stage != "content")
"""The rules that cannot be ignored or accepted: where one of them finds something, nothing else was checked."""


def find_rule(text: str) -> Rule | None:
    """The rule with this code or name, or that had this name before."""
    wanted = text.strip().casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name, *rule.aliases)), None)


def near_rules(text: str) -> list[str]:
    """The codes or names of rules that a text may have meant, best first."""
    codes = close_matches(text.strip(), [rule.code.casefold() for rule in RULES], 1)
    return [code.upper() for code in codes] or close_matches(text.strip(), [rule.name for rule in RULES], 1)
