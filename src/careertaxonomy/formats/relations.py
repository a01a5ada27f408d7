"""A taxonomy as tables of a database, each with its columns and keys: what `datapackage` and `sqlite` write.

Every World that a cluster belongs to is a row of `cluster_worlds`, for All Worlds too; `all_worlds` says that it is so.
An alias or a code belongs to a World, a cluster or a pathway: exactly one of the three columns is filled.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from careertaxonomy.text.normal_forms import MARKER

if TYPE_CHECKING:
    from careertaxonomy.model.records import Cluster, Pathway, World
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["RELATIONS", "Column", "Relation", "Value"]

Value: TypeAlias = str | int | bool | None
Type: TypeAlias = Literal["string", "integer", "boolean", "array", "object"]
"""An `array` and an `object` are JSON, as text."""


class Column(NamedTuple):
    """A column: its name, its meaning, its type, whether it must be filled, and the table whose `id` it holds."""

    name: str
    meaning: str
    type: Type = "string"
    required: bool = True
    refers_to: str | None = None


class Relation(NamedTuple):
    """A table: its name, what a row is, its columns, its primary key, and what gives the rows of a taxonomy.

    With `one_of`, exactly one of these columns is filled in each row.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[Taxonomy], Iterator[tuple[Value, ...]]]
    key: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()


_ID = Column("id", "The kebab-case id; it stays when the name changes.")
_NAME = Column("name", "The name as people read it.")
_POSITION = Column("position", "The place in published order, from 1.", "integer")
_NOTE = Column("note", "A remark for people.", required=False)
_OWNERS = (
    Column("world", "The World it belongs to.", required=False, refers_to="worlds"),
    Column("cluster", "The cluster it belongs to.", required=False, refers_to="clusters"),
    Column("pathway", "The pathway it belongs to.", required=False, refers_to="pathways"),
)
_ONE_OF = tuple(column.name for column in _OWNERS)


def _worlds(tax: Taxonomy) -> Iterator[tuple[Value, ...]]:
    return ((world.id, world.name, at, world.note or None) for at, world in enumerate(tax.worlds, 1))


def _clusters(tax: Taxonomy) -> Iterator[tuple[Value, ...]]:
    for at, cluster in enumerate(tax.clusters, 1):
        yield cluster.id, cluster.name, cluster.worlds == MARKER, at, cluster.note or None


def _pathways(tax: Taxonomy) -> Iterator[tuple[Value, ...]]:
    for at, pathway in enumerate(tax.pathways, 1):
        yield pathway.id, pathway.name, pathway.cluster, at, pathway.note or None


def _cluster_worlds(tax: Taxonomy) -> Iterator[tuple[Value, ...]]:
    for cluster in tax.clusters:
        yield from ((cluster.id, world.id, at) for at, world in enumerate(tax.worlds_of(cluster), 1))


def _owned(tax: Taxonomy) -> Iterator[tuple[tuple[Value, Value, Value], World | Cluster | Pathway]]:
    """Every record, and before it what stands in the three columns of its owner."""
    yield from (((world.id, None, None), world) for world in tax.worlds)
    yield from (((None, cluster.id, None), cluster) for cluster in tax.clusters)
    yield from (((None, None, pathway.id), pathway) for pathway in tax.pathways)


def _aliases(tax: Taxonomy) -> Iterator[tuple[Value, ...]]:
    for owner, record in _owned(tax):
        yield from ((*owner, alias, at) for at, alias in enumerate(record.aliases, 1))


def _codes(tax: Taxonomy) -> Iterator[tuple[Value, ...]]:
    for owner, record in _owned(tax):
        yield from ((*owner, scheme, code) for scheme, code in sorted(record.codes.items()))


def _retired(tax: Taxonomy) -> Iterator[tuple[Value, ...]]:
    for at, gone in enumerate(tax.dataset.retired, 1):
        is_all = gone.worlds == MARKER
        yield (
            gone.kind,
            gone.id,
            gone.name,
            gone.version,
            _json(gone.replaced_by),
            is_all if gone.kind == "cluster" else None,
            None if is_all else _json(gone.worlds),
            gone.cluster or None,
            _json(gone.aliases),
            json.dumps(dict(sorted(gone.codes.items())), ensure_ascii=False) if gone.codes else None,
            at,
            gone.note or None,
        )


def _json(texts: Iterable[str]) -> str | None:
    return json.dumps([*texts], ensure_ascii=False) if texts else None


RELATIONS = (
    Relation("worlds", "The Worlds.", (_ID, _NAME, _POSITION, _NOTE), _worlds, ("id",)),
    Relation(
        "clusters",
        "The Career Clusters.",
        (_ID, _NAME, Column("all_worlds", "Whether it belongs to every World.", "boolean"), _POSITION, _NOTE),
        _clusters,
        ("id",),
    ),
    Relation(
        "pathways",
        "The Career Pathways.",
        (_ID, _NAME, Column("cluster", "The cluster it belongs to.", refers_to="clusters"), _POSITION, _NOTE),
        _pathways,
        ("id",),
    ),
    Relation(
        "cluster_worlds",
        "The Worlds of each cluster, written out for All Worlds too.",
        (
            Column("cluster", "The cluster.", refers_to="clusters"),
            Column("world", "A World it belongs to.", refers_to="worlds"),
            Column("position", "The place among the Worlds of the cluster, from 1.", "integer"),
        ),
        _cluster_worlds,
        ("cluster", "world"),
    ),
    Relation(
        "aliases",
        "Other names of the same things.",
        (*_OWNERS, Column("alias", "The other name."), Column("position", "The place among its aliases.", "integer")),
        _aliases,
        one_of=_ONE_OF,
    ),
    Relation(
        "codes",
        "The codes that other lists give the same things.",
        (*_OWNERS, Column("scheme", "The list that the code is of."), Column("code", "The code, as text.")),
        _codes,
        one_of=_ONE_OF,
    ),
    Relation(
        "retired",
        "Records taken out of use, and what replaced them.",
        (
            Column("kind", "world, cluster or pathway."),
            _ID,
            _NAME,
            Column("version", "The version in which it was retired."),
            Column("replaced_by", "Ids of the same kind.", "array", required=False),
            Column("all_worlds", "Of a cluster: whether it belonged to every World.", "boolean", required=False),
            Column("worlds", "Of a cluster: the ids of its Worlds.", "array", required=False),
            Column("cluster", "Of a pathway: the id of its cluster.", required=False),
            Column("aliases", "Other names.", "array", required=False),
            Column("codes", "Codes by their schemes.", "object", required=False),
            _POSITION,
            _NOTE,
        ),
        _retired,
        ("kind", "id"),
    ),
)
"""The tables, in an order in which each refers only to those before it."""
