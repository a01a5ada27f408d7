"""Settings and accepted findings on the command line, as somebody adopts them on data that are not clean."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from careertaxonomy.settings import FILE
from tests.helpers import CLUSTERS, PATHWAYS, Run, cluster, document, pathway, world

SPARE = world("mining")
DIRTY = document(
    worlds=[world("health-care"), world("manufacturing"), SPARE],
    pathways=[*PATHWAYS, pathway("lost", "finanse"), pathway("stray", name="Stray ")],
)
"""A World that no cluster reaches, a pathway whose cluster is misspelt, and a space at the end of a name."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.json").write_text(DIRTY, encoding="utf-8")
    return tmp_path


def last(out: str) -> str:
    return out.splitlines()[-1].partition(": ")[2]


def test_a_dirty_dataset_is_adopted_and_fails_again_on_the_next_fault(folder: Path, run: Run) -> None:
    assert run("check", "my.json")[0] == 1
    status, out, err = run("check", "my.json", "--accept", 'from the "old" list')
    assert (status, err) == (0, f"careertaxonomy: 3 findings accepted in {FILE}\n")
    assert last(out) == "no errors, no warnings, no notes, 3 accepted; passed"
    entries = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))["accept"]
    assert [(entry["rule"], entry["ids"]) for entry in entries] == [
        ("CT304", ["world:mining"]),
        ("CT302", ["pathway:lost"]),
        ("CT601", ["pathway:stray"]),
    ]
    assert {(entry["dataset"], entry["reason"]) for entry in entries} == {("our-careers", 'from the "old" list')}

    assert run("check", "my.json")[0] == 0
    (folder / "my.json").write_text(DIRTY.replace('"Lost"', '"Lost  twice"'), encoding="utf-8")
    status, out, _ = run("check", "my.json")
    assert status == 1
    assert "CT601" in out
    assert last(out) == "1 error, no warnings, no notes, 3 accepted; failed"


