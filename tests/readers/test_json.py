"""What is no JSON is refused at the exact place, and in what is, every value and key can be pointed at."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from pydantic_core import from_json

from careertaxonomy.datasets import read_release, release_of
from careertaxonomy.readers import ReadingError
from careertaxonomy.readers.json import MAX_DEPTH, JsonReading

NO_TRAILING = "JSON takes no trailing comma"
QUOTES = "JSON takes double quotes only"
COMMENTS = "JSON has no comments"
CLOSING_QUOTE = 'is a closing quote missing? A line break is written "\\n", a tab "\\t"'
BACKSLASH = 'a backslash itself is written "\\\\"'
KEY_DUE = "a key in double quotes is due here"
VALUE_DUE = "a value is due here"
COLON_DUE = "a colon is due here, between a key and its value"
SIGN_DUE = "a comma or a closing bracket is due here"
ENDED = "the document has ended, and text goes on"
CUT = "the text ends before the document does"
NO_ESCAPE = "a backslash that begins no escape"
CONTROL = "a line break, tab or control character inside a text"
EMPTY = "the file is empty"

# The text, with what is pointed at between guillemets, then the message and the hint.
SYNTAX = [
    ("«»", EMPTY, None),
    ("«» \r\n\t", EMPTY, None),
    ("{«»", CUT, None),
    ('{"a"«»\n', CUT, None),
    ('{"a":«» ', CUT, None),
    ('{"a": 1«»', CUT, None),
    ('{"a": 1,«»\n\n', CUT, None),
    ("[1,«»", CUT, None),
    ('{"a": 1«,»}', "a comma with nothing after it", NO_TRAILING),
    ('{"a": 1«,» \n\t}', "a comma with nothing after it", NO_TRAILING),
    ("[1«,»]", "a comma with nothing after it", NO_TRAILING),
    ("[[1]«,»\r\n]", "a comma with nothing after it", NO_TRAILING),
    ("[1,«,»2]", VALUE_DUE, None),
    ("[«,»1]", VALUE_DUE, None),
    ("{«,»}", KEY_DUE, None),
    ("{«a»: 1}", KEY_DUE, None),
    ("{«1»: 1}", KEY_DUE, None),
    ("{«'»a': 1}", KEY_DUE, QUOTES),
    ("[«'»a']", VALUE_DUE, QUOTES),
    ('{"a" «1»}', COLON_DUE, None),
    ('{"a"«=»1}', COLON_DUE, None),
    ('{"a":«}»', VALUE_DUE, None),
    ('{"a": 1 «"»b": 2}', SIGN_DUE, None),
    ("[1 «2»]", SIGN_DUE, None),
    ("[1«;»2]", SIGN_DUE, None),
    ("[1«}»", SIGN_DUE, None),
    ("[1] «x»", ENDED, None),
    ("[1]«]»", ENDED, None),
    ("{}«{»}", ENDED, None),
    ("0«1»", ENDED, None),
    ("1«.»", ENDED, None),
    ("[1«e»]", SIGN_DUE, None),
    ("[«+»1]", VALUE_DUE, None),
    ("[«.»5]", VALUE_DUE, None),
    ("[«-»]", VALUE_DUE, None),
    ("[«n»ul]", VALUE_DUE, None),
    ("[«T»rue]", VALUE_DUE, "JSON writes true"),
    ("[«F»alse]", VALUE_DUE, "JSON writes false"),
    ("[«N»one]", VALUE_DUE, "JSON writes null"),
    ("«/»/ a remark\n{}", VALUE_DUE, COMMENTS),
    ("«#» a remark", VALUE_DUE, COMMENTS),
    ('{"a": 1, «/»* a remark */ "b": 2}', KEY_DUE, COMMENTS),
    ('{"a": 1 «/»/ a remark\n}', SIGN_DUE, COMMENTS),
    (" «\ufeff»{}", VALUE_DUE, None),
    ("[«\u00a0»1]", VALUE_DUE, None),
    ("[«\x00»]", VALUE_DUE, None),
    ('{"a": «"»abc', "this text has no closing quote", None),
    ('«"»\\', "this text has no closing quote", None),
    ('["é😀«\n»"]', CONTROL, CLOSING_QUOTE),
    ('["a«\t»b"]', CONTROL, CLOSING_QUOTE),
    ('["a«\x00»b"]', CONTROL, CLOSING_QUOTE),
    ('{"a«\r»\n": 1}', CONTROL, CLOSING_QUOTE),
    ('["C:«\\»data"]', NO_ESCAPE, BACKSLASH),
    ('["«\\»x41"]', NO_ESCAPE, BACKSLASH),
    ('["«\\»u12G4"]', '"\\u" without four hexadecimal digits', None),
    ('["a«\\»u12', '"\\u" without four hexadecimal digits', None),
    ("[«NaN»]", "JSON has no NaN", None),
    ('["NaN", "\\"NaN", «NaN»]', "JSON has no NaN", None),
    ("[1, «-Infinity»]", "JSON has no -Infinity", None),
    ('{"a": «Infinity»}', "JSON has no Infinity", None),
    ('["«\\ud800»"]', "half of a surrogate pair, \\ud800, which is no character", None),
    ('["«\\uDC00»"]', "half of a surrogate pair, \\uDC00, which is no character", None),
    ('["«\\ud83d» \\ude00"]', "half of a surrogate pair, \\ud83d, which is no character", None),
    ('["«\\ud83d»\\n\\ude00"]', "half of a surrogate pair, \\ud83d, which is no character", None),
    ('["«\\ud83d»\\ud83d\\ude00"]', "half of a surrogate pair, \\ud83d, which is no character", None),
    ('["\\ud83d\\ude00«\\ude00»"]', "half of a surrogate pair, \\ude00, which is no character", None),
    ('{"«\\udfff»": 1}', "half of a surrogate pair, \\udfff, which is no character", None),
]


def fault_of(data: bytes) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        JsonReading(data).value()
    return caught.value


@pytest.mark.parametrize(("marked", "message", "hint"), SYNTAX)
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "BOM"])
def test_what_is_no_json_is_refused_at_its_place(start: str, marked: str, message: str, hint: str | None) -> None:
    head, _, rest = marked.partition("«")
    pointed, _, tail = rest.partition("»")
    fault = fault_of((start + head + pointed + tail).encode())
    assert (fault.kind, fault.message, fault.hint) == ("syntax", message, hint)
    assert (fault.start, fault.end) == (len(head), len(head + pointed))


@pytest.mark.parametrize(
    ("data", "byte", "offset", "hint"),
    [
        (b'["M\xe9tier"]', "e9", 3, "save it as UTF-8"),
        ('["é😀'.encode() + b'\xff"]', "ff", 4, "save it as UTF-8"),
        (b'"\xed\xa0\x80"', "ed", 1, "save it as UTF-8"),
        (b'["\xc3', "c3", 2, "save it as UTF-8"),
        (b"\xef\xbb\xbf[\x80]", "80", 1, "save it as UTF-8"),
        ("{}".encode("utf-16"), "ff", 0, 'save it as UTF-8; it looks like UTF-16 ("Unicode")'),
        (b"\xfe\xff\x00{\x00}", "fe", 0, 'save it as UTF-8; it looks like UTF-16 ("Unicode")'),
    ],
)
def test_what_is_not_utf_8_is_refused_at_its_first_wrong_byte(data: bytes, byte: str, offset: int, hint: str) -> None:
    fault = fault_of(data)
    assert (fault.kind, fault.message) == ("unreadable", f"not UTF-8: byte 0x{byte} does not belong here")
    assert (fault.start, fault.end, fault.hint) == (offset, offset + 1, hint)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('[{"[{":', "}]")])
def test_depth_has_a_limit_and_what_is_beyond_it_is_pointed_at(opening: str, closing: str) -> None:
    levels = opening.count("[", 0, 1) + opening.count("{", 0, 2)
    times = MAX_DEPTH // levels
    allowed = times * opening + '"[[["' + times * closing
    JsonReading(allowed.encode()).value()
    from_json(allowed)
    for too_deep in (times * opening + '["x"]' + times * closing, times * opening + "[["):
        fault = fault_of(too_deep.encode())
        assert (fault.kind, fault.message) == ("unreadable", "values nested more than 200 deep")
        assert (fault.start, fault.end) == (times * len(opening), times * len(opening) + 1)
        with pytest.raises(ValueError, match=r"recursion limit exceeded|EOF while parsing"):
            from_json(too_deep)


@pytest.mark.parametrize("opening", ["[", '{"a":', "[[],{},"])
def test_a_hundred_thousand_levels_are_refused_as_one_too_many(opening: str) -> None:
    assert fault_of(opening.encode() * 100_000).message == "values nested more than 200 deep"


def test_a_fault_before_the_depth_is_the_one_that_is_told() -> None:
    assert fault_of(b"[x, " + b"[" * 500).message == VALUE_DUE
    assert fault_of(b"[" * 500 + b"x").message == "values nested more than 200 deep"


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


def paths_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths_of(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from paths_of(item, (*path, index))


@pytest.mark.parametrize("indent", [None, 1, "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_every_value_of_the_bundled_document_can_be_pointed_at(indent: int | str | None, line_break: str) -> None:
    content = json.loads(read_release(release_of("joco-works", "1.0.0")))
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
    ("3", []),
]


@pytest.mark.parametrize(("marked", "paths"), REPEATS)
def test_a_key_that_stands_twice_is_found_at_every_level(marked: str, paths: list[tuple[str | int, ...]]) -> None:
    pieces = marked.replace("»", "«").split("«")
    text = "".join(pieces)
    starts = [len("".join(pieces[:index])) for index in range(1, len(pieces), 2)]
    found = JsonReading(text.encode()).repeats()
    assert [(repeat.path, repeat.again) for repeat in found] == [
        (path, (start, start + len(piece))) for path, start, piece in zip(paths, starts, pieces[1::2], strict=True)
    ]
    for repeat in found:
        assert repeat.first < repeat.again
        assert json.loads(text[slice(*repeat.first)]) == json.loads(text[slice(*repeat.again)])


@pytest.mark.parametrize(("marked", "paths"), REPEATS)
def test_no_repeated_key_is_overlooked_by_counting(marked: str, paths: list[object]) -> None:
    """How many keys were kept is what the quick way knows; where a key stands twice, it must not call that certain."""
    text = marked.replace("«", "").replace("»", "")
    kept = sum(len(value) for _, value in paths_of(json.loads(text)) if isinstance(value, dict))
    if paths:
        assert JsonReading(text.encode()).may_repeat_keys(kept)


@pytest.mark.parametrize("text", ['{"a": 1, "b" : {"c"\n:2}}', '{"a": "x:y", "b": "10:30"}', "{}", '{"a\t": "b:"}'])
def test_that_no_key_stands_twice_can_be_certain_by_counting(text: str) -> None:
    kept = sum(len(value) for _, value in paths_of(json.loads(text, strict=False)) if isinstance(value, dict))
    assert not JsonReading(text.encode()).may_repeat_keys(kept)
