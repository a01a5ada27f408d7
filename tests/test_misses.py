"""What is said of an id or a reference that a version does not have."""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from tests.helpers import document, retired, world

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
MISSES = [
    ("world", "helth-care", 'world "helth-care"', ("health-care",)),
    ("world", "Health Care", 'world "Health Care"', ("health-care",)),
    ("world", "transportation and logistics", 'world "transportation and logistics"', ("transportation-logistics",)),
    ("world", "finance", 'world "finance"', ()),
    ("world", "", 'world ""', ()),
    ("cluster", "FINANCE", 'cluster "FINANCE"', ("finance",)),
    ("pathway", "legal-service", 'pathway "legal-service"', ("legal-services", "sales-service")),
    ("get", "cluster:finanse", 'cluster "finanse"', ("finance",)),
    ("get", "pathway:", 'pathway ""', ()),
    ("get", "finance", 'reference "finance"', ("cluster:finance",)),
    (
        "get",
        "Securities and Investments",
        'reference "Securities and Investments"',
        ("pathway:securities-investments",),
    ),
    ("get", "finanse", 'reference "finanse"', ("cluster:finance",)),
    ("get", "clusters:finance", 'reference "clusters:finance"', ("cluster:finance",)),
    ("get", "manufacturing", 'reference "manufacturing"', ("world:manufacturing", "cluster:manufacturing")),
    ("get", "planet:mars", 'reference "planet:mars"', ()),
    ("clusters_of", ct.World(id="x", name="X"), 'world "x"', ()),
    ("pathways_of", ct.World(id="x", name="X"), 'world "x"', ()),
    ("pathways_of", ct.Cluster(id="x", name="X", worlds="all"), 'cluster "x"', ()),
    ("worlds_of", ct.Cluster(id="x", name="X", worlds="all"), 'cluster "x"', ()),
    ("worlds_of", ct.Pathway(id="x", name="X", cluster="finance"), 'pathway "x"', ()),
    ("cluster_of", ct.Pathway(id="x", name="X", cluster="finance"), 'pathway "x"', ()),
]


@pytest.mark.parametrize(("query", "given", "what", "suggestions"), MISSES)
def test_a_miss_names_the_dataset_and_version_and_offers_close_matches(
    tax: ct.Taxonomy, query: str, given: object, what: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ct.UnknownIdError) as caught:
        getattr(tax, query)(given)
    error = caught.value
    offer = " or ".join(f'"{suggestion}"' for suggestion in suggestions)
    assert str(error) == f"no {what} in joco-works 1.0.0" + (f"; did you mean {offer}?" if offer else "")
    assert f'{error.kind} "{error.id}"' == what
    assert (error.dataset, error.version, error.suggestions) == ("joco-works", "1.0.0", suggestions)
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
