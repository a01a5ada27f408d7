"""CT4xx: faults in how All Worlds is written, and in what it reaches."""

from __future__ import annotations

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import Bed, PlainRecord, Spot, is_marked, names_worlds
from careertaxonomy.text.normal_forms import MARKER

_SPELLINGS = ("All Worlds", "All worlds", "all worlds", "all-worlds", "ALL", "All", "Every World")


@fault("CT401", "worlds", clusters=1)
def misspelt_marker(bed: Bed) -> Spot:
    """The marker in another spelling, or in a list."""
    index, cluster = bed.pick("clusters", better=is_marked)
    cluster["worlds"] = bed.choose((*_SPELLINGS, [MARKER], ["All Worlds"], [MARKER, "ALL"]))
    return Spot(("clusters", index, "worlds"))


@fault("CT402", "worlds", worlds=1, clusters=1)
def marker_beside_names(bed: Bed) -> Spot:
    """The marker, in whatever spelling, before or after a named World."""
    index, cluster = bed.pick("clusters", better=names_worlds)
    names = cluster["worlds"] if names_worlds(cluster) else [bed.choose(bed.rows("worlds"))["id"]]
    at = bed.choose(range(len(names) + 1))
    cluster["worlds"] = [*names[:at], bed.choose((MARKER, *_SPELLINGS)), *names[at:]]
    return Spot(("clusters", index, "worlds", at))


@fault("CT403", "worlds", worlds=3, clusters=1)
def every_world_by_name(bed: Bed) -> Spot:
    """A cluster that names every World."""
    index, cluster = bed.pick("clusters", better=is_marked)
    cluster["worlds"] = [world["id"] for world in bed.rows("worlds")]
    return Spot(("clusters", index, "worlds"))


@fault("CT404", "worlds", worlds=8, clusters=1)
def every_world_but_one_by_name(bed: Bed) -> Spot:
    """A cluster that names every World but one."""
    index, cluster = bed.pick("clusters", better=bed.is_spare)
    worlds = [world["id"] for world in bed.rows("worlds")]
    left_out = bed.choose([id for id in worlds if _is_reached(bed, id, cluster)] or worlds)
    cluster["worlds"] = [id for id in worlds if id != left_out]
    return Spot(("clusters", index, "worlds"))


def _is_reached(bed: Bed, world: str, without: PlainRecord) -> bool:
    others = [cluster["worlds"] for cluster in bed.rows("clusters") if cluster is not without]
    return MARKER in others or any(world in worlds for worlds in others)


@fault("CT405", "worlds", worlds=1)
def world_named_all_worlds(bed: Bed) -> Spot:
    """A World takes the marker's name."""
    index, world = bed.pick("worlds")
    world["name"] = bed.choose(_SPELLINGS)
    return Spot(("worlds", index, "name"))


@fault("CT405", "worlds", clusters=1)
def world_that_is_all_worlds(bed: Bed) -> Spot:
    """A World of its own that takes the marker's id, and a cluster that names it."""
    _, cluster = bed.pick("clusters", better=bed.is_spare)
    id = bed.choose((MARKER, "all-worlds"))
    cluster["worlds"] = [id]
    return Spot(("worlds", bed.add("worlds", {**bed.fresh("worlds"), "id": id}), "id"))


@fault("CT406", "worlds", marked=1)
def world_that_no_cluster_names(bed: Bed) -> Spot:
    """A World that only All Worlds leads to."""
    return Spot(("worlds", bed.add("worlds", bed.fresh("worlds"))))
