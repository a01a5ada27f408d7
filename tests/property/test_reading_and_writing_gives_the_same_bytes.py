from __future__ import annotations

import pickle

from hypothesis import given

from careertaxonomy import Dataset, Taxonomy
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.testing import datasets, taxonomies
from tests.planted import check_bytes


@given(datasets())
def test_a_canonical_document_read_and_written_has_the_same_bytes(dataset: Dataset) -> None:
    data = canonical_bytes(dataset)
    read = check_bytes(data).dataset
    assert read == dataset
    assert read is not None
    assert canonical_bytes(read) == data
    assert canonical_bytes(Dataset.model_validate_json(data)) == data


@given(taxonomies())
def test_a_taxonomy_survives_pickling(taxonomy: Taxonomy) -> None:
    again = pickle.loads(pickle.dumps(taxonomy))
    assert again == taxonomy
    assert hash(again) == hash(taxonomy)
    assert again.dataset == taxonomy.dataset
    assert hash(again.dataset) == hash(taxonomy.dataset)
