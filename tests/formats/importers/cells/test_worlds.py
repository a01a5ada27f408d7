"""The column of Worlds, with a base and without one."""

from __future__ import annotations

from typing import Any

import pytest

import careertaxonomy as ct
from tests.formats.importers.reading import decision, done, expect, read, rows

CSV = "Career Cluster,World,Career Pathway\n"
TABS = "Career Cluster\tWorld\tCareer Pathway\n"


def worlds(table: str, **more: Any) -> list[str]:
    """The Worlds of each cluster of a table that leaves no question."""
    return [row.split(" | ")[1] for row in rows(read(table, **more).dataset)]


def test_commas_part_what_stands_apart_elsewhere() -> None:
    assert worlds(f'{CSV}A,"X, Y",p\nB,Y,q\nC,"X, Z",r\n') == ["X; Y", "Y", "X; Z"]


def test_comma_parts_that_never_stand_apart_are_one_name() -> None:
    table = f'{CSV}A,"Food, Drink",p\nB,"Food, Drink",q\nC,"Food, Drink, Z",r\nD,Z,s\n'
    assert worlds(table) == ["Food, Drink", "Food, Drink", "Food, Drink; Z", "Z"]
    expect(read(table), 'read as one World each, since their parts stand together in all rows: "Food, Drink"')


def test_in_one_row_only_nobody_can_tell() -> None:
    table = f'{CSV}A,"Food, Drink",p\nB,Z,q\n'
    expect(read(table), "? line 2 | column World | 'Food, Drink' | 'Food, Drink' OR 'Food; Drink'")
    for answer in ("Food, Drink", "Food; Drink"):
        assert worlds(table, decisions=(decision("column World", "Food, Drink", answer),)) == [answer, "Z"]
    assert worlds(table, names=("Food, Drink",)) == ["Food, Drink", "Z"]
    assert worlds(table, names=("Food", "Drink")) == ["Food; Drink", "Z"]


def test_where_other_separators_are_used_commas_belong_to_names() -> None:
    assert worlds(f'{CSV}A,"Food, Drink; Z",p\nB,"Food, Drink",q\n') == ["Food, Drink; Z", "Food, Drink"]
    assert worlds(f'{CSV}A,"Food, Drink|Z",p\nB,"Food, Drink",q\n') == ["Food, Drink; Z", "Food, Drink"]
    assert worlds(f'{CSV}A,"Food, Drink\nZ",p\nB,"Food, Drink",q\n') == ["Food, Drink; Z", "Food, Drink"]


def test_two_worlds_in_one_cell_without_a_separator_are_asked_about() -> None:
    table = f"{CSV}A,Health Care,p\nB,Manufacturing,q\nC,Health Care Manufacturing,r\n"
    expect(
        read(table),
        "? line 4 | column World | 'Health Care Manufacturing' | "
        "'Health Care Manufacturing' OR 'Health Care; Manufacturing'",
    )


def test_a_comma_at_the_end_of_a_line_is_asked_about_where_lines_part_worlds() -> None:
    table = 'Cluster,World,Pathway\nA,"Health\nArts",p\nA,"Health\nArts",q\nB,"Hospitality,\nTourism & Retail",r\n'
    imported = read(table)
    both = "'Hospitality, Tourism & Retail' OR 'Hospitality; Tourism & Retail'"
    expect(imported, f"? line 6 | column World | 'Hospitality, Tourism & Retail' | {both}")
    answer = decision("column World", "Hospitality, Tourism & Retail", "Hospitality, Tourism & Retail")
    assert rows(read(table, decisions=(answer,)).dataset) == [
        "A | Health; Arts | p; q",
        "B | Hospitality, Tourism & Retail | r",
    ]


def test_a_wrapped_world_is_known_from_another_row() -> None:
    page = f"{TABS}A\tPublic &\tp\n\tSafe,\tq\n\tHealth\tr\n\tCare\ts\nB\tHealth Care\tt\nC\tPublic & Safe\tu\n"
    imported = read(page, names="pqrstu")
    assert [row.split(" | ")[1] for row in rows(imported.dataset)] == [
        "Public & Safe; Health Care",
        "Health Care",
        "Public & Safe",
    ]
    unknown = read(page.replace("B\tHealth Care", "B\tHealth"), names="pqrstu")
    assert [(one.printed, one.readings) for one in unknown.questions] == [
        ("Health Care", ("Health Care", "Health; Care"))
    ]


