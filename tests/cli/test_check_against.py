"""`careertaxonomy check --against`, and the same through the API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import careertaxonomy as ct
from tests.earlier import MAJOR, MINOR, text
from tests.helpers import KNOWN, NEWLINE, Run, cluster, codes


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "old.json").write_text(text("1.0.0"), encoding="utf-8")
    (tmp_path / "right.json").write_text(text("1.1.0", **MINOR), encoding="utf-8")
    (tmp_path / "small.json").write_text(text("1.1.0", **MAJOR), encoding="utf-8")
    (tmp_path / "broken.json").write_text(text("1.1.0", clusters=[cluster("finance", ["forge"])]), encoding="utf-8")
    return tmp_path


def test_the_api_takes_a_taxonomy_or_a_dataset(files: Path) -> None:
    old = ct.load_file(files / "old.json")
    for earlier in (old, old.dataset):
        assert ct.check(files / "right.json", against=earlier).diagnostics == ()
        assert codes(ct.check(files / "right.json", files / "small.json", against=earlier)) == ["CT704", "CT708"]


@pytest.mark.parametrize("given", ["joco-works@1.0.0", 1, ct.World(id="a", name="A")])
def test_the_api_takes_nothing_else(files: Path, given: Any) -> None:
    (files / "unshaped.json").write_text(text("1.1.0", pathways='"none"'), encoding="utf-8")
    for name in ("right.json", "broken.json", "unshaped.json", "missing.json"):
        with pytest.raises(
            ct.WrongKindError, match=f"^a Taxonomy or a Dataset is wanted here, not {type(given).__name__}$"
        ):
            ct.check(files / name, against=given)


def test_the_command(files: Path, run: Run) -> None:
    old, small = str(files / "old.json"), str(files / "small.json")
    assert run("check", "--against", old, files / "right.json")[0] == 0
    status, out, err = run("check", "--against", old, small)
    assert (status, err) == (1, "")
    message = (
        "1.1.0 is too small a step from 1.0.0: 1 change since then asks for a major one, to 2.0.0 at least; "
        'the first: pathway "insurance" moved from cluster "finance" to "sales"'
    )
    assert out.splitlines()[:3] == [
        f"{small}:4:14: error CT704 version-bump-too-small: {message}",
        '    4 |   "version": "1.1.0",',
        '      |              ^^^^^^^ write "2.0.0"',
    ]
    found = json.loads(run("check", "--against", old, small, "--format", "json")[1])
    assert [(row["code"], row["path"]) for row in found["diagnostics"]] == [("CT704", "/version")]


def test_a_bundled_version_is_what_it_may_be_compared_with(files: Path, run: Run) -> None:
    published = ct.load(version="1.0.0")
    copy = files / "copy.json"
    for version, status in (("1.0.0", 1), ("1.0.1", 0), ("2.0.0-local.1", 0)):
        content = json.loads(run("export", "@1.0.0")[1])
        copy.write_text(json.dumps({**content, "version": version}), encoding="utf-8")
        for name in ("joco-works@1.0.0", "@1.0.0"):
            assert run("check", copy, "--against", name)[0] == status
    assert published.version == "1.0.0"


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--against", "@1.0.0"], "--against compares the documents that PATH names; name one"),
        (["--against", "@9.9.9", "x.json"], f"joco-works has no version 9.9.9; available: {KNOWN}"),
        (["--against", "no-such@1.0.0", "x.json"], f"no dataset no-such 1.0.0; available: {KNOWN}"),
    ],
)
def test_what_cannot_be_compared(run: Run, argv: list[str], message: str) -> None:
    status, out, err = run("check", *argv)
    assert (status, out, err) == (2, "", f"careertaxonomy: {message}{NEWLINE}")


def test_an_earlier_version_that_has_errors_or_is_not_there(files: Path, run: Run) -> None:
    broken = files / "broken.json"
    status, out, err = run("check", "--against", broken, files / "right.json")
    assert (status, out.count("CT705")) == (1, 1)
    assert err.startswith(f"careertaxonomy: {broken} has 3 errors and is read nevertheless: {broken}:12:")
    (files / "shapeless.json").write_text(text("1.1.0", pathways='"none"'), encoding="utf-8")
    status, out, err = run("check", "--against", files / "shapeless.json", files / "right.json")
    assert (status, out) == (2, "")
    assert err.startswith(f"careertaxonomy: {files / 'shapeless.json'} has 1 error{NEWLINE}  ")
    missing = files / "missing.json"
    status, out, err = run("check", "--against", missing, files / "right.json")
    assert (status, out) == (2, "")
    assert "cannot be read: No such file or directory" in err
    assert run("check", "--against", files / "old.json", missing)[0] == 2
