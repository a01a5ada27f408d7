"""Changes planted between two versions of a dataset, one function for each kind of change."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import assume
from hypothesis import strategies as st

from careertaxonomy.versions.changes import ChangeKind
from tests.property.pairs import Pair, Planted, Row

__all__ = ["PLANTERS"]

PLANTERS: dict[ChangeKind, Callable[[Pair], Planted]] = {}


def planter(kind: ChangeKind) -> Callable[[Callable[[Pair], tuple[str | None, ...]]], None]:
    """Puts a function on record that plants a change and says what the comparison is to say of it."""

    def register(function: Callable[[Pair], tuple[str | None, ...]]) -> None:
        def plant(pair: Pair) -> Planted:
            reference, *texts = function(pair)
            assert reference is not None
            return Planted(kind, reference, *texts)

        PLANTERS[kind] = plant

    return register


@planter("retired")
def _(pair: Pair) -> tuple[str | None, ...]:
    kind, row = pair.fresh()
    successors = pair.some_ids(kind)
    pair.insert(pair.old, kind, row)
    pair.retire(pair.new, kind, row, successors)
    pair.with_followers(kind, row["id"], successors)
    return f"{kind}:{row['id']}", row["id"], ", ".join(successors) or None


@planter("vanished")
def _(pair: Pair) -> tuple[str | None, ...]:
    kind, row = pair.fresh()
    if pair.draw(st.booleans(), "retired before"):
        pair.retire(pair.old, kind, row)
    else:
        pair.insert(pair.old, kind, row)
        pair.with_followers(kind, row["id"], ())
    return f"{kind}:{row['id']}", row["id"]


@planter("replaced")
def _(pair: Pair) -> tuple[str | None, ...]:
    kind, row = pair.fresh()
    name = pair.one_of([row["name"].upper(), f"{row['name']}s", "Something Else"], "name")
    new = {**row, "id": f"{row['id']}-anew", "name": name}
    if name == "Something Else":
        new["aliases"] = [row["name"]]
    pair.insert(pair.old, kind, row)
    pair.insert(pair.new, kind, new)
    pair.with_followers(kind, row["id"], [new["id"]])
    return f"{kind}:{row['id']}", row["id"], new["id"]


@planter("moved")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, row, twin = pair.pick("pathway")
    homes = pair.some_ids("cluster", 2)
    row["cluster"], twin["cluster"] = homes[:2]
    pair.new["pathways"].remove(twin)
    pair.insert(pair.new, "pathway", twin)
    return reference, *homes[:2]


def _link(pair: Pair) -> tuple[str, str, Row, Row]:
    """A World that is in both versions, and a cluster that may link to it in one."""
    reference, row, twin = pair.pick("cluster", where=lambda row: row["worlds"] != "all")
    _, world = pair.fresh("world")
    for content in (pair.old, pair.new):
        content["worlds"].append(dict(world))
    return reference, world["id"], row, twin


@planter("unlinked")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, world, row, _ = _link(pair)
    row["worlds"] = [world, *row["worlds"]]
    return reference, world


@planter("linked")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, world, _, twin = _link(pair)
    twin["worlds"] = [world, *twin["worlds"]]
    return reference, None, world


@planter("marker-lifted")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, row, twin = pair.pick("cluster")
    row["worlds"], twin["worlds"] = "all", pair.some_ids("world", 1)
    return reference, "all", ", ".join(twin["worlds"])


@planter("marker-set")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, row, twin = pair.pick("cluster")
    row["worlds"], twin["worlds"] = pair.some_ids("world", 1), "all"
    return reference, ", ".join(row["worlds"]), "all"


def _alias(pair: Pair, there: int) -> str:
    reference, *rows = pair.pick()
    aliases = rows[there].setdefault("aliases", [])
    aliases.insert(pair.draw(st.integers(0, len(aliases)), "position"), "A Planted Alias")
    return reference


@planter("alias-removed")
def _(pair: Pair) -> tuple[str | None, ...]:
    return _alias(pair, 0), "A Planted Alias"


@planter("alias-added")
def _(pair: Pair) -> tuple[str | None, ...]:
    return _alias(pair, 1), None, "A Planted Alias"


@planter("code-removed")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, row, _ = pair.pick()
    row["codes"] = {"planted": "007", **row.get("codes", {})}
    return reference, "007"


@planter("code-added")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, _, twin = pair.pick()
    twin["codes"] = {**twin.get("codes", {}), "planted": "007"}
    return reference, None, "007"


@planter("code-changed")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, row, twin = pair.pick()
    row["codes"] = {**row.get("codes", {}), "planted": "007"}
    twin["codes"] = {**twin.get("codes", {}), "planted": "7"}
    return reference, "007", "7"


@planter("added")
def _(pair: Pair) -> tuple[str | None, ...]:
    kind, row = pair.fresh()
    pair.insert(pair.new, kind, row)
    return f"{kind}:{row['id']}", None, row["id"]


@planter("restored")
def _(pair: Pair) -> tuple[str | None, ...]:
    kind, row = pair.fresh()
    pair.retire(pair.old, kind, row, pair.some_ids(kind))
    pair.insert(pair.new, kind, row)
    return f"{kind}:{row['id']}", None, row["id"]


@planter("redirected")
def _(pair: Pair) -> tuple[str | None, ...]:
    kind, row = pair.fresh()
    successors = pair.some_ids(kind), pair.some_ids(kind)
    assume(successors[0] != successors[1])
    pair.retire(pair.old, kind, row, successors[0])
    pair.new["retired"] = [
        *pair.new["retired"],
        {**next(one for one in pair.old["retired"] if one["id"] == row["id"]), "replaced_by": successors[1]},
    ]
    pair.old["retired"].sort(key=lambda one: str(one["id"]))
    pair.new["retired"].sort(key=lambda one: str(one["id"]))
    return f"{kind}:{row['id']}", *(", ".join(ids) for ids in successors)


@planter("renamed")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, row, twin = pair.pick()
    twin["name"] = pair.one_of(["A Planted Name", f"{row['name']}s", f"New {row['name']}"], "name")
    return reference, row["name"], twin["name"]


@planter("relabelled")
def _(pair: Pair) -> tuple[str | None, ...]:
    reference, row, twin = pair.pick()
    name = row["name"]
    others = [
        f"{name}!",
        name.swapcase(),
        name.replace(" ", "  "),
        name.replace("&", "and"),
        name.replace("&", " AND "),
    ]
    twin["name"] = pair.one_of([other for other in others if other != name], "name")
    return reference, name, twin["name"]


@planter("reordered")
def _(pair: Pair) -> tuple[str | None, ...]:
    field = pair.one_of(["worlds", "clusters", "pathways", "retired", "links", "aliases"], "list")
    if field in pair.new:
        assume(len(pair.new[field]) > 1)
        order = pair.draw(st.permutations(pair.new[field]), "order")
        assume(order != pair.new[field])
        pair.new[field] = order
        return (field,)
    if field == "links":
        reference, row, twin = pair.pick("cluster", where=lambda row: row["worlds"] != "all" and len(row["worlds"]) > 1)
        twin["worlds"] = row["worlds"][::-1]
        return (reference,)
    reference, row, twin = pair.pick()
    row["aliases"], twin["aliases"] = ["A", "B"], ["B", "A"]
    return (reference,)


@planter("text-changed")
def _(pair: Pair) -> tuple[str | None, ...]:
    field = pair.one_of(["title", "description", "$schema", "note"], "field")
    if field != "note":
        old = pair.old.get(field)
        pair.new[field] = "A planted text."
        return field, old, "A planted text."
    reference, row, twin = pair.pick()
    twin["note"] = "A planted text."
    return reference, row.get("note"), twin["note"]
