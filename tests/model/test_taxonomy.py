from __future__ import annotations

import copy
import pickle
import weakref
from collections.abc import Callable
from typing import Any

import pytest

import careertaxonomy as ct
from tests import helpers
from tests.helpers import document, retired

OURS = ct.Dataset.model_validate_json(
    document(
        worlds=[helpers.world("health-care"), helpers.world("law", "Law & Order"), helpers.world("trade")],
        clusters=[
            helpers.cluster("finance", "all"),
            helpers.cluster("health", ["trade", "health-care", "trade"], codes={"ceds": "06"}),
            helpers.cluster("trade", ["trade"]),
        ],
        pathways=[
            helpers.pathway("nursing", "health", codes={"ceds": "06"}),
            helpers.pathway("accounting", "finance", codes={"ceds": "0601"}),
            helpers.pathway("care", "health"),
        ],
        retired=[retired("cluster", "law")],
    )
)


@pytest.fixture
def ours() -> ct.Taxonomy:
    return ct.Taxonomy(OURS)


def ids(records: tuple[Any, ...]) -> list[str]:
    return [record.id for record in records]


def test_it_says_what_it_is(tax: ct.Taxonomy, ours: ct.Taxonomy) -> None:
    assert (tax.name, tax.version) == ("joco-works", "1.0.0")
    assert repr(tax) == "<Taxonomy joco-works 1.0.0: 10 Worlds, 16 clusters, 73 pathways>"
    assert repr(ours) == "<Taxonomy our-careers 1.0.0: 3 Worlds, 3 clusters, 3 pathways>"
    assert ours.dataset is OURS
    one_each = {"worlds": OURS.worlds[:1], "clusters": OURS.clusters[:1], "pathways": OURS.pathways[1:2]}
    one = ct.Taxonomy(OURS.model_copy(update=one_each))
    assert repr(one) == "<Taxonomy our-careers 1.0.0: 1 World, 1 cluster, 1 pathway>"


def test_records_stand_in_published_order(ours: ct.Taxonomy) -> None:
    assert ours.worlds is OURS.worlds
    assert ours.clusters is OURS.clusters
    assert ours.pathways is OURS.pathways


def test_a_record_is_had_by_its_id(tax: ct.Taxonomy) -> None:
    for world in tax.worlds:
        assert tax.world(world.id) is tax.get(f"world:{world.id}") is world
    for cluster in tax.clusters:
        assert tax.cluster(cluster.id) is tax.get(f"cluster:{cluster.id}") is cluster
    for pathway in tax.pathways:
        assert tax.pathway(pathway.id) is tax.get(f"pathway:{pathway.id}") is pathway


def test_links_are_followed_in_every_direction(ours: ct.Taxonomy) -> None:
    assert {cluster.id: ids(ours.worlds_of(cluster)) for cluster in ours.clusters} == {
        "finance": ["health-care", "law", "trade"],
        "health": ["trade", "health-care"],
        "trade": ["trade"],
    }
    assert {pathway.id: ids(ours.worlds_of(pathway)) for pathway in ours.pathways} == {
        "nursing": ["trade", "health-care"],
        "accounting": ["health-care", "law", "trade"],
        "care": ["trade", "health-care"],
    }
    assert {world.id: ids(ours.clusters_of(world)) for world in ours.worlds} == {
        "health-care": ["finance", "health"],
        "law": ["finance"],
        "trade": ["finance", "health", "trade"],
    }
    assert {pathway.id: ours.cluster_of(pathway).id for pathway in ours.pathways} == {
        "nursing": "health",
        "accounting": "finance",
        "care": "health",
    }
    assert {cluster.id: ids(ours.pathways_of(cluster)) for cluster in ours.clusters} == {
        "finance": ["accounting"],
        "health": ["nursing", "care"],
        "trade": [],
    }
    assert {world.id: ids(ours.pathways_of(world)) for world in ours.worlds} == {
        "health-care": ["nursing", "accounting", "care"],
        "law": ["accounting"],
        "trade": ["nursing", "accounting", "care"],
    }


