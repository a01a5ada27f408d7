"""Reads JSON text with the standard library's C scanner, and explains what that scanner refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from json import JSONDecodeError, JSONDecoder
from typing import Any

from careertaxonomy.formats.readers.base import IMPORT, MAX_DEPTH, ReadingError, Slip, lone_surrogate
from careertaxonomy.formats.readers.json.slips import mended

__all__ = ["json_value", "scanner", "skip"]

_SPACE = re.compile(r"[ \t\n\r]*")
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|\[[ \t\n\r]*\]|\{[ \t\n\r]*\}|[\[\]{}]', re.DOTALL)
_CONSTANTS = re.compile(r'"(?:[^"\\]|\\.)*"|-?Infinity|NaN', re.DOTALL)

_OPENING = frozenset('{["]},')
_HEADER = re.compile(r'\ufeff?[\w "()/&.-]+(?:[,;|][\w "()/&.-]*)+')
"""The first line of a table: names of columns with commas or the like between them, and no bracket or colon."""
_ROW = re.compile(r"[^\W\d_][\w ()/&.-]*(?:[,;|][\w(][\w ()/&.-]*)+")
"""A row of cells with commas or the like between them and no space after these."""
_QUOTED_ROW = re.compile(r'"[^"\t]*"(?:\t"[^"\t]*")+')
"""A row of cells in quotes with tabs between them."""

_MOST = 4_000_000
"""How many characters are read again, all in all, to find the faults after the first."""
_NESTED = frozenset({dict, list})

_WORDS = {
    "Unterminated string": ("this text has no closing quote", None),
    "Invalid control character": (
        "a line break, tab or control character inside a text",
        'is a closing quote missing? A line break is written "\\n", a tab "\\t"',
    ),
    "Invalid \\escape": ("a backslash that begins no escape", 'a backslash itself is written "\\\\"'),
    "Invalid \\u": ('"\\u" without four hexadecimal digits', None),
    "Expecting property name": ("a key in double quotes is expected here", None),
    "Expecting ':'": ("a colon is expected here, between a key and its value", None),
    "Expecting ','": ("a comma or a closing bracket is expected here", None),
    "Expecting value": ("a value is expected here", None),
    "Extra data": ("the document has ended, and text goes on", None),
}
_LOOKS = {
    "'": "JSON takes double quotes only",
    "/": "JSON has no comments",
    "#": "JSON has no comments",
    "T": "JSON writes true",
    "F": "JSON writes false",
    "N": "JSON writes null",
}


class _ConstantError(Exception):
    """NaN or Infinity, which Python's scanner takes and JSON does not have."""


def _refuse_constant(name: str) -> object:
    raise _ConstantError(name)


def _number(_: str) -> float:
    return 0.0


def scanner(repeating: list[object] | None = None) -> Any:
    """What takes a text and an offset, and gives the value that begins there and the offset of its end.

    Of a key that appears twice the last one counts; each object with such a key is added to `repeating`, if given.
    """

    def made(pairs: list[tuple[str, object]]) -> object:
        content = dict(pairs)
        if repeating is not None and len(content) < len(pairs):
            repeating.append(content)
        return content

    # A number is no value of the format anywhere, so its digits are not worth converting (nor are a million of them).
    decoder: Any = JSONDecoder(
        object_pairs_hook=None if repeating is None else made,
        parse_int=_number,
        parse_float=_number,
        parse_constant=_refuse_constant,
    )
    return decoder.scan_once


def skip(text: str, offset: int) -> int:
    """The next offset without white space."""
    found = _SPACE.match(text, offset)
    assert found is not None
    return found.end()


def json_value(text: str, scan: Any) -> object:
    """The value of a text; raises `ReadingError` for one that is no JSON, with the faults after the first."""
    try:
        return _value(text, scan)
    except ReadingError as fault:
        first, *others = _faults(text, scan, fault)
        first.others = tuple(others)
        raise first from None


def _faults(text: str, scan: Any, fault: ReadingError | None) -> Iterator[ReadingError]:
    """A fault of a text and those after it, as long as it is certain what was meant. Each is mended in a copy."""
    slips: list[Slip] = []
    while fault is not None:
        found = ReadingError(
            fault.kind, fault.message, _before(slips, fault.start), _before(slips, fault.end), fault.hint
        )
        slip = mended(text, fault) if fault.kind == "syntax" and len(slips) * len(text) < _MOST else None
        if slip is not None:
            found.slip = Slip(_before(slips, slip.start), _before(slips, slip.end), slip.text)
        yield found
        if slip is None:
            return
        slips.append(slip)
        text = f"{text[: slip.start]}{slip.text}{text[slip.end :]}"
        fault = None
        try:
            _value(text, scan)
        except ReadingError as following:
            fault = following


