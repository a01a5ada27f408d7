"""CT4xx: All Worlds, the marker that means every World, also one that is added later."""

from __future__ import annotations

from collections.abc import Iterator

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding, by_choice, safely
from careertaxonomy.checks.draft.listing import label
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.model.records import Cluster
from careertaxonomy.text.normal_forms import MARKER, is_marker
from careertaxonomy.text.wording import plural, quoted

_FEW = 3
_MANY = 8


def _marker_links(draft: Draft) -> frozenset[str]:
    """The entries of lists of Worlds that are the marker, in whatever spelling."""
    return frozenset(filter(draft.means_all, draft.named_worlds))


def _named_lists(draft: Draft) -> Iterator[tuple[int, Cluster, tuple[str, ...]]]:
    """The clusters that have a list of Worlds, not the marker."""
    for index, cluster in draft.clusters:
        if cluster.worlds != MARKER and isinstance(cluster.worlds, tuple):
            yield index, cluster, cluster.worlds


@rule("CT401", "misspelt-all-worlds", "error")
def misspelt_all_worlds(draft: Draft) -> Iterator[Finding]:
    """`"All Worlds"`, `"ALL"`, `["all"]` or the like where the marker `"all"` is meant.

    Only the marker reaches a World that is added later; a program reads anything else as a World's id, or refuses it.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "All worlds"}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "all"}]}
    """
    yield from draft.problems["CT401"]
    markers = _marker_links(draft)
    for index, cluster, links in _named_lists(draft) if markers else ():
        if links and markers.issuperset(links):
            who = label("cluster", cluster, index)
            message = f"{who} has the marker for All Worlds in a list"
            place = draft.clusters.place(index, "worlds")
            hint = f"write {quoted(MARKER)}, without the brackets"
            yield Finding(place, message, hint, cure=safely(place, MARKER))


@rule("CT402", "all-worlds-with-names", "error")
def all_worlds_with_names(draft: Draft) -> Iterator[Finding]:
    """The marker, in any spelling, is in one list with named Worlds.

    Either the cluster belongs to every World, and the names say nothing more, or it belongs to those named.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": ["all", "health-care"]}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "all"}]}
    """
    markers = _marker_links(draft)
    for index, cluster, links in _named_lists(draft) if markers else ():
        marked = [position for position, link in enumerate(links) if link in markers]
        if marked and len(marked) < len(links):
            who = label("cluster", cluster, index)
            message = f"{who} has {quoted(links[marked[0]])}, the marker for All Worlds, beside named Worlds"
            place = draft.clusters.place(index, "worlds", marked[0])
            yield Finding(place, message, f"write {quoted(MARKER)} in place of the list, or take the marker out of it")


@rule("CT403", "spelled-out-all-worlds", "warning")
def spelled_out_all_worlds(draft: Draft) -> Iterator[Finding]:
    """A list names every World (of three or more).

    If it means every World, the marker says so, and a World added later is not missed.

    Bad:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"},
                    {"id": "forestry", "name": "Forestry"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care", "mining", "forestry"]}]}

    Good:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"},
                    {"id": "forestry", "name": "Forestry"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": "all"}]}
    """
    worlds = draft.worlds.present
    if not draft.worlds.complete or len(worlds) < _FEW:
        return
    for index, cluster, links in _named_lists(draft):
        if len(links) >= len(worlds) and worlds == set(links):
            message = (
                f"{label('cluster', cluster, index)} names every World, all {plural(len(worlds), 'World')} of them"
            )
            place = draft.clusters.place(index, "worlds")
            hint = f"write {quoted(MARKER)}, or a World added later is missed"
            yield Finding(place, message, hint, cure=by_choice([place], MARKER))


@rule("CT404", "nearly-all-worlds", "warning")
def nearly_all_worlds(draft: Draft) -> Iterator[Finding]:
    """A list names all Worlds but one (of eight or more).

    Perhaps it once named them all, and a World was added since. Where one is left out on purpose, accept the finding.

    Bad:

        {"worlds": [{"id": "a", "name": "Arts"}, {"id": "b", "name": "Banking"}, {"id": "c", "name": "Care"},
                    {"id": "d", "name": "Design"}, {"id": "e", "name": "Energy"}, {"id": "f", "name": "Farming"},
                    {"id": "g", "name": "Games"}, {"id": "h", "name": "Health"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": ["a", "b", "c", "d", "e", "f", "g"]},
                      {"id": "care", "name": "Care", "worlds": "all"}],
         "pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "nursing", "name": "Nursing", "cluster": "care"}]}

    Good:

        {"worlds": [{"id": "a", "name": "Arts"}, {"id": "b", "name": "Banking"}, {"id": "c", "name": "Care"},
                    {"id": "d", "name": "Design"}, {"id": "e", "name": "Energy"}, {"id": "f", "name": "Farming"},
                    {"id": "g", "name": "Games"}, {"id": "h", "name": "Health"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": "all"}]}
    """
    worlds = draft.worlds.present
    if not draft.worlds.complete or len(worlds) < _MANY:
        return
    for index, cluster, links in _named_lists(draft):
        if len(links) < len(worlds) - 1:
            continue
        named = set(links)
        if len(named) == len(worlds) - 1 and named < worlds:
            (left_out,) = worlds - named
            message = f"{label('cluster', cluster, index)} names every World but {quoted(left_out)}"
            hint = f"a stale list of all Worlds? Then write {quoted(MARKER)}"
            yield Finding(draft.clusters.place(index, "worlds"), message, hint)


@rule("CT405", "all-worlds-as-world", "error")
def all_worlds_as_world(draft: Draft) -> Iterator[Finding]:
    """A World takes the marker's name or id.

    All Worlds is not a World of its own: it means all of them. A spreadsheet's column of Worlds often brings it in.

    Bad:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "all-worlds", "name": "All Worlds"}]}

    Good:

        {"worlds": [{"id": "health-care", "name": "Health Care"}]}
    """
    for index, world in draft.worlds:
        field = "id" if is_marker(world.id) else "name" if is_marker(world.name) else None
        if field is not None:
            value = world.id if field == "id" else world.name
            message = f"{label('world', world, index)} has the {field} {quoted(value)}, which means every World"
            hint = f"take it out; clusters that belong to every World have {quoted(MARKER)}"
            yield Finding(draft.worlds.place(index, field), message, hint)


@rule("CT406", "world-only-by-all", "note")
def world_only_by_all(draft: Draft) -> Iterator[Finding]:
    """A World that only All Worlds clusters reach.

    No cluster names it, so nothing is particular to it. That may well be meant.

    Bad:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": "all"},
                      {"id": "therapy", "name": "Therapy", "worlds": ["health-care"]}],
         "pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "massage", "name": "Massage", "cluster": "therapy"}]}

    Good:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": "all"},
                      {"id": "therapy", "name": "Therapy", "worlds": ["health-care", "mining"]}],
         "pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "massage", "name": "Massage", "cluster": "therapy"}]}
    """
    linked = draft.linked_worlds
    if linked is None or MARKER not in linked or not draft.clusters.complete:
        return
    meant = {draft.worlds.meant(link) for link in linked - draft.worlds.present if not draft.means_all(link)}
    for index, world in draft.worlds:
        # A World with the marker's name or id is a fault of its own (CT405), and needs no cluster.
        if world.id not in linked and world.id not in meant and not (is_marker(world.id) or is_marker(world.name)):
            yield Finding(
                draft.worlds.place(index),
                f"only All Worlds reaches {label('world', world, index)}; no cluster names it",
            )
