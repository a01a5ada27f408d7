"""Records may stand in any order. Which records a finding speaks of, under which code and at which level, stays.

A finding about several records (duplicates, one missing id that many link to) is reported on one of them and points at
the others; which one it is on depends on the order, so they are compared as a set. Of two records with one id, the
first is the one that all rules look at; so they count as one here.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy.checks.faults import FAULTS
from careertaxonomy.checks.faults.bed import LISTS
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.model.layout import layout
from careertaxonomy.testing import BrokenDataset, broken_datasets
from tests.planted import check_bytes

Where = tuple[str, object]

_OF_THE_TEXT = {"CT101", "CT102", "CT107", "CT109"}
_CODES = sorted({fault.code for fault in FAULTS} - _OF_THE_TEXT)


@settings(max_examples=150)
@given(broken_datasets(codes=_CODES), st.data())
def test_order_of_records_changes_no_findings(broken: BrokenDataset, data: st.DataObject) -> None:
    content = json.loads(broken.data)
    orders = {
        name: data.draw(st.permutations(range(len(content[name]))), label=name)
        for name in LISTS
        if isinstance(content.get(name), list)
    }
    same_order = {name: [*range(len(order))] for name, order in orders.items()}
    assert _found(content, same_order, broken) == _found(content, orders, broken)


def _found(content: dict[str, Any], orders: dict[str, list[int]], broken: BrokenDataset) -> Counter[object]:
    """Every finding: code, level, and the records it speaks of."""
    shuffled = {name: [rows[at] for at in orders[name]] if name in orders else rows for name, rows in content.items()}
    text = layout(shuffled)
    by_line = _records_by_line(text, content, orders)
    checked = check_bytes(text.encode(), broken.recorded_digest, broken.earlier, beside=broken.beside)

    def where(found: Diagnostic) -> frozenset[object]:
        lines = {found.line, *(other.line for other in found.related)}
        return frozenset(by_line.get(line, found.path) for line in lines)

    return Counter((found.code, found.severity, where(found)) for found in checked.diagnostics)


def _records_by_line(text: str, content: dict[str, Any], orders: dict[str, list[int]]) -> dict[int, Where]:
    """The record on each line: its list, and its id, or its place in the first order if it has none."""
    found: dict[int, Where] = {}
    name, at = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("    ") and name in orders:
            index = orders[name][at]
            row = content[name][index]
            found[number] = name, row.get("id", index) if isinstance(row, dict) else index
            at += 1
        else:
            name, at = line.strip().partition(":")[0].strip('"'), 0
    return found
