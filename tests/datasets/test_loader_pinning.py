"""What is pinned stays what it was: versions side by side, digests, damage, and ids of another version."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.model.canonical import canonical_bytes
from tests.comparing import dataset
from tests.helpers import FIRST, Python

PACKAGE = Path(ct.__file__).parent


def release(copied: Path, version: str, **lists: list[dict[str, object]]) -> Path:
    """Adds a made-up version: the first one, with some lists of records longer."""
    folder = copied / "careertaxonomy/datasets"
    content = json.loads((folder / "joco-works/1.0.0.json").read_text(encoding="utf-8"))
    content["version"] = version
    for name, rows in lists.items():
        content[name] = [*content.get(name, []), *rows]
    file = folder / f"joco-works/{version}.json"
    file.write_bytes(canonical_bytes(ct.Dataset.model_validate(content)))
    with (folder / "SHA256SUMS").open("a", encoding="utf-8") as sums:
        sums.write(f"{sha256(file.read_bytes()).hexdigest()}  joco-works/{version}.json\n")
    return file


def test_the_first_version_is_what_it_was() -> None:
    tax = ct.load("joco-works", version="1.0.0", digest=FIRST)
    assert (tax.name, tax.version, tax.digest) == ("joco-works", "1.0.0", FIRST)
    file = PACKAGE / "datasets/joco-works/1.0.0.json"
    assert f"sha256:{sha256(file.read_bytes()).hexdigest()}" == FIRST


def test_versions_are_there_side_by_side() -> None:
    loaded = [ct.load(found.name, version=found.version, digest=found.digest) for found in ct.available()]
    assert [(tax.name, tax.version, tax.digest) for tax in loaded] == [
        (found.name, found.version, found.digest) for found in ct.available()
    ]
    assert len({*loaded}) == len(ct.available())
    for tax, found in zip(loaded, ct.available(), strict=True):
        assert ct.load(found.name, version=found.version) is tax


@pytest.mark.parametrize("version", [None, "1.0.0"])
@pytest.mark.parametrize(
    "malformed", ["", "sha256:", FIRST.upper(), FIRST.removeprefix("sha256:"), f"{FIRST} ", "md5:0", 5]
)
def test_a_malformed_digest_is_called_one(version: str | None, malformed: Any) -> None:
    with pytest.raises(ct.MalformedDigestError) as caught:
        ct.load("joco-works", version=version, digest=malformed)
    assert caught.value.digest == malformed
    assert str(caught.value) == (
        f'{malformed!r} is no digest: that is "sha256:" and 64 hex digits, as careertaxonomy pin prints it'
    )


@pytest.mark.parametrize("version", [None, "1.0.0"])
def test_any_other_digest_is_refused_with_both(version: str | None) -> None:
    found, wrong = ct.load(version=version), f"sha256:{'0' * 64}"
    with pytest.raises(ct.DigestMismatchError) as caught:
        ct.load(version=version, digest=wrong)
    error = caught.value
    assert str(error) == (
        f"joco-works {found.version} has the digest {found.digest}, not the one it is pinned to, {wrong}"
    )
    again = pickle.loads(pickle.dumps(error))
    for one in (error, again):
        assert (one.dataset, one.version) == ("joco-works", found.version)
        assert (one.expected, one.found) == (wrong, found.digest)
    assert isinstance(again, ValueError)


LOAD = """
import careertaxonomy as ct, sys
for version in ("1.0.0", "8.2.0"):
    try:
        print(ct.load(version=version, digest=None if len(sys.argv) == 1 else sys.argv[1]).version)
    except ct.CareerTaxonomyError as error:
        print(type(error).__name__, error)
"""


def test_a_file_that_was_tampered_with_is_refused_by_name_and_the_others_are_not(copied: Path, python: Python) -> None:
    file = release(copied, "8.2.0")
    recorded = f"sha256:{sha256(file.read_bytes()).hexdigest()}"
    file.write_bytes(file.read_bytes().replace(b'"Finance"', b'"Finanse"'))
    found = f"sha256:{sha256(file.read_bytes()).hexdigest()}"
    message = (
        "the bundled file joco-works/8.2.0.json was changed after its release: "
        f"its digest is {found}, on record is {recorded}; install the package anew"
    )
    assert python(LOAD, PYTHONPATH=copied) == f"1.0.0\nDamagedDatasetError {message}\n"


def test_a_file_that_was_tampered_with_together_with_the_record_of_it_is_refused_where_it_is_pinned(
    copied: Path, python: Python
) -> None:
    folder = copied / "careertaxonomy/datasets"
    file, sums = folder / "joco-works/1.0.0.json", folder / "SHA256SUMS"
    file.write_bytes(file.read_bytes().replace(b'"Finance"', b'"Finanse"'))
    found = sha256(file.read_bytes()).hexdigest()
    sums.write_text(sums.read_text(encoding="utf-8").replace(FIRST.removeprefix("sha256:"), found), encoding="utf-8")
    code = LOAD.replace('("1.0.0", "8.2.0")', '("1.0.0",)')
    assert python(code, PYTHONPATH=copied) == "1.0.0\n"
    assert python(code, FIRST, PYTHONPATH=copied) == (
        f"DigestMismatchError joco-works 1.0.0 has the digest sha256:{found}, not the one it is pinned to, {FIRST}\n"
    )


ASK = """
import careertaxonomy as ct, pickle, sys
tax = ct.load(version="1.0.0")
for tax in (tax, pickle.loads(pickle.dumps(tax))):
    for reference in sys.argv[1:]:
        try:
            print(tax.get(reference).name)
        except ct.UnknownIdError as error:
            print(error, error.newer_version)
