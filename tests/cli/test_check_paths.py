"""`careertaxonomy check`: which files it checks, and with which exit status it ends."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.checks.rules import RULES
from tests.cli.documents import BAD, GOOD, NOTED
from tests.helpers import IN_YAML, Run, Stdin, cluster, document, world


def _last(out: str) -> str:
    return out.splitlines()[-1]


def _files(out: str) -> list[str]:
    """The files that have findings, in their order."""
    return [*dict.fromkeys(line.partition(":")[0] for line in out.splitlines()[:-1] if not line.startswith(" "))]


@pytest.mark.usefixtures("folder")
def test_without_a_path_every_bundled_version_is_checked(run: Run) -> None:
    status, out, err = run("check")
    assert (status, err) == (0, "")
    assert _last(out).startswith(f"10 Worlds, 16 clusters, 73 pathways, {len(RULES)} rules, {len(ct.available())} file")
    assert " (every bundled version): no errors, no warnings, " in _last(out)
    assert _last(out).endswith("; passed")


def test_without_a_path_the_documents_of_this_folder_are_checked(run: Run, folder: Path) -> None:
    (folder / "below").mkdir()
    (folder / "below" / "bad.json").write_text(BAD, encoding="utf-8")
    (folder / "package.json").write_text('{"format": "png"}', encoding="utf-8")
    (folder / "mine.json").write_text('{"worlds": [],, "clusters": []}', encoding="utf-8")
    status, out, _ = run("check")
    assert (status, _files(out)) == (1, ["mine.json"])
    assert ", 1 file (this folder): 1 error, " in _last(out)
    (folder / "mine.json").write_text(GOOD, encoding="utf-8")
    assert run("check")[0] == 0
    (folder / "careertaxonomy.toml").write_text('paths = ["below"]', encoding="utf-8")
    status, out, _ = run("check")
    assert (status, _files(out)) == (1, ["below/bad.json"])
    assert ", 1 file (the paths of the settings): 1 error, " in _last(out)
    assert ", 1 file: 1 error, " in _last(run("check", "below")[1])


@pytest.mark.parametrize("name", ["joco-works@1.0.0", "@1.0.0"])
def test_a_bundled_version(run: Run, name: str) -> None:
    status, out, err = run("check", name, "--verbose")
    assert (status, err) == (0, "")
    assert run("check", name, "--fail-on", "note")[1] == out.replace("; passed", "; failed")
    assert run("check", name) == (0, out.splitlines(keepends=True)[-1], "")
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
def test_exit_status(run: Run, documents: Path, paths: str, status: int) -> None:
    found, out, err = run("check", *(f"{name}.json" for name in paths.split()))
    assert (found, err) == (status, "")
    assert _last(out).endswith("; passed" if status == 0 else "; failed")
    assert f", {len(paths.split())} file" in _last(out)


@pytest.mark.parametrize(
    ("level", "statuses"), [("error", [0, 0, 0, 1]), ("warning", [0, 1, 0, 1]), ("note", [0, 1, 1, 1])]
)
def test_fail_on(run: Run, documents: Path, level: str, statuses: list[int]) -> None:
    names = ("good", "warned", "noted", "bad")
    assert [run("check", "--fail-on", level, f"{name}.json")[0] for name in names] == statuses
    assert run("check", "--fail-on", level, "warned.json")[1].endswith(
        f"; {'passed' if level == 'error' else 'failed'}\n"
    )


def test_a_path_given_twice_is_checked_once(run: Run, documents: Path) -> None:
    (documents / "link.json").symlink_to(documents / "bad.json")
    paths = ["bad.json", "./bad.json", str(documents / "bad.json"), "link.json", "."]
    status, out, _ = run("check", *paths[:4])
    assert (status, out.count("CT302")) == (1, 1)
    assert ", 1 file: 1 error" in _last(out)
    assert run("check", *paths)[1].count("CT302") == 1
    assert ", 1 file: " in _last(run("check", "@1.0.0", "joco-works@1.0.0")[1])


def test_a_directory(run: Run, documents: Path) -> None:
    below = documents / "a" / "b"
    below.mkdir(parents=True)
    (below / "deep.json").write_text(BAD, encoding="utf-8")
    (below / "CAPITALS.JSON").write_text(BAD, encoding="utf-8")
    (below / "notes.txt").write_text(BAD, encoding="utf-8")
    (below / "package.json").write_text('{"name": "x", "scripts": {"format": "tidy ."}}', encoding="utf-8")
    (below / "list.json").write_text('["format"]', encoding="utf-8")
    (below / "other.json").write_text('{"format": "geo/1"}', encoding="utf-8")
    (below / "cut.json").write_text('{"worlds": [', encoding="utf-8")
    (below / "wide.json").write_bytes(GOOD.encode("utf-16"))
    (below / "folder.json").mkdir()
    status, out, err = run("check", "a")
    assert (status, err) == (2, "")
    names = ("CAPITALS.JSON", "cut.json", "deep.json", "wide.json")
    assert _files(out) == [f"a/b/{name}" for name in names]
    found = [line.split()[2] for line in out.splitlines()[:-1] if not line.startswith(" ")]
    assert found == ["CT302", "CT102", "CT302", "CT101"]
    assert ", 4 files: " in _last(out)


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
    message = "no document in this directory: no file with the format of careertaxonomy"
    assert (status, err) == (2, "")
    assert out.splitlines()[0] == f"{place}:1:1: error CT101 unreadable-file: {message}"


def test_a_folder_that_is_closed(run: Run, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (documents / "a" / "closed").mkdir(parents=True)
    (documents / "a" / "good.json").write_text(GOOD, encoding="utf-8")
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


@pytest.mark.usefixtures("documents")
def test_standard_input(run: Run, stdin: Stdin) -> None:
    stdin(BAD)
    status, out, _ = run("check", "-")
    assert (status, _files(out)) == (1, ["<stdin>"])
    stdin(GOOD)
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


def test_worlds_of_two_versions_count_once(run: Run, documents: Path) -> None:
    (documents / "later.json").write_text(
        document(
            worlds=[world("health-care"), world("trade")], clusters=[cluster("finance", ["health-care", "trade"])]
        ),
        encoding="utf-8",
    )
    assert _last(run("check", "good.json", "later.json")[1]).startswith("3 Worlds, 1 cluster, 1 pathway, ")


def test_standard_input_is_json_unless_told_otherwise(run: Run, stdin: Stdin) -> None:
    stdin(IN_YAML)
    assert run("check", "--stdin-format", "yaml", "-")[0] == 0
    stdin(IN_YAML)
    status, out, _ = run("check", "-")
    assert (status, out.splitlines()[0]) == (1, "<stdin>:1:1: error CT102 syntax-error: a value is expected here")
    stdin(document())
    assert run("check", "--stdin-format", "json", "-")[0] == 0
    stdin(IN_YAML.replace("name: Finance", "name: 'Finance '"))
    status, out, _ = run("check", "--stdin-format", "yaml", "--diff", "-")
    assert status == 1
    assert "-    name: 'Finance '\n+    name: 'Finance'\n" in out
