"""The example package with a dataset of its own: built, installed beside ours in a fresh environment, and used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.datasets.catalogue import OURS
from tests.environments import PACKAGE, ROOT, Environment

pytestmark = pytest.mark.slow  # makes an environment and installs two packages into it

DATA = PACKAGE / "src" / "example_careers"

STORED = """\
student,pathways
1,nursing
2,"accounting-insurance"
3,home-care;elder-care
4,welding
5,foundry
6,wielding
"""
CARRIED = STORED.replace("home-care;elder-care", "personal-care;personal-care").replace("4,welding", "4,metal-joining")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    found = Environment(tmp_path_factory.mktemp("fresh"))
    found.run("python", "-m", "pip", "install", "--quiet", ROOT, PACKAGE)
    return found


def test_only_the_two_packages_are_there_and_what_they_need(fresh: Environment) -> None:
    installed = {row["name"] for row in json.loads(fresh.run("python", "-m", "pip", "list", "--format=json"))}
    assert {"careertaxonomy", "example-careers", "pydantic"} <= installed
    assert not installed & {"hypothesis", "pytest", "PyYAML", "hatchling", "ruff", "mypy"}


def test_its_versions_are_listed_with_the_package(fresh: Environment) -> None:
    rows = [line.split(maxsplit=2) for line in fresh.run("careertaxonomy", "versions").splitlines()]
    listed = (DATA / "SHA256SUMS").read_text(encoding="utf-8").split()
    assert [row for row in rows if row[0].startswith("example-county@")] == [
        [f"example-county@{version}", f"sha256:{digest}", "from example-careers"]
        for version, digest in zip(("1.0.0", "2.0.0", "3.0.0"), listed[::2], strict=True)
    ]
    assert [row[0] for row in rows[3:]] == [
        f"{found.name}@{found.version}" for found in ct.available() if found.package == OURS
    ]


def test_they_are_loaded_and_nothing_of_the_package_is_imported(fresh: Environment) -> None:
    code = """
import sys
import careertaxonomy as ct
tax = ct.load("example-county")
print(tax, [found.package for found in ct.available() if found.name == tax.name])
print(tax.cluster_of(tax.pathway("nursing")).name, ct.load().name, ct.unavailable(), "example_careers" in sys.modules)
"""
    assert fresh.run("python", "-W", "error", "-c", code).splitlines() == [
        f"<Taxonomy example-county 3.0.0: 2 Worlds, 3 clusters, 6 pathways> {['example-careers'] * 3}",
        "Health joco-works () False",
    ]


def test_they_are_checked_shown_compared_and_pinned(fresh: Environment) -> None:
    checked = fresh.run("careertaxonomy", "check", "example-county@2.0.0", "--against", "example-county@1.0.0")
    assert checked.splitlines()[-1].startswith("2 Worlds, 3 clusters, 6 pathways, ")
    assert checked.endswith("1 file: no errors, no warnings, no notes; passed\n")
    shown = fresh.run("careertaxonomy", "show", "nursing", "--dataset", "example-county@2.0.0")
    assert "pathway:nursing in example-county 2.0.0" in shown
    compared = fresh.run("careertaxonomy", "diff", "example-county@2.0.0", "example-county@3.0.0")
    assert compared.startswith("example-county 2.0.0 to example-county 3.0.0: 2 changes, smallest version bump major\n")
    call = fresh.run("careertaxonomy", "pin", "example-county").strip()
    assert fresh.run("python", "-c", f"import careertaxonomy as ct; print({call}.version)") == "3.0.0\n"
    exported = fresh.run("careertaxonomy", "export", "example-county@1.0.0")
    assert exported == (DATA / "example-county/1.0.0.json").read_text(encoding="utf-8")


def test_stored_ids_are_carried_to_its_newest_version(fresh: Environment, tmp_path: Path) -> None:
    table = tmp_path / "stored.csv"
    table.write_bytes(STORED.encode())
    asked = ("migrate", "stored.csv", "--column", "pathways", "--kind", "pathway", "--separator", ";")
    versions = ("--from", "example-county@1.0.0", "--to", "example-county@3.0.0")
    report = fresh.run("careertaxonomy", *asked, *versions, "--write", "--format", "json", status=1, cwd=tmp_path)
    found = json.loads(report)
    assert table.read_bytes() == CARRIED.encode()
    assert found["values"] == {"kept": 1, "replaced": 3, "split": 1, "withdrawn": 1, "unknown": 1}
    assert [(one["outcome"], one["lines"], one["hint"]) for one in found["needs_a_person"]] == [
        ("split", [3], "note: Courses for insurers are those that end with the state's licence."),
        ("withdrawn", [6], None),
        ("unknown", [7], 'did you mean "welding"?'),
    ]
    assert json.loads(fresh.run("careertaxonomy", *asked, *versions, "--format", "json", status=1, cwd=tmp_path))[
        "values"
    ] == {"kept": 4, "replaced": 0, "split": 1, "withdrawn": 1, "unknown": 1}
