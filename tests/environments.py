"""Fresh environments, in which packages are installed as users do it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "tests" / "example_package"
"""A package with a dataset of its own."""

APP = """\
import sys
from pathlib import Path

import careertaxonomy as ct

document, page = map(Path, sys.argv[1:])
for release in ct.available():
    print(ct.load(release.name, version=release.version))
for found in ct.check(document).diagnostics:
    print(found.code, found.rule, found.line, found.column)
page.write_bytes(*ct.export(ct.load(), "html").values())
"""
"""A small app: loads every version of every dataset, checks a document, and writes the explorer."""

_LIMIT = 300
"""Seconds that one program may take; to build and install both packages takes longest."""


class Environment:
    """A fresh environment, and how programs are run in it."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / ("Scripts" if os.name == "nt" else "bin")
        self._variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self._variables |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
        subprocess.run([sys.executable, "-m", "venv", folder], check=True, env=self._variables)

    def run(self, program: str, *arguments: object, status: int = 0, cwd: Path = ROOT) -> str:
        """What a program prints, its exit status being as expected."""
        command = [str(self._bin / program), *map(str, arguments)]
        done = subprocess.run(
            command, env=self._variables, capture_output=True, encoding="utf-8", cwd=cwd, check=False, timeout=_LIMIT
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout
