"""Links between records: where they are written, and which of them lead nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from careertaxonomy.models import Kind
from careertaxonomy.names import MARKER, plural, quoted
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Cure, Place, by_choice

__all__ = ["Link", "and_so", "cluster_links", "not_there", "renamed", "world_links", "worlds_linked"]

Link: TypeAlias = tuple[Place, str]
"""Where a link is written, and the id of the record that has it."""


def worlds_linked(draft: Draft) -> Iterator[tuple[int, str, int, str]]:
    """Every named link: the cluster's index and id, the link's position and the World's id."""
    for index, cluster in draft.clusters:
        if cluster.worlds != MARKER:
            for position, link in enumerate(cluster.worlds):
                yield index, cluster.id, position, link


def world_links(draft: Draft, wanted: frozenset[str]) -> dict[str, list[Link]]:
    """Where clusters name these Worlds; a cluster that names one twice counts once."""
    found: dict[str, dict[int, Link]] = defaultdict(dict)
    for index, id, position, link in worlds_linked(draft) if wanted else ():
        if link in wanted:
            found[link].setdefault(index, (draft.clusters.place(index, "worlds", position), id))
    return {link: [*by_cluster.values()] for link, by_cluster in found.items()}


def cluster_links(draft: Draft, wanted: frozenset[str]) -> dict[str, list[Link]]:
    """Where pathways name these clusters."""
    found: dict[str, list[Link]] = defaultdict(list)
    for index, pathway in draft.pathways if wanted else ():
        if pathway.cluster in wanted:
            found[pathway.cluster].append((draft.pathways.place(index, "cluster"), pathway.id))
    return found


def not_there(draft: Draft, kind: Kind) -> frozenset[str]:
    """The ids of a kind that links name and that are not live: misspelt or retired."""
    if kind == "world":
        linked = draft.named_worlds if draft.linked_worlds is None else draft.linked_worlds
    elif draft.linked_clusters is None:
        linked = frozenset(pathway.cluster for pathway in draft.pathways.records)
    else:
        linked = draft.linked_clusters
    return linked - draft.listing(kind).present - {MARKER}


def and_so(kind: str, others: Sequence[Link]) -> str:
    """How the message on a link goes on, where others have the same one."""
    verb = "does" if len(others) == 1 else "do"
    return f"; so {verb} {plural(len(others), f'more {kind}')}: {_named([id for _, id in others])}"


def renamed(draft: Draft, target: Kind, link: str, links: Sequence[Link], meant: str | None) -> Cure | None:
    """The cure that writes another id wherever a link is written, also where one cluster has it twice."""
    places = [place for place, _ in links]
    if meant is not None and target == "world":
        written = worlds_linked(draft)
        places = [draft.clusters.place(index, "worlds", at) for index, _, at, named in written if named == link]
    return by_choice(places, meant)


def _named(ids: Sequence[str], most: int = 3) -> str:
    """Some ids of many, for a message: `"a", "b", "c" and 4 more`."""
    shown = ", ".join(map(quoted, ids[:most]))
    return f"{shown} and {len(ids) - most:,} more" if len(ids) > most else shown
