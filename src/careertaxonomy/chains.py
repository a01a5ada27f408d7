"""Following replacements: from a retired record to what stands for it now."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

__all__ = ["successors_of"]


def successors_of(id: str, replaced_by: Callable[[str], Iterable[str]], live: Container[str]) -> list[str]:
    """The live ids that an id was replaced by, chains followed, in the order in which they are named.

    `replaced_by` gives what an id was replaced by directly; nothing for an id that is not retired. Circles end.
    """
    found: dict[str, None] = {}
    seen = {id}
    waiting = [*replaced_by(id)][::-1]
    while waiting:
        following = waiting.pop()
        if following in live:
            found[following] = None
        elif following not in seen:
            seen.add(following)
            waiting += [*replaced_by(following)][::-1]
    return [*found]
