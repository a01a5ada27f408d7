"""Where stored ids went in another version: plain values, for programs and for the reporters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from careertaxonomy._shared.public import public

__all__ = ["OUTCOMES", "Migrated", "Outcome"]

Outcome: TypeAlias = Literal["kept", "replaced", "split", "withdrawn", "unknown"]

OUTCOMES: dict[Outcome, str] = {
    "kept": "the new version has the id, too",
    "replaced": "the id was retired, and one id replaces it now: it was renamed, or merged with others",
    "split": "several ids replace it now, and somebody has to choose",
    "withdrawn": "the id is gone, and nothing replaces it",
    "unknown": "neither version knows it",
}
"""What can happen to a stored id, and what each outcome means."""


@public
@dataclass(frozen=True, slots=True)
class Migrated:
    """Where one stored id went.

    `id` is as it was given; `new` is what to store from now on, None where a person has to decide. `candidates` are the
    ids of a split to choose from. `reason` says what happened, in one sentence.
    """

    id: str
    outcome: Outcome
    new: str | None
    candidates: tuple[str, ...]
    reason: str

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to decide: the id was split or withdrawn, or is unknown."""
        return self.new is None