@pytest.mark.parametrize(
    "slip", ["All worlds", "ALL WORLDS", "all", "All World", "All the Worlds", "All Wolds", "Al Worlds"]
)
def test_a_slip_in_the_marker_is_read_as_the_marker(slip: str, tax: ct.Taxonomy) -> None:
    imported = read(f"{CSV}Finance,{slip},Accounting\n", base=tax)
    assert [repair.why for repair in imported.repairs] == ["inferred (marker): a spelling of All Worlds"]
    assert rows(imported.dataset) == ["Finance | ALL | Accounting"]


def test_a_world_that_a_row_names_twice_is_asked_about(tax: ct.Taxonomy) -> None:
    said = "? line 2 | row Finance, column World | 'Health Care; Agriculture; Health Care' | 'Health Care; Agriculture'"
    expect(read(f"{CSV}Finance,Health Care; Agriculture; Health Care,Accounting\n", base=tax), said)
    again = f'{CSV}Finance,"Health Care, Agriculture\nHealth Care, Agriculture",Accounting\n'
    assert worlds(again, base=tax) == ["Health Care; Agriculture"]


def test_the_marker_beside_a_world_is_asked_about() -> None:
    said = "? line 2 | row A, column World | 'All Worlds; X' | 'All Worlds' OR 'X'"
    expect(read(f"{CSV}A,All Worlds; X,p\nB,X,q\n"), said)


def test_a_world_in_another_spelling_is_the_same_world() -> None:
    imported = read(f"{CSV}A,Food & Drink,p\nB,FOOD AND DRINK,q\n")
    expect(imported, "row B, column World | 'FOOD AND DRINK' -> 'Food & Drink' | inferred (known spelling)")
    assert [record.name for record in done(imported).worlds] == ["Food & Drink"]


def test_known_worlds_are_taken_apart_where_one_reading_exists(tax: ct.Taxonomy) -> None:
    cell = "Public Works & Safety Health Care,Hospitality, Tourism & Retail"
    imported = read(f'{CSV}Finance,"{cell}",Accounting\n', base=tax)
    assert rows(imported.dataset) == [
        "Finance | Public Works & Safety; Health Care; Hospitality, Tourism & Retail | Accounting"
    ]
    assert [repair.why.partition(":")[0] for repair in imported.repairs] == ["inferred (known names)"]


def test_an_unknown_world_is_asked_about_once_and_may_be_new(tax: ct.Taxonomy) -> None:
    table = f"{CSV}Finance,Health Care; Healt Care; Arts,Accounting\nMarketing,Arts,Merchandising\n"
    expect(
        read(table, base=tax),
        "? line 2 | column World | 'Healt Care' | 'Health Care' OR 'Healt Care'",
        "? line 2 | column World | 'Arts' | 'Arts'",
    )
    answers = (decision("column World", "Healt Care", ""), decision("column World", "Arts", "Arts & Media"))
    imported = read(table, base=tax, decisions=answers)
    assert rows(imported.dataset) == [
        "Finance | Health Care; Arts & Media | Accounting",
        "Marketing | Arts & Media | Merchandising",
    ]
    assert '1 World new: "Arts & Media"' in imported.remarks


def test_worlds_that_run_together_in_two_ways_are_asked_about(tax: ct.Taxonomy) -> None:
    names = ("Health", "Care", "Health Care")
    base = tax.dataset.model_copy(
        update={"worlds": tuple(ct.World(id=f"w{at}", name=name) for at, name in enumerate(names))}
    )
    table = f"{CSV}Finance,Health Care,Accounting\n"
    expect(
        read(table, base=base),
        "? line 2 | row Finance, column World | 'Health Care' | 'Health; Care' OR 'Health Care'",
    )
    imported = read(table, base=base, decisions=(decision("row Finance, column World", "Health Care", "Health; Care"),))
    assert rows(imported.dataset) == ["Finance | Health; Care | Accounting"]


def test_every_world_spelled_out_is_the_marker_where_the_base_has_it(tax: ct.Taxonomy) -> None:
    every = "; ".join(world.name for world in tax.worlds)
    imported = read(f'{CSV}Finance,"{every}",Accounting\nHealth Science,"{every}",Support Services\n', base=tax)
    assert [row.partition(" | ")[2][:3] for row in rows(imported.dataset)] == ["ALL", "Bio"]
    assert [repair.why.partition(":")[0] for repair in imported.repairs] == ["inferred (known Worlds)"]


