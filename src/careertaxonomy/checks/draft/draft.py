"""The `Draft`: a document as far as it could be read, which is what the rules look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeAlias

from careertaxonomy.checks.draft.findings import Problem
from careertaxonomy.checks.draft.listing import Listing, Rows
from careertaxonomy.model.records import KINDS, Cluster, Dataset, Kind, Pathway, Retired, World
from careertaxonomy.model.replacements import Chains
from careertaxonomy.text.normal_forms import JOINERS, MARKER, OTHER_AND, is_marker
from careertaxonomy.text.similar_names import Similar, similar_names
from careertaxonomy.text.words import Vocabulary, WordIndex, Words
from careertaxonomy.versions.changes import Comparison
from careertaxonomy.versions.exchanged_names import exchanged

__all__ = ["AnyListing", "Draft"]

AnyListing: TypeAlias = Listing[World] | Listing[Cluster] | Listing[Pathway]

_CLUSTER = attrgetter("cluster")


class Draft:
    """A document as far as it could be read: what the rules look at.

    `head` is its content, in which records are models where they are well-shaped, and `lists` are the lists of these.
    `digest` is that of its bytes where `recorded_digest` says what it should be. `earlier` is the version to compare it
    with, and `comparison` what changed since, where the document's shape allows one.
    """

    def __init__(
        self,
        head: Mapping[str, object] | None = None,
        lists: Mapping[str, Rows[Any]] | None = None,
        *,
        problems: Iterable[Problem] = (),
        digest: str = "",
        recorded_digest: str | None = None,
        earlier: Dataset | None = None,
        comparison: Comparison | None = None,
    ) -> None:
        self.head: Mapping[str, object] = head or {}
        lists = lists or {}
        self.worlds: Listing[World] = Listing[World]("world", lists.get("worlds"))
        self.clusters: Listing[Cluster] = Listing[Cluster]("cluster", lists.get("clusters"))
        self.pathways: Listing[Pathway] = Listing[Pathway]("pathway", lists.get("pathways"))
        self.listings: tuple[AnyListing, ...] = (self.worlds, self.clusters, self.pathways)
        self.retired: Rows[Retired] = lists.get("retired", Rows("retired"))
        self.digest = digest
        self.recorded_digest = recorded_digest
        self.earlier = earlier
        self.comparison = comparison
        self._chains: dict[Kind, Chains[str]] = {}
        self.problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            self.problems[problem.code].append(problem)

    def listing(self, kind: Kind) -> AnyListing:
        """The list of a kind."""
        return {listing.kind: listing for listing in self.listings}[kind]

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """For each kind, the words of its names and aliases, in the order of `texts`."""
        return {listing.kind: Words(listing.normal_texts) for listing in self.listings}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all names and aliases."""
        return Vocabulary(*self.words.values())

    @cached_property
    def word_index(self) -> Mapping[str, WordIndex]:
        """For each kind, where the words stand that tell something of its names and aliases."""
        return {kind: WordIndex(words, self.vocabulary) for kind, words in self.words.items()}

    @cached_property
    def same_names(self) -> Mapping[str, list[list[int]]]:
        """For each kind, the groups of records that have one name, as positions in `records`."""
        return {each.kind: each.same_names(self.word_index[each.kind].holding(OTHER_AND)) for each in self.listings}

    @cached_property
    def joiners(self) -> frozenset[str]:
        """The words that join others in the names. Those of one letter only where no name has "and"."""
        letters = {word for word in JOINERS if len(word) == 1 and word in self.vocabulary}
        with_and = bool(letters) and any(" and " in listing.joined.casefold() for listing in self.listings)
        return JOINERS - letters if with_and else JOINERS

    @cached_property
    def similar(self) -> Mapping[str, dict[int, list[Similar]]]:
        """For each kind, the names that are nearly one name; those of pathways only within their cluster."""
        groups = {"pathway": [*map(_CLUSTER, self.pathways.records)]}
        return {
            listing.kind: similar_names(
                self.word_index[listing.kind], groups.get(listing.kind) or [""] * len(listing.names)
            )
            for listing in self.listings
        }

    @property
    def retired_are_complete(self) -> bool:
        """Whether every retired record has a readable kind and id, so that what is not among them can be told."""
        return isinstance(self.head.get("retired", []), list) and self.retired.have("kind", "id")

    @cached_property
    def retired_by_id(self) -> dict[tuple[str, str], tuple[int, Retired | None]]:
        """Every retired record by kind and id: its index in the list, and the record where it is well-shaped."""
        found: dict[tuple[str, str], tuple[int, Retired | None]] = {}
        for index, record in self.retired:
            found.setdefault((record.kind, record.id), (index, record))
        for item in self.retired.aside:
            kind, id = item.get("kind"), item.get("id")
            if isinstance(kind, str) and isinstance(id, str):
                found.setdefault((kind, id), (item.index, None))
        return found

    def is_missing(self, kind: Kind, id: str) -> bool:
        """Whether an id is for certain neither present nor retired."""
        listing = self.listing(kind)
        is_there = id in listing.present or (kind, id) in self.retired_by_id
        return self.retired_are_complete and listing.complete and not is_there

    @cached_property
    def known_earlier(self) -> frozenset[tuple[Kind, str]]:
        """The ids of the earlier version, live and retired, with their kinds."""
        if self.earlier is None:
            return frozenset()
        return frozenset((record.kind, record.id) for record in (*self.earlier.of(*KINDS), *self.earlier.retired))

    @cached_property
    def exchanged(self) -> Mapping[Kind, list[dict[str, str]]]:
        """Of each kind, the groups of ids that have each other's names of the earlier version: of each, whose
        it has."""
        if self.earlier is None:
            return {listing.kind: [] for listing in self.listings}
        return {
            listing.kind: exchanged(
                {record.id: record.name for record in self.earlier.of(listing.kind)},
                {record.id: record.name for record in listing.records},
            )
            for listing in self.listings
        }

    def successors(self, kind: Kind, id: str) -> list[str]:
        """The live ids that replaced a retired record, chains followed."""

        def replaced_by(gone: str) -> Sequence[str]:
            record = self.retired_by_id.get((kind, gone), (0, None))[1]
            return record.replaced_by if record else ()

        if kind not in self._chains:
            self._chains[kind] = Chains(replaced_by, self.listing(kind).present)
        return self._chains[kind].ends(id)[0]

    @cached_property
    def linked_clusters(self) -> frozenset[str] | None:
        """The clusters that pathways name, those of ill-shaped records among them; None if one cannot be read."""
        if not self.pathways.have("cluster"):
            return None
        return frozenset(map(_CLUSTER, self.pathways.whole.records)).union(self.pathways.of_aside("cluster"))

    @cached_property
    def named_worlds(self) -> frozenset[str]:
        """The entries of the lists of Worlds that well-shaped clusters have; no marker in place of a list."""
        links: set[str] = set()
        for cluster in self.clusters.whole.records:
            if cluster.worlds != MARKER:
                links.update(cluster.worlds)
        return frozenset(links)

    @cached_property
    def linked_worlds(self) -> frozenset[str] | None:
        """What clusters link to, those of ill-shaped records among them, and the marker if one has it; None if one
        cluster's links cannot be read."""
        links = set(self.named_worlds)
        for item in self.clusters.aside:
            raw = item.get("worlds")
            is_link = isinstance(raw, str) and (raw in self.worlds.present or is_marker(raw))
            names = [raw] if is_link else raw
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                return None
            links.update(names)
        marked = (cluster.worlds == MARKER for cluster in self.clusters.whole.records)
        if any(map(self.means_all, links)) or any(marked):
            links.add(MARKER)
        return frozenset(links)

    def means_all(self, link: str) -> bool:
        """Whether an entry of a list of Worlds is the marker, in whatever spelling, and no World's id."""
        return link not in self.worlds.present and is_marker(link)
