"""CT104, CT105 and CT107: the keys of an object."""

from __future__ import annotations

from tests.helpers import Row, document, expect, pathway, world


def test_a_missing_field() -> None:
    expect(
        document(pathways=[{"id": "a", "cluster": "finance"}]),
        """
        14:5 error CT104 missing-field at /pathways/0: {"id": "a", "cluster": "finance"}
          pathway "a" has no "name"
        """,
    )
    expect(
        document(without=["version"]),
        """
        1:1 error CT104 missing-field at the top: {...
          the document has no "version"
        """,
    )
    expect(
        document(without=["pathways"]),
        """
        1:1 error CT104 missing-field at the top: {...
          the document has no "pathways"
        """,
    )
    expect(
        document(worlds=[world("health-care"), world("manufacturing"), {"name": "Mining"}]),
        """
        9:5 error CT104 missing-field at /worlds/2: {"name": "Mining"}
          World no. 3 has no "id"
        """,
    )
    expect(
        document(clusters=[{"id": "finance", "name": "Finance"}]),
        """
        11:5 error CT104 missing-field at /clusters/0: {"id": "finance", "name": "Finance"}
          cluster "finance" has no "worlds"
        """,
    )


def test_a_field_missing_everywhere_is_one_finding() -> None:
    expect(
        document(pathways=[{"id": f"p{number}", "name": f"P {number}"} for number in range(3)]),
        """
        14:5 error CT104 missing-field at /pathways/0: {"id": "p0", "name": "P 0"}
          pathway "p0" has no "cluster"; the same in 2 more places
          15:5 here too
          16:5 here too
        """,
    )


def test_a_field_missing_in_the_source_and_in_a_repair() -> None:
    expect(
        document(head={"source": {"publisher": "Us"}}),
        """
        6:13 error CT104 missing-field at /source: {"publisher": "Us"}
          the source has no "title"
        """,
    )
    expect(
        document(head={"repairs": [{"place": "row 1", "printed": "a", "read_as": "b"}]}),
        """
        6:15 error CT104 missing-field at /repairs/0: {"place": "row 1", "printed": "a", "read_as": "b"}
          repair no. 1 has no "why"
        """,
    )


def test_an_unknown_field() -> None:
    expect(
        document(pathways=[pathway("a", colour="red")]),
        """
        14:52 error CT105 unknown-field at /pathways/0/colour: "colour"
          pathway "a" has a field "colour", which the format does not have
        """,
    )
    expect(
        document(head={"editor": "us"}),
        """
        6:3 error CT105 unknown-field at /editor: "editor"
          the document has a field "editor", which the format does not have
        """,
    )
    expect(
        document(pathways=[pathway("a", Aliases=["b"])]),
        """
        14:52 error CT105 unknown-field at /pathways/0/Aliases: "Aliases"
          pathway "a" has a field "Aliases", which the format does not have
          hint: did you mean "aliases"?
        """,
    )


def test_a_misspelt_field_is_not_also_missing() -> None:
    expect(
        document(pathways=[{"id": "a", "nmae": "A", "cluster": "finance"}, pathway("b")]),
        """
        14:17 error CT105 unknown-field at /pathways/0/nmae: "nmae"
          pathway "a" has a field "nmae", which the format does not have
          hint: did you mean "name"?
        """,
    )
    expect(
        document(head={"tilte": "Our careers"}, without=["title"]),
        """
        5:3 error CT105 unknown-field at /tilte: "tilte"
          the document has a field "tilte", which the format does not have
          hint: did you mean "title"?
        """,
    )
    expect(
        document(clusters=[{"id": "finance", "name": "Finance", "world": "all"}]),
        """
        11:42 error CT105 unknown-field at /clusters/0/world: "world"
          cluster "finance" has a field "world", which the format does not have
          hint: did you mean "worlds"?
        """,
    )
    expect(
        document(worlds=[world("health-care"), {"identity": "x", "name": "Manufacturing"}]),
        """
        8:5 error CT104 missing-field at /worlds/1: {"identity": "x", "name": "Manufacturing"}
          World no. 2 has no "id"
        8:6 error CT105 unknown-field at /worlds/1/identity: "identity"
          World no. 2 has a field "identity", which the format does not have
        """,
    )


