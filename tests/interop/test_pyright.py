"""What pyright knows of the package: the type of everything that others can import."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def test_the_type_of_every_public_symbol_is_known() -> None:
    pytest.importorskip("pyright", reason="pyright is not installed (extra interop)")
    if shutil.which("node") is None:
        pytest.skip("Node.js, which pyright runs on, is not installed")
    scripts = Path(sys.executable).parent
    command = [sys.executable, "-m", "pyright", "--verifytypes", "careertaxonomy", "--ignoreexternal"]
    paths = f"{scripts}{os.pathsep}{os.environ['PATH']}"  # where it looks for the Python whose packages it reads
    done = subprocess.run(
        command, env={**os.environ, "PATH": paths}, capture_output=True, text=True, timeout=300, check=False
    )
    found = done.stdout.partition("Symbols used in public interface:")[2]
    assert "\nType completeness score: 100%\n" in found, found + done.stderr
    assert done.returncode == 0
