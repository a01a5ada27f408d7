"""CT106 and CT108: values of the wrong type, and lists of nothing."""

from __future__ import annotations

import pytest

from tests.helpers import check_text, cluster, codes, document, expect, only, pathway, retired


def test_values_nested_too_deep() -> None:
    expect(
        document(head={"title": "x"}).replace('"x"', "[" * 200 + "1" + "]" * 200),
        """
            5:211 error CT101 unreadable-file at the top: [
              values nested more than 200 deep
            """,
    )
    assert codes(check_text(document(head={"title": "x"}).replace('"x"', "[" * 199 + "1" + "]" * 199))) == ["CT106"]


def test_a_wrong_type() -> None:
    expect(
        document(pathways=[pathway("a", codes={"local": 6})]),
        """
        14:71 error CT106 wrong-type at /pathways/0/codes/local: 6
          "codes.local" of pathway "a" must be text, not a number
        """,
    )
    expect(
        document(pathways=[pathway("a", aliases="B")]),
        """
        14:63 error CT106 wrong-type at /pathways/0/aliases: "B"
          "aliases" of pathway "a" must be a list, not text
        """,
    )
    expect(
        document(pathways=[pathway("a", aliases=["B", 3])]),
        """
        14:69 error CT106 wrong-type at /pathways/0/aliases/1: 3
          entry 2 of "aliases" of pathway "a" must be text, not a number
        """,
    )
    expect(
        document(pathways=[pathway("a", note=None)]),
        """
        14:60 error CT106 wrong-type at /pathways/0/note: null
          "note" of pathway "a" must be text, not null
        """,
    )
    expect(
        document(pathways=[pathway("a", codes=[])]),
        """
        14:61 error CT106 wrong-type at /pathways/0/codes: []
          "codes" of pathway "a" must be an object, not a list
        """,
    )
    expect(
        document(pathways=[pathway("a"), pathway("b", cluster=["finance"])]),
        """
        15:41 error CT106 wrong-type at /pathways/1/cluster: ["finance"]
          "cluster" of pathway "b" must be text, not a list
        """,
    )
    expect(
        document(head={"version": 1.0}),
        """
        4:14 error CT106 wrong-type at /version: 1.0
          "version" of the document must be text, not a number
        """,
    )


def test_a_wrong_type_in_place_of_a_record_or_a_list() -> None:
    expect(
        document(pathways=[pathway("a"), "7", "null", '"b"', "[]", "true"]),
        """
        15:5 error CT106 wrong-type at /pathways/1: 7
          pathway no. 2 must be an object, not a number
        16:5 error CT106 wrong-type at /pathways/2: null
          pathway no. 3 must be an object, not null
        17:5 error CT106 wrong-type at /pathways/3: "b"
          pathway no. 4 must be an object, not text
          hint: write it as an object, {"id": ..., "name": ...}; careertaxonomy import FILE --output DOC makes a document of a table
        18:5 error CT106 wrong-type at /pathways/4: []
          pathway no. 5 must be an object, not a list
        19:5 error CT106 wrong-type at /pathways/5: true
          pathway no. 6 must be an object, not true
        """,  # noqa: E501 - a hint is one line
    )
    expect(
        document(worlds="{}"),
        """
        6:13 error CT106 wrong-type at /worlds: {}
          "worlds" of the document must be a list, not an object
        """,
    )
    expect(
        document(clusters='"finance"'),
        """
        10:15 error CT106 wrong-type at /clusters: "finance"
          "clusters" of the document must be a list, not text
        """,
    )
    expect(
        document(head={"source": "a book"}),
        """
        6:13 error CT106 wrong-type at /source: "a book"
          "source" of the document must be an object, not text
        """,
    )
    expect(
        document(head={"repairs": [3]}),
        """
        6:15 error CT106 wrong-type at /repairs/0: 3
          repair no. 1 must be an object, not a number
        """,
    )


def test_one_wrong_type_in_many_records_is_one_finding() -> None:
    expect(
        document(pathways=[pathway("a", codes={"local": 6}), pathway("b", codes={"local": 7})]),
        """
        14:71 error CT106 wrong-type at /pathways/0/codes/local: 6
          "codes.local" of pathway "a" must be text, not a number; the same in 1 more place
          15:71 here too
        """,
    )


