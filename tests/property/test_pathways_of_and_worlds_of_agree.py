from __future__ import annotations

from hypothesis import given

from careertaxonomy import Taxonomy
from careertaxonomy.testing import taxonomies


@given(taxonomies())
def test_a_pathway_is_one_of_a_worlds_if_the_world_is_one_of_the_pathways(taxonomy: Taxonomy) -> None:
    for world in taxonomy.worlds:
        reached = tuple(pathway for pathway in taxonomy.pathways if world in taxonomy.worlds_of(pathway))
        assert taxonomy.pathways_of(world) == reached
        clusters = tuple(cluster for cluster in taxonomy.clusters if world in taxonomy.worlds_of(cluster))
        assert taxonomy.clusters_of(world) == clusters


@given(taxonomies())
def test_a_pathway_is_one_of_its_clusters_and_of_no_other(taxonomy: Taxonomy) -> None:
    for cluster in taxonomy.clusters:
        own = tuple(pathway for pathway in taxonomy.pathways if taxonomy.cluster_of(pathway) == cluster)
        assert taxonomy.pathways_of(cluster) == own
        for pathway in own:
            assert taxonomy.worlds_of(pathway) == taxonomy.worlds_of(cluster)


@given(taxonomies())
def test_every_record_is_found_by_its_id_and_by_its_reference(taxonomy: Taxonomy) -> None:
    for world in taxonomy.worlds:
        assert taxonomy.world(world.id) is taxonomy.get(f"world:{world.id}") is world
    for cluster in taxonomy.clusters:
        assert taxonomy.cluster(cluster.id) is taxonomy.get(f"cluster:{cluster.id}") is cluster
    for pathway in taxonomy.pathways:
        assert taxonomy.pathway(pathway.id) is taxonomy.get(f"pathway:{pathway.id}") is pathway
