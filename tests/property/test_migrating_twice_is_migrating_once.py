from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st

import careertaxonomy as ct
from careertaxonomy.columns.choices import Choices
from careertaxonomy.columns.migration import id_choices
from careertaxonomy.formats.tables import Table
from careertaxonomy.versions.migration import Routes
from tests.property.histories import IDS, History, histories
from tests.property.made_tables import COLUMN, Made, migrated, tables_with_history

JUNK = (b",", b",", b'"', b"\n", b"\r", b"law", b"it,", b"x-1", b" ", b";", b"\n\n0,", b'"arts"')


@settings(max_examples=150)
@given(tables_with_history())
def test_migrating_twice_is_migrating_once(case: tuple[Made, History]) -> None:
    made, history = case
    once, _ = migrated(made.data(), made, history)
    again, found = migrated(once, made, history)
    assert again == once
    assert (found.rows["changed"], found.values["replaced"], found.replacements, found.repeated) == (0, 0, {}, ())


@settings(max_examples=150)
@given(st.lists(st.sampled_from(JUNK), max_size=20).map(b"".join) | st.binary(max_size=30), histories())
def test_so_it_is_whatever_the_bytes_are(rest: bytes, history: History) -> None:
    made = Made(f"{COLUMN},b\n".encode(), 0, 2, (), ",", ";", "utf-8")
    once, first = migrated(made.head + rest, made, history)
    again, found = migrated(once, made, history)
    assert again == once
    assert (found.rows["changed"], found.unreadable) == (0, first.unreadable)
    assert sum(found.rows.values()) == sum(first.rows.values())


@settings(max_examples=150)
@given(tables_with_history(), st.data())
def test_with_choices_too(case: tuple[Made, History], data: st.DataObject) -> None:
    made, history = case
    routes = Routes("pathway", history.old, history.new)
    live = [pathway.id for pathway in history.new.pathways]
    lines = ["old_id,new_id"]
    for id in IDS:
        found = routes.of(id)
        if found.new is None:
            chosen = data.draw(st.sampled_from(["", *(found.candidates or live)]), label=f"what is chosen for {id}")
            lines += [f"{id},{chosen}"] * bool(chosen)

    def choices() -> Choices:
        return id_choices(Table(io.StringIO("\n".join(lines)), ","), routes)

    once, first = migrated(made.data(), made, history, choices())
    again, second = migrated(once, made, history, choices())
    assert again == once
    assert (second.rows["changed"], second.chosen) == (0, 0)
    chosen_for = {line.partition(",")[0] for line in lines[1:]}
    ids = [id.removeprefix("pathway:") for _, cell in made.id_cells() for id in cell.ids]
    assert first.chosen == sum(id in chosen_for for id in ids)
    assert not chosen_for & {entry.value.id.removeprefix("pathway:") for entry in first.attention}


@given(histories())
def test_so_it_is_with_a_list_of_ids(history: History) -> None:
    once = [found.new or found.id for found in ct.migrate(IDS, kind="pathway", from_=history.old, to=history.new)]
    again = ct.migrate(once, kind="pathway", from_=history.old, to=history.new)
    assert [found.new or found.id for found in again] == once
    assert "replaced" not in {found.outcome for found in again}
