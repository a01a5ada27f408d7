"""CT5xx: one thing under two ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from careertaxonomy.diagnostics import Severity
from careertaxonomy.models import Cluster, Pathway, World
from careertaxonomy.names import is_blank, normal, quoted, sameness
from careertaxonomy.rules.base import Rule, rule
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Finding, Place
from careertaxonomy.rules.listing import Listing, label

_AnyListing = Listing[World] | Listing[Cluster] | Listing[Pathway]


def _at_name(listing: _AnyListing, position: int) -> Place:
    return listing.place(listing.indexes[position], "name")


def _said_again(
    listing: _AnyListing, group: Sequence[int], hint: str, *, where: str = "", later_where: str = ""
) -> Finding:
    """One finding for records of one name: on the second of them, pointing back at the first.

    `where` says where the first stands, and `later_where` where the second does if that is elsewhere.
    """
    first, later, *others = group
    record, earlier = listing.records[later], listing.records[first]
    step = sameness(earlier.name, record.name)
    alike = f" {step}" if step.startswith("but ") else f", {step},"
    message = (
        f"{label(listing.kind, record, listing.indexes[later])}{later_where} has the same name{alike} as "
        f"{label(listing.kind, earlier, listing.indexes[first])}{where}: {quoted(record.name)}"
    )
    related = [(_at_name(listing, first), f"the first one, {quoted(earlier.name)}")]
    for other in others:
        name = listing.records[other].name
        related.append((_at_name(listing, other), f"and {quoted(name)}, {sameness(earlier.name, name)}"))
    return Finding(_at_name(listing, later), message, hint, tuple(related))


@rule("CT501", "duplicate-pathway", "error")
def duplicate_pathway(draft: Draft) -> Iterator[Finding]:
    """One pathway name stands twice in one cluster.

    To the letter, or but for case, spacing, `&` for `and`, or punctuation: people and programs that go by the name
    can't tell the two apart. The message says which of these steps made them one.

    Bad:

        {"pathways": [{"id": "law-order", "name": "Law & Order", "cluster": "finance"},
                      {"id": "law-and-order", "name": "Law and Order", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "law-order", "name": "Law & Order", "cluster": "finance"}]}
    """
    pathways = draft.pathways
    for group in pathways.same_names:
        in_cluster: dict[str, list[int]] = defaultdict(list)
        for position in group:
            in_cluster[pathways.records[position].cluster].append(position)
        for cluster, positions in in_cluster.items():
            if len(positions) > 1:
                hint = "keep one of them, and retire the other if it was released"
                yield _said_again(pathways, positions, hint, where=f" in cluster {quoted(cluster)}")


@rule("CT502", "duplicate-name", "error")
def duplicate_name(draft: Draft) -> Iterator[Finding]:
    """Two Worlds, or two clusters, have one name.

    To the letter, or but for case, spacing, `&` for `and`, or punctuation.

    Bad:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "health", "name": "Health-Care"}]}

    Good:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "health", "name": "Public Health"}]}
    """
    listings: tuple[_AnyListing, ...] = (draft.worlds, draft.clusters)
    for listing in listings:
        for group in listing.same_names:
            yield _said_again(listing, group, "keep one of them, or give them different names")


@rule("CT505", "pathway-in-two-clusters", "warning")
def pathway_in_two_clusters(draft: Draft) -> Iterator[Finding]:
    """One pathway name stands in two clusters.

    A pathway belongs to one cluster. Two of one name are two things that people will mix up, or one that was entered
    twice, as when the row of one cluster was read into the next.

    Bad:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "all"},
                      {"id": "marketing", "name": "Marketing", "worlds": "all"}],
         "pathways": [{"id": "sales", "name": "Sales", "cluster": "marketing"},
                      {"id": "sales-finance", "name": "Sales", "cluster": "finance"}]}

    Good:

        {"clusters": [{"id": "finance", "name": "Finance", "worlds": "all"},
                      {"id": "marketing", "name": "Marketing", "worlds": "all"}],
         "pathways": [{"id": "sales", "name": "Sales", "cluster": "marketing"},
                      {"id": "sales-finance", "name": "Sales of Securities", "cluster": "finance"}]}
    """
    pathways = draft.pathways
    for group in pathways.same_names:
        first_in: dict[str, int] = {}
        for position in group:
            first_in.setdefault(pathways.records[position].cluster, position)
        if len(first_in) > 1:
            first, later, *_ = first_in
            yield _said_again(
                pathways,
                [*first_in.values()],
                "one pathway in two rows? Keep it in one cluster",
                where=f" in cluster {quoted(first)}",
                later_where=f" in cluster {quoted(later)}",
            )


class _Label(NamedTuple):
    """A name or an alias of a record: whose it is and where it stands."""

    position: int
    place: Place
    text: str
    is_alias: bool


def _labels(listing: _AnyListing) -> dict[str, list[_Label]]:
    """The names, then the aliases, by what is left of them when normalised; only those that some alias shares."""
    found: dict[str, list[_Label]] = defaultdict(list)
    aliased = listing.with_aliases
    position_of = {index: position for position, index in enumerate(listing.indexes)} if aliased else {}
    for index, record in aliased:
        for number, alias in enumerate(record.aliases):
            place = listing.place(index, "aliases", number)
            found[normal(alias)].append(_Label(position_of[index], place, alias, True))
    for name in [*filter(is_blank, found)]:
        del found[name]
    names: dict[str, list[_Label]] = defaultdict(list)
    for position, name in enumerate(listing.normal_names if found else ()):
        if name in found:
            text = listing.records[position].name
            names[name].append(_Label(position, _at_name(listing, position), text, False))
    return {name: names[name] + labels for name, labels in found.items()}


@rule("CT506", "ambiguous-label", "error")
def ambiguous_label(draft: Draft) -> Iterator[Finding]:
    """An alias is also the name or an alias of another record of its kind.

    Whoever looks the label up gets two answers. Between pathways of different clusters it is a warning, since the
    cluster tells them apart.

    Bad:

        {"worlds": [{"id": "health-care", "name": "Health Care"},
                    {"id": "wellness", "name": "Wellness", "aliases": ["Health care"]}]}

    Good:

        {"worlds": [{"id": "health-care", "name": "Health Care"},
                    {"id": "wellness", "name": "Wellness", "aliases": ["Well-being"]}]}
    """
    for listing in draft.listings:
        for group in _labels(listing).values():
            yield from _ambiguity(listing, group)


def _ambiguity(listing: _AnyListing, group: Sequence[_Label]) -> Iterator[Finding]:
    """One finding for a label that several records share: on two of one cluster, if there are such."""
    first_in: dict[str, _Label] = {}
    pairs: list[tuple[_Label, _Label, Severity | None]] = []
    for labelled in group:
        cluster = _cluster_of(listing, labelled)
        if not labelled.is_alias:
            first_in.setdefault(cluster, labelled)
            continue
        same = first_in.setdefault(cluster, labelled)
        if same.position != labelled.position:
            pairs.append((same, labelled, None))
        elif group[0].position != labelled.position:
            pairs.append((group[0], labelled, "warning"))
    if not pairs:
        return
    first, later, severity = next((pair for pair in pairs if pair[2] is None), pairs[0])
    rest = [other for _, other, _ in pairs if other is not later]
    record, earlier = listing.records[later.position], listing.records[first.position]
    what = "an alias" if first.is_alias else "the name"
    message = (
        f"the alias {quoted(later.text)} of {label(listing.kind, record, listing.indexes[later.position])} is also "
        f"{what} of {label(listing.kind, earlier, listing.indexes[first.position])}, {sameness(first.text, later.text)}"
    )
    related = ((first.place, f"{what}, {quoted(first.text)}"), *((other.place, "and here") for other in rest))
    yield Finding(later.place, message, None, related, severity)


def _cluster_of(listing: _AnyListing, labelled: _Label) -> str:
    record = listing.records[labelled.position]
    return record.cluster if isinstance(record, Pathway) else ""


RULES: tuple[Rule, ...] = (duplicate_pathway, duplicate_name, pathway_in_two_clusters, ambiguous_label)
