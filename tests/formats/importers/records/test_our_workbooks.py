"""Workbooks of our own come back equal, without a base, and with what people changed in them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import xlsxwriter

import careertaxonomy as ct
from careertaxonomy.model.canonical import canonical_bytes
from tests.formats.importers.reading import decision, done, expect, read
from tests.workbooks import Sheets, workbook


def sheets_of(dataset: ct.Dataset) -> Sheets:
    """The sheets of an exported workbook, cell by cell."""
    names = {world.id: world.name for world in dataset.worlds}

    def worlds(record: ct.Cluster | ct.Retired, text: Mapping[str, str] | None = None) -> str:
        if record.worlds == "all":
            return "All Worlds" if text else "all"
        return "; ".join(text[id] if text else id for id in record.worlds)

    def sheet(columns: list[str], records: Any, cells: Any) -> list[list[str]]:
        schemes = sorted({scheme for record in records for scheme in record.codes})
        head = [*columns, "aliases", "note", *(f"code: {scheme}" for scheme in schemes)]
        return [head] + [
            [*cells(one), "\n".join(one.aliases), one.note, *(one.codes.get(scheme, "") for scheme in schemes)]
            for one in records
        ]

    overview = [
        [dataset.title],
        [f"{dataset.name} {dataset.version}"],
        [],
        ["Career Cluster", "Worlds", "Career Pathway"],
    ]
    for cluster in dataset.clusters:
        own = [pathway.name for pathway in dataset.pathways if pathway.cluster == cluster.id]
        overview += [[cluster.name, worlds(cluster, names), name] for name in own or [""]]
    keys = ("format", "name", "version", "title", "description")
    fields = {**{key: getattr(dataset, key) for key in keys}, "$schema": dataset.schema_uri}
    about = [["field", "value"], *([key, value] for key, value in fields.items() if value)]
    if dataset.source:
        about.append(["source title", dataset.source.title])
        more = ("publisher", "note")
        about += [[f"source {key}", getattr(dataset.source, key)] for key in more if getattr(dataset.source, key)]
    retired = ["kind", "id", "name", "version", "replaced_by", "worlds", "cluster"]
    return {
        "Overview": overview,
        "Worlds": sheet(["id", "name"], dataset.worlds, lambda one: [one.id, one.name]),
        "Clusters": sheet(["id", "name", "worlds"], dataset.clusters, lambda one: [one.id, one.name, worlds(one)]),
        "Pathways": sheet(["id", "name", "cluster"], dataset.pathways, lambda one: [one.id, one.name, one.cluster]),
        "Retired": sheet(
            retired,
            dataset.retired,
            lambda one: [one.kind, one.id, one.name, one.version, "; ".join(one.replaced_by), worlds(one), one.cluster],
        ),
        "Repairs": [["place", "printed", "read_as", "why"]]
        + [[one.place, one.printed, one.read_as, one.why] for one in dataset.repairs],
        "Dataset": about,
    }


@pytest.fixture
def sheets() -> Sheets:
    return sheets_of(ct.load("joco-works", version="1.1.0").dataset)


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_a_workbook_comes_back_equal_to_the_byte(version: str) -> None:
    tax = ct.load("joco-works", version=version)
    imported = read(workbook(sheets_of(tax.dataset)), name=None)
    assert canonical_bytes(done(imported)) == canonical_bytes(tax.dataset)
    expect(imported)


def test_retired_records_and_notes_come_back() -> None:
    base = ct.load("joco-works", version="1.1.0").dataset
    gone = (
        ct.Retired(kind="world", id="old", name="Old", version="1.1.0", replaced_by=("agriculture", "biotechnology")),
        ct.Retired(
            kind="cluster", id="older", name="Older", version="1.0.0", worlds="all", aliases=("A", "B; C"), note="n"
        ),
        ct.Retired(
            kind="pathway", id="oldest", name="Oldest", version="1.0.0", cluster="older", codes=ct.Codes({"x": "01"})
        ),
    )
    dataset = base.model_copy(update={"retired": gone, "source": ct.Source(title="A list"), "description": ""})
    assert done(read(workbook(sheets_of(dataset)), name=None)) == dataset


def test_it_takes_another_name_and_version(sheets: Sheets) -> None:
    dataset = done(read(workbook(sheets), name="ours", version="3.0.0", title="Ours"))
    assert (dataset.name, dataset.version, dataset.title) == ("ours", "3.0.0", "Ours")


def test_a_row_without_an_id_gets_one_and_links_may_be_names(sheets: Sheets) -> None:
    sheets["Clusters"].append(["", "Robots", "Health Care; agriculture", "", "", "", ""])
    sheets["Pathways"].append(["", "Robot Advice", "Robots", "", ""])
    del sheets["Overview"]
    dataset = done(read(workbook(sheets), name=None))
    assert dataset.clusters[-1] == ct.Cluster(id="robots", name="Robots", worlds=("health-care", "agriculture"))
    assert dataset.pathways[-1] == ct.Pathway(id="robot-advice", name="Robot Advice", cluster="robots")


def test_a_link_to_nothing_is_left_for_the_check(sheets: Sheets) -> None:
    sheets["Pathways"][1][2] = "Moon"
    del sheets["Overview"]
    assert done(read(workbook(sheets), name=None)).pathways[0].cluster == "Moon"


def test_edited_records_onto_the_copy_that_they_came_from() -> None:
    copy = ct.load("joco-works", version="1.1.0").dataset.model_copy(update={"version": "2.0.0-local.1"})
    sheets = sheets_of(copy)
    sheets["Pathways"] = [row for row in sheets["Pathways"] if row[0] != "insurance"]
    sheets["Pathways"][1][1] = "Agribusiness"
    imported = read(workbook(sheets), base=copy)
    dataset = done(imported)
    expect(
        imported,
        '1 pathway left out and now retired: "Insurance"',
        '1 pathway renamed: "Agribusiness Systems" to "Agribusiness"',
    )
    assert dataset.version == "2.0.0-local.2"
    assert [(one.id, one.version, one.cluster) for one in dataset.retired] == [
        ("insurance", "2.0.0-local.2", "finance")
    ]


def test_a_workbook_of_another_version_than_the_base_is_asked_about() -> None:
    """It would undo what changed between the two, such as the codes that came with 1.1.0."""
    first, second = (ct.load("joco-works", version=version).dataset for version in ("1.0.0", "1.1.0"))
    data = workbook(sheets_of(first))
    imported = read(data, base=second)
    printed = "1.0.0, on a base 1.1.0"
    expect(imported, f"? sheet Dataset | sheet Dataset | '{printed}' | 'the records count'")
    assert imported.questions[0].asks == (
        "This workbook was made of version 1.0.0, and the base is 1.1.0: what changed between the two would be undone. "
        "Do the records count? If not, export 1.1.0 as a workbook, and make your edits there."
    )
    answer = decision("sheet Dataset", printed, "the records count")
    assert done(read(data, base=second, decisions=(answer,))).clusters == first.clusters
    assert done(read(workbook(sheets_of(first.model_copy(update={"name": "ours"}))), base=second)).name == second.name


def test_where_the_sheet_for_reading_says_otherwise_it_is_asked_which_counts(sheets: Sheets) -> None:
    sheets["Overview"][5][2] = "Animals"
    imported = read(workbook(sheets), name=None)
    expect(imported, "? sheet Overview | sheet Overview | 'Overview' | 'the records count'")
    assert (
        '"Agriculture, Food & Natural Resources / Agriculture / Animals" is in one only' in imported.questions[0].asks
    )
    answer = decision("sheet Overview", "Overview", "the records count")
    assert done(read(workbook(sheets), name=None, decisions=(answer,))).pathways[1].name == "Animal Systems"
    base = ct.load("joco-works", version="1.1.0")
    alone = read(workbook(sheets), base=base, sheet="Overview")
    assert [(one.place, one.printed) for one in alone.questions] == [
        ("ids of pathways of Agriculture, Food & Natural Resources", "Animals")
    ]


def test_codes_typed_as_numbers_are_asked_about(sheets: Sheets) -> None:
    del sheets["Overview"]
    sheets["Clusters"][1][5] = "1"
    data = workbook(sheets, numbers=("1",))
    place = "sheet Clusters, column code: ceds"
    expect(read(data, name=None), f"? {place} | {place} | '1' | '01' OR '1'")
    dataset = done(read(data, name=None, decisions=(decision(place, "1", "01"),)))
    assert dataset.clusters[0].codes["ceds"] == "01"


@pytest.mark.parametrize(
    ("sheet", "row", "cells", "reason"),
    [
        (
            "Worlds",
            0,
            ["id", "nam"],
            'its sheet "Worlds" has a column "nam", which it should not have; its columns are id, name',
        ),
        ("Worlds", 0, ["id", ""], 'its sheet "Worlds" has no column "name"; its columns are id, name'),
        ("Worlds", 1, ["a", ""], "sheet Worlds, row 2 has no name of which an id can be made"),
        ("Worlds", 1, ["", "\u03b1"], "sheet Worlds, row 2 has no name of which an id can be made"),
        ("Worlds", 1, ["A B", "C"], 'sheet Worlds, row 2 has "A B" as its id: ids are written like-this'),
        (
            "Worlds",
            2,
            ["biotechnology", "Other"],
            "sheet Worlds, row 3 has the id of sheet Worlds, row 2: biotechnology; ",
        ),
        ("Pathways", 1, ["", "Accounting"], "sheet Pathways, row 25 has the id of sheet Pathways, row 2: accounting; "),
        ("Pathways", 1, ["", ""], "sheet Pathways, row 2 has no name of which an id can be made"),
        ("Dataset", 3, ["version", "1.2"], "'1.2' is no version: versions are written 1.0.0 or 2.0.0-local.1"),
        ("Dataset", 3, ["author", "me"], 'its sheet "Dataset" has "author", which it should not have; its fields are'),
        ("Dataset", 3, ["name", "me"], 'its sheet "Dataset" has "name" twice; its fields are format, name, '),
        ("Dataset", 2, ["name", "A B"], "'A B' is no name of a dataset: names are written like-this"),
    ],
)
def test_sheets_that_make_no_document(sheet: str, row: int, cells: list[str], reason: str, sheets: Sheets) -> None:
    sheets[sheet][row] = [*cells, *sheets[sheet][row][2:]]
    with pytest.raises(ct.UnreadableTableError) as caught:
        read(workbook(sheets), name=None)
    assert caught.value.reason.startswith(reason)


def test_a_workbook_without_one_of_the_sheets(sheets: Sheets) -> None:
    del sheets["Retired"]
    with pytest.raises(ct.UnreadableTableError, match=r'it has no sheet "Retired", which an exported workbook has$'):
        read(workbook(sheets), name=None)


def test_a_workbook_of_others_with_a_sheet_of_that_name_is_a_table() -> None:
    lines = {"Table": [["Cluster", "World", "Pathway"], ["A", "X", "p"]], "Dataset": [["field", "value"], ["a", "b"]]}
    assert done(read(workbook(lines))).name == "our-careers"


@pytest.mark.parametrize(
    ("sheet", "cell", "text", "reason"),
    [
        ("Clusters", (1, 2), "", "sheet Clusters, row 2 has nothing in its column worlds"),
        ("Pathways", (1, 2), "", "sheet Pathways, row 2 has nothing in its column cluster"),
        ("Pathways", (1, 9), "see below", 'sheet Pathways, row 2 has "see below" in a column without a header'),
        ("Dataset", (1, 2), "see below", 'sheet Dataset, row 2 has "see below" in a column without a header'),
    ],
)
def test_a_cell_that_is_missing_or_in_no_column_is_refused_with_its_place(
    sheet: str, cell: tuple[int, int], text: str, reason: str, sheets: Sheets
) -> None:
    row, column = cell
    sheets[sheet][row] += [""] * (column + 1 - len(sheets[sheet][row]))
    sheets[sheet][row][column] = text
    with pytest.raises(ct.UnreadableTableError) as caught:
        read(workbook(sheets), name=None)
    assert caught.value.reason == reason


@pytest.mark.parametrize("spelling", ["All Worlds", "ALL", "all worlds"])
def test_a_spelling_of_the_marker_is_the_marker(spelling: str, sheets: Sheets) -> None:
    sheets["Clusters"][1][2] = spelling
    del sheets["Overview"]
    imported = read(workbook(sheets), name=None)
    assert done(imported).clusters[0].worlds == "all"
    expect(imported, f"sheet Clusters, row 2, column worlds | '{spelling}' -> 'all' | inferred (marker)")


def edited(sheets: Sheets, edit: Callable[[Any], object]) -> bytes:
    """The workbook after an edit of its pages, given by name."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    pages = {name: book.add_worksheet(name) for name in sheets}
    for name, lines in sheets.items():
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                pages[name].write_string(row, column, cell)
    edit(pages)
    book.close()
    return file.getvalue()


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (
            lambda pages: pages["Pathways"].set_column("C:C", None, None, {"hidden": True}),
            'its sheet "Pathways" hides columns, such as "cluster": show all of them',
        ),
        (
            lambda pages: pages["Pathways"].set_row(3, None, None, {"hidden": True}),
            'its sheet "Pathways" hides rows, such as 4: show all of them',
        ),
        (
            lambda pages: pages["Pathways"].write_formula("E2", '=UPPER("x")', None, ""),
            'sheet Pathways, row 2 has an error, or a formula without a value: "=UPPER("x")"',
        ),
        (
            lambda pages: pages["Repairs"].write_formula("D2", "=A1", None, "#REF!"),
            'sheet Repairs, row 2 has an error, or a formula without a value: "#REF!"',
        ),
    ],
)
def test_what_a_record_sheet_hides_or_does_not_say_is_refused(
    edit: Callable[[Any], None], reason: str, sheets: Sheets
) -> None:
    with pytest.raises(ct.UnreadableTableError) as caught:
        read(edited(sheets, edit), name=None)
    assert caught.value.reason == reason


def test_sheets_that_are_hidden_or_not_read_are_said(sheets: Sheets) -> None:
    sheets["Notes"] = [["ours"]]
    imported = read(edited(sheets, lambda pages: (pages["Retired"].hide(), pages["Dataset"].hide())), name=None)
    assert done(imported) == ct.load("joco-works", version="1.1.0").dataset
    expect(imported, 'hidden in table.csv, and read: "Retired", "Dataset"', 'not read of table.csv: "Notes"')
