"""A SQLite database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from careertaxonomy.errors import ExportError
from careertaxonomy.formats.exporters.base import Files, Options
from careertaxonomy.formats.relations import RELATIONS, Column, Relation, Value

if TYPE_CHECKING:
    from sqlite3 import Connection

    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_sqlite"]

_OLDEST = (3, 37, 0)
"""The first version of SQLite that knows STRICT tables."""

_DATASET = """CREATE TABLE dataset (
  name TEXT NOT NULL PRIMARY KEY,
  version TEXT NOT NULL,
  digest TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT,
  source TEXT,
  publisher TEXT
) STRICT"""

_FLAT = """CREATE VIEW flat AS
WITH named AS (
  SELECT cluster, group_concat(name, '; ') AS names
  FROM (
    SELECT cluster_worlds.cluster, worlds.name
    FROM cluster_worlds JOIN worlds ON worlds.id = cluster_worlds.world
    ORDER BY cluster_worlds.cluster, cluster_worlds.position
  )
  GROUP BY cluster
),
coded AS (
  SELECT cluster, pathway, group_concat(scheme || ':' || code, '; ') AS codes
  FROM (SELECT * FROM codes ORDER BY cluster, pathway, scheme)
  GROUP BY cluster, pathway
)
SELECT
  clusters.name AS cluster,
  CASE WHEN clusters.all_worlds THEN 'All Worlds' ELSE named.names END AS worlds,
  pathways.name AS pathway,
  clusters.id AS cluster_id,
  pathways.id AS pathway_id,
  clusters.all_worlds AS all_worlds,
  of_clusters.codes AS cluster_codes,
  of_pathways.codes AS pathway_codes
FROM clusters
LEFT JOIN pathways ON pathways.cluster = clusters.id
LEFT JOIN named ON named.cluster = clusters.id
LEFT JOIN coded AS of_clusters ON of_clusters.cluster = clusters.id
LEFT JOIN coded AS of_pathways ON of_pathways.pathway = pathways.id
ORDER BY pathways.position IS NULL, pathways.position, clusters.position"""
"""The columns and rows of the CSV, empty cells being NULL."""


def export_sqlite(tax: Taxonomy, _: Options) -> Files:
    """A database for Datasette and for apps: strict tables with foreign keys, and a view `flat` of all of them."""
    import sqlite3
    from contextlib import closing

    if sqlite3.sqlite_version_info < _OLDEST:
        raise ExportError("sqlite", f"needs SQLite 3.37 or newer, not {sqlite3.sqlite_version}")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        for statement in ("PRAGMA page_size = 4096", "PRAGMA encoding = 'UTF-8'", "PRAGMA foreign_keys = ON", "BEGIN"):
            database.execute(statement)
        for statement in _statements():
            database.execute(statement)
        source = tax.dataset.source
        about = (tax.dataset.description, source.title if source else "", source.publisher if source else "")
        row = (tax.name, tax.version, tax.digest, tax.dataset.title, *(text or None for text in about))
        try:
            _fill(database, "dataset", [row])
            for relation in RELATIONS:
                _fill(database, relation.name, relation.rows(tax))
        except sqlite3.IntegrityError as error:
            raise ExportError("sqlite", f"cannot hold what a check would refuse: {error}") from error
        database.execute("COMMIT")
        return {f"{tax.name}.db": database.serialize()}


def _fill(database: Connection, table: str, rows: Iterable[tuple[Value, ...]]) -> None:
    """Puts rows into a table; every row has a value for each column."""
    for row in rows:
        database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - a table of ours


def _statements() -> Iterator[str]:
    yield _DATASET
    for relation in RELATIONS:
        yield _table(relation)
        for column in relation.columns:
            if column.refers_to and column.name != (relation.key or ("",))[0]:
                yield f"CREATE INDEX {relation.name}_{column.name} ON {relation.name} ({column.name})"
    yield _FLAT


def _table(relation: Relation) -> str:
    lines = [_column(column) for column in relation.columns]
    if relation.key:
        lines.append(f"PRIMARY KEY ({', '.join(relation.key)})")
    if relation.one_of:
        filled = " + ".join(f"({name} IS NOT NULL)" for name in relation.one_of)
        lines.append(f"CHECK ({filled} = 1)")
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {relation.name} (\n  {body}\n) STRICT"


def _column(column: Column) -> str:
    text = f"{column.name} {'INTEGER' if column.type in ('integer', 'boolean') else 'TEXT'}"
    if column.required:
        text += " NOT NULL"
    if column.refers_to:
        text += f" REFERENCES {column.refers_to} (id)"
    if column.type == "boolean":
        text += f" CHECK ({column.name} IN (0, 1))"
    return text
