"""CT2xx: ids, names and codes."""

from __future__ import annotations

import pytest

from tests.helpers import check_text, cluster, codes, document, expect, only, pathway, retired, world


@pytest.mark.parametrize(
    ("id", "meant"),
    [
        ("Accounting & Audit", "accounting-audit"),
        ("accounting--audit", "accounting-audit"),
        ("-accounting", "accounting"),
        ("accounting-", "accounting"),
        ("accounting\n", "accounting"),
        (" accounting", "accounting"),
        ("ACCOUNTING", "accounting"),
        ("a_b", "a-b"),
        ("a.b", "a-b"),
        ("pathway:accounting", "pathway-accounting"),
        ("é", "e"),
        ("ingeniería-civil", "ingenieria-civil"),
        ("Straße", "strasse"),
        ("日本", None),
        ("١٢", None),
        ("-", None),
    ],
)
def test_no_slug(id: str, meant: str | None) -> None:
    found = only(check_text(document(pathways=[pathway(id, name="Accounting")])))
    message = (
        f'the id of pathway "{id}" is "{id}", which is not a kebab-case slug (a-z and 0-9, words joined by one hyphen)'
    )
    assert (found.code, found.severity, found.path) == ("CT201", "error", "/pathways/0/id")
    assert (found.line, found.column, found.message) == (14, 12, message)
    assert found.hint == (f'did you mean "{meant}"?' if meant else None)


def test_an_id_of_nothing_to_call_the_record_by() -> None:
    expect(
        document(pathways=[pathway("a"), pathway("", name="B"), pathway(" ", name="C")]),
        """
        15:12 error CT201 malformed-id at /pathways/1/id: ""
          the id of pathway no. 2 is "", which is not a kebab-case slug (a-z and 0-9, words joined by one hyphen)
        16:12 error CT201 malformed-id at /pathways/2/id: " "
          the id of pathway no. 3 is " ", which is not a kebab-case slug (a-z and 0-9, words joined by one hyphen)
        """,
    )


def test_no_slug_elsewhere() -> None:
    expect(
        document(head={"name": "Our Careers"}),
        """
        3:11 error CT201 malformed-id at /name: "Our Careers"
          the dataset's name is "Our Careers", which is not a kebab-case slug (a-z and 0-9, words joined by one
            hyphen)
          hint: did you mean "our-careers"?
        """,
    )
    expect(
        document(worlds=[world("Health Care"), world("manufacturing")], clusters=[cluster("finance")]),
        """
        7:5 note CT406 world-only-by-all at /worlds/0: {"id": "Health Care", "name": "Health Care"}
          only All Worlds reaches World "Health Care"; no cluster names it
        7:12 error CT201 malformed-id at /worlds/0/id: "Health Care"
          the id of World "Health Care" is "Health Care", which is not a kebab-case slug (a-z and 0-9, words joined
            by one hyphen)
          hint: did you mean "health-care"?
        8:5 note CT406 world-only-by-all at /worlds/1: {"id": "manufacturing", "name": "Manufacturing"}
          only All Worlds reaches World "manufacturing"; no cluster names it
        """,
    )
    expect(
        document(retired=[{"kind": "world", "id": "Old One", "name": "Old", "version": "1.0.0"}]),
        """
        17:29 error CT201 malformed-id at /retired/0/id: "Old One"
          the id of retired record "Old One" is "Old One", which is not a kebab-case slug (a-z and 0-9, words joined
            by one hyphen)
          hint: did you mean "old-one"?
        """,
    )


@pytest.mark.parametrize("id", ["a", "0", "k-12", "a-b-c", "3d"])
def test_slugs(id: str) -> None:
    expect(document(pathways=[pathway(id, name="Accounting")]), "")


def test_one_id_twice() -> None:
    expect(
        document(pathways=[pathway("a"), pathway("b"), pathway("a")]),
        """
        16:12 error CT202 duplicate-id at /pathways/2/id: "a"
          pathway "a" appears 2 times; the records are identical
          hint: remove the copy
          14:12 the first one
        """,
    )
    expect(
        document(pathways=[pathway("a"), pathway("a", name="B")]),
        """
        15:12 error CT202 duplicate-id at /pathways/1/id: "a"
          pathway "a" appears 2 times; the records are not identical
          hint: give one of them another id, or remove it
          14:12 the first one
        """,
    )


def test_one_id_many_times_is_one_finding() -> None:
    expect(
        document(worlds=[world("health-care"), *[world("manufacturing")] * 4]),
        """
        9:12 error CT202 duplicate-id at /worlds/2/id: "manufacturing"
          World "manufacturing" appears 4 times; the records are identical
          hint: remove the copy
          8:12 the first one
          10:12 and here
          11:12 and here
        """,
    )


