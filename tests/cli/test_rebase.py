"""`careertaxonomy rebase`: a copy is carried to the next edition."""

from __future__ import annotations

from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.cli.local_copies import SECOND, edit, edited, protected
from tests.helpers import FIRST, Run, document
from tests.workbooks import sheets_in, workbook


def test_a_copy_is_carried_to_the_next_edition(copy: Path, run: Run) -> None:
    edited(copy)
    before = copy.read_bytes()
    assert run("rebase", "county.json", "--to", "@1.1.0") == (
        0,
        (
            "county.json would be joco-works 2.0.0-local.2, on joco-works 1.1.0; it was 2.0.0-local.1, on 1.0.0\n"
            "  from the newer version: 35 changes; your own: 4 changes\n"
            "  careertaxonomy check finds no error in it\n"
            "  nothing is written yet; --write does it, and --diff shows it line by line\n"
        ),
        "",
    )
    assert copy.read_bytes() == before
    status, out, _ = run("rebase", "county.json", "--to", "@1.1.0", "--write")
    assert (status, out.splitlines()[-1]) == (
        0,
        (
            "  to undo it, take county.json and careertaxonomy.toml from your version control, or rebase county.json "
            "to joco-works 1.0.0"
        ),
    )
    now = ct.load_file(copy)
    assert now.version == "2.0.0-local.2"
    assert {change.reference for change in ct.diff(ct.load(version="1.1.0"), now).changes} == {
        "world:health-care",
        "cluster:health-science",
        "pathway:credit",
        "pathway:tribal",
    }
    assert f'dataset = "joco-works@1.1.0"\ndigest = "{SECOND}"\n' in (copy.parent / "careertaxonomy.toml").read_text()
    assert run("check", "county.json")[0] == 0
    assert run("rebase", "county.json", "--to", "@1.0.0", "--write")[0] == 0
    assert copy.read_bytes() == before.replace(b"2.0.0-local.1", b"2.0.0-local.3")


def test_the_difference_is_shown(copy: Path, run: Run) -> None:
    status, out, err = run("rebase", "county.json", "--to", "@1.1.0", "--diff")
    assert (status, err) == (0, "")
    assert out.startswith("--- county.json\n+++ county.json (rebased)\n")
    assert '-  "version": "2.0.0-local.1",\n+  "version": "2.0.0-local.2",\n' in out


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (("--take", "mine", "a"), "--take is followed by ours or theirs, and then by the references of conflicts"),
        (("--take", "ours"), "--take is followed by ours or theirs, and then by the references of conflicts"),
        (("--take", "ours", "cluster:finance"), "no conflict at cluster:finance; conflicts are at: none"),
        (("--write", "--diff"), "--diff shows what would change, and --write writes it: say one of them"),
    ],
)
def test_wrong_usage(copy: Path, run: Run, argv: tuple[str, ...], complaint: str) -> None:
    assert run("rebase", "county.json", "--to", "@1.1.0", *argv) == (2, "", f"careertaxonomy: {complaint}\n")
    assert copy.exists()


def test_the_copy_itself_is_no_newer_version(copy: Path, run: Run) -> None:
    complaint = "county.json is the copy itself; --to names a newer version of what it was made from"
    assert run("rebase", "county.json", "--to", copy.name) == (2, "", f"careertaxonomy: {complaint}\n")


def test_a_copy_without_a_base_on_record(copy: Path, run: Run) -> None:
    (copy.parent / "careertaxonomy.toml").unlink()
    assert run("rebase", "county.json", "--to", "@1.1.0") == (
        2,
        "",
        "careertaxonomy: county.json has no [[base]] in the settings; name with --from the version it was made from\n",
    )
    assert run("rebase", "county.json", "--from", "@1.0.0", "--to", "@1.1.0", "--write")[0] == 0
    assert (copy.parent / "careertaxonomy.toml").read_text() == (
        f'[[base]]\npath = "county.json"\ndataset = "joco-works@1.1.0"\ndigest = "{SECOND}"\n'
    )


