"""CT501, CT502, CT505 and CT506: one thing under two ids."""

from __future__ import annotations

import pytest

from tests.helpers import BOTH, check_text, cluster, codes, document, expect, only, pathway, world

THREE = [cluster("finance", BOTH), cluster("sales", BOTH), cluster("law", BOTH)]
LAST = [pathway("y", "sales"), pathway("z", "law")]
"""Three clusters, and a pathway for each of the later two."""


@pytest.mark.parametrize(
    ("first", "again", "step"),
    [
        ("Law & Order", "Law & Order", "to the letter"),
        ("Law & Order", "law & ORDER", "but for a difference in case"),
        ("Law & Order", "Law  &  Order ", "but for a difference in spacing"),
        ("Law & Order", "Law&Order", 'but for a difference in "&" for "and"'),
        ("Law & Order", "Law and Order", 'but for a difference in "&" for "and"'),
        ("Law & Order", "law AND  order", 'but for a difference in "&" for "and"'),
        ("Pre-Construction", "Pre Construction", "but for punctuation"),
        ("Teaching/Training", "Teaching, Training.", "but for punctuation"),
        ("Children's Care", "Children\u2019s Care", "but for punctuation"),
        ("Caf\u00e9", "Cafe\u0301", "but for a difference in Unicode form"),
        ("Fine Arts", "\ufb01ne arts", "but for a difference in case"),
        ("Stra\u00dfe", "STRASSE", "but for a difference in case"),
    ],
)
def test_one_name_twice_in_a_cluster(first: str, again: str, step: str) -> None:
    rows = [pathway("a", name=first), pathway("x"), pathway("b", name=again)]
    found = only(check_text(document(pathways=rows)), "CT501")
    assert (found.severity, found.path) == ("error", "/pathways/2/name")
    assert (found.line, found.column) == (16, 25)
    alike = step if step.startswith("but for") else f", {step},"
    message = f'pathway "b" has the same name {alike} as pathway "a" in cluster "finance": "{again}"'
    assert found.message == message.replace("name ,", "name,")
    assert found.hint == "keep one of them, and retire the other if it was released"
    assert [(place.line, place.message) for place in found.related] == [(14, f'the first one, "{first}"')]


@pytest.mark.parametrize(
    ("first", "other"),
    [("Law & Order", "Law or Order"), ("Caf\u00e9", "Cafe"), ("Level 1", "Level 2"), ("C", "C sharp"), ("---", "!!!")],
)
def test_two_names(first: str, other: str) -> None:
    assert "CT501" not in codes(check_text(document(pathways=[pathway("a", name=first), pathway("b", name=other)])))


def test_two_words_for_and_make_two_names() -> None:
    names = [
        pathway(id, name=name) for id, name in (("a", "Law et Order"), ("b", "Law und Order"), ("c", "Arts & Care"))
    ]
    assert "CT501" not in codes(check_text(document(pathways=names)))


def test_one_name_many_times_is_one_finding() -> None:
    names = ["Pre-Construction", "Pre Construction", "PRE-CONSTRUCTION", "Pre-Construction"]
    expect(
        document(pathways=[pathway(f"p{number}", name=name) for number, name in enumerate(names)]),
        """
        15:26 error CT501 duplicate-pathway at /pathways/1/name: "Pre Construction"
          pathway "p1" has the same name but for punctuation as pathway "p0" in cluster "finance": "Pre
            Construction"
          hint: keep one of them, and retire the other if it was released
          14:26 the first one, "Pre-Construction"
          16:26 and "PRE-CONSTRUCTION", but for a difference in case
          17:26 and "Pre-Construction", to the letter
        """,
    )


