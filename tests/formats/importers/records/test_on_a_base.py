"""A table on a base: ids are kept, what is new gets one, and what is gone is retired and said."""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from tests.formats.importers.reading import decision, done, expect, read, rows
from tests.helpers import DATA

TABLE = (DATA / "tables" / "semicolons.csv").read_bytes().decode().replace("\r\n", "\n")
OURS = (DATA / "tables" / "flat.csv").read_bytes().decode().replace("\r\n", "\n")


@pytest.fixture(scope="module")
def newest() -> ct.Taxonomy:
    return ct.load("joco-works", version="1.1.0")


def test_codes_other_names_and_notes_are_carried_over(newest: ct.Taxonomy) -> None:
    dataset = done(read(TABLE, base=newest))
    assert (dataset.worlds, dataset.clusters, dataset.pathways) == (newest.worlds, newest.clusters, newest.pathways)
    assert (dataset.name, dataset.version, dataset.title) == ("joco-works", "2.0.0-local.1", newest.dataset.title)
    assert (dataset.source, dataset.description) == (newest.dataset.source, newest.dataset.description)
    assert dataset.repairs == newest.dataset.repairs


@pytest.mark.parametrize(
    ("version", "following"),
    [
        ("1.1.0", "2.0.0-local.1"),
        ("4.2.7", "5.0.0-local.1"),
        ("2.0.0-local.1", "2.0.0-local.2"),
        ("2.0.0-local.9", "2.0.0-local.10"),
        ("2.0.0-beta", "3.0.0-local.1"),
    ],
)
def test_the_version_is_the_next_local_one_of_the_base(version: str, following: str, newest: ct.Taxonomy) -> None:
    base = newest.dataset.model_copy(update={"version": version})
    assert done(read(TABLE, base=base)).version == following


def test_name_version_and_title_may_be_said(newest: ct.Taxonomy) -> None:
    dataset = done(read(TABLE, base=newest, name="ours", version="1.0.0", title="Ours"))
    assert (dataset.name, dataset.version, dataset.title) == ("ours", "1.0.0", "Ours")
    without = done(read(TABLE, name="ours"))
    assert (without.name, without.version, without.title) == ("ours", "1.0.0", "ours")


def test_what_the_table_does_not_name_is_retired_and_said(newest: ct.Taxonomy) -> None:
    table = "".join(f"{line}\n" for line in TABLE.splitlines() if not line.startswith("Finance,"))
    table = table.replace("Marketing,All Worlds,Merchandising\n", "")
    imported = read(table, base=newest)
    dataset = done(imported)
    expect(
        imported,
        '1 cluster left out and now retired: "Finance"',
        '6 pathways left out and now retired: "Accounting", "Banking Services", "Business Finance", "Insurance", '
        '"Securities & Investments", "Merchandising"',
    )
    finance, *pathways = dataset.retired
    assert (finance.kind, finance.id, finance.version, finance.worlds) == ("cluster", "finance", "2.0.0-local.1", "all")
    assert dict(finance.codes) == {"ceds": "06", "nc-dpi": "FINA"}
    assert [(one.id, one.cluster) for one in pathways[-2:]] == [
        ("securities-investments", "finance"),
        ("merchandising", "marketing"),
    ]
    assert ct.Taxonomy(dataset).worlds == newest.worlds


def test_a_record_that_the_base_retired_is_restored_by_its_name(newest: ct.Taxonomy) -> None:
    gone = done(read(TABLE.replace("Finance,All Worlds,Insurance\n", ""), base=newest))
    imported = read(TABLE, base=gone)
    dataset = done(imported)
    assert {record.id for record in dataset.pathways} == {record.id for record in newest.pathways}
    assert dataset.retired == ()
    assert '1 pathway new: "Insurance"' in imported.remarks


def test_a_new_name_beside_a_missing_one_may_be_a_rename(newest: ct.Taxonomy) -> None:
    table = TABLE.replace("All Worlds,Insurance", "All Worlds,Risk & Insurance")
    place = "ids of pathways of Finance"
    imported = read(table, base=newest)
    expect(imported, f"? lines 25 to 29 | {place} | 'Risk & Insurance' | 'insurance' OR 'risk-insurance'")
    assert "does not have these of the base: Insurance." in imported.questions[0].asks
    renamed = read(table, base=newest, decisions=(decision(place, "Risk & Insurance", "insurance"),))
    assert renamed.remarks == ('1 pathway renamed: "Insurance" to "Risk & Insurance"',)
    assert ct.Taxonomy(done(renamed)).pathway("insurance").name == "Risk & Insurance"
    other = read(table, base=newest, decisions=(decision(place, "Risk & Insurance", "risk-insurance"),))
    assert [record.id for record in done(other).retired] == ["insurance"]


def test_a_cluster_may_be_renamed_with_its_pathways(newest: ct.Taxonomy) -> None:
    table = TABLE.replace("\nFinance,", "\nMoney,")
    expect(read(table, base=newest), "? lines 25 to 29 | ids of clusters | 'Money' | 'finance' OR 'money'")
    renamed = read(table, base=newest, decisions=(decision("ids of clusters", "Money", "finance"),))
    assert renamed.remarks == ('1 cluster renamed: "Finance" to "Money"',)
    assert done(renamed).pathways == newest.pathways