def test_fields_in_another_order_are_identical() -> None:
    row = '{"cluster": "finance", "name": "A", "id": "a", "codes": {"y": "2", "x": "1"}}'
    expect(
        document(pathways=[pathway("a", codes={"x": "1", "y": "2"}), row]),
        """
        15:47 error CT202 duplicate-id at /pathways/1/id: "a"
          pathway "a" appears 2 times; the records are identical
          hint: remove the copy
          14:12 the first one
        """,
    )


def test_one_id_in_two_kinds() -> None:
    clusters = [cluster("health-care", ["health-care", "manufacturing"])]
    expect(document(clusters=clusters, pathways=[pathway("health-care", "health-care")]), "")


def test_a_copy_is_not_spoken_of_again() -> None:
    copy = pathway("a", name="All Worlds", codes={"local": "1"}, aliases=["A"])
    expect(
        document(pathways=[pathway("a", codes={"local": "1"}), copy, pathway("b")]),
        """
        15:12 error CT202 duplicate-id at /pathways/1/id: "a"
          pathway "a" appears 2 times; the records are not identical
          hint: give one of them another id, or remove it
          14:12 the first one
        """,
    )


def test_a_link_of_a_copy_counts() -> None:
    clusters = [cluster("finance", ["health-care"]), cluster("marketing", ["manufacturing"])]
    rows = [pathway("a"), pathway("a", "marketing")]
    assert codes(check_text(document(clusters=clusters, pathways=rows))) == ["CT202"]
    rows = [cluster("finance", ["health-care"]), cluster("finance", ["manufacturing"])]
    assert codes(check_text(document(clusters=rows))) == ["CT202"]


def test_an_ill_shaped_copy() -> None:
    expect(
        document(pathways=[pathway("a"), {"id": "a", "name": "B", "cluster": 3}]),
        """
        15:12 error CT202 duplicate-id at /pathways/1/id: "a"
          pathway "a" appears 2 times; the records are not identical
          hint: give one of them another id, or remove it
          14:12 the first one
        15:41 error CT106 wrong-type at /pathways/1/cluster: 3
          "cluster" of pathway "a" must be text, not a number
        """,
    )


def test_one_retired_id_twice() -> None:
    rows = [retired("world", "old"), retired("cluster", "old"), retired("world", "old", "health-care")]
    expect(
        document(retired=rows),
        """
        19:29 error CT202 duplicate-id at /retired/2/id: "old"
          retired World "old" appears 2 times; the records are not identical
          hint: give one of them another id, or remove it
          17:29 the first one
        """,
    )
    expect(
        document(retired=[retired("world", "old")] * 2),
        """
        18:29 error CT202 duplicate-id at /retired/1/id: "old"
          retired World "old" appears 2 times; the records are identical
          hint: remove the copy
          17:29 the first one
        """,
    )


def test_a_retired_id_in_use() -> None:
    expect(
        document(retired=[retired("pathway", "accounting"), retired("world", "accounting")]),
        """
        14:12 error CT203 reused-id at /pathways/0/id: "accounting"
          pathway "accounting" is in use, and listed as retired since 1.0.0
          hint: give a new record a new id; to restore the old one, take it out of the retired ones
          17:31 retired here
        """,
    )
    expect(
        document(retired=['{"kind": "pathway", "id": "accounting", "name": "A"}']),
        """
        14:12 error CT203 reused-id at /pathways/0/id: "accounting"
          pathway "accounting" is in use, and listed as retired
          hint: give a new record a new id; to restore the old one, take it out of the retired ones
          17:31 retired here
        17:5 error CT104 missing-field at /retired/0: {"kind": "pathway", "id": "accounting", "name": "A"}
          retired record "accounting" has no "version"
        """,
    )


def test_a_retired_id_in_use_that_others_link_to() -> None:
    rows = [retired("world", "health-care", "manufacturing"), retired("cluster", "finance")]
    expect(
        document(retired=rows),
        """
        7:12 error CT203 reused-id at /worlds/0/id: "health-care"
          World "health-care" is in use, and listed as retired since 1.0.0
          hint: give a new record a new id; to restore the old one, take it out of the retired ones
          17:29 retired here
        11:12 error CT203 reused-id at /clusters/0/id: "finance"
          cluster "finance" is in use, and listed as retired since 1.0.0
          hint: give a new record a new id; to restore the old one, take it out of the retired ones
          18:31 retired here
        """,
    )


def test_two_records_with_a_blank_id_are_named_by_it_and_not_by_a_number() -> None:
    found = check_text(document(worlds=[world("health-care"), world("manufacturing"), world(" "), world(" ", "Other")]))
    (copy,) = (diagnostic for diagnostic in found.diagnostics if diagnostic.code == "CT202")
    assert copy.message == 'World " " appears 2 times; the records are not identical'
    assert (copy.path, copy.related[0].line, copy.line) == ("/worlds/3/id", 9, 10)
