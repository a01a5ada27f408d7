"""Bytes to data with places: one module for each input format, and the table of them."""

from __future__ import annotations

from careertaxonomy.readers.base import Lines, Reading, ReadingError, Repeat
from careertaxonomy.readers.json import JsonReading

__all__ = ["READERS", "Lines", "Reading", "ReadingError", "Repeat", "reader_for"]

READERS: dict[str, type[JsonReading]] = {".json": JsonReading}
"""The reader of each file name's ending."""


def reader_for(file: str) -> type[JsonReading]:
    """The reader for a file's name: by its ending, JSON where that is none of the known ones."""
    return next((reader for ending, reader in READERS.items() if file.lower().endswith(ending)), JsonReading)
