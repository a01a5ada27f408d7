"""A label on its way through the levels: how it is written, among which names it is looked for, and what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from careertaxonomy.labels.alignment import aligned
from careertaxonomy.labels.names import Names
from careertaxonomy.labels.spelling import Spelling, plain_of

__all__ = ["Query"]


class Query:
    """One label, looked for among the records of some kinds, with the codes of some schemes, and of one cluster where
    that is known."""

    def __init__(
        self,
        names: Names,
        label: str,
        *,
        kinds: Collection[str],
        codes: Collection[str] = (),
        cluster: str | None = None,
        decided: Mapping[str, str | None] | None = None,
    ) -> None:
        self.names = names
        self.label = label
        self.kinds = kinds
        self.codes = codes
        self.cluster = cluster
        self.decided: Mapping[str, str | None] = decided or {}

    def of(self, label: str) -> Query:
        """The same question about another label."""
        return Query(self.names, label, kinds=self.kinds, codes=self.codes, cluster=self.cluster)

    @cached_property
    def plain(self) -> str:
        """The label's normal form."""
        return plain_of(self.label)

    @cached_property
    def spelling(self) -> Spelling:
        """The label, read word by word."""
        return Spelling(self.label, self.plain, self.names.joiners)

    @cached_property
    def aligned(self) -> Mapping[int, int]:
        """The rows whose words are those of the label, and how the worst pair agrees."""
        return aligned(self.names, self.spelling.words, self.spelling.shortened)

    @cached_property
    def nearly_aligned(self) -> Mapping[int, int]:
        """The same, and the rows whose words are only nearly those of the label."""
        return aligned(self.names, self.spelling.words, self.spelling.shortened, nearly=True)

    def own(self, rows: Iterable[int]) -> list[int]:
        """Those of some rows that are of the kinds asked for, in published order."""
        return sorted(row for row in rows if self.names.rows[row].kind in self.kinds)

    def inside(self, rows: list[int]) -> list[int]:
        """Those of some rows that lie in the cluster asked for; all of them where none does."""
        return [row for row in rows if self.names.rows[row].cluster == self.cluster] or rows
