"""Hints on a stored value that a person has to decide: the note on its record, or what it may have meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy
    from careertaxonomy.versions.migration import Routes
    from careertaxonomy.versions.migration_results import Migrated

__all__ = ["adviser"]

_SEPARATORS = ";|,/"


def adviser(routes: Routes, versions: Sequence[Taxonomy]) -> Callable[[Migrated], str | None]:
    """A function that gives a hint on a value: the maintainers' note, or what an unknown value may have meant."""
    from careertaxonomy.errors import UnknownIdError
    from careertaxonomy.model.records import KINDS
    from careertaxonomy.model.references import Reference, word_of
    from careertaxonomy.text.wording import quoted

    others = {
        id: kind
        for kind in KINDS
        if kind != routes.kind
        for tax in versions
        for record in tax.dataset.of(kind)
        for id in (record.id, str(Reference.to(record)))
    }

    def advice(value: Migrated) -> str | None:
        id = routes.bare(value.id)
        if value.outcome != "unknown":
            note = routes.note(id)
            return f"note: {note}" if note else None
        if id in others:
            return f"{quoted(id)} is a {word_of(others[id])}: is --kind {routes.kind} what is meant?"
        for separator in _SEPARATORS:
            parts = [part for part in map(str.strip, id.split(separator)) if part]
            if len(parts) > 1 and all(routes.of(part).outcome != "unknown" for part in parts):
                return f"if these are several ids, say so with --separator {separator!r}"
        for tax in versions:
            try:
                tax.get(f"{routes.kind}:{id}")
            except UnknownIdError as error:
                if error.suggestions:
                    return f"did you mean {' or '.join(map(quoted, error.suggestions))}?"
        return None

    return advice
