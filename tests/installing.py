"""Made-up installed packages: a folder as `pip` leaves it, put on Python's path."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import careertaxonomy as ct
from careertaxonomy.model.canonical import canonical_bytes
from tests.helpers import document

GROUP = "careertaxonomy.datasets"
IMPORTED = "raise RuntimeError('nothing here is to be imported')\n"


def county(version: str = "1.0.0", name: str = "county") -> str:
    """A sound document of a dataset, as it is released."""
    text = document(head={"name": name, "version": version})
    return canonical_bytes(ct.Dataset.model_validate_json(text)).decode()


SOUND = {f"county/{version}.json": county(version) for version in ("1.0.0", "1.10.0", "1.9.0")}
"""Three versions of one dataset, as a package brings them."""


def sums(files: Mapping[str, str]) -> str:
    """The `SHA256SUMS` of some documents."""
    return "".join(f"{sha256(text.encode()).hexdigest()}  {file}\n" for file, text in files.items())


def package(files: Mapping[str, str], *, listed: str | None = None, code: str | None = IMPORTED) -> dict[str, str]:
    """The files of a package that brings documents; its list of them may be another, and its code none."""
    found = {**files, "SHA256SUMS": sums(files) if listed is None else listed}
    return found if code is None else {"__init__.py": code, **found}


def install(
    site: Path, distribution: str, entries: str | Mapping[str, str], files: Mapping[str, str], *, at: str = ""
) -> None:
    """Puts a package into a folder: its entry points (or their text) and its files below `at`."""
    info = site / f"{distribution.replace('-', '_')}-1.0.dist-info"
    points = (
        entries
        if isinstance(entries, str)
        else f"[{GROUP}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
    )
    texts = {info / "METADATA": f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n"}
    texts[info / "entry_points.txt"] = points
    folder = site / (at or distribution.replace("-", "_"))
    for path, text in {**texts, **{folder / file: text for file, text in files.items()}}.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
