"""How a table reads, as plain values that a test can compare."""

from __future__ import annotations

import io
import re
from typing import NamedTuple

from careertaxonomy.formats.tables import Row, Table, as_text, text_of

__all__ = ["Read", "Trickle", "read", "read_rows"]


class Trickle(io.BytesIO):
    """A file that gives only so many bytes at a time."""

    def __init__(self, data: bytes, step: int | None) -> None:
        super().__init__(data)
        self._step = step

    def read1(self, size: int | None = -1, /) -> bytes:
        assert size, "a read of nothing looks like the end"
        return super().read1(size if self._step is None else self._step)


class Read(NamedTuple):
    """A row: what it says in the column, None where it cannot be read; its lines; and why it cannot."""

    text: str | None
    line: int
    last_line: int
    fault: str | None = None


def read_rows(data: bytes, delimiter: str = ",", step: int | None = None) -> tuple[Table, list[Row]]:
    """A table and its rows below the header; asserts that all bytes are handed out, each once and in order."""
    file = Trickle(data, step)
    with as_text(file) as lines:
        table = Table(lines, delimiter)
        rows = [*table]
    assert "".join([table.head, *(row for _, row, _ in rows)]).encode("latin-1") == data
    assert file.tell() == len(data)
    assert [found.line for found in table.unreadable] == [line for line, _, cells in rows if cells is None]
    return table, rows


def read(data: bytes, column: int = 0, delimiter: str = ",", step: int | None = None) -> list[Read]:
    """The rows below the header as values."""
    table, rows = read_rows(data, delimiter, step)
    faults = {found.line: found for found in table.unreadable}
    found = []
    for line, row, cells in rows:
        if cells is None:
            found.append(Read(None, *faults[line]))
        else:
            text = text_of(cells[column]) if cells else ""
            found.append(Read(text, line, line + len(re.findall(r"\r\n?|\n", re.sub(r"(\r\n?|\n)\Z", "", row)))))
    return found
