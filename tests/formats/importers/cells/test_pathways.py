"""The column of pathways: names that wrap, run together, or are not known."""

from __future__ import annotations

from typing import Any

import pytest

import careertaxonomy as ct
from tests.formats.importers.reading import decision, done, expect, read, rows

CSV = "Career Cluster,World,Career Pathway\n"
TABS = "Career Cluster\tWorld\tCareer Pathway\n"


def pathways(table: str, **more: Any) -> list[str]:
    return [row.split(" | ")[2] for row in rows(read(table, **more).dataset)]


@pytest.mark.parametrize("between", ["; ", ";", " | ", "\n", "\n- ", ";\n"])
def test_separators_part_names_and_leave_commas_alone(between: str) -> None:
    cell = between.join(("Fish, Game & Parks", "Farming"))
    table = f'{CSV}Nature,X,"{"- " * between.startswith(chr(10) + "-")}{cell}"\n'
    names = ("Farming", "Fish, Game & Parks") if "-" in between else ()
    assert pathways(table, names=names) == ["Fish, Game & Parks; Farming"]


def test_a_row_a_pathway_holds_one_name_each() -> None:
    assert pathways(f"{CSV}A,X,Fish Farming\nA,X,Fruit Trees\nB,X,Goats and Sheep\n") == [
        "Fish Farming; Fruit Trees",
        "Goats and Sheep",
    ]


def test_a_row_a_cluster_without_separators_is_asked_about() -> None:
    table = f"{CSV}A,X,Fish Farming Fruit Trees\nB,X,Goats\n"
    place = "row A, column Career Pathway"
    expect(read(table), f"? line 2 | {place} | 'Fish Farming Fruit Trees' | 'Fish Farming Fruit Trees'")
    answer = decision(place, "Fish Farming Fruit Trees", "Fish Farming; Fruit Trees")
    assert pathways(table, decisions=(answer,)) == ["Fish Farming; Fruit Trees", "Goats"]
    lines = decision(place, "Fish Farming Fruit Trees", "Fish; Farming\nFruit Trees\n")
    assert pathways(table, decisions=(lines,))[0] == "Fish; Farming; Fruit Trees"


def test_known_names_part_a_cell_and_what_is_left_is_asked_about() -> None:
    table = f"{CSV}A,X,Fish Farming Fruit Trees/ Shrubs\n"
    names = ("Fish Farming", "Fruit Trees/Shrubs")
    assert pathways(table, names=names) == ["Fish Farming; Fruit Trees/Shrubs"]
    (question,) = read(table, names=("Fish Farming", "Trees")).questions
    assert question.readings == (
        "Fish Farming; Fruit Trees/Shrubs",
        "Fish Farming; Fruit; Trees; Shrubs",
        "Fish Farming Fruit Trees/Shrubs",
    )


def test_several_ways_to_part_a_cell_are_asked_about() -> None:
    names = ("Fish", "Farming", "Fish Farming")
    (question,) = read(f"{CSV}A,X,Fish Farming\nA,X,Trees\n", names=names).questions
    assert question.asks == "Known names make up this cell in several ways. Which is meant?"
    assert {*question.readings} == {"Fish; Farming", "Fish Farming"}


def test_lines_are_names_where_nothing_wraps_in_the_table() -> None:
    assert pathways(f"{TABS}A\tX\tFish\n\t\tFruit Trees\n\t\tGoats\n") == ["Fish; Fruit Trees; Goats"]


def test_a_joiner_goes_on_in_the_next_line() -> None:
    page = f"{TABS}A\tX\tFish, Game &\n\t\tParks\n\t\tTrees\n\t\tand Shrubs\n\t\tGoats\n"
    imported = read(page, names=("Fish, Game & Parks", "Goats", "Trees and Shrubs"))
    assert rows(imported.dataset) == ["A | X | Fish, Game & Parks; Trees and Shrubs; Goats"]
    assert [repair.why.partition(":")[0] for repair in imported.repairs] == ["inferred (known names)"]


def test_where_names_wrap_a_line_without_room_may_go_on() -> None:
    """The widest line has 26 characters; four fifths of it are 20."""
    lines = ("Environmental Engineering &", "Design", "Fish", "Landscape Architecture", "Services", "Trees")
    page = TABS + "".join(
        f"{'A' if at == 0 else ''}\t{'X' if at == 0 else ''}\t{line}\n" for at, line in enumerate(lines)
    )
    (question,) = read(page).questions
    assert question.readings == (
        "Environmental Engineering & Design; Fish; Landscape Architecture; Services; Trees",
        "Environmental Engineering & Design; Fish; Landscape Architecture Services; Trees",
    )


def test_a_name_of_the_base_in_another_spelling_is_a_repair(tax: ct.Taxonomy) -> None:
    table = f"{CSV}Finance,All Worlds,Securities and Investments\nFinance,All Worlds,ACCOUNTING\n"
    imported = read(table, base=tax)
    place = "row Finance, column Career Pathway"
    assert [(one.place, one.printed, one.read_as) for one in imported.repairs] == [
        (place, "Securities and Investments", "Securities & Investments"),
        (place, "ACCOUNTING", "Accounting"),
    ]
    assert rows(imported.dataset) == ["Finance | ALL | Securities & Investments; Accounting"]


FINANCE = ("Accounting", "Banking Services", "Business Finance", "Insurance", "Securities & Investments")
WHOLE = CSV + "".join(f"Finance,All Worlds,{name}\n" for name in FINANCE)


