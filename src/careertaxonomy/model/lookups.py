"""Lookups that few programs need: records by their codes, what a person may mean, what a record is linked to, and
errors for failed lookups.

`Taxonomy` imports this module at the first one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from careertaxonomy._shared.suggestions import did_you_mean
from careertaxonomy.errors import UnknownCodeError, UnknownIdError
from careertaxonomy.labels.finding import suggestions
from careertaxonomy.labels.names import Names
from careertaxonomy.model.records import Cluster, Dataset, Pathway, Record, World
from careertaxonomy.model.references import KINDS, Kind, Reference
from careertaxonomy.model.replacements import successors_of
from careertaxonomy.text.normal_forms import close_matches, normal, normals

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = [
    "CodeIndex",
    "code_index",
    "linked",
    "matches",
    "missing_code",
    "missing_id",
    "missing_reference",
    "missing_scheme",
]


def matches(dataset: Dataset, text: str, kinds: Sequence[Kind] = KINDS) -> list[Record]:
    """The records of some kinds that a person may mean by a text: by reference, id, name or alias."""
    records = dataset.of(*kinds)
    wanted = normal(text)
    return [record for record in records if str(Reference.to(record)) == text] or [
        record
        for record in records
        if record.id == text or (wanted and wanted in normals((record.name, *record.aliases)))
    ]


def linked(tax: Taxonomy, record: Record) -> dict[str, tuple[Record, ...]]:
    """Everything that a record is linked to, by the name of the list it is in."""
    if isinstance(record, Pathway) and all(cluster.id != record.cluster for cluster in tax.clusters):
        return {"clusters": (), "worlds": ()}
    if isinstance(record, World):
        return {"clusters": tax.clusters_of(record), "pathways": tax.pathways_of(record)}
    if isinstance(record, Cluster):
        return {"worlds": tax.worlds_of(record), "pathways": tax.pathways_of(record)}
    return {"clusters": (tax.cluster_of(record),), "worlds": tax.worlds_of(record)}


def missing_id(
    dataset: Dataset,
    missing: Reference,
    records: Mapping[str, Record],
    names: Names,
    newer: Callable[[Kind, str], str | None] | None,
) -> UnknownIdError:
    """The error for an id that is none of its kind's `records`. `newer` is asked which newer version has it."""
    kind, id = missing
    where: dict[str, Any] = {"dataset": dataset.name, "version": dataset.version}
    retired = {record.id: record for record in dataset.retired if record.kind == kind}
    if id in retired:
        successors = successors_of(id, lambda gone: retired[gone].replaced_by if gone in retired else (), records)
        return UnknownIdError(kind, id, **where, suggestions=successors, retired_in=retired[id].version)
    meant = suggestions(names, id, (kind,))
    own = [ref.removeprefix(f"{kind}:") for ref in meant.references]
    newer_version = newer(kind, id) if newer else None
    return UnknownIdError(kind, id, **where, suggestions=own, sure=meant.sure, newer_version=newer_version)


def missing_reference(dataset: Dataset, reference: str, names: Names) -> UnknownIdError:
    """The error for a reference that begins with no kind."""
    meant = suggestions(names, reference, KINDS)
    if not meant.sure and ":" in reference:
        meant = suggestions(names, reference.partition(":")[2], KINDS)
    where: dict[str, Any] = {"dataset": dataset.name, "version": dataset.version}
    return UnknownIdError("reference", reference, **where, suggestions=meant.references, sure=meant.sure)


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
    name, version = dataset.name, dataset.version
    known: Sequence[str] = [*dict.fromkeys(scheme for scheme, _ in index)]
    if holders:
        known = [record.kind for record in holders]
        choice = " or ".join(f'kind="{kind}"' for kind in known)
        message = f'the {scheme} code "{code}" is on records of several kinds in {name} {version}; say {choice}'
    elif scheme in known:
        codes = [other for (of, other), by_kind in index.items() if of == scheme and (kind is None or kind in by_kind)]
        known = _near(code, codes)
        record = f'{kind or "record"} with the {scheme} code "{code}"'
        message = f"no {record} in {name} {version}{did_you_mean(tuple(known))}"
    else:
        return missing_scheme(name, version, scheme, known, code=code, kind=kind)
    return UnknownCodeError(message, scheme=scheme, code=code, kind=kind, dataset=name, version=version, known=known)


def missing_scheme(
    dataset: str, version: str, scheme: str, known: Collection[str], *, code: str = "", kind: str | None = None
) -> UnknownCodeError:
    """The error for a scheme of codes that no record has."""
    message = f'no scheme "{scheme}" in {dataset} {version}; available: {", ".join(known) or "none"}'
    return UnknownCodeError(message, scheme=scheme, code=code, kind=kind, dataset=dataset, version=version, known=known)


def _near(code: str, codes: Sequence[str]) -> list[str]:
    bare = code.strip().lstrip("0").casefold()
    near = [other for other in codes if other.lstrip("0").casefold() == bare]
    by_plain = {other.casefold(): other for other in codes}
    return near or [by_plain[plain] for plain in close_matches(code, by_plain)]
