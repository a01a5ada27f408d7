"""What a person decided about labels that could not be resolved, or not as they should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

from careertaxonomy._shared.public import public
from careertaxonomy.columns.choices import Choices, read_choices
from careertaxonomy.errors import UnknownIdError
from careertaxonomy.formats.tables import Table, TableError
from careertaxonomy.labels.spelling import plain_of
from careertaxonomy.model.resolving import Decided, kinds_of

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["FOR_PEOPLE", "Decisions", "choices_of", "read_decisions"]

FOR_PEOPLE = ("level", "suggestion", "other", "reason", "count", "first_line", "note", "by", "date")
"""The columns of a table of decisions that say something to people alone."""

_NONE_OF_OURS = "-"


@public
class Decisions:
    """Decisions by label: an id (or a reference such as `cluster:finance`), `-` for none of ours, or nothing yet.

    A label is met by its normal form, so whatever its case, spacing and punctuation, and a decision wins over every
    level. Cannot be changed, and pickles.
    """

    __slots__ = ("_ids",)
    _ids: Mapping[str, str]

    def __init__(self, ids: Mapping[str, str | None]) -> None:
        made = {plain_of(label): id.strip() for label, id in ids.items() if id is not None and id.strip()}
        object.__setattr__(self, "_ids", made)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("Decisions cannot be changed")

    def __reduce__(self) -> tuple[type[Decisions], tuple[dict[str, str]]]:
        return Decisions, (dict(self._ids),)

    def by_label(self, kinds: Sequence[str]) -> dict[str, str | None]:
        """A reference for each label, in its normal form; None for one that is none of ours."""
        return {
            label: None if id == _NONE_OF_OURS else id if ":" in id or len(kinds) > 1 else f"{kinds[0]}:{id}"
            for label, id in self._ids.items()
        }


def choices_of(decided: Decided, kind: str | None) -> Choices:
    """Decisions that count in every row, in the form in which `read_decisions` gives those of a table."""
    made = decided.by_label(kinds_of(kind))
    return Choices(made={label: {(): (_NONE_OF_OURS if ref is None else ref, 0)} for label, ref in made.items()})


def read_decisions(table: Table, tax: Taxonomy, kind: str | None) -> Choices:
    """The decisions in a table with the columns `label` and `id`, as `read_choices` reads them.

    Raises `TableError` also for an id that is not there.
    """

    def checked(label: str, id: str) -> tuple[str, str] | None:
        if id in ("", _NONE_OF_OURS):
            return (plain_of(label), id) if id else None
        ref = id if kind is None or id.startswith(f"{kind}:") else f"{kind}:{id}"
        try:
            tax.get(ref)
        except UnknownIdError as error:
            hint = "; careertaxonomy migrate, with --column id, carries decisions to a new version"
            raise TableError(f"{error}{hint if error.retired_in else ''}") from None
        return plain_of(label), ref

    return read_choices(table, "label", "id", checked, FOR_PEOPLE)
