"""Taking a record out of use: what moves to the retired ones, and which links go along to what replaced it."""

from __future__ import annotations

from collections.abc import Sequence

from careertaxonomy.errors import CareerTaxonomyError
from careertaxonomy.model.records import Cluster, Dataset, Pathway, Record, Retired
from careertaxonomy.model.references import KINDS, Reference
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import plural
from careertaxonomy.versions.misfits import misfits_of

__all__ = ["RetirementError", "links_moved", "retired_in"]


class RetirementError(CareerTaxonomyError, ValueError):
    """A record that cannot be retired like that. Attributes: `reference` and `reasons`."""

    def __init__(self, reference: str, reasons: Sequence[str]) -> None:
        self.reference = reference
        self.reasons: tuple[str, ...] = tuple(reasons)
        super().__init__(f"{reference} cannot be retired like that: {'; '.join(self.reasons)}")


def retired_in(dataset: Dataset, gone: Record, replaced_by: Sequence[str] = (), note: str = "") -> Dataset:
    """A dataset in which a record is retired, in the dataset's own version.

    Where one id replaced it, links to it go there. Raises `RetirementError` where a link would lead nowhere, or the
    replacement is nothing that exists.
    """
    reference = Reference.to(gone)
    if gone.id in replaced_by:
        raise RetirementError(str(reference), ["a record cannot replace itself"])
    kept = {name: getattr(gone, name) for name in type(gone).model_fields if name != "note"}
    record = Retired(
        kind=gone.kind, version=dataset.version, replaced_by=tuple(replaced_by), note=note or gone.note, **kept
    )
    successor = replaced_by[0] if len(replaced_by) == 1 else None
    update: dict[str, object] = {
        f"{kind}s": tuple(
            _relinked(each, reference, successor) for each in dataset.of(kind) if Reference.to(each) != reference
        )
        for kind in KINDS
    }
    after = dataset.model_copy(update={**update, "retired": (*dataset.retired, record)})
    known = {*misfits_of(_states(dataset))}
    states = _states(after)
    found = [misfit for misfit in misfits_of(states) if misfit not in known]
    linking = [misfit.record.who for misfit in found if misfit.record and misfit.other == reference]
    reasons = [misfit.message(states) for misfit in found if misfit.other != reference]
    if linking:
        more = f" and {plural(len(linking) - 1, 'other')}" if linking[1:] else ""
        reasons.append(f"{linking[0]}{more} would link to nothing; say which one record replaces it, or edit them")
    if reasons:
        raise RetirementError(str(reference), reasons)
    return after


def links_moved(before: Dataset, after: Dataset) -> list[str]:
    """The records whose links went along, as messages call them."""
    old = {Reference.to(record): record for record in before.of(*KINDS)}
    return [Reference.to(record).who for record in after.of(*KINDS) if old[Reference.to(record)] != record]


def _relinked(record: Record, gone: Reference, successor: str | None) -> Record:
    if successor is None:
        return record
    if gone.kind == "world" and isinstance(record, Cluster) and record.worlds != MARKER and gone.id in record.worlds:
        worlds = dict.fromkeys(successor if world == gone.id else world for world in record.worlds)
        return record.model_copy(update={"worlds": tuple(worlds)})
    if gone.kind == "cluster" and isinstance(record, Pathway) and record.cluster == gone.id:
        return record.model_copy(update={"cluster": successor})
    return record


def _states(dataset: Dataset) -> dict[Reference, Record | Retired]:
    return {Reference.to(record): record for record in (*dataset.retired, *dataset.of(*KINDS))}
