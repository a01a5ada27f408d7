from __future__ import annotations

import multiprocessing
import pickle
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from zipapp import create_archive

import pytest

import careertaxonomy as ct
from careertaxonomy.datasets.catalogue import DEFAULT
from careertaxonomy.datasets.loader import read_release, release_of
from careertaxonomy.model.canonical import digest_of
from tests.environments import APP
from tests.helpers import FIRST, Python, cluster, document

FILE = "joco-works/1.0.0.json"


def rewrite_sums(copied: Path) -> None:
    folder = copied / "careertaxonomy/datasets"
    lines = [f"{sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder)}" for file in folder.rglob("*.json")]
    (folder / "SHA256SUMS").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def test_every_bundled_version_is_listed_with_the_digest_of_its_bytes() -> None:
    assert ct.Release("joco-works", "1.0.0", FIRST) in ct.available()
    for release in ct.available():
        assert digest_of(read_release(release)) == release.digest
        tax = ct.load(release.name, version=release.version)
        assert (tax.name, tax.version, tax.digest) == (release.name, release.version, release.digest)


def test_a_release_says_what_it_is_and_cannot_be_changed() -> None:
    release = ct.Release("joco-works", "1.0.0", FIRST)
    assert (str(release), release.file) == ("joco-works 1.0.0", FILE)
    assert {release: 1}[pickle.loads(pickle.dumps(release))] == 1
    with pytest.raises(AttributeError, match="cannot assign to field 'version'"):
        release.version = "2.0.0"  # type: ignore[misc]  # that it cannot be done is the point


def test_the_newest_version_of_the_default_dataset_is_loaded_and_is_one_object() -> None:
    newest = [release for release in ct.available() if release.name == DEFAULT][-1]
    assert release_of() == newest
    assert ct.load() is ct.load()
    assert ct.load() is ct.load("joco-works")
    assert ct.load() is ct.load(version=newest.version)
    assert (ct.load().name, ct.load().version) == (newest.name, newest.version)


@pytest.mark.parametrize(
    ("name", "version", "missing"),
    [
        ("nope", None, "no dataset nope"),
        ("nope", "1.0.0", "no dataset nope 1.0.0"),
        ("joco", "1.0.0", "no dataset joco 1.0.0"),
        ("joco-works", "9.9.9", "joco-works has no version 9.9.9"),
        ("joco-works", "1.0", "joco-works has no version 1.0"),
        ("../joco-works", "1.0.0", "no dataset ../joco-works 1.0.0"),
    ],
)
def test_an_unknown_dataset_or_version_is_answered_with_what_there_is(
    name: str, version: str | None, missing: str
) -> None:
    with pytest.raises(ct.UnknownDatasetError) as caught:
        ct.load(name, version=version)
    known = tuple(map(str, ct.available()))
    assert str(caught.value) == f"{missing}; available: {', '.join(known)}"
    assert (caught.value.name, caught.value.version, caught.value.known) == (name, version, known)


def test_a_version_pinned_to_its_digest_is_the_same_and_any_other_is_refused() -> None:
    pinned = ct.load("joco-works", version="1.0.0", digest=FIRST)
    assert pinned is ct.load("joco-works", version="1.0.0")
    wrong = "sha256:" + 64 * "0"
    with pytest.raises(ct.DigestMismatchError) as caught:
        ct.load("joco-works", version="1.0.0", digest=wrong)
    assert str(caught.value) == f"joco-works 1.0.0 has the digest {FIRST}, not the one it is pinned to, {wrong}"
    assert (caught.value.expected, caught.value.found) == (wrong, FIRST)


LOAD_DAMAGED = """
import careertaxonomy as ct
try:
    ct.load("joco-works", version="1.0.0")
except ct.DamagedDatasetError as error:
    print(error.file, error.expected, error.found, error, sep="|")
"""


