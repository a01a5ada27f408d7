"""Where stored ids lead from one version to another: `migrate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from careertaxonomy.chains import ends_of
from careertaxonomy.errors import UnknownKindError, VersionOrderError, WrongKindError
from careertaxonomy.models import KINDS, Dataset, Kind, Retired
from careertaxonomy.names import quoted
from careertaxonomy.outcomes import Migrated
from careertaxonomy.record_changes import word_of
from careertaxonomy.taxonomy import Record, Taxonomy, dataset_of
from careertaxonomy.versioning import version_key

__all__ = ["Routes", "migrate"]


def migrate(
    ids: Iterable[str], *, kind: Kind, from_: Taxonomy | Dataset, to: Taxonomy | Dataset
) -> tuple[Migrated, ...]:
    """Says of each id that was stored under one version what became of it in a later one.

    `kind` is "world", "cluster" or "pathway". The ids may be kinded references (`pathway:accounting`); then what they
    became are such, too. Chains of replacement are followed to their ends. The result has one entry for each id, in
    their order; an id that the later version has is kept, so that migrating twice changes nothing more. Raises
    `UnknownKindError`, `VersionOrderError` where `to` is an older version of the same dataset, and `WrongKindError` for
    what is no text, taxonomy or dataset.
    """
    if isinstance(ids, str | bytes) or not isinstance(ids, Iterable):
        raise WrongKindError("a list of ids", ids)
    routes = Routes(kind, from_, to)
    return tuple(map(routes.of, ids))


class Routes:
    """Where each id of one kind leads, from one version to a later one. Made as `migrate` says."""

    def __init__(self, kind: Kind, old: Taxonomy | Dataset, new: Taxonomy | Dataset) -> None:
        if kind not in KINDS:
            raise UnknownKindError(str(kind), KINDS)
        before, after = dataset_of(old), dataset_of(new)
        if before.name == after.name and version_key(after.version) < version_key(before.version):
            raise VersionOrderError(before.name, before.version, after.version)
        self.kind: Kind = kind
        self.old = f"{before.name} {before.version}"
        self.new = f"{after.name} {after.version}"
        self._before = _ids(before, kind)
        self._live = _ids(after, kind)
        # What the later version says of a retired record counts; a copy may have lost what the earlier one says.
        self._retired: dict[str, Retired] = {
            record.id: record for record in (*before.retired, *after.retired) if record.kind == kind
        }

    def bare(self, value: str) -> str:
        """The id in a kinded reference, or the id as it is."""
        return value.removeprefix(f"{self.kind}:")

    def has(self, value: str) -> bool:
        """Whether the later version has an id."""
        return self.bare(value) in self._live

    def ends(self, value: str) -> tuple[list[str], bool]:
        """The ids that stand for a retired one now, and whether a part of it is gone."""
        return ends_of(self.bare(value), self._replaced_by, self._live)

    def note(self, value: str) -> str | None:
        """What the versions note on a retired id."""
        record = self._retired.get(self.bare(value))
        return record.note or None if record else None

    def of(self, value: str) -> Migrated:
        """What became of an id, or of a kinded reference."""
        if not isinstance(value, str):
            raise WrongKindError(f"a {self.kind}'s id, as text,", value)
        id = self.bare(value)
        prefix = value[: len(value) - len(id)]
        who = f"{word_of(self.kind)} {quoted(id)}"
        if id in self._live:
            return Migrated(value, "kept", value, (), f"{who} is in {self.new}")
        if id not in self._retired:
            if id not in self._before:
                return Migrated(value, "unknown", None, (), f"no {who} in {self.old} or {self.new}")
            reason = f"{who} is not in {self.new}, which does not say what became of it"
            return Migrated(value, "withdrawn", None, (), reason)
        ends, lost = self.ends(id)
        was_retired = f"{who} was retired in {self._retired[id].version}"
        if not ends:
            after = "what replaced it is gone, too" if self._replaced_by(id) else "nothing replaced it"
            return Migrated(value, "withdrawn", None, (), f"{was_retired}; {after}")
        if len(ends) == 1 and not lost:
            return Migrated(value, "replaced", prefix + ends[0], (), f"{was_retired}; {quoted(ends[0])} replaced it")
        candidates = tuple(prefix + end for end in ends)
        choice = " or ".join(map(quoted, ends))
        gone = ", or nothing: a part of it is gone" if lost else ""
        return Migrated(value, "split", None, candidates, f"{was_retired} and split: choose {choice}{gone}")

    def _replaced_by(self, id: str) -> Sequence[str]:
        record = self._retired.get(id)
        return record.replaced_by if record else ()


def _ids(dataset: Dataset, kind: Kind) -> frozenset[str]:
    return frozenset(record.id for record in cast("Sequence[Record]", getattr(dataset, f"{kind}s")))
