"""Choices for ids that were split: which row takes which, and what is refused."""

from __future__ import annotations

import io
import re

import pytest

from careertaxonomy.columns.choices import Choices
from careertaxonomy.columns.migration import id_choices
from careertaxonomy.formats.tables import Table, TableError, as_text
from tests.columns.routes import ROUTES


def choices_in(text: str, delimiter: str = ",") -> Choices:
    with as_text(io.BytesIO(text.encode())) as lines:
        return id_choices(Table(lines, delimiter), ROUTES)


def chosen(of: Choices, id: str, **cells: str) -> str | None:
    assert {*cells} <= {*of.columns}
    return of.get(id, [cells.get(name, "another") for name in of.columns])


def test_a_choice_is_for_every_row() -> None:
    of = choices_in("old_id,new_id\nmedia,print\n")
    assert [*of.columns] == []
    assert chosen(of, "media") == "print"
    assert chosen(of, "accounting") is None
    assert chosen(of, "print") is None


def test_a_choice_with_a_filter_is_for_the_rows_that_hold_the_same() -> None:
    of = choices_in("school,old_id,new_id,year\nNorth,media,print,\nSouth,media,broadcasting,2026\n")
    assert [*of.columns] == ["school", "year"]
    assert chosen(of, "media", school="North", year="1999") == "print"
    assert chosen(of, "media", school="South", year="2026") == "broadcasting"
    for school, year in (("South", "2025"), ("South", "2026 "), ("south", "2026"), ("", "2026"), ("West", "")):
        assert chosen(of, "media", school=school, year=year) is None


def test_the_first_choice_that_fits_counts() -> None:
    of = choices_in("old_id,new_id,school\nmedia,print,\nmedia,broadcasting,North\n")
    assert chosen(of, "media", school="North") == "print"
    of = choices_in("old_id,new_id,school\nmedia,broadcasting,North\nmedia,print,\n")
    assert chosen(of, "media", school="North") == "broadcasting"
    assert chosen(of, "media", school="South") == "print"


def test_a_filter_on_an_empty_cell_cannot_be_meant() -> None:
    """An empty cell allows any."""
    of = choices_in("old_id,new_id,school\nmedia,print,\n")
    assert chosen(of, "media", school="") == chosen(of, "media", school="North") == "print"


def test_what_was_withdrawn_or_is_unknown_may_become_any_id_of_the_new_version() -> None:
    of = choices_in("old_id,new_id\ntyping,film\nmda,broadcasting\nFinance & Co,accounting\n")
    assert [chosen(of, id) for id in ("typing", "mda", "Finance & Co")] == ["film", "broadcasting", "accounting"]


def test_references_and_white_space_are_taken_for_the_ids_they_mean() -> None:
    of = choices_in('old_id,new_id\n pathway:media ,"pathway:print "\n')
    assert chosen(of, "media") == "print"


def test_a_filter_reads_as_cells_do_and_keeps_its_white_space() -> None:
    of = choices_in(
        'old_id\tnew_id\tschool\r\nmedia\tprint\t"North, ""Old""\n"\r\nmedia\tbroadcasting\t South\r\n', "\t"
    )
    assert chosen(of, "media", school='North, "Old"\n') == "print"
    assert chosen(of, "media", school=" South") == "broadcasting"
    assert chosen(of, "media", school="South") is None


def test_blank_lines_are_no_choices() -> None:
    of = choices_in("\ufeffold_id,new_id,school\n\nmedia,print,\n,,\n , ,\n")
    assert chosen(of, "media", school="") == "print"
    assert of.unused == {}
    assert [*choices_in("old_id,new_id\n").unused] == []


def test_the_lines_of_the_choices_that_no_row_took() -> None:
    of = choices_in(
        'old_id,new_id,school\nmedia,print,North\nmedia,broadcasting,"So\nuth"\ntyping,film,\nmedia,print,\n'
    )
    assert [*of.unused] == [2, 3, 5, 6]
    assert chosen(of, "media", school="West") == "print"
    assert [*of.unused] == [2, 3, 5]
    assert chosen(of, "media", school="North") == chosen(of, "media", school="North") == "print"
    assert chosen(of, "typing", school="") == "film"
    assert [*of.unused] == [3]


REFUSED = {
    "": "no header: the first line must hold the names of the columns",
    "id,new\n": 'no column "old_id" and no column "new_id"; available: "id", "new"',
    "old_id,new\n": 'no column "new_id"; available: "old_id", "new"',
    "Old_ID,new_id\n": 'no column "old_id"; available: "Old_ID", "new_id"',
    "old_id,new_id,a,a\n": "two columns have the same name",
    "old_id,new_id,new_id\n": "two columns have the same name",
    "old_id,new_id\nmedia,print\nmedia\n": "line 3 cannot be read: it has 1 cell where the header has 2",
    'old_id,new_id\n"media"s,print\n': "line 2 cannot be read: a quoted cell does not end where it should",
    "old_id,new_id\nmedia,\n": "line 2: this line needs an old id and a new one",
    "old_id,new_id\n\n ,print\n": "line 3: this line needs an old id and a new one",
    "old_id,new_id,school\n,,North\n": "line 2: this line needs an old id and a new one",
    "old_id,new_id\nprint,broadcasting\n": ('line 2: "print" needs no choice: pathway "print" is in our-careers 2.0.0'),
    "old_id,new_id\nmedia,print\nledger,accounting\n": (
        'line 3: "ledger" needs no choice: pathway "ledger" was retired in 2.0.0; "accounting" replaced it'
    ),
    "old_id,new_id\nmedia,prnt\n": 'line 2: no pathway "prnt" in our-careers 2.0.0',
    "old_id,new_id\ntyping,ledger\n": 'line 2: no pathway "ledger" in our-careers 2.0.0',
    "old_id,new_id\npathway:media,film\n": (
        'line 2: "film" did not replace "pathway:media": pathway "media" was retired in 2.0.0 and split: '
        'choose "print" or "broadcasting"'
    ),
    "old_id,new_id\nmedia,print\nmedia,broadcasting\n": ('line 3: a line above chooses for "media" in the same rows'),
    "old_id,new_id,a,b\nmedia,print,,x\nmedia,print,x,\npathway:media,print,,x\n": (
        'line 4: a line above chooses for "pathway:media" in the same rows'
    ),
}


@pytest.mark.parametrize("text", REFUSED, ids=REFUSED.values())
def test_choices_that_cannot_be_meant_are_refused_with_their_line(text: str) -> None:
    with pytest.raises(TableError, match=f"^{re.escape(REFUSED[text])}$"):
        choices_in(text)
