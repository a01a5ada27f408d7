"""What YAML says is read as text, lists and objects, and every value and key can be pointed at."""

from __future__ import annotations

import json

import pytest
import yaml

from careertaxonomy.datasets.loader import load, read_release, release_of
from careertaxonomy.formats.readers.yaml import YamlReading
from tests.exported import yaml_bytes
from tests.formats.readers.reading import Path, paths_of
from tests.helpers import PUBLISHED


def value_of(text: str) -> object:
    return YamlReading(text.encode()).value()


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "no", "Off", "on", "yes", "y", "N", "true", "False"),
        *("06", "0o17", "0x1F", "1.0", "1e5", "-3", "+.5", ".inf", ".NaN", "1_000", "12:30:45"),
        *("2024-01-01", "2024-01-01T12:00:00Z", "=", "nUll", "None", "-x", "~x", "a b  c", "a:b", "a#b", "é😀"),
    ],
)
def test_what_has_no_quotes_is_text(text: str) -> None:
    assert value_of(f"{text}\n") == text
    assert value_of(f"{{{text}: [{text}]}}") == {text: [text]}
    assert value_of(f"codes: {text}  # remark") == {"codes": text}


@pytest.mark.parametrize("text", ["null", "Null", "NULL", "~", ""])
def test_null_and_nothing_at_all_are_null(text: str) -> None:
    assert value_of(f"a: {text}\nb:\n- {text}\n- x") == {"a": None, "b": [None, "x"]}
    assert value_of(f"{{a: {text}, b}}") == {"a": None, "b": None}
    assert value_of(f"a: '{text}'\nb: \"{text}\"") == dict.fromkeys("ab", text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("'it''s'", "it's"),
        (r'"a\tb\"\\\/\x41\u00e9\U0001F600\e\N"', 'a\tb"\\/Aé😀\x1b\x85'),
        ("'a\n  b\n\n  c'", "a b\nc"),
        ('"a\\\n   b"', "ab"),
        ("a\n b", "a b"),
        ("|\n  a\n   b\n\n", "a\n b\n"),
        ("|-\n  a\n\n", "a"),
        ("|+\n  a\n\n", "a\n\n"),
        (">\n  a\n  b\n", "a b\n"),
        (">2-\n   a\n", " a"),
        ('"\\ud83d\\ude00"', "😀"),
        ('"\\uD83D\\uDE00\\n"', "😀\n"),
        ('"\\U0000d83d\\U0000de00"', "😀"),
    ],
)
def test_texts_are_read_as_they_are_meant(text: str, value: str) -> None:
    assert value_of(text) == value
    assert value_of(f"\ufeff{text}".replace("\n", "\r\n")) == value


@pytest.mark.parametrize("odd", ["\x85", "\u2028", "\u2029"])
def test_an_old_line_break_is_a_character_as_any_other(odd: str) -> None:
    """PyYAML takes it for a line break, and would take a name in two for a key without its colon."""
    text = f"name: Health{odd}Care\nl: [a{odd}b, 'a{odd} b', \"{odd}\"]  # c{odd}d\nn: |\n  a{odd}b\n\ue000: \ue001"
    reading = YamlReading(text.encode())
    assert reading.value() == {
        "name": f"Health{odd}Care",
        "l": [f"a{odd}b", f"a{odd} b", odd],
        "n": f"a{odd}b\n",
        "\ue000": "\ue001",
    }
    assert text[slice(*reading.span(["l", 1]))] == f"'a{odd} b'"


def test_tabs_are_white_space_but_no_indentation() -> None:
    text = "a:\tb\t# c\n\t\n \t # d\nc\t:\t[\n\te,\n\t\tf g\t]\nd:\n- e\tf\t\n-  g\n"
    assert value_of(text) == {"a": "b", "c": ["e", "f g"], "d": ["e\tf", "g"]}
    assert value_of('{\n\t"a":\t"\t"\n}\t') == {"a": "\t"}


@pytest.mark.parametrize("indent", [None, 1, "\t"])
def test_json_is_yaml_too(indent: int | str | None) -> None:
    content = json.loads(read_release(release_of()))
    text = json.dumps(content, indent=indent, ensure_ascii=True)
    assert value_of(text) == content
    assert value_of(text.replace(": ", ":")) == json.loads(text.replace(": ", ":"))


def test_the_bundled_document_is_read_as_pyyaml_reads_it() -> None:
    data = yaml_bytes(load().dataset)
    assert YamlReading(data).value() == yaml.load(data, yaml.BaseLoader) == json.loads(read_release(release_of()))