"""


def test_an_id_that_only_a_newer_version_has_says_so(copied: Path, python: Python) -> None:
    space: dict[str, object] = {"id": "space", "name": "Space"}
    release(copied, "8.10.0", worlds=[space, {"id": "sea", "name": "Sea"}])
    release(copied, "8.9.0", worlds=[space])
    release(copied, "0.9.0", worlds=[{"id": "land", "name": "Land"}])
    ids = ("world:space", "world:sea", "world:land", "cluster:space", "cluster:finance")
    assert python(ASK, *ids, PYTHONPATH=copied).splitlines() == 2 * [
        'world "space" is not in joco-works 1.0.0; 8.9.0 has it 8.9.0',
        'world "sea" is not in joco-works 1.0.0; 8.10.0 has it 8.10.0',
        'no world "land" in joco-works 1.0.0 None',
        'no cluster "space" in joco-works 1.0.0 None',
        "Finance",
    ]


def test_a_newer_file_that_is_damaged_does_not_stand_in_the_way(copied: Path, python: Python) -> None:
    release(copied, "8.9.0", worlds=[{"id": "space", "name": "Space"}]).unlink()
    release(copied, "8.10.0", worlds=[{"id": "space", "name": "Space"}])
    release(copied, "8.11.0").write_text("{}", encoding="utf-8")
    assert python(ASK, "world:space", "world:sea", PYTHONPATH=copied).splitlines() == 2 * [
        'world "space" is not in joco-works 1.0.0; 8.10.0 has it 8.10.0',
        'no world "sea" in joco-works 1.0.0 None',
    ]


class Newer:
    """Notes what it is asked, and has one record."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, kind: str, id: str) -> str | None:
        self.asked.append((kind, id))
        return "3.0.0" if (kind, id) == ("pathway", "retails") else None


def test_only_what_is_not_there_and_not_retired_is_asked_for() -> None:
    newer = Newer()
    gone = {"kind": "world", "id": "sea", "name": "Sea", "version": "0.9.0", "replaced_by": ["trade"]}
    tax = ct.Taxonomy(dataset(retired=[gone]), newer=newer)
    tax.world("trade")
    questions: list[Callable[[], Any]] = [
        lambda: tax.world("sea"),
        lambda: tax.get("retail"),
        lambda: tax.get("planet:mars"),
    ]
    for question in questions:
        with pytest.raises(ct.UnknownIdError) as caught:
            question()
        assert caught.value.newer_version is None
    assert newer.asked == []
    record = ct.Pathway(id="retails", name="Retail", cluster="sales")
    questions = [
        lambda: tax.pathway("retails"),
        lambda: tax.get("pathway:retails"),
        lambda: tax.cluster_of(record),
        lambda: tax.worlds_of(record),
    ]
    for question in questions:
        with pytest.raises(ct.UnknownIdError) as caught:
            question()
        assert str(caught.value) == 'pathway "retails" is not in our-careers 1.0.0; 3.0.0 has it'
        assert (caught.value.newer_version, caught.value.suggestions) == ("3.0.0", ("retail",))
    assert newer.asked == 4 * [("pathway", "retails")]
    with pytest.raises(ct.UnknownIdError, match=r'^no cluster "retails" in our-careers 1\.0\.0$'):
        tax.cluster("retails")
    assert newer.asked[4:] == [("cluster", "retails")]


def test_a_retired_id_says_since_when_and_what_replaced_it() -> None:
    rows = [
        {"kind": "world", "id": "sea", "name": "Sea", "version": "0.9.0", "replaced_by": ["coast", "trade"]},
        {"kind": "world", "id": "coast", "name": "Coast", "version": "1.0.0", "replaced_by": ["manufacturing"]},
    ]
    with pytest.raises(ct.UnknownIdError) as caught:
        ct.Taxonomy(dataset(retired=rows)).world("sea")
    again = pickle.loads(pickle.dumps(caught.value))
    for error in (caught.value, again):
        assert str(error) == (
            'world "sea" is not in our-careers 1.0.0: retired in 0.9.0, replaced by "manufacturing" and "trade"'
        )
        assert (error.retired_in, error.suggestions) == ("0.9.0", ("manufacturing", "trade"))
