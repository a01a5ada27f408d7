"""Levels at which every word of the label is a word of the name, and none is left over on either side."""

from __future__ import annotations

from collections.abc import Collection

from careertaxonomy.labels.query import Query
from careertaxonomy.labels.vocabulary import ABBREVIATED, FORM, SLIP

__all__ = ["abbreviation", "form", "slip", "trimmed", "words"]


def trimmed(query: Query) -> Collection[int]:
    """Its name, without numbering, a bullet, or what tells that it is a career cluster, a pathway or a World."""
    names, spelling = query.names, query.spelling
    return names.by_plain.get(spelling.whole) or names.by_alias.get(spelling.whole, ())


def words(query: Query) -> Collection[int]:
    """All its words, in another order or joined or parted otherwise."""
    names = query.names
    return {
        name.row
        for words in filter(None, {query.spelling.words, query.spelling.all_words})
        for same in (names.by_words.get(tuple(sorted(words)), ()), names.by_letters.get("".join(words), ()))
        for name in same
    }


def form(query: Query) -> Collection[int]:
    """All its words, some in another form: a plural, or another ending."""
    return _aligned(query, FORM)


def abbreviation(query: Query) -> Collection[int]:
    """All its words, some shortened: a beginning, drawn together, or initials."""
    return _aligned(query, ABBREVIATED)


def slip(query: Query) -> Collection[int]:
    """All its words, one of them with a slip."""
    return _aligned(query, SLIP)


def _aligned(query: Query, worst: int) -> Collection[int]:
    return [row for row, how in query.aligned.items() if how <= worst]
