"""What is no JSON is refused at the exact place, and in words that say what is due there."""

from __future__ import annotations

from functools import partial

import pytest
from pydantic_core import from_json

from careertaxonomy.formats.readers.base import MAX_DEPTH
from careertaxonomy.formats.readers.json import JsonReading
from tests.formats.readers.reading import expect_refused, refusal

NO_TRAILING = "JSON takes no trailing comma"
QUOTES = "JSON takes double quotes only"
COMMENTS = "JSON has no comments"
CLOSING_QUOTE = 'is a closing quote missing? A line break is written "\\n", a tab "\\t"'
BACKSLASH = 'a backslash itself is written "\\\\"'
KEY_DUE = "a key in double quotes is expected here"
VALUE_DUE = "a value is expected here"
COLON_DUE = "a colon is expected here, between a key and its value"
SIGN_DUE = "a comma or a closing bracket is expected here"
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
fault_of = partial(refusal, reader=JsonReading)


@pytest.mark.parametrize(("marked", "message", "hint"), SYNTAX)
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "BOM"])
def test_what_is_no_json_is_refused_at_its_place(start: str, marked: str, message: str, hint: str | None) -> None:
    expect_refused(marked, message, hint, JsonReading, start)


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