@pytest.mark.parametrize(
    ("read_as", "reason"),
    [
        ("accounting", "taken already, or not written like-this: accounting"),
        ("Risk", "taken already, or not written like-this: Risk"),
        ("a; b", "1 different ids are needed"),
        ("", "1 different ids are needed"),
    ],
)
def test_a_decision_on_ids_that_cannot_be_meant(read_as: str, reason: str, newest: ct.Taxonomy) -> None:
    table = TABLE.replace("All Worlds,Insurance", "All Worlds,Risk")
    place = "ids of pathways of Finance"
    with pytest.raises(ct.UnreadableTableError) as caught:
        read(table, base=newest, decisions=(decision(place, "Risk", read_as),))
    assert caught.value.reason == f"the decision on the {place} cannot be used: {reason}"


def test_a_new_cluster_may_have_the_id_of_another_as_its_name(newest: ct.Taxonomy) -> None:
    clusters = tuple(one.model_copy(update={"id": "money"}) if one.id == "finance" else one for one in newest.clusters)
    pathways = tuple(
        one.model_copy(update={"cluster": "money"}) if one.cluster == "finance" else one for one in newest.pathways
    )
    base = newest.dataset.model_copy(update={"clusters": clusters, "pathways": pathways})
    imported = read(f"{TABLE}Money,All Worlds,Coins\n", base=base)
    expect(imported, "? line 75 | ids of clusters | 'Money' | 'money-2'")


def test_other_worlds_than_in_the_base_are_said(newest: ct.Taxonomy) -> None:
    table = TABLE.replace('Hospitality & Tourism,"Hospitality, Tourism & Retail"', "Hospitality & Tourism,Agriculture")
    imported = read(table, base=newest)
    assert imported.remarks == ('cluster "Hospitality & Tourism" belongs to other Worlds than in the base',)


def test_ids_of_the_table_say_which_record_is_meant(newest: ct.Taxonomy) -> None:
    table = OURS.replace(",Insurance,", ",Risk and Insurance,").replace("Finance,All", "Money,All")
    imported = read(table, base=newest)
    assert imported.remarks == (
        '1 cluster renamed: "Finance" to "Money"',
        '1 pathway renamed: "Insurance" to "Risk and Insurance"',
    )
    assert ct.Taxonomy(done(imported)).cluster("finance").codes["ceds"] == "06"


def test_a_row_without_an_id_is_a_new_record(newest: ct.Taxonomy) -> None:
    row = "Finance,All Worlds,Robot Advice,finance,,true,,\n"
    dataset = done(read(OURS + row, base=newest))
    assert (dataset.pathways[-1].id, dataset.pathways[-1].cluster) == ("robot-advice", "finance")


def test_a_row_without_an_id_may_be_a_known_record(newest: ct.Taxonomy) -> None:
    table = OURS.replace("Insurance,finance,insurance,true", "Insurance,finance,,true")
    assert table != OURS
    assert done(read(table, base=newest)).pathways == newest.pathways


def test_the_order_is_that_of_the_table(newest: ct.Taxonomy) -> None:
    header, *lines = TABLE.splitlines()
    dataset = done(read("\n".join([header, *reversed(lines)]), base=newest))
    assert [record.id for record in dataset.clusters] == [record.id for record in reversed(newest.clusters)]
    assert [record.id for record in dataset.pathways] == [record.id for record in reversed(newest.pathways)]


def test_a_table_of_pathways_leaves_the_order_of_clusters_to_the_base(newest: ct.Taxonomy) -> None:
    clusters = (*newest.clusters[5:], *newest.clusters[:5])
    base = newest.dataset.model_copy(update={"clusters": clusters})
    assert done(read(TABLE, base=base)).clusters == clusters


def test_names_without_a_latin_letter_and_names_of_one_id_are_asked_about() -> None:
    table = "Cluster,World,Pathway\nA,X,\u03b1\u03b2\nA,X,Fish\nB,X,Fish\nB,X,Trees\n"
    expect(
        read(table),
        "? lines 2 to 3 | ids of pathways of A | '\u03b1\u03b2' | 'pathway-2'",
        "? lines 4 to 5 | ids of pathways of B | 'Fish' | 'fish-b'",
    )
    answers = (
        decision("ids of pathways of A", "\u03b1\u03b2", "alpha"),
        decision("ids of pathways of B", "Fish", "fish-b"),
    )
    dataset = done(read(table, decisions=answers))
    assert [record.id for record in dataset.pathways] == ["alpha", "fish", "fish-b", "trees"]
    assert rows(dataset) == ["A | X | \u03b1\u03b2; Fish", "B | X | Fish; Trees"]


def test_a_decision_that_nothing_asks_for_is_reported(newest: ct.Taxonomy) -> None:
    idle = decision("row Finance, column World", "All Worlds of it", "All Worlds")
    imported = read(TABLE, base=newest, decisions=(idle,))
    assert imported.unused_decisions == (idle,)
    assert imported.dataset is not None
