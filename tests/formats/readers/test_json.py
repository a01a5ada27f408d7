"""In what is JSON, every value and key can be pointed at, and no repeated key is overlooked."""

from __future__ import annotations

import json

import pytest

from careertaxonomy.formats.readers.json import JsonReading
from tests.formats.readers.reading import paths_of
from tests.helpers import PUBLISHED


@pytest.mark.parametrize(
    "text",
    [
        '["\\ud83d\\ude00"]',
        '["\\\\ud800"]',
        '["\\\\\\\\udc00"]',
        '["\\u00e9\\"\\/\\b\\f\\n\\r\\t"]',
        '{"😀": "é"}',
        "null",
    ],
)
def test_texts_are_read_as_they_are_meant(text: str) -> None:
    assert JsonReading(text.encode()).value() == json.loads(text)
    assert JsonReading(b"\xef\xbb\xbf" + text.encode()).value() == json.loads(text)


@pytest.mark.parametrize("number", ["1" * 1_000_000, "-" + "9" * 5000, "1e999999", "0.1", "-0", "1E+2"])
def test_a_number_is_a_number_however_large(number: str) -> None:
    reading = JsonReading(f'{{"a": [{number}, true]}}'.encode())
    assert reading.value() == {"a": [0.0, True]}
    assert reading.span(["a", 0]) == (7, 7 + len(number))


TEXT = '\r\n{ "na\\u006de" :\t"A\\"b" ,"l": [1.5, {"x": [ ]}, "]}" ] ,"o":{},"é😀": null, "k": 1, "k":[2, true]}\r\n'


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), TEXT.strip(), None),
        (("name",), '"A\\"b"', '"na\\u006de"'),
        (("l",), '[1.5, {"x": [ ]}, "]}" ]', '"l"'),
        (("l", 0), "1.5", "1.5"),
        (("l", 1), '{"x": [ ]}', '{"x": [ ]}'),
        (("l", 1, "x"), "[ ]", '"x"'),
        (("l", 2), '"]}"', '"]}"'),
        (("o",), "{}", '"o"'),
        (("é😀",), "null", '"é😀"'),
        (("k",), "[2, true]", '"k"'),
        (("k", 1), "true", "true"),
        # What is missing gives what would hold it.
        (("nope",), TEXT.strip(), TEXT.strip()),
        (("nope", "deeper", 3), TEXT.strip(), TEXT.strip()),
        (("l", 3), '[1.5, {"x": [ ]}, "]}" ]', '[1.5, {"x": [ ]}, "]}" ]'),
        (("l", "0"), '[1.5, {"x": [ ]}, "]}" ]', '[1.5, {"x": [ ]}, "]}" ]'),
        (("l", 1, "x", 0), "[ ]", "[ ]"),
        (("o", "x"), "{}", "{}"),
        (("o", 0), "{}", "{}"),
        (("name", "x"), '"A\\"b"', '"A\\"b"'),
    ],
)
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "BOM"])
def test_a_value_and_its_key_can_be_pointed_at(
    start: str, path: tuple[str | int, ...], value: str, key: str | None
) -> None:
    reading = JsonReading((start + TEXT).encode())
    assert reading.text == TEXT
    assert reading.text[slice(*reading.span(path))] == value
    if key is not None:
        assert reading.text[slice(*reading.span(path, key=True))] == key


def test_of_a_repeated_key_the_last_one_is_pointed_at() -> None:
    reading = JsonReading(TEXT.encode())
    assert reading.span(["k"], key=True) == (TEXT.rindex('"k"'), TEXT.rindex('"k"') + 3)


@pytest.mark.parametrize("indent", [None, 1, "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_every_value_of_the_bundled_document_can_be_pointed_at(indent: int | str | None, line_break: str) -> None:
    content = json.loads(PUBLISHED)
    text = json.dumps(content, indent=indent, ensure_ascii=True).replace("\n", line_break)
    reading = JsonReading(text.encode())
    for path, value in paths_of(content):
        assert json.loads(text[slice(*reading.span(path))]) == value
        if path and isinstance(path[-1], str):
            assert json.loads(text[slice(*reading.span(path, key=True))]) == path[-1]


REPEATS = [
    ('{"a": 1, «"a"»: 2}', [("a",)]),
    ('{"a": 1, «"\\u0061"»: 2, «"a"» : 3}', [("a",), ("a",)]),
    ('{"": 1, «""»: 2}', [("",)]),
    ('{"l": [{"a": 1, «"a"»: 2}, {"b": [0, {"c": 1, «"c"»: 2}]}]}', [("l", 0, "a"), ("l", 1, "b", 1, "c")]),
    ('{"o": {"p": {"a": 1, «"a"»: 1}}, «"o"»: {"a": {}, «"a"»: []}}', [("o", "p", "a"), ("o",), ("o", "a")]),
    ('{"l": [[[{"a": "}", «"a"»: "\\"a\\":"}]]]}', [("l", 0, 0, 0, "a")]),
    ('[{"a": 1, «"a"»: 2}]', [(0, "a")]),
    ('[[], {"b": {"a": 1}, "a": [{"a": 1, «"a"»: 2}]}]', [(1, "a", 0, "a")]),
    ('{"a": {"a": {"a": 1}}, "b": [{"a": 1}, {"a": 1}]}', []),
    ('{"a": "{\\"a\\": 1, \\"a\\": 2}", "b": "\\"b\\":"}', []),
    ('{"a": 1, "A": 2, "á": 3, "a ": 4}', []),
    ('{"a": "x:y", "b" : {"c"\n:2}, "d": "10:30"}', []),
    ("3", []),
]


@pytest.mark.parametrize(("marked", "paths"), REPEATS)
def test_a_key_that_stands_twice_is_found_at_every_level(marked: str, paths: list[tuple[str | int, ...]]) -> None:
    pieces = marked.replace("»", "«").split("«")
    text = "".join(pieces)
    starts = [len("".join(pieces[:index])) for index in range(1, len(pieces), 2)]
    reading = JsonReading(text.encode())
    reading.value()
    found = reading.repeats()
    assert [(repeat.path, repeat.again) for repeat in found] == [
        (path, (start, start + len(piece))) for path, start, piece in zip(paths, starts, pieces[1::2], strict=True)
    ]
    for repeat in found:
        assert repeat.first < repeat.again
        assert json.loads(text[slice(*repeat.first)]) == json.loads(text[slice(*repeat.again)])
