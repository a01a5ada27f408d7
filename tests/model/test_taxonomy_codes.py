"""Records by their codes in other schemes."""

from __future__ import annotations

import pickle
from typing import Any, Literal, assert_type

import pytest

import careertaxonomy as ct
from tests import helpers
from tests.helpers import document, retired

TOWN = ct.Dataset.model_validate_json(
    document(
        worlds=[helpers.world("health-care", codes={"local": "W1", "both": "7"}), helpers.world("trade")],
        clusters=[
            helpers.cluster("finance", "all", codes={"ceds": "06"}),
            helpers.cluster("health", ["health-care"], codes={"ceds": "08", "nc-dpi": "HLTH", "both": "7"}),
            helpers.cluster("sales", ["trade"], codes={"ceds": "16", "nc-dpi": "MRKT"}),
        ],
        pathways=[
            helpers.pathway("accounting", codes={"onet": "13-2011", "both": "8"}),
            helpers.pathway("nursing", "health", codes={"onet": "29-1141"}),
        ],
        retired=[retired("cluster", "law", codes={"ceds": "12", "court": "1"})],
    )
)


@pytest.fixture
def town() -> ct.Taxonomy:
    return ct.Taxonomy(TOWN)


def test_a_code_gives_the_record(town: ct.Taxonomy) -> None:
    assert town.by_code("ceds", "06") is town.cluster("finance")
    assert town.by_code("ceds", "08") is town.cluster("health")
    assert town.by_code("nc-dpi", "MRKT") is town.cluster("sales")
    assert town.by_code("local", "W1") is town.world("health-care")
    assert town.by_code("onet", "29-1141") is town.pathway("nursing")


def test_every_code_of_every_record_finds_it(town: ct.Taxonomy) -> None:
    for world in town.worlds:
        for scheme, code in world.codes.items():
            assert town.by_code(scheme, code, kind="world") is world
    for cluster in town.clusters:
        for scheme, code in cluster.codes.items():
            assert town.by_code(scheme, code, kind="cluster") is cluster
    for pathway in town.pathways:
        for scheme, code in pathway.codes.items():
            assert town.by_code(scheme, code, kind="pathway") is pathway


def test_kind_says_which_is_meant(town: ct.Taxonomy) -> None:
    assert town.by_code("both", "7", kind="world") is town.world("health-care")
    assert town.by_code("both", "7", kind="cluster") is town.cluster("health")
    assert town.by_code("both", "8") is town.pathway("accounting")
    assert town.by_code("both", "8", kind=None) is town.pathway("accounting")


def test_the_kind_is_known_to_a_type_checker(town: ct.Taxonomy) -> None:
    assert_type(town.by_code("both", "7", kind="world"), ct.World)
    assert_type(town.by_code("both", "7", kind="cluster"), ct.Cluster)
    assert_type(town.by_code("both", "8", kind="pathway"), ct.Pathway)
    assert_type(town.by_code("both", "8"), ct.World | ct.Cluster | ct.Pathway)
    kind: Literal["world", "cluster"]
    for kind in ("world", "cluster"):
        assert_type(town.by_code("both", "7", kind=kind), ct.World | ct.Cluster)
    with pytest.raises(ct.CareerTaxonomyError, match="planet"):
        town.by_code("both", "8", kind="planet")  # type: ignore[call-overload]  # that it is refused is the point


