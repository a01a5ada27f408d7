"""`careertaxonomy show`: one record, and what it is linked to."""

from __future__ import annotations

import json

from careertaxonomy.cli.views import described
from careertaxonomy.model.records import Dataset
from careertaxonomy.model.taxonomy import Taxonomy
from tests.helpers import Run, cluster, document, pathway, world


def test_show_a_world(run: Run, own: str) -> None:
    expected = (
        "Care\n  world:care in our-careers 1.0.0\n  also called: Health\n  local code: 1\n  note: Since 2020\n\n"
        "Clusters (1):\n  care  Care\n\nPathways (2):\n  Care\n    nursing     Nursing\n    sales-care  Sales\n"
    )
    assert run("show", "world:care", "--dataset", own) == (0, expected, "")
    assert run("show", "health", "--dataset", own) == (0, expected, "")
    assert run("show", "Care", "--dataset", own) == (
        2,
        "",
        'careertaxonomy: "Care" may be world:care or cluster:care; say which\n',
    )


def test_show_a_cluster(run: Run, own: str) -> None:
    status, out, _ = run("show", "cluster:care", "--dataset", own)
    assert status == 0
    assert out == (
        "Care\n  cluster:care in our-careers 1.0.0\n\nWorlds (2):\n  care   Care\n  works  Works\n\n"
        "Pathways (2):\n  nursing     Nursing\n  sales-care  Sales\n"
    )
    assert "\nWorlds (10, All Worlds):\n" in run("show", "finance")[1]


def test_show_a_pathway(run: Run, own: str) -> None:
    expected = (
        "Nursing\n  pathway:nursing in our-careers 1.0.0\n\nCluster:\n  care  Care\n\n"
        "Worlds (2):\n  care   Care\n  works  Works\n"
    )
    assert run("show", "NURSING", "--dataset", own) == (0, expected, "")
    message = 'careertaxonomy: "sales" may be pathway:sales or pathway:sales-care; say which\n'
    assert run("show", "sales", "--dataset", own) == (2, "", message)


def test_show_as_json(run: Run, own: str) -> None:
    status, out, _ = run("show", "world:care", "--dataset", own, "--format", "json")
    assert status == 0
    assert json.loads(out) == {
        "kind": "world",
        "id": "care",
        "name": "Care",
        "aliases": ["Health"],
        "codes": {"local": "1"},
        "note": "Since 2020",
        "dataset": "our-careers",
        "version": "1.0.0",
        "linked": {
            "clusters": [{"id": "care", "name": "Care"}],
            "pathways": [{"id": "nursing", "name": "Nursing"}, {"id": "sales-care", "name": "Sales"}],
        },
    }


def test_a_record_described() -> None:
    clusters, pathways = [cluster("trade", "all")], [pathway("sales", "trade")]
    worlds = [world("care", "Health & Care"), world("works")]
    own = Taxonomy(Dataset.model_validate_json(document(worlds=worlds, clusters=clusters, pathways=pathways)))
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
