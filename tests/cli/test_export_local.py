"""`careertaxonomy export --local`: a copy begins, with its base on record."""

from __future__ import annotations

from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.cli.local_copies import SECOND, protected
from tests.helpers import FIRST, Run, document


def test_a_copy_begins_with_its_base_on_record(folder: Path, run: Run) -> None:
    assert run("export", "@1.0.0", "--output", "county.json", "--local") == (
        0,
        (
            "joco-works 2.0.0-local.1, a local copy of 1.0.0, written to county.json\n"
            "its base is on record in careertaxonomy.toml\n"
        ),
        "",
    )
    assert (folder / "careertaxonomy.toml").read_text() == (
        f'[[base]]\npath = "county.json"\ndataset = "joco-works@1.0.0"\ndigest = "{FIRST}"\n'
    )
    assert ct.load_file(folder / "county.json").version == "2.0.0-local.1"


def test_a_base_goes_into_the_settings_in_force(folder: Path, run: Run) -> None:
    (folder / "pyproject.toml").write_text('[tool.careertaxonomy]\nignore = ["CT406"]\n', encoding="utf-8")
    (folder / "data").mkdir()
    assert run("export", "--output", "data/county.yaml", "--format", "yaml", "--local")[0] == 0
    assert (folder / "pyproject.toml").read_text() == (
        '[tool.careertaxonomy]\nignore = ["CT406"]\n\n'
        '[[tool.careertaxonomy.base]]\npath = "data/county.yaml"\n'
        f'dataset = "joco-works@1.1.0"\ndigest = "{SECOND}"\n'
    )
    assert not (folder / "data" / "careertaxonomy.toml").exists()
    assert run("check", "data/county.yaml")[0] == 0


@pytest.mark.parametrize("output", [(), ("--output", "-"), ("--output", "")])
def test_a_copy_needs_a_file(folder: Path, run: Run, output: tuple[str, ...]) -> None:
    complaint = "careertaxonomy: --local writes a file and its settings: name the file with --output\n"
    assert run("export", "--local", *output) == (2, "", complaint)
    assert [*folder.iterdir()] == []


def test_line_endings_of_the_settings_stay(folder: Path, run: Run) -> None:
    (folder / "careertaxonomy.toml").write_bytes(b'ignore = ["CT406"]\r\n')
    assert run("export", "--output", "county.json", "--local")[0] == 0
    lines = (folder / "careertaxonomy.toml").read_bytes().splitlines(keepends=True)
    assert len(lines) == 6
    assert all(line.endswith(b"\r\n") for line in lines)


@pytest.mark.parametrize("before", [None, b"{}"])
def test_a_copy_whose_base_cannot_go_on_record_is_not_made(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, before: bytes | None
) -> None:
    settings = folder / "careertaxonomy.toml"
    settings.write_text('ignore = ["CT406"]\n', encoding="utf-8")
    copy = folder / "county.json"
    if before is not None:
        copy.write_bytes(before)
    protected(monkeypatch, settings)
    complaint = "careertaxonomy: careertaxonomy.toml cannot be written: Permission denied\n"
    assert run("export", "--output", "county.json", "--local", "--force") == (2, "", complaint)
    assert (copy.read_bytes() if copy.exists() else None) == before


NO_DOCUMENT = "a local copy is a document: --output takes a name that ends in .json or .yaml"


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (("--output", "county.xlsx"), NO_DOCUMENT),
        (("--output", "county"), NO_DOCUMENT),
        (("--output", "county.json", "--format", "yaml"), NO_DOCUMENT),
        (("--output", "county.txt", "--format", "json"), NO_DOCUMENT),
        (
            ("own.json", "--output", "./own.json", "--force"),
            "./own.json would be its own base; --output takes another name",
        ),
    ],
)
def test_what_is_no_copy(folder: Path, run: Run, argv: tuple[str, ...], complaint: str) -> None:
    (folder / "own.json").write_text(document(), encoding="utf-8")
    assert run("export", "--local", *argv) == (2, "", f"careertaxonomy: {complaint}\n")
    assert [path.name for path in folder.iterdir()] == ["own.json"]
