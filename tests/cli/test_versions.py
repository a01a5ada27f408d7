"""`careertaxonomy versions`: the available versions, of this package and of others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.datasets.loader import release_of
from careertaxonomy.datasets.packages import find_installed
from tests.helpers import Python, Run
from tests.installing import county, install, sums


def test_versions(run: Run) -> None:
    status, out, err = run("versions")
    assert (status, err) == (0, "")
    releases = ct.available()
    lines = [line.split(maxsplit=2) for line in out.splitlines()]
    assert [line[:2] for line in lines] == [[f"{found.name}@{found.version}", found.digest] for found in releases]
    assert [line[2:] for line in lines] == [["the default"] if found == release_of() else [] for found in releases]
    plain = json.loads(run("versions", "--format", "json")[1])
    assert plain == [
        {"name": found.name, "version": found.version, "digest": found.digest, "package": "careertaxonomy"}
        for found in releases
    ]


def test_the_versions_command_names_the_package_and_what_is_broken(
    site: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    install(site, "bad", {"bad-county": "nowhere"}, {})
    monkeypatch.syspath_prepend(site)
    monkeypatch.setattr("careertaxonomy.datasets.loader._installed", lambda: find_installed({"joco-works"}))
    status, out, err = run("versions")
    assert status == 0
    assert err == "careertaxonomy: bad-county of bad: no module nowhere\n"
    rows = [line.split(maxsplit=2) for line in out.splitlines()]
    assert [(row[0], row[2:]) for row in rows] == [
        ("county@1.0.0", ["from good"]),
        ("county@1.9.0", ["from good"]),
        ("county@1.10.0", ["from good"]),
        ("joco-works@1.0.0", []),
        ("joco-works@1.1.0", ["the default"]),
    ]


def test_plain_values_for_programs(python: Python, site: Path) -> None:
    code = "from careertaxonomy.cli import main; main(['versions', '--format', 'json'])"
    (found,) = [one for one in json.loads(python(code, PYTHONPATH=site)) if one["version"] == "1.9.0"]
    assert found == {
        "name": "county",
        "version": "1.9.0",
        "digest": "sha256:" + sums({"": county("1.9.0")}).split()[0],
        "package": "good",
    }
