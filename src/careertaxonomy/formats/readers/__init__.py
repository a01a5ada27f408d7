"""Readers turn bytes into data with places: one module for each input format, and the table of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from careertaxonomy._shared.tables import NamedTable
from careertaxonomy.formats.readers.base import Comment, Lines, Reading, ReadingError, Repeat

__all__ = ["READERS", "Comment", "Lines", "Reading", "ReadingError", "Repeat", "endings", "reader_for"]

READERS: NamedTable[type[Reading]] = NamedTable(__name__, json="json:JsonReading", yaml="yaml:YamlReading")
"""The reader of each form, by its name."""


@cache
def endings() -> Mapping[str, type[Reading]]:
    """The reader of each ending of a file's name."""
    return {ending: reader for reader in READERS.values() for ending in reader.endings}


def reader_for(file: str, form: str | None = None) -> type[Reading]:
    """The reader for a form or, without one, for the ending of a file's name: JSON for an unknown one."""
    by_name = next((reader for ending, reader in endings().items() if file.lower().endswith(ending)), READERS["json"])
    return READERS[form] if form else by_name
