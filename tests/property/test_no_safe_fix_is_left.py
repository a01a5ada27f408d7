from __future__ import annotations

from hypothesis import given

from careertaxonomy.checks.checker import check_document
from careertaxonomy.formats.documents import Document
from tests.property.fixing import mended, untidy_documents


@given(untidy_documents)
def test_no_safe_fix_is_left(document: Document) -> None:
    fixed = mended(document)
    checked = check_document(fixed.after)
    assert [found for found in checked.diagnostics if found.fix and found.fix.safe] == []
    assert fixed.checked == checked
    assert all(found.fix and found.fix.safe for found in fixed.applied)


@given(untidy_documents)
def test_no_fix_at_all_is_left_where_it_may_choose(document: Document) -> None:
    fixed = mended(document, unsafe=True)
    checked = check_document(fixed.after)
    assert [found for found in checked.diagnostics if found.fix] == []
    assert fixed.checked == checked
