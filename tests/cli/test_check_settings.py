"""`careertaxonomy check` under settings: which file counts, what it changes, and options that do not go together."""

from __future__ import annotations

from pathlib import Path

import pytest

from careertaxonomy.checks.settings import SETTINGS_FILE
from tests.helpers import CLUSTERS, DIRTY, PATHWAYS, WORLDS, Run, cluster, document, pathway, world


def test_settings_stand_beside_the_document_where_there_are_none(dirty: Path, run: Run) -> None:
    (dirty / "deep").mkdir()
    (dirty / "my.json").rename(dirty / "deep" / "my.json")
    run("check", "deep/my.json", "--accept", "old")
    assert (dirty / "deep" / SETTINGS_FILE).exists()
    assert not (dirty / SETTINGS_FILE).exists()


def test_documents_under_different_settings(dirty: Path, run: Run) -> None:
    for name, text in (("strict", 'fail-on = "warning"\n'), ("lax", 'ignore = ["CT302", "CT601", "CT304"]\n')):
        (dirty / name).mkdir()
        (dirty / name / SETTINGS_FILE).write_text(text, encoding="utf-8")
    (dirty / "lax" / "my.json").write_text(DIRTY, encoding="utf-8")
    unreached = document(worlds=[*WORLDS, world("mining")])
    (dirty / "strict" / "my.json").write_text(unreached, encoding="utf-8")
    assert run("check", "lax")[0] == 0
    assert run("check", "strict")[0] == 1
    assert run("check", "lax", "strict")[0] == 1
    assert run("check", "strict", "--fail-on", "error")[0] == 0
    assert run("check", "strict", "--select", "CT301")[0] == 0


def test_paths_of_the_settings_are_checked_where_none_is_named(
    dirty: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dirty / SETTINGS_FILE).write_text('paths = ["my.json"]\nselect = ["unknown-cluster"]\n', encoding="utf-8")
    (dirty / "inner").mkdir()
    monkeypatch.chdir(dirty / "inner")
    status, out, _ = run("check")
    assert status == 1
    assert out.endswith(": 1 error, no warnings, no notes; failed\n")
    assert out.startswith(f"{dirty / 'my.json'}:")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--select", "CT999"], 'there is no rule "CT999"'),
        (["--ignore", "CT101"], "CT101 unreadable-file cannot be ignored"),
        (["my.json", "--accept", " "], "--accept takes the reason"),
        (["my.json", "--accept", "r", "--fix"], "--accept cannot be combined with fixes"),
        (["--accept", "r"], "--accept is for documents of your own"),
        (["-", "--accept", "r"], "--accept is for documents of your own"),
        (["@1.0.0", "--accept", "r"], "--accept is for documents of your own"),
    ],
)
@pytest.mark.usefixtures("dirty")
def test_wrong_usage(run: Run, argv: list[str], message: str) -> None:
    status, out, err = run("check", *argv)
    assert (status, out) == (2, "")
    assert err.startswith(f"careertaxonomy: {message}")
    assert err.count("\n") == 1


def test_an_unknown_setting_ends_the_check(dirty: Path, run: Run) -> None:
    (dirty / SETTINGS_FILE).write_text('fail_on = "note"\n', encoding="utf-8")
    assert run("check", "my.json") == (
        2,
        "",
        f'careertaxonomy: {SETTINGS_FILE}: there is no setting "fail_on"; did you mean "fail-on"?\n',
    )


def test_bundled_versions_have_no_settings(dirty: Path, run: Run) -> None:
    (dirty / SETTINGS_FILE).write_text('fail-on = "note"\n', encoding="utf-8")
    assert run("check", "@1.0.0")[0] == 0
    clean = document(clusters=CLUSTERS)
    (dirty / "my.json").write_text(clean.replace("]}", '], "note": "x"}', 1), encoding="utf-8")
    assert run("check", "my.json")[0] == 0
    both = [*CLUSTERS, cluster("law")]
    (dirty / "my.json").write_text(document(clusters=both, pathways=[*PATHWAYS, pathway("x", "law")]), encoding="utf-8")
    assert run("check", "my.json")[0] == 0
