from __future__ import annotations

from hypothesis import given

from careertaxonomy import Dataset, Taxonomy, World
from careertaxonomy.testing import datasets, taxonomies

NEW = World(id="added-later", name="Added Later")


@given(taxonomies(all_worlds=True))
def test_a_cluster_of_all_worlds_belongs_to_every_world(taxonomy: Taxonomy) -> None:
    marked = [cluster for cluster in taxonomy.clusters if cluster.worlds == "all"]
    assert marked
    for cluster in marked:
        assert taxonomy.worlds_of(cluster) == taxonomy.worlds
        for world in taxonomy.worlds:
            assert cluster in taxonomy.clusters_of(world)
            assert set(taxonomy.pathways_of(cluster)) <= set(taxonomy.pathways_of(world))


@given(datasets())
def test_a_world_added_later_is_reached_by_all_worlds_and_by_nothing_else(dataset: Dataset) -> None:
    before = Taxonomy(dataset)
    after = Taxonomy(dataset.model_copy(update={"worlds": (*dataset.worlds, NEW)}))
    marked = tuple(cluster for cluster in dataset.clusters if cluster.worlds == "all")
    assert after.clusters_of(NEW) == marked
    assert after.pathways_of(NEW) == tuple(
        pathway for pathway in dataset.pathways if before.cluster_of(pathway) in marked
    )
    for cluster in dataset.clusters:
        added = (NEW,) if cluster in marked else ()
        assert after.worlds_of(cluster) == before.worlds_of(cluster) + added


@given(taxonomies())
def test_every_world_is_reached(taxonomy: Taxonomy) -> None:
    for world in taxonomy.worlds:
        assert taxonomy.clusters_of(world)
        assert taxonomy.pathways_of(world)
