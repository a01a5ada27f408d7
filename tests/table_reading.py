"""How a table reads, as plain values that a test can compare."""

from __future__ import annotations

import io
from typing import NamedTuple

from careertaxonomy.tables import Row, Table, text_of

__all__ = ["Read", "Trickle", "joined", "read", "read_rows"]


class Trickle(io.BytesIO):
    """A file that gives only so many bytes at a time."""

    def __init__(self, data: bytes, step: int) -> None:
        super().__init__(data)
        self._step = step

    def read(self, size: int | None = -1, /) -> bytes:
        assert size, "a read of nothing looks like the end"
        return super().read(self._step if size < 0 else min(self._step, size))


class Read(NamedTuple):
    """A row: what it says in the column, None where it cannot be read; its lines; and why it cannot."""

    text: str | None
    line: int
    last_line: int
    fault: str | None = None


def read_rows(data: bytes, column: int = 0, delimiter: str = ",", step: int | None = None) -> list[Row]:
    """The rows below the header; asserts that all bytes are handed out, each once and in order."""
    table = Table(io.BytesIO(data) if step is None else Trickle(data, step), delimiter)
    found = [*table.rows(column, {})]
    assert joined(table, found) == data
    assert table.read == len(data)
    rows = [row for row in found if isinstance(row, Row)]
    assert len(rows) == len(found)
    return rows


def joined(table: Table, rows: list[Row | bytes]) -> bytes:
    """The bytes of a table that was read."""
    return table.head + b"".join(row.data if isinstance(row, Row) else row for row in rows)


def read(data: bytes, column: int = 0, delimiter: str = ",", step: int | None = None) -> list[Read]:
    """The rows below the header as values."""
    return [
        Read(None if row.fault else text_of(row.data[row.start : row.end]), row.line, row.last_line, row.fault)
        for row in read_rows(data, column, delimiter, step)
    ]
