"""Hypothesis strategies for taxonomies, valid ones and broken ones, to test code that reads them.

    from hypothesis import given
    from careertaxonomy.testing import taxonomies

    @given(taxonomies())
    def test_every_world_has_a_page(taxonomy): ...

Needs hypothesis (the extra `testing`). Importing this module also makes `st.from_type(Taxonomy)` work, and the same for
`Dataset`, `World`, `Cluster` and `Pathway`. A check finds no error and no warning in
what the strategies for valid data make.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from typing import TypedDict, Unpack

from careertaxonomy.checks.faults import FAULTS, BrokenDataset, Content, Due, Fault, UnfitError, plant
from careertaxonomy.errors import MissingExtraError
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.model.records import Cluster, Dataset, Pathway, World
from careertaxonomy.model.taxonomy import Taxonomy
from careertaxonomy.text.normal_forms import MARKER, slug

try:
    from hypothesis import reject
    from hypothesis import strategies as st
    from hypothesis.errors import InvalidArgument

    from careertaxonomy.testing.made_up import CLUSTERS, LIMITS, PATHWAYS, WORLDS, datasets_of, links_to, rows_of
except ImportError as _error:
    raise MissingExtraError("careertaxonomy.testing", "testing") from _error

__all__ = ["BrokenDataset", "Due", "broken_datasets", "clusters", "datasets", "pathways", "taxonomies", "worlds"]


class Bounds(TypedDict, total=False):
    """The arguments of `datasets` and `taxonomies`."""

    min_worlds: int
    max_worlds: int
    min_clusters: int
    max_clusters: int
    min_pathways: int
    max_pathways: int
    all_worlds: bool | None


def worlds() -> st.SearchStrategy[World]:
    """Worlds."""
    return rows_of("world", WORLDS, 1, 1).map(lambda rows: World.model_validate(rows[0]))


def clusters(*, worlds: Sequence[World] = ()) -> st.SearchStrategy[Cluster]:
    """Clusters, of All Worlds or of some of the Worlds given; of made-up ones where none is given."""
    known = [world.id for world in worlds] or [slug(name) for name in WORLDS[:4]]
    rows = st.tuples(rows_of("cluster", CLUSTERS, 1, 1), st.just(MARKER) | links_to(known))
    return rows.map(lambda drawn: Cluster.model_validate({**drawn[0][0], "worlds": drawn[1]}))


def pathways(*, clusters: Sequence[Cluster] = ()) -> st.SearchStrategy[Pathway]:
    """Pathways, each of one of the clusters given; of made-up ones where none is given."""
    known = [cluster.id for cluster in clusters] or [slug(name) for name in CLUSTERS[:4]]
    rows = st.tuples(rows_of("pathway", PATHWAYS, 1, 1), st.sampled_from(known))
    return rows.map(lambda drawn: Pathway.model_validate({**drawn[0][0], "cluster": drawn[1]}))


def datasets(
    *,
    min_worlds: int = 1,
    max_worlds: int = 9,
    min_clusters: int = 1,
    max_clusters: int = 6,
    min_pathways: int = 1,
    max_pathways: int = 12,
    all_worlds: bool | None = None,
) -> st.SearchStrategy[Dataset]:
    """Valid datasets: every World reached, every cluster with pathways, with aliases, codes, notes, retired records
    in chains, and repairs.

    Args:
        min_worlds: The smallest number of Worlds.
        max_worlds: The largest number of Worlds.
        min_clusters: The smallest number of clusters.
        max_clusters: The largest number of clusters.
        min_pathways: The smallest number of pathways.
        max_pathways: The largest number of pathways.
        all_worlds: Whether some cluster belongs to All Worlds (True), none does (False), or either (None).

    Raises:
        InvalidArgument: The bounds cannot be met (an error of hypothesis).
    """
    bounds = ((min_worlds, max_worlds), (min_clusters, max_clusters), (min_pathways, max_pathways))
    sizes = dict(zip(LIMITS, bounds, strict=True))
    for name, (least, most) in sizes.items():
        if not 1 <= least <= most <= LIMITS[name]:
            words = f"1 <= min_{name} <= max_{name} <= {LIMITS[name]}"
            raise InvalidArgument(f"{words} is wanted, not min_{name}={least!r}, max_{name}={most!r}")
    if min_clusters > max_pathways:
        raise InvalidArgument(f"every cluster has a pathway, so {min_clusters=} is too many for {max_pathways=}")
    if all_worlds is False and max_clusters == 1 and max_worlds > 2:
        raise InvalidArgument(f"one cluster cannot name {max_worlds} Worlds but by the marker; give it all_worlds=None")
    sizes["clusters"] = min_clusters, min(max_clusters, max_pathways)
    return datasets_of(sizes, all_worlds)


def taxonomies(**bounds: Unpack[Bounds]) -> st.SearchStrategy[Taxonomy]:
    """Valid taxonomies; takes what `datasets` takes."""
    return datasets(**bounds).map(Taxonomy)


@st.composite
def _broken(draw: st.DrawFn, faults: Sequence[Fault], least: int, most: int) -> BrokenDataset:
    chosen = [draw(st.sampled_from(faults))]
    for _ in range(draw(st.integers(least, most)) - 1):
        others = [fault for fault in faults if all(map(fault.combines_with, chosen))]
        if others:
            chosen.append(draw(st.sampled_from(others)))
    if len(chosen) < least:
        reject()
    needs = sum((Counter(fault.needs) for fault in chosen), Counter[str]())
    needs["clusters"] = max(needs["clusters"], needs["named"] + needs["marked"])
    marked = [fault.needs["marked"] > 0 for fault in chosen if "marked" in fault.needs]
    bounds = {name: (max(needs[name], 1), min(max(needs[name], 6) + 3, limit)) for name, limit in LIMITS.items()}
    dataset = draw(datasets_of(bounds, marked[0] if marked else None))
    content: Content = json.loads(canonical_bytes(dataset))
    try:
        return plant(content, lambda among: draw(st.sampled_from(among)), *chosen)
    except UnfitError:
        reject()


def broken_datasets(
    *, codes: Collection[str] | None = None, min_faults: int = 1, max_faults: int = 3
) -> st.SearchStrategy[BrokenDataset]:
    """Documents with faults planted in them, and what a check is due to find.

    Several faults in one document never hide each other.

    Args:
        codes: The codes of the rules whose faults are planted; None for all of those that JSON can have. The `form` of
            a document with the fault of another rule is "yaml".
        min_faults: The smallest number of faults in a document.
        max_faults: The largest number of faults in a document.

    Raises:
        InvalidArgument: No fault has one of the codes, or the bounds cannot be met (an error of hypothesis).
    """
    known = {fault.code for fault in FAULTS}
    for code in codes or ():
        if code not in known:
            raise InvalidArgument(f"no fault to plant for {code!r}; available: {', '.join(sorted(known))}")
    if not 1 <= min_faults <= max_faults:
        raise InvalidArgument(f"1 <= min_faults <= max_faults is wanted, not {min_faults=}, {max_faults=}")
    faults = [fault for fault in FAULTS if (fault.form == "json" if codes is None else fault.code in codes)]
    if not faults:
        raise InvalidArgument("codes is empty, so there is nothing to plant")
    return _broken(faults, min_faults, max_faults)


st.register_type_strategy(World, worlds())
st.register_type_strategy(Cluster, clusters())
st.register_type_strategy(Pathway, pathways())
st.register_type_strategy(Dataset, datasets())
st.register_type_strategy(Taxonomy, taxonomies())
