"""CT503 and CT504: names that are nearly another name."""

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
        ("Pre-Construction", "Preconstruction", "in how words are parted"),
        ("E-Commerce", "Ecommerce", "in how words are parted"),
        ("A/V Technology", "AV Technology", "in how words are parted"),
        ("U.S. History", "US History", "in how words are parted"),
        ("Food & Drink", "Food and Drinks", "by a plural"),
        ("Pharmacy", "Pharmacies", "by a plural"),
        ("Law & Order", "Order & Law", "in the order of the words"),
        ("Support Services", "Services, Support", "in the order of the words"),
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
        in_one_cluster("Metal Farming", "Plant Systems", "Metal Forging", "Metal Forming"),
        """
        17:26 warning CT504 similar-pathway at /pathways/3/name: "Metal Forming"
          pathway "p3" and pathway "p0" in cluster "finance" differ only by one letter: "Metal Forming", "Metal
            Farming"
          hint: one pathway, once misspelt?
          14:26 "Metal Farming", by one letter
          16:26 "Metal Forging", by one letter
        """,
    )


def test_a_slip_is_held_against_the_first_of_several_that_are_one() -> None:
    expect(
        in_one_cluster("Animal Systems", "Plant Systems", "Systems, Animal", "Animal Sytems"),
        """
        16:26 warning CT504 similar-pathway at /pathways/2/name: "Systems, Animal"
          pathway "p2" and pathway "p0" in cluster "finance" differ only in the order of the words: "Systems,
            Animal", "Animal Systems"
          hint: one pathway, once misspelt?
          14:26 "Animal Systems", in the order of the words
        17:26 warning CT504 similar-pathway at /pathways/3/name: "Animal Sytems"
          pathway "p3" and pathway "p0" in cluster "finance" differ only by one letter: "Animal Sytems", "Animal
            Systems"
          hint: one pathway, once misspelt?
          14:26 "Animal Systems", by one letter
        """,
    )


def test_one_name_twice_is_no_slip_where_its_plural_is_near() -> None:
    """A word that stands once is near to its plural, and the plural stands in two names that are one."""
    assert codes(check_text(in_one_cluster("Wild Animals", "Wild Animals", "Animal Trade"))) == ["CT501"]


@pytest.mark.parametrize(
    "names",
    [
        # Both words stand in other names too.
        ("Farming", "Forming", "Metal Forming", "Fish Farming"),
        ("Water Services", "Waiter Services", "Water Quality", "Waiter Training"),
        # Two letters.
        ("Underwriting", "Undewritin"),
        # Both are short, and neither is the only pair: how the names of this list are.
        ("Casting", "Coating", "Costing", "Posting"),
        ("C", "C++", "C#"),
        ("Web 2.0 Design", "Web 20 Design"),
        ("Track A", "Track B"),
        ("Calculus AB", "Calculus BC"),
        ("World History II", "World History III"),
    ],
)
def test_names_with_words_at_home_or_with_numbers(names: tuple[str, ...]) -> None:
    assert "CT504" not in codes(check_text(in_one_cluster(*names)))


def test_pathways_of_two_clusters_are_not_compared() -> None:
    expect(document(clusters=TWO, pathways=[pathway("a", name="Insurance"), pathway("b", "sales", "Insurence")]), "")


def test_aliases_are_not_compared() -> None:
    rows = [pathway("a", name="Insurance", aliases=["Insurence"]), pathway("b", aliases=["Insurrance"])]
    assert "CT504" not in codes(check_text(document(pathways=rows)))


def test_worlds_and_clusters_are_compared() -> None:
    worlds = [world("health-care"), world("health-cares", "Health Cares")]
    clusters = [
        cluster("finance", ["health-care", "health-cares"], "Corporate Finance"),
        cluster("b", ["health-care"], "Coporate Finance"),
    ]
    expect(
        document(worlds=worlds, clusters=clusters, pathways=[pathway("a"), pathway("c", "b")]),
        """
        8:36 warning CT503 similar-name at /worlds/1/name: "Health Cares"
          World "health-cares" and World "health-care" differ only by a plural: "Health Cares", "Health Care"
          hint: one World, once misspelt?
          7:35 "Health Care", by a plural
        12:25 warning CT503 similar-name at /clusters/1/name: "Coporate Finance"
          cluster "b" and cluster "finance" differ only by one letter: "Coporate Finance", "Corporate Finance"
          hint: one cluster, once misspelt?
          11:31 "Corporate Finance", by one letter
        """,
    )


def test_one_name_twice_is_no_slip() -> None:
    assert codes(check_text(in_one_cluster("Law & Order", "LAW & ORDER"))) == ["CT501"]


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
