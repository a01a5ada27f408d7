"""A small dataset and two versions made from it by different hands, edit by edit."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple

from hypothesis import strategies as st

from careertaxonomy import Dataset
from careertaxonomy.model.canonical import canonical_bytes
from tests.comparing import dataset
from tests.helpers import check_text as checked
from tests.helpers import codes, retired

__all__ = ["Triple", "same_content", "sound", "triples"]

Content = dict[str, Any]
_LISTS = ("worlds", "clusters", "pathways")
_NAMES = ("Quince Jam", "Vortex", "Xylophones", "Bog Oak", "Zip Fly")
_BASE = dataset(retired=[retired("pathway", "typing", "accounting"), retired("world", "mining")])


class Triple(NamedTuple):
    """A base, and what two hands made of it."""

    base: Dataset
    ours: Dataset
    newer: Dataset


def same_content(one: Dataset | None, other: Dataset) -> bool:
    """Whether two datasets are equal but for their versions."""
    return one is not None and one.model_copy(update={"version": other.version}) == other


def sound(found: Dataset) -> bool:
    """Whether a dataset loads: a check of its document finds no error."""
    return not codes(checked(canonical_bytes(found)), "error")


def _rename(draw: st.DrawFn, content: Content) -> None:
    draw(st.sampled_from(content[draw(st.sampled_from(_LISTS))]))["name"] = draw(st.sampled_from(_NAMES))


def _add(draw: st.DrawFn, content: Content) -> None:
    field = draw(st.sampled_from(_LISTS))
    name = draw(st.sampled_from(_NAMES))
    row: Content = {"id": f"new-{name[0].lower()}", "name": name}
    if field == "clusters":
        row["worlds"] = draw(st.sampled_from(["all", [content["worlds"][0]["id"]]]))
    if field == "pathways":
        row["cluster"] = draw(st.sampled_from(content["clusters"]))["id"]
    content[field].insert(draw(st.integers(0, len(content[field]))), row)


def _remove(draw: st.DrawFn, content: Content) -> None:
    field = draw(st.sampled_from(_LISTS))
    row = draw(st.sampled_from(content[field]))
    content[field].remove(row)
    if draw(st.integers(0, 3)):
        ids = [other["id"] for other in content[field]]
        successors = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)) if ids else []
        gone = {"kind": field[:-1], **row, "version": content["version"], "replaced_by": successors}
        content["retired"].insert(draw(st.integers(0, len(content["retired"]))), gone)
        if successors and field != "pathways":
            _relink(content, field, row["id"], successors[0])


def _relink(content: Content, field: str, old: str, new: str) -> None:
    for cluster in content["clusters"]:
        if field == "worlds" and cluster["worlds"] != "all":
            cluster["worlds"] = [*dict.fromkeys(new if world == old else world for world in cluster["worlds"])]
    for pathway in content["pathways"]:
        if field == "clusters" and pathway["cluster"] == old:
            pathway["cluster"] = new


def _restore(draw: st.DrawFn, content: Content) -> None:
    if content["retired"]:
        row = draw(st.sampled_from(content["retired"]))
        content["retired"].remove(row)
        kept = {key: value for key, value in row.items() if key not in ("kind", "version", "replaced_by")}
        if row["kind"] == "pathway":
            kept.setdefault("cluster", content["clusters"][0]["id"] if content["clusters"] else "")
        content[f"{row['kind']}s"].append(kept)


def _link(draw: st.DrawFn, content: Content) -> None:
    ids = [world["id"] for world in content["worlds"]]
    links = st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)
    draw(st.sampled_from(content["clusters"]))["worlds"] = draw(st.just("all") | links)


def _move(draw: st.DrawFn, content: Content) -> None:
    draw(st.sampled_from(content["pathways"]))["cluster"] = draw(st.sampled_from(content["clusters"]))["id"]


def _alias(draw: st.DrawFn, content: Content) -> None:
    row = draw(st.sampled_from(content[draw(st.sampled_from(_LISTS))]))
    row["aliases"] = draw(st.lists(st.sampled_from(("Money", "Cash", "Coin", "Vortex")), max_size=3, unique=True))


def _code(draw: st.DrawFn, content: Content) -> None:
    row = draw(st.sampled_from(content[draw(st.sampled_from(_LISTS))]))
    schemes = st.sampled_from(("ceds", "nc", "onet"))
    row["codes"] = draw(st.dictionaries(schemes, st.sampled_from(("06", "07", "FINA")), max_size=3))


def _text(draw: st.DrawFn, content: Content) -> None:
    content[draw(st.sampled_from(("title", "description")))] = draw(st.sampled_from(_NAMES))


def _repair(draw: st.DrawFn, content: Content) -> None:
    row = {"place": "row 1", "printed": "a", "read_as": draw(st.sampled_from(("", "b: c"))), "why": "Read twice."}
    content["repairs"] = draw(st.sampled_from(([row], [row, {**row, "place": "row 2"}], [])))


def _reorder(draw: st.DrawFn, content: Content) -> None:
    field = draw(st.sampled_from((*_LISTS, "retired")))
    content[field] = draw(st.permutations(content[field]))


_EDITS: tuple[Callable[[st.DrawFn, Content], None], ...] = (
    _rename,
    _add,
    _remove,
    _restore,
    _link,
    _move,
    _alias,
    _code,
    _text,
    _repair,
    _reorder,
)


@st.composite
def _edited(draw: st.DrawFn, version: str) -> Dataset:
    """The base after some edits; one that would leave an unsound document is not made."""
    now = _BASE
    for edit in draw(st.lists(st.sampled_from(_EDITS), max_size=4)):
        content = json.loads(canonical_bytes(now))
        content["version"] = version
        content.setdefault("retired", [])
        edit(draw, content)
        text = json.dumps(deepcopy(content))
        if not codes(checked(text), "error"):
            now = Dataset.model_validate_json(text)
    return now


@st.composite
def triples(draw: st.DrawFn) -> Triple:
    """A base, a local copy and a newer version, each sound by itself."""
    return Triple(_BASE, draw(_edited("2.0.0-local.1")), draw(_edited("1.1.0")))
