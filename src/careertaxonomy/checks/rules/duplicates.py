"""CT5xx: one thing under two ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Cure, Edit, Finding, Place
from careertaxonomy.checks.draft.listing import Label, label
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.diagnostics import Severity
from careertaxonomy.model.records import Pathway
from careertaxonomy.text.normal_forms import is_blank, sameness
from careertaxonomy.text.wording import quoted


def _at_name(listing: AnyListing, position: int) -> Place:
    return listing.place(listing.indexes[position], "name")


def _said_again(
    listing: AnyListing, group: Sequence[int], hint: str, *, where: str = "", later_where: str = ""
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
    """One pathway name appears twice in one cluster.

    To the letter, or but for case, spacing, `&` for `and`, or punctuation: people and programs that go by the name
    can't tell the two apart. The message says which of these steps made them one.

    Bad:

        {"pathways": [{"id": "law-order", "name": "Law & Order", "cluster": "finance"},
                      {"id": "law-and-order", "name": "Law and Order", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "law-order", "name": "Law & Order", "cluster": "finance"}]}
    """
    pathways = draft.pathways
    for group in draft.same_names["pathway"]:
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
    listings: tuple[AnyListing, ...] = (draft.worlds, draft.clusters)
    for listing in listings:
        for group in draft.same_names[listing.kind]:
            yield _said_again(listing, group, "keep one of them, or give them different names")


@rule("CT505", "pathway-in-two-clusters", "warning")
def pathway_in_two_clusters(draft: Draft) -> Iterator[Finding]:
    """One pathway name appears in two clusters.

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
    for group in draft.same_names["pathway"]:
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


def _shared_labels(listing: AnyListing) -> Iterator[list[Label]]:
    """The names, then the aliases, that are one when normalised, where an alias is among them."""
    forms = listing.normal_texts
    times = Counter(forms) if listing.with_aliases else Counter[str]()
    shared = {form for form in forms[len(listing.names) :] if times[form] > 1 and not is_blank(form)}
    if shared:
        form_of = {text: form for text, form in zip(listing.texts, forms, strict=True) if form in shared}
        groups: dict[str, list[Label]] = defaultdict(list)
        for found in listing.labels(form_of):
            groups[form_of[found.text]].append(found)
        yield from groups.values()


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
        for group in _shared_labels(listing):
            yield from _ambiguity(group)


def _ambiguity(group: Sequence[Label]) -> Iterator[Finding]:
    """One finding for a label that several records share: on two of one cluster, if there are such."""
    first_in: dict[str, Label] = {}
    pairs: list[tuple[Label, Label, Severity | None]] = []
    for found in group:
        same = first_in.setdefault(found.record.cluster if isinstance(found.record, Pathway) else "", found)
        if found.is_alias and same.record is not found.record:
            pairs.append((same, found, None))
        elif found.is_alias and group[0].record is not found.record:
            pairs.append((group[0], found, "warning"))
    if not pairs:
        return
    first, later, severity = next((pair for pair in pairs if pair[2] is None), pairs[0])
    rest = [other for _, other, _ in pairs if other is not later]
    alike = sameness(first.text, later.text)
    message = f"the alias {quoted(later.text)} of {later.who} is also {first.what}, {alike}"
    related = ((first.place, f"{first.field}, {quoted(first.text)}"), *((other.place, "and here") for other in rest))
    yield Finding(later.place, message, None, related, severity)


@rule("CT508", "redundant-alias", "warning")
def redundant_alias(draft: Draft) -> Iterator[Finding]:
    """An alias that is the record's own name, or stands twice on it.

    But for case, spacing, punctuation and `&` for `and`, which make no other name: whoever looks a label up finds the
    record without it.

    Bad:

        {"worlds": [{"id": "health-care", "name": "Health Care", "aliases": ["Health-care"]}]}

    Good:

        {"worlds": [{"id": "health-care", "name": "Health Care", "aliases": ["Medicine"]}]}
    """
    for listing in draft.listings:
        for index, record, (name, *forms) in listing.normal_labels:
            seen = {name: (listing.place(index, "name"), "its name", record.name)}
            for number, alias in enumerate(record.aliases if len({name, *forms}) <= len(forms) else ()):
                place = listing.place(index, "aliases", number)
                first = seen.setdefault(forms[number], (place, "another alias of it", alias))
                if first[0] != place and not is_blank(alias):
                    who = label(listing.kind, record, index)
                    step = sameness(first[2], alias)
                    message = f"the alias {quoted(alias)} of {who} is {first[1]}, {step}"
                    cure = Cure((Edit(place, None),), step == "to the letter") if number else None
                    yield Finding(
                        place, message, "take it out", ((first[0], f"{first[1]}, {quoted(first[2])}"),), cure=cure
                    )
