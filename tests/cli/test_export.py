"""The commands but for check: what they print, what they refuse, and the exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.cli import main
from careertaxonomy.datasets.loader import read_release, release_of
from careertaxonomy.formats.exporters import EXPORTERS
from careertaxonomy.formats.readers import READERS
from careertaxonomy.model.canonical import canonical_bytes
from tests.helpers import Run


@pytest.mark.parametrize("release", ct.available(), ids=str)
def test_export_is_the_bundled_file_to_the_byte(
    release: ct.Release, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    named = f"{release.name}@{release.version}"
    assert main(["export", named]) == 0
    assert capsysbinary.readouterr() == (read_release(release), b"")
    assert main(["export", f"@{release.version}", "--output", "-"]) == 0
    assert capsysbinary.readouterr() == (read_release(release), b"")
    target = tmp_path / "local.json"
    assert main(["export", named, "--output", str(target)]) == 0
    assert capsysbinary.readouterr() == (f"{release} written to {target}\n".encode(), b"")
    assert target.read_bytes() == read_release(release)
    assert main(["check", str(target)]) == 0
    assert main(["export", str(target)]) == 0
    assert capsysbinary.readouterr().out.endswith(read_release(release))


def test_export_without_a_name_is_the_newest(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export"]) == 0
    assert capsysbinary.readouterr() == (read_release(release_of()), b"")


def test_export_brings_a_document_to_its_canonical_form(own: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", own]) == 0
    assert capsysbinary.readouterr() == (canonical_bytes(ct.load_file(own).dataset), b"")


def test_export_overwrites_nothing_unless_told(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "local.json"
    target.write_text("mine", encoding="utf-8")
    message = f"careertaxonomy: {target} exists already; --force overwrites it\n"
    assert run("export", "--output", str(target)) == (2, "", message)
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("export", "@1.0.0", "--output", str(target), "--force")[0] == 0
    assert target.read_bytes() == read_release(release_of(version="1.0.0"))
    assert [path.name for path in tmp_path.iterdir()] == ["local.json"]


def test_export_overwrites_no_link_that_leads_nowhere(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "nowhere.json")
    assert run("export", "--output", str(link))[0] == 2
    assert not (tmp_path / "nowhere.json").exists()


def test_export_to_where_it_cannot_be(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "missing" / "local.json"
    message = f"careertaxonomy: {target} cannot be written: No such file or directory\n"
    assert run("export", "--output", str(target)) == (2, "", message)
    example = tmp_path / "joco-works.json"
    message = f"careertaxonomy: {tmp_path} is a folder; --output takes the name of a file, such as {example}\n"
    assert run("export", "--output", str(tmp_path), "--force") == (2, "", message)


def test_what_a_document_may_be_written_in_is_what_can_be_read_and_exported() -> None:
    assert [*READERS] == ["json", "yaml"] == [*EXPORTERS][:2]


def test_exported_yaml_comes_back_as_the_same_document(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    assert run("export", "--format", "yaml", "--output", str(path))[0] == 0
    assert run("check", str(path))[0] == 0
    assert run("export", str(path))[1] == read_release(release_of()).decode()
    assert run("diff", "@" + release_of().version, str(path))[0] == 0
