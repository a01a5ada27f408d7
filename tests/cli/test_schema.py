"""`careertaxonomy schema`: the JSON Schema of a document, printed or written to a file."""

from __future__ import annotations

from pathlib import Path

from careertaxonomy.model.schema import shipped
from tests.helpers import Run


def test_the_command_prints_it(run: Run) -> None:
    assert run("schema") == (0, shipped().decode(), "")
    assert run("schema", "--output", "-") == (0, shipped().decode(), "")


def test_the_command_writes_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "careertaxonomy.schema.json"
    assert run("schema", "--output", str(path)) == (0, f"the schema written to {path}\n", "")
    assert path.read_bytes() == shipped()
    refused = f"careertaxonomy: {path} exists already; --force overwrites it\n"
    assert run("schema", "--output", str(path)) == (2, "", refused)
    path.write_bytes(b"{}")
    assert run("schema", "--output", str(path), "--force")[0] == 0
    assert path.read_bytes() == shipped()