def test_a_new_name_in_a_whole_table_is_new(tax: ct.Taxonomy) -> None:
    imported = read(f"{WHOLE}Finance,All Worlds,Robot Advice\n", base=tax)
    assert '1 pathway new: "Robot Advice"' in imported.remarks
    assert [pathway.id for pathway in done(imported).pathways][-1] == "robot-advice"


def test_a_name_that_may_be_a_slip_is_asked_about(tax: ct.Taxonomy) -> None:
    said = "? line 7 | row Finance, column Career Pathway | 'Acounting'"
    expect(read(f"{WHOLE}Finance,All Worlds,Acounting\n", base=tax), f"{said} | 'Accounting' OR 'Acounting'")


def test_a_new_name_is_asked_about_where_lines_may_belong_elsewhere(tax: ct.Taxonomy) -> None:
    imported = read(f"{CSV}Finance,All Worlds,Accounting\n,,Robot Advice\n", base=tax)
    place = "row Finance, column Career Pathway"
    expect(imported, f"? lines 2 to 3 | {place} | 'Robot Advice' | 'Robot Advice'")
    assert imported.questions[0].asks.startswith("joco-works 1.0.0 has no pathway of this name.")


def test_a_known_name_and_a_new_one_in_one_cell_are_asked_about(tax: ct.Taxonomy) -> None:
    place = "row Finance, column Career Pathway"
    expect(
        read(f"{CSV}Finance,All Worlds,Accounting Robots\n", base=tax),
        f"? line 2 | {place} | 'Accounting Robots' | 'Accounting; Robots' OR 'Accounting Robots'",
    )


def test_a_decision_on_one_part_of_a_cell(tax: ct.Taxonomy) -> None:
    table = f'{CSV}Finance,All Worlds,"{"; ".join(FINANCE)}; Acounting"\n'
    place = "row Finance, column Career Pathway"
    (question,) = read(table, base=tax).questions
    assert (question.place, question.printed) == (place, "Acounting")
    imported = read(table, base=tax, decisions=(decision(place, "Acounting", ""),))
    assert rows(imported.dataset) == [f"Finance | ALL | {'; '.join(FINANCE)}"]


def test_one_name_of_two_clusters_is_that_of_its_row(tax: ct.Taxonomy) -> None:
    twin = ct.Pathway(id="accounting-marketing", name="Accounting", cluster="marketing")
    base = tax.dataset.model_copy(update={"pathways": (twin, *tax.pathways)})
    imported = read(f"{CSV}Finance,All Worlds,Accounting\nMarketing,All Worlds,Accounting\n", base=base)
    assert [(one.id, one.cluster) for one in done(imported).pathways] == [
        ("accounting", "finance"),
        ("accounting-marketing", "marketing"),
    ]


def test_a_pathway_that_moved_is_taken_from_a_whole_table_and_asked_about_in_others(tax: ct.Taxonomy) -> None:
    whole = read(f"{CSV}Marketing,All Worlds,Insurance\nMarketing,All Worlds,Merchandising\n", base=tax)
    assert 'pathway "Insurance" moved from "Finance" to "Marketing"' in whole.remarks
    page = f"{CSV}Marketing,All Worlds,Merchandising\n,,Insurance\n"
    place = "row Marketing, column Career Pathway"
    expect(read(page, base=tax), f"? line 3 | {place} | 'Insurance' | 'Insurance' OR ''")
    there = read(page, base=tax, decisions=(decision(place, "Insurance", "Insurance"),))
    assert rows(there.dataset) == ["Marketing | ALL | Merchandising; Insurance"]
    gone = read(page, base=tax, decisions=(decision(place, "Insurance", ""),))
    assert rows(gone.dataset) == ["Marketing | ALL | Merchandising"]


def test_a_pathway_of_the_base_in_two_clusters_is_asked_about(tax: ct.Taxonomy) -> None:
    table = f"{WHOLE}Marketing,All Worlds,Insurance\nMarketing,All Worlds,Merchandising\n"
    place = "row Marketing, column Career Pathway"
    expect(read(table, base=tax), f"? line 7 | {place} | 'Insurance' | 'Insurance' OR ''")
    imported = read(table, base=tax, decisions=(decision(place, "Insurance", "Insurance"),))
    assert [(one.place, one.printed) for one in imported.questions] == [("ids of pathways of Marketing", "Insurance")]
    ids = decision("ids of pathways of Marketing", "Insurance", "insurance-marketing")
    answered = read(table, base=tax, decisions=(decision(place, "Insurance", "Insurance"), ids))
    assert [one.id for one in done(answered).pathways if one.name == "Insurance"] == [
        "insurance",
        "insurance-marketing",
    ]


def test_repeated_rows_are_one() -> None:
    table = f"{CSV}A,X,Fish\nA,X,Trees\nA,X,Fish\nA,X,FISH\n"
    imported = read(table)
    expect(imported, "row A, column Career Pathway | 'FISH' -> 'Fish' | inferred (known spelling)")
    assert rows(imported.dataset) == ["A | X | Fish; Trees"]


def test_rows_of_a_cluster_in_other_spellings_are_rows_of_one_cluster() -> None:
    table = "Cluster,World,Pathway\nHealth Care,X,Dental Services\nhealth care,X,Legal Aid\nB,X,p\n"
    assert rows(read(table).dataset) == ["Health Care | X | Dental Services; Legal Aid", "B | X | p"]
