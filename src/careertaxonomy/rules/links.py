"""CT3xx: how records hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from careertaxonomy.models import Kind
from careertaxonomy.names import MARKER, is_marker, plural, quoted
from careertaxonomy.rules.base import Cure, Draft, Edit, Finding, Place, Rule, by_choice, label, named, rule

_Link = tuple[Place, str]
"""Where a link is written, and the id of the record that has it."""


def _worlds_linked(draft: Draft) -> Iterator[tuple[int, str, int, str]]:
    """Every named link: the cluster's index and id, the link's position and the World's id."""
    for index, cluster in draft.clusters:
        if cluster.worlds != MARKER:
            for position, link in enumerate(cluster.worlds):
                yield index, cluster.id, position, link


def _world_links(draft: Draft, wanted: frozenset[str]) -> dict[str, list[_Link]]:
    """Where clusters name these Worlds; a cluster that names one twice counts once."""
    found: dict[str, dict[int, _Link]] = defaultdict(dict)
    for index, id, position, link in _worlds_linked(draft) if wanted else ():
        if link in wanted:
            found[link].setdefault(index, (draft.clusters.place(index, "worlds", position), id))
    return {link: [*by_cluster.values()] for link, by_cluster in found.items()}


def _cluster_links(draft: Draft, wanted: frozenset[str]) -> dict[str, list[_Link]]:
    """Where pathways name these clusters."""
    found: dict[str, list[_Link]] = defaultdict(list)
    for index, pathway in draft.pathways if wanted else ():
        if pathway.cluster in wanted:
            found[pathway.cluster].append((draft.pathways.place(index, "cluster"), pathway.id))
    return found


def _not_there(draft: Draft, kind: Kind) -> frozenset[str]:
    """The ids of a kind that links name and that are not live: misspelt or retired."""
    if kind == "world":
        linked = draft.named_worlds if draft.linked_worlds is None else draft.linked_worlds
    elif draft.linked_clusters is None:
        linked = frozenset(pathway.cluster for pathway in draft.pathways.records)
    else:
        linked = draft.linked_clusters
    return linked - draft.listing(kind).present - {MARKER}


def _and_so(kind: str, others: Sequence[_Link]) -> str:
    verb = "does" if len(others) == 1 else "do"
    return f"; so {verb} {plural(len(others), f'more {kind}')}: {named([id for _, id in others])}"


def _dangling(kind: str, target: Kind, links: Mapping[str, Sequence[_Link]], draft: Draft) -> Iterator[Finding]:
    """One finding for each id that is not there, at the first link to it."""
    for link, ((place, id), *others) in links.items():
        message = f'{kind} "{id}" links to {target} {quoted(link)}, which this dataset does not define'
        if others:
            message += _and_so(kind, others)
        meant = draft.listing(target).meant(link)
        hint = f"did you mean {quoted(meant)}?" if meant else _of_another_kind(draft, kind, target, link)
        related = tuple((other_place, f"{kind} {quoted(other)} too") for other_place, other in others)
        cure = _renamed(draft, target, link, links[link], draft.listing(target).sole_meant(link))
        yield Finding(place, message, hint, related, cure=cure)


