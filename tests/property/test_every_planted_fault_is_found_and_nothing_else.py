from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from careertaxonomy import Dataset, Taxonomy
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.testing import BrokenDataset, broken_datasets, datasets
from tests.planted import check_broken, check_bytes, due


@settings(max_examples=250)
@given(broken_datasets())
def test_every_planted_fault_is_found_once_and_nothing_else_is_an_error(broken: BrokenDataset) -> None:
    report = check_broken(broken)
    found = Counter(map(due, report.diagnostics))
    assert {fault: found[fault] for fault in broken.due} == dict.fromkeys(broken.due, 1)
    assert [error for error in report.errors if due(error) not in broken.due] == []


@given(datasets())
def test_in_a_sound_dataset_there_is_neither_error_nor_warning(dataset: Dataset) -> None:
    checked = check_bytes(canonical_bytes(dataset))
    assert [found for found in checked.diagnostics if found.severity != "note"] == []
    assert checked.dataset is not None
    assert Taxonomy(checked.dataset) == Taxonomy(dataset)
