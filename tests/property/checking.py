"""Documents that are damaged in ways that people did not plan."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import from_json

from careertaxonomy.formats.readers import ReadingError
from careertaxonomy.formats.readers.json import JsonReading
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.model.records import Dataset
from careertaxonomy.testing import broken_datasets, datasets
from tests.planted import check_bytes, check_in_two_steps

_KEYS = """
    format name version title description source worlds clusters pathways retired repairs $schema id cluster aliases
    codes note kind replaced_by place printed read_as why nmae All
""".split()  # noqa: SIM905 - a column of twenty-five quoted words is harder to read
_TEXTS = st.sampled_from(
    ("", " ", "all", "All Worlds", "x", "y", "x-y", "X Y", "1.0.0", "1.0", "world", "cluster", "pathway", "\u200b", "é")
)
_SCALARS = _TEXTS | st.text(max_size=5) | st.none() | st.booleans() | st.integers() | st.floats()
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS) | _TEXTS, inner, max_size=5),
    max_leaves=12,
)


def _record(*fields: str) -> st.SearchStrategy[Any]:
    """Something like a record: most of its fields there and of the right type, so that the rules see it too."""
    links = st.lists(_TEXTS, max_size=3) | _TEXTS
    known = dict.fromkeys(fields, _TEXTS | _VALUES) | {"worlds": links | _VALUES, "replaced_by": links | _VALUES}
    optional = {"aliases": links | _VALUES, "codes": st.dictionaries(_TEXTS, _TEXTS) | _VALUES, "note": _VALUES}
    wanted = {field: known[field] for field in fields}
    return st.fixed_dictionaries(wanted, optional=optional) | st.dictionaries(st.sampled_from(_KEYS), _VALUES)


def _listed(*fields: str) -> st.SearchStrategy[Any]:
    return st.lists(_record(*fields) | _VALUES, max_size=4) | _VALUES


anything_like_a_document = st.fixed_dictionaries(
    {"format": st.just("careertaxonomy/1"), "worlds": _listed("id", "name")},
    optional={
        "clusters": _listed("id", "name", "worlds"),
        "pathways": _listed("id", "name", "cluster"),
        "retired": _listed("kind", "id", "name", "version", "replaced_by"),
        "repairs": _VALUES,
        "source": _VALUES,
        "name": _TEXTS | _VALUES,
        "version": _TEXTS | _VALUES,
        "title": _TEXTS | _VALUES,
        "nmae": _VALUES,
    },
).map(lambda content: json.dumps(content).encode())
"""Documents that have the format's outline, and anything in it."""

_BITS = (
    b'"',
    b"\\",
    b"\\ud800",
    b"\\u0000",
    b"{",
    b"}",
    b",",
    b":",
    b"NaN",
    b"null",
    b"1e999",
    b"1" * 5000,
    b"[" * 250,
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3", b"\x00", b"\r\n", b'"id":"x",', b'"worlds":"all",', "\u2028".encode())
_COLONS = (b'" :', b'":', b'":"', b'\\":"', b'"id":', b'"id" :', b'"\\u0069d":')
_SNIPPETS = st.binary(max_size=3) | st.sampled_from(_BITS) | st.sampled_from(_MARKS) | st.sampled_from(_COLONS)


@st.composite
def damaged_documents(draw: st.DrawFn) -> bytes:
    """Documents, sound or broken, with some of their bytes lost, doubled, or overwritten."""
    data = draw(datasets().map(canonical_bytes) | broken_datasets().map(lambda broken: broken.data))
    return damaged(draw, data, _SNIPPETS)


def damaged(draw: st.DrawFn, data: bytes, snippets: st.SearchStrategy[bytes]) -> bytes:
    """Some bytes of a text lost or doubled, or snippets in their place."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(start + draw(st.sampled_from((0, 1, 2, 20))), len(data))
        data = data[:start] + draw(snippets | st.just(data[start:end] * 2)) + data[end:]
    return data


def lines_of(data: bytes) -> list[str]:
    """The lines that places count: a lone carriage return ends one where there is no line feed at all."""
    text = data.decode(errors="replace").removeprefix("\ufeff")
    return text.split("\n" if "\n" in text else "\r")


def _without_numbers(value: Any) -> Any:
    """A value in which one number is as good as any other: documents have none."""
    if isinstance(value, dict):
        return {key: _without_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_numbers(item) for item in value]
    return 0 if isinstance(value, int | float) and not isinstance(value, bool) else value


def reads_as_the_models_do(data: bytes) -> None:
    """Reads and checks a document: what pydantic's parser takes is taken, and nothing else, with the same content; and
    to read it in one step makes no difference."""
    checked = check_bytes(data)
    assert checked == check_in_two_steps(data)
    reading = JsonReading(data)
    try:
        expected = from_json(reading.data, allow_inf_nan=False)
    except ValueError as error:
        # Numbers of more digits than pydantic reads are numbers all the same.
        if "number" not in str(error):
            with pytest.raises(ReadingError):
                reading.value()
        return
    assert _without_numbers(reading.value()) == _without_numbers(expected)
    try:
        dataset = Dataset.model_validate_json(reading.data)
    except ValidationError:
        assert checked.dataset is None
    else:
        assert checked.dataset == (None if reading.repeats() else dataset)
