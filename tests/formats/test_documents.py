"""Paths to documents: files and folders, and the digests that were recorded for them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.checks.fixes import fix_document
from careertaxonomy.formats import checksums
from careertaxonomy.formats.documents import Document, read_file
from careertaxonomy.formats.files import read_text
from careertaxonomy.formats.readers.json import JsonReading
from careertaxonomy.formats.readers.yaml import YamlReading
from tests.helpers import IN_YAML, codes, document, only, pathway


@pytest.mark.parametrize("path", ["missing.json", "x" * 5000, "a\0b", "\ud800.json", "", "missing/file.json"])
def test_a_path_that_leads_nowhere_is_a_finding(path: str) -> None:
    found = only(ct.check(path))
    assert (found.file, found.code, found.line, found.column) == (path, "CT101", 1, 1)
    assert found.message.startswith("cannot be read: ")


def test_a_folder_without_documents_is_a_finding(tmp_path: Path) -> None:
    found = only(ct.check(tmp_path))
    assert (found.file, found.code) == (str(tmp_path), "CT101")
    assert found.message == "no document in this directory: no file with the format of careertaxonomy"


WRONG = "0" * 64


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("{digest}  good.json", True),
        ("{digest} *good.json", True),
        ("{digest}  ./good.json", True),
        ("{DIGEST}  good.json", True),
        ("\ufeff{digest}  good.json", True),
        ("# a remark\n\n{digest}  good.json", True),
        ("{digest}  other.json", False),
        ("# of good.json and others\n{digest}  other.json", False),
        ("{digest}  my-good.json", False),
        ("{digest}", False),
        ("", False),
    ],
)
def test_the_list_of_digests(good: Path, line: str, counts: bool) -> None:
    sums = line.replace("{digest}", WRONG).replace("{DIGEST}", "ABCDEF" + WRONG[6:])
    (good.parent / "SHA256SUMS").write_text(sums + "\n", encoding="utf-8")
    found = ct.check(good).diagnostics
    assert [each.code for each in found] == (["CT702"] if counts else [])
    assert all("was released with the digest sha256:" in each.message for each in found)


@pytest.mark.parametrize(
    ("sums", "reason"),
    [
        (f"{WRONG}  good.json\n".encode("utf-16"), "{list} cannot be read: not UTF-8 at byte 1"),
        (f"{WRONG}  good.json\n".encode("utf-16-le"), "{list} cannot be read: it is not text in UTF-8"),
        (f"{WRONG}  good.json\n".encode("utf-16-be"), "{list} cannot be read: it is not text in UTF-8"),
        (f"{WRONG}  good.json\n".encode() + b"\xff", "{list} cannot be read: not UTF-8 at byte 77"),
        (b"good.json\n", "line 1 of {list} names this file, but is not a digest and a name"),
        (
            f"# ours\nSHA256 (good.json) = {WRONG}\n".encode(),
            "line 2 of {list} names this file, but is not a digest and a name",
        ),
    ],
)
def test_a_damaged_list_of_digests_is_a_finding_in_every_file_below_it(good: Path, sums: bytes, reason: str) -> None:
    (good.parent / "SHA256SUMS").write_bytes(sums)
    found = only(ct.check(good))
    assert (found.code, found.path, found.line, found.column) == ("CT702", "", 1, 1)
    assert found.message == reason.replace("{list}", str(good.parent / "SHA256SUMS"))
    assert found.hint == "write the list again in UTF-8, a digest and a name on each line: sha256sum FILE > SHA256SUMS"


def test_what_may_be_released_is_not_mended(good: Path) -> None:
    good.write_text(document(pathways=[pathway("a", name="A ")]), encoding="utf-8")
    (good.parent / "SHA256SUMS").write_bytes(b"\xff")
    fixed = fix_document(read_file(good))
    assert (fixed.applied, fixed.after) == ((), fixed.before)


def test_only_a_list_of_digests_that_is_a_file_is_read(good: Path) -> None:
    (good.parent / "SHA256SUMS").mkdir()
    assert ct.check(good).ok
    (good.parent / "SHA256SUMS").rmdir()
    os.mkfifo(good.parent / "SHA256SUMS")
    assert ct.check(good).ok


def test_a_list_of_digests_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def counted(path: Path) -> str:
        read.append(path)
        return read_text(path)

    monkeypatch.setattr(checksums, "read_text", counted)
    (tmp_path / "SHA256SUMS").write_text(f"{WRONG}  1.json\n", encoding="utf-8")
    for number in range(3):
        (tmp_path / f"{number}.json").write_text(document(), encoding="utf-8")
    assert codes(ct.check(tmp_path)) == ["CT702"]
    assert read == [tmp_path / "SHA256SUMS"]


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
        ("a.yaml", "name: x\n'format' : other/1\n", False),
        ("a.yaml", "name: x\n'fromat' : careertaxonomy/1\n", True),
        ("a.yaml", "formt: careertaxonomy/1\n", True),
        ("a.yaml", "format: png\ntitle: clusters\n", False),
        ("a.yaml", "worlds: []\npathways: []\n", True),
        ("a.yaml", "apiVersion: v1\nclusters: []\nusers: []\n", False),
        ("a.yaml", "clusters: [\n", True),
        ("a.yaml", "image: [\n", False),
        ("a.yaml", "- worlds\n- clusters\n", False),
        (".readthedocs.yaml", "version: 2\nformats: [pdf]\n", False),
        ("a.json", '{"formt": "careertaxonomy/1"}', True),
        ("a.json", '{"title": "x", "worlds": [], "clusters": []}', True),
        ("a.json", '{"title": "x", "worlds": []}', False),
        ("a.json", '{"title": "x", "worlds": [,]}', True),
        ("a.json", '{"uses": "careertaxonomy/1"}', False),
        ("a.json", '{"uses": {"format": "careertaxonomy/1"}}', False),
        ("a.json", "[" * 9999 + '"pathways"', True),
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
def test_what_counts_as_a_document_in_a_directory(tmp_path: Path, name: str, text: str, is_one: bool) -> None:
    folder = tmp_path / "below"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    report = ct.check(tmp_path)
    if is_one:
        assert report.counts.files == 1
        assert [found for found in report.diagnostics if found.file != str(folder / name)] == []
    else:
        (found,) = report.diagnostics
        assert found.message == "no document in this directory: no file with the format of careertaxonomy"


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
