"""Datasets that other packages bring: found without importing anything, and each on its own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import NoReturn

import pytest

from careertaxonomy.datasets.packages import find_installed
from tests.helpers import Python
from tests.installing import GROUP, SOUND, county, install, package, sums

LISTED = """
import sys
import careertaxonomy as ct
for found in ct.available():
    if found.package != "careertaxonomy":
        print(found, found.package)
for found in ct.unavailable():
    print(found)
print([name for name in sys.modules if name.split(".")[0] in ("good", "bad", "other", "county_careers", "deep")])
print(ct.load().name)
"""
NOTHING_IMPORTED = "[]\njoco-works\n"


@pytest.fixture
def listed(python: Python, site: Path) -> Callable[[], str]:
    """What is available and what is not, without the sound package's three versions, which must be there."""

    def call() -> str:
        output = python(LISTED, PYTHONPATH=site)
        versions = "county 1.0.0 good\ncounty 1.9.0 good\ncounty 1.10.0 good\n"
        assert output.startswith(versions)
        assert output.endswith(NOTHING_IMPORTED)
        return output.removeprefix(versions).removesuffix(NOTHING_IMPORTED)

    return call


def test_a_package_is_found_and_not_imported(listed: Callable[[], str]) -> None:
    assert listed() == ""


def test_what_it_brings_is_loaded_as_bundled_data_are(python: Python, site: Path) -> None:
    code = """
import pickle, sys
import careertaxonomy as ct
tax = ct.load("county")
assert tax is ct.load("county", version="1.10.0")
found = ct.available()[2]
assert (found.name, found.version, found.package, found.file) == ("county", "1.10.0", "good", "county/1.10.0.json")
assert tax.digest == ct.load("county", version="1.10.0", digest=found.digest).digest == found.digest
assert pickle.loads(pickle.dumps(tax)) == tax and pickle.loads(pickle.dumps(found)) == found
for name, version in (("county", "2.0.0"), ("count", None)):
    try:
        ct.load(name, version=version)
    except ct.UnknownDatasetError as error:
        print(error)
print(tax, "good" in sys.modules)
"""
    known = "county 1.0.0, county 1.9.0, county 1.10.0, joco-works 1.0.0, joco-works 1.1.0"
    assert python(code, PYTHONPATH=site).splitlines() == [
        f"county has no version 2.0.0; available: {known}",
        f"no dataset count; available: {known}",
        "<Taxonomy county 1.10.0: 2 Worlds, 1 cluster, 1 pathway> False",
    ]


def test_the_bundled_data_are_loaded_without_a_look_at_other_packages(python: Python, site: Path) -> None:
    code = """
import sys
import careertaxonomy as ct
ct.load(), ct.load("joco-works", version="1.0.0")
from careertaxonomy.cli import main
assert main(["check"]) == 0
assert "careertaxonomy.datasets.packages" not in sys.modules
"""
    assert "10 Worlds, 16 clusters, 73 pathways" in python(code, PYTHONPATH=site)


