"""What a comparison of two versions found: plain values, for programs and for the change reporters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from careertaxonomy._shared.public import public
from careertaxonomy.model.references import Reference

__all__ = ["LEVELS", "POLICY", "Change", "ChangeKind", "Comparison", "Level", "largest"]

Level: TypeAlias = Literal["major", "minor", "patch"]
ChangeKind: TypeAlias = Literal[
    "retired",
    "vanished",
    "replaced",
    "moved",
    "unlinked",
    "marker-lifted",
    "alias-removed",
    "code-removed",
    "code-changed",
    "added",
    "restored",
    "redirected",
    "renamed",
    "linked",
    "marker-set",
    "alias-added",
    "code-added",
    "relabelled",
    "reordered",
    "text-changed",
]

LEVELS: tuple[Level, ...] = ("major", "minor", "patch")
"""The levels of changes, the gravest first: the part of the version number that each asks to raise."""

POLICY: dict[ChangeKind, tuple[Level, str]] = {
    "retired": ("major", "an id is no longer found; what replaced it is on record"),
    "vanished": ("major", "an id is no longer found, and nothing says what replaced it"),
    "replaced": ("major", "it looks like a rename done as delete and add: the old id is no longer found"),
    "moved": ("major", "the pathway is no longer found where it was"),
    "unlinked": ("major", "the cluster is no longer found in the World"),
    "marker-lifted": ("major", "the cluster no longer belongs to every World"),
    "alias-removed": ("major", "a name that could be looked up is gone"),
    "code-removed": ("major", "a code that could be looked up is gone"),
    "code-changed": ("major", "a code that could be looked up is gone or means something else"),
    "added": ("minor", "more can be found; nothing is lost"),
    "restored": ("minor", "a retired id is in use again"),
    "redirected": ("minor", "what replaced a retired record reads differently"),
    "renamed": ("minor", "people read another name; the id stays"),
    "linked": ("minor", "the cluster is found in one more World"),
    "marker-set": ("minor", "the cluster belongs to every World, also to one added later"),
    "alias-added": ("minor", "one more name can be looked up"),
    "code-added": ("minor", "one more code can be looked up"),
    "relabelled": ("patch", "the name differs in case, spacing, punctuation, or & for and"),
    "reordered": ("patch", "the same entries in another order"),
    "text-changed": ("patch", "a text for people reads differently"),
}
"""Of each kind of change: the smallest version bump that it asks for, and why."""


@public
@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions.

    `reference` is the record's kinded reference (`pathway:accounting`) or, for what is no record, the field of the
    document. `old` and `new` are what changed, as text. `others` are references that the change also concerns: what
    replaced a record, the World that was linked, the pathways that came with a cluster. `breaks` is a line of code
    that held with the old version and fails with the new one, where there is one.
    """

    kind: ChangeKind
    reference: str
    message: str
    old: str | None = None
    new: str | None = None
    others: tuple[str, ...] = ()
    breaks: str | None = None

    @property
    def level(self) -> Level:
        """The smallest version bump that the change asks for."""
        return POLICY[self.kind][0]

    @property
    def reason(self) -> str:
        """Why it asks for that bump."""
        return POLICY[self.kind][1]

    def touches(self, references: Iterable[str]) -> bool:
        """Whether the change concerns one of these references, or the one given as text; an id without its kind
        matches any kind."""
        concerned = {self.reference, *self.others}
        concerned |= {found.id for found in map(Reference.read, concerned) if found is not None}
        return not concerned.isdisjoint(_several(references))


@public
@dataclass(frozen=True, slots=True)
class Comparison:
    """Every difference between two versions: the ones that break users first, each level in the order of the data.

    `len` of a comparison is the number of its changes, and a loop over it gives them: `for change in diff(old, new)`.
    `left_out` says how many changes are not among them, since they touch nothing that is used; see `used`.
    """

    old_name: str
    old_version: str
    new_name: str
    new_version: str
    changes: tuple[Change, ...] = ()
    left_out: int = 0

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    @property
    def required_bump(self) -> Level | None:
        """The smallest version bump from the old version to the new one; None where nothing changed."""
        return largest(self.changes)

    def of_level(self, level: Level) -> tuple[Change, ...]:
        """The changes that ask for just this bump."""
        return tuple(change for change in self.changes if change.level == level)

    def used(self, references: Iterable[str]) -> Comparison:
        """The comparison with only those changes that touch these references, or the one given as text."""
        wanted = _several(references)
        kept = tuple(change for change in self.changes if change.touches(wanted))
        return replace(self, changes=kept, left_out=self.left_out + len(self.changes) - len(kept))


def _several(references: Iterable[str]) -> frozenset[str]:
    """References, or the one that is given as text."""
    return frozenset((references,) if isinstance(references, str) else references)


def largest(changes: Iterable[Change]) -> Level | None:
    """The largest bump that changes ask for."""
    levels = {change.level for change in changes}
    return next((level for level in LEVELS if level in levels), None)
