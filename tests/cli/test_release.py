"""`careertaxonomy release`: what it demands, what it writes, and that nothing released is ever touched."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.datasets.loader import bundled
from careertaxonomy.datasets.releases import ReleaseFolder
from tests.helpers import Run, cluster, document, pathway, retired

DATASETS = Path(ct.__file__).parent / "datasets"
EXAMPLE = Path(__file__).parents[1] / "example_package/src/example_careers"
NAMED = [cluster("finance", ["health-care", "manufacturing"])]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a document of the dataset `our-careers`, of some version."""

    def call(version: str, *ids: str, gone: tuple[str, ...] = (), file: str = "new.json") -> Path:
        rows = [pathway(id) for id in ids]
        more = [retired("pathway", id, version=version, cluster="finance") for id in gone]
        text = document(pathways=rows, retired=more or None, head={"version": version})
        (tmp_path / file).write_text(text, encoding="utf-8")
        return tmp_path / file

    return call


@pytest.fixture
def folder(tmp_path: Path, write: Callable[..., Path], run: Run) -> Path:
    """A folder in which 1.0.0 is released."""
    assert run("release", write("1.0.0", "accounting", file="first.json"), "--to", tmp_path / "data")[0] == 0
    return tmp_path / "data"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sums(folder: Path) -> str:
    found = [file for file in files(folder) if file != "SHA256SUMS"]
    return "".join(f"{sha256((folder / file).read_bytes()).hexdigest()}  {file}\n" for file in sorted(found))


@pytest.mark.parametrize("folder", [DATASETS, EXAMPLE], ids=["bundled", "example"])
def test_our_own_versions_are_what_it_makes(folder: Path, run: Run, tmp_path: Path) -> None:
    listed = (folder / "SHA256SUMS").read_text(encoding="utf-8").split()[1::2]
    assert folder != DATASETS or [found.file for found in bundled()] == listed
    for file in listed:
        # Another layout than the canonical one, as a maintainer's own file may have.
        own = tmp_path / "own.json"
        own.write_text(json.dumps(json.loads((folder / file).read_bytes()), indent=1), encoding="utf-8")
        assert run("release", own, "--to", tmp_path / "made")[0] == 0
    made = files(tmp_path / "made")
    assert made == {file: (folder / file).read_bytes() for file in ("SHA256SUMS", *listed)}


def test_the_first_release(folder: Path) -> None:
    assert files(folder).keys() == {"SHA256SUMS", "our-careers/1.0.0.json"}
    assert (folder / "SHA256SUMS").read_text(encoding="utf-8") == sums(folder)
    assert ct.load_file(folder / "our-careers/1.0.0.json").version == "1.0.0"
    assert ct.check(folder).ok


