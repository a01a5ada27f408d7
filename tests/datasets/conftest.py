"""What the tests of datasets share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import careertaxonomy as ct


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A folder on Python's path with a copy of this package, which a test may damage."""
    site = tmp_path / "site"
    package = Path(ct.__file__).parent
    shutil.copytree(package, site / "careertaxonomy", ignore=shutil.ignore_patterns("__pycache__"))
    return site
