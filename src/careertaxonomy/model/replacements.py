"""Following replacements: from a retired record to what replaces it now."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable
from typing import Generic, TypeVar

__all__ = ["Chains", "successors_of"]

T = TypeVar("T", bound=Hashable)


def _ends_of(id: T, replaced_by: Callable[[T], Iterable[T]], live: Container[T]) -> tuple[list[T], bool]:
    """Where the chains of replacement from an id end: the live ids, in the order in which they are named, and whether
    a chain ends with nothing.

    `replaced_by` gives what an id was replaced by directly; nothing for an id that is not retired. Circles end.
    """
    found: dict[T, None] = {}
    seen = {id}
    waiting = [*replaced_by(id)][::-1]
    lost = not waiting
    while waiting:
        following = waiting.pop()
        if following in live:
            found[following] = None
        elif following not in seen:
            seen.add(following)
            further = [*replaced_by(following)]
            lost |= not further
            waiting += further[::-1]
    return [*found], lost


def successors_of(id: T, replaced_by: Callable[[T], Iterable[T]], live: Container[T]) -> list[T]:
    """The live ids that an id was replaced by, in the order in which they are named."""
    return _ends_of(id, replaced_by, live)[0]


class Chains(Generic[T]):
    """The ends of many chains: each retired id is looked at once, however many chains lead through it.

    `replaced_by` and `live` as `successors_of` takes them.
    """

    def __init__(self, replaced_by: Callable[[T], Iterable[T]], live: Container[T]) -> None:
        self._replaced_by = replaced_by
        self._live = live
        self._known: dict[T, tuple[list[T], bool]] = {}
        self._circular: dict[T, tuple[list[T], bool]] = {}

    def ends(self, id: T) -> tuple[list[T], bool]:
        """The live ids where the chains from an id end, and whether a chain ends with nothing."""
        if id not in self._known and id not in self._circular and not self._follow(id):
            found = _ends_of(id, self._replaced_by, self._live)
            # In a circle the order of the ends depends on where one begins.
            (self._circular if found[0] else self._known)[id] = found
        return self._known.get(id) or self._circular[id]

    def _follow(self, start: T) -> bool:
        """Finds the ends of an id and of all that it leads through, the last of them first; False for a circle."""
        made: list[T] = []
        opened: set[T] = set()
        waiting = [start]
        while waiting:
            id = waiting[-1]
            following = [] if id in self._known else [one for one in self._replaced_by(id) if one not in self._live]
            due = [one for one in following if one not in self._known]
            if due and (id in opened or not opened.isdisjoint(due)):
                for one in made:
                    del self._known[one]
                return False
            if due:
                opened.add(id)
                waiting += reversed(due)
                continue
            waiting.pop()
            opened.discard(id)
            if id not in self._known:
                self._known[id] = self._joined(id)
                made.append(id)
        return True

    def _joined(self, id: T) -> tuple[list[T], bool]:
        found: dict[T, None] = {}
        following = [*self._replaced_by(id)]
        lost = not following
        for one in following:
            ends, is_lost = ([one], False) if one in self._live else self._known[one]
            found.update(dict.fromkeys(ends))
            lost |= is_lost
        return [*found], lost
