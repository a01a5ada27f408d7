"""CT102: what JSON does not take, and what is said of it."""

from __future__ import annotations

import pytest

from tests.helpers import at, check_text, only

CASES: list[tuple[str, str, str, str, str | None]] = [
    # nothing in the file
    ("", "1:1", "", "the file is empty", None),
    (" \r\n\t", "1:1", "", "the file is empty", None),
    ("\ufeff", "1:1", "", "the file is empty", None),
    # a text that breaks off
    ('{"format": "careertaxonomy/1",\n "name"', "2:8", "", "the text ends before the document does", None),
    ('{"format": "careertaxonomy/1",\n', "1:31", "", "the text ends before the document does", None),
    ('{"format": "careert', "1:12", '"', "this text has no closing quote", None),
    ('{"worlds": [{"id": "a"}\n\n', "1:24", "", "the text ends before the document does", None),
    # punctuation that json does not take
    ('{"format" "careertaxonomy/1"}', "1:11", '"', "a colon is expected here, between a key and its value", None),
    ('{"format": "careertaxonomy/1" "name": "x"}', "1:31", '"', "a comma or a closing bracket is expected here", None),
    ('{"format": "careertaxonomy/1",}', "1:30", ",", "a comma with nothing after it", "JSON takes no trailing comma"),
    ('{"worlds": [{},\n  ]}', "1:15", ",", "a comma with nothing after it", "JSON takes no trailing comma"),
    ("{'format': 1}", "1:2", "'", "a key in double quotes is expected here", "JSON takes double quotes only"),
    ('{"format": }', "1:12", "}", "a value is expected here", None),
    ('{"format": "careertaxonomy/1"}\n}', "2:1", "}", "the document has ended, and text goes on", None),
    ('{"worlds": [}', "1:13", "}", "a value is expected here", None),
    # words and comments of other languages
    ('{"format": True}', "1:12", "T", "a value is expected here", "JSON writes true"),
    ('{"format": None}', "1:12", "N", "a value is expected here", "JSON writes null"),
    ('{"format": False}', "1:12", "F", "a value is expected here", "JSON writes false"),
    ('{ // ours\n"format": 1}', "1:3", "/", "a key in double quotes is expected here", "JSON has no comments"),
    ('{"format": # ours\n1}', "1:12", "#", "a value is expected here", "JSON has no comments"),
    ('{"format": hello}', "1:12", "h", "a value is expected here", None),
    # numbers that json does not have
    ('{"format": "NaN",\n "name": NaN}', "2:10", "NaN", "JSON has no NaN", None),
    ('{"format": [1, -Infinity]}', "1:16", "-Infinity", "JSON has no -Infinity", None),
    ('{"format": Infinity}', "1:12", "Infinity", "JSON has no Infinity", None),
    ('{"format": 01}', "1:13", "1", "a comma or a closing bracket is expected here", None),
    ('{"format": .5}', "1:12", ".", "a value is expected here", None),
    # signs that may not stand in a text
    (
        '{"format": "a\nb"}',
        "1:14",
        "\n",
        "a line break, tab or control character inside a text",
        'is a closing quote missing? A line break is written "\\n", a tab "\\t"',
    ),
    (
        '{"format": "a\tb"}',
        "1:14",
        "\t",
        "a line break, tab or control character inside a text",
        'is a closing quote missing? A line break is written "\\n", a tab "\\t"',
    ),
    (
        '{"format": "C:\\data"}',
        "1:15",
        "\\",
        "a backslash that begins no escape",
        'a backslash itself is written "\\\\"',
    ),
    ('{"format": "\\u12"}', "1:13", "\\", '"\\u" without four hexadecimal digits', None),
]


@pytest.mark.parametrize(("text", "place", "fault", "message", "hint"), CASES)
def test_syntax_errors(text: str, place: str, fault: str, message: str, hint: str | None) -> None:
    found = only(check_text(text))
    assert (found.code, found.path, f"{found.line}:{found.column}") == ("CT102", "", place)
    assert (at(found, text), found.message, found.hint) == (fault, message, hint)
