from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy import Taxonomy
from careertaxonomy.checks.checker import merge
from careertaxonomy.reporters import REPORTERS
from careertaxonomy.reporters.look import Look
from tests.planted import check_bytes
from tests.property.checking import anything_like_a_document, damaged_documents, lines_of


def _ends_well(data: bytes) -> None:
    """Whatever the bytes, they are reported on in every format, within their own lines; what has no error loads."""
    checked = check_bytes(data)
    report = merge([checked])
    for reporter in REPORTERS.values():
        assert reporter(report, not report.ok, Look(colour=True, width=60))
    lines = lines_of(data)
    for found in report.diagnostics:
        assert (1, 1) <= (found.line, found.column) <= (found.end_line, found.end_column) <= (len(lines), 10**9)
        assert found.column <= len(lines[found.line - 1]) + 1
        assert found.end_column <= len(lines[found.end_line - 1]) + 1
    assert report.ok == (checked.dataset is not None and not report.errors)
    if report.ok and checked.dataset is not None:
        Taxonomy(checked.dataset)


@settings(max_examples=150)
@given(damaged_documents())
def test_of_a_damaged_document(data: bytes) -> None:
    _ends_well(data)


@settings(max_examples=200)
@given(anything_like_a_document)
def test_of_anything_like_a_document(data: bytes) -> None:
    _ends_well(data)


@given(st.binary())
def test_of_any_bytes(data: bytes) -> None:
    _ends_well(data)


@given(
    st.recursive(st.none() | st.text() | st.floats(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_of_any_json(value: object) -> None:
    _ends_well(json.dumps(value).encode())
