"""Columns of codes: text stays text, and what a spreadsheet may have shortened is asked about, never mended."""

from __future__ import annotations

import careertaxonomy as ct
from tests.formats.importers.reading import decision, done, expect, read
from tests.helpers import DATA

TABLES = DATA / "tables"


def codes(imported: ct.Imported) -> dict[str, dict[str, str]]:
    dataset = done(imported)
    clusters = {record.id: dict(record.codes) for record in dataset.clusters if record.codes}
    return clusters | {record.id: dict(record.codes) for record in dataset.pathways if record.codes}


def test_codes_with_their_schemes() -> None:
    table = "cluster,worlds,pathway,cluster_codes,pathway_codes\nFinance,X,Banks,ceds:06; nc-dpi:FINA,cip:52.08\n"
    assert codes(read(table)) == {"finance": {"ceds": "06", "nc-dpi": "FINA"}, "banks": {"cip": "52.08"}}


def test_a_column_for_a_scheme() -> None:
    table = "Cluster,cluster_code:ceds,World,Pathway,Pathway code: cip\nA,06,X,p,11.01\nA,06,X,q,\nB,07,X,r,11.02\n"
    assert codes(read(table)) == {
        "a": {"ceds": "06"},
        "b": {"ceds": "07"},
        "p": {"cip": "11.01"},
        "r": {"cip": "11.02"},
    }


def test_codes_of_several_lengths_are_asked_about() -> None:
    table = "Cluster,cluster_code:ceds,World,Pathway\nA,6,X,p\nB,10,X,r\n"
    place = "column cluster_code:ceds"
    expect(read(table), f"? line 2 | {place} | '6; 10' | '06; 10' OR '6; 10'")
    assert codes(read(table, decisions=(decision(place, "6; 10", "06; 10"),))) == {
        "a": {"ceds": "06"},
        "b": {"ceds": "10"},
    }
    assert codes(read(table, decisions=(decision(place, "6; 10", "6; 10"),))) == {
        "a": {"ceds": "6"},
        "b": {"ceds": "10"},
    }


def test_codes_that_are_no_numbers_pass() -> None:
    table = "Cluster,cluster_code:x,World,Pathway\nA,6,X,p\nB,K10,X,r\n"
    assert codes(read(table)) == {"a": {"x": "6"}, "b": {"x": "K10"}}


def test_codes_typed_as_numbers_are_asked_about(tax: ct.Taxonomy) -> None:
    (question,) = ct.import_table(TABLES / "codes-as-numbers.xlsx", base=tax).questions
    numbers = "; ".join(str(number) for number in range(1, 17))
    full = "; ".join(f"{number:02}" for number in range(1, 17))
    assert (question.place, question.printed) == ("column cluster_code: ceds", numbers)
    assert question.readings == (full, numbers)
    answer = ct.Repair(place=question.place, printed=numbers, read_as=full, why="CEDS writes them with two digits")
    imported = ct.import_table(TABLES / "codes-as-numbers.xlsx", base=tax, decisions=[answer])
    assert [found["ceds"] for found in codes(imported).values()] == full.split("; ")


def test_rows_that_disagree_are_asked_about() -> None:
    table = "Cluster,cluster_code:ceds,World,Pathway\nA,06,X,p\nA,07,X,q\n"
    place = "row A, column cluster_code:ceds"
    expect(read(table), f"? lines 2 to 3 | {place} | '06; 07' | '06' OR '07'")
    assert codes(read(table, decisions=(decision(place, "06; 07", "07"),))) == {"a": {"ceds": "07"}}


def test_codes_without_a_scheme_are_asked_about() -> None:
    table = "cluster,worlds,pathway,cluster_codes\nFinance,X,Banks,06\n"
    place = "row Finance, column cluster_codes"
    expect(read(table), f"? line 2 | {place} | '06' | 'SCHEME:06' OR '06'")
    assert codes(read(table, decisions=(decision(place, "06", "ceds:06"),))) == {"finance": {"ceds": "06"}}


def test_codes_that_lost_something_against_the_base_are_asked_about() -> None:
    base = ct.load("joco-works", version="1.1.0")
    table = "cluster,worlds,pathway,cluster_codes\nFinance,All Worlds,Accounting,ceds:6\n"
    place = "row Finance, column cluster_codes"
    expect(read(table, base=base), f"? line 2 | {place} | 'ceds:6' | 'ceds:06; nc-dpi:FINA' OR 'ceds:6'")
    imported = read(table, base=base, decisions=(decision(place, "ceds:6", "ceds:06; nc-dpi:FINA"),))
    assert codes(imported) == {"finance": {"ceds": "06", "nc-dpi": "FINA"}}
    same = read(table.replace("ceds:6", "nc-dpi:FINA; ceds:06"), base=base)
    assert codes(same) == {"finance": {"ceds": "06", "nc-dpi": "FINA"}}
