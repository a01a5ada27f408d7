"""What YAML is answered with where the extra `yaml` is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import Python, document, pathway

FILE = "my.yaml"
WITHOUT = """
import sys, io
from contextlib import redirect_stderr, redirect_stdout
sys.modules["yaml"] = None
from careertaxonomy.cli import main
with redirect_stdout(io.StringIO()) as said, redirect_stderr(said):
    status = main(ARGUMENTS)
print(status, said.getvalue(), end="")
"""


NEEDED = 'reading YAML needs an optional package: python -m pip install "careertaxonomy[yaml]"'


@pytest.fixture
def files(folder: Path) -> None:
    (folder / FILE).write_text("format: careertaxonomy/1\n", encoding="utf-8")
    (folder / "bad.json").write_text(document(pathways=[pathway("a"), pathway("b", "finanse")]), encoding="utf-8")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["export", FILE], f"{FILE}: cannot be read: {NEEDED}"),
        (["export", "--format", "yaml"], NEEDED.replace("reading", "writing")),
    ],
)
def test_without_the_extra_the_answer_is_how_to_install_it(python: Python, arguments: list[str], answer: str) -> None:
    assert python(WITHOUT.replace("ARGUMENTS", repr(arguments))) == f"2 careertaxonomy: {answer}\n"


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    "arguments", [["check", "bad.json", FILE], ["check", "."], ["check", "--fix", "bad.json", FILE]]
)
def test_without_the_extra_the_other_files_are_still_checked(python: Python, arguments: list[str]) -> None:
    said = python(WITHOUT.replace("ARGUMENTS", repr(arguments)))
    assert f"{FILE}:1:1: error CT101 unreadable-file: cannot be read: {NEEDED}\n" in said
    assert said.startswith("2 ")
    assert "bad.json:15:41: error CT302 unknown-cluster: " in said
    assert said.endswith(" 2 files: 2 errors, no warnings, no notes; failed\n")


API_WITHOUT = """
import sys
sys.modules["yaml"] = None
import careertaxonomy as ct
report = ct.check("FILE")
print(report.ok, *(f"{found.code} {found.message}" for found in report.diagnostics))
try:
    ct.load_file("FILE")
except ct.InvalidDatasetError as error:
    print(error.file, [found.code for found in error.diagnostics])
"""


@pytest.mark.usefixtures("files")
def test_without_the_extra_the_api_reports_a_file_that_cannot_be_read(python: Python) -> None:
    said = f"False CT101 cannot be read: {NEEDED}\n{FILE} ['CT101']\n"
    assert python(API_WITHOUT.replace("FILE", FILE)) == said


def test_json_needs_no_yaml(python: Python, tmp_path: Path) -> None:
    path = tmp_path / "my.json"
    path.write_text(document(), encoding="utf-8")
    code = f"import sys, careertaxonomy as ct; print(ct.check({str(path)!r}).ok, 'yaml' in sys.modules)"
    assert python(code) == "True False\n"
