"""From lines to blocks: the lines of each row of a cluster, without what a page leaves behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.clusters import Starts, starts_of
from careertaxonomy.formats.importers.cells.ghosts import ghost_before, is_kept, log_ghost, without_repeats
from careertaxonomy.formats.importers.cells.lines import is_page, is_total, printed
from careertaxonomy.formats.importers.columns import Layout, Line
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.formats.importers.names import Name

__all__ = ["Block", "blocks_of"]


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one row of a cluster."""

    cluster: Name
    lines: tuple[Line, ...]

    def text(self, role: str) -> str:
        """What stands in a column, cell below cell."""
        cells = (line.world if role == "world" else line.pathway for line in self.lines)
        return "\n".join(cell for cell in cells if cell)


def blocks_of(layout: Layout, lines: Sequence[Line], base: Base, ledger: Ledger) -> tuple[Block, ...]:
    """The rows of the table.

    Raises `UnreadableTableError` where no row names a cluster, or a line stands above the first one that does.
    """
    table = [*_table_lines(layout, lines, ledger)]
    starts = starts_of(layout, table, base.clusters, ledger)
    if not starts:
        raise UnreadableTableError(layout.file, f"no row has anything in the column {layout.headers['cluster']}")
    return tuple(_blocks(layout, table, starts, base, ledger))


def _table_lines(layout: Layout, lines: Sequence[Line], ledger: Ledger) -> Iterator[Line]:
    """The lines that name something, with the clusters that somebody decided on."""
    for line in lines:
        where = layout.where([line])
        if is_page(line) or is_total(line):
            ledger.infer("page" if is_page(line) else "total row", where, printed([line]).rstrip("\t"), "")
            continue
        read_as = ledger.decided(layout.column("cluster"), line.cluster) if line.cluster else None
        found = line if read_as is None else line._replace(cluster=read_as.strip(), is_decided=True)
        if found.cluster or found.world or found.pathway:
            yield found


def _blocks(layout: Layout, table: Sequence[Line], starts: Starts, base: Base, ledger: Ledger) -> Iterator[Block]:
    ends = [*sorted(starts), len(table)]
    if ends[0] and ghost_before(table, 0, ends[0], ends[1]) != 0:
        place = layout.where(table[:1])
        raise UnreadableTableError(layout.file, f"{place} comes before the first cluster: {printed(table[:1])!r}")
    if ends[0]:
        log_ghost(layout, table[: ends[0]], starts[ends[0]], ledger)
    for start, end, row_end in zip(ends, ends[1:], [*ends[2:], len(table)], strict=False):
        lines = [*table[start:end]]
        ghost = ghost_before(table, start + 1, end, row_end) if end < len(table) else None
        if ghost is not None and not is_kept(layout, lines, ghost - start, starts[start], starts[end], base, ledger):
            lines = lines[: ghost - start]
        lines = [*without_repeats(layout, lines, starts[start], base, ledger)]
        if not base.dataset:
            _ask_about_lone(layout, lines, ledger)
        yield Block(starts[start], tuple(lines))


def _ask_about_lone(layout: Layout, lines: Sequence[Line], ledger: Ledger) -> None:
    """Asks about a line that would be a cluster without anything in its row."""
    if not all(line.is_lone for line in lines) or lines[0].is_decided:
        return
    where, text = layout.where(lines[:1]), lines[0].cluster
    asks = "This row has nothing else in it. Is it the name of a cluster?"
    answer = "nothing, if it does not belong to the table; else the name of the cluster"
    ledger.ask(layout.column("cluster"), where, text, asks, ["", text], answer)
