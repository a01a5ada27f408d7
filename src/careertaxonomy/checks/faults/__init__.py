"""Faults to plant: one module for each family of rules, one function or more for each rule, and the table of them all.

To know that a checker finds what it should, plant a fault in a copy of a valid document and see whether it is found
there. The self-test and the property tests do so, and so can you, with `careertaxonomy.testing`.
"""

from __future__ import annotations

from careertaxonomy._shared.tables import gathered
from careertaxonomy.checks.faults import (
    acceptances,
    all_worlds,
    duplicates,
    history,
    ids,
    links,
    shape,
    similar,
    text,
    versions,
)
from careertaxonomy.checks.faults.base import BrokenDataset, Due, Fault, InSettings, Rewritten
from careertaxonomy.checks.faults.bed import Bed, Choice, Content, UnfitError
from careertaxonomy.formats.readers import Lines
from careertaxonomy.model.layout import layout

__all__ = ["FAULTS", "BrokenDataset", "Choice", "Content", "Due", "Fault", "UnfitError", "plant"]

_FAMILIES = (shape, ids, links, all_worlds, duplicates, similar, text, versions, history, acceptances)
FAULTS = tuple(sorted(gathered(Fault, *_FAMILIES), key=lambda fault: fault.code))
"""Every fault that can be planted, in the order of their codes."""


def plant(content: Content, choose: Choice, *faults: Fault) -> BrokenDataset:
    """Plants faults in a copy of a valid document's content.

    Args:
        content: The content, as `json.loads` gives it.
        choose: Decides where, by choosing one of several.
        *faults: The faults to plant.

    Returns:
        The document with its faults, and what a check is due to find in it.

    Raises:
        UnfitError: The document cannot carry one of the faults.
        ValueError: Two of the faults would hide each other.
    """
    for number, fault in enumerate(faults):
        for other in faults[:number]:
            if not fault.combines_with(other):
                raise ValueError(f"{fault.name} and {other.name} would hide each other")
        lacking = fault.lacks(content)
        if lacking is not None:
            raise UnfitError(f"{fault.name}: it takes a document with {lacking}")
    bed = Bed(content, choose)
    sown = [(fault, fault.sow(bed)) for fault in faults]
    data = bed.text.encode()
    due = []
    for fault, place in sown:
        if isinstance(place, InSettings):
            due.append(Due(fault.code, "", *Lines(bed.settings or "").at(place.offset), in_settings=True))
        elif isinstance(place, Rewritten):
            data = place.data
            text = data.decode(errors="replace")
            due.append(Due(fault.code, place.spot.pointer, *Lines(text).at(place.offset)))
        else:
            due.append(Due(fault.code, place.pointer, *Lines(bed.text).at(bed.offset_of(place))))
    names = tuple(fault.name for fault in faults)
    earlier, beside = (layout(other).encode() if other else None for other in (bed.earlier, bed.beside))
    form = "yaml" if any(fault.form == "yaml" for fault in faults) else "json"
    return BrokenDataset(data, tuple(due), names, bed.recorded_digest, earlier, bed.settings, beside, form)
