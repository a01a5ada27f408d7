"""The bundled table is the published one, repaired as its `repairs` say and in no other way.

Each repair, in order, replaces `printed`, which stands there exactly once, by `read_as`. What comes out can be taken
apart blindly: a row is `cluster TAB worlds TAB pathways`, and "; " stands between names and nowhere else.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy import datasets
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.text.normal_forms import MARKER, slug
from tests.helpers import DATA

ROOT = Path(__file__).parents[2]
BUNDLED = Path(datasets.__file__).parent
SOURCE = (DATA / "joco-works-career-clusters.txt").read_bytes().decode()
DOCUMENT = (BUNDLED / "joco-works/1.0.0.json").read_bytes()
DATASET = ct.Dataset.model_validate_json(DOCUMENT)
HEADER = "Career Cluster\tWorld\tCareer Pathway\n"
DIGEST = "sha256:6643a283a382748c4dfe4b23a3c8fc8938767da778e6c6f5a24a9d0debef9022"


def repaired(repairs: Iterable[ct.Repair] = DATASET.repairs) -> str:
    text = SOURCE
    for repair in repairs:
        assert text.count(repair.printed) == 1, repair.place
        text = text.replace(repair.printed, repair.read_as)
    return text


def parsed(text: str) -> tuple[list[tuple[str, str, list[str]]], list[str]]:
    """The rows of the table and the names of the closing list, by nothing but splitting."""
    table = text.split(HEADER)[1]
    rows, listed = table.split("\n\n\n\n\n\nAll Worlds\n\n")
    found = []
    for row in rows.split("\n"):
        cluster, worlds, pathways = row.split("\t")
        found.append((cluster, worlds, pathways.split("; ")))
    return found, listed.split("; ")


def test_the_repaired_text_is_the_table_of_the_bundled_document() -> None:
    rows, listed = parsed(repaired())
    assert [(world.id, world.name) for world in DATASET.worlds] == [(slug(name), name) for name in listed]
    assert [(cluster.id, cluster.name) for cluster in DATASET.clusters] == [(slug(name), name) for name, _, _ in rows]
    assert [cluster.worlds for cluster in DATASET.clusters] == [
        MARKER if worlds == "All Worlds" else tuple(map(slug, worlds.split("; "))) for _, worlds, _ in rows
    ]
    assert [(pathway.id, pathway.name, pathway.cluster) for pathway in DATASET.pathways] == [
        (slug(name), name, slug(cluster)) for cluster, _, names in rows for name in names
    ]


def test_nothing_of_the_table_and_the_closing_list_is_left_over(tax: ct.Taxonomy) -> None:
    def row(cluster: ct.Cluster) -> str:
        worlds = [world.name for world in tax.worlds_of(cluster)]
        if cluster.worlds == MARKER:
            assert worlds == [world.name for world in tax.worlds]
            worlds = ["All Worlds"]
        pathways = [pathway.name for pathway in tax.pathways_of(cluster)]
        return f"{cluster.name}\t{'; '.join(worlds)}\t{'; '.join(pathways)}\n"

    table = HEADER + "".join(map(row, tax.clusters))
    listed = "; ".join(world.name for world in tax.worlds)
    preamble = SOURCE.partition(HEADER)[0]
    assert repaired() == f"{preamble}{table}\n\n\n\n\nAll Worlds\n\n{listed}"


def test_the_text_before_the_table_holds_the_title_and_no_record() -> None:
    assert DATASET.source is not None
    assert SOURCE.partition(HEADER)[0] == (
        f"\n\n{DATASET.source.title}\n\n"
        "Career clusters contain occupations that require similar knowledge and skills.\n\n"
        "A **World** is a way to group similar clusters that may overlap together.\n\n"
        "Career Pathways within each cluster help identify useful training to prepare for work in specific jobs.\n\n"
    )


@pytest.mark.parametrize("repair", DATASET.repairs, ids=lambda repair: repair.place)
def test_what_a_repair_calls_printed_stands_in_the_source(repair: ct.Repair) -> None:
    assert repair.printed in SOURCE
    assert repair.printed != repair.read_as
    assert repair.place.strip()
    assert repair.why.strip()


@pytest.mark.parametrize("number", range(len(DATASET.repairs)))
def test_no_repair_is_idle(number: int) -> None:
    without = [repair for index, repair in enumerate(DATASET.repairs) if index != number]
    assert repaired(without) != repaired()


def test_a_repair_moves_words_and_neither_adds_nor_drops_one() -> None:
    """But for three: the ghost row, the misread row, and the heading that says what the marker refers to."""

    def words(text: str) -> list[str]:
        return sorted(text.casefold().replace(";", " ").replace(",", " ").replace("/", " ").split())

    others = [repair for repair in DATASET.repairs if words(repair.printed) != words(repair.read_as)]
    assert [(repair.printed.strip(), repair.read_as.strip()) for repair in others] == [
        ("All Worlds\tAccounting", ""),
        ("Information Technology\tEporgy 9\tInformation Support & Societor", ""),
        ("WORLDS OF JOCO WORKS", "All Worlds"),
    ]


def test_there_is_as_much_as_was_printed() -> None:
    named = [cluster.worlds for cluster in DATASET.clusters if cluster.worlds != MARKER]
    assert (len(DATASET.worlds), len(DATASET.clusters), len(DATASET.pathways)) == (10, 16, 73)
    assert sum(map(len, named)) == 17
    assert len(DATASET.clusters) - len(named) == 5


def test_the_ghost_row_and_the_misread_row_left_nothing_behind(tax: ct.Taxonomy) -> None:
    education = tax.cluster("education-training")
    assert [pathway.name for pathway in tax.pathways_of(education)] == [
        "Administration & Administrative Support",
        "Professional Support Services",
        "Teaching/Training",
    ]
    assert [pathway.cluster for pathway in tax.pathways if pathway.name == "Accounting"] == ["finance"]
    assert [cluster.id for cluster in tax.clusters].count("information-technology") == 1
    lists = DOCUMENT.partition(b'"repairs"')[0]
    assert b"Eporgy" not in lists
    assert b"Societor" not in lists
    assert b"All worlds" not in lists


def test_no_record_carries_what_the_table_does_not_print() -> None:
    records: list[ct.World | ct.Cluster | ct.Pathway] = [*DATASET.worlds, *DATASET.clusters, *DATASET.pathways]
    for record in records:
        assert (record.aliases, dict(record.codes), record.note) == ((), {}, "")
    assert DATASET.retired == ()


def test_the_bundled_document_is_in_canonical_form() -> None:
    assert canonical_bytes(DATASET) == DOCUMENT
    assert ct.load("joco-works", version="1.0.0").dataset == DATASET


def test_recorded_digests_are_those_of_the_files() -> None:
    lines = (BUNDLED / "SHA256SUMS").read_bytes().decode().splitlines()
    files = sorted(BUNDLED.rglob("*.json"))
    digests = [sha256(file.read_bytes()).hexdigest() for file in files]
    names = [file.relative_to(BUNDLED).as_posix() for file in files]
    assert lines == [f"{digest}  {name}" for digest, name in zip(digests, names, strict=True)]


def test_a_released_document_never_changes(tax: ct.Taxonomy) -> None:
    assert ct.load("joco-works", version="1.0.0").digest == DIGEST
    assert json.loads(DOCUMENT)["version"] == "1.0.0"


def test_git_keeps_the_bytes_of_documents_and_cases(tmp_path: Path) -> None:
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    assert {"src/careertaxonomy/datasets/** -text", "tests/data/** -text"} <= {*rules.splitlines()}
    git = shutil.which("git")
    if git is not None:
        (tmp_path / ".gitattributes").write_text(rules, encoding="utf-8")
        subprocess.run([git, "init", "--quiet", tmp_path], check=True)
        files = ["src/careertaxonomy/datasets/joco-works/1.0.0.json", "tests/data/joco-works-career-clusters.txt"]
        command = [git, "-C", str(tmp_path), "check-attr", "text", "--", *files]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert said.splitlines() == [f"{file}: text: unset" for file in files]


NAMED_LINKS = {
    "agriculture-food-natural-resources": ["agriculture"],
    "architecture-construction": ["construction"],
    "arts-audio-video-technology-communications": ["energy-technology"],
    "government-public-administration": [
        "public-works-safety",
        "transportation-logistics",
        "hospitality-tourism-retail",
        "health-care",
    ],
    "health-science": ["health-care", "biotechnology", "manufacturing"],
    "hospitality-tourism": ["hospitality-tourism-retail"],
    "human-services": ["health-care", "transportation-logistics"],
    "information-technology": ["energy-technology"],
    "law-public-safety-corrections-security": ["public-works-safety"],
    "manufacturing": ["manufacturing"],
    "transportation-distribution-logistics": ["transportation-logistics"],
}
ALL_WORLDS = [
    "business-management-administration",
    "education-training",
    "finance",
    "marketing",
    "science-technology-engineering-mathematics",
]


def test_every_link_can_be_had_in_printed_order(tax: ct.Taxonomy) -> None:
    everything = [world.id for world in tax.worlds]
    found = {cluster.id: [world.id for world in tax.worlds_of(cluster)] for cluster in tax.clusters}
    assert found == {**NAMED_LINKS, **dict.fromkeys(ALL_WORLDS, everything)}


def test_a_world_that_no_row_names_has_the_clusters_of_all_worlds(tax: ct.Taxonomy) -> None:
    resources = tax.world("workforce-resources")
    assert resources.name == "Workforce Resources"
    assert [cluster.id for cluster in tax.clusters_of(resources)] == ALL_WORLDS
    assert [pathway.name for pathway in tax.pathways_of(resources)] == [
        *("Administrative Support", "Business Information Management", "General Management"),
        *("Human Resources Management", "Operations Management"),
        *("Administration & Administrative Support", "Professional Support Services", "Teaching/Training"),
        *("Accounting", "Banking Services", "Business Finance", "Insurance", "Securities & Investments"),
        *("Marketing Communications", "Marketing Management", "Marketing Research", "Merchandising"),
        *("Professional Sales", "Engineering & Technology", "Science & Mathematics"),
    ]


def test_the_clusters_of_a_world_come_in_printed_order(tax: ct.Taxonomy) -> None:
    assert [cluster.name for cluster in tax.clusters_of(tax.world("health-care"))] == [
        "Business Management & Administration",
        "Education & Training",
        "Finance",
        "Government & Public Administration",
        "Health Science",
        "Human Services",
        "Marketing",
        "Science, Technology, Engineering & Mathematics",
    ]