def test_accepting_twice_adds_nothing(folder: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    before = (folder / FILE).read_bytes()
    assert run("check", "my.json", "--accept", "old")[2] == "careertaxonomy: there is nothing to accept\n"
    assert (folder / FILE).read_bytes() == before


def test_mending_an_accepted_finding_brings_ct801_at_its_entry(folder: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    (folder / "my.json").write_text(DIRTY.replace("Stray ", "Stray"), encoding="utf-8")
    status, out, _ = run("check", "my.json")
    assert status == 0
    assert out.splitlines()[0] == (
        f"{FILE}:13:1: warning CT801 unused-acceptance: CT601 of pathway:stray in our-careers is accepted, "
        "but does not occur"
    )
    assert run("check", "my.json", "--fail-on", "warning")[0] == 1


def test_only_entries_whose_dataset_and_rule_were_checked_are_judged(folder: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    (folder / "my.json").write_text(document(), encoding="utf-8")
    assert run("check", "my.json")[1].count(" CT801 ") == 3
    assert run("check", "my.json", "--select", "CT302")[1].count(" CT801 ") == 1
    assert run("check", "my.json", "--ignore", "CT302,CT304")[1].count(" CT801 ") == 1
    (folder / "my.json").write_text(document(head={"name": "others"}), encoding="utf-8")
    assert run("check", "my.json")[1].count(" CT801 ") == 0


def test_what_is_said_of_entries_can_be_ignored(folder: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    (folder / "my.json").write_text(document(), encoding="utf-8")
    assert last(run("check", "my.json", "--ignore", "CT801")[1]) == "no errors, no warnings, no notes; passed"
    with (folder / FILE).open("a", encoding="utf-8") as file:
        file.write("until = 2020-12-31\n")
    (folder / FILE).write_text(
        'ignore = ["expired-acceptance"]\n' + (folder / FILE).read_text(encoding="utf-8"), encoding="utf-8"
    )
    (folder / "my.json").write_text(DIRTY, encoding="utf-8")
    status, out, _ = run("check", "my.json")
    assert (status, last(out)) == (1, "1 error, no warnings, no notes, 2 accepted; failed")


def test_one_instance_is_accepted_not_the_rule(folder: Path, run: Run) -> None:
    (folder / FILE).write_text(
        '[[accept]]\nrule = "CT601"\ndataset = "our-careers"\nids = ["pathway:a"]\nreason = "r"\n', encoding="utf-8"
    )
    rows = [*PATHWAYS, pathway("a", name="A ", aliases=["Aa "])]
    (folder / "my.json").write_text(document(pathways=rows), encoding="utf-8")
    assert last(run("check", "my.json")[1]) == "1 error, no warnings, no notes, 1 accepted; failed"


def test_a_group_that_grows_is_no_longer_accepted(folder: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    more = DIRTY.replace('"cluster": "finance"}', '"cluster": "finanse"}', 1)
    (folder / "my.json").write_text(more, encoding="utf-8")
    status, out, _ = run("check", "my.json", "--select", "CT302")
    assert status == 1
    assert "CT302 unknown-cluster" in out
    assert "CT801 unused-acceptance: CT302 of pathway:lost" in out


@pytest.mark.parametrize(("until", "status"), [("2020-12-31", 1), ("9999-12-31", 0)])
def test_an_acceptance_ends_at_its_date(folder: Path, run: Run, until: str, status: int) -> None:
    run("check", "my.json", "--accept", "old")
    text = (
        (folder / FILE)
        .read_text(encoding="utf-8")
        .replace('ids = ["pathway:lost"]', f'ids = ["pathway:lost"]\nuntil = {until}')
    )
    (folder / FILE).write_text(text, encoding="utf-8")
    found, out, _ = run("check", "my.json")
    assert found == status
    assert ("CT302 unknown-cluster" in out) == (status == 1)
    message = (
        f"CT802 expired-acceptance: CT302 of pathway:lost in our-careers was accepted until {until}, and still occurs"
    )
    assert (message in out) == (status == 1)


def test_a_finding_past_its_date_can_be_accepted_anew(folder: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    text = (folder / FILE).read_text(encoding="utf-8").replace('reason = "old"', 'reason = "old"\nuntil = 2020-12-31')
    (folder / FILE).write_text(text, encoding="utf-8")
    run("check", "my.json", "--accept", "one more year")
    status, out, _ = run("check", "my.json")
    assert status == 0
    assert out.count(" CT801 ") == 3
    assert last(out) == "no errors, 3 warnings, no notes, 3 accepted; passed"


def test_a_finding_about_the_whole_document_has_no_ids(folder: Path, run: Run) -> None:
    (folder / "my.json").write_text(document(head={"version": "1.0"}), encoding="utf-8")
    assert run("check", "my.json", "--accept", "old")[0] == 0
    (entry,) = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))["accept"]
    assert (entry["rule"], entry.get("ids")) == ("CT701", None)
    assert run("check", "my.json")[0] == 0


def test_what_keeps_a_file_from_being_checked_cannot_be_accepted(folder: Path, run: Run) -> None:
    (folder / "my.json").write_text("{", encoding="utf-8")
    status, out, err = run("check", "my.json", "--accept", "old")
    assert (status, err) == (1, "careertaxonomy: there is nothing to accept\n")
    assert "CT102" in out
    assert not (folder / FILE).exists()


def test_entries_go_behind_what_a_settings_file_holds(folder: Path, run: Run) -> None:
    before = b'# ours\r\n[tool.careertaxonomy]  # settings\r\nfail-on = "warning"'
    (folder / "pyproject.toml").write_bytes(before)
    assert run("check", "my.json", "--accept", "old\n\u00e4\x7f")[0] == 0
    after = (folder / "pyproject.toml").read_bytes()
    assert after.startswith(before + b"\n\n[[tool.careertaxonomy.accept]]\n")
    entries = tomllib.loads(after.decode())["tool"]["careertaxonomy"]["accept"]
    assert {entry["reason"] for entry in entries} == {"old\n\u00e4\x7f"}
    assert not (folder / FILE).exists()
    assert run("check", "my.json")[0] == 0


def test_a_settings_file_that_takes_no_entries_is_left_as_it_is(folder: Path, run: Run) -> None:
    before = b'accept = [{rule = "CT304", dataset = "x", reason = "r"}]\n'
    (folder / FILE).write_bytes(before)
    status, _, err = run("check", "my.json", "--accept", "old")
    assert status == 2
    assert f"{FILE} takes no entries at its end: not TOML" in err
    assert (folder / FILE).read_bytes() == before


def test_settings_stand_beside_the_document_where_there_are_none(folder: Path, run: Run) -> None:
    (folder / "deep").mkdir()
    (folder / "my.json").rename(folder / "deep" / "my.json")
    run("check", "deep/my.json", "--accept", "old")
    assert (folder / "deep" / FILE).exists()
    assert not (folder / FILE).exists()


def test_documents_under_different_settings(folder: Path, run: Run) -> None:
    for name, text in (("strict", 'fail-on = "warning"\n'), ("lax", 'ignore = ["CT302", "CT601", "CT304"]\n')):
        (folder / name).mkdir()
        (folder / name / FILE).write_text(text, encoding="utf-8")
    (folder / "lax" / "my.json").write_text(DIRTY, encoding="utf-8")
    unreached = document(worlds=[world("health-care"), world("manufacturing"), SPARE])
    (folder / "strict" / "my.json").write_text(unreached, encoding="utf-8")
    assert run("check", "lax")[0] == 0
    assert run("check", "strict")[0] == 1
    assert run("check", "lax", "strict")[0] == 1
    assert run("check", "strict", "--fail-on", "error")[0] == 0
    assert run("check", "strict", "--select", "CT301")[0] == 0


def test_paths_of_the_settings_are_checked_where_none_is_named(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / FILE).write_text('paths = ["my.json"]\nselect = ["unknown-cluster"]\n', encoding="utf-8")
    (folder / "inner").mkdir()
    monkeypatch.chdir(folder / "inner")
    status, out, _ = run("check")
    assert (status, last(out)) == (1, "1 error, no warnings, no notes; failed")
    assert out.startswith(f"{folder / 'my.json'}:")


def test_a_fix_leaves_what_is_accepted(folder: Path, run: Run) -> None:
    run("check", "my.json", "--accept", "old")
    status, _, err = run("check", "my.json", "--fix", "--unsafe-fixes")
    assert (status, err) == (0, "careertaxonomy: my.json: 0 fixes made; nothing left\n")
    assert (folder / "my.json").read_text(encoding="utf-8") == DIRTY


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--select", "CT999"], 'there is no rule "CT999"'),
        (["--ignore", "CT101"], "CT101 unreadable-file cannot be ignored"),
        (["my.json", "--accept", " "], "--accept takes the reason"),
        (["my.json", "--accept", "r", "--fix"], "--accept does not go with fixes"),
        (["--accept", "r"], "--accept is for documents of your own"),
        (["-", "--accept", "r"], "--accept is for documents of your own"),
        (["@1.0.0", "--accept", "r"], "--accept is for documents of your own"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage(run: Run, argv: list[str], message: str) -> None:
    status, out, err = run("check", *argv)
    assert (status, out) == (2, "")
    assert err.startswith(f"careertaxonomy: {message}")
    assert err.count("\n") == 1


@pytest.mark.usefixtures("folder")
def test_an_unknown_setting_ends_the_check(folder: Path, run: Run) -> None:
    (folder / FILE).write_text('fail_on = "note"\n', encoding="utf-8")
    assert run("check", "my.json") == (
        2,
        "",
        f'careertaxonomy: {FILE}: there is no setting "fail_on"; did you mean "fail-on"?\n',
    )


def test_bundled_versions_have_no_settings(folder: Path, run: Run) -> None:
    (folder / FILE).write_text('fail-on = "note"\n', encoding="utf-8")
    assert run("check", "@1.0.0")[0] == 0
    clean = document(clusters=CLUSTERS, worlds=[world("health-care"), world("manufacturing")])
    (folder / "my.json").write_text(clean.replace("]}", '], "note": "x"}', 1), encoding="utf-8")
    assert run("check", "my.json")[0] == 0
    both = [*CLUSTERS, cluster("law")]
    (folder / "my.json").write_text(
        document(clusters=both, pathways=[*PATHWAYS, pathway("x", "law")]), encoding="utf-8"
    )
    assert run("check", "my.json")[0] == 0
