"""CT706 to CT708: faults of what a version keeps of the one before it, and of itself."""

from __future__ import annotations

from copy import deepcopy

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import RECORDS, Bed, Spot
from careertaxonomy.text.normal_forms import normal


@fault("CT706", alone=True)
def replacement_left_out(bed: Bed) -> Spot:
    """A retired record no longer says what replaced it."""
    name = bed.choose(RECORDS)
    index, record = bed.retire(name, replaced_by=[bed.choose(bed.rows(name))["id"]])
    _go_on(bed)
    del record["replaced_by"]
    return Spot(("retired", index))


@fault("CT707", alone=True, pathways=2)
def names_swapped(bed: Bed) -> Spot:
    """Two records of a kind have each other's names."""
    fit = [name for name in RECORDS if len({normal(row["name"]) for row in bed.rows(name)}) > 1]
    name = bed.choose(fit, "two names of one kind")
    first = bed.choose(bed.rows(name))
    names = [normal(row["name"]) for row in bed.rows(name)]
    others = [
        row for row in bed.rows(name) if names.count(normal(row["name"])) == 1 == names.count(normal(first["name"]))
    ]
    second = bed.choose([row for row in others if row is not first], f"{name} of two names")
    _go_on(bed)
    first["name"], second["name"] = second["name"], first["name"]
    return Spot((name, min(map(bed.rows(name).index, (first, second))), "name"))


@fault("CT707", alone=True, pathways=3)
def column_moved_by_one_row(bed: Bed) -> Spot:
    """The names of the pathways stand one row further down, and the first has a new one."""
    rows = bed.rows("pathways")
    if len({normal(row["name"]) for row in rows}) < len(rows):
        bed.choose((), "pathways of different names")
    fresh = bed.fresh("pathways")["name"]
    _go_on(bed)
    names = [fresh, *(row["name"] for row in rows)]
    for row, moved in zip(rows, names, strict=False):
        row["name"] = moved
    return Spot(("pathways", 1, "name"))


@fault("CT708", "version", alone=True)
def version_of_another_file(bed: Bed) -> Spot:
    """Another file of the run has the same name and version, and another title."""
    bed.beside = {**deepcopy(bed.content), "title": f"{bed.content['title']} of the Others"}
    return Spot(("version",))


def _go_on(bed: Bed) -> None:
    """What is in the bed is the earlier version; a major step is taken from it."""
    bed.earlier = deepcopy(bed.content)
    major = int(bed.version.partition(".")[0])
    bed.content["version"] = f"{major + 1}.0.0"
