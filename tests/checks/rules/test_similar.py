"""CT504 and CT507: names that are nearly another name, and two names in one."""

from __future__ import annotations

import json

import pytest

from careertaxonomy.datasets.loader import read_release, release_of
from careertaxonomy.text.normal_forms import slug
from tests.helpers import BOTH, PUBLISHED, check_text, cluster, codes, document, expect, only, pathway, world

TWO = [cluster("finance", BOTH), cluster("sales", BOTH)]
FURTHER = {
    "arts-audio-video-technology-communications": ["A/V Technology & Film"],
    "government-public-administration": ["Foreign Service"],
    "manufacturing": ["Health, Safety & Environmental Assurance", "Logistics & Inventory Control"],
    "transportation-distribution-logistics": [
        "Health, Safety & Environmental Management",
        "Warehousing & Distribution Center Operations",
    ],
}
"""The pathways of the national list that the published table does not have, by cluster."""
SHORT = "Transportation Systems/Infrastructure Planning"


def in_one_cluster(*names: str) -> str:
    return document(pathways=[pathway(f"p{number}", name=name) for number, name in enumerate(names)])


def test_a_letter_left_out() -> None:
    expect(
        in_one_cluster("Animal Systems", "Plant Systems", "Animal Sytems"),
        """
        16:26 warning CT504 similar-pathway at /pathways/2/name: "Animal Sytems"
          pathway "p2" and pathway "p0" in cluster "finance" differ only by one letter: "Animal Sytems", "Animal
            Systems"
          hint: one pathway, once misspelt?
          14:26 "Animal Systems", by one letter
        """,
    )


@pytest.mark.parametrize(
    ("first", "later", "how"),
    [
        ("Insurance", "Insurence", "by one letter"),
        ("Insurance", "INSURACNE", "by one letter"),
        ("Pre-Construction", "Preconstruction", "by one letter"),
        ("Food & Drink", "Food and Drinks", "by a plural"),
        ("Pharmacy", "Pharmacies", "by a plural"),
        ("Law & Order", "Order & Law", "in the order of the words"),
        ("Support Services", "Services, Support", "in the order of the words"),
        ("Underwriting", "Undewritin", "by two letters"),
    ],
)
def test_names_that_differ_by_a_slip(first: str, later: str, how: str) -> None:
    found = only(check_text(in_one_cluster(first, "Nursing", later)), "CT504")
    assert found.message == (
        f'pathway "p2" and pathway "p0" in cluster "finance" differ only {how}: "{later}", "{first}"'
    )
    assert (found.severity, found.path, found.line, found.column) == ("warning", "/pathways/2/name", 16, 26)
    assert found.fix is None


@pytest.mark.parametrize(
    "names",
    [
        ("English I", "English II", "English III"),
        ("Welding 1", "Welding 2"),
        ("Level 1 Nursing", "Level 2 Nursing"),
        ("3D Printing", "2D Printing"),
        ("Nursing", "Nursing Care"),
        ("Construction", "Pre-Construction", "Design/Pre-Construction"),
        ("Care", "Cars"),
        ("Law", "Low"),
        ("Marketing", "Marking It"),
        ("Administration", "Administrative Support"),
        ("Production", "Promotion"),
    ],
)
def test_names_that_do_not(names: tuple[str, ...]) -> None:
    expect(in_one_cluster(*names), "")


def test_one_name_misspelt_in_several_ways_is_one_finding_each() -> None:
    expect(
        in_one_cluster("Insurance", "Insurence", "Nursing", "Insurance Law", "Insurrance"),
        """
        15:26 warning CT504 similar-pathway at /pathways/1/name: "Insurence"
          pathway "p1" and pathway "p0" in cluster "finance" differ only by one letter: "Insurence", "Insurance"
          hint: one pathway, once misspelt?
          14:26 "Insurance", by one letter
        18:26 warning CT504 similar-pathway at /pathways/4/name: "Insurrance"
          pathway "p4" and pathway "p0" in cluster "finance" differ only by one letter: "Insurrance", "Insurance"
          hint: one pathway, once misspelt?
          14:26 "Insurance", by one letter
        """,
    )


def test_one_name_that_is_near_to_several_is_one_finding() -> None:
    expect(
        in_one_cluster("Underwriting", "Nursing", "Undewritin", "Underwritin"),
        """
        16:26 warning CT504 similar-pathway at /pathways/2/name: "Undewritin"
          pathway "p2" and pathway "p0" in cluster "finance" differ only by two letters: "Undewritin",
            "Underwriting"
          hint: one pathway, once misspelt?
          14:26 "Underwriting", by two letters
        17:26 warning CT504 similar-pathway at /pathways/3/name: "Underwritin"
          pathway "p3" and pathway "p0" in cluster "finance" differ only by one letter: "Underwritin",
            "Underwriting"
          hint: one pathway, once misspelt?
          14:26 "Underwriting", by one letter
          16:26 "Undewritin", by one letter
        """,
    )


def test_pathways_of_two_clusters_are_not_compared() -> None:
    expect(document(clusters=TWO, pathways=[pathway("a", name="Insurance"), pathway("b", "sales", "Insurence")]), "")


