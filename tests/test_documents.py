"""Paths to documents: files and folders, and the digests that were recorded for them."""

from __future__ import annotations

from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.canonical import digest_of
from tests.helpers import codes, document, only

GOOD = document()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.json"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", ["missing.json", "x" * 5000, "a\0b", "\ud800.json", "", "missing/file.json"])
def test_a_path_that_leads_nowhere_is_a_finding(path: str) -> None:
    found = only(ct.check(path))
    assert (found.file, found.code, found.line, found.column) == (path, "CT101", 1, 1)
    assert found.message.startswith("cannot be read: ")


def test_a_folder_without_documents_is_a_finding(tmp_path: Path) -> None:
    found = only(ct.check(tmp_path))
    assert (found.file, found.code) == (str(tmp_path), "CT101")
    assert found.message == "there is no document in this directory: no file with a `format`"


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
