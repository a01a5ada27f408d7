"""Texts put into the cells of a workbook's sheet: nothing else of its XML and no other part of the file is changed."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from copy import copy
from shutil import copyfileobj
from xml.parsers import expat
from xml.sax.saxutils import escape
from zipfile import ZipFile

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.rows.workbook_xml import DAMAGED, place_of

__all__ = ["with_cells", "with_part"]

_MOST_BYTES = 1 << 30
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPANS = re.compile(rb'\sspans="[^"]*"')


def with_part(file: str, data: bytes, part: str, content: bytes) -> bytes:
    """A ZIP file with another content in one of its parts. Raises `UnreadableTableError` where it cannot be read."""
    made = io.BytesIO()
    try:
        with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w") as new:
            members = {member.filename: member for member in old.infolist()}.values()
            if sum(member.file_size for member in members) > _MOST_BYTES:
                raise UnreadableTableError(file, f"unpacked it is larger than {_MOST_BYTES >> 30} GB")
            for member in members:
                named = copy(member)  # with its date, so that the same input gives the same bytes
                named.extra = b""
                if member.filename.lstrip("/") == part:
                    new.writestr(named, content)
                else:
                    with old.open(member) as source, new.open(named, "w") as to:
                        copyfileobj(source, to)
    except DAMAGED as error:
        raise UnreadableTableError(file, f"it is a damaged workbook: {error}") from None
    return made.getvalue()


def with_cells(file: str, content: bytes, texts: Mapping[tuple[int, int], str]) -> bytes:
    """The XML of a sheet with texts in some of its cells, given by row and column from 0.

    A cell keeps its style. Raises `UnreadableTableError` where one holds a formula: others may depend on that.
    """
    if b"\0" in content or not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise UnreadableTableError(file, "its sheet is not in UTF-8: save it anew in a spreadsheet program")
    edits = _Edits(file, content, texts)
    made: list[bytes] = []
    done = 0
    for start, end, text in edits.found:
        made += content[done:start], text
        done = end
    return b"".join((*made, content[done:]))


class _Edits:
    """What to write in place of which stretches of a sheet's XML, in order."""

    def __init__(self, file: str, content: bytes, texts: Mapping[tuple[int, int], str]) -> None:
        self.found: list[tuple[int, int, bytes]] = []
        self._file, self._content = file, content
        self._rows: dict[int, dict[int, str]] = {}
        for (row, column), text in sorted(texts.items()):
            self._rows.setdefault(row, {})[column] = text
        self._to_come = sorted(self._rows, reverse=True)
        self._row = self._column = -1
        self._cells: dict[int, str] = {}  # those of the row at hand that are still to be written
        self._start, self._style, self._formula = 0, "", False
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.Parse(content, True)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        prefix, _, kind = name.rpartition(":")
        if kind == "dimension":  # which is for speed alone, and would be wrong
            self.found.append((at, self._after(at), b""))
        elif kind == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
            self._add_rows(at, prefix, self._row)
            self._cells = self._rows.get(self._row, {})
            if self._cells:
                self._open(at, name)
        elif kind == "c":
            _, self._column = place_of(attributes.get("r", ""), self._row, self._column + 1)
            self._add_cells(at, prefix, self._column)
            self._start, self._style, self._formula = at, attributes.get("s", ""), False
        elif kind == "f":
            self._formula = True

    def _end(self, name: str) -> None:
        at = self._parser.CurrentByteIndex
        prefix, _, kind = name.rpartition(":")
        if kind == "c" and self._column in self._cells:
            if self._formula:
                raise UnreadableTableError(self._file, f"row {self._row + 1} has a formula where an id is to be")
            text = _cell(prefix, self._row, self._column, self._cells.pop(self._column), self._style)
            is_closed = self._content.startswith(b"</" + name.encode(), at)  # else it is an empty tag, which ends here
            self.found.append((self._start, self._after(at) if is_closed else at, text))
        elif kind == "row" and self._cells:
            self._add_cells(at, prefix, None)
        elif kind == "sheetData":
            self._add_rows(at, prefix, None)

    def _open(self, at: int, name: str) -> None:
        """The start of a row that gets cells, without the numbers of the columns that it has, which is for speed alone;
        one without cells becomes one that may have some."""
        end = self._after(at)
        tag = _SPANS.sub(b"", self._content[at:end])
        if tag.endswith(b"/>"):
            prefix = name.rpartition(":")[0]
            cells = b"".join(_cell(prefix, self._row, column, text) for column, text in self._cells.items())
            tag = tag[:-2] + b">" + cells + f"</{name}>".encode()
            self._cells = {}
        self.found.append((at, end, tag))

    def _add_cells(self, at: int, prefix: str, before: int | None) -> None:
        """Puts in the cells of the row that come before a column; all that are left where there is none."""
        for column in [column for column in self._cells if before is None or column < before]:
            self.found.append((at, at, _cell(prefix, self._row, column, self._cells.pop(column))))

    def _add_rows(self, at: int, prefix: str, before: int | None) -> None:
        """The same with rows that the sheet does not have."""
        while self._to_come and (before is None or self._to_come[-1] <= before):
            row = self._to_come.pop()
            if row == before:
                break
            cells = b"".join(_cell(prefix, row, column, text) for column, text in self._rows[row].items())
            tag = f"{prefix}:row" if prefix else "row"
            self.found.append((at, at, f'<{tag} r="{row + 1}">'.encode() + cells + f"</{tag}>".encode()))

    def _after(self, at: int) -> int:
        """Where the tag ends that begins at a place."""
        return self._content.index(b">", at) + 1


def _cell(prefix: str, row: int, column: int, text: str, style: str = "") -> bytes:
    c, inside, t = (f"{prefix}:{tag}" if prefix else tag for tag in ("c", "is", "t"))
    styled = f' s="{style}"' if style else ""
    said = escape(_NO_XML.sub("\ufffd", text))
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(65 + letter) + letters
    xml = f'<{c} r="{letters}{row + 1}"{styled} t="inlineStr"><{inside}><{t} xml:space="preserve">{said}</{t}>'
    return f"{xml}</{inside}></{c}>".encode("ascii", "xmlcharrefreplace")
