"""Where stored ids lead from one version to another: `migrate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from careertaxonomy._shared.public import public
from careertaxonomy.errors import UnknownKindError, VersionOrderError, WrongKindError
from careertaxonomy.model.records import KINDS, Dataset, Kind, Retired
from careertaxonomy.model.references import word_of
from careertaxonomy.model.replacements import Chains
from careertaxonomy.model.taxonomy import Taxonomy, dataset_of
from careertaxonomy.text.wording import quoted
from careertaxonomy.versions.migration_results import Migrated
from careertaxonomy.versions.version_numbers import version_key

__all__ = ["Routes", "migrate"]


@public
def migrate(
    ids: Iterable[str], *, kind: Kind, from_: Taxonomy | Dataset, to: Taxonomy | Dataset
) -> tuple[Migrated, ...]:
    """Finds, for each id that was stored under one version, where it went in a later one.

    Chains of replacement are followed to their ends. An id that the later version has is kept, so that migrating again
    changes nothing more.

    Args:
        ids: the stored ids, or kinded references (`pathway:accounting`); those become kinded references again.
        kind: what the ids are of: "world", "cluster" or "pathway".
        from_: the version that the ids were stored under.
        to: the later version.

    Returns:
        One result for each id, in the order of the ids.

    Raises:
        UnknownKindError: no such kind of record.
        VersionOrderError: `to` is an older version of the same dataset.
        WrongKindError: an id is no text, or a version is neither a taxonomy nor a dataset.
    """
    if isinstance(ids, str | bytes) or not isinstance(ids, Iterable):
        raise WrongKindError("a list of ids", ids)
    routes = Routes(kind, from_, to)
    return tuple(map(routes.of, ids))


class Routes:
    """Where each id of one kind leads, from one version to a later one. Made from the arguments of `migrate`."""

    def __init__(self, kind: Kind, old: Taxonomy | Dataset, new: Taxonomy | Dataset) -> None:
        if kind not in KINDS:
            raise UnknownKindError(str(kind), KINDS)
        before, after = dataset_of(old), dataset_of(new)
        if before.name == after.name and version_key(after.version) < version_key(before.version):
            raise VersionOrderError(before.name, before.version, after.version)
        self.kind: Kind = kind
        self.old: str = f"{before.name} {before.version}"
        self.new: str = f"{after.name} {after.version}"
        self._before = frozenset(record.id for record in before.of(kind))
        self._live = frozenset(record.id for record in after.of(kind))
        # What the later version says of a retired record counts; a copy may have lost what the earlier one says.
        self._retired: dict[str, Retired] = {
            record.id: record for record in (*before.retired, *after.retired) if record.kind == kind
        }

        self._chains = Chains(self._replaced_by, self._live)

    def bare(self, value: str) -> str:
        """The id in a kinded reference, or the id as it is."""
        return value.removeprefix(f"{self.kind}:")

    def has(self, value: str) -> bool:
        """Whether the later version has an id."""
        return self.bare(value) in self._live

    def ends(self, value: str) -> tuple[list[str], bool]:
        """The ids that replace a retired one now, and whether a part of it is gone."""
        return self._chains.ends(self.bare(value))

    def note(self, value: str) -> str | None:
        """What the versions note on a retired id."""
        record = self._retired.get(self.bare(value))
        return record.note or None if record else None

    def of(self, value: str) -> Migrated:
        """Where an id, or a kinded reference, went."""
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
            reason = f"{who} is not in {self.new}, which does not say what replaced it"
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
