"""The records of one kind as a data frame: flat columns, each of one type.

A frame made of dumped records would fail, or mix types: `worlds` is a text for All Worlds and a list otherwise. Here
`worlds` is always a list, written out, and `all_worlds` is a boolean.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from careertaxonomy.errors import ExportError, MissingExtraError, UnknownKindError
from careertaxonomy.model.references import KINDS
from careertaxonomy.text.normal_forms import MARKER

if TYPE_CHECKING:
    from careertaxonomy.model.references import Kind
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["frame_of"]

Type: TypeAlias = Literal["text", "boolean", "texts"]
Columns: TypeAlias = Mapping[str, tuple[Type, Sequence[object]]]
"""The type and the values of each column, by its name."""


def frame_of(tax: Taxonomy, kind: str, library: str) -> Any:
    """The records of a kind as a frame of a library; see `Taxonomy.to_frame`."""
    wanted = next((known for known in KINDS if known == kind), None)
    if wanted is None:
        raise UnknownKindError(kind, KINDS)
    if library not in _FRAMES:
        raise ExportError(library, f"is no library of data frames; available: {', '.join(_FRAMES)}")
    try:
        module = import_module(library)
    except ImportError as error:
        raise MissingExtraError("to_frame", "dataframes", package=library) from error
    return _FRAMES[library](module, _columns(tax, wanted))


def _columns(tax: Taxonomy, kind: Kind) -> Columns:
    records = tax.dataset.of(kind)
    columns: dict[str, tuple[Type, Sequence[object]]] = {
        "id": ("text", [record.id for record in records]),
        "name": ("text", [record.name for record in records]),
    }
    if kind == "pathway":
        columns["cluster"] = ("text", [pathway.cluster for pathway in tax.pathways])
        columns["cluster_name"] = ("text", [tax.cluster(pathway.cluster).name for pathway in tax.pathways])
    if kind != "world":
        clusters = tax.clusters if kind == "cluster" else [tax.cluster(pathway.cluster) for pathway in tax.pathways]
        columns["all_worlds"] = ("boolean", [cluster.worlds == MARKER for cluster in clusters])
        columns["worlds"] = ("texts", [[world.id for world in tax.worlds_of(cluster)] for cluster in clusters])
    columns["aliases"] = ("texts", [[*record.aliases] for record in records])
    columns["note"] = ("text", [record.note or None for record in records])
    for scheme in sorted({scheme for record in records for scheme in record.codes}):
        columns[f"code_{scheme}"] = ("text", [record.codes.get(scheme) for record in records])
    return columns


def _polars(pl: Any, columns: Columns) -> Any:
    types = {"text": pl.String, "boolean": pl.Boolean, "texts": pl.List(pl.String)}
    values = {name: values for name, (_, values) in columns.items()}
    return pl.DataFrame(values, schema={name: types[type] for name, (type, _) in columns.items()})


def _pandas(pd: Any, columns: Columns) -> Any:
    types = {"text": "string", "boolean": "bool", "texts": "object"}
    return pd.DataFrame({name: pd.Series(values, dtype=types[type]) for name, (type, values) in columns.items()})


def _pyarrow(pa: Any, columns: Columns) -> Any:
    types = {"text": pa.string(), "boolean": pa.bool_(), "texts": pa.list_(pa.string())}
    return pa.table({name: pa.array(values, types[type]) for name, (type, values) in columns.items()})


_FRAMES: Mapping[str, Callable[[Any, Columns], Any]] = {"polars": _polars, "pandas": _pandas, "pyarrow": _pyarrow}
"""What makes the frame, by the name of the library."""
