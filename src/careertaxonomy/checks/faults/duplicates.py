"""CT5xx: faults in which one thing has two ids."""

from __future__ import annotations

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import RECORDS, Bed, Spot


@fault("CT501", "joiners", pathways=1)
def pathway_entered_twice(bed: Bed) -> Spot:
    """A second pathway of one name in one cluster."""
    _, pathway = bed.pick("pathways")
    again = {**bed.fresh("pathways"), "name": bed.like(pathway["name"]), "cluster": pathway["cluster"]}
    return Spot(("pathways", bed.add("pathways", again), "name"))


@fault("CT502", "joiners", worlds=2, clusters=2)
def two_of_one_name(bed: Bed) -> Spot:
    """Two Worlds, or two clusters, of one name."""
    name, (_, first), (index, later) = bed.pick_two(("worlds", "clusters"))
    later["name"] = bed.like(first["name"])
    return Spot((name, index, "name"))


@fault("CT505", "joiners", clusters=2, pathways=1)
def pathway_in_another_cluster_too(bed: Bed) -> Spot:
    """A second pathway of one name, in another cluster."""
    _, pathway = bed.pick("pathways")
    _, cluster = bed.pick("clusters", lambda cluster: cluster["id"] != pathway["cluster"])
    again = {**bed.fresh("pathways"), "name": bed.like(pathway["name"]), "cluster": cluster["id"]}
    return Spot(("pathways", bed.add("pathways", again), "name"))


@fault("CT506", worlds=2, clusters=2, pathways=2)
def alias_that_another_has_for_a_name(bed: Bed) -> Spot:
    """A record has the name of another one of its kind as an alias."""
    name, *both = bed.pick_two(RECORDS)
    (index, record), (_, other) = bed.choose((both, both[::-1]))
    record["aliases"] = [*record.get("aliases", ()), bed.like(other["name"])]
    return Spot((name, index, "aliases", len(record["aliases"]) - 1))


@fault("CT506", worlds=2, clusters=2, pathways=2)
def alias_of_two(bed: Bed) -> Spot:
    """Two records of a kind have one alias."""
    name, (_, first), (index, later) = bed.pick_two(RECORDS)
    alias = bed.fresh(name)["name"]
    first["aliases"] = [*first.get("aliases", ()), alias]
    later["aliases"] = [*later.get("aliases", ()), bed.like(alias)]
    return Spot((name, index, "aliases", len(later["aliases"]) - 1))


@fault("CT508", worlds=1, clusters=1, pathways=1)
def alias_that_is_the_name(bed: Bed) -> Spot:
    """A record has its own name as an alias."""
    name, index, record = bed.pick_any()
    others = record.get("aliases") or bed.choose(([], [bed.fresh(name)["name"]]))
    record["aliases"] = [*others, bed.like(record["name"])]
    return Spot((name, index, "aliases", len(record["aliases"]) - 1))
