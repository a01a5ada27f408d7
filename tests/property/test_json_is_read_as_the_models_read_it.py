"""pydantic reads JSON with a parser of its own. What it takes we take, with the same content."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from careertaxonomy.testing import BrokenDataset, broken_datasets
from tests.property.checking import anything_like_a_document, damaged_documents, reads_as_the_models_do


@given(broken_datasets())
def test_of_a_broken_dataset(broken: BrokenDataset) -> None:
    reads_as_the_models_do(broken.data)


@given(damaged_documents())
def test_of_a_damaged_document(data: bytes) -> None:
    reads_as_the_models_do(data)


@given(anything_like_a_document)
def test_of_anything_like_a_document(data: bytes) -> None:
    reads_as_the_models_do(data)


@given(st.binary(max_size=50))
def test_of_anything(data: bytes) -> None:
    reads_as_the_models_do(data)
