"""Rows that are printed twice, once misread: of the two, the one that can be read counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from careertaxonomy.formats.importers.base import Base
from careertaxonomy.formats.importers.cells.lines import printed
from careertaxonomy.formats.importers.columns import Layout, Line
from careertaxonomy.formats.importers.ledger import Ledger
from careertaxonomy.text.normal_forms import normal

__all__ = ["without_twins"]

_LIKE = 0.55
"""Two cells that share so much may be one, misread: `Eporgy 9` and `Energy &`."""


def without_twins(
    layout: Layout, lines: Sequence[Line], closing: Sequence[Line], base: Base, ledger: Ledger
) -> list[Line]:
    """The lines without those that begin a row, break off, and are the misread twin of the line below, which begins the
    same row and goes on. Misread is a line with a word in its World that no World has."""
    words = Counter(word for line in (*lines, *closing) for word in _words(line))
    for known in base.worlds.ids if base.dataset else ():
        words.update(dict.fromkeys(known.split(), 3))
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if _is_twin(line, lines[at + 1 : at + 3], words, base):
            cluster = " ".join(line.cluster.split())
            ledger.infer("twin row", f"{layout.where([line])}, row {cluster}", printed([line]), "")
        else:
            kept.append(line)
    return kept


def _words(line: Line) -> set[str]:
    return {*normal(line.cluster if line.is_lone else line.world).split()}


def _is_twin(line: Line, below: Sequence[Line], words: Counter[str], base: Base) -> bool:
    """Whether a line is the one below it, misread, and no other pathway of its cluster."""
    if not line.cluster or len(below) < 2 or normal(below[0].cluster) != normal(line.cluster):
        return False
    whole, following = below
    if following.cluster and following.world:
        return False
    odd, right = _words(line) - _words(whole), _words(whole)
    if not odd or any(words[word] > 1 for word in odd) or any(words[word] < 2 for word in right):
        return False
    clusters = base.clusters.ids.get(normal(line.cluster), ())
    others = [key for cluster in clusters for key in base.pathways_of(cluster).ids]
    return (
        _is_like(line.world, whole.world)
        and _is_like(line.pathway, whole.pathway)
        and not any(_is_like(line.pathway, other) and not other.startswith(normal(whole.pathway)) for other in others)
    )


def _is_like(first: str, second: str) -> bool:
    return SequenceMatcher(None, normal(first), normal(second)).ratio() >= _LIKE