MISSES: list[tuple[str, str, str | None, str, tuple[str, ...]]] = [
    ("soc", "11", None, 'no scheme "soc" in our-careers 1.0.0; available: local, both, ceds, nc-dpi, onet', ()),
    ("CEDS", "06", None, 'no scheme "CEDS" in our-careers 1.0.0; available: local, both, ceds, nc-dpi, onet', ()),
    ("", "", "world", 'no scheme "" in our-careers 1.0.0; available: local, both, ceds, nc-dpi, onet', ()),
    ("court", "1", None, 'no scheme "court" in our-careers 1.0.0; available: local, both, ceds, nc-dpi, onet', ()),
    ("ceds", "6", None, 'no record with the ceds code "6" in our-careers 1.0.0; did you mean "06"?', ("06",)),
    ("ceds", " 06 ", None, 'no record with the ceds code " 06 " in our-careers 1.0.0; did you mean "06"?', ("06",)),
    ("ceds", "006", None, 'no record with the ceds code "006" in our-careers 1.0.0; did you mean "06"?', ("06",)),
    ("ceds", "12", None, 'no record with the ceds code "12" in our-careers 1.0.0', ()),
    ("ceds", "", None, 'no record with the ceds code "" in our-careers 1.0.0', ()),
    (
        *("nc-dpi", "hlth", "cluster"),
        'no cluster with the nc-dpi code "hlth" in our-careers 1.0.0; did you mean "HLTH"?',
        ("HLTH",),
    ),
    (
        *("nc-dpi", "mrkd", None),
        'no record with the nc-dpi code "mrkd" in our-careers 1.0.0; did you mean "MRKT"?',
        ("MRKT",),
    ),
    ("ceds", "06", "pathway", 'no pathway with the ceds code "06" in our-careers 1.0.0', ()),
    (
        *("onet", "13-2012", "pathway"),
        'no pathway with the onet code "13-2012" in our-careers 1.0.0; did you mean "13-2011"?',
        ("13-2011",),
    ),
    (
        *("both", "7", None),
        'the both code "7" is on records of several kinds in our-careers 1.0.0; say kind="world" or kind="cluster"',
        ("world", "cluster"),
    ),
]


@pytest.mark.parametrize(("scheme", "code", "kind", "message", "known"), MISSES)
def test_a_miss_says_what_there_is(
    town: ct.Taxonomy, scheme: str, code: str, kind: Any, message: str, known: tuple[str, ...]
) -> None:
    with pytest.raises(ct.UnknownCodeError) as caught:
        town.by_code(scheme, code, kind=kind)
    error = caught.value
    assert str(error) == message
    if message.startswith("no scheme"):
        known = ("local", "both", "ceds", "nc-dpi", "onet")
    assert (error.scheme, error.code, error.kind, error.known) == (scheme, code, kind, known)
    assert (error.dataset, error.version) == ("our-careers", "1.0.0")
    assert vars(pickle.loads(pickle.dumps(error))) == vars(error)


def test_a_dataset_without_codes_has_no_scheme() -> None:
    tax = ct.load("joco-works", version="1.0.0")
    with pytest.raises(ct.UnknownCodeError, match=r'^no scheme "ceds" in joco-works 1\.0\.0; available: none$'):
        tax.by_code("ceds", "06")


@pytest.mark.parametrize(
    ("scheme", "code", "message"),
    [
        ("ceds", 6, 'a code, as text (such as "06"), is wanted here, not int'),
        ("ceds", None, 'a code, as text (such as "06"), is wanted here, not NoneType'),
        ("soc", 6.0, 'a code, as text (such as "06"), is wanted here, not float'),
        ("ceds", ["06"], 'a code, as text (such as "06"), is wanted here, not list'),
        (b"ceds", "06", "a scheme's name, as text, is wanted here, not bytes"),
        (None, 6, "a scheme's name, as text, is wanted here, not NoneType"),
    ],
)
def test_codes_and_schemes_are_text(town: ct.Taxonomy, scheme: Any, code: Any, message: str) -> None:
    with pytest.raises(ct.WrongKindError) as caught:
        town.by_code(scheme, code)
    assert str(caught.value) == message


def test_a_copy_finds_them_too(town: ct.Taxonomy) -> None:
    town.by_code("ceds", "06")
    again = pickle.loads(pickle.dumps(town))
    assert again.by_code("ceds", "06") == town.cluster("finance")
