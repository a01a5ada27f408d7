"""Paths to documents: files and folders, and the digests that were recorded for them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers.json import JsonReading
from careertaxonomy.formats.readers.yaml import YamlReading
from careertaxonomy.model.canonical import digest_of
from tests.helpers import IN_YAML, codes, document, only


@pytest.mark.parametrize("path", ["missing.json", "x" * 5000, "a\0b", "\ud800.json", "", "missing/file.json"])
def test_a_path_that_leads_nowhere_is_a_finding(path: str) -> None:
    found = only(ct.check(path))
    assert (found.file, found.code, found.line, found.column) == (path, "CT101", 1, 1)
    assert found.message.startswith("cannot be read: ")


def test_a_folder_without_documents_is_a_finding(tmp_path: Path) -> None:
    found = only(ct.check(tmp_path))
    assert (found.file, found.code) == (str(tmp_path), "CT101")
    assert found.message == "no document in this directory: no file with a `format`"


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("{digest}  good.json", True),
        ("{digest} *good.json", True),
        ("{digest}  ./good.json", True),
        ("{DIGEST}  good.json", True),
        ("# a remark\n\n{digest}  good.json", True),
        ("{digest}  other.json", False),
        ("{digest}", False),
        ("", False),
        ("good.json", False),
    ],
)
def test_the_list_of_digests(good: Path, line: str, counts: bool) -> None:
    wrong = "0" * 64
    sums = line.replace("{digest}", wrong).replace("{DIGEST}", "ABCDEF" + wrong[6:])
    (good.parent / "SHA256SUMS").write_text(sums + "\n", encoding="utf-8")
    assert codes(ct.check(good)) == (["CT702"] if counts else [])


def test_a_list_of_digests_that_cannot_be_read_is_none(good: Path) -> None:
    (good.parent / "SHA256SUMS").mkdir()
    assert ct.check(good).ok
    (good.parent / "SHA256SUMS").rmdir()
    (good.parent / "SHA256SUMS").write_bytes(b"\xff" + digest_of(b"").encode() + b"  good.json")
    assert ct.check(good).ok


def test_the_list_of_digests_counts_for_the_file_behind_a_link(good: Path, tmp_path: Path) -> None:
    (good.parent / "SHA256SUMS").write_text(f"{'0' * 64}  good.json\n", encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link.json"
    link.symlink_to(good)
    assert codes(ct.check(link)) == ["CT702"]


@pytest.mark.parametrize(
    ("name", "text", "is_one"),
    [
        ("a.yaml", IN_YAML, True),
        ("a.YML", IN_YAML, True),
        ("a.yaml", f"\ufeff{IN_YAML}", True),
        ("a.yaml", f"# ours\n---\n{IN_YAML}", True),
        ("a.yaml", "name: x\n'format' : other/1\n", True),
        ("a.yaml", json.dumps(json.loads(document())), True),
        ("a.yaml", "{name: x, 'format': careertaxonomy/1}", True),
        ("a.yaml", "  name: x\n  format:\n    careertaxonomy/2\n", True),
        ("a.yaml", "\tformat: careertaxonomy/1", True),
        ("a.yaml", "on: push\njobs:\n  format:\n    run: ruff format: .\n", False),
        ("a.yaml", "# format: of ours\nname: format\ntext: careertaxonomy/1 has a format\n", False),
        ("a.yaml", '"formats": [careertaxonomy/1]\nreformat: x\n', False),
        ("a.yaml", "", False),
        ("a.txt", IN_YAML, False),
    ],
)
def test_a_directory_means_the_yaml_files_with_a_format(tmp_path: Path, name: str, text: str, is_one: bool) -> None:
    folder = tmp_path / "below"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    report = ct.check(tmp_path)
    if is_one:
        assert report.counts.files == 1
        assert [found for found in report.diagnostics if found.file != str(folder / name)] == []
    else:
        (found,) = report.diagnostics
        assert found.message == "no document in this directory: no file with a `format`"


def test_a_directory_finds_a_file_in_utf_16(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(IN_YAML, encoding="utf-16")
    (found,) = ct.check(tmp_path).diagnostics
    assert (found.file, found.code) == (str(tmp_path / "a.yaml"), "CT101")


@pytest.mark.parametrize(
    ("file", "form", "reader"),
    [
        ("a.yaml", None, YamlReading),
        ("A.YML", None, YamlReading),
        ("a.json", None, JsonReading),
        ("<stdin>", None, JsonReading),
        ("<stdin>", "yaml", YamlReading),
        ("a.yaml", "json", JsonReading),
    ],
)
def test_a_document_is_read_as_its_form_or_else_by_its_ending(file: str, form: str | None, reader: type) -> None:
    reading = Document(file, b"x", form=form).reading
    assert type(reading) is reader
    assert reading.text == "x"
