"""Following replacements: from a retired record to what replaces it now."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable
from typing import TypeVar

__all__ = ["ends_of", "successors_of"]

T = TypeVar("T", bound=Hashable)


def ends_of(id: T, replaced_by: Callable[[T], Iterable[T]], live: Container[T]) -> tuple[list[T], bool]:
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
    """The live ids that an id was replaced by; see `ends_of`."""
    return ends_of(id, replaced_by, live)[0]
