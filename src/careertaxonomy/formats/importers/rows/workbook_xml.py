"""The XML of an XLSX workbook: its size, and what the library that reads the cells passes over in silence.

That are rows and columns that are hidden, cells that show an error, and formulas whose value nobody has computed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - it is an exception, and named like one

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.rows.row import MOST_ROWS

__all__ = ["DAMAGED", "SheetScan", "packed", "paths_of_sheets", "place_of", "scanned", "unpacked"]

DAMAGED = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ZlibError)
"""What reading a damaged ZIP file raises."""

_MOST_BYTES = 1 << 27
_MOST_CELLS = 1 << 22
_MOST_COLUMNS = 1 << 14
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_Handler: TypeAlias = Callable[[str, dict[str, str]], None]


@dataclass
class SheetScan:
    """What a sheet holds beside values: numbers of hidden rows and columns, and texts to put into cells, at row and
    column. All count from 0."""

    hidden: list[int] = field(default_factory=list)
    hidden_columns: frozenset[int] = frozenset()
    texts: dict[tuple[int, int], str] = field(default_factory=dict)


def unpacked(file: str, data: bytes) -> dict[str, bytes]:
    """The XML parts of a workbook. Raises `UnreadableTableError` where it is damaged, too large, or no XLSX."""
    parts: dict[str, bytes] = {}
    left = _MOST_BYTES
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as part:
                        content = part.read(left + 1)
                    left -= len(content)
                    parts[member.filename.lstrip("/")] = content
                if left < 0:
                    break
    except DAMAGED as error:
        raise UnreadableTableError(file, f"it is a damaged workbook: {error}") from None
    if left < 0:
        reason = f"unpacked it is larger than {_MOST_BYTES >> 20} MB, too large to be read"
        raise UnreadableTableError(file, reason)
    if not {_BOOK, _RELATIONS} <= {*parts}:
        raise UnreadableTableError(file, "it is not an XLSX workbook: save it as .xlsx in a spreadsheet program")
    return parts


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as a workbook again, in which there is no byte that was not counted."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    made.seek(0)
    return made


def paths_of_sheets(file: str, parts: dict[str, bytes]) -> dict[str, str]:
    """The part that holds each sheet, by the sheet's name."""
    targets: dict[str, str] = {}
    paths: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            paths[attributes.get("name", "")] = targets.get(attributes.get("id", ""), "")

    _parse(file, parts[_RELATIONS], relation)
    _parse(file, parts[_BOOK], sheet)
    return {name: path for name, path in paths.items() if path in parts}


def scanned(file: str, content: bytes) -> SheetScan:
    """A look through a sheet. Raises `UnreadableTableError` where its cells lie too far apart to be laid out."""
    scan = SheetScan()
    row = column = -1
    last_row = last_column = 0
    formula = value = ""
    kind = ""
    spans: list[tuple[int, int]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, last_row, last_column, kind, formula, value
        if name == "row":
            row, column = int(attributes.get("r", row + 2)) - 1, -1
            if _is_hidden(attributes, "ht"):
                scan.hidden.append(row)
        elif name == "col" and _is_hidden(attributes, "width"):
            spans.append((int(attributes.get("min", 1)) - 1, int(attributes.get("max", 1))))
        elif name == "c":
            row, column = place_of(attributes.get("r", ""), row, column + 1)
            kind, formula, value = attributes.get("t", ""), "", ""
        elif name in ("v", "is", "f"):
            last_row, last_column = max(last_row, row), max(last_column, column)
            if row < 0:
                raise ValueError("a cell without a row")
            if last_row >= MOST_ROWS or (last_row + 1) * (last_column + 1) > _MOST_CELLS:
                where = f"row {row + 1:,}, column {column + 1:,}"
                raise UnreadableTableError(file, f"it has a cell in {where}, too far out to be read")

    def end(name: str, text: str) -> None:
        nonlocal formula, value
        if name == "f":
            formula = text or "..."
        elif name == "v":
            value = text
        elif name == "c" and kind == "e":
            scan.texts[row, column] = value or "#ERROR!"
        elif name == "c" and formula and not value and kind != "str":
            scan.texts[row, column] = f"={formula}"

    _parse(file, content, begin, end)
    scan.hidden_columns = frozenset(_columns(spans))
    return scan


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or a column is not shown: it says so, or has no height or width."""
    return attributes.get("hidden") in ("1", "true") or float(attributes.get(size, 1)) == 0


def _columns(spans: list[tuple[int, int]]) -> Iterator[int]:
    """The columns of spans, each given with the column after its last one; those of all of them once."""
    done = 0
    for start, end in sorted(spans):
        yield from range(max(start, done), min(end, _MOST_COLUMNS))
        done = max(done, end)


def place_of(reference: str, row: int, column: int) -> tuple[int, int]:
    """The row and column of a cell's reference such as C7; those given where it has none."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return row, column
    letters = 0
    for letter in match[1]:
        letters = letters * 26 + ord(letter) - 64
    return int(match[2]) - 1, letters - 1


def _parse(
    file: str, content: bytes, begin: _Handler, end: Callable[[str, str], None] = lambda _name, _text: None
) -> None:
    """Goes through XML: `begin` gets each element and its attributes, `end` each element and the text in it, and both
    get names without prefixes."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    texts: list[str] = []

    def started(name: str, attributes: dict[str, str]) -> None:
        texts.clear()
        begin(name.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in attributes.items()})

    def ended(name: str) -> None:
        end(name.rpartition(":")[2], "".join(texts))
        texts.clear()

    def refuse(*_: object) -> None:
        raise UnreadableTableError(file, "it declares a document type, which no workbook does")

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = texts.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # LookupError: an encoding that nobody knows
        if isinstance(error, UnreadableTableError):
            raise
        raise UnreadableTableError(file, f"it is a damaged workbook: {error}") from None
