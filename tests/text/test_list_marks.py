"""What a list or a page puts beside a name."""

from __future__ import annotations

import pytest

from careertaxonomy.text.list_marks import FIRST_OF_MARKS, LAST_OF_NOTES, MAY_BE_BEFORE, mark_beside

MARKED = [
    ("\u2022 Nursing", "a bullet before it", "\u2022 "),
    ("* Nursing", "a bullet before it", "* "),
    ("- 3D Printing", "a bullet before it", "- "),
    ("12. Nursing", "numbering before it", "12. "),
    ("a) Nursing", "numbering before it", "a) "),
    ("(ii) Nursing", "numbering before it", "(ii) "),
    ("07 \u2013 Nursing", "numbering before it", "07 \u2013 "),
    ("Nursing**", "a footnote mark after it", "**"),
    ("Nursing \u2021", "a footnote mark after it", " \u2021"),
    ("Nursing [12]", "a footnote mark after it", " [12]"),
]


@pytest.mark.parametrize(("text", "what", "mark"), MARKED)
def test_marks_are_told(text: str, what: str, mark: str) -> None:
    found = mark_beside(text)
    assert found is not None
    assert (found[0], found[1][0]) == (what, mark)


@pytest.mark.parametrize(("text", "what", "mark"), MARKED)
def test_every_text_with_a_mark_has_what_is_looked_for_first(text: str, what: str, mark: str) -> None:
    assert text[-1] in LAST_OF_NOTES or MAY_BE_BEFORE.search(f"|Law|{text}|")


@pytest.mark.parametrize(
    "text", ["", "-", "-Nursing", "1.5 Nursing", "C*", "m\u00b2", "A* Search", "K-12", "2000. Law", "Law (1)", "3. 4"]
)
def test_what_is_no_mark(text: str) -> None:
    assert mark_beside(text) is None


def test_what_is_before_a_name_begins_as_it_is_said_to() -> None:
    firsts = {
        character
        for character in map(chr, range(0x3000))
        for rest in (" Law", ". Law", ") Law", " - Law", "1) Law", "ii. Law")
        if MAY_BE_BEFORE.match(f"|{character}{rest}")
    }
    assert firsts == FIRST_OF_MARKS