def test_other_settings_and_their_layout_stay(copy: Path, run: Run) -> None:
    settings = copy.parent / "careertaxonomy.toml"
    settings.write_text(
        "# Ours.\n[[ base ]] # the county\npath='county.json'\n"
        f"dataset='joco-works@1.0.0' # pinned\ndigest = \"{FIRST}\"\n\n"
        '[[accept]]\nrule = "CT406"\ndataset = "joco-works"\nreason = "meant"\n',
        encoding="utf-8",
    )
    assert run("rebase", "county.json", "--to", "@1.1.0", "--write")[0] == 0
    assert settings.read_text() == (
        f"# Ours.\n[[ base ]] # the county\npath='county.json'\ndataset=\"joco-works@1.1.0\" # pinned\n"
        f'digest = "{SECOND}"\n\n[[accept]]\nrule = "CT406"\ndataset = "joco-works"\nreason = "meant"\n'
    )


def test_a_base_in_another_layout_is_for_a_person_to_edit(copy: Path, run: Run) -> None:
    settings = copy.parent / "careertaxonomy.toml"
    text = f'base = [{{path = "county.json", dataset = "joco-works@1.0.0", digest = "{FIRST}"}}]\n'
    settings.write_text(text, encoding="utf-8")
    before = copy.read_bytes()
    assert run("rebase", "county.json", "--to", "@1.1.0", "--write") == (
        2,
        "",
        (
            "careertaxonomy: careertaxonomy.toml: the [[base]] of county.json is for you to edit: "
            f'dataset = "joco-works@1.1.0" and digest = "{SECOND}"\n'
        ),
    )
    assert (copy.read_bytes(), settings.read_text()) == (before, text)


def test_a_copy_in_yaml_keeps_its_remarks(folder: Path, run: Run) -> None:
    run("export", "@1.0.0", "--output", "county.yaml", "--format", "yaml", "--local")
    copy = folder / "county.yaml"
    edit(copy, "worlds:\n", "# The county's Worlds.\nworlds:\n")
    edit(
        copy,
        "  - {id: insurance, name: Insurance, cluster: finance}\n",
        "  - {id: insurance, name: Insurance, cluster: finance} # 2026\n"
        "  - id: credit\n    name: Credit Unions\n    cluster: finance\n",
    )
    assert run("rebase", "county.yaml", "--to", "@1.1.0", "--write")[0] == 0
    text = copy.read_text(encoding="utf-8")
    assert "# The county's Worlds.\nworlds:\n" in text
    assert "finance} # 2026\n  - id: credit\n    name: Credit Unions\n    cluster: finance\n" in text
    assert run("check", "county.yaml")[0] == 0


def test_a_copy_that_is_edited_in_excel(copy: Path, run: Run) -> None:
    run("export", "county.json", "--output", "county.xlsx")
    sheets = sheets_in((copy.parent / "county.xlsx").read_bytes())
    sheets["Worlds"] = [[cell.replace("Health Care", "Health & Care") for cell in row] for row in sheets["Worlds"]]
    sheets["Pathways"] = [row for row in sheets["Pathways"] if row[1] != "Lodging"]
    sheets["Pathways"].append(["", "Credit Unions", "Finance"])
    (copy.parent / "edited.xlsx").write_bytes(workbook(sheets))
    onto = ("import", "edited.xlsx", "--base", "county.json", "--output", "county.json", "--force")
    status, out, err = run(*onto)
    assert (status, err) == (0, "")
    assert out.startswith(
        "joco-works 2.0.0-local.2 written to county.json: 10 Worlds, 16 clusters, 73 pathways\n"
        '1 World renamed: "Health Care" to "Health & Care"\n'
        '1 pathway new: "Credit Unions"\n'
        '1 pathway left out and now retired: "Lodging"\n'
    )
    assert run("check", "county.json")[0] == 0
    assert run("rebase", "county.json", "--to", "@1.1.0", "--write")[0] == 0
    now = ct.load_file(copy)
    assert [(change.kind, change.reference) for change in ct.diff(ct.load(version="1.1.0"), now).changes] == [
        ("retired", "pathway:lodging"),
        ("renamed", "world:health-care"),
        ("added", "pathway:credit-unions"),
    ]
    assert (now.version, run("check", "county.json")[0]) == ("2.0.0-local.3", 0)
    status, out, _ = run(*onto)
    assert (status, out.count("This workbook was made of version 2.0.0-local.1")) == (1, 1)
    assert ct.load_file(copy) == now
    run("export", "county.json", "--output", "county.xlsx", "--force")
    assert run("import", "county.xlsx", *onto[2:])[0] == 0
    assert ct.diff(now, ct.load_file(copy)).changes == ()


