"""Where one can go on after a syntax error, the next ones are found too; and `--fix` mends those that are certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from careertaxonomy.checks.fixes import fix_document
from careertaxonomy.formats.documents import Document
from tests.helpers import Run, at, check_text, codes, document, pathway

ROWS = [pathway("a"), pathway("b"), pathway("c", name="Corn Growing")]
SOUND = document(pathways=ROWS)
TRAILING = SOUND.replace('"finance"}\n  ]', '"finance"},\n  ]')
NO_COMMA = SOUND.replace('"finance"},\n    {"id": "b"', '"finance"}\n    {"id": "b"')
CURLY = SOUND.replace('"name": "B"', "\u201cname\u201d: \u201cB\u201d")
TAB = SOUND.replace("Corn Growing", "Corn\tGrowing")
BREAK = SOUND.replace("Corn Growing", "Corn\nGrowing")


@pytest.mark.parametrize(
    ("text", "pointed"),
    [(TRAILING, [","]), (NO_COMMA, ["{"]), (CURLY, ["\u201c"] * 2), (TAB, ["\t"]), (BREAK, ["\n"])],
)
def test_each_is_found_at_its_place_and_mended(text: str, pointed: list[str]) -> None:
    report = check_text(text)
    assert codes(report) == ["CT102"] * len(pointed)
    assert [at(found, text)[:1] or "\n" for found in report.diagnostics] == pointed
    fixed = fix_document(Document("my.json", text.encode()))
    assert fixed.after.data.decode() == SOUND
    assert fixed.checked.diagnostics == ()


def test_all_of_them_in_one_file(run: Run, folder: Path) -> None:
    text = SOUND.replace('"finance"}\n  ]', '"finance"},\n  ]').replace(
        '"name": "B"', "\u201cname\u201d: \u201cB\u201d"
    )
    text = text.replace("Corn Growing", "Corn\tGrowing").replace(
        '"finance"},\n    {"id": "b"', '"finance"}\n    {"id": "b"'
    )
    assert codes(check_text(text)) == ["CT102"] * 5
    Path("my.json").write_text(text, encoding="utf-8")
    assert run("check", "--fix", "my.json")[0] == 0
    assert Path("my.json").read_text(encoding="utf-8") == SOUND


def test_what_is_not_certain_is_reported_and_ends_the_search() -> None:
    text = TRAILING.replace('"name": "B"', '"name": B')
    report = check_text(text)
    assert [found.fixable for found in report.diagnostics] == [False]
    text = NO_COMMA.replace('"name": "Corn', '"name": Corn')
    assert [found.fixable for found in check_text(text).diagnostics] == [True, False]
    text = SOUND.replace('"name": "B",', '"name": "B,')
    assert [found.fixable for found in check_text(text).diagnostics] == [False]


def test_a_fault_before_a_mended_one_is_at_its_place() -> None:
    text = NO_COMMA.replace("Our careers", "Our careers\\ud800")
    first, second = check_text(text).diagnostics
    assert (at(first, text), at(second, text)) == ("\\ud800", "{")


def test_many_slips_take_no_time() -> None:
    text = document(pathways="[" + '{"id": "a"} ' * 4000 + "]")
    assert 10 < len(check_text(text).diagnostics) < 4000
