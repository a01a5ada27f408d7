"""A YAML document with the content of the canonical JSON one: one record a line, so that changes show line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careertaxonomy.errors import MissingExtraError
from careertaxonomy.formats.exporters.base import Files, Options
from careertaxonomy.formats.yaml_scalars import plain_or_quoted, yaml_line

if TYPE_CHECKING:
    from careertaxonomy.model.records import Dataset
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_yaml"]


def export_yaml(tax: Taxonomy, _: Options) -> Files:
    """The document as YAML, one record a line, with quotes around what a YAML parser might not read as text.

    Needs the extra `yaml`, as reading does: what is written here is to be edited and then checked.
    """
    try:
        import yaml  # noqa: F401 - only whether it is installed matters
    except ImportError as error:
        raise MissingExtraError("writing YAML", "yaml") from error
    return {f"{tax.name}.yaml": "".join(_members(tax.dataset)).encode()}


def _members(dataset: Dataset) -> Iterator[str]:
    from careertaxonomy.model.canonical import plain_record

    for key, value in plain_record(dataset).items():
        if isinstance(value, tuple) and value:
            yield f"{plain_or_quoted(key)}:\n"
            yield from (f"  - {yaml_line(plain_record(record))}\n" for record in value)
        else:
            yield f"{plain_or_quoted(key)}: {yaml_line(value)}\n"
