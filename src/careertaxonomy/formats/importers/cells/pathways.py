"""The column of pathways: the names in the rows of a cluster, where they wrap over lines or ran together in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.blocks import Block
from careertaxonomy.formats.importers.cells.evidence import Evidence
from careertaxonomy.formats.importers.columns import Layout
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in
from careertaxonomy.formats.importers.names import SEPARATORS, Known, Name, change_of
from careertaxonomy.text.normal_forms import close_matches, normal

__all__ = ["PathwayColumn"]

_SEPARATOR = re.compile(f"[{SEPARATORS}]")
_BROKEN_SLASH = re.compile(r"(?<=\S)/\s+")


def _by_known(known: Known, text: str) -> Iterator[list[str]]:
    """The names in a cell that known names cover in part: from the first unknown one on, the rest may be one name, or
    have known ones in it."""
    parts = known.parts(text)
    first = next((at for at, (_, is_known) in enumerate(parts) if not is_known), 0)
    if any(is_known for _, is_known in parts):
        rest = text[text.find(parts[first][0]) :] if parts[first][0] in text else parts[first][0]
        yield [*(part for part, _ in parts[:first]), " ".join(rest.split())]
        yield [part for part, _ in parts]


def _tidy(name: str) -> str:
    """A name without the space that a line break leaves behind a slash."""
    return _BROKEN_SLASH.sub("/", name)


class PathwayColumn:
    """Reads the pathways of rows, one row after the other."""

    def __init__(self, layout: Layout, base: Base, evidence: Evidence, ledger: Ledger) -> None:
        self._layout = layout
        self._base = base
        self._evidence = evidence
        self._ledger = ledger

    def names(self, block: Block) -> tuple[Name, ...]:
        """The pathways of a row; where a question is open, what is likeliest."""
        text = block.text("pathway")
        ids = [line.others.get("pathway_id", "") for line in block.lines]
        if any(ids):
            texts = [" ".join(line.pathway.split()) for line in block.lines]
            return tuple(
                Name(text, id) if id else self._base.pathways.name(text)
                for text, id in zip(texts, ids, strict=True)
                if text
            )
        return tuple(self._named(block, text)) if text else ()

    def _named(self, block: Block, text: str) -> Sequence[Name]:
        known = self._base.pathways
        place = self._layout.column("pathway", block.cluster.text)
        read_as = self._ledger.decided(place, text)
        if read_as is not None:
            return [known.name(name) for name in names_in(read_as)]
        readings = known.readings(text)
        if len(readings) == 1:
            names = [known.name(span.key) for span in readings[0]]
            rule = change_of(text, readings[0], known)
            if rule:
                self._ledger.infer(rule, place, text, as_names(name.text for name in names))
            return names
        if readings:
            ways = [as_names(known.spelled(span.key) for span in reading) for reading in readings]
            self._ask(block, text, "Known names make up this cell in several ways. Which is meant?", ways)
            return [known.name(span.key) for span in readings[0]]
        return [*self._of_unknown(block, place, text)]

    def _of_unknown(self, block: Block, place: str, text: str) -> Iterator[Name]:
        """The names in a cell of which not all are known."""
        known = self._base.pathways
        ways, is_sure = self._ways(text)
        if not is_sure:
            asks = "Where does one name end and the next begin? The table does not say."
            self._ask(block, text, asks, [as_names(map(_tidy, way)) for way in (*_by_known(known, text), *ways)])
        elif ways[0] != text.split("\n") and not _SEPARATOR.search(text):
            self._ledger.infer("wrapped name", place, text, as_names(ways[0]))
        for part in ways[0]:
            read_as = self._ledger.decided(place, part) if part != text else None
            yield from map(known.name, (part,) if read_as is None else names_in(read_as))
            if is_sure and read_as is None:
                self._doubt(block, part)

    def _ways(self, text: str) -> tuple[list[list[str]], bool]:
        """The ways to part a cell into names, and whether the first one is sure."""
        if _SEPARATOR.search(text):
            return [[" ".join(part.split()) for part in _SEPARATOR.split(text) if part.strip()]], True
        return self._evidence.lines_as_names(text)

    def _doubt(self, block: Block, part: str) -> None:
        """Asks about a name that no base knows, where there is one, or that is no name."""
        known = self._base.pathways
        if part in known and len(known.readings(part)) == 1:
            return
        near = [known.spelled(key) for key in close_matches(normal(part), known.ids)]
        if self._base.dataset and (near or not self._evidence.is_complete or self._may_be_several(part)):
            ways = [*near, as_names(name for name, _ in known.parts(part)), part]
            asks = f"{self._base.label} has no pathway of this name. Is it a new one{', or one of these' * bool(near)}?"
            self._ask(block, part, asks, ways)

    def _may_be_several(self, part: str) -> bool:
        return not self._evidence.is_row_per_pathway and len(self._base.pathways.parts(part)) > 1

    def _ask(self, block: Block, printed: str, asks: str, readings: Sequence[str]) -> None:
        place = self._layout.column("pathway", block.cluster.text)
        self._ledger.ask(place, self._layout.where(block.lines), printed, asks, readings)
