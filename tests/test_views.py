"""Records as the command line shows them."""

from __future__ import annotations

import pytest

from careertaxonomy.models import Dataset
from careertaxonomy.taxonomy import Taxonomy
from careertaxonomy.views import columns, described, kind_of, linked, matches, records_of, reference
from tests.helpers import cluster, document, pathway, world

KINDS = ("world", "cluster", "pathway")


@pytest.fixture
def own() -> Taxonomy:
    worlds = [world("care", "Health & Care", aliases=["Medicine"]), world("works")]
    clusters = [cluster("care", ["works", "care"], "Caring"), cluster("trade", "all")]
    pathways = [pathway("nursing", "care"), pathway("sales", "trade"), pathway("sales-care", "care", "Sales")]
    return Taxonomy(Dataset.model_validate_json(document(worlds=worlds, clusters=clusters, pathways=pathways)))


def test_references(own: Taxonomy) -> None:
    assert [reference(record) for record in records_of(own, KINDS)] == [
        *("world:care", "world:works", "cluster:care", "cluster:trade"),
        *("pathway:nursing", "pathway:sales", "pathway:sales-care"),
    ]
    assert [kind_of(record) for record in records_of(own, ["cluster"])] == ["cluster", "cluster"]
    assert records_of(own, []) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nursing", "pathway:nursing"),
        ("NURSING", "pathway:nursing"),
        ("  Nursing.", "pathway:nursing"),
        ("health and care", "world:care"),
        ("medicine", "world:care"),
        ("care", "world:care cluster:care"),
        ("Caring", "cluster:care"),
        ("world:care", "world:care"),
        ("cluster:care", "cluster:care"),
        ("WORLD:care", ""),
        ("sales", "pathway:sales pathway:sales-care"),
        ("sales-care", "pathway:sales-care"),
        ("sale", ""),
        ("", ""),
        ("&", ""),
        ("...", ""),
    ],
)
def test_what_a_person_may_mean(own: Taxonomy, text: str, found: str) -> None:
    assert [reference(record) for record in matches(own, text, KINDS)] == found.split()


def test_what_a_person_may_mean_among_some_kinds(own: Taxonomy) -> None:
    assert [reference(record) for record in matches(own, "care", ["cluster"])] == ["cluster:care"]
    assert matches(own, "world:care", ["cluster"]) == []


def test_columns() -> None:
    assert columns([("a", "bb", "c"), ("aaa", "b", "")]) == "a    bb  c\naaa  b\n"
    assert columns([]) == ""


def test_what_a_record_is_linked_to(own: Taxonomy) -> None:
    def ids(record: str) -> dict[str, list[str]]:
        return {kind: [other.id for other in others] for kind, others in linked(own, own.get(record)).items()}

    assert ids("world:care") == {"clusters": ["care", "trade"], "pathways": ["nursing", "sales", "sales-care"]}
    assert ids("cluster:care") == {"worlds": ["works", "care"], "pathways": ["nursing", "sales-care"]}
    assert ids("cluster:trade") == {"worlds": ["care", "works"], "pathways": ["sales"]}
    assert ids("pathway:nursing") == {"clusters": ["care"], "worlds": ["works", "care"]}


def test_a_record_described(own: Taxonomy) -> None:
    text, plain = described(own, own.get("cluster:trade"))
    assert text == (
        "Trade\n  cluster:trade in our-careers 1.0.0\n\nWorlds (2, All Worlds):\n  care   Health & Care\n"
        "  works  Works\n\nPathways (1):\n  sales  Sales\n"
    )
    assert plain == {
        "kind": "cluster",
        "id": "trade",
        "name": "Trade",
        "worlds": "all",
        "dataset": "our-careers",
        "version": "1.0.0",
        "linked": {
            "worlds": [{"id": "care", "name": "Health & Care"}, {"id": "works", "name": "Works"}],
            "pathways": [{"id": "sales", "name": "Sales"}],
        },
    }