def test_a_wrong_type_where_worlds_are_due() -> None:
    expect(
        document(clusters=[cluster("finance", "health-care")]),
        """
        8:5 warning CT304 unreached-world at /worlds/1: {"id": "manufacturing", "name": "Manufacturing"}
          no cluster belongs to the World "manufacturing"
        11:52 error CT106 wrong-type at /clusters/0/worlds: "health-care"
          "worlds" of cluster "finance" must be a list of World ids or the marker "all", not text
          hint: write it as a list: ["health-care"]
        """,
    )
    expect(
        document(clusters=[cluster("finance", 7)]),
        """
        11:52 error CT106 wrong-type at /clusters/0/worlds: 7
          "worlds" of cluster "finance" must be a list of World ids or the marker "all", not a number
        """,
    )
    expect(
        document(clusters=[cluster("finance", None)]),
        """
        11:52 error CT106 wrong-type at /clusters/0/worlds: null
          "worlds" of cluster "finance" must be a list of World ids or the marker "all", not null
        """,
    )
    expect(
        document(clusters=[cluster("finance", {"id": "health-care"})]),
        """
        11:52 error CT106 wrong-type at /clusters/0/worlds: {"id": "health-care"}
          "worlds" of cluster "finance" must be a list of World ids or the marker "all", not an object
        """,
    )
    expect(
        document(clusters=[cluster("finance", ["health-care", 3, ["manufacturing"]])]),
        """
        11:68 error CT106 wrong-type at /clusters/0/worlds/1: 3
          entry 2 of "worlds" of cluster "finance" must be text, not a number
        11:71 error CT106 wrong-type at /clusters/0/worlds/2: ["manufacturing"]
          entry 3 of "worlds" of cluster "finance" must be text, not a list
        """,
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("health-care, manufacturing", '"health-care", "manufacturing"'),
        ("health-care;manufacturing", '"health-care", "manufacturing"'),
        ("Hospitality, Tourism & Retail", '"Hospitality, Tourism & Retail"'),
        ("health-care,", '"health-care,"'),
    ],
)
def test_a_text_is_taken_for_several_worlds_where_each_part_is_an_id(text: str, meant: str) -> None:
    found = only(check_text(document(clusters=[cluster("finance", text)])), "CT106")
    assert found.hint == f"write it as a list: [{meant}]"


def test_a_retired_record_of_no_known_kind() -> None:
    expect(
        document(retired=[retired("pathwy", "old")]),
        """
        17:14 error CT106 wrong-type at /retired/0/kind: "pathwy"
          "kind" of retired record "old" must be "world", "cluster" or "pathway", not "pathwy"
          hint: did you mean "pathway"?
        """,
    )
    expect(
        document(retired=[retired("career", "old")]),
        """
        17:14 error CT106 wrong-type at /retired/0/kind: "career"
          "kind" of retired record "old" must be "world", "cluster" or "pathway", not "career"
        """,
    )


def test_empty_lists() -> None:
    expect(
        document(pathways=[]),
        """
        13:15 error CT108 empty-dataset at /pathways: [...
          there is no pathway in the dataset
        """,
    )
    expect(
        document(worlds=[], clusters=[], pathways=[]),
        """
        6:13 error CT108 empty-dataset at /worlds: [...
          there is no World in the dataset
        8:15 error CT108 empty-dataset at /clusters: [...
          there is no cluster in the dataset
        10:15 error CT108 empty-dataset at /pathways: [...
          there is no pathway in the dataset
        """,
    )


def test_a_list_of_ill_shaped_records_is_not_empty() -> None:
    assert codes(check_text(document(pathways=["7"]))) == ["CT106"]


def test_one_wrong_type_in_a_list_of_worlds_is_one_finding() -> None:
    clusters = [cluster("finance", ["health-care", 1, "manufacturing", 2]), cluster("trade", [3, None])]
    expect(
        document(clusters=clusters, pathways=[pathway("audit"), pathway("sales", "trade")]),
        """
        11:68 error CT106 wrong-type at /clusters/0/worlds/1: 1
          entry 2 of "worlds" of cluster "finance" must be text, not a number; the same in 2 more places
          11:88 here too
          12:49 here too
        12:52 error CT106 wrong-type at /clusters/1/worlds/1: null
          entry 2 of "worlds" of cluster "trade" must be text, not null
        """,
    )
