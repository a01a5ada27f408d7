"""The three kinds of records, and a `Reference` to one record, such as `cluster:finance`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from careertaxonomy.text.wording import quoted

if TYPE_CHECKING:
    from careertaxonomy.model.records import Record, Retired

__all__ = ["KINDS", "Kind", "Reference", "word_of"]

Kind: TypeAlias = Literal["world", "cluster", "pathway"]
KINDS: tuple[Kind, ...] = ("world", "cluster", "pathway")


def word_of(kind: str) -> str:
    """What messages call a kind."""
    return "World" if kind == "world" else kind


class Reference(NamedTuple):
    """A record by its kind and its id. As text it is `cluster:finance`."""

    kind: Kind
    id: str

    @classmethod
    def to(cls, record: Record | Retired) -> Reference:
        """The reference to a record."""
        return cls(record.kind, record.id)

    @classmethod
    def read(cls, text: str) -> Reference | None:
        """The reference that a text is; None where it does not begin with a kind."""
        kind, _, id = text.partition(":")
        return cls(kind, id) if kind in KINDS else None

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @property
    def who(self) -> str:
        """What messages call the record: `cluster "finance"`."""
        return f"{word_of(self.kind)} {quoted(self.id)}"
