"""CT507 and CT509: several names in one."""

from __future__ import annotations

import pytest

from careertaxonomy.checks.checker import check_documents
from careertaxonomy.formats.documents import Document
from careertaxonomy.model.records import Dataset
from tests.checks.rules.names import named
from tests.helpers import BOTH, check_text, cluster, codes, document, expect, only, pathway, world

TWO = [cluster("finance", BOTH), cluster("sales", BOTH)]
SERVICES = "Law Enforcement Services"


def test_two_names_run_together() -> None:
    expect(
        named("Law Enforcement Services Legal Services", SERVICES, "Legal Services"),
        """
        14:26 warning CT507 run-together-name at /pathways/0/name: "Law Enforcement Services Legal Services"
          the name of pathway "p0" looks like two names run together: "Law Enforcement Services" and "Legal
            Services"
          hint: a name for each of the two?
        """,
    )


@pytest.mark.parametrize(
    ("known", "name", "parts"),
    [
        # Both are names.
        (["Legal Services", "Visual Arts"], "Legal Services Visual Arts", ("Legal Services", "Visual Arts")),
        (["Legal Services", "Visual Arts"], "LEGAL SERVICES VISUAL ARTS", ("LEGAL SERVICES", "VISUAL ARTS")),
        (["Accounting", "Nursing"], "Accounting Nursing", ("Accounting", "Nursing")),
        # What joins the words within one of them does not count.
        (["Travel & Tourism", "Food & Drink"], "Travel & Tourism Food & Drink", ("Travel & Tourism", "Food & Drink")),
        # One is a name, and at the seam the other begins or ends as another name does.
        ([SERVICES, "Night Nursing"], f"{SERVICES} Night School", (SERVICES, "Night School")),
        ([SERVICES, "Public School"], f"Night School {SERVICES}", ("Night School", SERVICES)),
        (["Law & Order", "Night Nursing"], "Law & Order Night School", ("Law & Order", "Night School")),
        # A joiner at one place does not hide another.
        (
            [SERVICES, "Animal Health Care", "Public Aid"],
            f"{SERVICES} & Legal Aid Animal Health Care",
            (f"{SERVICES} & Legal Aid", "Animal Health Care"),
        ),
        # White space that is wrong is a fault of its own.
        ([SERVICES, "Night Nursing"], "Law  Enforcement Services\u00a0Night School", (SERVICES, "Night School")),
    ],
)
def test_names_that_begin_or_end_with_another(known: list[str], name: str, parts: tuple[str, str]) -> None:
    (found,) = (each for each in check_text(named(*known, name)).diagnostics if each.code == "CT507")
    last = len(known)
    assert found.message == (
        f'the name of pathway "p{last}" looks like two names run together: "{parts[0]}" and "{parts[1]}"'
    )
    assert (found.severity, found.path, found.line, found.column) == (
        "warning",
        f"/pathways/{last}/name",
        14 + last,
        26,
    )


@pytest.mark.parametrize(
    ("known", "name"),
    [
        # Something joins them or stands between them.
        (["Legal Aid"], f"{SERVICES} & Legal Aid"),
        (["Legal Aid"], f"{SERVICES} and Legal Aid"),
        (["Legal Aid"], f"Legal Aid y {SERVICES}"),
        (["Legal Aid"], f"{SERVICES}, Legal Aid"),
        (["Legal Aid"], f"{SERVICES}/Legal Aid"),
        (["Legal Aid"], f"{SERVICES} / Legal Aid"),
        (["Legal Aid"], f"{SERVICES} (Legal Aid)"),
        (["Legal Aid"], f"{SERVICES}: Legal Aid"),
        (["Legal Aid"], f"{SERVICES} - Legal Aid"),
        (["legal aid"], f"{SERVICES} legal aid"),
        (["Athletes"], f"{SERVICES} for Athletes"),
        # One part is no name, and nothing shows that a name begins or ends there.
        ([], f"{SERVICES} Night School"),
        ([], f"Night School {SERVICES}"),
        (["School Nursing"], f"{SERVICES} Night School"),
        (["Night Nursing"], f"Night School {SERVICES}"),
        # One part is a single word that is no name, or one that stands in further names.
        (["Today Only"], f"{SERVICES} Today"),
        (["Open Public"], f"Public {SERVICES}"),
        (["Accounting", "Accounting Law", "Nursing"], "Accounting Nursing"),
    ],
)
def test_names_that_hold_another_but_are_one(known: list[str], name: str) -> None:
    assert "CT507" not in codes(check_text(named(SERVICES, *known, name)))


