"""A document says the same in YAML as in JSON, and a check says the same of it, at the places that it has there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from careertaxonomy.checks.checker import Checked, check_document
from careertaxonomy.checks.faults import FAULTS, BrokenDataset, Fault
from careertaxonomy.checks.fixes import fix_document
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers.yaml import YamlReading
from careertaxonomy.model.records import Dataset
from tests.checks.contents import BUNDLED, CONTENT, MARKED, NAMED, SMALL, planted, steps_to
from tests.helpers import at
from tests.planted import check_bytes
from tests.yaml_layouts import LAYOUTS, as_blocks, as_json, content_of, plain

pytestmark = pytest.mark.slow  # every fault in every layout

ALL = (BUNDLED, CONTENT, NAMED, MARKED, SMALL)
NOT_OF_CONTENT = {"CT101", "CT102", "CT109", "CT801", "CT802"}
"""Faults of one form's own, and of the settings."""

in_every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
every_fault_of_content = pytest.mark.parametrize(
    "fault", [fault for fault in FAULTS if fault.code not in NOT_OF_CONTENT], ids=lambda fault: fault.name
)


def check_form(text: str, file: str, broken: BrokenDataset) -> Checked:
    return check_bytes(text.encode(), broken.recorded_digest, broken.earlier, file=file, beside=broken.beside)


def said(checked: Checked) -> list[tuple[object, ...]]:
    """What is said of a document, without the places; digests are of bytes, so they differ."""
    return sorted(
        (found.code, found.path, found.severity, re.sub("[0-9a-f]{64}", "", found.message), found.hint or "")
        for found in checked.diagnostics
    )


def reads_what_it_names(found: Diagnostic, text: str, content: Any) -> None:
    """Reads the value again at the place of a finding: it is the one at the finding's path (or the key)."""
    steps = steps_to(found)
    value = content
    for step in steps:
        value = value[int(step)] if isinstance(value, list) else dict(value)[step]
    if found.code in {"CT105", "CT107"}:
        value = steps[-1]
    piece = " " * (found.column - 1) + at(found, text)
    assert YamlReading(f"{piece}\n".encode()).value() == plain(value) if piece.strip() else value is None


@in_every_layout
@every_fault_of_content
def test_a_planted_fault_is_found_in_yaml_as_in_json(fault: Fault, layout: Callable[[Any], str]) -> None:
    broken = planted(fault, 7, *ALL)
    content = content_of(broken.data.decode())
    text = layout(content)
    checked = check_form(text, "my.yaml", broken)
    assert said(checked) == said(check_form(as_json(content), "my.json", broken))
    # A number or a truth value is text in YAML, and a name or a code as good as any other.
    is_text = fault.name in {"number-as-code"} or (fault.name == "no-text" and "7" in text)
    assert is_text or fault.code in {found.code for found in checked.diagnostics}
    for found in checked.diagnostics:
        reads_what_it_names(found, text, content)


@in_every_layout
def test_no_fault_is_found_where_there_is_none(layout: Callable[[Any], str]) -> None:
    content = content_of(json.dumps(BUNDLED))
    text = layout(content)
    checked = check_document(Document("my.yml", text.encode()))
    assert checked.dataset == Dataset.model_validate(BUNDLED)
    assert [found.code for found in checked.diagnostics] == ["CT406"]
    reads_what_it_names(checked.diagnostics[0], text, content)


FIXABLE = {
    *("misspelt-field", "row-pasted-twice", "misspelt-world", "name-of-a-world", "misspelt-cluster"),
    *("world-named-twice", "replaced-by-nothing-known", "retired-world", "retired-cluster", "misspelt-marker"),
    *("every-world-by-name", "stray-space", "invisible-character", "accent-apart", "wrong-encoding"),
    "slash-at-the-end-of-a-line",
}


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.name in FIXABLE], ids=lambda fault: fault.name)
def test_fixing_yaml_keeps_the_laws_of_fixing(fault: Fault) -> None:
    text = as_blocks(content_of(planted(fault, 7, *ALL).data.decode()))
    before = Document("my.yaml", text.encode())
    faults = _faults(check_document(before))
    assert fix_document(before, unsafe=True).applied
    for unsafe in (False, True):
        fixed = fix_document(before, unsafe=unsafe)
        again = fix_document(fixed.after, unsafe=unsafe)
        assert (again.applied, again.after) == ((), fixed.after)
        assert [left for left in fixed.checked.diagnostics if left.fix and (unsafe or left.fix.safe)] == []
        assert _faults(fixed.checked) <= faults
        assert fixed.after.data.count(b"#") >= text.count("#") - len(fixed.applied)


def _faults(checked: Checked) -> set[str]:
    return {found.code for found in checked.diagnostics if found.severity != "note"}
