"""The place of every finding leads back to the value that its message names: something else is put there, and the
document is read again by a plain parser.

Every case file and every fault planted alone is laid out in JSON and in YAML, with tabs, with characters outside the
basic plane before the value, with CRLF and with a byte-order mark.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from careertaxonomy.checks.checker import check, check_document
from careertaxonomy.checks.faults import FAULTS, BrokenDataset
from careertaxonomy.checks.faults.bed import LISTS
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.formats.documents import Document
from tests.checks.contents import CONTENT, MARKED, NAMED, SMALL, planted, steps_to
from tests.helpers import at
from tests.planted import check_bytes
from tests.regenerate import CASES
from tests.yaml_layouts import as_blocks, as_flow, content_of

pytestmark = pytest.mark.slow  # every case and every fault in every layout

MARK = "here-it-is"
EMOJI = "\U0001f600\U0001f469\u200d\U0001f52c"
NO_VALUE = {"CT101", "CT102", "CT109", "CT801", "CT802"}
"""Rules that point at no value of a document, or at more than that."""
AT_KEYS = {"CT105", "CT107"}
NOT_QUOTED = {"CT106", "CT204", "CT507", "CT601", "CT602", "CT603", "CT604", "CT605", "CT609"}
"""Rules whose message does not show the value whole: it says what of it is wrong, or it cannot be seen."""
PART_QUOTED = {"CT509", "CT612"}
"""Rules whose message shows of the value the part that it is about."""
SAME_VALUE = {"CT107", "CT202", "CT301", "CT302", "CT303", "CT307"}
"""Rules whose related places hold the same value."""

Content = Any
Layout = Callable[[Content], str]
Form = tuple[str, Layout, str, str]
"""A name that says what the text is, its layout, its line breaks, and what stands before it."""


def _rows(content: Content) -> str:
    """One record a line, as most people have it."""
    members = (f"{json.dumps(key)}: {_list(value)}" for key, value in content.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def _list(value: Content) -> str:
    dump = partial(json.dumps, ensure_ascii=False)
    return "[\n" + ",\n".join(map(dump, value)) + "\n]" if isinstance(value, list) and value else dump(value)


JSON_LAYOUTS: dict[str, Layout] = {
    "rows": _rows,
    "one line, tabs": partial(json.dumps, ensure_ascii=False, separators=("\t,\t", "\t:\t")),
    "indented, escapes": partial(json.dumps, indent="\t"),
}
YAML_LAYOUTS: dict[str, Layout] = {
    "blocks": lambda content: as_blocks(content_of(json.dumps(content))),
    "flow": lambda content: as_flow(content_of(json.dumps(content))),
}
in_every_form = pytest.mark.parametrize(
    "form",
    [
        pytest.param((file, layout, *ending), id=f"{file}, {name}, {'BOM and CRLF' if ending[1] else 'LF'}")
        for file, layouts in (("my.json", JSON_LAYOUTS), ("my.yaml", YAML_LAYOUTS))
        for name, layout in layouts.items()
        for ending in (("\n", ""), ("\r\n", "\ufeff"))
    ],
)


def with_emoji(content: Content) -> Content:
    """The content with a note before the other fields of every record, so that each column has characters before it
    that take two units of UTF-16, and several of UTF-8."""
    lists = {name: [_noted(row) for row in content[name]] for name in LISTS if isinstance(content.get(name), list)}
    return {**content, **lists}


def _noted(row: Content) -> Content:
    return {"note": EMOJI, **row} if isinstance(row, dict) and "note" not in row else row


def value_at(content: Content, path: list[str]) -> Content:
    for step in path:
        content = content[int(step)] if isinstance(content, list) else content[step]
    return content


def marked(content: Content, path: list[str], *, key: bool) -> Content:
    """The content with the mark at a path, or in place of the key there."""
    if not path:
        return MARK
    step, *rest = path
    if isinstance(content, list):
        return [marked(item, rest, key=key) if str(index) == step else item for index, item in enumerate(content)]
    if key and not rest:
        return {MARK if name == step else name: value for name, value in content.items()}
    return {name: marked(value, rest, key=key) if name == step else value for name, value in content.items()}


def offset_of(text: str, line: int, column: int) -> int:
    return sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1


def read_yaml(text: str) -> Content:
    """What a plain parser makes of YAML; it takes no tabs between values, which a check does."""
    return yaml.load(text.replace("\t", " "), yaml.BaseLoader)


def leads_to_its_value(found: Diagnostic, text: str, file: str) -> None:
    """Whether the place, from its start to its end, is that of the value (or the key) at the path."""
    read = json.loads if file == "my.json" else read_yaml
    piece, path, content = at(found, text), steps_to(found), read(text)
    value = path[-1] if found.code in AT_KEYS else value_at(content, path)
    start, end = offset_of(text, found.line, found.column), offset_of(text, found.end_line, found.end_column)
    assert text[start:end] == piece
    if file == "my.json" or not isinstance(value, list | dict):
        # In YAML, a mark needs a space before it where nothing stands.
        written = json.dumps(MARK) if piece else f" {MARK}"
        again = read(text[:start] + written + text[end:])
        assert again == marked(content, path, key=found.code in AT_KEYS)
    else:
        assert read(" " * (found.column - 1) + piece) == value
    assert found.excerpt is not None
    shown = found.excerpt.text[found.excerpt.start : found.excerpt.stop]
    assert piece.startswith(shown)
    assert bool(shown) == bool(piece)


def is_named(found: Diagnostic, text: str, content: Content) -> None:
    """Whether the message names the value, and the record that it stands in."""
    path = steps_to(found)
    value = path[-1] if found.code in AT_KEYS else value_at(content, path)
    if found.code in PART_QUOTED:
        assert any(part in value for part in re.findall(r'"([^"]+)"', found.message))
    elif isinstance(value, str) and found.code not in NOT_QUOTED:
        assert (value if found.code in {"CT704", "CT705", "CT708"} else f'"{value}"') in found.message
    if path[:1] and path[0] in LISTS and len(path) > 1 and found.code != "CT107":
        row = value_at(content, path[:2])
        id = row.get("id") if isinstance(row, dict) else None
        assert (f'"{id}"' if isinstance(id, str) and id.strip() else f"no. {int(path[1]) + 1}") in found.message
    places = [(found.line, found.column), *((other.line, other.column) for other in found.related)]
    assert len({*places}) == len(places)
    if found.code in SAME_VALUE:
        for other in found.related:
            line = text.split("\n")[other.line - 1]
            assert re.match(r"[\"']?" + re.escape(str(value)), line[other.column - 1 :])


def look(content: Content, form: Form, broken: BrokenDataset | None = None) -> list[Diagnostic]:
    """Looks at every finding of a document that has this content, in one form."""
    file, layout, line_break, mark = form
    text = layout(with_emoji(content)).replace("\n", line_break)
    digest, earlier, beside = (broken.recorded_digest, broken.earlier, broken.beside) if broken else (None,) * 3
    diagnostics = check_bytes((mark + text).encode(), digest, earlier, file=file, beside=beside).diagnostics
    for found in diagnostics:
        leads_to_its_value(found, text, file)
        is_named(found, text, with_emoji(content))
    return [*diagnostics]


READABLE = [case for case in CASES if not NO_VALUE & {found.code for found in check(case).diagnostics}]


@in_every_form
def test_of_the_cases(form: Form) -> None:
    seen = {found.code for case in READABLE for found in look(json.loads(case.read_bytes().decode("utf-8-sig")), form)}
    assert len(seen) > 40


@in_every_form
def test_of_the_planted_faults(form: Form) -> None:
    seen = set()
    for fault in FAULTS:
        if fault.code not in NO_VALUE | {"CT107"}:
            broken = planted(fault, 3, SMALL, CONTENT, NAMED, MARKED)
            seen |= {found.code for found in look(json.loads(broken.data), form, broken)}
    assert {fault.code for fault in FAULTS} - NO_VALUE - {"CT107"} - seen == set()


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.name)
def test_of_the_case_files_as_they_are(case: Path) -> None:
    text = case.read_bytes().decode("utf-8-sig")
    for found in check(case).diagnostics:
        if found.code != "CT107":
            leads_to_its_value(found, text, "my.json")
            is_named(found, text, json.loads(text))


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("file", ["my.json", "my.yaml"])
def test_of_a_key_that_stands_twice(file: str, line_break: str, mark: str) -> None:
    name = f"~{EMOJI}/"
    key = f'"{name}"'
    text = _rows(SMALL).replace('"accounting", ', f'"accounting",\t{key}: "{EMOJI}",\t{key}\t:"1", ')
    text = text.replace("\n", line_break)
    diagnostics = check_document(Document(file, (mark + text).encode())).diagnostics
    (found,) = (found for found in diagnostics if found.code == "CT107")
    again = text.rindex(key)
    assert text[offset_of(text, found.line, found.column) :].startswith(f'{key}\t:"1"')
    assert offset_of(text, found.line, found.column) == again
    assert offset_of(text, found.end_line, found.end_column) == again + len(key)
    assert [offset_of(text, other.line, other.column) for other in found.related] == [text.index(key)]
    assert (steps_to(found)[-1], found.path) == (name, f"/pathways/0/~0{EMOJI}~1")


UNREADABLE = {
    "cut.json": "",
    "latin-1.json": EMOJI,
    "lone-surrogate.json": EMOJI,
    "single-quotes.json": "\t",
    "too-deep.json": "\t",
    "trailing-comma.json": "\t",
}
"""Case files that cannot be read, and what may stand just before the place where reading stops, besides spaces."""


@pytest.mark.parametrize("name", UNREADABLE)
def test_where_reading_stops(name: str) -> None:
    (case,) = (case for case in CASES if case.name == name)
    data = case.read_bytes()
    (first,) = check(case).diagnostics
    lines = data.split(b"\n")
    before = b"\n".join([*lines[: first.line - 1], lines[first.line - 1][: first.column - 1]])
    assert before.isascii()
    more = f"  {UNREADABLE[name]}"

    def place(data: bytes) -> tuple[str, str, int, int, int, int]:
        (found,) = check_document(Document(name, data)).diagnostics
        assert found.message == first.message
        return found.code, found.path, found.line, found.column, found.end_line, found.end_column

    def moved(lines: int, columns: int) -> tuple[str, str, int, int, int, int]:
        of_the_end = columns if first.end_line == first.line else 0
        ends = first.end_line + lines, first.end_column + of_the_end
        return first.code, "", first.line + lines, first.column + columns, *ends

    assert place(b"\xef\xbb\xbf" + data) == place(data.replace(b"\n", b"\r\n")) == moved(0, 0)
    assert place(b"\r\n\n\t" + data) == moved(2, 1 if first.line == 1 else 0)
    assert place(before + more.encode() + data[len(before) :]) == moved(0, len(more))
