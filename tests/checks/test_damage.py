"""Whatever the bytes, a check ends in a report: soon, without a traceback, and with what the models say."""

from __future__ import annotations

import codecs
import json
import random
import sys
from collections.abc import Callable, Iterator
from random import Random

import pytest

from careertaxonomy.checks.checker import check_documents
from careertaxonomy.checks.faults import FAULTS, plant
from careertaxonomy.diagnostics import Report
from careertaxonomy.formats.documents import Document
from careertaxonomy.reporters.json import report_json
from careertaxonomy.reporters.text import report_text
from tests.helpers import PUBLISHED, document, pathway, retired
from tests.pace import within
from tests.property.checking import reads_as_the_models_do
from tests.regenerate import CASES

pytestmark = pytest.mark.slow  # documents of many megabytes, and hundreds of damaged ones

SECONDS = 10
LARGE = 10_000_000
SMALL = document().encode()


def _check(data: bytes) -> Report:
    """Checks a document and writes both reports of it, as users do: without what measures coverage, which takes many
    times as long."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        report = check_documents([Document("damaged.json", data)])
        text, as_json = report_text(report, not report.ok), report_json(report)
    finally:
        sys.settrace(tracer)
    assert text.endswith(("; failed\n", "; passed\n"))
    assert as_json.isascii()
    return report


def _in_title(text: str) -> bytes:
    return document().replace('"Our careers"', text).encode()


def _in_name(text: str) -> bytes:
    return document().replace('"Accounting"', f'"{text}"').encode()


BROKEN: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a byte-order mark alone": lambda: codecs.BOM_UTF8,
    "byte-order marks": lambda: codecs.BOM_UTF8 * (LARGE // 3),
    "spaces": lambda: b" " * LARGE,
    "nulls": lambda: bytes(LARGE),
    "bytes of no text": lambda: b"\xff" * LARGE,
    "UTF-16": lambda: PUBLISHED.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda: PUBLISHED.decode().encode("utf-16-le"),
    "UTF-32": lambda: PUBLISHED.decode().encode("utf-32"),
    "Latin-1": lambda: document(head={"title": "Caf\u00e9"}).encode("latin-1"),
    "a surrogate in UTF-8": lambda: SMALL.replace(b"Our", b"\xed\xa0\x80"),
    "an overlong character": lambda: SMALL.replace(b"Our", b"\xc0\xaf"),
    "lists, opened": lambda: b"[" * LARGE,
    "objects, opened": lambda: b'{"a":' * (LARGE // 5),
    "lists, a hundred thousand deep": lambda: b"[" * 100_000 + b"]" * 100_000,
    "objects, a hundred thousand deep": lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "lists in a title": lambda: _in_title("[" * 100_000 + "]" * 100_000),
    "lists in place of a record": lambda: document(pathways=["[" * 100_000 + "]" * 100_000]).encode(),
    "one text": lambda: b'"' + b"x" * LARGE + b'"',
    "one text without an end": lambda: b'"' + b"x" * LARGE,
    "quotes": lambda: b'"' * LARGE,
    "backslashes": lambda: b'"' + b"\\" * LARGE + b'"',
    "escapes": lambda: b'"' + b"\\u00e9" * (LARGE // 6) + b'"',
    "half surrogate pairs": lambda: b'"' + b"\\ud83d" * (LARGE // 6) + b'"',
    "half a surrogate pair behind ten megabytes": lambda: _in_title(f'"{"x" * LARGE}\\ude00"'),
    "digits": lambda: b"1" * LARGE,
    "digits behind a point": lambda: b"0." + b"1" * LARGE,
    "an exponent": lambda: b"1e" + b"9" * LARGE,
    "a million digits in a title": lambda: _in_title("9" * 1_000_000),
    "a million digits in a code": lambda: (
        document(pathways=[pathway("a", codes={"b": 0})]).replace(": 0}", f": {'9' * 1_000_000}}}").encode()
    ),
    "a million digits in a version": lambda: SMALL.replace(b"1.0.0", b"1.0." + b"1" * 1_000_000),
    "a million digits behind a version": lambda: document(
        head={"version": f"1.0.0-{'1' * 1_000_000}"},
        retired=[retired("world", "old", version=f"1.0.0-{'2' * 1_000_000}")],
    ).encode(),
    "not a number": lambda: _in_title("NaN"),
    "infinity": lambda: _in_title("-Infinity"),
    "minus signs": lambda: b"-" * LARGE,
    "commas": lambda: b"[" + b"," * LARGE + b"]",
    "line breaks": lambda: b"\n" * 2_000_000,
    "an id of ten megabytes": lambda: SMALL.replace(b'"accounting"', b'"' + b"A" * LARGE + b'"'),
    "a key of ten megabytes": lambda: SMALL.replace(b'"title"', b'"' + b"x" * LARGE + b'"'),
    "a name of spaces": lambda: _in_name(" " * LARGE),
    "a key twenty thousand times": lambda: _in_title('"a",' + '"title": "a",' * 20_000 + '"note": 1'),
    "ten thousand unknown keys": lambda: _in_title('"a",' + ",".join(f'"k{number}": 1' for number in range(10_000))),
    "records of no shape": lambda: document(pathways=["{}", "1"] * 10_000).encode(),
    "one record twenty thousand times": lambda: document(pathways=[pathway("a")] * 20_000).encode(),
    "a circle of ten thousand": lambda: document(
        retired=[retired("world", f"w{number}", f"w{(number + 1) % 10_000}") for number in range(10_000)]
    ).encode(),
}
"""Every way of being no document, up to ten megabytes of it."""

ODD: dict[str, Callable[[], bytes]] = {
    "a finding on each of thirty thousand records of one line": lambda: (
        document(pathways=[pathway(f"p{number}", name=f"Unit{number} Desk ") for number in range(30_000)])
        .replace("\n", " ")
        .encode()
    ),
    "a title of ten megabytes": lambda: _in_title(f'"{"x" * LARGE}"'),
    "a title of brackets": lambda: _in_title(f'"{"[" * LARGE}"'),
    "a name of a million words": lambda: _in_name("and " * 1_000_000 + "x"),
    "a name of slashes": lambda: _in_name("a/ " * 1_000_000 + "x"),
    "a name with a digit in each word": lambda: _in_name("l0" * 1_000_000),
    "a name in two scripts": lambda: _in_name("a\u0430" * 1_000_000),
    "a name in the wrong encoding": lambda: _in_name("\u00c3\u00a9" * 1_000_000),
    "a name of letters and accents": lambda: _in_name("e\u0301" * 1_000_000),
    "a name with a character of no width in each word": lambda: _in_name("a\u200b" * 1_000_000),
    "a hundred thousand codes": lambda: document(
        pathways=[pathway("a", codes={f"s{number}": "1" for number in range(100_000)})]
    ).encode(),
    "a hundred thousand aliases": lambda: document(
        pathways=[pathway("a", aliases=[f"s{number}" for number in range(100_000)])]
    ).encode(),
}
"""Documents that nobody writes, and of which no error need be told."""


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_document_ends_soon_and_with_an_error(name: str) -> None:
    data = BROKEN[name]()
    with within(SECONDS):
        report = _check(data)
    assert report.errors


@pytest.mark.parametrize("name", ODD)
def test_what_nobody_writes_ends_soon(name: str) -> None:
    data = ODD[name]()
    with within(SECONDS):
        _check(data)


def test_a_document_cut_anywhere() -> None:
    for length in range(len(SMALL) - 1):
        report = _check(SMALL[:length])
        assert [found.code for found in report.diagnostics] == ["CT102"], length
        lines = SMALL[:length].decode().split("\n")
        assert report.diagnostics[0].column <= len(lines[report.diagnostics[0].line - 1]) + 1


def test_the_bundled_document_cut_in_many_places() -> None:
    chooser = random.Random(2)
    for _ in range(150):
        length = chooser.randrange(len(PUBLISHED) - 2)
        report = _check(PUBLISHED[:length])
        assert [found.code for found in report.diagnostics] == ["CT102"], length


def _flipped(seed: int) -> bytes:
    chooser = random.Random(seed)
    data = bytearray(PUBLISHED)
    for _ in range(chooser.choice((1, 1, 1, 2, 5, 50))):
        data[chooser.randrange(len(data))] ^= 1 << chooser.randrange(8)
    return bytes(data)


def _shuffled(seed: int) -> bytes:
    """A document in which a stretch is missing, doubled, or stands elsewhere."""
    chooser = random.Random(seed)
    start, end, to = sorted(chooser.randrange(len(SMALL)) for _ in range(3))
    stretch = SMALL[start:end]
    return chooser.choice((SMALL[:start] + SMALL[end:], SMALL[:to] + stretch + SMALL[to:], stretch + SMALL))


@pytest.mark.parametrize("seed", range(10))
def test_flipped_bytes(seed: int) -> None:
    for number in range(15):
        _check(_flipped(1000 * seed + number))


def test_a_flipped_byte_in_the_grammar_is_found() -> None:
    for character in b'{}[]:,"':
        at = PUBLISHED.index(character, 600)
        assert not _check(PUBLISHED[:at] + bytes([character ^ 1]) + PUBLISHED[at + 1 :]).ok


EDGES_OF_THE_GRAMMAR = ["1e400", "-0", "1E+2", "0.0", "9" * 30, "true", " 1\t"]
EDGES_OF_THE_GRAMMAR += ['"\\u0000"', '"\\/"', '"\u2028"', '"\x7f"', '"\\ud83d\\ude00"']
BEYOND_THE_GRAMMAR = ["01", "+1", "1.", ".1", "1e", "0x1", "tru", "nul", "'a'", "\u00a01"]
BEYOND_THE_GRAMMAR += ['"\\a"', '"\\u12g4"', '"\t"', '"\\ud83d"', '"\\ud83d\\u0041"']


def _documents() -> Iterator[tuple[str, bytes]]:
    for case in CASES:
        yield case.name, case.read_bytes()
    for fault in FAULTS:
        if fault.lacks(json.loads(PUBLISHED)) is None:
            yield fault.name, plant(json.loads(PUBLISHED), Random(0).choice, fault).data
    for seed in range(40):
        yield f"flipped {seed}", _flipped(seed)
        yield f"shuffled {seed}", _shuffled(seed)
    for depth in range(196, 203):
        for value in ("[]", "{}", "[ ]", "[1]", "[[], 1]", '{"a": 1}', '"x"', '"[" '):
            yield f"{depth} lists round {value}", _in_title("[" * depth + value + "]" * depth)
            yield f"{depth} objects round {value}", _in_title('{"a": ' * depth + value + "}" * depth)
    for name in sorted(BROKEN.keys() - {"ten thousand unknown keys", "a circle of ten thousand"}):
        data = BROKEN[name]()
        if len(data) < LARGE // 10:
            yield name, data
    for text in (*EDGES_OF_THE_GRAMMAR, *BEYOND_THE_GRAMMAR):
        yield text, _in_title(text)


@pytest.mark.parametrize("text", BEYOND_THE_GRAMMAR)
def test_beyond_the_grammar(text: str) -> None:
    assert [found.code for found in _check(_in_title(text)).diagnostics] == ["CT102"]


@pytest.mark.parametrize("text", EDGES_OF_THE_GRAMMAR)
def test_within_the_grammar(text: str) -> None:
    codes = {found.code for found in _check(_in_title(text)).diagnostics}
    assert codes == ({"CT106"} if not text.startswith('"') else codes & {"CT204"})


def test_what_is_taken_is_what_the_models_take() -> None:
    documents = dict(_documents())
    for data in documents.values():
        reads_as_the_models_do(data)
    reports = [check_documents([Document("damaged.json", data)]) for data in documents.values()]
    assert len({found.code for report in reports for found in report.diagnostics}) > 40
