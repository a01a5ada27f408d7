"""Labels of a taxonomy: `find`, `resolve`, `has`, defaults, and the `Resolver`."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest

import careertaxonomy as ct
from careertaxonomy.model.resolving import names_of
from tests.helpers import cluster, document, pathway, retired

TAX = ct.load("joco-works", version="1.1.0")
OWN = ct.Taxonomy(
    ct.Dataset.model_validate_json(
        document(
            clusters=[cluster("finance"), cluster("trade")],
            pathways=[
                pathway("accounting"),
                pathway("selling", "trade", "Sales"),
                pathway("sales", "finance", "Sales"),
            ],
            retired=[
                retired("pathway", "typing", "shorthand"),
                retired("pathway", "shorthand", "accounting", "sales"),
                retired("cluster", "weaving"),
            ],
        )
    )
)


def test_resolve_takes_its_arguments_from_the_call() -> None:
    assert TAX.resolve("Health Sci.", kind="cluster").ref == "cluster:health-science"
    assert TAX.resolve("Health Sci.", kind="cluster", least="sure").outcome == "unknown"
    assert TAX.resolve("HLTH", kind="cluster").outcome == "code"
    assert TAX.resolve("HLTH", kind="cluster", codes=("nc-dpi",)).level == "code"
    assert TAX.resolve("HLTH", codes="nc-dpi").ref == "cluster:health-science"
    assert TAX.resolve("Health Sci.").ref == "cluster:health-science"
    assert TAX.resolve("Manufacturing").outcome == "ambiguous"
    assert TAX.resolve(None).outcome == "empty"


def test_the_cluster_that_is_known_may_be_an_id_or_a_label() -> None:
    assert OWN.resolve("Sales", kind="pathway").candidates == ("pathway:selling", "pathway:sales")
    assert OWN.resolve("Sales", kind="pathway", within="trade").id == "selling"
    assert OWN.resolve("Sales", kind="pathway", within="FINANCE").id == "sales"
    assert OWN.resolve("Accounting", kind="pathway", within="trade").outcome == "other-cluster"
    assert OWN.resolve("Accounting", kind="pathway", within="weaving").id == "accounting"


def test_what_replaced_a_retired_record_is_where_the_chain_ends() -> None:
    found = OWN.resolve("Typing", kind="pathway")
    assert (found.outcome, found.candidates) == ("retired", ("pathway:accounting", "pathway:sales"))
    assert OWN.resolve("Weaving", kind="cluster").candidates == ()


def test_a_resolver_is_immutable_and_pickles() -> None:
    resolver = ct.Resolver(TAX, kind="cluster", codes=["ceds"], decisions=ct.Decisions({"Pre-Med": "health-science"}))
    with pytest.raises(AttributeError, match="a Resolver cannot be changed"):
        resolver.kind = "pathway"
    again = pickle.loads(pickle.dumps(resolver))
    labels = ["06", "pre-med", "Health Sci", "Nursing", None]
    assert again.each(labels) == resolver.each(labels)


def test_threads_may_share_a_resolver() -> None:
    resolver = ct.Resolver(names_fresh(), kind="pathway")
    labels = [f"{pathway.name} {end}" for pathway in TAX.pathways for end in ("", "Systm", "Mgmt")]
    expected = ct.Resolver(TAX, kind="pathway").each(labels)
    with ThreadPoolExecutor(4) as pool:
        assert tuple(pool.map(resolver.resolve, labels)) == expected


def names_fresh() -> ct.Taxonomy:
    return ct.Taxonomy(TAX.dataset)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"kind": "planet"}, ct.UnknownKindError, 'no kind "planet"'),
        (
            {"least": "certain"},
            ct.UnknownLevelError,
            'no level "certain"; available: sure, close, loose, decided, exact',
        ),
        ({"codes": ("soc",)}, ct.UnknownCodeError, 'no scheme "soc" in joco-works 1.1.0; available: ceds, nc-dpi'),
        (
            {"kind": "cluster", "decisions": ct.Decisions({"x": "finanse"})},
            ct.UnknownIdError,
            'no cluster "finanse" in joco-works 1.1.0; did you mean "finance"',
        ),
        ({"decisions": ct.Decisions({"x": "finance"})}, ct.UnknownIdError, 'that is "cluster:finance"'),
    ],
)
def test_arguments_that_cannot_be_meant(options: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ct.Resolver(TAX, **options)  # type: ignore[arg-type]  # as the test says


def test_a_resolver_is_over_a_taxonomy() -> None:
    with pytest.raises(ct.WrongKindError, match="a Taxonomy is wanted here, not Dataset"):
        ct.Resolver(TAX.dataset)  # type: ignore[arg-type]  # that it is refused is the point


def test_find_takes_a_text_and_a_kind() -> None:
    assert [match.ref for match in TAX.find("health", "cluster")] == ["cluster:health-science"]
    assert TAX.find("health", None) == TAX.find("health")
    with pytest.raises(ct.UnknownKindError, match='no kind "planet"'):
        TAX.find("health", "planet")
    with pytest.raises(ct.WrongKindError, match="a text to find is wanted here, not int"):
        TAX.find(6)  # type: ignore[arg-type]  # that it is refused is the point


def test_has_a_reference() -> None:
    assert TAX.has("cluster:finance")
    for reference in ("cluster:finanse", "world:finance", "finance", "planet:mars", ""):
        assert not TAX.has(reference)
    with pytest.raises(ct.WrongKindError, match='a reference such as "cluster:finance" is wanted here, not int'):
        TAX.has(6)  # type: ignore[arg-type]  # that it is refused is the point


def test_a_lookup_with_a_default_raises_nothing() -> None:
    assert TAX.world("health-care", None) is TAX.world("health-care")
    assert TAX.world("helth-care", None) is None
    assert TAX.cluster("finanse", TAX.cluster("finance")).id == "finance"
    assert TAX.pathway("nursing", "none") == "none"
    assert TAX.get("cluster:finance", None) is TAX.cluster("finance")
    assert TAX.get("cluster:finanse", 7) == 7
    assert TAX.get("finance", None) is None
    with pytest.raises(ct.WrongKindError):
        TAX.world(6, None)  # type: ignore[call-overload]  # that it is refused is the point


def test_names_are_indexed_once() -> None:
    assert TAX._names is TAX._names
    assert len(names_of(TAX.dataset).rows) == 99