def test_an_answer_is_the_same_object_each_time(ours: ct.Taxonomy) -> None:
    place = ours.world("trade")
    assert ours.pathways_of(place) is ours.pathways_of(place)
    assert ours.clusters_of(place) is ours.clusters_of(place)


def test_a_record_of_another_version_is_taken_by_its_id(ours: ct.Taxonomy) -> None:
    assert ids(ours.clusters_of(ct.World(id="law", name="Justice"))) == ["finance"]
    assert ids(ours.pathways_of(ct.World(id="law", name="Justice"))) == ["accounting"]
    assert ids(ours.worlds_of(ct.Cluster(id="trade", name="Commerce", worlds="all"))) == ["trade"]
    assert ids(ours.pathways_of(ct.Cluster(id="health", name="Health", worlds=("gone",)))) == ["nursing", "care"]
    elsewhere = ct.Pathway(id="accounting", name="Accounting", cluster="gone")
    assert ours.cluster_of(elsewhere) is ours.cluster("finance")
    assert ids(ours.worlds_of(elsewhere)) == ["health-care", "law", "trade"]


def test_all_worlds_reaches_a_world_that_is_added_later(tax: ct.Taxonomy) -> None:
    added = ct.World(id="space", name="Space")
    later = ct.Taxonomy(tax.dataset.model_copy(update={"worlds": (*tax.worlds, added)}))
    assert ids(later.clusters_of(added)) == [found.id for found in tax.clusters if found.worlds == "all"]
    assert later.worlds_of(tax.cluster("finance")) == (*tax.worlds, added)
    assert later.worlds_of(tax.cluster("manufacturing")) == (tax.world("manufacturing"),)


WORLD, CLUSTER, PATHWAY = OURS.worlds[0], OURS.clusters[0], OURS.pathways[0]


@pytest.mark.parametrize(
    ("query", "given", "message"),
    [
        *(
            (kind, given, f"a {kind}'s id, as text, is wanted here, not {type(given).__name__}")
            for kind in ("world", "cluster", "pathway")
            for given in (None, 5, b"finance", ["finance"], {"id": "finance"}, WORLD)
        ),
        ("get", None, 'a reference such as "cluster:finance" is wanted here, not NoneType'),
        ("get", CLUSTER, 'a reference such as "cluster:finance" is wanted here, not Cluster'),
        ("worlds_of", WORLD, "a Cluster or a Pathway is wanted here, not World"),
        ("worlds_of", "finance", "a Cluster or a Pathway is wanted here, not str"),
        ("clusters_of", CLUSTER, "a World is wanted here, not Cluster"),
        ("clusters_of", PATHWAY, "a World is wanted here, not Pathway"),
        ("cluster_of", CLUSTER, "a Pathway is wanted here, not Cluster"),
        ("pathways_of", PATHWAY, "a Cluster or a World is wanted here, not Pathway"),
        ("pathways_of", None, "a Cluster or a World is wanted here, not NoneType"),
    ],
)
def test_a_thing_of_the_wrong_kind_is_refused(ours: ct.Taxonomy, query: str, given: object, message: str) -> None:
    with pytest.raises(ct.WrongKindError) as caught:
        getattr(ours, query)(given)
    assert str(caught.value) == message
    assert caught.value.given == type(given).__name__


def test_it_cannot_be_changed(ours: ct.Taxonomy) -> None:
    for name in (*ct.Taxonomy.__slots__, "worlds", "digest", "colour"):
        with pytest.raises(AttributeError, match=r"^a Taxonomy cannot be changed$"):
            setattr(ours, name, ())
        with pytest.raises(AttributeError, match=r"^a Taxonomy cannot be changed$"):
            delattr(ours, name)
    assert not hasattr(ours, "__dict__")
    assert ours == ct.Taxonomy(OURS)


def test_what_it_refuses_has_a_path_but_no_line() -> None:
    for text, path in (
        (document(worlds=[helpers.world("a"), helpers.world("a")]), "/worlds/1/id"),
        (document(pathways=[helpers.pathway("a", "gone")]), "/pathways/0/cluster"),
    ):
        with pytest.raises(ct.InvalidDatasetError) as caught:
            ct.Taxonomy(ct.Dataset.model_validate_json(text))
        (found,) = caught.value.diagnostics
        assert (found.file, found.path) == ("our-careers 1.0.0", path)
        assert (found.line, found.column, found.end_line, found.end_column) == (1, 1, 1, 1)


