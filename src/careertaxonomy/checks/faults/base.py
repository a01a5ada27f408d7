"""The `Fault` that can be planted, the decorator that makes one, and what a check is due to find then.

A fault is one function. It takes the bed, changes the content there, and returns the `Spot` at which a check is due to
report it. A fault that no content can express (a missing comma) returns the text `Rewritten` instead, and one that is
about what a project accepts, its place `InSettings`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from careertaxonomy.checks.faults.bed import LISTS, Bed, Content, Spot, is_marked

__all__ = ["BrokenDataset", "Due", "Fault", "InSettings", "Rewritten", "fault"]


@dataclass(frozen=True, slots=True)
class Due:
    """A finding that a check is due to report: its code, its JSON Pointer, and where it begins (as in `Diagnostic`).

    The line and column are those of the document, or of the settings where it is `in_settings`.
    """

    code: str
    path: str
    line: int
    column: int
    in_settings: bool = False


@dataclass(frozen=True, slots=True)
class BrokenDataset:
    """A document with faults planted in it, and what a check is due to find.

    Nothing but `due` is an error in it. `planted` names the faults. Where a fault needs more than the document,
    `recorded_digest` is the digest that it is said to have been released with, `earlier` the document of the version
    that it is compared with, `settings` the text of the `careertaxonomy.toml` beside it, and `beside` the document of
    another file that is checked before it in the same run. `form` is "yaml" for a fault that JSON cannot have.
    """

    data: bytes
    due: tuple[Due, ...]
    planted: tuple[str, ...]
    recorded_digest: str | None = None
    earlier: bytes | None = None
    settings: str | None = None
    beside: bytes | None = None
    form: str = "json"


class Rewritten(NamedTuple):
    """A document whose text was changed: its bytes, where the fault begins in code points, and the path if any."""

    data: bytes
    offset: int
    spot: Spot = Spot()


class InSettings(NamedTuple):
    """A fault of the settings: where it begins there, in code points."""

    offset: int


_WORDS = {
    "worlds": ("world", "worlds"),
    "clusters": ("cluster", "clusters"),
    "pathways": ("pathway", "pathways"),
    "retired": ("retired record", "retired records"),
    "marked": ("cluster of All Worlds", "clusters of All Worlds"),
    "named": ("cluster that names its Worlds", "clusters that name their Worlds"),
}
"""What a document must have, in words: one of them, and several."""

Planter: TypeAlias = Callable[[Bed], Spot | Rewritten | InSettings]


@dataclass(frozen=True, slots=True, repr=False)
class Fault:
    """A fault that can be planted.

    `needs` says how many records of each list a document must have to carry it, how many clusters that name their
    Worlds (`named`), and how many that have the marker (`marked`; none at all where that is 0). Two faults that claim
    the same thing would hide each other in one document; one that is `alone` cannot be combined with any. `form` is
    what the document is written in then.
    """

    code: str
    sow: Planter
    needs: Mapping[str, int]
    claims: frozenset[str] = frozenset()
    alone: bool = False
    form: str = "json"

    def __repr__(self) -> str:
        return f"<Fault {self.code} {self.name}>"

    @property
    def name(self) -> str:
        """What the fault is called."""
        return self.sow.__name__.replace("_", "-")

    @property
    def doc(self) -> str:
        """The fault in one sentence."""
        return self.sow.__doc__ or ""

    def combines_with(self, other: Fault) -> bool:
        """Whether both can be planted in one document, and each is still found."""
        apart = self.code != other.code and not self.claims & other.claims
        return apart and not self.alone and not other.alone

    def lacks(self, content: Content) -> str | None:
        """What a valid document would need to carry it, in words; None where nothing is missing."""
        has = {name: len(content.get(name, ())) for name in LISTS}
        has["marked"] = sum(map(is_marked, content["clusters"]))
        has["named"] = has["clusters"] - has["marked"]
        for name, least in self.needs.items():
            if has[name] < least or (least == 0 and has[name]):
                one, several = _WORDS[name]
                return f"{least or 'no'} {one if least == 1 else several}"
        return None


def fault(code: str, *claims: str, alone: bool = False, form: str = "json", **needs: int) -> Callable[[Planter], Fault]:
    """Turns the function that plants a fault into a `Fault`."""
    return lambda sow: Fault(code, sow, needs, frozenset(claims), alone, form)
