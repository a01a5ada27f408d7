"""What is said of documents that people wrote in YAML, and how the command line takes them."""

from __future__ import annotations

import io
import json
import sys
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest

import careertaxonomy as ct
from careertaxonomy.commands import FORMS
from careertaxonomy.datasets import read_release, release_of
from careertaxonomy.exporters import EXPORTERS
from careertaxonomy.readers import READERS
from tests.helpers import Run, document, expect

FILE = "my.yaml"
GOOD = """\
format: careertaxonomy/1
name: our-careers
version: 1.0.0
title: Our careers
worlds:
  - {id: health-care, name: Health Care}
  - {id: manufacturing, name: Manufacturing}
clusters:
  - id: finance
    name: Finance
    worlds: [health-care, manufacturing]
pathways:
  - {id: accounting, name: Accounting, cluster: finance}
"""


def test_what_has_no_quotes_stays_text() -> None:
    odd = (
        GOOD.replace("name: Health Care", "name: NO, codes: {ceds: 06, 2024: 2024-01-01}")
        .replace("name: Manufacturing", "name: on, aliases: [1.0, yes, 12:30]")
        .replace("id: accounting", "id: 06, note: true")
    )
    expect(odd, "", file=FILE)
    expect(
        odd.replace("version: 1.0.0", "version: 1.0").replace("note: true", "aliases: 06"),
        """
        3:10 error CT701 malformed-version at /version: 1.0
          the version "1.0" of the document is not MAJOR.MINOR.PATCH
          hint: did you mean "1.0.0"?
        13:23 error CT106 wrong-type at /pathways/0/aliases: 06
          "aliases" of pathway "06" must be a list, not text
        """,
        file=FILE,
    )


def test_null_is_no_text() -> None:
    broken = GOOD.replace("name: Finance", "name:").replace("id: health-care", "id: ~").replace("Accounting", "null")
    expect(
        broken,
        """
        6:10 error CT106 wrong-type at /worlds/0/id: ~
          "id" of World no. 1 must be text, not null
        10:10 error CT106 wrong-type at /clusters/0/name:
          "name" of cluster "finance" must be text, not null
        13:28 error CT106 wrong-type at /pathways/0/name: null
          "name" of pathway "accounting" must be text, not null
        """,
        file=FILE,
    )


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_places_count_code_points(mark: str, line_break: str) -> None:
    broken = (
        GOOD.replace("title: Our careers", 'title: "😀 é"\t# 😀')
        .replace("name: Manufacturing", "name:\t'😀 Manufacturing'\t, id: manufacturing ")
        .replace("[health-care, ", "[  '😀',\n\thealth-care,\n\t")
    ).replace("\n", line_break)
    shown = """
        7:51 error CT107 repeated-key at /worlds/1/id: id
          the key "id" stands twice in one object; only the last one counts
          hint: keep one of the two
          7:6 the first one
        11:16 error CT301 unknown-world at /clusters/0/worlds/0: '😀'
          cluster "finance" links to world "😀", which this dataset does not define
        """
    expect((mark + broken).encode(), shown, file=FILE)


def test_an_alias_is_pointed_at_where_it_stands_and_what_is_in_it_where_it_is_written() -> None:
    two = GOOD.replace("finance}\n", "finance}\n  - {id: dance, name: Dance, cluster: arts}\n")
    two = two.replace("pathways:", "  - id: arts\n    name: Arts\n    worlds: *some\npathways:")
    two = two.replace("worlds: [health-care, manufacturing]", "worlds: &some [health-care, manufacturing, mining]")
    expect(
        two,
        """
        11:48 error CT301 unknown-world at /clusters/0/worlds/2: mining
          cluster "finance" links to world "mining", which this dataset does not define; so does 1 more cluster:
            "arts"
          11:48 cluster "arts" too
        """,
        file=FILE,
    )
    expect(
        two.replace(", mining", "").replace("name: Arts", "name: Arts\n    note: *some\n    aliases: *some"),
        """
        14:11 error CT106 wrong-type at /clusters/1/note: *some
          "note" of cluster "arts" must be text, not a list
        """,
        file=FILE,
    )


def test_what_cannot_be_read_is_all_that_is_said() -> None:
    expect(
        GOOD.replace("    name: Finance", "\tname: Finance"),
        """
        10:1 error CT102 syntax-error at the top:
          a tab where YAML takes none
          hint: indent with spaces
        """,
        file=FILE,
    )
    expect(
        GOOD.replace("Our careers", "Café").encode("latin-1"),
        """
        4:11 error CT101 unreadable-file at the top: �
          not UTF-8: byte 0xe9 does not belong here
          hint: save it as UTF-8
        """,
        file=FILE,
    )
    expect(
        "- a\n- b\n",
        """
        1:1 error CT103 unknown-format at the top: - a...
          not a careertaxonomy document: "format": "careertaxonomy/1" is missing
        """,
        file=FILE,
    )


