"""Bytes to data with places: one module for each input format, and the table of them."""

from __future__ import annotations

from typing import TypeAlias

from careertaxonomy.readers.base import Lines, Reading, ReadingError, Repeat
from careertaxonomy.readers.json import JsonReading
from careertaxonomy.readers.yaml import YamlReading

__all__ = ["READERS", "Lines", "Reader", "Reading", "ReadingError", "Repeat", "reader_for"]

Reader: TypeAlias = type[JsonReading] | type[YamlReading]

READERS: dict[str, Reader] = {".json": JsonReading, ".yaml": YamlReading, ".yml": YamlReading}
"""The reader of each file name's ending."""


def reader_for(file: str) -> Reader:
    """The reader for a file's name: by its ending, JSON where that is none of the known ones."""
    return next((reader for ending, reader in READERS.items() if file.lower().endswith(ending)), JsonReading)
