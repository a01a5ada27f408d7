"""Documents, tables and terminals that the tests of several commands work with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.documents import BAD, GOOD, NOTED, UNTIDY, WARNED
from tests.cli.stored_ids import LONG, NEEDED, NEW, OLD, TABLE, Migrate
from tests.helpers import Run, cluster, document, pathway, world


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A document of one's own, in which names are not unique."""
    path = tmp_path / "own.json"
    worlds = [world("care", "Care", aliases=["Health"], codes={"local": "1"}, note="Since 2020"), world("works")]
    clusters = [cluster("care", ["care", "works"]), cluster("trade", ["works"])]
    rows = [pathway("nursing", "care"), pathway("sales", "trade"), pathway("sales-care", "care", "Sales")]
    path.write_text(document(worlds=worlds, clusters=clusters, pathways=rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def documents(folder: Path) -> Path:
    """The folder in which the test works, with documents of every kind."""
    for name, text in {"good": GOOD, "warned": WARNED, "noted": NOTED, "bad": BAD, "broken": "{"}.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    (folder / "latin.json").write_bytes(document(head={"title": "Caf\u00e9"}).encode("latin-1"))
    return folder


@pytest.fixture
def file(folder: Path) -> Path:
    """A document to mend, in the folder in which the test works."""
    path = folder / "my.json"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


@pytest.fixture
def table(folder: Path) -> Path:
    """A table of stored ids in the folder in which the test works, with the two versions to migrate between."""
    (folder / "old.json").write_text(OLD, encoding="utf-8")
    (folder / "new.json").write_text(NEW, encoding="utf-8")
    path = folder / "my.csv"
    path.write_bytes(TABLE)
    os.utime(path, ns=(10**18, 10**18))
    return path


@pytest.fixture
def long_table(table: Path) -> Path:
    """The same, with forty thousand rows; only its owner may write to it."""
    table.write_bytes(LONG)
    table.chmod(0o640)
    return table


@pytest.fixture
def migrate(table: Path, run: Run) -> Migrate:
    """Runs `migrate` on the table, or another file, with the arguments that it needs and that are not given."""

    def call(file: object = table.name, *argv: object) -> tuple[int, str, str]:
        needed = zip(NEEDED[::2], NEEDED[1::2], strict=True)
        return run("migrate", file, *(each for pair in needed if pair[0] not in argv for each in pair), *argv)

    return call


@pytest.fixture
def copy(folder: Path, run: Run) -> Path:
    """A local copy of the first edition, in the folder in which the test works."""
    assert run("export", "@1.0.0", "--output", "county.json", "--local")[0] == 0
    return folder / "county.json"
