"""CT504 and CT507: names that are nearly another name, or two names in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.listing import label
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.text.misspellings import slip_between
from careertaxonomy.text.near_pairs import pairs_worth_a_look
from careertaxonomy.text.normal_forms import normal
from careertaxonomy.text.wording import quoted

_CLUSTER = attrgetter("cluster")
_JOINERS = ("&", "/", ",")
_WORDS = 200
"""A text of more words is no name, nor two."""


@rule("CT504", "similar-pathway", "warning")
def similar_pathway(draft: Draft) -> Iterator[Finding]:
    """Two pathways of a cluster have names that differ by a slip.

    By one letter (from five letters on) or two (from ten), by a plural, or by word order: one of them is most likely
    the other, misspelt. Numbers are no slip (English I, English II), nor is a name inside another as whole words. In
    clusters of more than fifty pathways a slip of two letters may be missed.

    Bad:

        {"pathways": [{"id": "animal-systems", "name": "Animal Systems", "cluster": "finance"},
                      {"id": "animal-sytems", "name": "Animal Sytems", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "animal-systems", "name": "Animal Systems", "cluster": "finance"},
                      {"id": "plant-systems", "name": "Plant Systems", "cluster": "finance"}]}
    """
    pathways = draft.pathways
    names = pathways.normal_names
    in_cluster: dict[str, list[int]] = defaultdict(list)
    for position, cluster in enumerate(map(_CLUSTER, pathways.records)):
        in_cluster[cluster].append(position)
    numbered = any(digit in pathways.joined for digit in "0123456789")
    looked_at: dict[int, dict[int, str | None]] = defaultdict(dict)
    for pair in pairs_worth_a_look(names, in_cluster.values(), numbered=numbered):
        earlier, later = sorted(pair)
        one, other = names[earlier], names[later]
        if earlier not in looked_at[later]:
            looked_at[later][earlier] = slip_between(one, other) if one and other and one != other else None
    for later, others in sorted(looked_at.items()):
        found = sorted((earlier, how) for earlier, how in others.items() if how)
        if found:
            yield _similar(draft, later, found)


def _similar(draft: Draft, later: int, earlier: Sequence[tuple[int, str]]) -> Finding:
    pathways = draft.pathways
    (first, how), *_ = earlier
    record, other = pathways.records[later], pathways.records[first]
    who, whom = (label("pathway", pathways.records[at], pathways.indexes[at]) for at in (later, first))
    within = f"in cluster {quoted(record.cluster)}"
    message = f"{who} and {whom} {within} differ only {how}: {quoted(record.name)}, {quoted(other.name)}"
    related = tuple(
        (pathways.place(pathways.indexes[at], "name"), f"{quoted(pathways.records[at].name)}, {differs}")
        for at, differs in earlier
    )
    return Finding(pathways.place(pathways.indexes[later], "name"), message, "one pathway, once misspelt?", related)


@rule("CT507", "run-together-name", "warning")
def run_together_name(draft: Draft) -> Iterator[Finding]:
    """A name that begins or ends with another name of the document: two names in one.

    Where the cells of a table lose their borders, names run together. Found where the name inside has three words or
    more (`&` counted), or has two and the rest is a name too; the rest has two words or more, and nothing joins the
    two.

    Bad:

        {"pathways": [{"id": "law-enforcement-services", "name": "Law Enforcement Services", "cluster": "finance"},
                      {"id": "law", "name": "Law Enforcement Services Legal Services", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "law-enforcement-services", "name": "Law Enforcement Services", "cluster": "finance"},
                      {"id": "legal-services", "name": "Legal Services", "cluster": "finance"}]}
    """
    known = {*chain.from_iterable(listing.normal_names for listing in draft.listings)}
    for listing in draft.listings:
        for position, name in enumerate(listing.normal_names):
            # Two names of two words each have three spaces between them.
            if name.count(" ") < 3 or not (heads := _heads(name, known)):
                continue
            printed = listing.names[position]
            printed = listing.untidy.get(printed, printed)
            parts = next(filter(None, (_as_printed(printed, head) for head in heads)), None)
            if parts:
                record, index = listing.records[position], listing.indexes[position]
                message = (
                    f"the name of {label(listing.kind, record, index)} looks like two names run together: "
                    f"{quoted(parts[0])} and {quoted(parts[1])}"
                )
                yield Finding(listing.place(index, "name"), message, "a name for each of the two?")


def _heads(name: str, known: set[str]) -> list[str]:
    """What may be the first of the two names that one is run together from, normalised."""
    split, words = name.index(" "), name.count(" ") + 1
    found: list[str] = []
    if words > _WORDS:
        return found
    for before in range(2, words - 1):
        split = name.index(" ", split + 1)
        if name[:split] in known:
            is_found = before > 2 or name[split + 1 :] in known
        else:
            is_found = words - before > 2 and name[split + 1 :] in known
        if is_found:
            found.append(name[:split])
    return found


def _as_printed(name: str, head: str) -> tuple[str, str] | None:
    """The two names as they are written; None if something joins them, or they cannot be told apart there."""
    words = name.split()
    for split in range(1, len(words)):
        before, after = " ".join(words[:split]), " ".join(words[split:])
        if normal(before) == head:
            joined = before.endswith(_JOINERS) or after.startswith(_JOINERS)
            return (
                None if joined or "and" in (words[split - 1].casefold(), words[split].casefold()) else (before, after)
            )
    return None
