"""What a three-way merge makes of lists: which elements stay, and in which order."""

from __future__ import annotations

import json
from collections.abc import Collection, Hashable, Sequence
from typing import TypeVar

from pydantic import BaseModel

from careertaxonomy.model.canonical import plain_record

__all__ = ["merged_elements", "merged_order", "text_of"]

T = TypeVar("T", bound=Hashable)


def merged_elements(base: Sequence[T], ours: Sequence[T], newer: Sequence[T], *, all_of: bool = False) -> tuple[T, ...]:
    """A list merged by element: what one side removed is gone, what one side added is there. With `all_of`, every
    element of the three, for a caller that decides on each."""
    first, mine, theirs = {*base}, {*ours}, {*newer}
    kept = first | mine | theirs if all_of else (mine & theirs) | (mine - first) | (theirs - first)
    return tuple(merged_order(base, ours, newer, kept))


def merged_order(base: Sequence[T], ours: Sequence[T], newer: Sequence[T], kept: Collection[T]) -> list[T]:
    """The kept elements in the order of the side that changed it, else in that of the newer version; each of the other
    side's own comes after the one that it stood behind."""
    backbone, other = (ours, newer) if _moved(base, ours) and not _moved(base, newer) else (newer, ours)
    following: dict[T | None, T] = {}
    stay = {*backbone} & {*kept}
    before: T | None = None
    for element in dict.fromkeys(other):
        if element in kept:
            if element not in stay:
                following[before] = element
            before = element
    order: list[T] = []
    for start in (None, *(element for element in dict.fromkeys(backbone) if element in stay)):
        if start is not None:
            order.append(start)
        at = start
        while (at := following.get(at)) is not None:
            order.append(at)
    return order


def _moved(base: Sequence[T], side: Sequence[T]) -> bool:
    """Whether a side has the elements of the base that it kept in another order."""
    first, now = {*base}, {*side}
    return [each for each in dict.fromkeys(base) if each in now] != [
        each for each in dict.fromkeys(side) if each in first
    ]


def text_of(value: object) -> str | None:
    """A value of a conflict as text: None for what is not there."""
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, BaseModel):
        return json.dumps(plain_record(value), ensure_ascii=False, default=dict)
    if isinstance(value, tuple):
        return ", ".join(text or "" for text in map(text_of, value)) or None
    return str(value)
