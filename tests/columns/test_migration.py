"""The ids in one column of a table, carried to another version: what comes out, and what the report says of it."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from careertaxonomy.columns import engine
from careertaxonomy.columns.migration import Attention, Plan, TableMigration, migrate_table
from careertaxonomy.formats.tables import TableError, Unreadable, as_text
from careertaxonomy.versions.migration_results import OUTCOMES, Migrated
from tests.columns.routes import ROUTES
from tests.columns.test_choices import choices_in

UNKNOWN = 'no pathway "{}" in our-careers 1.0.0 or our-careers 2.0.0'
SPLIT = 'pathway "media" was retired in 2.0.0 and split: choose "print" or "broadcasting"'


def migrated(table: str | bytes, *, choices: str | None = None, **plan: Any) -> tuple[str, TableMigration]:
    data = table.encode() if isinstance(table, str) else table
    settings = {"column": "pathway", "delimiter": ",", "separator": None, "routes": ROUTES, **plan}
    if choices is not None:
        settings["choices"] = choices_in(choices)
    written: list[str] = []
    with as_text(io.BytesIO(data)) as lines:
        found = migrate_table(lines, Plan(**settings), name="my.csv", write=written.append)
    return "".join(written).encode("latin-1").decode("utf-8", "surrogateescape"), found


def values(found: TableMigration) -> dict[str, int]:
    return {outcome: times for outcome, times in found.values.items() if times}


def rows(found: TableMigration) -> tuple[int, ...]:
    assert [*found.rows] == ["changed", "unchanged", "empty", "unreadable"]
    assert found.rows["unreadable"] == len(found.unreadable)
    return tuple(found.rows.values())


def test_all_that_is_said_of_a_table() -> None:
    table = "name,pathway\nA,accounting\nB,ledger\nC,media\nD,typing\nE,lgr\nF,\n\nG\nH,ledger\nI,media\n"
    text, found = migrated(table)
    assert text == table.replace("ledger", "accounting")
    media = Migrated("media", "split", None, ("print", "broadcasting"), SPLIT)
    typing = Migrated("typing", "withdrawn", None, (), 'pathway "typing" was retired in 2.0.0; nothing replaced it')
    assert found == TableMigration(
        file="my.csv",
        column="pathway",
        kind="pathway",
        old="our-careers 1.0.0",
        new="our-careers 2.0.0",
        rows={"changed": 2, "unchanged": 5, "empty": 2, "unreadable": 1},
        values={"kept": 1, "replaced": 2, "split": 2, "withdrawn": 1, "unknown": 1},
        chosen=0,
        replacements={("ledger", "accounting"): 2},
        attention=(
            Attention(media, None, (4, 11)),
            Attention(typing, None, (5,)),
            Attention(Migrated("lgr", "unknown", None, (), UNKNOWN.format("lgr")), None, (6,)),
        ),
        unreadable=(Unreadable(9, 9, "it has 1 cell where the header has 2"),),
        repeated=(),
        unused=(),
        written=None,
        dry_run=True,
    )
    assert sum(rows(found)) == 10
    assert found.needs_a_person
    assert [*found.values] == [*OUTCOMES]


def test_a_table_with_nothing_to_do() -> None:
    for table in ("pathway\n", "a,pathway", "pathway,a\nprint,x\nprint,x\n,x\n"):
        text, found = migrated(table)
        assert text == table
        assert (found.rows["changed"], found.attention, found.unreadable, found.needs_a_person) == (0, (), (), False)


@pytest.mark.parametrize(
    ("cell", "new"),
    [
        ("ledger", "accounting"),
        ("  ledger ", "  accounting "),
        ('"ledger"', '"accounting"'),
        ('" \n\tledger\r\n"', '" \n\taccounting\r\n"'),
        ("pathway:ledger", "pathway:accounting"),
        ('" pathway:ledger"', '" pathway:accounting"'),
    ],
)
def test_only_the_id_in_a_cell_is_changed(cell: str, new: str) -> None:
    text, found = migrated(f'"na""me","pathway"\n"ledger, ""B""",{cell}\n')
    assert text == f'"na""me","pathway"\n"ledger, ""B""",{new}\n'
    assert (rows(found), values(found)) == ((1, 0, 0, 0), {"replaced": 1})


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Ledger", "Ledger"),
        (" ledger. ", "ledger."),
        ('"le""dger"', 'le"dger'),
        ("ledger;media", "ledger;media"),
        ("cluster:ledger", "cluster:ledger"),
        ("l\udce9dger", "l\xe9dger"),
        ("\u00a0ledger", "\u00a0ledger"),
        ("ledger\u00a0", "ledger\u00a0"),
        ("ledger\u0845", "ledger\u0845"),
        ("ledger\x1c", "ledger\x1c"),
    ],
)
def test_what_no_version_knows_is_passed_through_untouched(cell: str, value: str) -> None:
    table = f"pathway,b\n{cell},1\n{cell},2\n"
    text, found = migrated(table.encode("utf-8", "surrogateescape"))
    assert text == table
    assert found.attention == (Attention(Migrated(value, "unknown", None, (), UNKNOWN.format(value)), None, (2, 3)),)
    assert (rows(found), values(found)) == ((0, 2, 0, 0), {"unknown": 2})


