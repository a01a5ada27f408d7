"""What is no YAML, or more than a document needs of it, is refused at its place and in bounded time."""

from __future__ import annotations

from functools import partial

import pytest

from careertaxonomy.formats.readers.base import MAX_DEPTH
from careertaxonomy.formats.readers.yaml import YamlReading
from tests.formats.readers.reading import expect_refused, refusal

EMPTY = "the file is empty"
CUT = "the text ends before the document does"
NO_COLON = "a colon is expected on this line, between a key and its value"
COLON = "a colon is not allowed here"
COLON_HINT = 'quote a text with ": " in it; or is this line indented too far, or a colon missing in the one above?'
SIGN_DUE = "a comma or a closing bracket is expected here"
VALUE_DUE = "a value is expected here"
ASTRAY = "this line does not follow from those above it"
INDENT = "indent it as its neighbours are"
GOES_ON = "the value has ended, and text goes on"
MISSING = "is a quote, comma or line break missing?"
NO_QUOTE = "this text has no closing quote"
QUOTES = "a text that begins so needs double quotes"
FIRST = "no value can begin with this character"
TAB = "a tab where YAML takes none"
SPACES = "indent with spaces"
BLOCK = 'nothing may follow on the line after "|" or ">"'
TAG = "a tag, which documents do not have"
TAG_HINT = 'leave it out; a text that begins with "!" needs double quotes'
ANCHOR = "an anchor, which documents do not have"
ANCHOR_HINT = 'leave it out; a text that begins with "&" needs double quotes'
ALIAS = "an alias, which documents do not have"
ALIAS_HINT = 'write out the value that it refers to; a text that begins with "*" needs double quotes'
MERGE = "a merge key, which documents do not have"
MERGE_HINT = "write out the fields that it refers to"

