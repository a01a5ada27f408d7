"""Names and aliases are tidied, a link named twice is named once, and the marker is spelled as it is to be."""

from __future__ import annotations

from hypothesis import given

from careertaxonomy.formats.documents import Document
from tests.property.fixing import mended, untidy_documents, without_names


@given(untidy_documents)
def test_a_safe_fix_changes_no_id_and_no_link_and_nothing_but_names(document: Document) -> None:
    assert without_names(mended(document).after) == without_names(document)