def test_several_ids_in_a_cell() -> None:
    table = 'pathway\nledger;accounting\n"media; ledger ;;print"\n;\n ; ;\nledger\nlgr;lgr\n'
    text, found = migrated(table, separator=";")
    assert text == 'pathway\naccounting;accounting\n"media; accounting ;;print"\n;\n ; ;\naccounting\nlgr;lgr\n'
    assert rows(found) == (3, 1, 2, 0)
    assert values(found) == {"kept": 2, "replaced": 3, "split": 1, "unknown": 2}
    assert found.repeated == (2,)
    assert [(entry.value.id, entry.lines) for entry in found.attention] == [("media", (3,)), ("lgr", (7, 7))]


@pytest.mark.parametrize("separator", [",", "; ", " / ", "\n", "\u00a7", "\udcff", "||"])
def test_whatever_stands_between_ids(separator: str) -> None:
    table = f'pathway\n"{separator.join(("ledger", "media", "ledger"))}"\n'
    text, found = migrated(table.encode("utf-8", "surrogateescape"), separator=separator)
    assert text == table.replace("ledger", "accounting")
    assert values(found) == {"replaced": 2, "split": 1}


@pytest.mark.parametrize(
    ("cell", "repeated"),
    [
        ("accounting;ledger", True),
        ("ledger;print;accounting", True),
        ("ledger;print", False),
        ("print;print;ledger", False),
        ("ledger;ledger", False),
        ("print;print", False),
        ("media;ledger;accounting", True),
        ("ledger;pathway:accounting", True),
        ("pathway:ledger;pathway:print", False),
        ("accounting;pathway:accounting", False),
    ],
)
def test_a_cell_in_which_two_ids_became_one(cell: str, repeated: bool) -> None:
    found = migrated(f"pathway,b\n{cell},1\n{cell},2\nledger,3\n", separator=";")[1]
    assert found.repeated == ((2, 3) if repeated else ())


def test_a_column_is_found_by_its_name() -> None:
    assert migrated('"a","p,""w""",c\nledger,ledger,ledger\n', column='p,"w"')[0].endswith("ledger,accounting,ledger\n")
    assert migrated("\ufeffa,b\nledger,ledger\n", column="a")[0] == "\ufeffa,b\naccounting,ledger\n"
    assert migrated("a,\nledger,ledger\n", column="")[0] == "a,\nledger,accounting\n"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("a,b\n", 'no column "pathway"; available: "a", "b"'),
        ("Pathway, pathway\n", 'no column "pathway"; available: "Pathway", " pathway"'),
        ("pathway,b,pathway\n", '2 columns are named "pathway": give each a name of its own'),
        ("", "no header: the first line must hold the names of the columns"),
    ],
)
def test_a_table_without_the_column(table: str, message: str) -> None:
    with pytest.raises(TableError, match=f"^{re.escape(message)}$"):
        migrated(table)


def test_the_columns_that_choices_look_at_must_be_there() -> None:
    lines = "old_id,new_id,school\nmedia,print,North\n"
    with pytest.raises(TableError, match=r'^no column "school"; available: "pathway"$'):
        migrated("pathway\n", choices=lines)
    with pytest.raises(TableError, match=r'^2 columns are named "school": give each a name of its own$'):
        migrated("pathway,school,school\n", choices=lines)