# The text, with what is pointed at between guillemets, then the message and the hint.
SYNTAX = [
    # nothing in the file
    ("«»", EMPTY, None),
    ("«» \r\n\t", EMPTY, None),
    ("«»# a remark\n", "the file has nothing but comments", None),
    # what breaks off
    ("a: {«»", CUT, None),
    ("a: [b,«»\n\n", CUT, None),
    ("{a: b, c«»", CUT, None),
    ("a: «'»b\nc: d", NO_QUOTE, None),
    ('a: «"»b\n---\n', NO_QUOTE, None),
    # colons, commas, brackets
    ("a: b\n«name  joco»  \nc: d", NO_COLON, None),
    ("a: b\n«c»", NO_COLON, None),
    ("a: b«:» c", COLON, COLON_HINT),
    ("name joco\nversion«:» 1", COLON, COLON_HINT),
    ("a: [x, y\nb«:» z", SIGN_DUE, None),
    ("a: [x«}»", SIGN_DUE, None),
    ("{a: What«?»}", SIGN_DUE, None),
    ("a: [b,«,» c]", VALUE_DUE, None),
    ("a: «}»", VALUE_DUE, None),
    ("a: [b]«]»", GOES_ON, MISSING),
    ("{a: b} «c»", "the document has ended, and text goes on", None),
    # indentation
    ("a: 1\n  b«:» 2", COLON, COLON_HINT),
    ("  a: 1\n«b»: 2", ASTRAY, INDENT),
    ("w:\n  - a\n «-» b\nx: y", ASTRAY, INDENT),
    ("w:\n  - id: x\n    name: y\n  «i»d: z\n", ASTRAY, INDENT),
    ("a: b\n«-» c", ASTRAY, INDENT),
    ("a: «-» b", "no list can begin here", "begin it on a line of its own"),
    ("a: «?» b", "no key can begin here", QUOTES),
    ("a:\n«\t»b: c", TAB, SPACES),
    ("a: b\n«\t»c: d", TAB, SPACES),
    ("a:\n -«\t»- b", TAB, SPACES),
    # what a text cannot begin with, unless it has quotes
    ("a: «@»b", FIRST, QUOTES),
    ("a: «`»b`", FIRST, QUOTES),
    ("a: «%»b", FIRST, QUOTES),
    ("a: [«|»]", FIRST, QUOTES),
    ("a: «&» Co", ANCHOR, ANCHOR_HINT),
    ("a: «*»", ALIAS, ALIAS_HINT),
    ("a: «*Special»", ALIAS, ALIAS_HINT),
    ("a: |«x»\n", BLOCK, QUOTES),
    ("a: > «5»\n", BLOCK, QUOTES),
    ("%YAML «x»\n---\n", 'a line that begins with "%" is a directive, and this is none', None),
    ("«%»YAML 2.0\n--- a", "this is not YAML", None),
    # quotes and escapes
    ('a: "b" «c»', GOES_ON, MISSING),
    ("a: 'Children'«s»' b", GOES_ON, MISSING),
    ('a: "C:«\\»data"', "a backslash that begins no escape", 'a backslash itself is written "\\\\"'),
    ('a: "b«\\»u12"', "an escape without its hexadecimal digits", None),
    ('a: "b\\U«0»0110000"', "a number that is too large", None),
    ('a: "b\\U«F»FFFFFFF"', "a number that is too large", None),
    ('["«\\ud800»"]', "half of a surrogate pair, \\ud800, which is no character", None),
    ('["«\\U0000DC00»"]', "half of a surrogate pair, \\U0000DC00, which is no character", None),
    ('{"«\\ud83d» \\ude00": 1}', "half of a surrogate pair, \\ud83d, which is no character", None),
    ('["\\ud83d\\ude00«\\ude00»"]', "half of a surrogate pair, \\ude00, which is no character", None),
    # tags, anchors and aliases
    ("a: «!!python/object/apply:os.system» ['x']", TAG, TAG_HINT),
    ("a: «!!int» 6", TAG, TAG_HINT),
    ("a: «!!str» b", TAG, TAG_HINT),
    ("a: [«!» b]", TAG, TAG_HINT),
    ("a: «!!null»", TAG, TAG_HINT),
    ("a: b\nc:\n- «!important» b", TAG, TAG_HINT),
    ("[«!<tag:yaml.org»,2002:int> 6]", TAG, TAG_HINT),
    ("«!!map»\n- a", TAG, TAG_HINT),
    ("%TAG ! !\n--- «!a» b", TAG, TAG_HINT),
    ("a: «!x!y» b", TAG, TAG_HINT),
    ("a: «!%zz» b", TAG, TAG_HINT),
    ("a: «&mark» b\nc: *mark", ANCHOR, ANCHOR_HINT),
    ("a:\n- «&mark»\n  b: c", ANCHOR, ANCHOR_HINT),
    ("{a: [«&mark»]}", ANCHOR, ANCHOR_HINT),
    ("«&all» {a: b}", ANCHOR, ANCHOR_HINT),
    ("«&k» a: b", ANCHOR, ANCHOR_HINT),
    ("a: [b, «*mark»]", ALIAS, ALIAS_HINT),
    ("{«*mark» : b}", ALIAS, ALIAS_HINT),
    ("- «*»", ALIAS, ALIAS_HINT),
    # keys that are no text
    ("? «-» a\n: b", "a key must be text, not a list", None),
    ("{«[»a]: b}", "a key must be text, not a list", None),
    ("? «a»: b\n: c", "a key must be text, not an object", None),
    ("«null»: b", "a key must be text, not null", None),
    ("{«~»: b}", "a key must be text, not null", None),
    ("?«»\n: b", "a key must be text, not null", None),
    # merge keys
    ("y:\n  «<<»: *x\n", MERGE, MERGE_HINT),
    ("- {a: b, <<: «*x»}\n", ALIAS, ALIAS_HINT),
    ("{«<<»: {a: b}}", MERGE, MERGE_HINT),
    # more than one document
    ("a: b\n«---»\nc: d\n", "a second document in the file", "a file holds one document"),
    ("---\na: b\n...\n«---»\n", "a second document in the file", "a file holds one document"),
    # characters that YAML does not take
    ("a: b«\x07»", "the character U+0007, which YAML does not take here", "take it out"),
    ("a: '«\x7f»'", "the character U+007F, which YAML does not take here", "take it out"),
    ("# «\x00»", "the character U+0000, which YAML does not take here", "take it out"),
    ("a: «\ufffe»", "the character U+FFFE, which YAML does not take here", "take it out"),
]
fault_of = partial(refusal, reader=YamlReading)


