"""The column of Worlds: the Worlds of each row, where names have commas, wrap, or ran together.

With a base, its Worlds are the names that count. Without one, the table itself tells: by separators, by commas that
part names elsewhere, and by the list of Worlds that may close it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.blocks import Block
from careertaxonomy.formats.importers.cells.commas import Commas
from careertaxonomy.formats.importers.cells.evidence import Evidence
from careertaxonomy.formats.importers.cells.lines import begins_with_joiner, ends_with_joiner
from careertaxonomy.formats.importers.columns import Layout, Line
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in
from careertaxonomy.formats.importers.names import SEPARATORS, Known, Name, change_of
from careertaxonomy.text.normal_forms import MARKER, close_matches, is_marker, normal
from careertaxonomy.text.wording import quoted
from careertaxonomy.text.words import is_one_letter_apart

__all__ = ["ALL_WORLDS", "Row", "RowReading", "ask_about", "unlisted", "world_rows"]

ALL_WORLDS = Name("All Worlds", MARKER)
_SEPARATOR = re.compile(f"[{SEPARATORS}]")

_Part: TypeAlias = tuple[str, tuple[str, ...]]
"""A name in a cell, and what else it may be; nothing else where it is sure."""
Row: TypeAlias = tuple[str, str]
"""The name of a cluster, and what stands in the column of Worlds in a row of it."""


@dataclass(frozen=True, slots=True)
class RowReading:
    """The Worlds of a row: `names`, of which `unknown` are still to be asked about, each with what else it may be; the
    `rule` that they go by, if any; and `ways`, the readings of the whole where there are several."""

    names: tuple[Name, ...]
    unknown: tuple[_Part, ...] = ()
    ways: tuple[tuple[Name, ...], ...] = ()
    rule: str | None = None

    @property
    def is_sure(self) -> bool:
        """Whether nothing is to be asked."""
        return not self.unknown and not self.ways


def world_rows(
    layout: Layout,
    blocks: Sequence[Block],
    closing: Sequence[Line],
    base: Base,
    evidence: Evidence,
    ledger: Ledger,
) -> dict[Row, RowReading]:
    """What each row says of Worlds. `closing` are the lines of the list of Worlds below the table."""
    rows = [*dict.fromkeys((block.cluster.text, text) for block in blocks if (text := block.text("world")))]
    cells = None if base.dataset else _Cells(rows, closing, evidence)
    reader = _Reader(layout, base.worlds, ledger)
    found: dict[Row, RowReading] = {}
    for cluster, text in rows:
        read_as = ledger.decided(layout.column("world", cluster), text)
        if read_as is not None:
            found[cluster, text] = RowReading(tuple(base.worlds.name(name) for name in names_in(read_as)))
        elif cells is None or base.worlds.readings(text):
            found[cluster, text] = reader.by_names(text)
        else:
            found[cluster, text] = reader.by_parts(text, cells.parts(text))
    if cells is not None and cells.whole_by_commas:
        names = ", ".join(map(quoted, cells.whole_by_commas))
        ledger.remarks.append(f"read as one World each, since their parts stand together in all rows: {names}")
    return found


class _Reader:
    """Reads one row after the other; a World has the spelling of the first row that names it, or of the base."""

    def __init__(self, layout: Layout, known: Known, ledger: Ledger) -> None:
        self._place = layout.column("world")
        self._known = known
        self._ledger = ledger
        self._seen: dict[str, Name] = {}

    def by_names(self, text: str) -> RowReading:
        """A row by the names that are known."""
        readings = self._known.readings(text)
        if not readings:
            pieces = [piece for piece in re.split(f"[{SEPARATORS},\n]", text) if piece.strip()]
            if all(map(_is_marker, pieces)):
                return self.by_parts(text, [(piece, ()) for piece in pieces])
            parts = self._known.parts(text)
            return self.by_parts(text, [(part, () if is_known else self._near(part)) for part, is_known in parts])
        found = [[self._known.name(span.key) for span in reading] for reading in readings]
        names = [tuple(dict.fromkeys(reading)) for reading in found]
        # A row may say its Worlds on each of its lines. A World that it says twice in another way is damage.
        is_repeated = any(
            reading != [*once] * (len(reading) // len(once)) for reading, once in zip(found, names, strict=True)
        )
        if len({*names}) > 1 or is_repeated:
            return RowReading(names[0], ways=tuple(dict.fromkeys(names)))
        rule = change_of(text, readings[0], self._known)
        return RowReading(names[0], rule="marker" if rule and ALL_WORLDS in names[0] else rule)

    def by_parts(self, text: str, parts: Iterable[_Part]) -> RowReading:
        """A row in parts, each with what else it may be, if it is not sure to be one World."""
        names: list[Name] = []
        unknown: list[_Part] = []
        rule = None
        for part, ways in parts:
            read_as = self._ledger.decided(self._place, part)
            if read_as is not None:
                names += map(self._known.name, names_in(read_as))
                continue
            name = ALL_WORLDS if _is_marker(part) else self._known.name(part)
            names.append(self._seen.setdefault(name.id or normal(part), name))
            if name == ALL_WORLDS:
                rule = "marker" if part != name.text else rule
            else:
                unknown += ((part, ways),) if ways else ()
                is_other = names[-1].text != part
                rule = rule or ("known spelling" if is_other else "wrapped name" if part not in text else None)
        return RowReading(tuple(dict.fromkeys(names)), tuple(unknown), rule=rule)

    def _near(self, part: str) -> tuple[str, ...]:
        """The known names that a text may mean, and the text itself, which may be a new one."""
        return (*(self._known.spelled(key) for key in close_matches(normal(part), self._known.ids)), part)


def _is_marker(text: str) -> bool:
    """Whether a text says All Worlds, perhaps with a slip of one letter."""
    return is_marker(text) or is_one_letter_apart(normal(text), "all worlds")


class _Cells:
    """How the cells of the column are parted where no base says which names there are."""

    def __init__(self, rows: Sequence[Row], closing: Sequence[Line], evidence: Evidence) -> None:
        texts = [text for _, text in rows]
        self._has_separators = any(map(_SEPARATOR.search, texts))
        self._has_lines = not evidence.wraps and any("\n" in text and ",\n" not in text for text in texts)
        self._commas = Commas(rows)
        self._listed = f" {normal(' '.join(line.cluster for line in closing))} "
        names = [name for text in texts for name, _ in self._names(text)]
        self._all = Known.of((), names)
        self._whole = {normal(name) for name in names if "\n" not in name}
        self.whole_by_commas: dict[str, None] = {}
        """The names that are one World because their parts, with commas between, stand together in all rows."""

    def _names(self, text: str) -> Iterator[tuple[str, bool]]:
        """The names in a cell with their line breaks, and whether each is sure to be one as far as commas tell."""
        if self._has_separators:
            yield from ((name.strip(), True) for name in _SEPARATOR.split(text) if name.strip())
        elif self._has_lines:  # a comma at the end of a line may part two Worlds, or be within one
            yield from ((name, "\n" not in name) for name in _at_joiners(text, "\n"))
        else:
            yield from self._commas.names(text)

    def parts(self, text: str) -> Iterator[_Part]:
        """The names in a cell, and what else each may be."""
        for name, is_sure in self._names(text):
            plain, lines = " ".join(name.split()), _at_joiners(name)
            ways = [] if is_sure else [as_names(map(str.strip, plain.split(",")))]
            is_whole = self._has_separators or normal(name) in self._whole or f" {normal(name)} " in self._listed
            if len(lines) > 1 and not is_whole:
                ways.append(as_names(lines))
            for reading in self._all.readings(plain):
                if len(reading) > 1:  # what stands elsewhere as several Worlds
                    ways.append(as_names(self._all.spelled(span.key) for span in reading))
            if "," in plain and not (ways or self._has_separators or self._has_lines):
                self.whole_by_commas[plain] = None
            yield plain, tuple(ways)


def _at_joiners(text: str, between: str = " ") -> list[str]:
    """The lines of a text, put together where a joiner says that a name goes on."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and (ends_with_joiner(lines[-1]) or begins_with_joiner(line)):
            lines[-1] += f"{between}{line}"
        else:
            lines.append(line)
    return lines