def test_choices_decide_row_by_row() -> None:
    lines = "school,old_id,new_id\nNorth,media,print\nSouth,media,broadcasting\n,typing,film\nEast,media,print\n"
    table = "school,pathway\nNorth,media\nSouth,pathway:media\nWest,media\nNorth,typing\nWest,typing\nWest,ledger\n"
    text, found = migrated(table, choices=lines)
    assert text == (
        "school,pathway\nNorth,print\nSouth,pathway:broadcasting\nWest,media\nNorth,film\nWest,film\nWest,accounting\n"
    )
    assert rows(found) == (5, 1, 0, 0)
    assert values(found) == {"replaced": 5, "split": 1}
    assert found.chosen == 4
    assert found.replacements == {
        ("media", "print"): 1,
        ("pathway:media", "pathway:broadcasting"): 1,
        ("typing", "film"): 2,
        ("ledger", "accounting"): 1,
    }
    assert [(entry.value.id, entry.lines) for entry in found.attention] == [("media", (4,))]
    assert found.unused == (5,)
    again, second = migrated(text, choices=lines)
    assert (again, second.rows["changed"], second.chosen, second.unused) == (text, 0, 0, (2, 3, 4, 5))


def test_choices_look_at_what_cells_say() -> None:
    lines = "old_id,new_id,Schüler\nmedia,print,Müller\nmedia,broadcasting,\n"
    assert migrated("pathway,Schüler\nmedia,Müller\nmedia,Meier\n", choices=lines)[0].endswith(
        "\nprint,Müller\nbroadcasting,Meier\n"
    )


def test_what_a_choice_decided_comes_first() -> None:
    found = migrated("pathway\nledger\nmedia\ntyping\n", choices="old_id,new_id\ntyping,film\nmedia,print\n")[1]
    assert [*found.replacements] == [("media", "print"), ("typing", "film"), ("ledger", "accounting")]


def test_choices_in_cells_of_several_ids() -> None:
    lines = 'old_id,new_id,"s,n"\nmedia,print,"a ""b"""\n'
    table = '"s,n",pathway\n"a ""b""",media;print; media\na,media;ledger\n"a ""b""",media;typing\n'
    text, found = migrated(table, choices=lines, separator=";")
    assert text == '"s,n",pathway\n"a ""b""",print;print; print\na,media;accounting\n"a ""b""",print;typing\n'
    assert (found.chosen, values(found)) == (3, {"kept": 1, "replaced": 4, "split": 1, "withdrawn": 1})
    assert (found.repeated, found.unused) == ((2,), ())
    assert [(entry.value.id, entry.lines) for entry in found.attention] == [("media", (3,)), ("typing", (4,))]


def test_cells_beyond_what_is_remembered_are_counted_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = ["accounting", "ledger", "print", "lgr", "media", " print", "", " ledger"]
    table = "pathway,b\n" + "".join(f"{cell},1\n{cell},2\n" for cell in cells * 3)
    expected = migrated(table)
    for most in range(1, 8):
        monkeypatch.setattr(engine, "_MOST_CELLS", most)
        assert migrated(table) == expected
    assert values(expected[1]) == {"kept": 18, "replaced": 12, "split": 6, "unknown": 6}


def test_hints_are_asked_for_of_what_needs_a_person() -> None:
    asked: list[str] = []

    def hint(value: Migrated) -> str | None:
        asked.append(value.id)
        return f"about {value.id}" if value.id != "u-1" else None

    unknown = [f"u-{number}" for number in range(30)]
    lines = "\n".join(["pathway", "ledger", *unknown, "media", "media", "typing", "print"])
    plan = Plan("pathway", ",", None, ROUTES)
    found = migrate_table(io.StringIO(lines), plan, name="my.csv", write=len, hint=hint)
    # A near miss costs milliseconds, so it is looked for a few times only; a note costs nothing.
    assert asked == [*unknown[:20], "media", "typing"]
    hints = {entry.value.id: entry.hint for entry in found.attention}
    assert [id for id in hints if hints[id] is None] == ["u-1", *unknown[20:]]
    assert (hints["u-0"], hints["media"]) == ("about u-0", "about media")