def test_a_bundled_file_that_was_changed_is_refused_by_name_with_both_digests(copied: Path, python: Python) -> None:
    file = copied / "careertaxonomy/datasets" / FILE
    file.write_bytes(file.read_bytes().replace(b'"Finance"', b'"Finanse"', 1))
    found = f"sha256:{sha256(file.read_bytes()).hexdigest()}"
    message = (
        f"the bundled file {FILE} was changed after its release: its digest is {found}, on record is {FIRST}; "
        "install the package anew"
    )
    assert python(LOAD_DAMAGED, PYTHONPATH=copied) == f"{FILE}|{FIRST}|{found}|{message}\n"


@pytest.mark.parametrize("zipped", [False, True])
def test_a_bundled_file_that_is_missing_is_refused_by_name(copied: Path, python: Python, zipped: bool) -> None:
    (copied / "careertaxonomy/datasets" / FILE).unlink()
    where = shutil.make_archive(str(copied), "zip", copied) if zipped else copied
    message = (
        f"the bundled file {FILE} was changed after its release: its digest is none (no such file), "
        f"on record is {FIRST}; install the package anew"
    )
    assert python(LOAD_DAMAGED, PYTHONPATH=where) == f"{FILE}|{FIRST}|None|{message}\n"


def test_versions_load_side_by_side_and_the_newest_is_newest_by_number(copied: Path, python: Python) -> None:
    folder = copied / "careertaxonomy/datasets"
    text = (folder / FILE).read_text(encoding="utf-8")
    for version in ("1.9.0", "1.10.0", "1.10.0-local.1", "0.9.0"):
        changed = text.replace('"version": "1.0.0"', f'"version": "{version}"')
        (folder / f"joco-works/{version}.json").write_text(changed, encoding="utf-8")
    for other in folder.glob("joco-works/1.1.*.json"):
        other.unlink()
    (folder / "a-works").mkdir()
    (folder / "a-works/1.0.0.json").write_text(text.replace("joco-works", "a-works"), encoding="utf-8")
    rewrite_sums(copied)
    code = """
import careertaxonomy as ct
for release in ct.available():
    tax = ct.load(release.name, version=release.version)
    print(release, "is", tax.name, tax.version, tax.digest == release.digest)
print(ct.load())
print(ct.load("a-works"))
"""
    assert python(code, PYTHONPATH=copied).splitlines() == [
        "a-works 1.0.0 is a-works 1.0.0 True",
        "joco-works 0.9.0 is joco-works 0.9.0 True",
        "joco-works 1.0.0 is joco-works 1.0.0 True",
        "joco-works 1.9.0 is joco-works 1.9.0 True",
        "joco-works 1.10.0-local.1 is joco-works 1.10.0-local.1 True",
        "joco-works 1.10.0 is joco-works 1.10.0 True",
        "<Taxonomy joco-works 1.10.0: 10 Worlds, 16 clusters, 73 pathways>",
        "<Taxonomy a-works 1.0.0: 10 Worlds, 16 clusters, 73 pathways>",
    ]


def test_threads_that_race_on_first_use_get_one_object(python: Python) -> None:
    code = """
import sys, threading
import careertaxonomy as ct
sys.setswitchinterval(1e-6)
def use(number):
    barrier.wait(30)
    [ct.World, ct.check, ct.available][number % 3]
    tax = ct.load()
    found.append((tax, tax.pathways_of(tax.worlds[number % 10])))
for _ in range(6):
    barrier, found = threading.Barrier(12), []
    threads = [threading.Thread(target=use, args=(number,)) for number in range(12)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    print(len(found), len({id(tax) for tax, _ in found}), all(pathways for _, pathways in found))
    sys.modules["careertaxonomy.datasets.loader"]._loaded.clear()  # first use once more
"""
    assert python(code) == 6 * "12 1 True\n"


def test_the_package_works_from_a_zip(copied: Path, python: Python) -> None:
    code = """
import careertaxonomy as ct
from careertaxonomy.cli import main
print(ct.__file__)
tax = ct.load("joco-works", version="1.0.0")
print(tax.digest, [cluster.id for cluster in tax.clusters_of(tax.world("workforce-resources"))][0])
print("status", main(["check", "@1.0.0"]))
"""
    archive = shutil.make_archive(str(copied), "zip", copied)
    lines = python(code, PYTHONPATH=archive).splitlines()
    assert lines[0] == str(Path(archive, "careertaxonomy/__init__.py"))
    assert lines[1] == f"{FIRST} business-management-administration"
    assert lines[-2].startswith("10 Worlds, 16 clusters, 73 pathways, ")
    assert lines[-2].endswith("1 file: no errors, no warnings, 1 note; passed")
    assert lines[-1] == "status 0"


