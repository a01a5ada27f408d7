"""The canonical form of a document, one for every content, and the digest that is made from it.

Two-space indent, one record a line, keys in the models' field order and codes by their schemes, records in their order,
empty optional fields left out, non-ASCII unescaped, a final newline, UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from pydantic import BaseModel

from careertaxonomy.model.layout import layout
from careertaxonomy.model.records import Dataset

__all__ = ["canonical_bytes", "digest_of", "is_digest", "plain_record"]


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """Of each field: its name, its key in a document, and whether it is written even when empty."""
    return tuple((name, field.alias or name, field.is_required()) for name, field in model.model_fields.items())


def plain_record(record: BaseModel) -> dict[str, object]:
    """A record as plain values, as a document has it: empty optional fields left out."""
    values = ((key, getattr(record, name), required) for name, key, required in _fields(type(record)))
    return {key: _plain(value) for key, value, required in values if value or required}


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return plain_record(value)
    return dict(sorted(value.items())) if isinstance(value, Mapping) else value


def canonical_bytes(dataset: Dataset) -> bytes:
    """The canonical document of a dataset."""
    return layout(plain_record(dataset), _plain).encode()


def digest_of(data: bytes) -> str:
    """The digest of a document's bytes: `sha256:` and 64 hex digits."""
    return f"sha256:{sha256(data).hexdigest()}"


def is_digest(text: object) -> bool:
    """Whether a value is `sha256:` and 64 hex digits."""
    return isinstance(text, str) and re.fullmatch("sha256:[0-9a-f]{64}", text) is not None
