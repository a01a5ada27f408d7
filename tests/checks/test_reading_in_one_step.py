"""A JSON document is read and validated in one step where that certainly gives the same, and in two elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from careertaxonomy.checks.shape import _keys_of, _Loosely
from careertaxonomy.formats.readers import Reading
from careertaxonomy.formats.readers.json import JsonReading
from careertaxonomy.formats.readers.yaml import YamlReading
from tests.helpers import PUBLISHED, cluster, document, pathway, retired
from tests.planted import check_bytes, check_in_two_steps
from tests.regenerate import CASES

TEXT = document()
NOTED = document(pathways=[pathway("accounting", note="See: this"), pathway("law", codes={"ceds": "06", "": ""})])
IN_ONE_STEP = {
    "a sound one": TEXT,
    "the published one": PUBLISHED.decode(),
    "with codes and a colon in a text": NOTED,
    "with quotes in texts": document(pathways=[pathway("accounting", name='The "Law"', codes={'"': '"'})]),
    "with escapes": document(pathways=[pathway("accounting", name="Caf\u00e9")]).replace("\u00e9", "\\u00e9"),
    "with a byte-order mark": f"\ufeff{TEXT}",
    "with retired records and aliases": document(
        retired=[retired("pathway", "old", "accounting", aliases=["Older"], codes={"soc": "1"})]
    ),
    "with an unknown key": document(pathways=[pathway("accounting", nmae="x")]),
    "with objects where none belong": document(clusters=[cluster("finance", {"a": {"b": ["c", None, True]}})]),
    "with a list that is none": document(head={"repairs": {"place": "x"}}),
    "with unknown lists": document(head={"more": [{"a": []}, "b"]}),
    "without records": '{"format": "careertaxonomy/1"}',
}
IN_TWO_STEPS = {
    "a key twice": TEXT.replace('"name":', '"name": "x", "name":', 1),
    "a key twice in a record": TEXT.replace('"id":', '"id": "x", "id":', 1),
    "a key twice in codes": document(pathways=[pathway("accounting", codes={"soc": "1"})]).replace(
        '"soc":', '"soc": "2", "soc":'
    ),
    "a key twice where none belongs": TEXT.replace('"id":', '"more": {"a": "b", "a": "c"}, "id":', 1),
    "a key twice, once in escapes": TEXT.replace('"id":', '"\\u0069d": "x", "id":', 1),
    "a key twice, once with a space": TEXT.replace('"id":', '"id" : "x", "id":', 1),
    "a space before a colon": TEXT.replace('"id":', '"id"\n:', 1),
    "a quote and a colon in a text": document(pathways=[pathway("accounting", note='say ": "')]),
    "a quote, a space and a colon in a text": document(pathways=[pathway("accounting", note='say " : "')]),
    "a key twice beside quotes in a text": document(
        pathways=[pathway("accounting", note='"', codes={'"': '"'})]
    ).replace('"id":', '"id": "x", "id":', 1),
    "a text that begins with a colon": document(pathways=[pathway("accounting", note=":")]),
    "a text that begins with a space and a colon": document(pathways=[pathway("accounting", note=" :")]),
    "a number": document(head={"more": 1}),
    "a number in a record": document(pathways=[pathway("accounting", note=3)]),
    "no number": TEXT.replace('"title":', '"more": NaN, "title":', 1),
    "a value that is deep": document(head={"more": [[[[[[[[[[[[[[[[[[[[[["x"]]]]]]]]]]]]]]]]]]]]]]}),
    "no JSON": TEXT[:-3],
    "no object": "[]",
    "no UTF-8": TEXT.replace("Our", "\udced"),
    "half a character": TEXT.replace("Our", "\\ud800"),
    "nothing": "",
}


def _in_one_step(data: bytes) -> _Loosely | None:
    return JsonReading(data).as_model(_Loosely, _keys_of)


@pytest.mark.parametrize("text", IN_ONE_STEP.values(), ids=IN_ONE_STEP)
def test_what_is_read_in_one_step(text: str) -> None:
    data = text.encode()
    assert _in_one_step(data) is not None
    assert check_bytes(data) == check_in_two_steps(data)


@pytest.mark.parametrize("text", IN_TWO_STEPS.values(), ids=IN_TWO_STEPS)
def test_what_is_not(text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    assert _in_one_step(data) is None
    assert check_bytes(data) == check_in_two_steps(data)


@pytest.mark.parametrize("case", [case for case in CASES if case.suffix == ".json"], ids=lambda case: case.stem)
def test_all_cases_are_read_alike(case: Path) -> None:
    data = case.read_bytes()
    assert check_bytes(data) == check_in_two_steps(data)


def test_most_cases_are_read_in_one_step() -> None:
    """So that the tests of rules are tests of this way to read."""
    read = [_in_one_step(case.read_bytes()) is not None for case in CASES if case.suffix == ".json"]
    assert sum(read) > 0.7 * len(read)


def test_yaml_is_read_in_two_steps() -> None:
    reading: Reading = YamlReading(b"format: careertaxonomy/1\n")
    assert reading.as_model(_Loosely, _keys_of) is None
    assert reading.value() == {"format": "careertaxonomy/1"}
