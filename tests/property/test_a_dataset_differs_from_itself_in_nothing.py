from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy import Comparison, Dataset, Taxonomy, diff
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.model.records import KINDS
from careertaxonomy.testing import broken_datasets, datasets
from tests.planted import check_bytes


@settings(max_examples=40)
@given(datasets())
def test_a_dataset_differs_from_itself_in_nothing(dataset: Dataset) -> None:
    nothing = Comparison(dataset.name, dataset.version, dataset.name, dataset.version, ())
    again = Dataset.model_validate_json(canonical_bytes(dataset))
    assert diff(dataset, dataset) == diff(dataset, again) == diff(Taxonomy(dataset), again) == nothing
    assert nothing.required_bump is None


def _content(dataset: Dataset) -> bytes:
    return canonical_bytes(dataset.model_copy(update={"version": "0.0.0"}))


def _edited(dataset: Dataset, data: st.DataObject) -> Dataset:
    """A dataset in which anything at all may be another value of its type, or nothing is."""
    field = data.draw(st.sampled_from([*Dataset.model_fields]), label="field")
    value: Any = getattr(dataset, field)
    if not isinstance(value, tuple):
        other = getattr(data.draw(datasets()), field)
        return dataset.model_copy(update={field: other if field != "version" else "99.0.0"})
    if not value:
        return dataset
    at = data.draw(st.integers(0, len(value) - 1), label="record")
    record = value[at]
    name = data.draw(st.sampled_from([*type(record).model_fields]), label="field of the record")
    like = [getattr(other, name) for other in value]
    changed = record.model_copy(update={name: data.draw(st.sampled_from(like), label="value")})
    return dataset.model_copy(update={field: (*value[:at], changed, *value[at + 1 :])})


@settings(max_examples=40)
@given(datasets(), st.data())
def test_there_is_a_change_just_where_the_content_is_another(dataset: Dataset, data: st.DataObject) -> None:
    other = _edited(dataset, data)
    same = _content(dataset) == _content(other)
    assert (diff(dataset, other).changes == ()) == same
    assert (diff(other, dataset).changes == ()) == same


def _ids(dataset: Dataset) -> set[str]:
    return {f"{kind}:{record.id}" for kind in KINDS for record in getattr(dataset, f"{kind}s")}


few = datasets(max_worlds=5, max_clusters=4, max_pathways=6)


@settings(max_examples=30)
@given(few, few)
def test_whatever_comes_or_goes_is_told_once(old: Dataset, new: Dataset) -> None:
    changes = diff(old, new).changes
    gone = [
        change.reference
        for change in changes
        if change.kind in ("retired", "replaced", "vanished") and change.breaks is not None
    ]
    came = [change.reference for change in changes if change.kind in ("added", "restored")]
    came += [change.others[0] for change in changes if change.kind == "replaced"]
    assert sorted(gone) == sorted(_ids(old) - _ids(new))
    assert sorted(came) == sorted(_ids(new) - _ids(old))
    assert len({*changes}) == len(changes)


@settings(max_examples=30)
@given(few, few)
def test_what_breaks_held_before_and_fails_now(old: Dataset, new: Dataset) -> None:
    before, after = Taxonomy(old), Taxonomy(new)
    for change in diff(old, new).changes:
        assert change.breaks is None or change.level == "major"
        if change.breaks is not None:
            exec(change.breaks, {"tax": before})
            with pytest.raises((LookupError, AssertionError)):
                exec(change.breaks, {"tax": after})


@settings(max_examples=30)
@given(few, broken_datasets())
def test_a_broken_document_is_compared_as_far_as_it_can_be_read(old: Dataset, broken: Any) -> None:
    found = check_bytes(broken.data, earlier=canonical_bytes(old))
    assert found.diagnostics
    if found.dataset is not None:
        diff(old, found.dataset)
        diff(found.dataset, old)
