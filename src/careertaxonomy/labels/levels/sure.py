"""Sure levels: the label is an id, a name or a code, but for what does not make it another one."""

from __future__ import annotations

from collections.abc import Collection

from careertaxonomy.labels.query import Query

__all__ = ["alias", "code", "decided", "exact", "normalised"]


def decided(query: Query) -> Collection[int]:
    """A person decided that it is this record."""
    ref = query.decided.get(query.plain)
    return query.names.by_reference(ref) if ref else ()


def exact(query: Query) -> Collection[int]:
    """Its id, its kinded reference or its name, to the letter."""
    return (*query.names.by_text.get(query.label, ()), *query.names.by_reference(query.label))


def normalised(query: Query) -> Collection[int]:
    """Its name or id, but for case, spacing and punctuation."""
    return query.names.by_plain.get(query.plain, ())


def alias(query: Query) -> Collection[int]:
    """Another name of it, but for the same."""
    return query.names.by_alias.get(query.plain, ())


def code(query: Query) -> Collection[int]:
    """Its code in one of the schemes that were named."""
    text = query.label.strip().casefold() if query.codes else ""
    return {at for scheme in query.codes for at in query.names.by_code.get(scheme, {}).get(text, ())}
