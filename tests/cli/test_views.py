"""Records as the command line shows them."""

from __future__ import annotations

import pytest

from careertaxonomy.cli.views import described
from careertaxonomy.model.records import Dataset
from careertaxonomy.model.taxonomy import Taxonomy
from tests.helpers import cluster, document, pathway, world


@pytest.fixture
def own() -> Taxonomy:
    worlds = [world("care", "Health & Care", aliases=["Medicine"]), world("works")]
    clusters = [cluster("care", ["works", "care"], "Caring"), cluster("trade", "all")]
    pathways = [pathway("nursing", "care"), pathway("sales", "trade"), pathway("sales-care", "care", "Sales")]
    return Taxonomy(Dataset.model_validate_json(document(worlds=worlds, clusters=clusters, pathways=pathways)))


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