BROKEN: dict[str, tuple[Mapping[str, str], Mapping[str, str], str]] = {
    "no such module": ({"bad-county": "nowhere"}, {}, "bad-county of bad: no module nowhere"),
    "no such part of a module": ({"bad-county": "bad.data"}, {}, "bad-county of bad: no module bad.data"),
    "part of what is not there": ({"bad-county": "no.where"}, {}, "bad-county of bad: no module no.where"),
    "no folder": ({"bad-county": "json.decoder"}, {}, "bad-county of bad: json.decoder is no package with files"),
    "no value": ({"bad-county": ""}, {}, "bad-county of bad: its entry point must name a package, not ''"),
    "a function": (
        {"bad-county": "bad:data"},
        {},
        "bad-county of bad: its entry point must name a package, not 'bad:data'",
    ),
    "no list": (
        {"bad-county": "bad"},
        {"__init__.py": ""},
        "bad-county of bad: no SHA256SUMS that can be read",
    ),
    "an empty list": (
        {"bad-county": "bad"},
        package({}),
        "bad-county of bad: SHA256SUMS lists no version of bad-county",
    ),
    "a list of other datasets": (
        {"bad-county": "bad"},
        package({"county/1.0.0.json": county()}),
        "bad-county of bad: SHA256SUMS lists no version of bad-county",
    ),
    "no version": (
        {"bad-county": "bad"},
        package({"bad-county/newest.json": "{}"}),
        "bad-county of bad: SHA256SUMS has a line that is not DIGEST NAME/VERSION.json, on bad-county/newest.json",
    ),
    "no JSON": (
        {"bad-county": "bad"},
        package({"bad-county/1.0.0.yaml": ""}),
        "bad-county of bad: SHA256SUMS has a line that is not DIGEST NAME/VERSION.json, on bad-county/1.0.0.yaml",
    ),
    "no digest": (
        {"bad-county": "bad"},
        package({"bad-county/1.0.0.json": ""}, listed="00  bad-county/1.0.0.json\n"),
        "bad-county of bad: SHA256SUMS has a line that is not DIGEST NAME/VERSION.json, on bad-county/1.0.0.json",
    ),
    "no such file": (
        {"bad-county": "bad"},
        package({}, listed=sums({"bad-county/1.0.0.json": "{}"})),
        "bad-county of bad: SHA256SUMS lists bad-county/1.0.0.json, which does not exist",
    ),
    "no slug": ({"Bad County": "bad"}, {}, "Bad County of bad: no module bad"),
    "no slug, but files": (
        {"Bad": "bad"},
        package({"Bad/1.0.0.json": "{}"}),
        "Bad of bad: 'Bad' is no kebab-case slug, and so no name of a dataset",
    ),
    "a taken name": (
        {"joco-works": "bad"},
        package({"joco-works/9.0.0.json": county("9.0.0", "joco-works")}),
        (
            "joco-works of careertaxonomy and bad: the name joco-works is that of a dataset of careertaxonomy, "
            "which stays what it is"
        ),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_package_is_named_and_the_others_are_there(case: str, site: Path, listed: Callable[[], str]) -> None:
    entries, files, expected = BROKEN[case]
    install(site, "bad", entries, files)
    assert listed() == f"{expected}\n"


class Unreadable:
    """An installed package whose entry points, and whose very name, cannot be read."""

    metadata: Mapping[str, str] = {"Name": "bad"}

    def read_text(self, filename: str) -> str:
        return f"[{GROUP}]\nbad-county\n"

    @property
    def entry_points(self) -> NoReturn:
        raise TypeError("no value")


class Nameless(Unreadable):
    """One without a name, too."""

    metadata: Mapping[str, str] = {}


@pytest.mark.parametrize(("package_type", "name"), [(Unreadable, "bad"), (Nameless, "a package without a name")])
def test_entry_points_that_cannot_be_read(
    package_type: type[Unreadable], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not installed for real: pydantic, too, reads the entry points of all packages, and would stop at these.
    monkeypatch.setattr("careertaxonomy.datasets.packages.distributions", lambda: [package_type(), *distributions()])
    found = find_installed({"joco-works"})
    assert [str(one) for one in found.unavailable] == [f"a dataset of {name}: its entry points cannot be read"]


def test_a_name_that_two_packages_give_is_refused_to_both(python: Python, site: Path) -> None:
    install(site, "other", {"county": "other"}, package({"county/7.0.0.json": county("7.0.0")}))
    output = python(LISTED, PYTHONPATH=site)
    reason = (
        "the name county is given by each of them, so that it would not be clear which is meant; uninstall all but one"
    )
    owners = next(both for both in ("good and other", "other and good") if f"county of {both}" in output)
    assert output == f"county of {owners}: {reason}\n{NOTHING_IMPORTED}"
    code = """
import careertaxonomy as ct
try:
    ct.load("county")
except ct.UnavailableDatasetError as error:
    print(error.name, sorted(error.packages))
    print(error)
"""
    first, second = python(code, PYTHONPATH=site).splitlines()
    assert first == "county ['good', 'other']"
    assert second == f"county of {owners} cannot be loaded: {reason}"


def test_a_package_that_gives_a_name_twice_is_refused(site: Path, listed: Callable[[], str]) -> None:
    install(site, "bad", f"[{GROUP}]\ntwice = bad\ntwice = other\n", package({}))
    assert listed() == "twice of bad: bad gives the name twice twice\n"


def test_of_two_editions_of_a_package_the_one_that_python_finds_first_counts(python: Python, site: Path) -> None:
    hidden = site.parent / "hidden"
    install(hidden, "good", {"county": "good"}, package({"county/9.0.0.json": county("9.0.0")}))
    output = python(LISTED, PYTHONPATH=f"{site}:{hidden}")
    assert output == f"county 1.0.0 good\ncounty 1.9.0 good\ncounty 1.10.0 good\n{NOTHING_IMPORTED}"


def test_a_folder_deeper_in_a_package_is_found_without_importing_what_it_is_in(python: Python, tmp_path: Path) -> None:
    install(tmp_path, "deep", {"county": "deep.down.data"}, package(SOUND), at="deep/down/data")
    for folder in ("deep", "deep/down"):
        (tmp_path / folder / "__init__.py").write_text("raise RuntimeError\n", encoding="utf-8")
    assert "county 1.10.0 deep\n[]\n" in python(LISTED, PYTHONPATH=tmp_path)


def test_a_folder_without_code_in_a_package_will_do(python: Python, tmp_path: Path) -> None:
    install(tmp_path, "deep", {"county": "deep.down.data"}, package(SOUND, code=None), at="deep/down/data")
    for _ in range(2):
        assert "county 1.10.0 deep\n[]\n" in python(LISTED, PYTHONPATH=tmp_path)
        (tmp_path / "deep/__init__.py").write_text("raise RuntimeError\n", encoding="utf-8")


def test_a_folder_without_code_will_do(python: Python, tmp_path: Path) -> None:
    install(tmp_path, "other", {"county": "other"}, package(SOUND, code=None))
    assert "county 1.10.0 other\n[]\n" in python(LISTED, PYTHONPATH=tmp_path)
    assert python("import careertaxonomy as ct; print(ct.load('county').version)", PYTHONPATH=tmp_path) == "1.10.0\n"


def test_a_package_in_a_zip_file(python: Python, site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "good.zip", "w") as archive:
        for path in site.rglob("*"):
            archive.write(path, path.relative_to(site))
    code = "import careertaxonomy as ct; print(ct.available()[2], ct.load('county'))"
    expected = "county 1.10.0 <Taxonomy county 1.10.0: 2 Worlds, 1 cluster, 1 pathway>\n"
    assert python(code, PYTHONPATH=tmp_path / "good.zip") == expected
