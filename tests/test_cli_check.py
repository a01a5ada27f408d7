"""`careertaxonomy check`: which files, in which words, with which exit status."""

from __future__ import annotations

import io
import json
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.cli import main
from careertaxonomy.rules import RULES
from tests.helpers import Run, cluster, document, pathway, world

GOOD = document()
WARNED = document(clusters=[cluster("finance", ["health-care"])])
NOTED = document(clusters=[cluster("finance", "all")])
BAD = document(pathways=[pathway("a"), pathway("b", "finanse")])
BROKEN = "{"
LATIN = document(head={"title": "Caf\u00e9"}).encode("latin-1")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with documents of every kind."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"good": GOOD, "warned": WARNED, "noted": NOTED, "bad": BAD, "broken": BROKEN}.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    (tmp_path / "latin.json").write_bytes(LATIN)
    return tmp_path


def _last(out: str) -> str:
    return out.splitlines()[-1]


def _files(out: str) -> list[str]:
    """The files that have findings, in their order."""
    return [*dict.fromkeys(line.partition(":")[0] for line in out.splitlines()[:-1] if not line.startswith(" "))]


def test_without_a_path_every_bundled_version_is_checked(run: Run) -> None:
    status, out, err = run("check")
    assert (status, err) == (0, "")
    assert _last(out).startswith(f"10 Worlds, 16 clusters, 73 pathways, {len(RULES)} rules, {len(ct.available())} file")
    assert ": no errors, no warnings, " in _last(out)
    assert _last(out).endswith("; passed")


@pytest.mark.parametrize("name", ["joco-works@1.0.0", "@1.0.0"])
def test_a_bundled_version(run: Run, name: str) -> None:
    status, out, err = run("check", name)
    assert (status, err) == (0, "")
    assert out == (
        'joco-works@1.0.0:18:5: note CT406 world-only-by-all: only All Worlds reaches World "workforce-resources"; '
        "no cluster names it\n"
        '   18 |     {"id": "workforce-resources", "name": "Workforce Resources"}\n'
        "      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        f"10 Worlds, 16 clusters, 73 pathways, {len(RULES)} rules, 1 file: no errors, no warnings, 1 note; passed\n"
    )


@pytest.mark.parametrize(
    ("paths", "status"),
    [
        ("good", 0),
        ("warned", 0),
        ("noted", 0),
        ("bad", 1),
        ("broken", 1),
        ("latin", 2),
        ("missing", 2),
        ("good warned noted", 0),
        ("good bad", 1),
        ("bad latin", 2),
        ("latin bad", 2),
        ("missing bad good", 2),
    ],
)
def test_exit_status(run: Run, folder: Path, paths: str, status: int) -> None:
    found, out, err = run("check", *(f"{name}.json" for name in paths.split()))
    assert (found, err) == (status, "")
    assert _last(out).endswith("; passed" if status == 0 else "; failed")
    assert f", {len(paths.split())} file" in _last(out)


@pytest.mark.parametrize(
    ("level", "statuses"), [("error", [0, 0, 0, 1]), ("warning", [0, 1, 0, 1]), ("note", [0, 1, 1, 1])]
)
def test_fail_on(run: Run, folder: Path, level: str, statuses: list[int]) -> None:
    names = ("good", "warned", "noted", "bad")
    assert [run("check", "--fail-on", level, f"{name}.json")[0] for name in names] == statuses
    assert run("check", "--fail-on", level, "warned.json")[1].endswith(
        f"; {'passed' if level == 'error' else 'failed'}\n"
    )


def test_the_whole_report(run: Run, folder: Path) -> None:
    status, out, err = run("check", "bad.json", "broken.json", "missing.json")
    assert (status, err) == (2, "")
    assert out == (
        'bad.json:15:41: error CT302 unknown-cluster: pathway "b" links to cluster "finanse", which this dataset does '
        "not define\n"
        '   15 |     {"id": "b", "name": "B", "cluster": "finanse"}\n'
        '      |                                         ^^^^^^^^^ did you mean "finance"?\n'
        "broken.json:1:2: error CT102 syntax-error: the text ends before the document does\n"
        "    1 | {\n"
        "      |  ^\n"
        "missing.json:1:1: error CT101 unreadable-file: cannot be read: No such file or directory\n"
        f"2 Worlds, 1 cluster, 2 pathways, {len(RULES)} rules, 3 files: 3 errors, no warnings, no notes; failed\n"
    )


def test_a_path_given_twice_is_checked_once(run: Run, folder: Path) -> None:
    (folder / "link.json").symlink_to(folder / "bad.json")
    paths = ["bad.json", "./bad.json", str(folder / "bad.json"), "link.json", "."]
    status, out, _ = run("check", *paths[:4])
    assert (status, out.count("CT302")) == (1, 1)
    assert ", 1 file: 1 error" in _last(out)
    assert run("check", *paths)[1].count("CT302") == 1
    assert ", 1 file: " in _last(run("check", "@1.0.0", "joco-works@1.0.0")[1])