@pytest.mark.parametrize(("marked", "message", "hint"), SYNTAX)
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "BOM"])
def test_what_is_no_yaml_is_refused_at_its_place(start: str, marked: str, message: str, hint: str | None) -> None:
    expect_refused(marked, message, hint, YamlReading, start)


def test_one_byte_order_mark_may_stand_and_no_second_one() -> None:
    fault = fault_of("\ufeff\ufeffa: b".encode())
    assert (fault.message, fault.start, fault.end) == ("the character U+FEFF, which YAML does not take here", 0, 1)


@pytest.mark.parametrize("text", ["--- a\n", "%YAML 1.2\n---\na\n...\n", "# c\n---\na\n", "%TAG ! !\n--- a"])
def test_one_document_may_have_its_marks(text: str) -> None:
    assert YamlReading(text.encode()).value() == "a"


@pytest.mark.parametrize("odd", ["*", "&", "!"])
def test_what_begins_a_tag_an_anchor_or_an_alias_may_be_in_quotes_and_within_a_text(odd: str) -> None:
    text = f"a: '{odd}b'\nc: \"{odd} b\"\nd: b {odd}b\ne: b{odd}\nf: |\n  {odd}b\n# {odd}b\n'{odd}': x"
    assert YamlReading(text.encode()).value() == {
        "a": f"{odd}b",
        "c": f"{odd} b",
        "d": f"b {odd}b",
        "e": f"b{odd}",
        "f": f"{odd}b\n",
        odd: "x",
    }


def test_a_quoted_merge_key_is_a_key_as_any_other() -> None:
    assert YamlReading(b"{'<<': a, b: <<}").value() == {"<<": "a", "b": "<<"}


@pytest.mark.parametrize(
    ("data", "byte", "offset", "hint"),
    [
        (b"M\xe9tier: a", "e9", 1, "save it as UTF-8"),
        (b"\xef\xbb\xbf\x80", "80", 0, "save it as UTF-8"),
        ("a: b".encode("utf-16"), "ff", 0, 'save it as UTF-8; it looks like UTF-16 ("Unicode")'),
        (b"\xfe\xff\x00a", "fe", 0, 'save it as UTF-8; it looks like UTF-16 ("Unicode")'),
    ],
)
def test_what_is_not_utf_8_is_refused_at_its_first_wrong_byte(data: bytes, byte: str, offset: int, hint: str) -> None:
    fault = fault_of(data)
    assert (fault.kind, fault.message) == ("unreadable", f"not UTF-8: byte 0x{byte} does not belong here")
    assert (fault.start, fault.end, fault.hint) == (offset, offset + 1, hint)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_depth_has_the_limit_that_json_has(opening: str, closing: str) -> None:
    YamlReading((MAX_DEPTH * opening + "[]" + MAX_DEPTH * closing).encode()).value()
    for inner in ("[x]", "{x: y}"):
        fault = fault_of((MAX_DEPTH * opening + inner).encode())
        assert (fault.kind, fault.message) == ("unreadable", "values nested more than 200 deep")
        assert (fault.start, fault.end) == (MAX_DEPTH * len(opening), MAX_DEPTH * len(opening) + 1)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[[],{},"])
def test_a_hundred_thousand_levels_are_refused_as_one_too_many(opening: str) -> None:
    assert fault_of(opening.encode() * 100_000).message == "values nested more than 200 deep"
