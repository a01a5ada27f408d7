from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from careertaxonomy import Codes, Dataset, Taxonomy
from careertaxonomy.model.canonical import canonical_bytes, digest_of
from careertaxonomy.testing import datasets
from tests.planted import check_bytes


def _with_keys_in_another_order(value: Any, draw: st.DataObject) -> Any:
    if isinstance(value, dict):
        keys = draw.draw(st.permutations([*value]))
        return {key: _with_keys_in_another_order(value[key], draw) for key in keys}
    return [_with_keys_in_another_order(item, draw) for item in value] if isinstance(value, list) else value


@given(datasets(max_pathways=6), st.data())
def test_any_layout_of_one_content_has_one_digest(dataset: Dataset, data: st.DataObject) -> None:
    content = _with_keys_in_another_order(json.loads(canonical_bytes(dataset)), data)
    indent = data.draw(st.sampled_from((None, 0, 1, "\t")), label="indent")
    ascii_only = data.draw(st.booleans(), label="ascii only")
    separators = data.draw(st.sampled_from(((",", ":"), (" , ", " :\r\n "))), label="separators")
    text = json.dumps(content, indent=indent, ensure_ascii=ascii_only, separators=separators)
    mark = data.draw(st.sampled_from(("", "\ufeff")), label="byte-order mark")
    read = check_bytes(f"{mark}\n {text}\r\n".encode()).dataset
    assert read is not None
    assert canonical_bytes(read) == canonical_bytes(dataset)
    assert Taxonomy(read) == Taxonomy(dataset)


def _changed(dataset: Dataset, data: st.DataObject) -> Dataset:
    """A dataset with one thing changed, or nothing but the way it is written down."""
    field = data.draw(st.sampled_from(("title", "note", "codes", "order", "codes written otherwise", "nothing")))
    first, *others = dataset.pathways
    match field:
        case "title":
            return dataset.model_copy(update={"title": dataset.title + "!"})
        case "note":
            first = first.model_copy(update={"note": first.note + "."})
        case "codes":
            first = first.model_copy(update={"codes": Codes({**first.codes, "new": "1"})})
        case "order":
            return dataset.model_copy(update={"pathways": (*others, first)})
        case "codes written otherwise":
            first = first.model_copy(update={"codes": Codes(dict([*first.codes.items()][::-1]))})
    return dataset.model_copy(update={"pathways": (first, *others)})


@given(datasets(), st.data())
def test_equal_content_and_equal_digests_are_the_same(dataset: Dataset, data: st.DataObject) -> None:
    other = _changed(dataset, data)
    equal = dataset == other
    assert (Taxonomy(dataset).digest == Taxonomy(other).digest) == equal
    assert (Taxonomy(dataset) == Taxonomy(other)) == equal
    assert Taxonomy(dataset).digest == digest_of(canonical_bytes(dataset))


@given(datasets(), datasets())
def test_two_datasets_have_one_digest_only_if_they_are_equal(one: Dataset, other: Dataset) -> None:
    assert (Taxonomy(one).digest == Taxonomy(other).digest) == (one == other)
