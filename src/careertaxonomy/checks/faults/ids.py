"""CT2xx: faults of ids, names and codes."""

from __future__ import annotations

from copy import deepcopy

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import LISTS, RECORDS, Bed, Spot

_BLANKS = ("", " ", "\u00a0", "\u200b", "\t\u2003")
_REFERENCES = {"worlds": ("clusters", "worlds"), "clusters": ("pathways", "cluster"), "pathways": ("", "")}


def _rename(bed: Bed, name: str, old: str, new: str) -> None:
    """Renames a record in every link to it, so that the id alone is at fault."""
    linking, field = _REFERENCES[name]
    for row in (*bed.rows(linking), *bed.rows("retired")):
        keys = (field,) if "kind" not in row else ("replaced_by",) if row["kind"] == name[:-1] else ()
        for key in keys:
            links = row.get(key)
            if isinstance(links, list):
                row[key] = [new if link == old else link for link in links]
            elif links == old:
                row[key] = new


@fault("CT201", worlds=1, clusters=1, pathways=1)
def id_that_is_no_slug(bed: Bed) -> Spot:
    """An id that is not a slug, in its record and in every link to it."""
    name, index, record = bed.pick_any()
    old = record["id"]
    record["id"] = bed.choose((f"{old}-", f"-{old}", f"{old} x", f"{old}--x", f"{old}_x", f"{old}-É"))
    _rename(bed, name, old, record["id"])
    return Spot((name, index, "id"))


@fault("CT201", "name")
def dataset_name_that_is_no_slug(bed: Bed) -> Spot:
    """The dataset's own name is not a slug."""
    bed.content["name"] = f"{bed.content['name']} (local)"
    return Spot(("name",))


@fault("CT202", worlds=1, clusters=1, pathways=1)
def row_pasted_twice(bed: Bed) -> Spot:
    """A copy of a record at the end of its list."""
    name, _, record = bed.pick_any(LISTS)
    return Spot((name, bed.add(name, deepcopy(record)), "id"))


@fault("CT202", worlds=1, clusters=1, pathways=1)
def two_records_of_one_id(bed: Bed) -> Spot:
    """A record of another name with an id that an earlier one has."""
    name, _, record = bed.pick_any()
    return Spot((name, bed.add(name, {**deepcopy(record), "name": bed.fresh(name)["name"]}), "id"))


@fault("CT203", worlds=1, clusters=1, pathways=1)
def retired_id_in_use(bed: Bed) -> Spot:
    """A record whose id is listed as retired."""
    name, index, record = bed.pick_any()
    bed.retire(name, id=record["id"])
    return Spot((name, index, "id"))


@fault("CT204", worlds=1, clusters=1, pathways=1)
def name_with_nothing_to_read(bed: Bed) -> Spot:
    """A name that is empty, or white space or invisible characters alone."""
    name, index, record = bed.pick_any(LISTS)
    record["name"] = bed.choose(_BLANKS)
    return Spot((name, index, "name"))


@fault("CT204", worlds=1, clusters=1, pathways=1)
def alias_with_nothing_to_read(bed: Bed) -> Spot:
    """An alias that is empty, or white space or invisible characters alone."""
    name, index, record = bed.pick_any(LISTS)
    record["aliases"] = [*record.get("aliases", ()), bed.choose(_BLANKS)]
    return Spot((name, index, "aliases", len(record["aliases"]) - 1))


@fault("CT204")
def title_with_nothing_to_read(bed: Bed) -> Spot:
    """A title that is empty, or white space or invisible characters alone."""
    bed.content["title"] = bed.choose(_BLANKS)
    return Spot(("title",))


@fault("CT205", pathways=2)
def code_of_two_records(bed: Bed) -> Spot:
    """Two records of a kind with one code of one scheme."""
    name, (_, first), (index, later) = bed.pick_two(RECORDS)
    for record in (first, later):
        record["codes"] = {**record.get("codes", {}), "state": "06"}
    return Spot((name, index, "codes", "state"))


@fault("CT206", pathways=2)
def code_that_lost_its_zeros(bed: Bed) -> Spot:
    """Two records of a kind whose codes differ by zeros that a spreadsheet takes away."""
    name, *both = bed.pick_two(RECORDS)
    (index, record), (_, other) = bed.choose((both, both[::-1]))
    short, whole = bed.choose((("470", "0470"), ("11.01", "11.0100"), ("1.0101", "01.0101")))
    record["codes"] = {**record.get("codes", {}), "sheet": short}
    other["codes"] = {**other.get("codes", {}), "sheet": whole}
    return Spot((name, index, "codes", "sheet"))
