from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from careertaxonomy.formats.documents import Document
from tests.property.fixing import mended, untidy_documents


@given(untidy_documents, st.booleans())
def test_fixing_twice_is_fixing_once(document: Document, unsafe: bool) -> None:
    once = mended(document, unsafe=unsafe)
    again = mended(once.after, unsafe=unsafe)
    assert (again.applied, again.after) == ((), once.after)
    assert again.left == once.left


@given(untidy_documents)
def test_fixing_safely_first_makes_no_difference_to_the_fixes_that_choose(document: Document) -> None:
    in_two_steps = mended(mended(document).after, unsafe=True)
    assert in_two_steps.after == mended(document, unsafe=True).after


@given(untidy_documents)
def test_fixing_what_needs_no_fix_changes_no_byte(document: Document) -> None:
    fixed = mended(document)
    assert (fixed.after == document) == (fixed.applied == ())
