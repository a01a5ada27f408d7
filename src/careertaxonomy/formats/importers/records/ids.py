"""Ids: those of the base stay, those of new records are made from their names, and what is in doubt is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain, count

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in
from careertaxonomy.formats.importers.names import Name
from careertaxonomy.text.normal_forms import SLUG, close_matches, normal, slug

__all__ = ["Ids"]

_NONE: Mapping[str, str] = {}


_ANSWER = "an id for each name, with a semicolon between two"


class Ids:
    """The ids of one kind of records. `taken` are those that no new record may have; `retired` those that the base
    retired, with their names: a record of the same name takes its id up again."""

    def __init__(self, file: str, kind: str, taken: Sequence[str], retired: Mapping[str, str], ledger: Ledger) -> None:
        self._file = file
        self._kind = kind
        self._taken = {*taken}
        self._retired = retired
        self._ledger = ledger

    def of(self, names: Sequence[Name], where: str = "", group: str = "", gone: Mapping[str, str] = _NONE) -> list[str]:
        """An id for each name. `where` is the place of them, and `group` the cluster that they belong to. `gone` are
        the records of the base, by id, that the table does not name any more: a new name may be theirs."""
        self._see_to_given([name for name in names if name.id])
        new = [name.text for name in names if not name.id]
        made = self._answered(new, where, group, gone) if gone and new else self._first_ids(new, where, group)
        return [name.id or made[name.text] for name in names]

    def _see_to_given(self, names: Sequence[Name]) -> None:
        """Raises `UnreadableTableError` where an id of the table is none, or stands for two records."""
        given: dict[str, str] = {}
        for text, id in names:
            if given.setdefault(id, text) != text:
                reason = f"the id {id} is given to two {self._kind}s: {given[id]} and {text}"
                raise UnreadableTableError(self._file, reason)
            if not re.fullmatch(SLUG, id):
                raise UnreadableTableError(self._file, f"{id} is no id of a {self._kind}: ids are written like-this")
        self._taken.update(given)

    def _first_ids(self, names: Sequence[str], where: str, group: str) -> Mapping[str, str]:
        """Ids from the names; what gives none of its own is asked."""
        found: dict[str, str] = {}
        for name in names:
            if self._is_free(slug(name), name):
                found[name] = slug(name)
                self._taken.add(slug(name))
        return {**found, **self._answered([name for name in names if name not in found], where, group, {})}

    def _is_free(self, id: str, name: str) -> bool:
        return bool(id) and id not in self._taken and normal(self._retired.get(id, name)) == normal(name)

    def _answered(self, names: Sequence[str], where: str, group: str, gone: Mapping[str, str]) -> Mapping[str, str]:
        """The ids that somebody decided on; where nobody did, it is asked."""
        if not names:
            return {}
        place, printed = f"ids of {self._kind}s{f' of {group}' * bool(group)}", as_names(names)
        proposed = self._proposed(names, group)
        read_as = self._ledger.decided(place, printed)
        ids = proposed if read_as is None else [*names_in(read_as)]
        if read_as is None and gone:
            asks = (
                f"These names are new, and the table does not have these of the base: {as_names(gone.values())}. "
                "Is one of them only renamed? Then it keeps its id."
            )
            readings = [as_names(self._renamed(names, proposed, gone)), as_names(proposed)]
            self._ledger.ask(place, where, printed, asks, readings, f"{_ANSWER}: that of the base, or a new one")
        elif read_as is None:
            asks = "No ids can be made of these names alone. Which ids should the records have?"
            self._ledger.ask(place, where, printed, asks, [as_names(proposed)], _ANSWER)
        wrong = [id for id in ids if not re.fullmatch(SLUG, id) or (id in self._taken and id not in gone)]
        if len(ids) != len(names) or len({*ids}) < len(ids) or wrong:
            taken = f"taken already, or not written like-this: {', '.join(wrong)}"
            reason = taken if wrong else f"{len(names)} different ids are needed"
            raise UnreadableTableError(self._file, f"the decision on the {place} cannot be used: {reason}")
        self._taken.update(ids)
        return dict(zip(names, ids, strict=True))

    def _proposed(self, names: Sequence[str], group: str) -> list[str]:
        """Ids that can be used: from the names and, where that is not enough, with the cluster or a number."""
        found: list[str] = []
        for name in names:
            first = slug(name) or self._kind.lower()
            more = (f"{first}-{number}" for number in count(2))
            ids = chain([slug(name), slug(f"{first} {group}") if group and slug(name) else ""], more)
            found.append(next(id for id in ids if self._is_free(id, name) and id not in found))
        return found

    @staticmethod
    def _renamed(names: Sequence[str], proposed: Sequence[str], gone: Mapping[str, str]) -> list[str]:
        """The ids if new names are those of the records that they are closest to."""
        free = {normal(name): id for id, name in gone.items()}
        found = []
        for name, id in zip(names, proposed, strict=True):
            near = close_matches(normal(name), free)[:1] or ([*free] if len(names) == len(gone) == 1 else [])
            found.append(free.pop(near[0]) if near else id)
        return found
