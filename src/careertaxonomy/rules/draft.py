"""The `Draft`: a document as far as it could be read, which is what the rules look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from careertaxonomy.chains import successors_of
from careertaxonomy.changes import Comparison
from careertaxonomy.models import Cluster, Dataset, Pathway, Retired, World
from careertaxonomy.names import MARKER, is_marker
from careertaxonomy.rules.findings import Problem
from careertaxonomy.rules.listing import Aside, Listing

__all__ = ["Draft"]

_CLUSTER = attrgetter("cluster")


class Draft:
    """A document as far as it could be read: what the rules look at.

    `plain` says that its text is ASCII with no backslash in it, so that there is no invisible sign to look for.
    `digest` is that of its bytes where `recorded_digest` says what it should be. `earlier` is the version it is to be
    compared with, and `comparison` what changed since, where the document's shape allows one.
    """

    def __init__(
        self,
        head: Mapping[str, object] | None = None,
        *,
        worlds: Listing[World] | None = None,
        clusters: Listing[Cluster] | None = None,
        pathways: Listing[Pathway] | None = None,
        retired: Sequence[tuple[int, Retired]] = (),
        retired_aside: Sequence[Aside] = (),
        problems: Iterable[Problem] = (),
        digest: str = "",
        recorded_digest: str | None = None,
        plain: bool = False,
        earlier: Dataset | None = None,
        comparison: Comparison | None = None,
    ) -> None:
        self.head = head or {}
        self.worlds = worlds or Listing[World]("world", complete=False)
        self.clusters = clusters or Listing[Cluster]("cluster", complete=False)
        self.pathways = pathways or Listing[Pathway]("pathway", complete=False)
        self.retired = retired
        self.retired_aside = retired_aside
        self.digest = digest
        self.plain = plain
        self.earlier = earlier
        self.comparison = comparison
        self.recorded_digest = recorded_digest
        self.problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            self.problems[problem.code].append(problem)

    @property
    def listings(self) -> tuple[Listing[World] | Listing[Cluster] | Listing[Pathway], ...]:
        """The three lists."""
        return self.worlds, self.clusters, self.pathways

    def listing(self, kind: str) -> Listing[World] | Listing[Cluster] | Listing[Pathway]:
        """The list of a kind."""
        return {"world": self.worlds, "cluster": self.clusters}.get(kind, self.pathways)  # type: ignore[return-value]  # one of the three

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str | int, object]]:
        """Every record by its list and its index there: a model, or the raw value of an ill-shaped one."""
        retired: dict[str | int, object] = {
            **dict(self.retired),
            **{item.index: item.raw for item in self.retired_aside},
        }
        return {**{listing.field: listing.rows for listing in self.listings}, "retired": retired}

    @cached_property
    def retired_by_id(self) -> dict[tuple[str, str], tuple[int, Retired | None]]:
        """Every retired record by kind and id: its index in the list, and the record where it is well-shaped."""
        found: dict[tuple[str, str], tuple[int, Retired | None]] = {}
        for index, record in self.retired:
            found.setdefault((record.kind, record.id), (index, record))
        for item in self.retired_aside:
            kind, id = item.get("kind"), item.get("id")
            if isinstance(kind, str) and isinstance(id, str):
                found.setdefault((kind, id), (item.index, None))
        return found

    def successors(self, kind: str, id: str) -> list[str]:
        """The live ids that replaced a retired record, chains followed."""

        def replaced_by(gone: str) -> Sequence[str]:
            record = self.retired_by_id.get((kind, gone), (0, None))[1]
            return record.replaced_by if record else ()

        return successors_of(id, replaced_by, self.listing(kind).present)

    @cached_property
    def linked_clusters(self) -> frozenset[str] | None:
        """The clusters that pathways name, those of ill-shaped records among them; None if one cannot be read."""
        links: set[str] = {*map(_CLUSTER, self.pathways.records), *map(_CLUSTER, self.pathways.copied)}
        raw = [item.get("cluster") for item in self.pathways.aside]
        if not all(isinstance(link, str) for link in raw):
            return None
        return frozenset(links.union(link for link in raw if isinstance(link, str)))

    @cached_property
    def named_worlds(self) -> frozenset[str]:
        """The entries of the lists of Worlds that well-shaped clusters have; no marker in place of a list."""
        links: set[str] = set()
        for cluster in (*self.clusters.records, *self.clusters.copied):
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
            names = [raw] if isinstance(raw, str) else raw
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                return None
            links.update(names)
        marked = (cluster.worlds == MARKER for cluster in (*self.clusters.records, *self.clusters.copied))
        if any(map(self.means_all, links)) or any(marked):
            links.add(MARKER)
        return frozenset(links)

    def means_all(self, link: str) -> bool:
        """Whether an entry of a list of Worlds is the marker, in whatever spelling, and no World's id."""
        return link not in self.worlds.present and is_marker(link)
