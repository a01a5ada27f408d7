"""Links between records: where they are, and which of them name a record that does not exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding, Place, by_choice
from careertaxonomy.model.records import Kind
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import plural, quoted

__all__ = ["LINKING", "Link", "links_to", "not_there", "wrong_link"]

Link: TypeAlias = tuple[Place, str]
"""Where a link is written, and the id of the record that has it."""

LINKING: Mapping[Kind, Kind] = {"world": "cluster", "cluster": "pathway"}
"""The kinds that are linked to, and the kind whose records link to them."""


def links_to(draft: Draft, target: Kind, wanted: frozenset[str]) -> dict[str, list[Link]]:
    """Every link to some ids of a kind, also where one record has a link twice."""
    found: dict[str, list[Link]] = defaultdict(list)
    if wanted and target == "cluster":
        for index, pathway in draft.pathways:
            if pathway.cluster in wanted:
                found[pathway.cluster].append((draft.pathways.place(index, "cluster"), pathway.id))
    elif wanted:
        for index, cluster in draft.clusters:
            for position, link in enumerate(cluster.worlds if cluster.worlds != MARKER else ()):
                if link in wanted:
                    found[link].append((draft.clusters.place(index, "worlds", position), cluster.id))
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


def wrong_link(
    target: Kind, link: str, links: Sequence[Link], what: str, hint: str | None, meant: str | None
) -> Finding:
    """One finding for all links to one id, at the first of them. Its cure writes the id that is meant at each."""
    first: dict[str, Place] = {}
    for written, by in links:
        first.setdefault(by, written)
    kind, ((id, place), *others) = LINKING[target], first.items()
    message = f'{kind} "{id}" links to {target} {quoted(link)}, {what}'
    if others:
        verb = "does" if len(others) == 1 else "do"
        message += f"; so {verb} {plural(len(others), f'more {kind}')}: {_named([id for id, _ in others])}"
    related = tuple((other_place, f"{kind} {quoted(other)} too") for other, other_place in others)
    return Finding(place, message, hint, related, cure=by_choice([written for written, _ in links], meant))


def _named(ids: Sequence[str], most: int = 3) -> str:
    """Some ids of many, for a message: `"a", "b", "c" and 4 more`."""
    shown = ", ".join(map(quoted, ids[:most]))
    return f"{shown} and {len(ids) - most:,} more" if len(ids) > most else shown
