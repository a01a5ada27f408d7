"""What a settings file may say, where it is found, and what is answered to one that cannot be used."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from careertaxonomy.checks.settings import (
    SETTINGS_FILE,
    Acceptance,
    Settings,
    SettingsError,
    find_settings,
    read_settings,
    rules_named,
)
from tests.helpers import Run, document


def read(folder: Path, text: str, name: str = SETTINGS_FILE) -> Settings | None:
    (folder / name).write_bytes(text.encode())
    return read_settings(str(folder / name))


def test_every_setting(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'select = ["CT301", "unknown-cluster"]\nignore = ["ct406"]\nfail-on = "warning"\npaths = ["data", "a.json"]\n'
        '[[accept]]\nrule = "unreached-world"\ndataset = "ours"\nids = ["world:mining"]\nreason = "planned"\n'
        "until = 2027-06-30\n",
    )
    assert found is not None
    assert (found.select, found.ignore, found.fail_on) == (("CT301", "CT302"), ("CT406",), "warning")
    assert found.paths == (str(tmp_path / "data"), str(tmp_path / "a.json"))
    (entry,) = found.accept
    assert (entry.rule, entry.dataset, entry.ids) == ("CT304", "ours", frozenset({"world:mining"}))
    assert (entry.reason, entry.until) == ("planned", date(2027, 6, 30))
    assert found.text[entry.start : entry.end] == "[[accept]]"


def test_nothing_is_set_by_an_empty_file(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Settings(str(tmp_path / SETTINGS_FILE), "")


def test_a_byte_order_mark_and_crlf(tmp_path: Path) -> None:
    found = read(
        tmp_path, '\ufefffail-on = "note"\r\n[[accept]]\r\nrule = "CT304"\r\ndataset = "x"\r\nreason = "r"\r\n'
    )
    assert found is not None
    assert found.fail_on == "note"
    assert found.text[found.accept[0].start :].startswith("[[accept]]\r\n")


def test_the_part_of_a_project(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '[project]\nname = "x"\n[tool.careertaxonomy]\nignore = ["CT406"]\n'
        '[[tool.careertaxonomy.accept]]\nrule = "CT304"\ndataset = "x"\nreason = "r"\n',
        "pyproject.toml",
    )
    assert found is not None
    assert found.ignore == ("CT406",)
    assert found.text[found.accept[0].start : found.accept[0].end] == "[[tool.careertaxonomy.accept]]"


@pytest.mark.parametrize("text", ['[project]\nname = "x"\n', "", "[tool.other]\n"])
def test_a_project_without_a_part_for_us_sets_nothing(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text, "pyproject.toml") is None


def test_settings_are_those_of_the_nearest_folder_upwards(tmp_path: Path) -> None:
    inner = tmp_path / "county" / "data"
    inner.mkdir(parents=True)
    read(tmp_path, 'fail-on = "note"\n')
    (tmp_path / "county" / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert find_settings(str(inner)).fail_on == "note"
    (tmp_path / "county" / "pyproject.toml").write_text(
        '[tool.careertaxonomy]\nfail-on = "warning"\n', encoding="utf-8"
    )
    assert find_settings(str(inner)).fail_on == "warning"
    read(tmp_path / "county", 'fail-on = "error"\n')
    assert find_settings(str(inner)).fail_on == "error"


ENTRY = '[[accept]]\nrule = "CT304"\ndataset = "x"\nreason = "r"\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('selekt = ["CT301"]', 'there is no setting "selekt"; did you mean "select"?'),
        (
            '[[base]]\npath = "a.json"\ndataset = "@1.0.0"\n',
            'base: every entry needs a "digest", as text',
        ),
        (
            '[[base]]\npath = "a.json"\ndataset = "@1.0.0"\ndigest = "sha256:1"\n',
            'base: "digest" must be "sha256:" and 64 hex digits, as careertaxonomy pin prints it',
        ),
        ("base = 1", "base: must be tables: [[base]]"),
        ('[[base]]\nfile = "a.json"\n', 'base: an entry has no "file"; available: path, dataset, digest'),
        ("colour = true", 'there is no setting "colour"; available: select, ignore, fail-on, paths, accept, base'),
        ('select = "CT301"', "select: must be a list of texts"),
        ("ignore = [301]", "ignore: must be a list of texts"),
        ('select = ["CT310"]', 'select: there is no rule "CT310"; did you mean "CT610"?'),
        ('ignore = ["unknown-wrld"]', 'ignore: there is no rule "unknown-wrld"; did you mean "unknown-world"?'),
        ('ignore = ["colours"]', 'ignore: there is no rule "colours"; see careertaxonomy rules'),
        (
            'ignore = ["CT102"]',
            "ignore: CT102 syntax-error cannot be ignored: where it finds something, nothing is checked",
        ),
        ('fail-on = "fatal"', 'fail-on: must be one of "error", "warning", "note"'),
        ("paths = 1", "paths: must be a list of texts"),
        ('accept = "CT301"', "accept: must be tables: [[accept]]"),
        ("accept = [1]", "accept: must be tables: [[accept]]"),
        (ENTRY.replace("reason", "raeson"), 'accept: an entry has no "raeson"; did you mean "reason"?'),
        (ENTRY.replace('"r"', '" "'), 'accept: every entry needs a "reason", as text'),
        (ENTRY.replace('rule = "CT304"\n', ""), 'accept: every entry needs a "rule", as text'),
        (ENTRY.replace('"x"', "1"), 'accept: every entry needs a "dataset", as text'),
        (ENTRY.replace("CT304", "CT399"), 'accept: there is no rule "CT399"; did you mean "CT309"?'),
        (
            ENTRY.replace("CT304", "CT101"),
            "accept: CT101 unreadable-file cannot be ignored: where it finds something, nothing is checked",
        ),
        (ENTRY + 'ids = "world:x"\n', "accept: must be a list of texts"),
        (ENTRY + 'until = "2027-06-30"\n', 'accept: "until" must be a date, such as 2027-06-30, without quotes'),
        (ENTRY + "until = 2027-06-30T00:00:00\n", 'accept: "until" must be a date, such as 2027-06-30, without quotes'),
    ],
)
def test_what_cannot_be_used(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SettingsError) as raised:
        read(tmp_path, text)
    assert (raised.value.reason, raised.value.file) == (reason, str(tmp_path / SETTINGS_FILE))
    assert str(raised.value) == f"{tmp_path / SETTINGS_FILE}: {reason}"
    again = pickle.loads(pickle.dumps(raised.value))
    assert (again.file, again.reason, str(again)) == (raised.value.file, reason, str(raised.value))


def test_what_is_no_toml(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not TOML: "):
        read(tmp_path, "select = [")
    (tmp_path / SETTINGS_FILE).write_bytes(b"\xff")
    with pytest.raises(SettingsError, match=r"not UTF-8 at byte 1$"):
        read_settings(str(tmp_path / SETTINGS_FILE))
    with pytest.raises(SettingsError, match=r'"tool.careertaxonomy" must be a table$'):
        read(tmp_path, "[tool]\ncareertaxonomy = 1\n", "pyproject.toml")
    with pytest.raises(SettingsError, match=r': "tool" must be a table$'):
        read(tmp_path, "tool = 1\n", "pyproject.toml")


def test_what_python_itself_refuses_is_no_toml_either(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"not TOML: it is nested too deeply to be read$"):
        read(tmp_path, f"paths = {'[' * 5_000}")
    with pytest.raises(SettingsError, match="not TOML: Exceeds the limit"):
        read(tmp_path, f"paths = {'1' * 5_000}")


def test_every_slip_in_a_setting_is_one_line_and_status_2(tmp_path: Path, run: Run) -> None:
    """Whatever a value is, where another is due."""
    (tmp_path / "my.json").write_text(document(), encoding="utf-8")
    values = ["1", '"x"', "[1]", "[[]]", "{}", "[{}]", "2027-06-30", "1.5", "true", "inf", '"\\u0000\\u001b[2J"']
    keys = ["select", "ignore", "fail-on", "paths", "accept", "tool", '"\\u001b"']
    for key in keys:
        for value in values:
            text = f"{key} = {value}\n"
            (tmp_path / SETTINGS_FILE).write_text(text, encoding="utf-8")
            status, out, err = run("check", tmp_path / "my.json")
            if status == 2:
                assert (out, err.count("\n"), err.strip("\n").isprintable()) == ("", 1, True), text
            else:
                assert (status, err) == (0, ""), text


def test_entries_written_in_one_line_have_a_place_too(tmp_path: Path) -> None:
    found = read(tmp_path, 'fail-on = "error"\naccept = [{rule = "CT304", dataset = "x", reason = "r"}]\n')
    assert found is not None
    assert found.text[found.accept[0].start : found.accept[0].end] == "accept"


def test_rules_are_named_by_code_or_name_in_any_case() -> None:
    assert rules_named(["ct301", " CT302 ", "Unreached-World"]) == ("CT301", "CT302", "CT304")


def test_an_acceptance_is_a_value() -> None:
    assert Acceptance("CT301", "x", frozenset({"a"}), "r") == Acceptance("CT301", "x", frozenset({"a"}), "r")
