"""CT109: texts in YAML of which a part is read as a comment, and comments that are none of it."""

from __future__ import annotations

import pytest

from careertaxonomy.checks.fixes import fix_document
from careertaxonomy.formats.documents import Document
from tests.helpers import IN_YAML, check_text, codes, expect

FILE = "my.yaml"
ROW = "  - {id: accounting, name: Accounting, cluster: finance}\n"
BLOCK = "  - id: accounting\n    name: Accounting\n    cluster: finance\n"
SOUND = IN_YAML.replace(ROW, BLOCK)


def test_a_name_that_loses_its_end() -> None:
    expect(
        SOUND.replace("name: Accounting", "name: Unit #2 Repair"),
        """
        14:11 warning CT109 comment-in-value at /pathways/0/name: Unit #2 Repair
          "name" of pathway "accounting" is read as "Unit", since "#2 Repair" after it is a comment
          hint: quote it if it is one text: "Unit #2 Repair"; or put a space after the "#" of a comment
        """,
        file=FILE,
    )


def test_other_texts_and_what_can_have_no_hash() -> None:
    text = SOUND.replace("version: 1.0.0", "version: 1.0.0 #first").replace("Our careers", "Our careers #1 \t")
    expect(
        text.replace("cluster: finance", "cluster: finance\t#(old)\n    aliases:\n      - B #3"),
        """
        3:10 warning CT109 comment-in-value at /version: 1.0.0 #first
          "version" is read as "1.0.0", since "#first" after it is a comment
          hint: put a space after the "#" of a comment
        4:8 warning CT109 comment-in-value at /title: Our careers #1
          "title" is read as "Our careers", since "#1" after it is a comment
          hint: quote it if it is one text: "Our careers #1"; or put a space after the "#" of a comment
        15:14 warning CT109 comment-in-value at /pathways/0/cluster: finance	#(old)
          "cluster" of pathway "accounting" is read as "finance", since "#(old)" after it is a comment
          hint: put a space after the "#" of a comment
        17:9 warning CT109 comment-in-value at /pathways/0/aliases/0: B #3
          "aliases" of pathway "accounting" is read as "B", since "#3" after it is a comment
          hint: quote it if it is one text: "B #3"; or put a space after the "#" of a comment
        """,
        file=FILE,
    )


@pytest.mark.parametrize(
    "name",
    [
        *("Nursing  # checked 2024", "Nursing # checked", "Nursing #", "Nursing ## checked", "Nursing  #checked"),
        *("Nursing\t\t#checked", '"Nursing" #checked', "'Nursing' #2", "C#", "Room 7#8", '"Unit #2 Repair"'),
        *("|\n      Nursing #2\n      and more", "Nursing\n    #checked", "{a: Unit\n      }"),
    ],
)
def test_what_is_a_comment_or_none_of_one_passes(name: str) -> None:
    text = SOUND.replace("name: Accounting", f"name: {name}")
    assert "CT109" not in codes(check_text(text, file=FILE))


def test_where_there_is_no_value_another_rule_speaks() -> None:
    assert codes(check_text(SOUND.replace("name: Accounting", "name: #2 Unit"), file=FILE)) == ["CT106"]
    assert codes(check_text(SOUND.replace("name: Accounting", "name: ~ #2"), file=FILE)) == ["CT106"]


def test_a_fix_that_is_a_guess_puts_it_into_quotes() -> None:
    text = SOUND.replace("name: Accounting", "name: Unit #2 Repair").replace("1.0.0", "1.0.0 #1")
    document = Document(FILE, text.encode())
    assert fix_document(document).after.data == document.data
    fixed = fix_document(document, unsafe=True)
    assert fixed.after.data.decode() == text.replace("Unit #2 Repair", '"Unit #2 Repair"')
    assert [found.path for found in fixed.checked.diagnostics] == ["/version"]


def test_a_list_that_stands_twice_and_one_of_no_known_name() -> None:
    text = SOUND.replace("pathways:\n", "pathways:\n  - {a: 1}\n  - a: 1 #2\nextra:\n  - b: 3 #4\npathways:\n")
    found = [each for each in check_text(text, file=FILE).diagnostics if each.code == "CT109"]
    assert [each.message.partition(" is read")[0] for each in found] == ['"a" of pathway no. 2', '"extra.b"']


def test_the_document_is_read_nevertheless() -> None:
    assert check_text(SOUND.replace("name: Accounting", "name: Unit #2 Repair"), file=FILE).ok
