"""`careertaxonomy export`: the format by name or by ending, its options, and where files are written."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.cli import main
from careertaxonomy.formats.exporters import EXPORTERS
from tests.exported import BASE, NEEDED, exported
from tests.helpers import Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize(
    ("format", "ending"), [(name, ending) for name, found in EXPORTERS.items() for ending in found.endings]
)
def test_the_ending_of_the_file_says_the_format(run: Run, folder: Path, format: str, ending: str) -> None:
    needed = [part for name, value in NEEDED.get(format, {}).items() for part in (f"--{name.replace('_', '-')}", value)]
    assert run("export", "--output", f"ours{ending}", *needed) == (0, f"joco-works 1.1.0 written to ours{ending}\n", "")
    assert [*_files(folder).values()] == [*exported(ct.load(), format).values()]


def test_what_is_said_wins_over_the_ending(run: Run, folder: Path) -> None:
    assert run("export", "--output", "ours.json", "--format", "csv")[0] == 0
    assert _files(folder)["ours.json"].startswith(b"cluster,worlds,pathway,")


def test_a_name_without_an_ending_is_a_document(run: Run, folder: Path) -> None:
    assert run("export", "--output", "ours")[0] == 0
    assert _files(folder) == {"ours": exported(ct.load(), "json")["joco-works.json"]}


def test_a_data_package_is_a_folder(run: Run, folder: Path) -> None:
    status, out, err = run("export", "@1.0.0", "--format", "datapackage", "--output", "data/careers")
    names = ", ".join(exported(ct.load(), "datapackage"))
    assert (status, out, err) == (0, f"joco-works 1.0.0 written to data/careers: {names}\n", "")
    assert _files(folder / "data" / "careers") == dict(
        sorted(exported(ct.load(version="1.0.0"), "datapackage").items())
    )
    again = ("export", "@1.1.0", "--format", "datapackage", "--output", "data/careers")
    there = Path("data/careers/datapackage.json")
    assert run(*again) == (2, "", f"careertaxonomy: {there} exists already; --force overwrites it\n")
    assert run(*again, "--force")[0] == 0
    assert _files(folder / "data" / "careers") == dict(
        sorted(exported(ct.load(version="1.1.0"), "datapackage").items())
    )


def test_the_options_of_a_format(run: Run, folder: Path) -> None:
    licence = "https://example.org/licence"
    assert run("export", "--output", "a.ttl", "--base-iri", BASE, "--language", "en-US", "--license", licence)[0] == 0
    text = _files(folder)["a.ttl"].decode()
    assert '"Finance"@en-US' in text
    assert f"dct:license <{licence}>" in text


@pytest.mark.parametrize("format", [name for name, found in EXPORTERS.items() if found.binary])
def test_bytes_are_printed_only_where_that_is_said(format: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--format", format]) == 2
    message = f"careertaxonomy: {format} is no text to look at: --output names the file to write\n"
    assert capsysbinary.readouterr() == (b"", message.encode())
    assert main(["export", "--format", format, "--output", "-"]) == 0
    assert capsysbinary.readouterr() == (*exported(ct.load(), format).values(), b"")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("--output .", ". is a folder; --output takes the name of a file, such as joco-works.json"),
        ("--output sub", "sub is a folder; --output takes the name of a file, such as sub/joco-works.json"),
        (
            "--output sub.html",
            "sub.html is a folder; --output takes the name of a file, such as sub.html/joco-works.html",
        ),
        ("--format csv --output sub", "sub is a folder; --output takes the name of a file, such as sub/joco-works.csv"),
        ("--output ''", "--output takes the name of a file"),
        (
            "--output ours.doc",
            "no format has the ending of ours.doc; --format names one, or use one of: "
            + ", ".join(ending for found in EXPORTERS.values() for ending in found.endings),
        ),
        ("--format datapackage", "several files are to be written: --output takes the name of a folder"),
        ("--format datapackage --output -", "several files are to be written: --output takes the name of a folder"),
        (
            "--format datapackage --output file",
            "file is a file; several are to be written: --output takes the name of a folder",
        ),
        (
            "--format datapackage --output file/x",
            "file/x cannot be made: Not a directory",
        ),
        (
            "--output a.ttl",
            "skos needs the option base-iri: what every IRI begins with, such as https://example.org/careers/",
        ),
        ("--output a.csv --license https://example.org/", "csv does not take the option license"),
        (
            "--output a.jsonld --base-iri careers",
            'skos-jsonld cannot use the option base-iri: "careers" is no absolute IRI, such as https://example.org/careers/',
        ),
    ],
)
def test_what_is_refused(run: Run, folder: Path, line: str, message: str) -> None:
    for name in ("sub", "sub.html"):
        (folder / name).mkdir()
    (folder / "file").touch()
    assert run("export", *shlex.split(line)) == (2, "", f"careertaxonomy: {message}\n")
    assert sorted(path.name for path in folder.rglob("*")) == ["file", "sub", "sub.html"]


def test_the_schema_is_not_written_over_a_folder(run: Run) -> None:
    message = "careertaxonomy: . is a folder; --output takes the name of a file, such as document.schema.json\n"
    assert run("schema", "--output", ".", "--force") == (2, "", message)


def test_a_document_with_errors_is_not_exported(run: Run, folder: Path) -> None:
    assert run("export", "--output", "ours.json")[0] == 0
    (folder / "ours.json").write_text(
        (folder / "ours.json").read_text("utf-8").replace('"worlds": "all"', '"worlds": []')
    )
    status, out, err = run("export", "ours.json", "--output", "page.html")
    assert (status, out) == (2, "")
    assert "CT305" in err
    assert not (folder / "page.html").exists()
