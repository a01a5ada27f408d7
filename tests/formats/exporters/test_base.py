"""What holds for every exporter: the table, the options, the same bytes each time, and hostile texts."""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.exporters import EXPORTERS, exporter_for
from careertaxonomy.formats.exporters.base import OPTIONS, Exporter, Options, checked_options
from tests.exported import BASE, DOCUMENTS, NEEDED, exported, hostile, large
from tests.helpers import Python


def test_the_table_is_by_name_and_json_is_its_first() -> None:
    assert [found.name for found in EXPORTERS.values()] == [*EXPORTERS]
    assert next(iter(EXPORTERS)) == "json"


@pytest.mark.parametrize("exporter", EXPORTERS.values(), ids=EXPORTERS)
def test_an_exporter_says_what_it_is_and_names_options_that_there_are(exporter: Exporter) -> None:
    assert exporter.write.__doc__
    assert {*exporter.takes, *exporter.needs} <= {*OPTIONS}
    assert {*exporter.takes}.isdisjoint(exporter.needs)


def test_no_two_exporters_share_an_ending() -> None:
    endings = [ending for exporter in EXPORTERS.values() for ending in exporter.endings]
    assert len(endings) == len({*endings})
    assert all(ending == ending.lower() and ending.startswith(".") for ending in endings)


def test_options_are_those_of_the_table() -> None:
    assert Options._fields == (*OPTIONS,)


@pytest.mark.parametrize(
    ("file", "format"),
    [
        ("x.json", "json"),
        ("X.YML", "yaml"),
        ("a.b.csv", "csv"),
        ("x.jsonld", "skos-jsonld"),
        ("x.ttl", "skos"),
        ("x.sqlite3", "sqlite"),
        ("x.HTM", "html"),
        ("x", None),
        ("json", None),
        ("x.txt", None),
    ],
)
def test_a_format_is_known_by_the_ending_of_the_file(file: str, format: str | None) -> None:
    found = exporter_for(file)
    assert (found and found.name) == format


@pytest.mark.parametrize("format", EXPORTERS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_two_runs_give_the_same_bytes(name: str, format: str) -> None:
    first = exported(DOCUMENTS[name](), format)
    assert exported(DOCUMENTS[name](), format) == first
    assert all(first.values())


@pytest.mark.slow
@pytest.mark.parametrize("format", EXPORTERS)
def test_ten_thousand_pathways_are_exported(format: str) -> None:
    files = exported(large(10_000), format)
    assert sum(map(len, files.values())) > 100_000


@pytest.mark.parametrize("format", [name for name, exporter in EXPORTERS.items() if not exporter.binary])
def test_a_text_format_is_utf_8_with_an_end_of_line_at_its_end(format: str) -> None:
    for data in exported(hostile(), format).values():
        assert data.decode().endswith("\n")


@pytest.mark.parametrize("format", EXPORTERS)
def test_no_licence_is_stated_unless_one_is_said(format: str) -> None:
    assert not any(b"licen" in data.lower() for data in exported(ct.load(), format).values())


@pytest.mark.parametrize("format", [name for name, exporter in EXPORTERS.items() if "license" in exporter.takes])
def test_a_licence_that_is_said_is_stated(format: str) -> None:
    said = "https://creativecommons.org/publicdomain/zero/1.0/"
    files = ct.export(ct.load(), format, license=said, **NEEDED.get(format, {}))
    assert any(said.encode() in data for data in files.values())


@pytest.mark.parametrize(
    ("format", "given", "option", "message"),
    [
        (
            "skos",
            {},
            "base_iri",
            "skos needs the option base-iri: what every IRI begins with, such as https://example.org/careers/",
        ),
        ("csv", {"base_iri": BASE}, "base_iri", "csv does not take the option base-iri"),
        ("html", {"license": BASE}, "license", "html does not take the option license"),
        (
            "skos",
            {"base_iri": "careers/"},
            "base_iri",
            'skos cannot use the option base-iri: "careers/" is no absolute IRI, such as https://example.org/careers/',
        ),
        (
            "skos",
            {"base_iri": "https://example.org/careers"},
            "base_iri",
            (
                'skos cannot use the option base-iri: "https://example.org/careers" must end with /, # or :, '
                "since ids are put right after it"
            ),
        ),
        (
            "skos",
            {"base_iri": BASE, "language": "english (us)"},
            "language",
            'skos cannot use the option language: "english (us)" is no language tag, such as en or es-MX',
        ),
        (
            "datapackage",
            {"license": "CC0"},
            "license",
            'datapackage cannot use the option license: "CC0" is no absolute IRI, such as https://example.org/careers/',
        ),
        ("pdf", {}, None, f"pdf is no format; available: {', '.join(EXPORTERS)}"),
    ],
)
def test_an_option_that_is_missing_not_taken_or_wrong(
    format: str, given: dict[str, str], option: str | None, message: str
) -> None:
    with pytest.raises(ct.ExportError) as caught:
        ct.export(ct.load(), format, **given)
    assert (str(caught.value), caught.value.format, caught.value.option) == (message, format, option)
    assert message == f"{format} {caught.value.reason}"


@pytest.mark.parametrize(
    "base", ['https://x/"><script>/', "https://x/a b/", "https://x/\n/", "https://x/<y>/", "https://x/{y}/", "//x/"]
)
def test_a_base_that_would_break_out_of_an_iri_is_refused(base: str) -> None:
    with pytest.raises(ct.ExportError, match="is no absolute IRI"):
        ct.export(ct.load(), "skos", base_iri=base)


@pytest.mark.parametrize("base", [BASE, "urn:example:careers:", "https://example.org/careers#"])
def test_bases_that_ids_can_be_put_after(base: str) -> None:
    assert checked_options(EXPORTERS["skos"], {"base_iri": base}) == Options(base_iri=base)


def test_what_is_exported_is_a_taxonomy() -> None:
    with pytest.raises(ct.WrongKindError, match="a Taxonomy is wanted here, not Dataset"):
        ct.export(ct.load().dataset, "json")  # type: ignore[arg-type]  # that it is the wrong type is the point


def test_the_table_is_read_without_what_writes_the_formats(python: Python) -> None:
    code = (
        "import sys, careertaxonomy.formats.exporters; print(sorted(one for one in sys.modules if 'exporters' in one))"
    )
    package = "careertaxonomy.formats.exporters"
    assert python(code) == f"{[package, f'{package}.base']}\n"
