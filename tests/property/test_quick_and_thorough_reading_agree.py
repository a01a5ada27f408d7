"""A fast parser decides whether all is well, and an exact one says what is not. They read one language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careertaxonomy import shape
from careertaxonomy.checker import Checked
from careertaxonomy.testing import BrokenDataset, broken_datasets
from tests.property.checking import anything_like_a_document, check_bytes, damaged_documents


def _thoroughly(data: bytes, recorded_digest: str | None = None, earlier: bytes | None = None) -> Checked:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shape, "_quickly", lambda reading: None)
        return check_bytes(data, recorded_digest, earlier)


@given(broken_datasets())
def test_of_a_broken_dataset(broken: BrokenDataset) -> None:
    given = broken.data, broken.recorded_digest, broken.earlier
    assert check_bytes(*given) == _thoroughly(*given)


@given(damaged_documents())
def test_of_a_damaged_document(data: bytes) -> None:
    assert check_bytes(data) == _thoroughly(data)


@given(anything_like_a_document)
def test_of_anything_like_a_document(data: bytes) -> None:
    assert check_bytes(data) == _thoroughly(data)


@given(st.binary(max_size=50))
def test_of_anything(data: bytes) -> None:
    assert check_bytes(data) == _thoroughly(data)
