"""CT504 and CT507: faults of names that are nearly another name, or two names in one."""

from __future__ import annotations

import re

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import Bed, PlainRecord, Spot


def _beside(bed: Bed, pathway: PlainRecord, name: str) -> Spot:
    """A new pathway in the cluster of another one."""
    index = bed.add("pathways", {**bed.fresh("pathways"), "name": name, "cluster": pathway["cluster"]})
    return Spot(("pathways", index, "name"))


@fault("CT504", pathways=1)
def pathway_misspelt(bed: Bed) -> Spot:
    """A second pathway in a cluster whose name is the first one's but for a letter, a plural, or the order of words."""
    _, pathway = bed.pick("pathways", better=lambda pathway: re.search("[a-z]{5}", pathway["name"]))
    if not re.search("[a-z]{5}", pathway["name"]):
        bed.add("pathways", pathway := {**bed.fresh("pathways"), "cluster": pathway["cluster"]})
    name = pathway["name"]
    at = bed.choose([found.start() + 2 for found in re.finditer("(?=[a-z]{5})", name)])
    slips = [name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :], f"{name[:at]}z{name[at:]}"]
    if name[at] != name[at + 1]:
        slips.append(name[:at] + name[at + 1] + name[at] + name[at + 2 :])
    if name[-1] in "eglnrt":
        slips.append(f"{name}s")
    if re.fullmatch("[A-Z][a-z]+ [A-Z][a-z]+", name):
        slips.append(" ".join(name.split()[::-1]))
    return _beside(bed, pathway, bed.choose(slips))


@fault("CT507", pathways=1)
def two_names_in_one(bed: Bed) -> Spot:
    """A name of three words or more that ran into the name of the next cell."""
    _, pathway = bed.pick("pathways", better=_is_long)
    name = pathway["name"]
    if not _is_long(pathway):
        name = f"{bed.fresh('pathways')['name']} in Old Towns"
        _beside(bed, pathway, name)
    return _beside(bed, pathway, f"{name} {bed.choose(('Evening Classes', 'Quality Control'))}")


def _is_long(pathway: PlainRecord) -> bool:
    name = pathway["name"]
    return len(re.findall("[A-Za-z]+ ", f"{name} ")) > 2 and name[-1].isalpha()
