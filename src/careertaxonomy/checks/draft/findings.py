"""What a rule yields: a `Finding`, with the `Place` it is at, and perhaps a `Cure` that mends it.

A `Problem` is the same for what is found before there are records, while a document is read and brought into shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from careertaxonomy.diagnostics import Severity

__all__ = ["Cure", "Edit", "Finding", "Path", "Place", "Problem", "by_choice", "pointer", "safely"]

Path: TypeAlias = tuple[str | int, ...]


def pointer(path: Path) -> str:
    """A path as a JSON Pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


class Place(NamedTuple):
    """Where in a document: a path to a value (or to its key), or a stretch of text where there is no value yet."""

    path: Path = ()
    key: bool = False
    span: tuple[int, int] | None = None

    @property
    def pointer(self) -> str:
        """The path as a JSON Pointer (RFC 6901)."""
        return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in self.path)


class Edit(NamedTuple):
    """What to write at a place: a text in place of the value (or of the key), or, for None, nothing at all: the entry
    of a list is removed."""

    place: Place
    text: str | None


@dataclass(frozen=True, slots=True)
class Cure:
    """How a fault can be mended. A `safe` cure loses nothing and changes no id and no link; any other is a guess."""

    edits: tuple[Edit, ...]
    safe: bool


def safely(place: Place, text: str | None) -> Cure:
    """A safe cure of one edit."""
    return Cure((Edit(place, text),), True)


def by_choice(places: Iterable[Place], text: str | None) -> Cure | None:
    """A cure that is a guess: the same text at each place; None where there is no text to write."""
    return None if text is None else Cure(tuple(Edit(place, text) for place in places), False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, as a rule reports it. `severity` is given where it is not the rule's own.

    `records` are references of further records that it is about, which are at none of its places. `about` is what
    distinguishes it from other findings of its rule at the same place.
    """

    place: Place
    message: str
    hint: str | None = None
    related: tuple[tuple[Place, str], ...] = ()
    severity: Severity | None = None
    cure: Cure | None = None
    records: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Finding):
    """A fault of reading or of shape, found before there are records, which the rule with this `code` reports.

    `group` is equal for problems of one cause; they become one finding.
    """

    code: str
    group: tuple[str, ...] | None = None