TEXT = """\
# of our own
name: Our "careers"   # as printed
'o': {x: [ ], "é😀": 'it''s', z: }
l:
- 06
-   id: a   # first
    worlds:
      - b

      - |
        c

  # last
-
- [e: f, ? g]
k: 1
k: [2, "x"]
n: ~
b: >-
  d

  e
"""
WHOLE = TEXT[TEXT.index("name") :].rstrip()


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), WHOLE, None),
        (("name",), 'Our "careers"', "name"),
        (("o",), """{x: [ ], "é😀": 'it''s', z: }""", "'o'"),
        (("o", "x"), "[ ]", "x"),
        (("o", "é😀"), "'it''s'", '"é😀"'),
        (("o", "z"), "", "z"),
        (("l", 0), "06", "06"),
        (("l", 1), "id: a   # first\n    worlds:\n      - b\n\n      - |\n        c", None),
        (("l", 1, "id"), "a", "id"),
        (("l", 1, "worlds"), "- b\n\n      - |\n        c", "worlds"),
        (("l", 1, "worlds", 1), "|\n        c", None),
        (("l", 2), "", None),
        (("l", 3), "[e: f, ? g]", None),
        (("l", 3, 0), "e: f", None),
        (("l", 3, 0, "e"), "f", "e"),
        (("l", 3, 1), "? g", None),
        (("l", 3, 1, "g"), "", "g"),
        (("k",), '[2, "x"]', "k"),
        (("k", 1), '"x"', None),
        (("n",), "~", "n"),
        (("b",), ">-\n  d\n\n  e", "b"),
        # What is missing gives what would hold it.
        (("nope", "deeper", 3), WHOLE, WHOLE),
        (("l", 4), None, None),
        (("l", "0"), None, None),
        (("o", "x", 0), "[ ]", "[ ]"),
        (("name", "x"), 'Our "careers"', 'Our "careers"'),
    ],
)
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "BOM"])
def test_a_value_and_its_key_can_be_pointed_at(start: str, path: Path, value: str | None, key: str | None) -> None:
    reading = YamlReading((start + TEXT).encode())
    assert reading.text == TEXT
    expected = TEXT[TEXT.index("- 06") : TEXT.index("\nk: 1")] if value is None else value
    assert reading.text[slice(*reading.span(path))] == expected
    if key is not None:
        assert reading.text[slice(*reading.span(path, key=True))] == key


def test_an_empty_value_is_pointed_at_where_it_is_due() -> None:
    text = "a:   # later\nb: [c]\nl:\n  -\n  -  # x\n? d\n# e\n? f\n"
    reading = YamlReading(text.encode())
    places = {path: text[: reading.span(path)[0]] for path in (("a",), ("l", 0), ("l", 1), ("d",), ("f",))}
    assert {path: before.rpartition("\n")[2] for path, before in places.items()} == {
        ("a",): "a:",
        ("l", 0): "  -",
        ("l", 1): "  -",
        ("d",): "? d",
        ("f",): "? f",
    }
    assert all(reading.span(path)[0] == reading.span(path)[1] for path in places)


@pytest.mark.parametrize("flow", [True, False, None])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_every_value_of_the_bundled_document_can_be_pointed_at(flow: bool | None, line_break: str) -> None:
    content = json.loads(PUBLISHED)
    written = yaml.safe_dump(content, default_flow_style=flow, allow_unicode=True, sort_keys=False, width=80)
    text = written.replace("\n", line_break)
    reading = YamlReading(text.encode())
    assert reading.value() == content
    for path, value in paths_of(content):
        start, end = reading.span(path)
        column = start - text.rfind("\n", 0, start) - 1
        assert yaml.load(" " * column + text[start:end], yaml.BaseLoader) == value
        if path and isinstance(path[-1], str):
            assert text[slice(*reading.span(path, key=True))] == path[-1]


REPEATS: list[tuple[str, list[Path]]] = [
    ("a: 1\n«a»: 2", [("a",)]),
    ("{a: 1, «'a'»: 2, «\"\\x61\"» : 3}", [("a",), ("a",)]),
    ("l:\n- {a: 1, «a»: 2}\n- b:\n  - 0\n  - c: 1\n    «c»: 2\n", [("l", 0, "a"), ("l", 1, "b", 1, "c")]),
    ("o: {p: {a: 1, «a»: 1}}\n«o»: {a: {}, «a»: []}", [("o", "p", "a"), ("o",), ("o", "a")]),
    ("- a: 1\n  «a»: 2", [(0, "a")]),
    ("NO: 1\n«NO»: 2\nno: 3", [("NO",)]),
    ("? a\n? «a»\n: b", [("a",)]),
    ("a: {a: {a: 1}}\nb: [{a: 1}, {a: 1}]", []),
    ("a: 1\nA: 2\ná: 3\n'a ': 4", []),
    ("3", []),
]


@pytest.mark.parametrize(("marked", "paths"), REPEATS)
def test_a_key_that_stands_twice_is_found_at_every_level(marked: str, paths: list[Path]) -> None:
    pieces = marked.replace("»", "«").split("«")
    text = "".join(pieces)
    starts = [len("".join(pieces[:index])) for index in range(1, len(pieces), 2)]
    reading = YamlReading(text.encode())
    reading.value()
    found = reading.repeats()
    assert [(repeat.path, repeat.again) for repeat in found] == [
        (path, (start, start + len(piece))) for path, start, piece in zip(paths, starts, pieces[1::2], strict=True)
    ]
    for repeat in found:
        assert repeat.first < repeat.again
        assert text[slice(*repeat.first)] == repeat.path[-1]
        assert reading.span(repeat.path, key=True) >= repeat.again
