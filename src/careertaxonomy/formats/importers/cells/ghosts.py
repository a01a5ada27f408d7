"""What two pages share where they overlap: lines at the top of a page that another line says, too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.lines import alike, printed
from careertaxonomy.formats.importers.columns import Layout, Line
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.formats.importers.names import Known, Name

__all__ = ["ghost_before", "is_kept", "log_ghost", "without_repeats"]


def ghost_before(table: Sequence[Line], start: int, end: int, row_end: int) -> int | None:
    """Where the lines at the top of a page begin that the row below them says again; None where there are none. They
    lie between a start and an end, and the row goes on from there to its own end."""
    top = next((at for at in reversed(range(start, end)) if table[at].after_gap or at == 0), None)
    if top is None or not table[top].world or any(line.cluster for line in table[top:end]):
        return None
    again = table[end : min(end + end - top, row_end)]
    says_again = len(again) == end - top and all(
        alike(ghost.world, line.world) and alike(ghost.pathway, line.pathway)
        for ghost, line in zip(table[top:end], again, strict=False)
    )
    return top if says_again else None


def is_kept(
    layout: Layout, block: Sequence[Line], at: int, above: Name, below: Name, base: Base, ledger: Ledger
) -> bool:
    """Whether lines that look like a ghost belong to the row above all the same: so it may be where they make up names
    of its cluster."""
    lines = block[at:]
    if not base.pathways_of(above.id).readings("\n".join(line.pathway for line in block)):
        log_ghost(layout, lines, below, ledger)
        return False
    return _decided(layout, lines, f"{layout.where(lines)}, above row {below.text}", f"The row {below.text}", ledger)


def log_ghost(layout: Layout, lines: Sequence[Line], below: Name, ledger: Ledger) -> None:
    """Logs that lines are the ghost of the row below them."""
    ledger.infer("ghost row", f"{layout.where(lines)}, above row {below.text}", printed(lines), "")


def without_repeats(layout: Layout, lines: Sequence[Line], cluster: Name, base: Base, ledger: Ledger) -> Sequence[Line]:
    """The lines of a row without one at the top of a page that says again what the last one of the page before says.

    With known names, it is taken away where the row cannot be read with it, and asked about where it can be either way.
    """
    at = next((at for at, (above, line) in enumerate(pairwise(lines), 1) if _is_repeat(above, line)), None)
    if at is None or base.dataset is None:
        return lines
    without = [*lines[:at], *lines[at + 1 :]]
    kept, left = _reading(lines, base), _reading(without, base)
    if kept == left or left is None:
        return lines
    place = f"{layout.where(lines[at : at + 1])}, row {cluster.text}"
    if kept is None:
        ledger.infer("repeated line", place, printed(lines[at : at + 1]), "")
        return without
    return lines if _decided(layout, lines[at : at + 1], place, "The line above", ledger) else without


def _is_repeat(above: Line, line: Line) -> bool:
    return line.after_gap and not line.cluster and alike(above.world, line.world) and alike(above.pathway, line.pathway)


def _reading(lines: Sequence[Line], base: Base) -> tuple[tuple[str, ...], ...] | None:
    """The Worlds and pathways of a row, if there is just one way to read them."""
    columns = ((base.worlds, [line.world for line in lines]), (base.pathways, [line.pathway for line in lines]))
    found = [_keys(known, "\n".join(filter(None, cells))) for known, cells in columns]
    return None if None in found else tuple(keys or () for keys in found)


def _keys(known: Known, text: str) -> tuple[str, ...] | None:
    readings = known.readings(text)
    if not text or len(readings) != 1:
        return None if text else ()
    return tuple(dict.fromkeys(span.key for span in readings[0]))


def _decided(layout: Layout, lines: Sequence[Line], place: str, who: str, ledger: Ledger) -> bool:
    """Whether a person decided that lines which something else says, too, belong to the row that they stand in."""
    read_as = ledger.decided(place, printed(lines))
    if read_as is None:
        asks = f"{who} says the same. Was it printed twice because two pages overlap?"
        answer = "nothing, if it was printed twice; the same text, if it belongs here"
        ledger.ask(place, layout.where(lines), printed(lines), asks, ["", printed(lines)], answer)
    return bool(read_as)