def test_an_app_works_as_one_zip(copied: Path, tmp_path: Path) -> None:
    """As `zipapp` makes it: the package and the app in one file, beside pydantic, which no zip can hold."""
    (copied / "__main__.py").write_text(APP, encoding="utf-8")
    create_archive(copied, tmp_path / "app.pyz")
    (tmp_path / "my.json").write_text(
        document(clusters=[cluster("finance", ["helth-care", "manufacturing"])]), encoding="utf-8"
    )
    command = [sys.executable, "-OO", "app.pyz", "my.json", "page.html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    *loaded, found = done.stdout.splitlines()
    assert loaded[-2:] == [repr(ct.load("joco-works", version=version)) for version in ("1.0.0", "1.1.0")]
    assert found == "CT301 unknown-world 11 53"
    assert [*ct.export(ct.load(), "html").values()] == [(tmp_path / "page.html").read_bytes()]


def test_nothing_is_written_and_no_connection_is_opened(tmp_path: Path, python: Python) -> None:
    code = """
import os, sys
seen = []
def hook(event, args):
    if event == "open":
        if set(args[1] or "") & set("wax+") or (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            seen.append((event, args))
    elif event.partition(".")[0] in ("socket", "tempfile", "subprocess", "urllib", "shutil", "ssl") or event in (
        "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.system", "os.exec"
    ):
        seen.append((event, args))
sys.addaudithook(hook)
import careertaxonomy as ct
from careertaxonomy.cli import main
tax = ct.load()
tax.pathways_of(tax.world("health-care"))
assert ct.check(sys.argv[1]).errors
print([main(command.split()) for command in ("check", "list worlds", "show cluster:finance", "export", "rules")][0])
print(seen)
"""
    nowhere = tmp_path / "home"
    nowhere.write_text("a file, in which no folder can be made", encoding="utf-8")
    lines = python(code, tmp_path / "missing.json", HOME=nowhere, XDG_CACHE_HOME=nowhere, TMPDIR=nowhere).splitlines()
    assert lines[-2:] == ["0", "[]"]
    assert [*tmp_path.iterdir()] == [nowhere]


def test_a_taxonomy_survives_spawn() -> None:
    tax = ct.load()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(attrgetter("digest"), tax).result(60) == tax.digest
        assert pool.submit(ct.load).result(60) == tax
        assert pool.submit(tax.worlds_of, tax.cluster("finance")).result(60) == tax.worlds
        with pytest.raises(ct.UnknownIdError, match='did you mean "finance"'):
            pool.submit(tax.cluster, "finanse").result(60)


def test_the_version_may_be_in_the_name() -> None:
    first = ct.load("joco-works", version="1.0.0")
    assert ct.load("joco-works@1.0.0") is first
    assert ct.load("@1.0.0") is first
    assert ct.load("joco-works@") is ct.load()


@pytest.mark.parametrize(
    ("name", "version", "message"),
    [
        ("joco-works@1.1", None, "joco-works has no version 1.1; available: joco-works 1.0.0, joco-works 1.1.0"),
        ("nowhere@1.0.0", None, "no dataset nowhere 1.0.0; available: joco-works 1.0.0, joco-works 1.1.0"),
        (
            "joco-works@1.0.0",
            "1.1.0",
            "no dataset joco-works@1.0.0 1.1.0; available: joco-works 1.0.0, joco-works 1.1.0",
        ),
    ],
)
def test_a_version_in_the_name_that_is_not_there(name: str, version: str | None, message: str) -> None:
    with pytest.raises(ct.UnknownDatasetError) as caught:
        ct.load(name, version=version)
    assert str(caught.value) == message
