"""The database in Datasette and sqlite-utils."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

import careertaxonomy as ct
from tests.exported import DOCUMENTS, csv_rows, only_file


@pytest.fixture(params=DOCUMENTS)
def tax(request: pytest.FixtureRequest) -> ct.Taxonomy:
    return DOCUMENTS[request.param]()


@pytest.fixture
def file(tax: ct.Taxonomy, tmp_path: Path) -> Path:
    path = tmp_path / "careers.db"
    path.write_bytes(only_file(tax, "sqlite"))
    return path


def test_sqlite_utils_reads_tables_keys_and_rows(tax: ct.Taxonomy, file: Path) -> None:
    sqlite_utils = pytest.importorskip("sqlite_utils", reason="sqlite-utils is not installed (extra interop)")
    database = sqlite_utils.Database(file)
    assert all(table.strict for table in database.tables)
    assert database.view_names() == ["flat"]
    assert {(key.column, key.other_table) for key in database["cluster_worlds"].foreign_keys} == {
        ("cluster", "clusters"),
        ("world", "worlds"),
    }
    assert [row["name"] for row in database["pathways"].rows_where(order_by="position")] == [
        pathway.name for pathway in tax.pathways
    ]


def test_datasette_shows_every_table_and_the_view(tax: ct.Taxonomy, file: Path) -> None:
    application = pytest.importorskip("datasette.app", reason="Datasette is not installed (extra interop)")

    async def pages() -> dict[str, Any]:
        datasette = application.Datasette([str(file)])
        await datasette.invoke_startup()
        answers = {}
        for path in (
            "/careers",
            "/careers/pathways",
            "/careers/flat.json?_shape=array&_size=max",
            "/careers/clusters/c0",
        ):
            answers[path] = await datasette.client.get(path)
        return answers

    index, table, flat, _ = asyncio.run(pages()).values()
    assert (index.status_code, table.status_code, flat.status_code) == (200, 200, 200)
    rows = flat.json()
    expected = csv_rows(tax)
    assert [row["pathway"] or "" for row in rows] == [row["pathway"] for row in expected]
    assert [row["worlds"] for row in rows] == [row["worlds"] for row in expected]
    # A key leads to the row that it names, and names of hostile content are shown as text.
    assert 'href="/careers/clusters/' in table.text
    assert "<script>alert" not in table.text
