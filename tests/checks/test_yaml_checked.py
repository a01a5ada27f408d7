"""What is said of documents that people wrote in YAML."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.helpers import IN_YAML, document, expect

FILE = "my.yaml"


def test_what_has_no_quotes_stays_text() -> None:
    odd = (
        IN_YAML.replace("name: Health Care", "name: NO, codes: {ceds: 06, 2024: 2024-01-01}")
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
    broken = IN_YAML.replace("name: Finance", "name:").replace("id: health-care", "id: ~").replace("Accounting", "null")
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
        IN_YAML.replace("title: Our careers", 'title: "😀 é"\t# 😀')
        .replace("name: Manufacturing", "name:\t'😀 Manufacturing'\t, id: manufacturing ")
        .replace("[health-care, ", "[  '😀',\n\thealth-care,\n\t")
    ).replace("\n", line_break)
    shown = """
        7:51 error CT107 repeated-key at /worlds/1/id: id
          the key "id" appears twice in one object; only the last one counts
          hint: keep one of the two
          7:6 the first one
        11:16 error CT301 unknown-world at /clusters/0/worlds/0: '😀'
          cluster "finance" links to world "😀", which this dataset does not define
        """
    expect((mark + broken).encode(), shown, file=FILE)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "worlds: [health-care, manufacturing]",
            "worlds: &both [health-care, manufacturing]",
            """
            11:13 error CT102 syntax-error at the top: &both
              an anchor, which documents do not have
              hint: leave it out; a text that begins with "&" needs double quotes
            """,
        ),
        (
            "worlds: [health-care, manufacturing]",
            "worlds: *both",
            """
            11:13 error CT102 syntax-error at the top: *both
              an alias, which documents do not have
              hint: write out the value that it refers to; a text that begins with "*" needs double quotes
            """,
        ),
        (
            "version: 1.0.0",
            "version: !!str 1.0.0",
            """
            3:10 error CT102 syntax-error at the top: !!str
              a tag, which documents do not have
              hint: leave it out; a text that begins with "!" needs double quotes
            """,
        ),
        (
            "    name: Finance",
            "    <<: {name: Finance}",
            """
            10:5 error CT102 syntax-error at the top: <<
              a merge key, which documents do not have
              hint: write out the fields that it refers to
            """,
        ),
        (
            "pathways:",
            "---\npathways:",
            """
            12:1 error CT102 syntax-error at the top: ---
              a second document in the file
              hint: a file holds one document
            """,
        ),
    ],
)
def test_what_a_document_does_not_have_is_refused_with_its_place(old: str, new: str, shown: str) -> None:
    expect(IN_YAML.replace(old, new), shown, file=FILE)


def test_what_cannot_be_read_is_all_that_is_said() -> None:
    expect(
        IN_YAML.replace("    name: Finance", "\tname: Finance"),
        """
        10:1 error CT102 syntax-error at the top:
          a tab where YAML takes none
          hint: indent with spaces
        """,
        file=FILE,
    )
    expect(
        IN_YAML.replace("Our careers", "Café").encode("latin-1"),
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


def test_the_api_takes_yaml(tmp_path: Path) -> None:
    path = tmp_path / "our.YML"
    path.write_text(IN_YAML, encoding="utf-8")
    assert ct.check(path).ok
    taxonomy = ct.load_file(path)
    other = tmp_path / "our.json"
    other.write_text(document(), encoding="utf-8")
    assert taxonomy == ct.load_file(other)
    (tmp_path / "SHA256SUMS").write_text(f"{sha256(b'').hexdigest()}  our.YML\n", encoding="utf-8")
    assert [found.code for found in ct.check(path).diagnostics] == ["CT702"]
