"""The level that passes over a closing word: one that ends many names of its kind, such as Services."""

from __future__ import annotations

from collections.abc import Collection

from careertaxonomy.labels.alignment import aligned
from careertaxonomy.labels.query import Query
from careertaxonomy.labels.vocabulary import SAME

__all__ = ["generic"]


def generic(query: Query) -> Collection[int]:
    """Its name without its closing word, or with one that ends other names of its cluster."""
    names, words = query.names, query.spelling.words
    found: set[int] = set()
    for kind in query.kinds:
        for closing, clusters in names.closing_words(kind).items():
            if words[-1:] == (closing,):
                met = aligned(names, words[:-1], query.spelling.shortened)
                found |= {row for row in met if met[row] == SAME and names.rows[row].cluster in clusters}
            else:
                met = aligned(names, (*words, closing), query.spelling.shortened)
                found |= {
                    row
                    for row in met
                    if met[row] == SAME
                    and any(name.row == row and name.words[-1] == closing for name in names.names_of(row))
                }
    return [row for row in found if names.rows[row].kind in query.kinds]
