"""A SQLite database. Datasette and sqlite-utils are asked in tests/interop."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.relations import RELATIONS
from tests.exported import DOCUMENTS, csv_rows, hostile, only_file
from tests.helpers import DATA, document, retired


@contextmanager
def database(tax: ct.Taxonomy) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(only_file(tax, "sqlite"))
        opened.execute("PRAGMA foreign_keys = ON")
        yield opened


def _all(opened: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return opened.execute(query).fetchall()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_file_is_whole_and_its_keys_hold(name: str) -> None:
    with database(DOCUMENTS[name]()) as opened:
        assert _all(opened, "PRAGMA integrity_check") == [("ok",)]
        assert _all(opened, "PRAGMA foreign_key_check") == []
        assert _all(opened, "SELECT count(*) FROM pathways") == [(len(DOCUMENTS[name]().pathways),)]


def test_the_tables_are_strict_and_there_is_a_view_of_all() -> None:
    with database(ct.load()) as opened:
        tables = {
            row[1]: (row[2], row[5]) for row in _all(opened, "PRAGMA table_list") if not row[1].startswith("sqlite_")
        }
    assert tables == {
        **{relation.name: ("table", 1) for relation in RELATIONS},
        "dataset": ("table", 1),
        "flat": ("view", 0),
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_view_has_the_rows_of_the_csv(name: str) -> None:
    tax = DOCUMENTS[name]()
    with database(tax) as opened:
        cursor = opened.execute("SELECT * FROM flat")
        columns = [column[0] for column in cursor.description]
        rows: list[dict[str, object]] = [dict(zip(columns, row, strict=True)) for row in cursor]
    expected = csv_rows(tax)
    assert columns == [*expected[0]]
    for row in rows:
        row["all_worlds"] = str(bool(row["all_worlds"])).lower()
    assert [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows] == expected


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO pathways VALUES ('x', 'X', 'nowhere', 99, NULL)",
        "INSERT INTO cluster_worlds VALUES ('finance', 'nowhere', 99)",
        "INSERT INTO clusters VALUES ('x', 'X', 2, 99, NULL)",
        "INSERT INTO clusters VALUES ('x', 'X', 'yes', 99, NULL)",
        "INSERT INTO worlds VALUES ('health-care', 'Again', 99, NULL)",
        "INSERT INTO worlds VALUES (NULL, 'None', 99, NULL)",
        "INSERT INTO codes VALUES ('health-care', 'finance', NULL, 'ceds', '1')",
        "INSERT INTO codes VALUES (NULL, NULL, NULL, 'ceds', '1')",
        "DELETE FROM worlds WHERE id = 'health-care'",
    ],
)
def test_the_database_refuses_what_does_not_hang_together(statement: str) -> None:
    with database(ct.load()) as opened, pytest.raises(sqlite3.IntegrityError):
        opened.execute(statement)


def test_what_the_database_says_of_the_dataset() -> None:
    tax = ct.load_file(DATA / "valid" / "every-field.json")
    with database(tax) as opened:
        assert _all(opened, "SELECT * FROM dataset") == [
            (
                tax.name,
                tax.version,
                tax.digest,
                "Our careers",
                "A county's own edition.",
                "A printed table",
                "The county",
            )
        ]
        assert _all(opened, "SELECT value FROM retired, json_each(replaced_by) WHERE name = 'Money'") == [("banking",)]


def test_hostile_texts_are_data() -> None:
    tax = hostile()
    with database(tax) as opened:
        names = [name for (name,) in _all(opened, "SELECT name FROM pathways ORDER BY position")]
        aliases = [alias for (alias,) in _all(opened, "SELECT alias FROM aliases WHERE pathway IS NOT NULL")]
    assert names == [pathway.name for pathway in tax.pathways]
    assert aliases == [alias for pathway in tax.pathways for alias in pathway.aliases]


def test_what_a_check_would_refuse_is_refused_in_our_words() -> None:
    text = document(retired=[retired("pathway", "x"), retired("pathway", "x")])
    tax = ct.Taxonomy(ct.Dataset.model_validate_json(text))
    with pytest.raises(
        ct.ExportError, match=r"^sqlite cannot hold what a check would refuse: UNIQUE constraint failed: "
    ):
        ct.export(tax, "sqlite")


def test_a_sqlite_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.36.0")
    with pytest.raises(ct.ExportError, match=r"^sqlite needs SQLite 3\.37 or newer, not 3\.36\.0$"):
        ct.export(ct.load(), "sqlite")
