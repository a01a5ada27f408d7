"""CT301 to CT306: links between live records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Cure, Edit, Finding
from careertaxonomy.checks.draft.links import LINKING, links_to, not_there, wrong_link
from careertaxonomy.checks.draft.listing import label
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.model.records import Kind
from careertaxonomy.model.references import word_of
from careertaxonomy.text.normal_forms import MARKER, is_marker
from careertaxonomy.text.wording import plural, quoted


def _unknown(draft: Draft, target: Kind) -> Iterator[Finding]:
    """One finding for each id of a kind that does not exist, at the first link to it."""
    listing = draft.listing(target)
    unknown = frozenset(link for link in not_there(draft, target) if (target, link) not in draft.retired_by_id)
    if target == "world":
        unknown = frozenset(link for link in unknown if not draft.means_all(link))
    for link, links in links_to(draft, target, unknown).items() if listing.complete else ():
        meant = listing.meant(link)
        hint = f"did you mean {quoted(meant)}?" if meant else _of_another_kind(draft, target, link)
        if draft.earlier is not None and (target, link) in draft.known_earlier:
            hint = f"{draft.earlier.version} has it: {_BRING_BACK}"
        what = "which this dataset does not define"
        yield wrong_link(target, link, links, what, hint, listing.sole_meant(link))


_BRING_BACK = "bring it back, or retire it and take it out of the links"


def _of_another_kind(draft: Draft, target: Kind, link: str) -> str | None:
    """The hint for an id that exists, but of a kind that cannot be linked to here."""
    for listing in draft.listings:
        if listing.kind != target and link in listing.present:
            if target == "world":  # Worlds and clusters share many ids, and a World that was deleted is no cluster
                return f"was this World deleted? Then {_BRING_BACK}"
            return f"{quoted(link)} is a {word_of(listing.kind)} here; a {LINKING[target]} needs a {word_of(target)}"
    return None


@rule("CT301", "unknown-world", "error")
def unknown_world(draft: Draft) -> Iterator[Finding]:
    """A cluster links to a World that does not exist.

    Whoever asks for that World's clusters will not find this one. All clusters that name the same missing World are
    one finding, at the first of them. A World's name in place of its id is found here, with the id.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": ["helth-care", "manufacturing"]}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care", "manufacturing"]}]}
    """
    return _unknown(draft, "world")


@rule("CT302", "unknown-cluster", "error")
def unknown_cluster(draft: Draft) -> Iterator[Finding]:
    """A pathway links to a cluster that does not exist.

    The pathway can be reached from no cluster and from no World. All pathways that name the same missing cluster are
    one finding, at the first of them.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finanse"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    return _unknown(draft, "cluster")


@rule("CT303", "repeated-link", "warning")
def repeated_link(draft: Draft) -> Iterator[Finding]:
    """A cluster names one World twice.

    It does no harm, but one of the two was perhaps meant to be another World.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance",
                       "worlds": ["health-care", "manufacturing", "health-care"]}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care", "manufacturing"]}]}
    """
    for index, cluster in draft.clusters:
        if cluster.worlds == MARKER or len(set(cluster.worlds)) == len(cluster.worlds):
            continue
        positions: dict[str, list[int]] = defaultdict(list)
        for position, link in enumerate(cluster.worlds):
            positions[link].append(position)
        for link, (first, *again) in positions.items():
            if again and link in draft.worlds.present:
                places = [draft.clusters.place(index, "worlds", position) for position in (first, *again)]
                message = f'cluster "{cluster.id}" names the World {quoted(link)} {plural(len(places), "time")}'
                related = ((places[0], "the first one"), *((place, "and here") for place in places[2:]))
                cure = Cure(tuple(Edit(place, None) for place in places[1:]), True)
                yield Finding(places[1], message, "name it once", related, cure=cure)


def _meant_by_misses(draft: Draft, kind: Kind) -> set[str | None]:
    """The ids that misspelt links most likely meant: they count as linked to."""
    listing = draft.listing(kind)
    links = not_there(draft, kind)
    return {*map(listing.meant, links), *(id for link in links for id in draft.successors(kind, link))}


@rule("CT304", "unreached-world", "warning")
def unreached_world(draft: Draft) -> Iterator[Finding]:
    """No cluster belongs to the World, not even through All Worlds.

    Whoever looks it up finds nothing there. Link a cluster to it, or retire it.

    Bad:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care"]}]}

    Good:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "mining", "name": "Mining"}],
         "clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care", "mining"]}]}
    """
    linked = draft.linked_worlds
    if linked is None or MARKER in linked or not draft.clusters.complete:
        return
    unreached = [(index, world) for index, world in draft.worlds if world.id not in linked]
    meant = _meant_by_misses(draft, "world") if unreached else set()
    for index, world in unreached:
        # A World with the marker's name or id is a fault of its own (CT405), and needs no cluster.
        if world.id not in meant and not (is_marker(world.id) or is_marker(world.name)):
            yield Finding(draft.worlds.place(index), f"no cluster belongs to the {label('world', world, index)}")


@rule("CT305", "cluster-without-worlds", "error")
def cluster_without_worlds(draft: Draft) -> Iterator[Finding]:
    """A cluster with an empty list of Worlds.

    No World leads to it. If it belongs to every World, write `"all"`.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": []}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "all"}]}
    """
    return iter(draft.problems["CT305"])


@rule("CT306", "cluster-without-pathways", "warning")
def cluster_without_pathways(draft: Draft) -> Iterator[Finding]:
    """No pathway belongs to the cluster.

    It leads nowhere; perhaps its pathways were lost in an export, or moved without it.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "all"},
                      {"id": "marketing", "name": "Marketing", "worlds": "all"}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "all"},
                      {"id": "marketing", "name": "Marketing", "worlds": "all"}],
         "pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "merchandising", "name": "Merchandising", "cluster": "marketing"}]}
    """
    linked = draft.linked_clusters
    if linked is None or not draft.pathways.complete or linked.issuperset(draft.clusters.ids):
        return
    meant = _meant_by_misses(draft, "cluster")
    for index, cluster in draft.clusters:
        if cluster.id not in linked and cluster.id not in meant:
            yield Finding(draft.clusters.place(index), f"no pathway belongs to {label('cluster', cluster, index)}")
