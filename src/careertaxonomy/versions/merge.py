"""Three-way merge: brings the changes of a local copy and those of a newer version of its base together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar

from careertaxonomy._shared.public import public
from careertaxonomy.model.records import Codes, Dataset, Record, Retired
from careertaxonomy.model.references import KINDS, Reference
from careertaxonomy.model.taxonomy import Taxonomy, dataset_of
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.versions.merge_values import merged_elements, merged_order, text_of
from careertaxonomy.versions.misfits import Misfit, misfits_of
from careertaxonomy.versions.version_numbers import next_version, version_key

__all__ = ["Conflict", "Merged", "Origin", "Side", "merge", "origins"]

Side: TypeAlias = Literal["ours", "theirs"]
Origin: TypeAlias = Literal["base", "changed", "local"]
State: TypeAlias = Record | Retired | None
"""What a version has under a reference: a record in use, a retired one, or nothing."""
_R = TypeVar("_R")
_HEAD = ("schema_uri", "format", "name", "title", "description", "source", "repairs")
_LISTS = (*(f"{kind}s" for kind in KINDS), "retired")


@public
@dataclass(frozen=True, slots=True)
class Conflict:
    """One place where a local copy and the newer version of its base do not go together.

    `reference` is the record's kinded reference (`cluster:finance`) or, for what is no record, the field of the
    document. `field` is the field of the record, None for the whole record. `base`, `ours` and `newer` are the three
    values, as text; None for what is not there.
    """

    reference: str
    field: str | None
    message: str
    base: str | None
    ours: str | None
    newer: str | None


@public
@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to: the dataset, or the conflicts that keep it from being made. One of the two is empty."""

    dataset: Dataset | None
    conflicts: tuple[Conflict, ...] = ()


@public
def merge(
    base: Taxonomy | Dataset,
    ours: Taxonomy | Dataset,
    newer: Taxonomy | Dataset,
    *,
    take: Mapping[str, Side] | None = None,
) -> Merged:
    """Merges a local copy with a newer version of the base that it was made from, record by record.

    Raises `WrongKindError` for what is neither a taxonomy nor a dataset.

    Args:
        base: the version that the copy was made from.
        ours: the local copy.
        newer: the newer version of the base.
        take: how conflicts are settled: by the `reference` of a conflict, "ours" or "theirs". "theirs" is `newer`.

    Returns:
        The merged dataset, or the conflicts. It is the next version of the copy: `2.0.0-local.1` on a base 1.1.0.
    """
    return _Merge(dataset_of(base), dataset_of(ours), dataset_of(newer), take or {}).result()


@public
def origins(base: Taxonomy | Dataset, ours: Taxonomy | Dataset) -> dict[str, Origin]:
    """Where each record of a local copy comes from, by its reference: `base` if it is as in the base, `changed`, or
    `local` if the base does not have it in use."""
    before = {Reference.to(record): record for record in dataset_of(base).of(*KINDS)}
    found: dict[str, Origin] = {}
    for record in dataset_of(ours).of(*KINDS):
        was = before.get(Reference.to(record))
        found[str(Reference.to(record))] = "local" if was is None else "base" if was == record else "changed"
    return found


