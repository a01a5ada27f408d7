"""What the engine knows of a record, and what it answers."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from careertaxonomy._shared.public import public

__all__ = ["GROUPS", "Group", "Match", "Outcome", "Resolved", "RetiredRow", "Row", "reference"]

Group: TypeAlias = Literal["sure", "close", "loose"]
GROUPS: tuple[Group, ...] = ("sure", "close", "loose")
Outcome: TypeAlias = Literal[
    "resolved",
    "decided-none",
    "ambiguous",
    "other-kind",
    "other-cluster",
    "several",
    "code",
    "retired",
    "placeholder",
    "empty",
    "too-long",
    "unknown",
]
_SETTLED = frozenset({"resolved", "decided-none", "placeholder", "empty"})


class Row(NamedTuple):
    """A record: its kind, id and name, its other names, its codes by scheme, and the cluster it lies in."""

    kind: str
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    cluster: str = ""


class RetiredRow(NamedTuple):
    """A record that was taken out of use, and the references of what replaced it."""

    kind: str
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()


def reference(row: Row | RetiredRow) -> str:
    """A row's kinded reference, such as `cluster:finance`."""
    return f"{row.kind}:{row.id}"


@public
class Resolved(NamedTuple):
    """What a label stands for, or why that cannot be said.

    `label` is what was asked, None for a missing value; `outcome` is `resolved` or the kind of refusal. A label that
    is resolved has `ref` (`cluster:finance`), `id`, `kind`, `level` and `group` (`sure`, `close` or `loose`). `reason`
    says in words what agrees or why it was refused; `candidates` are references that may be meant, best first.
    """

    label: str | None
    outcome: Outcome
    ref: str | None = None
    id: str | None = None
    kind: str | None = None
    level: str | None = None
    group: Group | None = None
    reason: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to look at the label: it means something, and what is not clear."""
        return self.outcome not in _SETTLED


@public
class Match(NamedTuple):
    """A record that a search found: its reference, kind, id and name, and in words what agrees with the text."""

    ref: str
    kind: str
    id: str
    name: str
    agrees: str
