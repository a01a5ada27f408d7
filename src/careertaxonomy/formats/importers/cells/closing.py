"""The list of Worlds that closes a table: one a line, or in capitals and run together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.columns import Layout, Line
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in
from careertaxonomy.formats.importers.names import Known, Name

__all__ = ["listed_worlds"]

_PLACE = "closing list"
_WORD = re.compile(r"\w[\w'\u2019]*")
_SMALL = frozenset({"and", "or", "of", "the", "in", "for", "at", "to", "by"})


def listed_worlds(
    layout: Layout, closing: Sequence[Line], named: Sequence[Name], base: Base, ledger: Ledger
) -> tuple[Name, ...]:
    """The Worlds of the list, in its order; none where there is no list. `named` are the Worlds that rows name.

    What known names leave over is one more World where it has a line of its own, or where it is in capitals and no
    longer than the others.
    """
    if not closing:
        return ()
    text = "\n".join(line.cluster for line in closing)
    read_as = ledger.decided(_PLACE, text)
    if read_as is not None:
        return tuple(base.worlds.name(name) for name in names_in(read_as))
    known = base.worlds if base.dataset else Known.of((), [name.text for name in named])
    readings = known.readings(text)
    parts = _parts(text, known)
    longest = max((len(name.text.split()) for name in named), default=0)
    pieces = {*map(str.strip, re.split("[;|\n]", text))}
    doubtful = [
        part
        for part, is_known in parts
        if not is_known and (base.dataset or not (part in pieces or (part.isupper() and len(part.split()) <= longest)))
    ]
    names = [part if is_known else _spelled(part) for part, is_known in parts]
    if len(readings) > 1 or doubtful:
        asks = "Which Worlds are these? Not all of them are known, or they can be separated in several ways."
        ledger.ask(_PLACE, layout.where(closing), text, asks, [as_names(names)])
    elif names != text.split("\n"):
        ledger.infer("closing list", _PLACE, text, as_names(names))
    return tuple(base.worlds.name(name) for name in names)


def _parts(text: str, known: Known) -> list[tuple[str, bool]]:
    """The names in the list, with whether they are known; by lines, where no known name goes over two."""
    whole, by_lines = known.parts(text), known.parts(text.replace("\n", " ; "))
    return by_lines if sum(is_known for _, is_known in by_lines) >= sum(is_known for _, is_known in whole) else whole


def _spelled(text: str) -> str:
    """A name in capitals as the others are written."""

    def word(match: re.Match[str]) -> str:
        small = match[0].lower()
        return small if small in _SMALL else small.capitalize()

    return _WORD.sub(word, text) if text.isupper() else text