def test_one_name_in_two_clusters_and_twice_in_each() -> None:
    rows = [pathway("a", name="Sale"), pathway("b", "sales", name="Sale"), pathway("c", name="sale")]
    rows += [pathway("d", "sales", name="SALE"), pathway("z", "law")]
    expect(
        document(clusters=THREE, pathways=rows),
        """
        17:25 warning CT505 pathway-in-two-clusters at /pathways/1/name: "Sale"
          pathway "b" in cluster "sales" has the same name, to the letter, as pathway "a" in cluster "finance":
            "Sale"
          hint: one pathway in two rows? Keep it in one cluster
          16:25 the first one, "Sale"
        18:25 error CT501 duplicate-pathway at /pathways/2/name: "sale"
          pathway "c" has the same name but for a difference in case as pathway "a" in cluster "finance": "sale"
          hint: keep one of them, and retire the other if it was released
          16:25 the first one, "Sale"
        19:25 error CT501 duplicate-pathway at /pathways/3/name: "SALE"
          pathway "d" has the same name but for a difference in case as pathway "b" in cluster "sales": "SALE"
          hint: keep one of them, and retire the other if it was released
          17:25 the first one, "Sale"
        """,
    )


def test_two_worlds_or_two_clusters_of_one_name() -> None:
    worlds = [world("health-care"), world("manufacturing"), world("care", "Health-Care")]
    clusters = [cluster("finance", [*BOTH]), cluster("money", ["care"], "FINANCE"), cluster("more", BOTH, "Finance")]
    pathways = [pathway("a"), pathway("b", "money"), pathway("c", "more")]
    expect(
        document(worlds=worlds, clusters=clusters, pathways=pathways),
        """
        9:28 error CT502 duplicate-name at /worlds/2/name: "Health-Care"
          World "care" has the same name but for punctuation as World "health-care": "Health-Care"
          hint: keep one of them, or give them different names
          7:35 the first one, "Health Care"
        13:29 error CT502 duplicate-name at /clusters/1/name: "FINANCE"
          cluster "money" has the same name but for a difference in case as cluster "finance": "FINANCE"
          hint: keep one of them, or give them different names
          12:31 the first one, "Finance"
          14:28 and "Finance", to the letter
        """,
    )


def test_a_world_and_a_cluster_and_a_pathway_of_one_name() -> None:
    clusters = [cluster("manufacturing", BOTH)]
    expect(document(clusters=clusters, pathways=[pathway("manufacturing", "manufacturing")]), "")


def test_one_name_in_two_clusters() -> None:
    expect(
        document(clusters=THREE, pathways=[pathway("a", name="Audit"), *LAST, pathway("b", "law", "audit")]),
        """
        19:25 warning CT505 pathway-in-two-clusters at /pathways/3/name: "audit"
          pathway "b" in cluster "law" has the same name but for a difference in case as pathway "a" in cluster
            "finance": "audit"
          hint: one pathway in two rows? Keep it in one cluster
          16:25 the first one, "Audit"
        """,
    )


def test_one_name_in_many_clusters_is_one_finding() -> None:
    rows = [pathway(f"p-{id}", id, "Audit") for id in ("finance", "sales", "law")]
    expect(
        document(clusters=THREE, pathways=rows),
        """
        17:31 warning CT505 pathway-in-two-clusters at /pathways/1/name: "Audit"
          pathway "p-sales" in cluster "sales" has the same name, to the letter, as pathway "p-finance" in cluster
            "finance": "Audit"
          hint: one pathway in two rows? Keep it in one cluster
          16:33 the first one, "Audit"
          18:29 and "Audit", to the letter
        """,
    )


def test_an_alias_that_is_the_name_of_another_record() -> None:
    worlds = [world("health-care"), world("manufacturing", aliases=["Making", "health care"])]
    expect(
        document(worlds=worlds),
        """
        8:76 error CT506 ambiguous-label at /worlds/1/aliases/1: "health care"
          the alias "health care" of World "manufacturing" is also the name of World "health-care", but for a
            difference in case
          7:35 the name, "Health Care"
        """,
    )
    worlds = [world("health-care", aliases=["Manufacturing"]), world("manufacturing")]
    expect(
        document(worlds=worlds),
        """
        7:62 error CT506 ambiguous-label at /worlds/0/aliases/0: "Manufacturing"
          the alias "Manufacturing" of World "health-care" is also the name of World "manufacturing", to the letter
          8:37 the name, "Manufacturing"
        """,
    )


