"""What the page for data stewards says of fixes is what the fixes of planted faults are."""

from __future__ import annotations

import json
import re
from random import Random

from doc_examples import ROOT

import careertaxonomy as ct
from careertaxonomy.checks.checker import check_document
from careertaxonomy.checks.faults import FAULTS, UnfitError, plant
from careertaxonomy.formats.documents import Document
from careertaxonomy.model.canonical import canonical_bytes

PAGE = (ROOT / "docs" / "data-stewards.md").read_text(encoding="utf-8")


def _codes_below(heading: str) -> list[str]:
    """The rules in the first column of the table with a heading."""
    table = PAGE.partition(f"| rule | {heading} |\n")[2].partition("\n\n")[0]
    return re.findall(r"\[(CT\d+)\]\(rules", table)


def _codes_of_fixes() -> dict[bool, list[str]]:
    """The rules with safe fixes (True) and with fixes that choose (False)."""
    content = json.loads(canonical_bytes(ct.load().dataset))
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for fault in FAULTS:
        for seed in range(12):
            try:
                broken = plant(content, Random(seed).choice, fault)
            except UnfitError:
                continue
            for diagnostic in check_document(Document("planted.json", broken.data)).diagnostics:
                if diagnostic.fix:
                    found[diagnostic.fix.safe].add(diagnostic.code)
    return {safe: sorted(codes) for safe, codes in found.items()}


def test_the_page_lists_every_rule_with_a_fix() -> None:
    fixes = _codes_of_fixes()
    assert _codes_below("what `--fix` does") == fixes[True]
    assert _codes_below("what `--unsafe-fixes` does") == fixes[False]