def test_a_finding_on_the_screen(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(FILE).write_text(GOOD.replace("[health-care", "[helth-care"), encoding="utf-8")
    status, out, err = run("check", FILE)
    assert (status, err) == (1, "")
    assert out.startswith(
        dedent(
            """\
            my.yaml:11:14: error CT301 unknown-world: cluster "finance" links to world "helth-care", which this dataset does not define
               11 |     worlds: [helth-care, manufacturing]
                  |              ^^^^^^^^^^ did you mean "health-care"?
            """  # noqa: E501 - a line of a report is as long as it is
        )
    )


def test_the_api_takes_yaml(tmp_path: Path) -> None:
    path = tmp_path / "our.YML"
    path.write_text(GOOD, encoding="utf-8")
    assert ct.check(path).ok
    taxonomy = ct.load_file(path)
    other = tmp_path / "our.json"
    other.write_text(document(), encoding="utf-8")
    assert taxonomy == ct.load_file(other)
    (tmp_path / "SHA256SUMS").write_text(f"{sha256(b'').hexdigest()}  our.YML\n", encoding="utf-8")
    assert [found.code for found in ct.check(path).diagnostics] == ["CT702"]


@pytest.mark.parametrize(
    ("name", "text", "is_one"),
    [
        ("a.yaml", GOOD, True),
        ("a.YML", GOOD, True),
        ("a.yaml", f"\ufeff{GOOD}", True),
        ("a.yaml", f"# ours\n---\n{GOOD}", True),
        ("a.yaml", "name: x\n'format' : other/1\n", True),
        ("a.yaml", json.dumps(json.loads(document())), True),
        ("a.yaml", "{name: x, 'format': careertaxonomy/1}", True),
        ("a.yaml", "  name: x\n  format:\n    careertaxonomy/2\n", True),
        ("a.yaml", "\tformat: careertaxonomy/1", True),
        ("a.yaml", "on: push\njobs:\n  format:\n    run: ruff format: .\n", False),
        ("a.yaml", "# format: of ours\nname: format\ntext: careertaxonomy/1 has a format\n", False),
        ("a.yaml", '"formats": [careertaxonomy/1]\nreformat: x\n', False),
        ("a.yaml", "", False),
        ("a.txt", GOOD, False),
    ],
)
def test_a_directory_means_the_yaml_files_with_a_format(tmp_path: Path, name: str, text: str, is_one: bool) -> None:
    folder = tmp_path / "below"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    report = ct.check(tmp_path)
    if is_one:
        assert report.counts.files == 1
        assert [found for found in report.diagnostics if found.file != str(folder / name)] == []
    else:
        (found,) = report.diagnostics
        assert found.message == "there is no document in this directory: no file with a `format`"


def test_a_directory_finds_a_file_in_utf_16(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-16")
    (found,) = ct.check(tmp_path).diagnostics
    assert (found.file, found.code) == (str(tmp_path / "a.yaml"), "CT101")


def _stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


def test_standard_input_is_json_unless_told_otherwise(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, GOOD)
    assert run("check", "--stdin-format", "yaml", "-")[0] == 0
    _stdin(monkeypatch, GOOD)
    status, out, _ = run("check", "-")
    assert (status, out.splitlines()[0]) == (1, "<stdin>:1:1: error CT102 syntax-error: a value is due here")
    _stdin(monkeypatch, document())
    assert run("check", "--stdin-format", "json", "-")[0] == 0
    _stdin(monkeypatch, GOOD.replace("name: Finance", "name: 'Finance '"))
    status, out, _ = run("check", "--stdin-format", "yaml", "--diff", "-")
    assert status == 1
    assert "-    name: 'Finance '\n+    name: 'Finance'\n" in out


def test_what_a_document_may_be_written_in_is_what_can_be_read_and_exported() -> None:
    assert [*FORMS] == [*EXPORTERS]
    assert {f".{form}" for form in FORMS} <= {*READERS}


def test_exported_yaml_comes_back_as_the_same_document(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "local.yaml"
    assert run("export", "--format", "yaml", "--output", str(path))[0] == 0
    assert run("check", str(path))[0] == 0
    assert run("export", str(path))[1] == read_release(release_of()).decode()
    assert run("diff", "@" + release_of().version, str(path))[0] == 0