def test_an_alias_that_is_an_alias_of_another_record() -> None:
    worlds = [world("health-care", aliases=["Works"]), world("manufacturing", aliases=["Plants", "works"])]
    expect(
        document(worlds=worlds),
        """
        8:76 error CT506 ambiguous-label at /worlds/1/aliases/1: "works"
          the alias "works" of World "manufacturing" is also an alias of World "health-care", but for a difference
            in case
          7:62 an alias, "Works"
        """,
    )


def test_an_alias_on_many_records_is_one_finding() -> None:
    clusters = [cluster(id, BOTH, aliases=["Trade"]) for id in ("finance", "sales", "law")]
    expect(
        document(clusters=clusters, pathways=[pathway("x"), *LAST]),
        """
        12:94 error CT506 ambiguous-label at /clusters/1/aliases/0: "Trade"
          the alias "Trade" of cluster "sales" is also an alias of cluster "finance", to the letter
          11:98 an alias, "Trade"
          13:90 and here
        """,
    )


def test_an_alias_that_says_its_own_records_name_again() -> None:
    worlds = [world("health-care", aliases=["health care", "Care", "care"]), world("manufacturing")]
    expect(
        document(worlds=worlds),
        """
        7:62 warning CT508 redundant-alias at /worlds/0/aliases/0: "health care"
          the alias "health care" of World "health-care" is its name, but for a difference in case
          hint: take it out
          7:35 its name, "Health Care"
        7:85 warning CT508 redundant-alias at /worlds/0/aliases/2: "care"
          the alias "care" of World "health-care" is another alias of it, but for a difference in case
          hint: take it out
          7:77 another alias of it, "Care"
        """,
    )


def test_only_an_alias_that_is_there_to_the_letter_is_taken_out_safely() -> None:
    rows = [pathway("a", name="Audit", aliases=["Audits", "Audit", "AUDIT"]), pathway("b", aliases=["Bills"])]
    fixes = [found.fix for found in check_text(document(pathways=rows)).diagnostics if found.code == "CT508"]
    assert [fix and fix.safe for fix in fixes] == [True, False]


def test_the_first_alias_is_not_taken_out() -> None:
    rows = [pathway("a", name="Audit", aliases=["Audit"])]
    assert only(check_text(document(pathways=rows)), "CT508").fix is None


def test_an_alias_that_is_the_name_of_another_kind() -> None:
    expect(document(worlds=[world("health-care", aliases=["Finance", "Accounting"]), world("manufacturing")]), "")


def test_an_alias_of_a_pathway_of_another_cluster_is_a_warning() -> None:
    rows = [pathway("a", name="Audit"), pathway("y", "sales", aliases=["audit"]), pathway("z", "law")]
    expect(
        document(clusters=THREE, pathways=rows),
        """
        17:62 warning CT506 ambiguous-label at /pathways/1/aliases/0: "audit"
          the alias "audit" of pathway "y" is also the name of pathway "a", but for a difference in case
          16:25 the name, "Audit"
        """,
    )


def test_an_alias_shared_within_a_cluster_and_beyond_is_an_error() -> None:
    rows = [pathway("a", name="Audit"), pathway("y", "sales", aliases=["audit"]), pathway("z", "law")]
    expect(
        document(clusters=THREE, pathways=[*rows, pathway("b", aliases=["AUDIT"])]),
        """
        19:64 error CT506 ambiguous-label at /pathways/3/aliases/0: "AUDIT"
          the alias "AUDIT" of pathway "b" is also the name of pathway "a", but for a difference in case
          16:25 the name, "Audit"
          17:62 and here
        """,
    )
    rows = [pathway("a", name="Audit"), pathway("y", "sales", aliases=["audit"]), pathway("z", "law")]
    found = only(check_text(document(clusters=THREE, pathways=[*rows, pathway("b", "sales", aliases=["AUDIT"])])))
    assert (found.severity, found.path) == ("error", "/pathways/3/aliases/0")


def test_of_a_record_with_an_id_twice_no_name_is_compared() -> None:
    rows = [pathway("a", name="Audit"), pathway("a", name="Audit"), pathway("a", "sales", name="Audit"), *LAST]
    assert codes(check_text(document(clusters=THREE, pathways=rows))) == ["CT202"]
