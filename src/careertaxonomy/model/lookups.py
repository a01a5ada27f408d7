"""Lookups that few programs need: records by their codes, what a person may mean, and errors for failed lookups.

`Taxonomy` imports this module at the first one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from careertaxonomy.errors import UnknownCodeError, UnknownIdError
from careertaxonomy.model.records import Dataset, Record
from careertaxonomy.model.references import KINDS, Kind, Reference
from careertaxonomy.model.replacements import successors_of
from careertaxonomy.text.normal_forms import close_matches, normal, normals

__all__ = ["CodeIndex", "code_index", "matches", "missing_code", "missing_id", "missing_reference"]


def matches(dataset: Dataset, text: str, kinds: Sequence[Kind] = KINDS) -> list[Record]:
    """The records of some kinds that a person may mean by a text: by reference, id, name or alias."""
    records = dataset.of(*kinds)
    wanted = normal(text)
    return [record for record in records if str(Reference.to(record)) == text] or [
        record
        for record in records
        if record.id == text or (wanted and wanted in normals((record.name, *record.aliases)))
    ]


def missing_id(
    dataset: Dataset,
    missing: Reference,
    records: Mapping[str, Record],
    newer: Callable[[Kind, str], str | None] | None,
) -> UnknownIdError:
    """The error for an id that is none of its kind's `records`. `newer` is asked which newer version has it."""
    kind, id = missing
    where = {"dataset": dataset.name, "version": dataset.version}
    retired = {record.id: record for record in dataset.retired if record.kind == kind}
    if id in retired:
        successors = successors_of(id, lambda gone: retired[gone].replaced_by if gone in retired else (), records)
        return UnknownIdError(kind, id, **where, suggestions=successors, retired_in=retired[id].version)
    meant = _called(id, records) or close_matches(id, records)
    return UnknownIdError(kind, id, **where, suggestions=meant, newer_version=newer(kind, id) if newer else None)


def missing_reference(dataset: Dataset, text: str) -> UnknownIdError:
    """The error for a reference that begins with no kind."""
    records = {str(Reference.to(record)): record for record in dataset.of(*KINDS)}
    meant = _called(text, records)
    if not meant:
        near = close_matches(text, dict.fromkeys(record.id for record in records.values()))
        meant = [reference for id in near for reference, record in records.items() if record.id == id]
    meant = meant or close_matches(text, records)
    return UnknownIdError("reference", text, dataset=dataset.name, version=dataset.version, suggestions=meant)


def _called(text: str, candidates: Mapping[str, Record]) -> list[str]:
    """The keys of the records whose id or name is a text or, without any, those with it as an alias. Case, spacing and
    punctuation do not count."""
    wanted = normal(text)
    ids = normals([record.id for record in candidates.values()])
    names = normals([record.name for record in candidates.values()])
    found = [key for key, *known in zip(candidates, ids, names, strict=True) if wanted in known]
    return found or [key for key, record in candidates.items() if wanted in normals(record.aliases)]


CodeIndex: TypeAlias = dict[tuple[str, str], dict[Kind, Record]]
"""By scheme and code, the records that have it, by their kinds."""


def code_index(dataset: Dataset) -> CodeIndex:
    """Every code of every record; of two records of a kind that share one, the first."""
    found: CodeIndex = {}
    for record in dataset.of(*KINDS):
        for scheme_and_code in record.codes.items():
            found.setdefault(scheme_and_code, {}).setdefault(record.kind, record)
    return found


def missing_code(
    dataset: Dataset, index: CodeIndex, scheme: str, code: str, *, kind: str | None, holders: Sequence[Record]
) -> UnknownCodeError:
    """The error for a code that no record has, or that records of several kinds have: the `holders`."""
    what, known = "scheme", [*dict.fromkeys(scheme for scheme, _ in index)]
    if holders:
        what, known = "choice", [record.kind for record in holders]
    elif scheme in known:
        codes = [other for (of, other), by_kind in index.items() if of == scheme and (kind is None or kind in by_kind)]
        what, known = "code", _near(code, codes)
    where = {"dataset": dataset.name, "version": dataset.version}
    return UnknownCodeError(scheme, code, kind=kind, **where, what=what, known=known)


def _near(code: str, codes: Sequence[str]) -> list[str]:
    bare = code.strip().lstrip("0").casefold()
    near = [other for other in codes if other.lstrip("0").casefold() == bare]
    by_plain = {other.casefold(): other for other in codes}
    return near or [by_plain[plain] for plain in close_matches(code, by_plain)]
