"""Faults to plant: one module for each family of rules, one function or more for each rule, and the table of them all.

Whoever wants to know that a checker finds what it should plants a fault in a copy of a sound document and looks
whether it is found where it was put. The property tests do so, and so can you, with `careertaxonomy.testing`.
"""

from __future__ import annotations

from careertaxonomy.faults import acceptances, all_worlds, duplicates, ids, links, shape, similar, text, versions
from careertaxonomy.faults.base import BrokenDataset, Due, Fault, InSettings, Rewritten
from careertaxonomy.faults.bed import Bed, Chooser, Content, RandomChooser, UnfitError, layout

__all__ = ["FAULTS", "BrokenDataset", "Chooser", "Content", "Due", "Fault", "RandomChooser", "UnfitError", "plant"]

FAULTS: tuple[Fault, ...] = (
    *shape.FAULTS,
    *ids.FAULTS,
    *links.FAULTS,
    *all_worlds.FAULTS,
    *sorted((*duplicates.FAULTS, *similar.FAULTS), key=lambda fault: fault.code),
    *text.FAULTS,
    *versions.FAULTS,
    *acceptances.FAULTS,
)
"""Every fault that can be planted, in the order of their codes."""


def plant(content: Content, chooser: Chooser, *faults: Fault) -> BrokenDataset:
    """Plants faults in a copy of a valid document's plain content.

    Raises `UnfitError` where the document cannot carry one of them, and `ValueError` for faults that would hide each
    other.
    """
    for number, fault in enumerate(faults):
        for other in faults[:number]:
            if not fault.goes_with(other):
                raise ValueError(f"{fault.name} and {other.name} would hide each other")
        lacking = fault.lacks(content)
        if lacking is not None:
            raise UnfitError(f"{fault.name}: it takes a document with {lacking}")
    bed = Bed(content, chooser)
    sown = [(fault, fault.sow(bed)) for fault in faults]
    data = bed.text.encode()
    due = []
    for fault, place in sown:
        if isinstance(place, InSettings):
            due.append(Due(fault.code, "", *_line_and_column(bed.settings or "", place.offset), in_settings=True))
        elif isinstance(place, Rewritten):
            data = place.data
            text = data.decode(errors="replace")
            due.append(Due(fault.code, place.spot.pointer, *_line_and_column(text, place.offset)))
        else:
            due.append(Due(fault.code, place.pointer, *_line_and_column(bed.text, bed.offset_of(place))))
    names = tuple(fault.name for fault in faults)
    earlier = layout(bed.earlier).encode() if bed.earlier else None
    return BrokenDataset(data, tuple(due), names, bed.recorded_digest, earlier, bed.settings)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
