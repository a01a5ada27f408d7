"""The canonical form of a document, one for every content, and the digest that is made from it.

Two-space indent, one record a line, keys in the models' field order and codes by their schemes, records in their order,
empty optional fields left out, non-ASCII unescaped, a final newline, UTF-8.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256

from pydantic import BaseModel

from careertaxonomy.models import Dataset

__all__ = ["canonical_bytes", "digest_of", "plain_record"]


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """Of each field: its name, its key in a document, and whether it stands there even when empty."""
    return tuple((name, field.alias or name, field.is_required()) for name, field in model.model_fields.items())


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return plain_record(value)
    return dict(sorted(value.items())) if isinstance(value, Mapping) else value


def _items(record: BaseModel) -> Iterator[tuple[str, object]]:
    for name, key, required in _fields(type(record)):
        value = getattr(record, name)
        if value or required:
            yield key, _plain(value)


def plain_record(record: BaseModel) -> dict[str, object]:
    """A record as plain values, as it stands in a document: empty optional fields left out."""
    return dict(_items(record))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _member(key: str, value: object) -> str:
    if isinstance(value, tuple):
        lines = ",".join(f"\n    {_line(_plain(record))}" for record in value)
        return f"  {_line(key)}: [{lines}\n  ]" if lines else f"  {_line(key)}: []"
    return f"  {_line(key)}: {_line(value)}"


def canonical_bytes(dataset: Dataset) -> bytes:
    """The canonical document of a dataset."""
    members = ",\n".join(_member(key, value) for key, value in _items(dataset))
    return f"{{\n{members}\n}}\n".encode()


def digest_of(data: bytes) -> str:
    """The digest of a document's bytes: `sha256:` and 64 hex digits."""
    return f"sha256:{sha256(data).hexdigest()}"