def test_it_is_not_made_anew_where_others_have_it(tax: ct.Taxonomy, ours: ct.Taxonomy) -> None:
    digest = ours.digest
    object.__getattribute__(ours, "__init__")(tax.dataset)
    assert (ours.digest, ours.dataset) == (digest, OURS)


def test_nothing_is_derived_from_it() -> None:
    with pytest.raises(TypeError, match="Taxonomy cannot be derived from"):
        type("Own", (ct.Taxonomy,), {})


def test_it_hashes_and_compares_by_digest(tax: ct.Taxonomy, ours: ct.Taxonomy) -> None:
    same = ct.Taxonomy(ct.Dataset.model_validate_json(OURS.model_dump_json(by_alias=True)))
    assert same is not ours
    assert (same, hash(same), same.digest) == (ours, hash(ours), ours.digest)
    other = ct.Taxonomy(OURS.model_copy(update={"title": "Other careers"}))
    assert other != ours
    assert other.digest != ours.digest
    assert len({ours, same, other, tax}) == 3
    assert ours != ours.digest
    assert ours.__eq__(OURS) is NotImplemented


@pytest.mark.parametrize("copied", [lambda tax: pickle.loads(pickle.dumps(tax)), copy.copy, copy.deepcopy])
def test_a_copy_answers_as_the_original(tax: ct.Taxonomy, copied: Callable[[ct.Taxonomy], ct.Taxonomy]) -> None:
    again = copied(tax)
    assert again == tax
    assert again.dataset == tax.dataset
    assert again.pathways_of(again.world("health-care")) == tax.pathways_of(tax.world("health-care"))
    with pytest.raises(ct.UnknownIdError, match='did you mean "finance"'):
        again.cluster("finanse")


def test_it_can_be_referred_to_weakly(ours: ct.Taxonomy) -> None:
    assert weakref.ref(ours)() is ours


@pytest.mark.parametrize(
    ("field", "index", "values", "code", "path", "what"),
    [
        ("worlds", 2, {"id": "law"}, "CT202 duplicate-id", "/worlds/2/id", 'world "law" appears twice'),
        ("clusters", 1, {"id": "finance"}, "CT202 duplicate-id", "/clusters/1/id", 'cluster "finance" appears twice'),
        ("pathways", 2, {"id": "nursing"}, "CT202 duplicate-id", "/pathways/2/id", 'pathway "nursing" appears twice'),
        (
            *("clusters", 2, {"worlds": ("trade", "lore")}, "CT301 unknown-world", "/clusters/2/worlds"),
            'a link to World "lore", which this dataset does not define',
        ),
        (
            *("pathways", 1, {"cluster": "law"}, "CT302 unknown-cluster", "/pathways/1/cluster"),
            'a link to cluster "law", which this dataset does not define',
        ),
    ],
)
def test_records_that_do_not_hang_together_are_refused(
    field: str, index: int, values: dict[str, object], code: str, path: str, what: str
) -> None:
    records = [*getattr(OURS, field)]
    records[index] = records[index].model_copy(update=values)
    with pytest.raises(ct.InvalidDatasetError) as caught:
        ct.Taxonomy(OURS.model_copy(update={field: tuple(records)}))
    (found,) = caught.value.diagnostics
    assert (f"{found.code} {found.rule}", found.path, found.message) == (code, path, what)
    assert str(caught.value) == f"our-careers 1.0.0 has 1 error\n  our-careers 1.0.0:1:1: error {code}: {what}"


@pytest.mark.parametrize("given", [None, {}, "joco-works"])
def test_it_is_made_from_a_dataset_and_nothing_else(given: Any) -> None:
    with pytest.raises(ct.WrongKindError, match=f"^a Dataset is wanted here, not {type(given).__name__}$"):
        ct.Taxonomy(given)
