"""What a fix writes into YAML: the text that is meant, in the quotes that are there, and nothing else changes."""

from __future__ import annotations

import pytest

from careertaxonomy.checks.fixes import fix_document
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers.yaml import YamlReading
from tests.helpers import check_text, codes, only

Path = tuple[str | int, ...]


def edited(text: str, edit: tuple[int, int, str]) -> str:
    start, end, written = edit
    return text[:start] + written + text[end:]


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "path", "new", "result"),
    [
        ("a: x  # kept\n", ("a",), "y z", "a: y z  # kept\n"),
        ("a: x\n", ("a",), "NO", 'a: "NO"\n'),
        ("a: x\n", ("a",), "b: c", 'a: "b: c"\n'),
        ("a: x\n", ("a",), "1", 'a: "1"\n'),
        ("a: 'x '  # kept\n", ("a",), "x", "a: 'x'  # kept\n"),
        ("a: 'x'\n", ("a",), "it's", "a: 'it''s'\n"),
        ("a: 'x'\n", ("a",), "x\ty", 'a: "x\\ty"\n'),
        ('a: "x"\n', ("a",), 'x "y" é😀\u2028', 'a: "x \\"y\\" é😀\\u2028"\n'),
        ("a: |\n  x\n  y\n\nb: c\n", ("a",), "z", "a: z\n\nb: c\n"),
        ("a: x\n  y\nb: c\n", ("a",), "z", "a: z\nb: c\n"),
        ("a: [x, y]  # kept\n", ("a",), "all", "a: all  # kept\n"),
        ('{"a":["x"]}\n', ("a",), "all", '{"a":"all"}\n'),
        ('{"a":["x "]}\n', ("a", 0), "x", '{"a":["x"]}\n'),
        # A list below its key, indented or not, with a remark beside the key.
        ("a:\n  - x\n  - y\nb: c\n", ("a",), "all", "a: all\nb: c\n"),
        ("a:  # kept\n- x  # of x\n- y  # of y\nb: c\n", ("a",), "all", "a: all  # kept  # of y\nb: c\n"),
        ("r:\n- id: y\n  a :\n  - x\n  b: c\n", ("r", 0, "a"), "all", "r:\n- id: y\n  a : all\n  b: c\n"),
        ("a: # kept\n  # lost\n  - x\n", ("a",), "all", "a: all # kept\n"),
    ],
)
def test_a_value_is_written_anew(text: str, path: Path, new: str, result: str, line_break: str) -> None:
    text, result = text.replace("\n", line_break), result.replace("\n", line_break)
    reading = YamlReading(text.encode())
    assert edited(text, reading.replacement(path, new)) == result
    after = YamlReading(result.encode())
    value = after.value()
    for step in path:
        value = value[step]  # type: ignore[index]  # a list or an object, as the path says
    assert value == new


