"""Documents of other packages that are not what they should be: each is refused when it is loaded, and no other is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import Python
from tests.installing import county, install, package, sums

pytestmark = pytest.mark.slow  # a process for every kind of damage

LOADED = """
import careertaxonomy as ct
for version in ("2.0.0", "1.9.0"):
    try:
        print(ct.load("bad-county", version=version))
    except ct.CareerTaxonomyError as error:
        print(type(error).__name__)
        print(error)
"""
GOOD_FILE = {"bad-county/1.9.0.json": county("1.9.0", "bad-county")}
LOADS = "<Taxonomy bad-county 1.9.0: 2 Worlds, 1 cluster, 1 pathway>"
DAMAGED = {
    "another digest": (
        {"bad-county/2.0.0.json": county("2.0.0", "bad-county")},
        "sha256:" + "0" * 64,
        [
            "DamagedDatasetError",
            (
                "the file bad-county/2.0.0.json of bad was changed after its release: its digest is sha256:"
                f"{sums({'': county('2.0.0', 'bad-county')}).split()[0]}, on record is sha256:{'0' * 64}; "
                "install the package anew"
            ),
        ],
    ),
    "another version": (
        {"bad-county/2.0.0.json": county("3.0.0", "bad-county")},
        None,
        [
            "UnavailableDatasetError",
            "bad-county of bad cannot be loaded: in bad-county/2.0.0.json is bad-county 3.0.0",
        ],
    ),
    "another layout": (
        {"bad-county/2.0.0.json": county("2.0.0", "bad-county").replace(", ", ",")},
        None,
        [
            "UnavailableDatasetError",
            (
                "bad-county of bad cannot be loaded: bad-county/2.0.0.json is not in the canonical form, in which "
                "careertaxonomy release writes it"
            ),
        ],
    ),
    "errors": (
        {"bad-county/2.0.0.json": county("2.0.0", "bad-county").replace('"finance"}', '"finances"}')},
        None,
        [
            "InvalidDatasetError",
            "bad: bad-county/2.0.0.json has 1 error",
            (
                '  bad: bad-county/2.0.0.json:14:59: error CT302 unknown-cluster: pathway "accounting" links to '
                'cluster "finances", which this dataset does not define (did you mean "finance"?)'
            ),
        ],
    ),
    "no document": ({"bad-county/2.0.0.json": "\0"}, None, ["InvalidDatasetError"]),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_version_is_refused_and_the_others_are_there(case: str, tmp_path: Path, python: Python) -> None:
    files, digest, expected = DAMAGED[case]
    listed = sums({**GOOD_FILE, **files})
    for file, text in files.items():
        if digest is not None:
            listed = listed.replace(sums({file: text}).split()[0], digest.removeprefix("sha256:"))
    install(tmp_path, "bad", {"bad-county": "bad"}, package({**GOOD_FILE, **files}, listed=listed))
    lines = python(LOADED, PYTHONPATH=tmp_path).splitlines()
    assert lines[: len(expected)] == expected
    assert lines[-1] == LOADS
    checked = (
        "from careertaxonomy.cli import main; print([main(['check', f'bad-county@{v}']) for v in ('1.9.0', '2.0.0')])"
    )
    output = python(checked, PYTHONPATH=tmp_path)
    assert output.splitlines()[-1] in ("[0, 1]", "[0, 2]")
    if expected[0] == "UnavailableDatasetError":
        assert expected[1].replace("bad-county of bad cannot", "cannot") in output