def test_worlds_one_a_row_are_put_together_where_each_has_every_pathway() -> None:
    assert worlds(f"{CSV}A,X,p\nA,Y,p\nA,X,q\nA,Y,q\n") == ["X; Y"]
    expect(
        read(f"{CSV}A,X,p\nA,Y,q\n"),
        "? lines 2 to 3 | row A, column World | 'X; Y' | 'X; Y' OR 'X' OR 'Y'",
    )
    decided = decision("row A, column World", "X; Y", "Y")
    assert worlds(f"{CSV}A,X,p\nA,Y,q\n", decisions=(decided,)) == ["Y"]


def test_no_world_in_any_row_of_a_cluster_is_asked_about(tax: ct.Taxonomy) -> None:
    expect(
        read(f"{CSV}Health Science,,Support Services\n", base=tax),
        "? line 2 | row Health Science, column World | '' | "
        "'Health Care; Biotechnology; Manufacturing' OR 'All Worlds'",
    )
    assert worlds(f"{CSV}A,X,p\nA,,q\n") == ["X"]


def test_left_of_the_cluster_a_blank_means_the_same_world_as_above() -> None:
    assert worlds("World,Cluster,Pathway\nX,A,p\n,,q\n,B,r\nY,C,s\n,C,t\n") == ["X", "X", "Y"]


def test_a_column_all_worlds_that_says_otherwise_is_asked_about() -> None:
    table = "cluster,worlds,pathway,all_worlds\nA,X,p,true\nA,X,q,true\nB,X,r,false\n"
    expect(read(table), "? lines 2 to 3 | row A, column all_worlds | 'true' | 'All Worlds' OR 'X'")
    assert worlds(table, decisions=(decision("row A, column all_worlds", "true", "All Worlds"),)) == ["ALL", "X"]


def test_the_list_below_the_table_gives_the_order_and_worlds_in_no_row() -> None:
    page = f"{TABS}A\tHealth\tp\n\t\tq\nB\tSafety & Order\tr\n\n\nTHE WORLDS\n\n"
    imported = read(f"{page}SAFETY & ORDER HEALTH MEN AT WORK\n")
    expect(
        imported,
        "closing list | 'SAFETY & ORDER HEALTH MEN AT WORK' -> 'Safety & Order; Health; Men at Work' | "
        "inferred (closing list)",
    )
    assert [world.name for world in done(imported).worlds] == ["Safety & Order", "Health", "Men at Work"]
    long = read(f"{page}SAFETY & ORDER HEALTH MEN AT WORK IN TOWN\n")
    assert [one.place for one in long.questions] == ["closing list"]
    lines = read(f"{page}Health\nWorkforce Resources in Town\nSafety & Order\n")
    expect(lines)
    assert [world.name for world in done(lines).worlds] == [
        "Health",
        "Workforce Resources in Town",
        "Safety & Order",
    ]


def test_a_world_that_the_list_does_not_have_is_asked_about() -> None:
    page = f"{TABS}A\tHealth\tp\nA\tHealth\tq\nB\tHealht\tr\n\n\nTHE WORLDS\n\nHEALTH\nSAFETY\n"
    expect(
        read(page),
        "? line 4 | column World | 'Healht' | 'Health' OR 'Healht'",
        "closing list | 'HEALTH\\nSAFETY' -> 'Health; Safety' | inferred (closing list)",
    )


def test_the_list_is_asked_about_where_a_base_does_not_have_its_worlds(tax: ct.Taxonomy) -> None:
    page = f"{TABS}Finance\tAll Worlds\tAccounting\n\n\nTHE WORLDS\n\nHEALTH CARE BIOTECHNOLOGY MOON\n"
    text = "HEALTH CARE BIOTECHNOLOGY MOON"
    expect(read(page, base=tax), f"? line 7 | closing list | '{text}' | 'Health Care; Biotechnology; Moon'")
    imported = read(page, base=tax, decisions=(decision("closing list", text, "Health Care; Biotechnology"),))
    assert [world.id for world in done(imported).worlds][:3] == ["health-care", "biotechnology", "manufacturing"]
    assert len(done(imported).worlds) == 10