def test_a_directory(run: Run, folder: Path) -> None:
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    (below / "deep.json").write_text(BAD, encoding="utf-8")
    (below / "CAPITALS.JSON").write_text(BAD, encoding="utf-8")
    (below / "notes.txt").write_text(BAD, encoding="utf-8")
    (below / "package.json").write_text('{"name": "x", "scripts": {"format": "tidy ."}}', encoding="utf-8")
    (below / "list.json").write_text('["format"]', encoding="utf-8")
    (below / "other.json").write_text('{"format": "geo/1"}', encoding="utf-8")
    (below / "cut.json").write_text('{"format": "careert', encoding="utf-8")
    (below / "wide.json").write_bytes(GOOD.encode("utf-16"))
    (below / "folder.json").mkdir()
    status, out, err = run("check", "a")
    assert (status, err) == (2, "")
    names = ("CAPITALS.JSON", "cut.json", "deep.json", "other.json", "wide.json")
    assert _files(out) == [f"a/b/{name}" for name in names]
    found = [line.split()[2] for line in out.splitlines()[:-1] if not line.startswith(" ")]
    assert found == ["CT302", "CT102", "CT302", "CT103", "CT101"]
    assert ", 5 files: " in _last(out)


def test_the_files_of_a_directory_come_in_the_order_of_their_names(run: Run, tmp_path: Path) -> None:
    for name in ("b/2.json", "b/10.json", "a/z.json", "c.json", "a.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BAD, encoding="utf-8")
    names = ["a.json", "c.json", "a/z.json", "b/10.json", "b/2.json"]
    assert _files(run("check", tmp_path)[1]) == [str(tmp_path / name) for name in names]


@pytest.mark.parametrize("name", ["", "empty"])
def test_nothing_there_to_check(run: Run, tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    place.mkdir(exist_ok=True)
    (place / "package.json").write_text('{"name": "x"}', encoding="utf-8")
    status, out, err = run("check", place)
    message = "there is no document in this directory: no file with a `format`"
    assert (status, err) == (2, "")
    assert out.splitlines()[0] == f"{place}:1:1: error CT101 unreadable-file: {message}"


def test_a_folder_that_is_closed(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a" / "closed").mkdir(parents=True)
    (folder / "a" / "good.json").write_text(GOOD, encoding="utf-8")
    scandir = os.scandir

    def closed(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    status, out, _ = run("check", "a")
    assert (status, _files(out)) == (2, ["a/closed"])
    assert ", 2 files: 1 error, " in _last(out)
    assert run("check", "a/closed")[0] == 2


def test_a_pipe_in_a_folder_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.json").write_text(GOOD, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.json")
    assert run("check", tmp_path)[0] == 0


def test_an_empty_path(run: Run) -> None:
    status, out, _ = run("check", "")
    assert status == 2
    assert out.splitlines()[0] == ":1:1: error CT101 unreadable-file: cannot be read: the path is empty"


def _standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _standard_input(monkeypatch, BAD.encode())
    status, out, _ = run("check", "-")
    assert (status, _files(out)) == (1, ["<stdin>"])
    _standard_input(monkeypatch, GOOD.encode())
    status, out, _ = run("check", "-", "warned.json", "-")
    assert (status, _files(out)) == (0, ["warned.json"])
    assert ", 2 files: " in _last(out)


def test_a_released_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    path = tmp_path / "ours" / "1.0.0.json"
    path.write_text(GOOD, encoding="utf-8")
    digest = sha256(GOOD.encode()).hexdigest()
    (tmp_path / "SHA256SUMS").write_text(f"{digest.upper()}  ours/1.0.0.json\n", encoding="utf-8")
    assert run("check", path)[0] == 0
    path.write_text(NOTED, encoding="utf-8")
    status, out, _ = run("check", path)
    assert (status, out.count("CT702")) == (1, 1)
    assert out.count("the digest sha256:" + digest) == 1
    (tmp_path / "ours" / "SHA256SUMS").write_text(f"{digest} *other.json\n", encoding="utf-8")
    assert run("check", path)[0] == 0


def test_json(run: Run, folder: Path) -> None:
    status, out, err = run("check", "--format", "json", "bad.json", "warned.json", "latin.json")
    assert (status, err) == (2, "")
    report = json.loads(out)
    assert report.keys() == {"files", "diagnostics", "summary"}
    assert report["files"] == 3
    assert report["summary"] == {"errors": 2, "warnings": 1, "notes": 0}
    assert report["diagnostics"][0] == {
        "file": "bad.json",
        "line": 15,
        "column": 41,
        "end_line": 15,
        "end_column": 50,
        "code": "CT302",
        "rule": "unknown-cluster",
        "severity": "error",
        "message": 'pathway "b" links to cluster "finanse", which this dataset does not define',
        "hint": 'did you mean "finance"?',
        "path": "/pathways/1/cluster",
        "related": [],
        "fixable": report["diagnostics"][0]["fixable"],
    }
    assert [found["code"] for found in report["diagnostics"]] == ["CT302", "CT304", "CT101"]


def test_the_api_says_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", "bad.json", "warned.json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    report = ct.check("bad.json", Path("warned.json"))
    assert [(one.file, one.line, one.column, one.code, one.message) for one in report.diagnostics] == [
        (one["file"], one["line"], one["column"], one["code"], one["message"]) for one in found
    ]
    assert not report.ok
    assert ct.check("warned.json").ok


def test_worlds_of_two_versions_count_once(run: Run, folder: Path) -> None:
    (folder / "later.json").write_text(
        document(
            worlds=[world("health-care"), world("trade")], clusters=[cluster("finance", ["health-care", "trade"])]
        ),
        encoding="utf-8",
    )
    assert _last(run("check", "good.json", "later.json")[1]).startswith("3 Worlds, 1 cluster, 1 pathway, ")
