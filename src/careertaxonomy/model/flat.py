"""A taxonomy as flat rows of text: the columns that spreadsheets, lists and databases show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from careertaxonomy.text.normal_forms import MARKER

if TYPE_CHECKING:
    from careertaxonomy.model.records import Cluster, Pathway, World
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["ALL_WORLDS", "COLUMNS", "SEPARATOR", "FlatRow", "codes_text", "flat_rows", "flat_taxonomy", "worlds_text"]

ALL_WORLDS = "All Worlds"
SEPARATOR = "; "

FlatRow: TypeAlias = Mapping[str, str]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "world": ("world", "world_id", "world_codes"),
    "cluster": ("cluster", "worlds", "cluster_id", "all_worlds", "cluster_codes"),
    "pathway": (
        "cluster",
        "worlds",
        "pathway",
        "cluster_id",
        "pathway_id",
        "all_worlds",
        "cluster_codes",
        "pathway_codes",
    ),
}
"""The columns of each kind's rows. A pathway's row holds its cluster's too."""


def worlds_text(tax: Taxonomy, cluster: Cluster) -> str:
    """The Worlds of a cluster as people write them: All Worlds, or their names."""
    if cluster.worlds == MARKER:
        return ALL_WORLDS
    return SEPARATOR.join(world.name for world in tax.worlds_of(cluster))


def codes_text(codes: Mapping[str, str]) -> str:
    """Codes by their schemes, such as `ceds:06; nc-dpi:FINA`."""
    return SEPARATOR.join(f"{scheme}:{code}" for scheme, code in sorted(codes.items()))


def flat_rows(tax: Taxonomy, kind: str, records: Iterable[World | Cluster | Pathway]) -> Iterator[FlatRow]:
    """Some records of one kind as rows, in their order, each with the columns of its kind."""
    clusters: dict[str, FlatRow] = {}
    for record in records:
        own = {kind: record.name, f"{kind}_id": record.id, f"{kind}_codes": codes_text(record.codes)}
        if kind == "world":
            yield own
            continue
        cluster = record if kind == "cluster" else tax.cluster(record.cluster)  # type: ignore[union-attr]  # it is a pathway
        if cluster.id not in clusters:
            clusters[cluster.id] = _cluster_cells(tax, cluster)  # type: ignore[arg-type]  # it is a cluster
        yield {**clusters[cluster.id], **own}


def _cluster_cells(tax: Taxonomy, cluster: Cluster) -> FlatRow:
    return {
        "cluster": cluster.name,
        "worlds": worlds_text(tax, cluster),
        "cluster_id": cluster.id,
        "all_worlds": str(cluster.worlds == MARKER).lower(),
        "cluster_codes": codes_text(cluster.codes),
    }


def flat_taxonomy(tax: Taxonomy) -> Iterator[FlatRow]:
    """A row for each pathway, and then one for each cluster that has none, in published order."""
    yield from flat_rows(tax, "pathway", tax.pathways)
    empty = [cluster for cluster in tax.clusters if not tax.pathways_of(cluster)]
    yield from (
        {"pathway": "", "pathway_id": "", "pathway_codes": "", **row} for row in flat_rows(tax, "cluster", empty)
    )