def test_worlds_clusters_and_aliases_are_not_compared() -> None:
    worlds = [world("health-care"), world("health-cares", "Health Cares")]
    clusters = [
        cluster("finance", ["health-care", "health-cares"], "Finance"),
        cluster("b", ["health-care"], "Finances"),
    ]
    rows = [pathway("a", name="Insurance", aliases=["Insurence"]), pathway("b", "b", "Insurences")]
    assert codes(check_text(document(worlds=worlds, clusters=clusters, pathways=rows)), "error", "warning") == []


def test_one_name_twice_is_no_slip() -> None:
    assert codes(check_text(in_one_cluster("Law & Order", "LAW & ORDER"))) == ["CT501"]


def test_two_names_run_together() -> None:
    expect(
        in_one_cluster("Law Enforcement Services Legal Services", "Law Enforcement Services", "Legal Services"),
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
        # One of three words or more at the beginning or the end, and two words or more beside it.
        (
            ["Law Enforcement Services"],
            "Law Enforcement Services Night School",
            ("Law Enforcement Services", "Night School"),
        ),
        (
            ["Law Enforcement Services"],
            "Night School Law Enforcement Services",
            ("Night School", "Law Enforcement Services"),
        ),
        (["Law & Order"], "Law & Order Night School", ("Law & Order", "Night School")),
        # One of two words, where the rest is a name too.
        (["Legal Services", "Visual Arts"], "Legal Services Visual Arts", ("Legal Services", "Visual Arts")),
        (["Legal Services", "Visual Arts"], "LEGAL SERVICES visual arts", ("LEGAL SERVICES", "visual arts")),
        # What joins the words within one of them does not count.
        (
            ["Travel & Tourism", "Food & Drink"],
            "Travel & Tourism Food & Drink",
            ("Travel & Tourism", "Food & Drink"),
        ),
        # A joiner at one place does not hide another.
        (
            ["Law Enforcement Services", "Animal Health Care"],
            "Law Enforcement Services & Legal Aid Animal Health Care",
            ("Law Enforcement Services & Legal Aid", "Animal Health Care"),
        ),
        (
            ["Law Enforcement Services"],
            "Law  Enforcement Services\u00a0Night School",
            ("Law Enforcement Services", "Night School"),
        ),
    ],
)
def test_names_that_begin_or_end_with_another(known: list[str], name: str, parts: tuple[str, str]) -> None:
    found = only(check_text(in_one_cluster(*known, name)), "CT507")
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
        (["Law Enforcement Services"], "Law Enforcement Services & Legal Aid"),
        (["Law Enforcement Services"], "Law Enforcement Services and Legal Aid"),
        (["Law Enforcement Services"], "Legal Aid and Law Enforcement Services"),
        (["Law Enforcement Services"], "Law Enforcement Services, Legal Aid"),
        (["Law Enforcement Services"], "Law Enforcement Services/Legal Aid"),
        (["Law Enforcement Services"], "Law Enforcement Services / Legal Aid"),
        (["Law Enforcement Services"], "Law Enforcement Services Today"),
        (["Law Enforcement Services"], "Public Law Enforcement Services"),
        (["Legal Services"], "Legal Services Night School"),
        (["Legal Services"], "Night School Legal Services"),
        (["Law"], "Law Enforcement Services Today"),
        (["Enforcement Services Today"], "Law Enforcement Services Today Is Good"),
    ],
)
def test_names_that_hold_another_but_are_one(known: list[str], name: str) -> None:
    assert codes(check_text(in_one_cluster(*known, name)), "error", "warning") == []


def test_names_of_other_kinds_and_clusters_count_and_aliases_do_not() -> None:
    rows = [pathway("a", name="Health Care Center Night School"), pathway("b", "sales", aliases=["Night School Law"])]
    rows += [pathway("c", "sales", name="Night School Law Legal Aid")]
    worlds = [world("health-care", "Health Care Center"), world("manufacturing")]
    report = check_text(document(worlds=worlds, clusters=TWO, pathways=rows))
    assert [(found.code, found.path) for found in report.diagnostics] == [("CT507", "/pathways/0/name")]


def test_a_world_or_a_cluster_may_be_two_names_in_one() -> None:
    worlds = [world("health-care", "Health Care Trades Travel & Tourism"), world("manufacturing", "Travel & Tourism")]
    assert only(check_text(document(worlds=worlds))).path == "/worlds/0/name"


def test_the_national_list_raises_no_warning() -> None:
    content = json.loads(PUBLISHED)
    assert [row["name"] for row in content["pathways"]].count(SHORT) == 1
    for row in content["pathways"]:
        if row["name"] == SHORT:
            row["name"] += ", Management & Regulation"
    for cluster_id, names in FURTHER.items():
        content["pathways"] += [pathway(slug(name), cluster_id, name) for name in names]
    assert len(content["pathways"]) == 79
    report = check_text(json.dumps(content))
    assert codes(report, "warning") == []


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_the_bundled_data_raise_no_warning(version: str) -> None:
    report = check_text(read_release(release_of("joco-works", version)))
    assert codes(report) == ["CT406"]