def test_what_it_prints(write: Callable[..., Path], run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    status, out, err = run("release", write("1.0.0", "accounting"), "--to", data)
    assert (status, out) == (0, "# our-careers 1.0.0\n\nThe first release: 2 Worlds, 1 cluster, 1 pathway.\n")
    assert err == (
        f"careertaxonomy: our-careers 1.0.0 is released: {data / 'our-careers/1.0.0.json'}, "
        f"and its digest in {data / 'SHA256SUMS'}\n"
    )
    status, out, err = run("release", write("1.1.0", "accounting", "insurance"), "--to", data)
    assert status == 0
    assert (
        out
        == """\
# our-careers 1.1.0

our-careers 1.0.0 to our-careers 1.1.0: 1 change, smallest version bump minor.

## Minor: adds, and breaks nothing

**Added** (more can be found; nothing is lost):

- pathway "insurance" (Insurance) is new, in cluster "finance"
"""
    )
    assert (data / "SHA256SUMS").read_text(encoding="utf-8") == sums(data)


@pytest.mark.parametrize(
    ("version", "ids", "gone", "code"),
    [
        ("1.0.1", ("accounting", "insurance"), (), "CT704"),
        ("1.1.0", ("insurance",), ("accounting",), "CT704"),
        ("2.0.0", ("insurance",), (), "CT703"),
        ("0.9.0", ("accounting", "insurance"), (), "CT705"),
        ("1.0.0", ("accounting", "insurance"), (), "CT705"),
        ("2.0.0", ("accounting", "accounting"), (), "CT202"),
        ("two", ("accounting",), (), "CT701"),
    ],
)
def test_what_is_refused_and_nothing_is_written(
    version: str,
    ids: tuple[str, ...],
    gone: tuple[str, ...],
    code: str,
    folder: Path,
    write: Callable[..., Path],
    run: Run,
) -> None:
    before = files(folder)
    status, out, _ = run("release", write(version, *ids, gone=gone), "--to", folder)
    assert status == 1
    assert f" error {code} " in out
    assert out.endswith("failed\n")
    assert files(folder) == before


def test_the_right_step_is_taken(folder: Path, write: Callable[..., Path], run: Run) -> None:
    assert run("release", write("2.0.0", "insurance", gone=("accounting",)), "--to", folder)[0] == 0
    assert run("release", write("1.5.0", "insurance", gone=("accounting",)), "--to", folder)[0] == 1


@pytest.mark.parametrize(
    ("version", "ids", "remark"),
    [
        (
            "2.0.0",
            ("accounting", "insurance"),
            "from 1.0.0 to 2.0.0 is a major step; the changes ask only for a minor one",
        ),
        ("1.0.1", ("accounting",), "nothing is changed since 1.0.0"),
    ],
)
def test_a_step_larger_than_due_is_remarked_on(
    version: str, ids: tuple[str, ...], remark: str, folder: Path, write: Callable[..., Path], run: Run
) -> None:
    status, _, err = run("release", write(version, *ids), "--to", folder)
    assert (status, err.splitlines()[0]) == (0, f"careertaxonomy: {remark}")


def test_warnings_are_shown_and_stop_nothing(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "new.json"
    path.write_text(document(clusters=[*NAMED, cluster("law", ["health-care"])]), encoding="utf-8")
    status, _, err = run("release", path, "--to", tmp_path / "data")
    assert status == 0
    assert f"careertaxonomy: {path}:12:5: warning CT306 cluster-without-pathways: " in err


def test_what_is_released_already_stays_as_it_is(folder: Path, write: Callable[..., Path], run: Run) -> None:
    before = {file: (folder / file).stat().st_mtime_ns for file in files(folder)}
    again = run("release", write("1.0.0", "accounting"), "--to", folder)
    assert again == (0, "our-careers 1.0.0 is already released, with the same content\n", "")
    assert {file: (folder / file).stat().st_mtime_ns for file in files(folder)} == before


def test_a_try_that_ended_between_file_and_list_is_gone_on_with(
    folder: Path, write: Callable[..., Path], run: Run
) -> None:
    new = write("1.1.0", "accounting", "insurance")
    before = (folder / "SHA256SUMS").read_bytes()
    assert run("release", new, "--to", folder)[0] == 0
    whole = files(folder)
    (folder / "SHA256SUMS").write_bytes(before)
    assert run("release", new, "--to", folder)[0] == 0
    assert files(folder) == whole


def test_a_file_that_is_in_the_way_is_not_overwritten(folder: Path, write: Callable[..., Path], run: Run) -> None:
    other = folder / "our-careers/1.1.0.json"
    other.write_text("{}", encoding="utf-8")
    status, out, err = run("release", write("1.1.0", "accounting", "insurance"), "--to", folder)
    assert (status, out) == (2, "")
    reason = "exists already, with other content; a file that is not released is yours to move"
    assert err == f"careertaxonomy: {other} {reason}\n"
    assert other.read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (
            lambda path: path.write_text("{}", encoding="utf-8"),
            "was changed after its release: its digest is not that on record",
        ),
        (Path.unlink, "is on record as released, and does not exist"),
    ],
)
@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_on_a_changed_release_nothing_is_built(
    version: str, damage: Callable[[Path], object], reason: str, folder: Path, write: Callable[..., Path], run: Run
) -> None:
    released = folder / "our-careers/1.0.0.json"
    damage(released)
    ids = ("accounting",) if version == "1.0.0" else ("accounting", "insurance")
    status, out, err = run("release", write(version, *ids), "--to", folder)
    assert (status, out, err) == (2, "", f"careertaxonomy: {released} {reason}\n")