def test_a_field_that_is_there_is_not_offered() -> None:
    expect(
        document(pathways=[pathway("a", names=["B"])]),
        """
        14:52 error CT105 unknown-field at /pathways/0/names: "names"
          pathway "a" has a field "names", which the format does not have
        """,
    )


def test_one_unknown_field_in_many_records_is_one_finding() -> None:
    expect(
        document(pathways=[pathway("a", code="1"), pathway("b"), pathway("c", code="2")]),
        """
        14:52 error CT105 unknown-field at /pathways/0/code: "code"
          pathway "a" has a field "code", which the format does not have; the same in 1 more place
          hint: did you mean "codes"?
          16:52 here too
        """,
    )


def test_the_key_of_a_schema_for_editors_may_stand() -> None:
    expect(document(head={"$schema": "https://example.com/schema.json"}), "")


def test_a_repeated_key() -> None:
    expect(
        document(pathways=['{"id": "a", "name": "A", "cluster": "finance", "name": "B"}']),
        """
        14:52 error CT107 repeated-key at /pathways/0/name: "name"
          the key "name" appears twice in one object; only the last one counts
          hint: keep one of the two
          14:17 the first one
        """,
    )
    expect(
        document(head={"description": "x"}).replace('"description"', '"title"'),
        """
        6:3 error CT107 repeated-key at /title: "title"
          the key "title" appears twice in one object; only the last one counts
          hint: keep one of the two
          5:3 the first one
        """,
    )
    expect(
        document(pathways=['{"id": "a", "name": "A", "cluster": "finance", "codes": {"x": "1", "x": "1"}}']),
        """
        14:72 error CT107 repeated-key at /pathways/0/codes/x: "x"
          the key "x" appears twice in one object; only the last one counts
          hint: keep one of the two
          14:62 the first one
        """,
    )
    expect(
        document(head={"source": 0}).replace("0,", '{"title": "a", "title": "b"},', 1),
        """
        6:28 error CT107 repeated-key at /source/title: "title"
          the key "title" appears twice in one object; only the last one counts
          hint: keep one of the two
          6:14 the first one
        """,
    )


def test_a_key_repeated_in_another_spelling_of_the_same() -> None:
    expect(
        document(pathways=[r'{"id": "a", "name": "A", "cluster": "finance", "n\u0061me": "B"}']),
        r"""
        14:52 error CT107 repeated-key at /pathways/0/name: "n\u0061me"
          the key "name" appears twice in one object; only the last one counts
          hint: keep one of the two
          14:17 the first one
        """,
    )


def test_a_key_repeated_in_an_ill_shaped_part() -> None:
    expect(
        document(head={"source": 0}).replace("0,", '{"title": "a", "x/y": [1, {"b": 2, "b": 3}]},', 1),
        """
        6:28 error CT105 unknown-field at /source/x~1y: "x/y"
          the source has a field "x/y", which the format does not have
        6:48 error CT107 repeated-key at /source/x~1y/1/b: "b"
          the key "b" appears twice in one object; only the last one counts
          hint: keep one of the two
          6:40 the first one
        """,
    )


def test_a_key_may_stand_in_two_objects_and_inside_a_text() -> None:
    expect(document(pathways=[pathway("a", note='"id": "id": "id":', codes={"id": "1", "name": ":"})]), "")


def test_one_key_twice_in_many_records_is_one_finding() -> None:
    twice = '{"id": "%s", "name": "x", "cluster": "finance", "name": "%s"}'
    rows: list[Row] = [twice % ("a", "Audit"), pathway("bank"), twice % ("c", "Credit")]
    expect(
        document(pathways=rows),
        """
        14:52 error CT107 repeated-key at /pathways/0/name: "name"
          the key "name" appears twice in one object; only the last one counts; the same in 1 more place
          hint: keep one of the two
          14:17 the first one
          16:52 here too
        """,
    )


def test_a_key_three_times_is_one_finding() -> None:
    expect(
        document(head={"source": 0}).replace("0,", '{"title": "a", "title": "b", "title": "c"},', 1),
        """
        6:28 error CT107 repeated-key at /source/title: "title"
          the key "title" appears twice in one object; only the last one counts; the same in 1 more place
          hint: keep one of the two
          6:14 the first one
          6:42 here too
        """,
    )
