"""CT503 and CT504: names that are nearly another name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.listing import label
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.model.records import Pathway
from careertaxonomy.model.references import word_of
from careertaxonomy.text.similar_names import Similar
from careertaxonomy.text.wording import quoted


@rule("CT503", "similar-name", "warning")
def similar_name(draft: Draft) -> Iterator[Finding]:
    """Two Worlds, or two clusters, have names that are nearly one name.

    But for one letter, a plural, the order of words, or where words are parted: one of them is most likely the other,
    misspelt or entered twice. What counts as nearly one name is said at CT504.

    Bad:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "health-cares", "name": "Health Cares"}]}

    Good:

        {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "child-care", "name": "Child Care"}]}
    """
    for listing in (draft.worlds, draft.clusters):
        yield from _similar(listing, draft.similar[listing.kind])


@rule("CT504", "similar-pathway", "warning")
def similar_pathway(draft: Draft) -> Iterator[Finding]:
    """Two pathways of a cluster have names that are nearly one name.

    But for one letter in a word of five letters or more (a swap of neighbours counts as one), a plural, the order of
    words, or where words are parted (`E-Commerce`, `A/V`, `U.S.`): one of them is most likely the other, misspelt. Two
    words that are a letter apart are no slip where each of them stands in other names too, and where they are all of
    their names, only long words are, or the only ones of the document. Numbers are no slip (English I, English II).

    Bad:

        {"pathways": [{"id": "animal-systems", "name": "Animal Systems", "cluster": "finance"},
                      {"id": "animal-sytems", "name": "Animal Sytems", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "animal-systems", "name": "Animal Systems", "cluster": "finance"},
                      {"id": "plant-systems", "name": "Plant Systems", "cluster": "finance"}]}
    """
    yield from _similar(draft.pathways, draft.similar["pathway"])


def _similar(listing: AnyListing, by_later: dict[int, list[Similar]]) -> Iterator[Finding]:
    """One finding for each name that is nearly an earlier one."""
    for later, pairs in sorted(by_later.items()):
        yield _finding(listing, later, pairs)


def _finding(listing: AnyListing, later: int, pairs: Sequence[Similar]) -> Finding:
    first = pairs[0]
    record, other = listing.records[later], listing.records[first.earlier]
    who, whom = (label(listing.kind, listing.records[at], listing.indexes[at]) for at in (later, first.earlier))
    within = f" in cluster {quoted(record.cluster)}" if isinstance(record, Pathway) else ""
    message = f"{who} and {whom}{within} differ only {first.how}: {quoted(record.name)}, {quoted(other.name)}"
    related = tuple(
        (listing.place(listing.indexes[pair.earlier], "name"), f"{quoted(listing.names[pair.earlier])}, {pair.how}")
        for pair in pairs
    )
    return Finding(
        listing.place(listing.indexes[later], "name"), message, f"one {word_of(listing.kind)}, once misspelt?", related
    )
