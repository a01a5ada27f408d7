"""What is said of an id or a reference that a version does not have, what a person may mean, and what is linked."""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from careertaxonomy.model.lookups import linked, matches
from careertaxonomy.model.references import KINDS, Reference
from tests.helpers import cluster, document, pathway, retired, world

OURS = ct.Taxonomy(
    ct.Dataset.model_validate_json(
        document(
            worlds=[world("health-care"), world("manufacturing"), world("law", "Law & Order"), world("trade")],
            retired=[
                retired("world", "commerce", "trade"),
                retired("world", "shops", "stores", "law", version="0.8.0"),
                retired("world", "stores", "commerce"),
                retired("world", "circle", "round"),
                retired("world", "round", "circle"),
                retired("cluster", "law", version="0.9.0"),
            ],
        )
    )
)
ITS_ID, THAT_IS, GUESS = "; its id is {}", "; that is {}", "; did you mean {}?"
MISSES = [
    ("world", "helth-care", 'world "helth-care"', GUESS, ("health-care",)),
    ("world", "Health Care", 'world "Health Care"', ITS_ID, ("health-care",)),
    (
        "world",
        "transportation and logistics",
        'world "transportation and logistics"',
        ITS_ID,
        ("transportation-logistics",),
    ),
    ("world", "finance", 'world "finance"', "; that is a cluster, {}", ("cluster:finance",)),
    ("cluster", "Health Care", 'cluster "Health Care"', "; that is a World, {}", ("world:health-care",)),
    ("world", "", 'world ""', "", ()),
    ("cluster", "FINANCE", 'cluster "FINANCE"', ITS_ID, ("finance",)),
    ("pathway", "legal-service", 'pathway "legal-service"', GUESS, ("legal-services",)),
    ("pathway", "Health Services", 'pathway "Health Services"', GUESS, ("counseling-mental-health-services",)),
    ("get", "cluster:finanse", 'cluster "finanse"', GUESS, ("finance",)),
    ("get", "pathway:", 'pathway ""', "", ()),
    ("get", "finance", 'reference "finance"', THAT_IS, ("cluster:finance",)),
    (
        "get",
        "Securities and Investments",
        'reference "Securities and Investments"',
        THAT_IS,
        ("pathway:securities-investments",),
    ),
    ("get", "finanse", 'reference "finanse"', GUESS, ("cluster:finance",)),
    ("get", "clusters:finance", 'reference "clusters:finance"', THAT_IS, ("cluster:finance",)),
    ("get", "manufacturing", 'reference "manufacturing"', THAT_IS, ("world:manufacturing", "cluster:manufacturing")),
    ("get", "planet:mars", 'reference "planet:mars"', "", ()),
    ("clusters_of", ct.World(id="x", name="X"), 'world "x"', "", ()),
    ("pathways_of", ct.World(id="x", name="X"), 'world "x"', "", ()),
    ("pathways_of", ct.Cluster(id="x", name="X", worlds="all"), 'cluster "x"', "", ()),
    ("worlds_of", ct.Cluster(id="x", name="X", worlds="all"), 'cluster "x"', "", ()),
    ("worlds_of", ct.Pathway(id="x", name="X", cluster="finance"), 'pathway "x"', "", ()),
    ("cluster_of", ct.Pathway(id="x", name="X", cluster="finance"), 'pathway "x"', "", ()),
]


@pytest.mark.parametrize(("query", "given", "what", "offer", "suggestions"), MISSES)
def test_a_miss_names_the_dataset_and_version_and_what_may_be_meant(
    tax: ct.Taxonomy, query: str, given: object, what: str, offer: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ct.UnknownIdError) as caught:
        getattr(tax, query)(given)
    error = caught.value
    offered = " or ".join(f'"{suggestion}"' for suggestion in suggestions)
    assert str(error) == f"no {what} in joco-works 1.0.0{offer.format(offered)}"
    assert f'{error.kind} "{error.id}"' == what
    assert (error.dataset, error.version, error.suggestions) == ("joco-works", "1.0.0", suggestions)
    assert error.sure == (offer not in ("", GUESS))
    assert (error.retired_in, error.newer_version) == (None, None)


@pytest.mark.parametrize(
    ("kind", "id", "message", "suggestions"),
    [
        ("world", "commerce", 'retired in 1.0.0, replaced by "trade"', ("trade",)),
        ("world", "shops", 'retired in 0.8.0, replaced by "trade" and "law"', ("trade", "law")),
        ("world", "circle", "retired in 1.0.0, replaced by nothing", ()),
        ("cluster", "law", "retired in 0.9.0, replaced by nothing", ()),
    ],
)
def test_a_retired_id_says_what_stands_for_it_now(
    kind: str, id: str, message: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ct.UnknownIdError) as caught:
        OURS.get(f"{kind}:{id}")
    assert str(caught.value) == f'{kind} "{id}" is not in our-careers 1.0.0: {message}'
    assert caught.value.suggestions == suggestions


@pytest.fixture
def own() -> ct.Taxonomy:
    worlds = [world("care", "Health & Care", aliases=["Medicine"]), world("works")]
    clusters = [cluster("care", ["works", "care"], "Caring"), cluster("trade", "all")]
    pathways = [pathway("nursing", "care"), pathway("sales", "trade"), pathway("sales-care", "care", "Sales")]
    return ct.Taxonomy(ct.Dataset.model_validate_json(document(worlds=worlds, clusters=clusters, pathways=pathways)))


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
def test_what_a_person_may_mean(own: ct.Taxonomy, text: str, found: str) -> None:
    assert [str(Reference.to(record)) for record in matches(own.dataset, text, KINDS)] == found.split()


def test_what_a_person_may_mean_among_some_kinds(own: ct.Taxonomy) -> None:
    assert [str(Reference.to(record)) for record in matches(own.dataset, "care", ["cluster"])] == ["cluster:care"]
    assert matches(own.dataset, "world:care", ["cluster"]) == []


def test_what_a_record_is_linked_to(own: ct.Taxonomy) -> None:
    def ids(record: str) -> dict[str, list[str]]:
        return {kind: [other.id for other in others] for kind, others in linked(own, own.get(record)).items()}

    assert ids("world:care") == {"clusters": ["care", "trade"], "pathways": ["nursing", "sales", "sales-care"]}
    assert ids("cluster:care") == {"worlds": ["works", "care"], "pathways": ["nursing", "sales-care"]}
    assert ids("cluster:trade") == {"worlds": ["care", "works"], "pathways": ["sales"]}
    assert ids("pathway:nursing") == {"clusters": ["care"], "worlds": ["works", "care"]}
