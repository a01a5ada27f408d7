"""What tests of several modules share."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.cli import main
from tests.helpers import DIRTY, Python, Run, Stdin, document
from tests.installing import SOUND, install, package


@pytest.fixture(scope="session")
def tax() -> ct.Taxonomy:
    """The published table: later versions add to it, and what is asked here is what was printed."""
    return ct.load("joco-works", version="1.0.0")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the test works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file with a document in which a check finds nothing."""
    path = tmp_path / "good.json"
    path.write_text(document(), encoding="utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder on Python's path, with one sound package in it that brings a dataset."""
    folder = tmp_path / "site"
    install(folder, "good", {"county": "good"}, package(SOUND))
    return folder


@pytest.fixture
def dirty(folder: Path) -> Path:
    """The folder in which the test works, with a document that has several faults."""
    (folder / "my.json").write_text(DIRTY, encoding="utf-8")
    return folder


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Stdin:
    """Puts a text into standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    return put


@pytest.fixture
def python() -> Python:
    """Runs code in a new interpreter and returns what it prints; whatever goes wrong there fails the test."""

    def run(code: str, *args: object, **environment: object) -> str:
        variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        variables |= {"PYTHONDONTWRITEBYTECODE": "1", **{name: str(value) for name, value in environment.items()}}
        command = [sys.executable, "-W", "error", "-c", code, *map(str, args)]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command of the command line in this process: exit status, standard output and standard error."""

    def call(*argv: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in argv])
        return status, *capsys.readouterr()

    return call
