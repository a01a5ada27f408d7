"""Real documents with bytes flipped, lost, put in, doubled or cut off: soon a reader refuses what is left, at a place
in it, or reads what a plain parser reads.

The same damage is done each time; `tests/property` looks for damage that nobody thought of.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest
import yaml

from careertaxonomy.checks.checker import check_document
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers import Reading, ReadingError
from careertaxonomy.formats.readers.json import JsonReading
from careertaxonomy.formats.readers.yaml import YamlReading
from tests.formats.readers.reading import paths_of
from tests.helpers import PUBLISHED, document, pathway
from tests.pace import within
from tests.regenerate import CASES
from tests.yaml_layouts import as_blocks, as_flow, content_of

pytestmark = pytest.mark.slow  # hundreds of damaged documents

SECONDS = 20
"""How long one test may take: many times what it does take, and much less than for ever."""
SEEDS = range(12)
EACH = 60
"""Damaged documents for each seed."""
SMALL = document(
    pathways=[pathway("a", aliases=["\u00e9\U0001f600", '\\ "'], codes={"soc": "1"}), pathway("b", note="x")]
)
BY_HAND = """\
# ours
format: "careertaxonomy/1"
title: >-
  Our
  careers

worlds: &all
- id: health-care   # first
  name: 'Health''s Care'
  note: |
    Two
      lines
- ! {id: mining, name: !!str Mining, aliases: [~, "\\x41\\U0001F600", *x]}
clusters: {}
? pathways
: - &a [b, [c]]
  - *a
  -
...
"""
JSON = [SMALL, PUBLISHED.decode()]
JSON += [
    case.read_bytes().decode(errors="replace")
    for case in CASES
    if case.suffix == ".json" and "printed" not in case.name
]
YAML = [BY_HAND.replace(", *x", ""), BY_HAND, as_blocks(content_of(SMALL)), as_flow(content_of(SMALL))]
BITS = [
    b'"',
    b"'",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b",",
    b"\n",
    b"\r",
    b"\t",
    b"\0",
    b"#",
    b"&a",
    b"*a",
    b"!",
    b"- ",
]
BITS += [
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    "\u2028".encode(),
    b"\xed\xa0\x80",
    b"\\ud83d",
    b"NaN",
    b"1e9",
    b"[" * 300,
    b"---\n",
]


_OLD_LINE_BREAKS = "\x85\u2028\u2029"
"""They broke lines in YAML 1.1, and do so no more."""


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    with within(SECONDS):
        yield


def damaged(texts: list[str], seed: int) -> Iterator[bytes]:
    chooser = random.Random(seed)
    for _ in range(EACH):
        data = chooser.choice(texts).encode()
        for _ in range(chooser.choice((1, 1, 1, 2, 3, 8))):
            data = _damaged(data, chooser)
        yield data


def _damaged(data: bytes, chooser: random.Random) -> bytes:
    start = chooser.randrange(len(data) + 1)
    end = min(len(data), start + chooser.choice((1, 1, 2, 5, 40)))
    piece = data[start:end]
    how = chooser.randrange(7)
    if how == 0:
        return data[:start]
    if how == 1:
        return data[:start] + data[end:]
    if how == 2:
        return data[:end] + data[start:]
    if how == 3:
        return data[:start] + bytes(byte ^ 1 << chooser.randrange(8) for byte in piece[:1]) + data[start + 1 :]
    if how == 4:
        return data[:start] + chooser.randbytes(chooser.choice((1, 2, 4))) + data[start:]
    return data[:start] + chooser.choice(BITS) + data[start if how == 5 else end :]


def read(reading: Reading) -> object:
    """What a reader makes of a document; or the refusal, which has a place in it."""
    try:
        value = reading.value()
    except ReadingError as error:
        value = error
    if isinstance(value, ReadingError):
        assert value.kind in {"syntax", "unreadable"}
        assert value.message
        assert 0 <= value.start <= len(reading.text)
        assert value.start <= value.end
    else:
        _has_places(reading, value)
    return value


def _has_places(reading: Reading, value: object) -> None:
    for repeat in reading.repeats():
        for start, end in (repeat.first, repeat.again):
            assert 0 <= start <= end <= len(reading.text)
    for path, _ in paths_of(value):
        for key in (False, True):
            start, end = reading.span(path, key=key)
            assert 0 <= start <= end <= len(reading.text)


def _no_number(_: str) -> float:
    return 0.0


def _refuse(name: str) -> None:
    raise ValueError(name)


def plain_json(text: str) -> object:
    return json.loads(text, parse_int=_no_number, parse_float=_no_number, parse_constant=_refuse)


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_json(seed: int) -> None:
    for data in damaged(JSON, seed):
        reading = JsonReading(data)
        value = read(reading)
        try:
            expected = plain_json(data.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            assert isinstance(value, ReadingError)
            continue
        if isinstance(value, ReadingError):
            # Python takes half a surrogate pair, and more depth.
            assert "surrogate" in value.message or "deep" in value.message
            continue
        assert value == expected
        for path, part in paths_of(value):
            start, end = reading.span(path)
            assert plain_json(reading.text[start:end]) == part


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_yaml(seed: int) -> None:
    for data in damaged(YAML, seed):
        value = read(YamlReading(data))
        if isinstance(value, ReadingError) or any(character in data.decode() for character in _OLD_LINE_BREAKS):
            continue
        try:
            expected = yaml.load(data.decode("utf-8-sig"), yaml.BaseLoader)
        except (yaml.YAMLError, ValueError):
            continue  # a plain parser takes no tabs, and not every character
        assert _without_nulls(value, expected) == expected


def _without_nulls(value: object, expected: object) -> object:
    """A value with the text that a null was written as."""
    if isinstance(value, dict) and isinstance(expected, dict):
        return {key: _without_nulls(item, expected.get(key)) for key, item in value.items()}
    if isinstance(value, list) and isinstance(expected, list) and len(value) == len(expected):
        return [_without_nulls(item, other) for item, other in zip(value, expected, strict=True)]
    return expected if value is None and expected in ("", "~", "null", "Null", "NULL") else value


@pytest.mark.parametrize("seed", SEEDS)
def test_a_check_of_damaged_yaml_ends_in_a_report(seed: int) -> None:
    for data in damaged(YAML, 1000 + seed):
        checked = check_document(Document("my.yaml", data))
        assert checked.diagnostics or checked.dataset is not None
        assert all(found.line >= 1 and found.column >= 1 for found in checked.diagnostics)


def test_the_damage_is_of_all_kinds() -> None:
    """Much of what is damaged can be read all the same, and much cannot."""
    for texts, reader in ((JSON, JsonReading), (YAML, YamlReading)):
        values = [read(reader(data)) for seed in SEEDS for data in damaged(texts, seed)]
        refused = [value for value in values if isinstance(value, ReadingError)]
        assert len(values) / 10 < len(refused) < len(values) * 9 / 10
        assert len({error.message for error in refused}) > 15
        assert {error.kind for error in refused} == {"syntax", "unreadable"}