def test_a_key_is_written_anew() -> None:
    text = "- nmae: x  # kept\n- {'nmae': y}\n- ? nmae\n  : z\n"
    for place, result in (
        ((0, "nmae"), text.replace("- nmae:", "- name:")),
        ((1, "nmae"), text.replace("'nmae'", "'name'")),
        ((2, "nmae"), text.replace("? nmae", "? name")),
    ):
        assert edited(text, YamlReading(text.encode()).replacement(place, "name", key=True)) == result
    assert edited("{nmae: [x]}", YamlReading(b"{nmae: [x]}").replacement(("nmae",), "name", key=True)) == "{name: [x]}"


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "path", "result"),
    [
        ("a: [x, y, z]\n", ("a", 1), "a: [x, z]\n"),
        ("a: [x, y]  # kept\n", ("a", 1), "a: [x]  # kept\n"),
        ("a: [\n  x,\n  y,\n]\n", ("a", 1), "a: [\n  x,\n]\n"),
        ("a: [\n  x, # of x\n  y, # of y\n  z\n]\n", ("a", 1), "a: [\n  x, # of x\n   # of y\n  z\n]\n"),
        ("a: [\n  x, # of x\n  y\n]\n", ("a", 1), "a: [\n  x, # of x\n  \n]\n"),
        ("a:\n  - x  # of x\n  - y  # of y\n  - z\n", ("a", 1), "a:\n  - x  # of x\n  - z\n"),
        ("a:\n- x\n- y\nb: c\n", ("a", 1), "a:\n- x\nb: c\n"),
        ("a:\n- x\n\n# of y, perhaps\n- y", ("a", 1), "a:\n- x\n\n# of y, perhaps"),
        ("a:\n- b: c\n  d: e\n\n- f: g\n  h:\n  - i\n- j\n", ("a", 1), "a:\n- b: c\n  d: e\n\n- j\n"),
        ("a:\n- {b: c}\n- {d: e}  # of it\n- x\n", ("a", 1), "a:\n- {b: c}\n- x\n"),
        ("a:\n- |\n  b - c\n\n- |\n  d\n\n- e\n", ("a", 1), "a:\n- |\n  b - c\n\n\n- e\n"),
        ("- - x\n  - y\n- z\n", (0, 1), "- - x\n- z\n"),
    ],
)
def test_an_entry_is_taken_out(text: str, path: Path, result: str, line_break: str) -> None:
    text, result = text.replace("\n", line_break), result.replace("\n", line_break)
    assert edited(text, (*YamlReading(text.encode()).removal(path), "")) == result
    expected = YamlReading(text.encode()).value()
    holder = expected
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]  # a list or an object, as the path says
    del holder[path[-1]]  # type: ignore[attr-defined]  # a list
    assert YamlReading(result.encode()).value() == expected


DOCUMENT = """\
# The careers of our county. Ask Education before you change an id.
format: careertaxonomy/1
name: our-careers
version: 1.0.0
title: Our careers
worlds:
- id: health-care   # Worlds first
  name: 'Health Care '
- {id: manufacturing, name:   Manufacturing}   # one line

clusters:
  # agreed in May
  - id: finance
    name: "Finance"
    worlds:
      - health-care
      - manufacturing   # and the next one twice
      - health-care
  - id: marketing
    name: Marketing  &  Sales
    worlds: [manufacturing]

pathways:
- {id: accounting, name: Accounting, cluster: finance}
- {id: sales, name: Sales, cluster: marketing}
"""
MENDED = (
    DOCUMENT.replace("'Health Care '", "'Health Care'")
    .replace("Marketing  &  Sales", "Marketing & Sales")
    .replace("# and the next one twice\n      - health-care\n", "# and the next one twice\n")
)


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_file_with_comments_comes_back_with_them(mark: str, line_break: str) -> None:
    data = (mark + DOCUMENT.replace("\n", line_break)).encode()
    fixed = fix_document(Document("our.yaml", data))
    assert fixed.after.data.decode() == mark + MENDED.replace("\n", line_break)
    assert sorted({found.code for found in fixed.applied}) == ["CT303", "CT601"]
    assert codes(check_text(fixed.after.data, file="our.yaml"), "error", "warning") == []


@pytest.mark.parametrize(
    ("stretch", "text", "loses"),
    [
        ("a: x # c", "", True),
        ("a: x # c", "y # c", False),
        ("a: 'x # c'", "", False),
        ("a: x#c", "", False),
        ("a: |\n  # c\n", "", False),
        ("a: | # c\n  x\n", "", True),
        ("# c\na: [x, # c\n y]", "# c", False),
        ("# c\na: [x, # d\n y]", "# c", True),
    ],
)
def test_whether_a_comment_goes(stretch: str, text: str, loses: bool) -> None:
    reading = YamlReading(stretch.encode())
    reading.value()
    assert reading.loses_comment(0, len(stretch), text) is loses


def test_a_copy_is_taken_out() -> None:
    row = "- {id: accounting, name: Accounting, cluster: finance}\n"
    copied = MENDED.replace(row, f"{row}{row}")
    assert only(check_text(copied, file="our.yaml")).fix is not None
    fixed = fix_document(Document("our.yaml", copied.encode()), unsafe=True)
    assert fixed.after.data.decode() == MENDED
