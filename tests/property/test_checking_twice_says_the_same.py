from __future__ import annotations

from hypothesis import given

from careertaxonomy.testing import BrokenDataset, broken_datasets
from tests.helpers import Python
from tests.planted import check_broken, check_bytes
from tests.property.checking import damaged_documents

IN_ANOTHER_PROCESS = """
import json, hashlib
from random import Random
from careertaxonomy.checks.checker import check_document
from careertaxonomy.formats.documents import Document
from careertaxonomy.datasets.loader import available, read_release
from careertaxonomy.checks.faults import FAULTS, UnfitError, plant
from careertaxonomy.model.records import Dataset

content = json.loads(read_release(available()[0]))
for fault in FAULTS:
    try:
        broken = plant(content, Random(1).choice, fault)
    except UnfitError:
        continue
    earlier = Dataset.model_validate_json(broken.earlier) if broken.earlier else None
    for found in check_document(Document("my.json", broken.data, broken.recorded_digest), earlier=earlier).diagnostics:
        print(found, found.path, found.related)
"""


@given(broken_datasets())
def test_of_a_broken_dataset(broken: BrokenDataset) -> None:
    first, second = check_broken(broken), check_broken(broken)
    assert first == second
    assert hash(first) == hash(second)


@given(damaged_documents())
def test_of_a_damaged_document(data: bytes) -> None:
    assert check_bytes(data) == check_bytes(data)


def test_in_another_process_whose_sets_have_another_order(python: Python) -> None:
    said = {python(IN_ANOTHER_PROCESS, PYTHONHASHSEED=seed) for seed in (1, 2)}
    assert len(said) == 1
    assert "CT301" in said.pop()
