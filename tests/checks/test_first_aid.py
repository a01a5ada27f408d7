"""What a message says where it is clear what somebody did: the usual slips of people who are no programmers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from careertaxonomy.checks.checker import check_documents
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers.base import IMPORT
from careertaxonomy.model.records import Dataset
from tests.helpers import (
    CLUSTERS,
    IN_YAML,
    PATHWAYS,
    WORLDS,
    Run,
    check_text,
    cluster,
    codes,
    document,
    only,
    pathway,
    world,
)


def test_a_world_that_was_deleted_is_not_called_a_cluster() -> None:
    clusters = [*CLUSTERS, cluster("manufacturing", ["health-care"])]
    pathways = [*PATHWAYS, pathway("welding", "manufacturing")]
    whole = document(clusters=clusters, pathways=pathways)
    text = document(worlds=WORLDS[:1], clusters=clusters, pathways=pathways, head={"version": "2.0.0"})
    again = "bring it back, or retire it and take it out of the links"
    assert only(check_text(text), "CT301").hint == f"was this World deleted? Then {again}"
    compared = check_documents([Document("a.json", text.encode())], earlier=Dataset.model_validate_json(whole))
    assert only(compared, "CT301").hint == f"1.0.0 has it: {again}"
    of_world = document(pathways=[*PATHWAYS, pathway("b", "health-care")])
    assert only(check_text(of_world)).hint == '"health-care" is a World here; a pathway needs a cluster'


@pytest.mark.parametrize("given", [{"without": ["pathways"]}, {"pathways": []}])
def test_pathways_nested_in_their_clusters_are_one_finding(given: dict[str, list[str]]) -> None:
    nested = [{"id": "accounting", "name": "Accounting"}]
    clusters = [cluster(id, ["health-care", "manufacturing"], pathways=nested) for id in ("finance", "sales")]
    found = only(check_text(document(clusters=clusters, **given)))  # type: ignore[arg-type]  # one of two arguments
    assert (found.code, found.path) == ("CT105", "/clusters/0/pathways")
    assert found.hint == 'move them to the list "pathways" at the top, where each has "cluster"'


def test_clusters_nested_in_their_worlds_go_to_the_top_too() -> None:
    found = check_text(
        document(worlds=[world("health-care", clusters=[]), world("manufacturing")], without=["clusters"])
    )
    assert codes(found) == ["CT105"]


@pytest.mark.parametrize(
    "row", ["Finance,all,Audit", "Finance;All Worlds;Audit", '"06"\t"Audit"\t"all"', "Law & Order|all"]
)
def test_a_row_that_was_pasted_among_records_is_called_one(row: str) -> None:
    found = only(check_text(document().replace('"pathways": [', f'"pathways": [\n{row}')))
    assert (found.code, found.line, found.hint) == ("CT102", 14, IMPORT)
    assert found.message == "a row of a table, not a record"


@pytest.mark.parametrize("row", ["all,", "False, true", "Finance", '"a" "b"', "name: a,b"])
def test_what_is_no_row_is_not_called_one(row: str) -> None:
    found = check_text(document().replace('"pathways": [', f'"pathways": [\n{row}')).diagnostics
    assert [one.code for one in found if "row of a table" in one.message] == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("id\tname\tcluster\n1\tAudit\tfinance\n", 1, "this is a table, not a document"),
        ("Career Cluster,Worlds,Pathway\nFinance,all,Audit\n", 1, "this is a table, not a document"),
        ("Cluster;World\nFinance;all\n", 1, "this is a table, not a document"),
        (
            document().replace('"pathways": [', '"pathways": [\nAudit\tfinance\tall'),
            14,
            "a row of a table, not a record",
        ),
    ],
)
def test_a_table_is_called_one(text: str, line: int, message: str) -> None:
    found = only(check_text(text))
    assert (found.code, found.line, found.message, found.hint) == ("CT102", line, message, IMPORT)


@pytest.mark.parametrize(
    "text", ["name, title", "{a, b}", "[Finance, Trade]", "'a', 'b'", "# a, b", '{"a":\t"b",\t"c" 1}']
)
def test_what_is_no_table_is_not_called_one(text: str) -> None:
    assert ("table" in only(check_text(text)).message) == (text == "name, title")


@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_workbook_is_called_one(name: str, data: bytes) -> None:
    found = only(check_text(data, file=name))
    assert (found.code, found.hint) == ("CT101", IMPORT)
    assert found.message == "this is a workbook of a spreadsheet program, not a document"


def test_a_text_with_a_comma_in_yaml_is_to_be_quoted() -> None:
    text = IN_YAML.replace("{id: accounting, name: Accounting,", "{id: accounting, name: Hotels, Motels & Lodging,")
    found = only(check_text(text, file="my.yaml"))
    assert (found.code, found.hint) == ("CT105", 'quote it if it is one text: name: "Hotels, Motels & Lodging"')


def test_migrate_names_the_option_for_another_delimiter_and_knows_a_workbook(run: Run, folder: Path) -> None:
    asked = ("--kind", "pathway", "--from", "@1.0.0", "--to", "@1.1.0")
    for delimiter, said in {";": "';'", "\t": "tab", "|": "'|'"}.items():
        Path("a.csv").write_text(f"student{delimiter}pathway\n1{delimiter}accounting\n", encoding="utf-8")
        status, _, err = run("migrate", "a.csv", "--column", "pathway", *asked)
        message = f'a.csv: no column "pathway": say --delimiter {said}, which is between its cells'
        assert (status, err) == (2, f"careertaxonomy: {message}\n")
        status, out, _ = run(
            "migrate", "a.csv", "--column", "pathway", "--format", "json", "--delimiter", said.strip("'"), *asked
        )
        assert (status, json.loads(out)["rows"]["changed"]) == (0, 0)
    Path("a.csv").write_bytes(b"PK\x03\x04\x14\x00\x00\x00")
    err = run("migrate", "a.csv", "--column", "pathway", *asked)[2]
    assert err == "careertaxonomy: a.csv: it is a workbook, not CSV: save its sheet as CSV (UTF-8)\n"


@pytest.mark.parametrize("worlds", ["every", "*", "", "health-care, manufacturing"])
def test_a_text_in_place_of_a_list_of_worlds_leaves_none_unreached(worlds: str) -> None:
    assert codes(check_text(document(clusters=[cluster("finance", worlds)]))) == ["CT106"]
