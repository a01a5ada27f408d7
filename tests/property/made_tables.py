"""Tables in every layout, put together from pieces, so that it is known without reading them what they hold."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hypothesis import strategies as st

from careertaxonomy.columns.choices import Choices
from careertaxonomy.columns.migration import Plan, TableMigration, migrate_table
from careertaxonomy.formats.tables import as_text
from careertaxonomy.versions.migration import Routes
from tests.property.histories import IDS, History, histories

__all__ = ["COLUMN", "IdCell", "Made", "Row", "Value", "made_tables", "migrated", "tables_with_history"]

COLUMN = "pathway ids"
BREAKS = (b"\n", b"\r\n", b"\r")
_PLAIN = "ab1 -,;|\t'\"\r\n\0é"
_OTHERS = ("Law", "law order", "cluster:law", "é", 'l"aw', '"law"', "la\nw", "l,a,w", *IDS)


class Value(NamedTuple):
    """An id or what stands in its place, with the white space around it."""

    id: str
    before: str
    after: str


class IdCell(NamedTuple):
    """A cell of the column that is migrated, with what stands between its values."""

    values: tuple[Value, ...]
    separator: str
    quoted: bool

    def text(self, becomes: Callable[[str], str] = str) -> str:
        return self.separator.join(value.before + becomes(value.id) + value.after for value in self.values)

    @property
    def ids(self) -> list[str]:
        """The values, without the empty ones."""
        return [value.id for value in self.values if value.id]


class Row(NamedTuple):
    """A row: its cells as they stand in the file, of which one may be the cell of ids; and why it cannot be read.
    One that cannot be read for its quotes has one cell."""

    cells: tuple[bytes | IdCell, ...]
    line_break: bytes
    odd: str = ""


@dataclass(frozen=True)
class Made:
    """A table. `rows` are those below the header."""

    head: bytes
    index: int
    columns: int
    rows: tuple[Row, ...]
    delimiter: str
    separator: str | None
    encoding: str

    def data(self, becomes: Callable[[str], str] = str) -> bytes:
        """The table's bytes, with each id as what it becomes."""
        return self.head + b"".join(self._bytes(row, becomes) for row in self.rows)

    def _bytes(self, row: Row, becomes: Callable[[str], str]) -> bytes:
        cells = (cell if isinstance(cell, bytes) else self._shown(cell, becomes) for cell in row.cells)
        return self.delimiter.encode().join(cells) + row.line_break

    def _shown(self, cell: IdCell, becomes: Callable[[str], str]) -> bytes:
        return _shown(cell.text(becomes), self.encoding, self.delimiter, quoted=cell.quoted)

    def id_cells(self) -> Iterator[tuple[int, IdCell]]:
        """The cells of ids in the rows that can be read, each with its row's first line in the file."""
        data = self.head
        for row in self.rows:
            cell = row.cells[self.index] if len(row.cells) == self.columns else None
            if isinstance(cell, IdCell) and not row.odd:
                yield len(re.findall(rb"\r\n|\r|\n", data)) + 1, cell
            data += self._bytes(row, str)


def _shown(text: str, encoding: str, delimiter: str, *, quoted: bool) -> bytes:
    must = any(character in text for character in (delimiter, "\r", "\n")) or text.startswith('"')
    shown = '"' + text.replace('"', '""') + '"' if quoted or must else text
    return shown.encode(encoding)