class _Merge:
    """One merge. Records of the three versions belong together by their references."""

    def __init__(self, base: Dataset, ours: Dataset, newer: Dataset, take: Mapping[str, Side]) -> None:
        self._sides = (base, ours, newer)
        self._states = tuple(_states(side) for side in self._sides)
        self._take = take
        self._conflicts: list[Conflict] = []
        self._until_settled: Side = "theirs"
        """What is taken where there is a conflict, so that the rest can be looked at."""

    def result(self) -> Merged:
        """The merged dataset, or every conflict."""
        base, ours, newer = self._sides
        head = {name: self._value(_key(name), None, *(getattr(side, name) for side in self._sides)) for name in _HEAD}
        states, misfits = self._merged()
        if self._conflicts:
            # What does not fit may hang on how these are settled. What does not fit either way is a conflict, too.
            conflicts = self._conflicts
            self._conflicts, self._until_settled = [], "ours"
            others = {*self._merged()[1]}
            self._conflicts = conflicts
            misfits = [misfit for misfit in misfits if misfit in others]
        self._conflicts += (self._misfit_conflict(misfit, states) for misfit in misfits)
        if self._conflicts:
            return Merged(None, tuple(self._conflicts))
        head["version"] = _next_version(ours.version, newer.version)
        return Merged(base.model_copy(update={**head, **self._lists(states)}))

    def _merged(self) -> tuple[dict[Reference, Record | Retired], list[Misfit]]:
        """The merged records, and what does not fit together in them."""
        states: dict[Reference, Record | Retired] = {}
        for reference in {key: None for side in self._states for key in side}:
            state = self._state(reference, *(side.get(reference) for side in self._states))
            if state is not None:
                states[reference] = state
        settled: set[Misfit] = set()
        while True:
            misfits = self._new_misfits(states)
            more = [misfit for misfit in misfits if misfit.at in self._take and misfit not in settled]
            if not more:
                return states, misfits
            settled.update(more)  # one that is settled may uncover another
            for misfit in more:
                self._settle(states, misfit)

    def _lists(self, states: Mapping[Reference, Record | Retired]) -> dict[str, tuple[Record | Retired, ...]]:
        """The lists of records, each in its merged order."""
        lists = {}
        for name in _LISTS:
            rows = [[Reference.to(record) for record in getattr(side, name)] for side in self._sides]
            kept = {reference for side in rows for reference in side}
            kept &= {key for key, state in states.items() if _list_of(state) == name}
            base, ours, newer = rows
            lists[name] = tuple(states[reference] for reference in merged_order(base, ours, newer, kept))
        return lists

    def _state(self, reference: Reference, base: State, ours: State, newer: State) -> State:
        if ours == newer or newer == base:
            return ours
        if ours == base:
            return newer
        if ours is None or newer is None or base is None or type(ours) is not type(newer):
            return self._conflict(str(reference), None, _told(reference, base, ours, newer), base, ours, newer)
        update = {
            name: self._field(str(reference), name, *(getattr(state, name, None) for state in (base, ours, newer)))
            for name in type(ours).model_fields
        }
        return ours.model_copy(update=update)

    def _field(self, reference: str, name: str, base: Any, ours: Any, newer: Any) -> Any:
        if name == "worlds" and MARKER not in (ours, newer, base) and isinstance(base, tuple):
            return merged_elements(base, ours, newer) or self._value(reference, name, base, ours, newer)
        if name == "aliases":
            return merged_elements(base or (), ours, newer)
        if name == "codes":
            schemes = merged_elements([*base], [*ours], [*newer], all_of=True)
            codes = {
                scheme: self._value(reference, f"codes/{scheme}", *(side.get(scheme) for side in (base, ours, newer)))
                for scheme in schemes
            }
            return Codes({scheme: code for scheme, code in codes.items() if code is not None})
        if name == "version" and base != ours and base != newer:
            return newer  # a record that both sides retired: since when the base has it so
        return self._value(reference, name, base, ours, newer)

    def _value(self, reference: str, field: str | None, base: _R, ours: _R, newer: _R) -> _R:
        if ours == newer or newer == base:
            return ours
        if ours == base:
            return newer
        message = f"both sides changed {_what(reference, field)}"
        return self._conflict(reference, field, message, base, ours, newer)

    def _conflict(self, reference: str, field: str | None, message: str, base: _R, ours: _R, newer: _R) -> _R:
        side = self._take.get(reference)
        if side is not None:
            return ours if side == "ours" else newer
        self._conflicts.append(Conflict(reference, field, message, text_of(base), text_of(ours), text_of(newer)))
        return ours if self._until_settled == "ours" else newer

    def _new_misfits(self, states: Mapping[Reference, Record | Retired]) -> list[Misfit]:
        """What does not fit together in the merged records, and did not come so from one side."""
        found = misfits_of(states)
        if not found:
            return []
        known = {misfit for side in self._states[1:] for misfit in misfits_of(side)}
        return [misfit for misfit in found if misfit not in known]

    def _settle(self, states: dict[Reference, Record | Retired], misfit: Misfit) -> None:
        """Takes the wanted side of the records that do not fit. What the newer version added is never dropped."""
        side = self._take[misfit.at]
        for reference in (misfit.record, None if misfit.is_link else misfit.other):
            state = None if reference is None else self._states[1 if side == "ours" else 2].get(reference)
            if reference is None or (state is None and side == "ours"):
                continue
            if state is None:
                states.pop(reference, None)
            else:
                states[reference] = state

    def _misfit_conflict(self, misfit: Misfit, states: Mapping[Reference, Record | Retired]) -> Conflict:
        values: list[str | None] = [None, None, None]
        if misfit.record is not None:
            found = (side.get(misfit.record) for side in self._states)
            values = [text_of(getattr(state, misfit.field, None)) if state else None for state in found]
        return Conflict(misfit.at, misfit.field, misfit.message(states), *values)


def _states(dataset: Dataset) -> dict[Reference, Record | Retired]:
    retired = {Reference.to(record): record for record in dataset.retired}
    return {**retired, **{Reference.to(record): record for record in dataset.of(*KINDS)}}


def _list_of(state: Record | Retired) -> str:
    return "retired" if isinstance(state, Retired) else f"{state.kind}s"


def _key(name: str) -> str:
    return Dataset.model_fields[name].alias or name


def _what(reference: str, field: str | None) -> str:
    """What messages call a field of a record or of the document."""
    record = Reference.read(reference)
    if record is None or field is None:
        return f"the {reference}"
    name, _, scheme = field.partition("/")
    return f"the {scheme} code of {record.who}" if scheme else f"the {name} of {record.who}"


def _told(reference: Reference, base: State, ours: State, newer: State) -> str:
    """What two sides did to a whole record."""
    if base is None:
        return f"both sides added {reference.who}, and not alike"
    return f"{reference.who}: this copy {_deed(base, ours)}, and the newer version {_deed(base, newer)}"


def _deed(base: State, state: State) -> str:
    if state is None:
        return "deleted it"
    if isinstance(state, Retired) and not isinstance(base, Retired):
        ids = " and ".join(f'"{id}"' for id in state.replaced_by)
        return f"retired it, replaced by {ids}" if ids else "retired it; nothing replaced it"
    return "restored it" if isinstance(base, Retired) and not isinstance(state, Retired) else "changed it"


def _next_version(ours: str, newer: str) -> str:
    """The next major of the newer base with `-local.1`, or our own with its last number raised if that is newer."""
    fresh = f"{next_version(newer, 'major')}-local.1"
    stem, dot, last = ours.rpartition(".")
    raised = f"{stem}{dot}{int(last) + 1}" if last.isdigit() else f"{ours}.1"
    return max(fresh, raised, key=version_key)