def test_a_released_file_is_not_touched(folder: Path, run: Run) -> None:
    run("export", "@1.0.0", "--output", "one.json")
    run("release", "one.json", "--to", "released")
    file = "released/joco-works/1.0.0.json"
    complaint = f"careertaxonomy: {file} was released, and a released version is never changed; work on a copy of it\n"
    assert run("rebase", file, "--from", "@1.0.0", "--to", "@1.1.0") == (2, "", complaint)


def test_a_copy_that_is_there_already(copy: Path, run: Run) -> None:
    edited(copy)
    before = copy.read_bytes()
    answer = "county.json is on joco-works 1.0.0 already; nothing to do\n"
    assert run("rebase", "county.json", "--to", "@1.0.0", "--write") == (0, answer, "")
    assert copy.read_bytes() == before


@pytest.mark.parametrize("name", ["county.json", "careertaxonomy.toml"])
def test_both_files_are_written_or_none(copy: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    settings = copy.parent / "careertaxonomy.toml"
    before = (copy.read_bytes(), settings.read_bytes())
    protected(monkeypatch, copy.parent / name)
    complaint = f"careertaxonomy: {name} cannot be written: Permission denied\n"
    assert run("rebase", "county.json", "--to", "@1.1.0", "--write") == (2, "", complaint)
    assert (copy.read_bytes(), settings.read_bytes()) == before


def test_what_is_due_afterwards(copy: Path, run: Run) -> None:
    edit(copy, '"name": "Insurance"', '"name": "Insurance "')
    edit(copy, '"name": "Lodging", "cluster": "hospitality-tourism"', '"name": "Lodging", "cluster": "hotels"')
    status, out, err = run("rebase", "county.json", "--to", "@1.1.0", "--write")
    assert (status, err) == (0, "")
    stray = 'error CT601 stray-whitespace: the name of pathway "insurance" ends with white space (write "Insurance")'
    unknown = 'CT302 unknown-cluster: pathway "lodging" links to cluster "hotels", which this dataset does not define'
    assert [line for line in out.splitlines() if line.startswith("  due: ")] == [
        f"  due: county.json:65:33: {stray}",
        f"  due: county.json:78:53: error {unknown}",
    ]
    assert run("check", "county.json")[0] == 1
    run("check", "county.json", "--accept", "the names are those of the board")
    out = run("rebase", "county.json", "--to", "@1.0.0")[1]
    assert "  careertaxonomy check finds no error in it\n" in out
    assert run("check", "county.json")[0] == 0


LODGING = '    {"id": "lodging", "name": "Lodging", "cluster": "hospitality-tourism"},\n'
TWICE = {
    "a record of that id": ("CT202", LODGING, LODGING + LODGING.replace('"Lodging"', '"Hotels"')),
    "a retired record of that id": (
        "CT203",
        '  "repairs": [',
        '  "retired": [{"kind": "pathway", "id": "lodging", "name": "Lodging", "version": "1.0.0"}],\n  "repairs": [',
    ),
}


@pytest.mark.parametrize("case", TWICE)
@pytest.mark.parametrize("argv", [("rebase", "county.json", "--to", "@1.1.0"), ("retire", "county.json", "insurance")])
def test_a_copy_with_an_id_twice_is_refused(copy: Path, run: Run, argv: tuple[str, ...], case: str) -> None:
    """One of the two would be lost."""
    code, old, new = TWICE[case]
    edit(copy, old, new)
    before = copy.read_bytes()
    status, out, err = run(*argv, "--write")
    assert (status, out) == (2, "")
    assert f" error {code} " in err
    assert copy.read_bytes() == before


def test_a_byte_order_mark_and_line_endings_stay(copy: Path, run: Run) -> None:
    edited(copy)
    settings = copy.parent / "careertaxonomy.toml"
    for path, first in ((copy, b"\xef\xbb\xbf"), (settings, b"")):
        path.write_bytes(first + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("rebase", "county.json", "--to", "@1.1.0", "--write")[0] == 0
    assert run("retire", "county.json", "lodging", "--write")[0] == 0
    assert copy.read_bytes().startswith(b"\xef\xbb\xbf{\r\n")
    for path in (copy, settings):
        assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") > 3
    assert run("check", "county.json")[0] == 0


def test_a_version_of_another_dataset(copy: Path, run: Run) -> None:
    (copy.parent / "other.json").write_text(document(head={"name": "other"}), encoding="utf-8")
    status, _, err = run("rebase", "county.json", "--to", "other.json")
    assert (status, err) == (0, "careertaxonomy: other 1.0.0 is of another dataset than joco-works 1.0.0\n")