def unlisted(reading: RowReading, listed: Sequence[Name], base: Base) -> RowReading:
    """The reading, in which Worlds that neither a base nor the list below the table has are unknown."""
    if not listed or base.dataset or not reading.is_sure:
        return reading
    known = Known.of((), (name.text for name in listed))
    odd = [name.text for name in reading.names if name not in listed and name != ALL_WORLDS]
    near = [(text, (*map(known.spelled, close_matches(normal(text), known.ids)), text)) for text in odd]
    return replace(reading, unknown=tuple(near))


def ask_about(layout: Layout, row: Row, reading: RowReading, ledger: Ledger, where: str) -> None:
    """Puts the questions that a row leaves open, or logs how it is read."""
    cluster, text = row
    if reading.ways:
        asks = "The Worlds can be read in several ways. Which is meant?"
        if len(reading.ways) == 1:
            asks = "A World is named twice here, as if lines were mixed up. Which Worlds are meant?"
        readings = [as_names(name.text for name in way) for way in reading.ways]
        ledger.ask(layout.column("world", cluster), where, text, asks, readings)
    for part, ways in reading.unknown:
        asks = "No known World has this name. Which World is it, or is it a new one?"
        if any(names_in(way) != (way,) for way in ways):
            asks = "Is this one World, or several? The table does not say."
        ledger.ask(layout.column("world"), where, part, asks, [part, *ways] if part not in ways else ways)
    if reading.is_sure and reading.rule:
        ledger.infer(reading.rule, layout.column("world", cluster), text, as_names(name.text for name in reading.names))
