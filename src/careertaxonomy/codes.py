"""Records by the codes that other schemes have for them.

Few programs ask for a code, so `Taxonomy` imports this and makes the index at the first one that does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from careertaxonomy.errors import UnknownCodeError
from careertaxonomy.models import Cluster, Dataset, Pathway, World
from careertaxonomy.names import close_matches

__all__ = ["CodeIndex", "code_index", "missing_code"]

CodeIndex: TypeAlias = dict[str, dict[str, dict[str, World | Cluster | Pathway]]]
"""Record by scheme, kind and code."""


def code_index(dataset: Dataset) -> CodeIndex:
    """Every code of every record; of two records of a kind that share one, the first."""
    found: CodeIndex = {}
    everything: dict[str, Sequence[World | Cluster | Pathway]] = {
        "world": dataset.worlds,
        "cluster": dataset.clusters,
        "pathway": dataset.pathways,
    }
    for kind, records in everything.items():
        for record in records:
            for scheme, code in record.codes.items():
                found.setdefault(scheme, {}).setdefault(kind, {}).setdefault(code, record)
    return found


def missing_code(
    dataset: Dataset, index: CodeIndex, scheme: str, code: str, *, kind: str | None, holders: Mapping[str, object]
) -> UnknownCodeError:
    """The error for a code that no record has, or that records of several kinds have: the `holders`."""
    what, near = "scheme", [*index]
    if holders:
        what, near = "choice", [*holders]
    elif scheme in index:
        codes = [other for known, codes in index[scheme].items() if kind in (None, known) for other in codes]
        what, near = "code", _near(code, codes)
    return UnknownCodeError(
        scheme, code, kind=kind, dataset=dataset.name, version=dataset.version, what=what, known=near
    )


def _near(code: str, codes: Sequence[str]) -> list[str]:
    bare = code.strip().lstrip("0").casefold()
    near = [other for other in codes if other.lstrip("0").casefold() == bare]
    by_plain = {other.casefold(): other for other in codes}
    return near or [by_plain[plain] for plain in close_matches(code, by_plain)]
