"""Which lines begin a row, and of which cluster: names of clusters may wrap over several lines.

Where the clusters are known, their names tell. Else every row begins with its World: a line in which a cluster and a
World stand begins a row, unless one of them goes on from the line before.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias

from careertaxonomy.formats.importers.cells.lines import begins_with_joiner, ends_with_joiner
from careertaxonomy.formats.importers.columns import Layout, Line
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in
from careertaxonomy.formats.importers.names import Known, Name
from careertaxonomy.text.normal_forms import close_matches, normal

__all__ = ["Starts", "starts_of"]

_MOST_LINES = 8
"""No name wraps over more lines than these."""


Starts: TypeAlias = dict[int, Name]
"""The cluster of each line that begins a row, by the line's position."""


def starts_of(layout: Layout, lines: Sequence[Line], known: Known, ledger: Ledger) -> Starts:
    """Where rows begin."""
    filled = [at for at, line in enumerate(lines) if line.cluster]
    pick = _Fragments(layout, lines, filled, known, ledger)
    return dict(pick.by_names() if known else pick.by_looks())


class _Fragments:
    """The cells of the column of clusters that are not empty, each a name or a part of one."""

    def __init__(self, layout: Layout, lines: Sequence[Line], filled: list[int], known: Known, ledger: Ledger) -> None:
        self._layout = layout
        self._lines = lines
        self._filled = filled
        self._known = known
        self._ledger = ledger
        self._is_complete = all(line.cluster and line.world and line.pathway for line in lines)

    def by_names(self) -> Iterator[tuple[int, Name]]:
        """Rows by the names that are known: of the ways to make up the column of them, one with the fewest unknown."""
        count = len(self._filled)
        costs = [0] * (count + 1)
        ends: list[list[int]] = [[] for _ in range(count)]
        for at in reversed(range(count)):
            known = [end for end in self._ends(at) if self._is_known(at, end)]
            costs[at] = min([costs[at + 1] + 1, *(costs[end] for end in known)])
            ends[at] = [end for end in known if costs[end] == costs[at]]
        at = 0
        while at < count:
            if len(ends[at]) > 1:
                at = yield from self._asked(at, ends[at])
            elif ends[at]:
                yield self._filled[at], self._named(at, ends[at][0])
                at = ends[at][0]
            else:
                yield self._filled[at], self._unknown(at)
                at += 1

    def by_looks(self) -> Iterator[tuple[int, Name]]:
        """Rows by what the lines look like."""
        count, at = len(self._filled), 0
        while at < count:
            end = at + 1
            while end < count and self._is_adjacent(end) and self._goes_on(at, end):
                end += 1
            if end < count and self._is_adjacent(end) and self._may_go_on(end):
                at = yield from self._asked(at, [end, end + 1])
            else:
                yield self._filled[at], self._named(at, end)
                at = end

    def _line(self, at: int) -> Line:
        return self._lines[self._filled[at]]

    def _is_adjacent(self, at: int) -> bool:
        return self._filled[at] == self._filled[at - 1] + 1

    def _ends(self, at: int) -> Iterator[int]:
        """Where a name that begins with a fragment may end: with the last of fragments in adjacent lines."""
        for end in range(at + 1, min(at + _MOST_LINES, len(self._filled)) + 1):
            yield end
            if end < len(self._filled) and not self._is_adjacent(end):
                return

    def _is_known(self, at: int, end: int) -> bool:
        """Whether fragments are the name of a cluster that is known; one with an id of its own is whatever it says."""
        if self._line(at).is_decided or self._line(at).others.get("cluster_id"):
            return end == at + 1
        return self._key(at, end) in self._known.ids

    def _text(self, at: int, end: int, between: str = " ") -> str:
        return between.join(self._line(number).cluster for number in range(at, end))

    def _key(self, at: int, end: int) -> str:
        return normal(self._text(at, end))

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether a line goes on with the name that began before it."""
        before, line = self._line(end - 1), self._line(end)
        if line.is_decided or normal(line.cluster) == self._key(at, end):
            return False
        if ends_with_joiner(before.cluster) or begins_with_joiner(line.cluster):
            return True
        return bool(before.world and line.world) and (ends_with_joiner(before.world) or begins_with_joiner(line.world))

    def _may_go_on(self, at: int) -> bool:
        """Whether a line without a World may begin a row, or go on with the one above."""
        line, headers = self._line(at), [*self._layout.headers]
        is_same = normal(line.cluster) == normal(self._line(at - 1).cluster)
        return not (line.world or line.is_decided or is_same) and headers.index("world") > headers.index("cluster")

    def _named(self, at: int, end: int) -> Name:
        text, id = self._text(at, end, "\n"), self._line(at).others.get("cluster_id")
        if id:
            return Name(" ".join(text.split()), id)
        key = self._key(at, end)
        known = key in self._known.ids
        name = self._known.name(" ".join(text.split()))
        if text != name.text:
            rule = "known spelling" if known and end == at + 1 else "known names" if known else "wrapped name"
            self._ledger.infer(rule, self._layout.column("cluster", name.text), text, name.text)
        return name

    def _unknown(self, at: int) -> Name:
        """A cluster that is not known: a new one, where each line of the table names its cluster."""
        line = self._line(at)
        near = [self._known.spelled(key) for key in close_matches(normal(line.cluster), self._known.ids)]
        if near or not self._is_complete:
            where = self._layout.where([line])
            place = self._layout.column("cluster")
            asks = "No known cluster has this name. Which cluster is it, or is it none?"
            answer = "the name of the cluster, a new one too; nothing, if this line belongs to the row above"
            self._ledger.ask(place, where, line.cluster, asks, [*near, line.cluster, ""], answer)
        return Name(" ".join(line.cluster.split()))

    def _asked(self, at: int, ends: list[int]) -> Generator[tuple[int, Name], None, int]:
        """Rows whose names may be parted in several ways, as somebody decided; returns where to go on."""
        last = max(ends)
        lines = [self._line(number) for number in range(at, last)]
        where, text = self._layout.where(lines), self._text(at, last, "\n")
        place = f"{where}, {self._layout.column('cluster')}"
        read_as = self._ledger.decided(place, text)
        if read_as is None:
            asks = "Is this the name of one cluster, or of several, each with a row of its own?"
            readings = [" ".join(text.split()), as_names(line.cluster for line in lines)]
            self._ledger.ask(place, where, text, asks, readings)
        names = names_in(read_as or "") or (" ".join(text.split()),)
        start = at
        for name in names:
            end = next((end for end in range(start + 1, last) if self._key(start, end) == normal(name)), last)
            yield self._filled[start], self._known.name(name)
            start = end
        return last
