"""CT3xx: faults of links between records."""

from __future__ import annotations

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import RECORDS, Bed, Spot, names_worlds


@fault("CT301", "worlds", named=1)
def misspelt_world(bed: Bed) -> Spot:
    """A cluster misspells one of its Worlds."""
    index, cluster = bed.pick("clusters", names_worlds)
    at = bed.choose(range(len(cluster["worlds"])))
    cluster["worlds"][at] = bed.slip(cluster["worlds"][at], "worlds")
    return Spot(("clusters", index, "worlds", at))


@fault("CT301", "worlds", named=1, worlds=1)
def name_of_a_world(bed: Bed) -> Spot:
    """A cluster has a World by its name, where its id is expected."""
    index, cluster = bed.pick("clusters", names_worlds)
    known = bed.ids("worlds")
    _, world = bed.pick("worlds", lambda world: world["id"] in cluster["worlds"] and world["name"] not in known)
    at = cluster["worlds"].index(world["id"])
    cluster["worlds"][at] = world["name"]
    return Spot(("clusters", index, "worlds", at))


@fault("CT302", pathways=1)
def misspelt_cluster(bed: Bed) -> Spot:
    """A pathway misspells its cluster."""
    index, pathway = bed.pick("pathways")
    pathway["cluster"] = bed.slip(pathway["cluster"], "clusters")
    return Spot(("pathways", index, "cluster"))


@fault("CT303", "worlds", named=1)
def world_named_twice(bed: Bed) -> Spot:
    """A cluster names one of its Worlds again, at the end."""
    index, cluster = bed.pick("clusters", names_worlds)
    cluster["worlds"].append(bed.choose(cluster["worlds"]))
    return Spot(("clusters", index, "worlds", len(cluster["worlds"]) - 1))


@fault("CT304", "worlds", marked=0)
def world_without_clusters(bed: Bed) -> Spot:
    """A World that no cluster leads to."""
    return Spot(("worlds", bed.add("worlds", bed.fresh("worlds"))))


@fault("CT305", "worlds", clusters=1)
def no_worlds(bed: Bed) -> Spot:
    """A cluster's list of Worlds is empty."""
    index, cluster = bed.pick("clusters", better=bed.is_spare)
    cluster["worlds"] = []
    return Spot(("clusters", index, "worlds"))


@fault("CT306", "clusters", clusters=1)
def cluster_that_leads_nowhere(bed: Bed) -> Spot:
    """A cluster without pathways, in the Worlds of another one."""
    _, other = bed.pick("clusters")
    return Spot(("clusters", bed.add("clusters", {**bed.fresh("clusters"), "worlds": other["worlds"]})))


@fault("CT307", worlds=1, clusters=1, pathways=1)
def replaced_by_nothing_known(bed: Bed) -> Spot:
    """A retired record whose replacement is misspelt."""
    name, _, record = bed.pick_any()
    index, _ = bed.retire(name, replaced_by=[bed.slip(record["id"], name)])
    return Spot(("retired", index, "replaced_by", 0))


@fault("CT308", "worlds", named=1)
def retired_world(bed: Bed) -> Spot:
    """A cluster still names a World under the id that was retired."""
    index, cluster = bed.pick("clusters", names_worlds)
    at = bed.choose(range(len(cluster["worlds"])))
    _, gone = bed.retire("worlds", replaced_by=[cluster["worlds"][at]])
    cluster["worlds"][at] = gone["id"]
    return Spot(("clusters", index, "worlds", at))


@fault("CT308", pathways=1)
def retired_cluster(bed: Bed) -> Spot:
    """A pathway still names its cluster under an id that was retired, two renames ago."""
    index, pathway = bed.pick("pathways")
    _, later = bed.retire("clusters", replaced_by=[pathway["cluster"]])
    _, gone = bed.retire("clusters", replaced_by=[later["id"]])
    pathway["cluster"] = gone["id"]
    return Spot(("pathways", index, "cluster"))


@fault("CT309")
def replacement_in_a_circle(bed: Bed) -> Spot:
    """Retired records, one to three, of which each is replaced by the next, and the last by the first."""
    name = bed.choose(RECORDS)
    circle = [bed.retire(name) for _ in range(bed.choose((1, 2, 3)))]
    for position, (_, record) in enumerate(circle):
        record["replaced_by"] = [circle[position - 1][1]["id"]]
    return Spot(("retired", circle[0][0], "replaced_by"))