@pytest.mark.parametrize(("words", "found"), [(20, ["CT507"]), (21, [])])
def test_a_text_of_more_than_twenty_words_is_no_two_names(words: int, found: list[str]) -> None:
    rest = " ".join(f"{chr(65 + at)}xyz{chr(65 + at)}" for at in range(words - 3))
    assert [code for code in codes(check_text(named(SERVICES, rest, f"{SERVICES} {rest}"))) if code == "CT507"] == found


def test_names_of_other_kinds_and_clusters_count_and_aliases_do_not() -> None:
    rows = [pathway("a", name="Health Care Center Night School"), pathway("b", "sales", "Night School")]
    rows += [pathway("c", "sales", "Night Care Legal Aid", aliases=["Night Care", "Legal Aid"])]
    worlds = [world("health-care", "Health Care Center"), world("manufacturing")]
    report = check_text(document(worlds=worlds, clusters=TWO, pathways=rows))
    assert [(found.code, found.path) for found in report.diagnostics] == [("CT507", "/pathways/0/name")]


def test_a_world_or_a_cluster_may_be_two_names_in_one() -> None:
    worlds = [world("health-care", "Finance Travel & Tourism"), world("manufacturing", "Travel & Tourism")]
    assert only(check_text(document(worlds=worlds))).path == "/worlds/0/name"


def test_names_of_the_version_before_count() -> None:
    old = Dataset.model_validate_json(named("Legal Services", "Visual Arts"))
    new = document(head={"version": "2.0.0"}, pathways=[pathway("p0", name="Legal Services Visual Arts")])
    report = check_documents([Document("my.json", new.encode())], earlier=old)
    assert [(found.code, found.path) for found in report.diagnostics if found.severity == "warning"] == [
        ("CT507", "/pathways/0/name")
    ]
    assert "CT507" not in codes(check_text(new))


def test_a_list_in_a_name() -> None:
    expect(
        named("Planning; Science", "Planning"),
        """
        14:26 warning CT509 list-in-a-name at /pathways/0/name: "Planning; Science"
          the name of pathway "p0" holds several names: "Planning", "Science"
          hint: a record for each of them?
        """,
    )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Planning|Science", '"Planning", "Science"'),
        ("Science ; planning", '"Science", "planning"'),
        ("Planning; Science;", '"Planning", "Science"'),
        ("Law; Planning; Planning", '"Law", "Planning", "Planning"'),
    ],
)
def test_lists_in_names(name: str, parts: str) -> None:
    found = only(check_text(named("Nursing", "Planning", name)))
    assert (found.code, found.path, found.fix) == ("CT509", "/pathways/2/name", None)
    assert found.message == f'the name of pathway "p2" holds several names: {parts}'


def test_an_alias_may_be_a_list_too() -> None:
    found = only(
        check_text(document(pathways=[pathway("a", name="Planning"), pathway("b", aliases=["Law; Planning"])]))
    )
    assert (found.code, found.path) == ("CT509", "/pathways/1/aliases/0")
    assert found.message == 'an alias of pathway "b" holds several names: "Law", "Planning"'


@pytest.mark.parametrize(
    "names",
    [
        ("Manufacture of Wood; Straw", "Planning"),
        ("Planning;", "Nursing"),
        ("Planning, Science", "Planning"),
    ],
)
def test_a_semicolon_without_a_name_beside_it_passes(names: tuple[str, ...]) -> None:
    assert "CT509" not in codes(check_text(named(*names)))
