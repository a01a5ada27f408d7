"""A YAML document with the content of the canonical JSON one: one record a line, so that changes show line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from careertaxonomy.errors import MissingExtraError
from careertaxonomy.formats.yaml_scalars import plain_or_quoted
from careertaxonomy.model.canonical import plain_record
from careertaxonomy.model.records import Dataset

__all__ = ["export_yaml"]


def export_yaml(dataset: Dataset) -> bytes:
    """The document as YAML, one record a line, with quotes around what a YAML parser might not read as text.

    Needs the extra `yaml`, as reading does: what is written here is to be edited and then checked.
    """
    try:
        import yaml  # noqa: F401 - only whether it is installed matters
    except ImportError as error:
        raise MissingExtraError("writing YAML", "yaml") from error
    return "".join(_members(plain_record(dataset))).encode()


def _members(content: Mapping[str, object]) -> Iterator[str]:
    for key, value in content.items():
        if isinstance(value, tuple) and value:
            yield f"{plain_or_quoted(key)}:\n"
            yield from (f"  - {_line(plain_record(record))}\n" for record in value)
        else:
            yield f"{plain_or_quoted(key)}: {_line(value)}\n"


def _line(value: object) -> str:
    if isinstance(value, str):
        return plain_or_quoted(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{plain_or_quoted(key)}: {_line(item)}' for key, item in value.items())}}}"
    assert isinstance(value, tuple)
    return f"[{', '.join(map(_line, value))}]"