def _before(slips: Sequence[Slip], offset: int) -> int:
    """An offset in a text that was mended, as it is in the text before."""
    for slip in reversed(slips):
        if offset > slip.start:
            offset = max(slip.start, offset - len(slip.text)) + (slip.end - slip.start)
    return offset


def _value(text: str, scan: Any) -> object:
    value: object = None
    fault: ReadingError | None
    try:
        value, end = scan(text, skip(text, 0))
    except StopIteration as stop:
        fault = _syntax(text, "Expecting value", stop.value)
    except JSONDecodeError as error:
        fault = _syntax(text, error.msg, error.pos)
    except RecursionError:
        fault = _too_deep(len(text))
    except _ConstantError as constant:
        at = next(found for found in _CONSTANTS.finditer(text) if not found[0].startswith('"'))
        fault = ReadingError("syntax", f"JSON has no {constant}", at.start(), at.end())
    else:
        rest = skip(text, end)
        fault = _syntax(text, "Extra data", rest) if rest < len(text) else lone_surrogate(text)
    if fault is not None or _is_too_deep(value):
        deepest = _start_of_too_deep(text)
        raise _too_deep(deepest) if fault is None or deepest < fault.start else fault
    return value


def _too_deep(start: int) -> ReadingError:
    return ReadingError("unreadable", f"values nested more than {MAX_DEPTH} deep", start)


def _is_too_deep(value: object) -> bool:
    level: list[Any] = [[value]]
    for _ in range(MAX_DEPTH + 1):
        values = (whole.values() if type(whole) is dict else whole for whole in level)
        level = [part for parts in values for part in parts if type(part) in _NESTED and part]
    return bool(level)


def _start_of_too_deep(text: str) -> int:
    """Where the first value begins that is nested too deep; the end of the text where none is."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return len(text)
    depth = 0
    for found in _BRACKETS.finditer(text):
        if found[0] in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                return found.start()
        elif found[0] in "]}":
            depth -= 1
    return len(text)


def _table(text: str, offset: int) -> ReadingError | None:
    """What to say where a table was saved under the name of a document, or a row of one was pasted into it."""
    start = text.rfind("\n", 0, offset) + 1
    line = text[start:].partition("\n")[0].rstrip("\r")
    row = line.strip()
    begin = start + line.index(row[:1]) if row else start
    if (row.count("\t") and row[0] not in _OPENING) or _QUOTED_ROW.fullmatch(row):
        what = "this is a table, not a document" if not text[:start].strip() else "a row of a table, not a record"
    elif not text[:start].strip() and _HEADER.fullmatch(row):
        what = "this is a table, not a document"
    elif offset == begin and _ROW.fullmatch(row):
        what = "a row of a table, not a record"
    else:
        return None
    return ReadingError("syntax", what, begin, begin + len(row), IMPORT)


def _syntax(text: str, words: str, offset: int) -> ReadingError:
    if not text.strip(" \t\n\r"):
        return ReadingError("syntax", "the file is empty", 0, 0)
    table = _table(text, offset)
    if table is not None:
        return table
    before = text[:offset].rstrip(" \t\n\r") if words.startswith("Expecting") else ""
    if before.endswith(",") and text[offset : offset + 1] in ("}", "]"):
        offset, words = len(before) - 1, "trailing comma"
    if words.startswith("Illegal trailing comma") or words == "trailing comma":
        return ReadingError("syntax", "a comma with nothing after it", offset, hint="JSON takes no trailing comma")
    if offset >= len(text) and not words.startswith("Unterminated"):
        end = len(text.rstrip(" \t\n\r"))
        return ReadingError("syntax", "the text ends before the document does", end, end)
    if words.startswith("Invalid \\u") and text[offset - 1] == "\\":
        offset -= 1
    message, hint = next(
        (found for start, found in _WORDS.items() if words.startswith(start)), ("this is not JSON", None)
    )
    if words.startswith("Expecting"):
        hint = _LOOKS.get(text[offset])
    return ReadingError("syntax", message, offset, hint=hint)
