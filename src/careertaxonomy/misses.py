"""What is said of an id or a reference that a version does not have: what became of it, or what it may have meant.

Nothing here is needed to find what is there, so `Taxonomy` imports it at the first miss.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from careertaxonomy.chains import successors_of
from careertaxonomy.errors import UnknownIdError
from careertaxonomy.models import Cluster, Dataset, Pathway, World
from careertaxonomy.names import close_matches, normal, normals

__all__ = ["missing_id", "missing_reference"]

_Records: TypeAlias = Mapping[str, World | Cluster | Pathway]


def missing_id(
    dataset: Dataset, kind: str, id: str, records: _Records, newer: Callable[[str, str], str | None] | None
) -> UnknownIdError:
    """The error for an id that is none of its kind's `records`. `newer` is asked which newer version has it."""
    retired = {record.id: record for record in dataset.retired if record.kind == kind}
    if id in retired:
        suggestions = successors_of(id, lambda gone: retired[gone].replaced_by if gone in retired else (), records)
        return _unknown(dataset, kind, id, suggestions, retired_in=retired[id].version)
    newer_version = newer(kind, id) if newer else None
    meant = _called(id, records) or close_matches(id, records)
    return _unknown(dataset, kind, id, meant, newer_version=newer_version)


def missing_reference(dataset: Dataset, reference: str, by_kind: Mapping[str, _Records]) -> UnknownIdError:
    """The error for a reference that begins with no kind."""
    candidates = {f"{kind}:{id}": record for kind, records in by_kind.items() for id, record in records.items()}
    meant = _called(reference, candidates)
    if not meant:
        near = close_matches(reference, dict.fromkeys(record.id for record in candidates.values()))
        meant = [known for close in near for known, record in candidates.items() if record.id == close]
    return _unknown(dataset, "reference", reference, meant or close_matches(reference, candidates))


def _called(text: str, candidates: _Records) -> list[str]:
    """The keys of the records whose id or name or, where there is none, an alias of which is a text, but for what does
    not make another one."""
    wanted = normal(text)
    ids = normals([record.id for record in candidates.values()])
    names = normals([record.name for record in candidates.values()])
    found = [key for key, *known in zip(candidates, ids, names, strict=True) if wanted in known]
    return found or [key for key, record in candidates.items() if wanted in normals(record.aliases)]


def _unknown(
    dataset: Dataset,
    kind: str,
    id: str,
    suggestions: list[str],
    *,
    retired_in: str | None = None,
    newer_version: str | None = None,
) -> UnknownIdError:
    return UnknownIdError(
        kind,
        id,
        dataset=dataset.name,
        version=dataset.version,
        suggestions=suggestions,
        retired_in=retired_in,
        newer_version=newer_version,
    )
