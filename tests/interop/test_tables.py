"""The CSV, the workbook and the frames in pandas, Polars, PyArrow, DuckDB and LibreOffice; Markdown in a parser."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.text_tables import inert
from careertaxonomy.model.flat import COLUMNS
from tests.exported import DOCUMENTS, csv_rows, only_file


@pytest.fixture(params=DOCUMENTS)
def tax(request: pytest.FixtureRequest) -> ct.Taxonomy:
    return DOCUMENTS[request.param]()


@pytest.fixture
def file(tax: ct.Taxonomy, tmp_path: Path) -> Path:
    path = tmp_path / "careers.csv"
    path.write_bytes(only_file(tax, "csv"))
    return path


def _expected(tax: ct.Taxonomy) -> list[list[str]]:
    """The rows as they stand in the file, as any reader of CSV must give them."""
    return [[inert(row[column]) for column in COLUMNS["pathway"]] for row in csv_rows(tax)]


def test_pandas_reads_the_csv(tax: ct.Taxonomy, file: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed (extra interop)")
    frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
    assert frame.to_numpy().tolist() == _expected(tax)


def test_polars_reads_the_csv(tax: ct.Taxonomy, file: Path) -> None:
    polars = pytest.importorskip("polars", reason="Polars is not installed (extra interop)")
    frame = polars.read_csv(file, infer_schema=False).fill_null("")
    assert [[*row] for row in frame.rows()] == _expected(tax)


def test_duckdb_reads_the_csv(tax: ct.Taxonomy, file: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed (extra interop)")
    rows = duckdb.sql(f"SELECT * FROM read_csv('{file}', header=true, all_varchar=true, nullstr='\\N')").fetchall()
    assert [[*row] for row in rows] == _expected(tax)


def test_duckdb_knows_the_types_of_the_csv_by_itself(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed (extra interop)")
    path = tmp_path / "careers.csv"
    path.write_bytes(only_file(ct.load(), "csv"))
    where = "all_worlds OR worlds LIKE '%Health Care%'"
    query = f"SELECT count(*), sum(all_worlds::int) FROM '{path}' WHERE {where}"
    assert duckdb.sql(query).fetchall() == [(36, 20)]


def _rows_of(frame: Any, library: str) -> list[dict[str, Any]]:
    if library == "pandas":
        frame = frame.astype(object).where(frame.notna(), None)
        return [*frame.to_dict("records")]
    return [*(frame.to_dicts() if library == "polars" else frame.to_pylist())]


@pytest.mark.parametrize("kind", ["world", "cluster", "pathway"])
@pytest.mark.parametrize("library", ["polars", "pandas", "pyarrow"])
def test_a_frame_holds_the_records_in_columns_of_one_type(tax: ct.Taxonomy, kind: str, library: str) -> None:
    pytest.importorskip(library, reason=f"{library} is not installed (extra interop)")
    frame = tax.to_frame(kind, library)
    rows = _rows_of(frame, library)
    records: tuple[Any, ...] = getattr(tax, f"{kind}s")
    schemes = sorted({scheme for record in records for scheme in record.codes})
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        expected = {"id": record.id, "name": record.name}
        if kind == "pathway":
            expected |= {"cluster": record.cluster, "cluster_name": tax.cluster(record.cluster).name}
        if kind != "world":
            owner = tax.cluster(record.cluster) if kind == "pathway" else record
            expected |= {"all_worlds": owner.worlds == "all", "worlds": [world.id for world in tax.worlds_of(record)]}
        expected |= {"aliases": [*record.aliases], "note": record.note or None}
        expected |= {f"code_{scheme}": record.codes.get(scheme) for scheme in schemes}
        assert row == expected


def test_the_types_of_a_frame() -> None:
    polars = pytest.importorskip("polars", reason="Polars is not installed (extra interop)")
    schema = ct.load(version="1.1.0").to_frame("cluster", "polars").schema
    assert dict(schema) == {
        "id": polars.String,
        "name": polars.String,
        "all_worlds": polars.Boolean,
        "worlds": polars.List(polars.String),
        "aliases": polars.List(polars.String),
        "note": polars.String,
        "code_ceds": polars.String,
        "code_nc-dpi": polars.String,
    }


_COMMAS = "Text - txt - csv (StarCalc):44,34,76,1,,0"
"""The filter of LibreOffice for CSV: commas, double quotes, UTF-8, from the first line on."""
_FOURTH_SHEET = f"{_COMMAS},false,true,false,false,false,4"


@pytest.mark.parametrize("name", ["1.1.0", "every field", "other scripts", "hostile"])
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_libreoffice_opens_the_table(name: str, format: str, office_path: str, tmp_path: Path) -> None:
    tax = DOCUMENTS[name]()
    source = tmp_path / f"careers.{format}"
    source.write_bytes(only_file(tax, format))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    how = (
        [f"--infilter={_COMMAS}", "--convert-to", f"csv:{_COMMAS}"]
        if format == "csv"
        else ["--convert-to", f"csv:{_FOURTH_SHEET}"]
    )
    command = [office_path, profile, "--headless", *how, "--outdir", str(tmp_path / "out"), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    files = [*(tmp_path / "out").glob("*.csv")]
    assert files, done.stdout + done.stderr
    rows = [*csv.reader(io.StringIO(files[0].read_text(encoding="utf-8"), newline=""))]
    names = [row[2 if format == "csv" else 1] for row in rows[1:]]
    expected = [inert(pathway.name) if format == "csv" else pathway.name for pathway in tax.pathways]
    assert not [cell for row in rows for cell in row if cell.startswith(("Err:", "#NAME?", "#VALUE!"))]
    if name == "hostile":
        # Of a CSV it makes numbers and dates, which is what the workbook is for; a formula stays a text in both.
        shown = [cell for cell in expected if cell.isprintable() and cell == cell.strip()]
        shown = [cell for cell in shown if format == "xlsx" or cell.startswith("'")]
        assert len(shown) > 5
        assert {*shown} <= {*names}
    else:
        assert names == expected


def test_a_markdown_parser_shows_every_name_as_it_is(tax: ct.Taxonomy) -> None:
    markdown = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed (extra interop)")
    parser = markdown.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(only_file(tax, "markdown").decode())
    lines: list[str] = []
    for token in tokens:
        if token.type != "inline":
            continue
        kinds = {child.type for child in token.children}
        assert kinds <= {"text", "html_inline", "code_inline"}
        assert {child.content for child in token.children if child.type == "html_inline"} <= {"<br>"}
        lines += "".join("\n" if child.type == "html_inline" else child.content for child in token.children).split("\n")
    shown = {line.strip() for line in lines}
    records: tuple[Any, ...] = (*tax.worlds, *tax.clusters, *tax.pathways)
    for record in records:
        assert {part.strip() for part in record.name.splitlines()} <= shown
