"""What a rule yields: a `Finding`, the `Place` that it speaks of, and the `Cure` that it may bring.

A `Problem` is the same for what is found before there are records, while a document is read and brought into shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from careertaxonomy.diagnostics import Severity

__all__ = ["Cure", "Edit", "Finding", "Path", "Place", "Problem", "by_choice", "safely"]

Path: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """Where in a document: a path to a value (or to its key), or a stretch of text where there is no value yet."""

    path: Path = ()
    key: bool = False
    span: tuple[int, int] | None = None


class Edit(NamedTuple):
    """What to write at a place: a text in place of the value (or of the key), or, for None, nothing at all: the entry
    of a list goes."""

    place: Place
    text: str | None


@dataclass(frozen=True, slots=True)
class Cure:
    """How a fault can be mended. A `safe` cure loses nothing and changes no id and no link; another one chooses."""

    edits: tuple[Edit, ...]
    safe: bool


def safely(place: Place, text: str | None) -> Cure:
    """A safe cure of one edit."""
    return Cure((Edit(place, text),), True)


def by_choice(places: Iterable[Place], text: str | None) -> Cure | None:
    """A cure that chooses: the same text at each place; None where there is no text to write."""
    return None if text is None else Cure(tuple(Edit(place, text) for place in places), False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, as a rule reports it. `severity` is given where it is not the rule's own.

    `records` are references of records that it speaks of and that stand at none of its places, and `about` what tells
    it from others of its rule at the same place.
    """

    place: Place
    message: str
    hint: str | None = None
    related: tuple[tuple[Place, str], ...] = ()
    severity: Severity | None = None
    cure: Cure | None = None
    records: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of reading or of shape, found before there are records: what the rules CT1xx report.

    `group` is equal for problems of one cause; they become one finding. `about` as in `Finding`.
    """

    code: str
    place: Place
    message: str
    hint: str | None = None
    related: tuple[tuple[Place, str], ...] = ()
    group: tuple[str, ...] | None = None
    cure: Cure | None = None
    about: str = ""