def _renamed(draft: Draft, target: Kind, link: str, links: Sequence[_Link], meant: str | None) -> Cure | None:
    """The cure that writes another id wherever a link is written, also where one cluster has it twice."""
    places = [place for place, _ in links]
    if meant is not None and target == "world":
        written = _worlds_linked(draft)
        places = [draft.clusters.place(index, "worlds", at) for index, _, at, named in written if named == link]
    return by_choice(places, meant)


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
        for link in _not_there(draft, "world")
        if ("world", link) not in draft.retired_by_id and not draft.means_all(link)
    )
    yield from _dangling("cluster", "world", _world_links(draft, unknown), draft)


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
    unknown = frozenset(link for link in _not_there(draft, "cluster") if ("cluster", link) not in draft.retired_by_id)
    yield from _dangling("pathway", "cluster", _cluster_links(draft, unknown), draft)


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
    return {listing.meant(link) for link in _not_there(draft, kind)} | {
        successor for link in _not_there(draft, kind) for successor in draft.successors(kind, link)
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


@rule("CT307", "unknown-replacement", "error")
def unknown_replacement(draft: Draft) -> Iterator[Finding]:
    """`replaced_by` names an id that is neither present nor retired.

    Whoever stored the retired id is sent nowhere.

    Bad:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["acounting"]}]}

    Good:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["accounting"]}]}
    """
    if not all(isinstance(item.get(field), str) for item in draft.retired_aside for field in ("kind", "id")):
        return  # the one that cannot be read may be the one that is named
    missing: dict[tuple[Kind, str], list[_Link]] = defaultdict(list)
    for index, record in draft.retired:
        listing = draft.listing(record.kind)
        for position, following in enumerate(record.replaced_by):
            there = following in listing.present or (record.kind, following) in draft.retired_by_id
            if listing.complete and not there:
                place = Place(("retired", index, "replaced_by", position))
                missing[record.kind, following].append((place, record.id))
    for (kind, following), ((place, id), *others) in missing.items():
        message = f'retired {kind} "{id}" is replaced by {quoted(following)}, which is neither present nor retired'
        meant = draft.listing(kind).meant(following)
        related = tuple((other_place, f"retired {kind} {quoted(other)} too") for other_place, other in others)
        cure = by_choice([at for at, _ in missing[kind, following]], draft.listing(kind).sole_meant(following))
        yield Finding(place, message, f"did you mean {quoted(meant)}?" if meant else None, related, cure=cure)


@rule("CT308", "link-to-retired", "error")
def link_to_retired(draft: Draft) -> Iterator[Finding]:
    """A link to a retired record.

    The hint says what replaced it, chains of replacement followed.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "money"}],
         "retired": [{"kind": "cluster", "id": "money", "name": "Money", "version": "1.0.0",
                      "replaced_by": ["finance"]}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}],
         "retired": [{"kind": "cluster", "id": "money", "name": "Money", "version": "1.0.0",
                      "replaced_by": ["finance"]}]}
    """
    if not draft.retired_by_id:
        return
    kinds: tuple[tuple[str, Kind], ...] = (("cluster", "world"), ("pathway", "cluster"))
    for kind, target in kinds:
        gone = frozenset(link for link in _not_there(draft, target) if (target, link) in draft.retired_by_id)
        links = _world_links(draft, gone) if target == "world" else _cluster_links(draft, gone)
        for link, ((place, id), *others) in links.items():
            index, record = draft.retired_by_id[target, link]
            since = f" in {record.version}" if record else ""
            message = f'{kind} "{id}" links to {target} {quoted(link)}, which was retired{since}'
            if others:
                message += _and_so(kind, others)
            successors = draft.successors(target, link)
            hint = "nothing replaced it" if record else None
            if successors:
                hint = f"it was replaced by {' and '.join(map(quoted, successors))}"
            related = [(Place(("retired", index)), "retired here")]
            related += [(other_place, f"{kind} {quoted(other)} too") for other_place, other in others]
            cure = _renamed(draft, target, link, links[link], successors[0] if len(successors) == 1 else None)
            yield Finding(place, message, hint, tuple(related), cure=cure)


@rule("CT309", "replacement-cycle", "error")
def replacement_cycle(draft: Draft) -> Iterator[Finding]:
    """Retired records that replace each other in a circle.

    Whoever follows the replacements never arrives.

    Bad:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["clerking"]},
                     {"kind": "pathway", "id": "clerking", "name": "Clerking", "version": "1.0.0",
                      "replaced_by": ["bookkeeping"]}]}

    Good:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["clerking"]},
                     {"kind": "pathway", "id": "clerking", "name": "Clerking", "version": "1.0.0",
                      "replaced_by": ["accounting"]}]}
    """
    indexes: dict[tuple[Kind, str], int] = {}
    graph: dict[tuple[Kind, str], list[tuple[Kind, str]]] = {}
    for index, record in draft.retired:
        if record.id not in draft.listing(record.kind).present:
            indexes.setdefault((record.kind, record.id), index)
            graph.setdefault((record.kind, record.id), [(record.kind, id) for id in record.replaced_by])
    for circle in _circles(graph):
        first, *others = sorted(circle, key=lambda node: indexes[node])
        round_trip = " -> ".join(quoted(id) for _, id in (*circle, circle[0]))
        message = f"retired {first[0]}s replace each other in a circle: {round_trip}"
        related = tuple((Place(("retired", indexes[node], "replaced_by")), "and here") for node in others)
        yield Finding(Place(("retired", indexes[first], "replaced_by")), message, None, related)


def _circles(graph: Mapping[tuple[Kind, str], Sequence[tuple[Kind, str]]]) -> Iterator[list[tuple[Kind, str]]]:
    """Circles of a graph, no record in two of them, each beginning at its first record. An explicit stack keeps long
    chains from ending in a RecursionError."""
    done: set[tuple[Kind, str]] = set()
    for start in graph:
        if start in done:
            continue
        path, on_path = [start], {start}
        waiting = [iter(graph[start])]
        while waiting:
            following = next((node for node in waiting[-1] if node in graph and node not in done), None)
            if following is None:
                waiting.pop()
                on_path.discard(path[-1])
                done.add(path.pop())
            elif following in on_path:
                circle = path[path.index(following) :]
                done.update(circle)
                yield circle
            else:
                path.append(following)
                on_path.add(following)
                waiting.append(iter(graph[following]))


RULES: tuple[Rule, ...] = (
    unknown_world,
    unknown_cluster,
    repeated_link,
    unreached_world,
    cluster_without_worlds,
    cluster_without_pathways,
    unknown_replacement,
    link_to_retired,
    replacement_cycle,
)