@st.composite
def made_tables(draw: st.DrawFn, *, ids: Sequence[str] = IDS, odd: bool = True) -> Made:
    """Tables with one to three columns and mostly these ids; with `odd`, some with rows that cannot be read."""
    delimiter = draw(st.sampled_from(",,\t;|"))
    separator = draw(
        st.sampled_from([None, *(character for character in (";", "; ", "|", ",", " / ") if character != delimiter)])
    )
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "latin-1"]))
    columns = draw(st.integers(1, 3))
    index = draw(st.integers(0, columns - 1))
    breaks = draw(st.sampled_from([*((one,) for one in BREAKS), BREAKS]))

    def shown(text: str) -> bytes:
        return _shown(text, encoding, delimiter, quoted=draw(st.booleans()))

    def id_cell() -> IdCell:
        count = 1 if separator is None else draw(st.sampled_from([3, 2, 1]))
        values = []
        for _ in range(count):
            id = draw(st.sampled_from([*ids, draw(st.sampled_from(_OTHERS))]))
            if separator is not None and separator.strip() in id:
                id = "law"
            id = draw(st.sampled_from([id, id, id, f"pathway:{id}", ""]))
            values.append(Value(id, draw(st.sampled_from(["", "", " "])), draw(st.sampled_from(["", "", "  "]))))
        cell = IdCell(tuple(values), separator or "", quoted=True)
        plain = _shown(cell.text(), encoding, delimiter, quoted=False)
        return cell._replace(quoted=plain.startswith(b'"') or draw(st.booleans()))

    def other_cell() -> bytes:
        return shown(draw(st.text(_PLAIN, max_size=5)))

    names = [COLUMN if at == index else f"Ä {at}" for at in range(columns)]
    mark = codecs.BOM_UTF8 if encoding == "utf-8" and draw(st.booleans()) else b""
    head = mark + delimiter.encode().join(map(shown, names)) + draw(st.sampled_from(breaks))
    ids = [*ids[:3], *ids[:3], *ids[:3], *ids]
    made = Made(head, index, columns, (), delimiter, separator, encoding)
    cells = [id_cell() for _ in range(4)]
    rows: list[Row] = []
    last_break = head[-2:] if head.endswith(b"\r\n") else head[-1:]
    for kind in draw(
        st.lists(st.sampled_from(["sound"] * 7 + ["empty", "ragged", "quotes"] * odd), min_size=4, max_size=9)
    ):
        row = Row((), draw(st.sampled_from(breaks)))
        if kind == "sound":
            row = row._replace(
                cells=tuple(draw(st.sampled_from(cells)) if at == index else other_cell() for at in range(columns))
            )
        elif kind == "ragged":
            count = draw(st.sampled_from([count for count in range(1, 6) if count != columns]))
            found = tuple(other_cell() for _ in range(count))
            row = row._replace(cells=found if found != (b"",) else (b'""',), odd="ragged")
        elif kind == "quotes":
            bad = draw(st.sampled_from([b'"a"b', b'x%s"a" ', b'"law""" %s', b'law%s"law""x"y']))
            row = row._replace(cells=(bad.replace(b"%s", delimiter.encode()),), odd="quotes")
        if made._bytes(row, str) == row.line_break:
            row = row._replace(line_break=last_break)  # a line feed alone, after a carriage return, would be part of it
        last_break = row.line_break
        rows.append(row)
    if odd and draw(st.integers(0, 4)) == 0:
        rows.append(
            Row((b'"law' + delimiter.encode() + b'law""',), draw(st.sampled_from([b"", *breaks])), odd="quotes")
        )
    elif rows and made._bytes(rows[-1], str) != rows[-1].line_break and draw(st.booleans()):
        rows[-1] = rows[-1]._replace(line_break=b"")
    return Made(head, index, columns, tuple(rows), delimiter, separator, encoding)


@st.composite
def tables_with_history(draw: st.DrawFn, *, odd: bool = True) -> tuple[Made, History]:
    """Tables that were written under the earlier of two versions, or about then."""
    history = draw(histories())
    replaced_first = sorted(history.ends, key=lambda known: history.outcome(known) != "replaced")
    return draw(made_tables(ids=replaced_first, odd=odd)), history


def migrated(data: bytes, made: Made, history: History, choices: Choices | None = None) -> tuple[bytes, TableMigration]:
    """A table after its migration, and the report."""
    routes = Routes("pathway", history.old, history.new)
    plan = Plan(COLUMN, made.delimiter, made.separator, routes, choices or Choices())
    written: list[str] = []
    with as_text(io.BytesIO(data)) as lines:
        found = migrate_table(lines, plan, name="table.csv", write=written.append)
    return "".join(written).encode("latin-1"), found
