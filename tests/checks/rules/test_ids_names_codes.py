"""CT204 and CT205: names with nothing to read, and codes that appear twice."""

from __future__ import annotations

import pytest

from tests.helpers import check_text, cluster, codes, document, expect, only, pathway, world


@pytest.mark.parametrize(
    "name", ["", " ", "\t", "\u00a0", "\u200b", "\u2060 \ufeff", "\u2028", "\x1c", "\u3164", "\u2800"]
)
def test_a_blank_name(name: str) -> None:
    found = only(check_text(document(pathways=[{"id": "a", "name": name, "cluster": "finance"}])))
    assert (found.code, found.severity, found.path) == ("CT204", "error", "/pathways/0/name")
    assert (found.line, found.column) == (14, 25)
    assert (found.message, found.hint) == ('the name of pathway "a" has nothing to read', None)


def test_a_name_of_a_sign_that_is_not_seen_in_ascii() -> None:
    text = document(pathways=[{"id": "a", "name": "@", "cluster": "finance"}]).replace("@", "\x7f")
    assert only(check_text(text)).message == 'the name of pathway "a" has nothing to read'


@pytest.mark.parametrize("name", ["é", "\u0301x", "中", "👩\u200d🔬"])
def test_a_name_with_something_to_read(name: str) -> None:
    expect(document(pathways=[pathway("a", name=name)]), "")


def test_blank_names_elsewhere() -> None:
    expect(
        document(head={"title": "\u200b"}),
        """
        5:12 error CT204 blank-name at /title: "\u200b"
          the title of the document has nothing to read
        """,
    )
    expect(
        document(worlds=[world("health-care", aliases=["Care", " ", "\u200b"]), world("manufacturing")]),
        """
        7:70 error CT204 blank-name at /worlds/0/aliases/1: " "
          an alias of World "health-care" has nothing to read
        7:75 error CT204 blank-name at /worlds/0/aliases/2: "\u200b"
          an alias of World "health-care" has nothing to read
        """,
    )
    expect(
        document(retired=[{"kind": "world", "id": "old", "name": "\u2060", "version": "1.0.0"}]),
        """
        17:44 error CT204 blank-name at /retired/0/name: "\u2060"
          the name of retired record "old" has nothing to read
        """,
    )


def test_of_a_blank_name_nothing_else_is_said() -> None:
    names = {"a": " ", "b": " ", "c": "\u200b", "d": "\u200b"}
    rows = [{"id": id, "name": name, "cluster": "finance"} for id, name in names.items()]
    assert codes(check_text(document(pathways=rows))) == ["CT204"] * 4
    aliases = [world("health-care", aliases=["\u200b"]), world("manufacturing", aliases=["\u200b"])]
    assert codes(check_text(document(worlds=aliases))) == ["CT204"] * 2


def test_one_code_on_two_records() -> None:
    rows = [pathway("a", codes={"local": "12"}), pathway("b"), pathway("c", codes={"ceds": "1", "local": "12"})]
    expect(
        document(pathways=rows),
        """
        16:84 error CT205 duplicate-code at /pathways/2/codes/local: "12"
          pathway "c" has the local code "12", which pathway "a" has too
          14:71 pathway "a" has it
        """,
    )


def test_one_code_on_many_records_is_one_finding() -> None:
    expect(
        document(pathways=[pathway(id, codes={"local": "12"}) for id in "abcd"]),
        """
        15:71 error CT205 duplicate-code at /pathways/1/codes/local: "12"
          pathway "b" has the local code "12", which pathway "a" has too
          14:71 pathway "a" has it
          16:71 pathway "c" has it
          17:71 pathway "d" has it
        """,
    )


def test_codes_that_are_not_the_same() -> None:
    rows = [
        pathway("a", codes={"local": "12"}),
        pathway("b", codes={"ceds": "12"}),
        pathway("c", codes={"local": "13"}),
    ]
    expect(document(worlds=[world("health-care", codes={"local": "12"}), world("manufacturing")], pathways=rows), "")


def test_a_code_that_lost_its_zero() -> None:
    expect(
        document(pathways=[pathway("a", codes={"local": "3"}), pathway("b", codes={"local": "03"})]),
        """
        14:71 warning CT206 shortened-code at /pathways/0/codes/local: "3"
          pathway "a" has the local code "3", as if zeros were lost: pathway "b" has "03"
          hint: is "03" meant?
          15:71 pathway "b" has "03"
        """,
    )


def test_a_code_that_fits_the_others_with_zeros() -> None:
    rows = [
        pathway(f"p{at}", codes={"cip": code}) for at, code in enumerate(["11.0101", "11.0202", "12.0301", "13.0404"])
    ]
    expect(
        document(pathways=[*rows, pathway("p4", codes={"cip": "1.0101"})]),
        """
        18:71 warning CT206 shortened-code at /pathways/4/codes/cip: "1.0101"
          pathway "p4" has the cip code "1.0101", as if zeros were lost
          hint: is "01.0101" meant?
        """,
    )


def test_codes_of_other_kinds_and_schemes_are_not_shortened_ones() -> None:
    rows = [pathway("a", codes={"local": "3"}), pathway("b", codes={"state": "03"})]
    clusters = [cluster("finance", ["health-care", "manufacturing"], codes={"local": "003"})]
    expect(document(clusters=clusters, pathways=rows), "")
