"""What is said after a fix was said before it.

A fix that chooses may bring to light what could not be seen before; so its law is one of documents in which nothing but
what was planted is at fault.
"""

from __future__ import annotations

from hypothesis import given

from careertaxonomy.checks.checker import check_document
from careertaxonomy.formats.documents import Document
from tests.property.fixing import causes, mended, planted_documents, untidy_documents


@given(untidy_documents)
def test_a_safe_fix_brings_no_new_cause(document: Document) -> None:
    assert causes(mended(document).checked) - causes(check_document(document)) == {}


@given(planted_documents())
def test_a_fix_that_chooses_brings_no_new_cause(document: Document) -> None:
    assert causes(mended(document, unsafe=True).checked) - causes(check_document(document)) == {}
