"""What a base on record is for: `check` compares a copy with it, and `show` says where a record comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.model.canonical import digest_of
from tests.cli.local_copies import SECOND, edit, edited
from tests.helpers import FIRST, KNOWN, PUBLISHED, Python, Run, document


def test_check_compares_a_copy_with_its_base(copy: Path, run: Run) -> None:
    edit(copy, '    {"id": "insurance", "name": "Insurance", "cluster": "finance"},\n', "")
    status, out, _ = run("check", "county.json")
    assert status == 1
    assert 'CT703 vanished-id: pathway "insurance" (Insurance) of 1.0.0 is neither here nor retired' in out
    assert run("check", copy)[0] == 1
    assert run("check", ".")[0] == 1
    assert run("check", "county.json", "--no-base")[0] == 0
    assert ct.check(copy).ok


def test_each_of_several_files_is_compared_with_its_own_base(folder: Path, run: Run) -> None:
    """As a hook for commits calls it: the names of all files that changed, seen from the top of the repository."""
    for place, base in (("east", "@1.0.0"), ("west", "@1.1.0")):
        (folder / place).mkdir()
        run("export", base, "--output", f"{place}/county.json", "--local")
        edit(folder / place / "county.json", '"name": "joco-works"', f'"name": "{place}"')
    (folder / "other.json").write_text(document(), encoding="utf-8")
    names = ("east/county.json", "other.json", "west/county.json")
    status, out, err = run("check", *names)
    assert (status, err) == (0, "")
    assert out.endswith(" 63 rules, 3 files: no errors, no warnings, 2 notes; passed\n")
    for place in ("east", "west"):
        edit(
            folder / place / "county.json",
            '    {"id": "lodging", "name": "Lodging", "cluster": "hospitality-tourism"},\n',
            "",
        )
    status, out, err = run("check", *names)
    assert (status, err) == (1, "")
    lost = 'error CT703 vanished-id: pathway "lodging" (Lodging)'
    assert [line for line in out.splitlines() if ": error " in line] == [
        f"east/county.json:38:15: {lost} of 1.0.0 is neither here nor retired",
        f"west/county.json:38:15: {lost} of 1.1.0 is neither here nor retired",
    ]


def test_what_check_is_told_to_compare_with_wins(copy: Path, run: Run) -> None:
    (copy.parent / "other.json").write_bytes(copy.read_bytes())
    edit(copy, '    {"id": "insurance", "name": "Insurance", "cluster": "finance"},\n', "")
    (copy.parent / "earlier.json").write_text(copy.read_text().replace("2.0.0-local.1", "1.0.0"), encoding="utf-8")
    assert run("check", "county.json", "--against", "earlier.json")[0] == 0


def test_a_digest_that_differs_is_an_error_of_the_settings(copy: Path, run: Run) -> None:
    edit(copy.parent / "careertaxonomy.toml", FIRST, SECOND)
    complaint = (
        "careertaxonomy: careertaxonomy.toml: base: joco-works@1.0.0 has not the digest on record for county.json; "
        f'if it is the version that this copy was made from, write digest = "{FIRST}"\n'
    )
    assert run("check", "county.json") == (2, "", complaint)
    assert run("rebase", "county.json", "--to", "@1.1.0") == (2, "", complaint)
    assert run("check", "county.json", "--no-base")[0] == 0
    assert run("check", "county.json", "--against", "@1.0.0")[0] == 0


def test_a_base_that_is_a_file(folder: Path, run: Run) -> None:
    (folder / "published").mkdir()
    run("export", "@1.0.0", "--output", "published/one.json")
    run("export", "@1.1.0", "--output", "published/two.json")
    (folder / "data").mkdir()
    assert run("export", "published/one.json", "--output", "data/county.json", "--local")[0] == 0
    assert 'dataset = "../published/one.json"\n' in (folder / "data" / "careertaxonomy.toml").read_text()
    assert run("check", "data/county.json")[0] == 0
    assert run("rebase", "data/county.json", "--to", "published/two.json", "--write")[0] == 0
    settings = (folder / "data" / "careertaxonomy.toml").read_text()
    assert settings == f'[[base]]\npath = "county.json"\ndataset = "../published/two.json"\ndigest = "{SECOND}"\n'
    assert run("check", "data/county.json")[0] == 0


def test_show_says_where_a_record_comes_from(copy: Path, run: Run) -> None:
    edited(copy)
    shown = {ref: run("show", ref, "--dataset", "county.json")[1].splitlines()[1] for ref in ("credit", "insurance")}
    assert shown == {
        "credit": "  pathway:credit in joco-works 2.0.0-local.1, which its base does not have",
        "insurance": "  pathway:insurance in joco-works 2.0.0-local.1, as in its base",
    }
    found = json.loads(run("show", "world:health-care", "--dataset", "county.json", "--format", "json")[1])
    assert found["origin"] == "changed"
    assert "origin" not in json.loads(run("show", "world:health-care", "--format", "json")[1])


@pytest.fixture
def untidy(copy: Path) -> str:
    """The copy with a file of the first edition as its base, in which a name has a space at its end; and the remark."""
    base = copy.parent / "first.json"
    base.write_bytes(PUBLISHED.replace(b'"name": "Insurance"', b'"name": "Insurance "'))
    digest = digest_of(base.read_bytes())
    (copy.parent / "careertaxonomy.toml").write_text(
        f'[[base]]\npath = "county.json"\ndataset = "first.json"\ndigest = "{digest}"\n', encoding="utf-8"
    )
    return (
        "careertaxonomy: first.json has 1 error and is read nevertheless: first.json:65:33: error CT601 "
        'stray-whitespace: the name of pathway "insurance" ends with white space (write "Insurance")\n'
    )


@pytest.mark.parametrize(
    "argv",
    [
        "check county.json",
        "check county.json --diff",
        "check county.json --fix",
        "check county.json --accept old",
        "show insurance --dataset county.json",
        "rebase county.json --to @1.1.0",
        "rebase county.json --to @1.1.0 --diff",
        "rebase county.json --from first.json --to @1.1.0",
    ],
)
def test_a_base_with_an_error_is_read_nevertheless(untidy: str, run: Run, argv: str) -> None:
    status, _, err = run(*argv.split())
    assert (status, err.startswith(untidy)) == (0, True)


@pytest.mark.parametrize(
    ("dataset", "reason"),
    [
        (
            "gone.json",
            (
                "gone.json: cannot be read: No such file or directory; "
                "a released version is named NAME@VERSION or @VERSION"
            ),
        ),
        ("joco-works@7.0.0", f"joco-works has no version 7.0.0; available: {KNOWN}"),
        ("nowhere@1.0.0", f"no dataset nowhere 1.0.0; available: {KNOWN}"),
    ],
)
def test_a_base_that_is_not_there(copy: Path, run: Run, dataset: str, reason: str) -> None:
    edit(copy.parent / "careertaxonomy.toml", "joco-works@1.0.0", dataset)
    complaint = f"careertaxonomy: careertaxonomy.toml: base: {reason}\n"
    assert run("check", "county.json") == (2, "", complaint)
    assert run("rebase", "county.json", "--to", "@1.1.0") == (2, "", complaint)
    assert run("check", "county.json", "--no-base")[0] == 0
    assert run("rebase", "county.json", "--from", "@1.0.0", "--to", "@1.1.0")[0] == 0
    status, out, err = run("show", "insurance", "--dataset", "county.json")
    assert (status, err) == (0, complaint)
    assert out.startswith("Insurance\n  pathway:insurance in joco-works 2.0.0-local.1\n")


def test_two_bases_of_one_copy_are_an_error(copy: Path, run: Run) -> None:
    settings = copy.parent / "careertaxonomy.toml"
    text = settings.read_text()
    settings.write_text(text + text.replace("county.json", "./county.json").replace("1.0.0", "1.1.0"), encoding="utf-8")
    complaint = 'careertaxonomy: careertaxonomy.toml: base: two entries are of "county.json"\n'
    assert run("check", "county.json") == (2, "", complaint)
    assert run("rebase", "county.json", "--to", "@1.1.0") == (2, "", complaint)


def test_a_copy_is_known_from_any_folder(copy: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(copy, '    {"id": "lodging", "name": "Lodging", "cluster": "hospitality-tourism"},\n', "")
    (copy.parent / "link.json").symlink_to(copy)
    for folder, path in ((".", copy), (".", "link.json"), ("deep/er", "../../county.json"), ("..", copy.parent)):
        (copy.parent / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(copy.parent / folder)
        status, out, _ = run("check", path)
        assert (status, out.count("CT703 vanished-id")) == (1, 1)


OF_A_PACKAGE = """
from careertaxonomy.cli import main
for words in (
    "export county@1.0.0 --output ours.json --local",
    "check ours.json",
    "rebase ours.json --to county@1.10.0 --write",
    "check ours.json",
):
    print(words, main(words.split()))
"""


def test_a_base_of_another_package(folder: Path, python: Python, site: Path) -> None:
    out = python(OF_A_PACKAGE, PYTHONPATH=site)
    assert out.count(" 0\n") == 4
    assert "ours.json is now county 2.0.0-local.2, on county 1.10.0; it was 2.0.0-local.1, on 1.0.0\n" in out
    assert 'dataset = "county@1.10.0"\n' in (folder / "careertaxonomy.toml").read_text()
