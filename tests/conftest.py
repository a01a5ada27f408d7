"""What tests of several modules share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

import careertaxonomy as ct
from careertaxonomy.cli import main


@pytest.fixture(scope="session")
def tax() -> ct.Taxonomy:
    """The published table: later versions add to it, and what is asked here is what was printed."""
    return ct.load("joco-works", version="1.0.0")


@pytest.fixture
def python() -> Callable[..., str]:
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
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command of the command line in this process: exit status, standard output and standard error."""

    def call(*argv: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in argv])
        return status, *capsys.readouterr()

    return call
