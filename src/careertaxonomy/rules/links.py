"""CT301 to CT306: how live records hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from careertaxonomy.models import Kind
from careertaxonomy.names import MARKER, is_marker, plural, quoted
from careertaxonomy.rules.base import Rule, rule
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Cure, Edit, Finding
from careertaxonomy.rules.linking import Link, and_so, cluster_links, not_there, renamed, world_links
from careertaxonomy.rules.listing import label


def _dangling(kind: str, target: Kind, links: Mapping[str, Sequence[Link]], draft: Draft) -> Iterator[Finding]:
    """One finding for each id that is not there, at the first link to it."""
    for link, ((place, id), *others) in links.items():
        message = f'{kind} "{id}" links to {target} {quoted(link)}, which this dataset does not define'
        if others:
            message += and_so(kind, others)
        meant = draft.listing(target).meant(link)
        hint = f"did you mean {quoted(meant)}?" if meant else _of_another_kind(draft, kind, target, link)
        related = tuple((other_place, f"{kind} {quoted(other)} too") for other_place, other in others)
        cure = renamed(draft, target, link, links[link], draft.listing(target).sole_meant(link))
        yield Finding(place, message, hint, related, cure=cure)


def _of_another_kind(draft: Draft, kind: str, target: Kind, link: str) -> str | None:
    """The hint for an id that is there, but of a kind that can't be linked to here."""
    for listing in draft.listings:
        if listing.kind != target and link in listing.present:
            found, wanted = ("World" if word == "world" else word for word in (listing.kind, target))
            return f"{quoted(link)} is a {found} here; a {kind} needs a {wanted}"
    return None


@rule("CT301", "unknown-world", "error")
def unknown_world(draft: Draft) -> Iterator[Finding]:
    """A cluster links to a World that is not there.

    Whoever asks for that World's clusters will not find this one. All clusters that name the same missing World are
    one finding, at the first of them. A World's name written where its id is due is found here, with the id.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": ["helth-care", "manufacturing"]}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": ["health-care", "manufacturing"]}]}
    """
    if not draft.worlds.complete:
        return
    unknown = frozenset(
        link
        for link in not_there(draft, "world")
        if ("world", link) not in draft.retired_by_id and not draft.means_all(link)
    )
    yield from _dangling("cluster", "world", world_links(draft, unknown), draft)


@rule("CT302", "unknown-cluster", "error")
def unknown_cluster(draft: Draft) -> Iterator[Finding]:
    """A pathway links to a cluster that is not there.

    The pathway can be reached from no cluster and from no World. All pathways that name the same missing cluster are
    one finding, at the first of them.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finanse"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    if not draft.clusters.complete:
        return
    unknown = frozenset(link for link in not_there(draft, "cluster") if ("cluster", link) not in draft.retired_by_id)
    yield from _dangling("pathway", "cluster", cluster_links(draft, unknown), draft)


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
    """The ids that misspelt links most likely meant: those are linked to, if badly, and nothing more is said."""
    listing = draft.listing(kind)
    return {listing.meant(link) for link in not_there(draft, kind)} | {
        successor for link in not_there(draft, kind) for successor in draft.successors(kind, link)
    }


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
        # A World that takes the marker's part is to go (CT405), and needs no cluster.
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
    for problem in draft.problems["CT305"]:
        yield Finding(problem.place, problem.message, 'name its Worlds, or write "all" if it belongs to every World')


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


RULES: tuple[Rule, ...] = (
    unknown_world,
    unknown_cluster,
    repeated_link,
    unreached_world,
    cluster_without_worlds,
    cluster_without_pathways,
)