def test_a_version_whose_line_got_lost_is_not_forgotten(folder: Path, write: Callable[..., Path], run: Run) -> None:
    assert run("release", write("1.1.0", "accounting", "insurance"), "--to", folder)[0] == 0
    listed = folder / "SHA256SUMS"
    for text in (listed.read_text(encoding="utf-8").splitlines(keepends=True)[0], ""):
        listed.write_text(text, encoding="utf-8")
        status, out, err = run("release", write("1.2.0", "accounting", "law"), "--to", folder)
        first = folder / "our-careers" / ("1.1.0.json" if text else "1.0.0.json")
        reason = f"is not on record in {listed}: move it away, or put it on record again"
        assert (status, out, err) == (2, "", f"careertaxonomy: {first} {reason}\n")
    assert not (folder / "our-careers/1.2.0.json").exists()


def test_what_another_put_on_record_meanwhile_stays(
    folder: Path, write: Callable[..., Path], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = folder / "SHA256SUMS"
    real = ReleaseFolder.strays

    def meanwhile(self: ReleaseFolder, name: str) -> list[Path]:
        listed.write_text(listed.read_text(encoding="utf-8") + "00  another/1.0.0.json\n", encoding="utf-8")
        return real(self, name)

    monkeypatch.setattr(ReleaseFolder, "strays", meanwhile)
    assert run("release", write("1.1.0", "accounting", "insurance"), "--to", folder)[0] == 0
    lines = listed.read_text(encoding="utf-8").splitlines()
    assert [line.split()[1] for line in lines] == [
        "our-careers/1.0.0.json",
        "our-careers/1.1.0.json",
        "another/1.0.0.json",
    ]


def test_datasets_share_a_folder_and_the_lines_of_each_stay_together(
    folder: Path, write: Callable[..., Path], run: Run, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_text(document(head={"name": "z-careers"}), encoding="utf-8")
    listed = folder / "SHA256SUMS"
    listed.write_text("# kept by hand\n" + listed.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert run("release", other, "--to", folder)[0] == 0
    assert run("release", write("1.1.0", "accounting", "insurance"), "--to", folder)[0] == 0
    lines = listed.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# kept by hand"
    assert [line.split()[1] for line in lines[1:]] == [
        "our-careers/1.0.0.json",
        "our-careers/1.1.0.json",
        "z-careers/1.0.0.json",
    ]


def test_yaml_becomes_json(folder: Path, run: Run, tmp_path: Path) -> None:
    yaml = tmp_path / "new.yaml"
    text = (folder / "our-careers/1.0.0.json").read_text(encoding="utf-8")
    yaml.write_text("# a comment\n" + text.replace('"1.0.0"', '"1.0.1"'), encoding="utf-8")
    assert run("release", yaml, "--to", folder)[0] == 0
    assert (folder / "our-careers/1.0.1.json").read_text(encoding="utf-8") == text.replace('"1.0.0"', '"1.0.1"')


def test_what_cannot_be_done(folder: Path, write: Callable[..., Path], run: Run, tmp_path: Path) -> None:
    status, out, _ = run("release", tmp_path / "nowhere.json", "--to", folder)
    assert status == 2
    assert "error CT101 unreadable-file" in out
    new = write("1.1.0", "accounting")
    assert run("release", new, "--to", "") == (2, "", "careertaxonomy: --to takes the name of a folder\n")
    assert run("release", new, "--to", new) == (2, "", f"careertaxonomy: {new} is no folder\n")
    (folder / "SHA256SUMS").write_bytes(b"\xff")
    status, out, err = run("release", new, "--to", folder)
    assert (status, out, err) == (2, "", f"careertaxonomy: {folder / 'SHA256SUMS'}: not UTF-8 at byte 1\n")
