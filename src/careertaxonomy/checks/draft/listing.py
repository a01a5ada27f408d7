"""The `Listing`: the records of one kind in a document, as whole columns, with their names and aliases as labels."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress, islice, takewhile
from operator import attrgetter, itemgetter
from typing import Generic, NamedTuple, TypeVar

from careertaxonomy.checks.draft.findings import Place
from careertaxonomy.model.records import Cluster, Kind, Pathway, World
from careertaxonomy.model.references import word_of
from careertaxonomy.text.characters import clean
from careertaxonomy.text.normal_forms import LARGE, and_form, close_matches, is_blank, normal, normals
from careertaxonomy.text.wording import quoted

__all__ = ["Aside", "Copy", "Label", "Listing", "Rows", "label"]

_SUGGESTIONS = 100
_SUGGESTIONS_AMONG_MANY = 10
_FIRST, _LAST = itemgetter(slice(0, 1)), itemgetter(slice(-1, None))
_ID, _NAME, _ALIASES, _CODES = map(attrgetter, ("id", "name", "aliases", "codes"))

R = TypeVar("R")
L = TypeVar("L", bound=World | Cluster | Pathway)


class Copy(NamedTuple):
    """A later record with an id that an earlier one of its kind has. `first` and `again` are indexes in the list."""

    id: str
    first: int
    again: int
    identical: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """An ill-shaped record: its index in the list, and the raw value."""

    index: int
    raw: object

    def get(self, field: str) -> object:
        """The raw value of a field, or None."""
        return self.raw.get(field) if isinstance(self.raw, dict) else None


@dataclass(frozen=True, slots=True)
class Label:
    """A name or an alias: whose it is, where it is, and the text."""

    kind: str
    record: World | Cluster | Pathway
    index: int
    place: Place
    text: str
    is_alias: bool = False

    @property
    def who(self) -> str:
        """How messages name the record."""
        return label(self.kind, self.record, self.index)

    @property
    def field(self) -> str:
        """What the label is: the name or an alias."""
        return "an alias" if self.is_alias else "the name"

    @property
    def what(self) -> str:
        """How messages name the label."""
        return f"{self.field} of {self.who}"


def label(kind: str, record: object, index: int) -> str:
    """How messages name a record: by its id, or by its number in the list where there is no readable one."""
    id = record.get("id") if isinstance(record, Mapping) else getattr(record, "id", None)
    return f"{word_of(kind)} {quoted(id) if isinstance(id, str) and id.strip() else f'no. {index + 1}'}"


def _is_tidy(text: str) -> bool:
    return text == text.strip() and "  " not in text and text.isprintable() and unicodedata.is_normalized("NFC", text)


class Rows(Generic[R]):
    """The records of one list of a document: the well-shaped ones with their indexes in the list, and the ill-shaped
    ones, which are set `aside`."""

    def __init__(
        self, field: str, records: Sequence[R] = (), indexes: Sequence[int] = (), aside: Sequence[Aside] = ()
    ) -> None:
        self.field = field
        self.records = records
        self.indexes = indexes
        self.aside = aside

    def __iter__(self) -> Iterator[tuple[int, R]]:
        return zip(self.indexes, self.records, strict=True)

    def of_aside(self, field: str) -> list[str]:
        """What the ill-shaped records have in a field, where that is text."""
        return [text for item in self.aside if isinstance(text := item.get(field), str)]

    def have(self, *fields: str) -> bool:
        """Whether all records, also the ill-shaped ones, have these fields as text."""
        return all(len(self.of_aside(field)) == len(self.aside) for field in fields)

    def place(self, index: int, *more: str | int) -> Place:
        """The place of a record, or of something in it."""
        return Place((self.field, index, *more))


class Listing(Rows[L]):
    """The records of one kind.

    `records` are the well-shaped ones, each id once. `copies` are the later ones with an id that an earlier one has,
    and `whole` is the list with these. Only a list that is `complete`, in which every record has a readable id, shows
    that an id is missing.
    """

    def __init__(self, kind: Kind, rows: Rows[L] | None) -> None:
        self.kind = kind
        self.whole: Rows[L] = rows or Rows[L](f"{kind}s")
        super().__init__(self.whole.field, self.whole.records, self.whole.indexes, self.whole.aside)
        self.copies: list[Copy] = []
        self._meant: dict[str, list[str]] = {}
        self.aside_ids: set[str] = {*self.of_aside("id")}
        self.complete: bool = bool(self.records or self.aside) and self.have("id")
        self.ids: list[str] = [*map(_ID, self.records)]
        self.present: frozenset[str] = frozenset([*self.ids, *self.aside_ids])
        if len(self.present) < len(self.ids) + len(self.aside):
            self._set_copies_apart()

    def _set_copies_apart(self) -> None:
        rows: list[tuple[int, str, L | None]] = [*zip(self.indexes, self.ids, self.records, strict=True)]
        rows += [(item.index, id, None) for item in self.aside if isinstance(id := item.get("id"), str)]
        first: dict[str, tuple[int, L | None]] = {}
        kept: dict[int, L] = {}
        for index, id, record in sorted(rows, key=itemgetter(0)):
            original_index, original = first.setdefault(id, (index, record))
            if original_index != index:
                self.copies.append(Copy(id, original_index, index, record is not None and record == original))
            elif record is not None:
                kept[index] = record
        self.indexes: Sequence[int] = [*kept]
        self.records: Sequence[L] = [*kept.values()]
        self.ids = [record.id for record in self.records]

    @cached_property
    def names(self) -> list[str]:
        """The names, in the order of `records`."""
        return [*map(_NAME, self.records)]

    @cached_property
    def normal_names(self) -> list[str]:
        """The normal forms of the names, in the order of `records`."""
        return normals(self.names)

    @cached_property
    def normal_texts(self) -> list[str]:
        """The normal forms of the names, and after them those of the aliases, in the order of `texts`."""
        return [*self.normal_names, *normals(self.texts[len(self.names) :])]

    @cached_property
    def with_aliases(self) -> list[tuple[int, L]]:
        """The records that have aliases, with their indexes."""
        return [*compress(self, map(_ALIASES, self.records))]

    @cached_property
    def normal_labels(self) -> list[tuple[int, L, Sequence[str]]]:
        """The records that have aliases, with their indexes and the normal forms of their names and aliases."""
        names = compress(self.normal_names, map(_ALIASES, self.records))
        aliases = iter(self.normal_texts[len(self.names) :])
        return [
            (index, record, [name, *islice(aliases, len(record.aliases))])
            for (index, record), name in zip(self.with_aliases, names, strict=True)
        ]

    @cached_property
    def codes(self) -> list[tuple[tuple[str, str], int, L]]:
        """Every code, as a pair of its scheme and itself, with the index of its record and the record."""
        rows = compress(self, map(_CODES, self.records))
        return [(pair, index, record) for index, record in rows for pair in record.codes.items()]

    @cached_property
    def texts(self) -> list[str]:
        """All names and aliases, of any length."""
        return [*self.names, *(alias for _, record in self.with_aliases for alias in record.aliases)]

    @cached_property
    def joined(self) -> str:
        """All names and aliases as one text, with a bar before, between and after them."""
        return f"|{'|'.join(self.texts)}|"

    @cached_property
    def edges(self) -> tuple[frozenset[str], frozenset[str]]:
        """The characters that names and aliases begin with, and those that they end with."""
        return frozenset(map(_FIRST, self.texts)), frozenset(map(_LAST, self.texts))

    @cached_property
    def is_printable(self) -> bool:
        """Whether no name or alias has an invisible character, except for the ordinary space."""
        return self.joined.isprintable()

    @cached_property
    def untidy(self) -> Mapping[str, str]:
        """The names and aliases that have stray white space or invisible characters, or are not in Unicode form NFC,
        and how they read without that. Blank ones are left out."""
        joined = self.joined
        spaced = "  " in joined or " " in self.edges[0] | self.edges[1]
        if not spaced and self.is_printable and (joined.isascii() or unicodedata.is_normalized("NFC", joined)):
            return {}
        cleaned = {text: clean(text) for text in self.texts if not _is_tidy(text)}
        return {text: made for text, made in cleaned.items() if made != text and not is_blank(text)}

    def labels(self, texts: Collection[str]) -> Iterator[Label]:
        """The names and aliases that are among some texts."""
        for index, record in self:
            if record.name in texts:
                yield Label(self.kind, record, index, self.place(index, "name"), record.name)
        for index, record in self.with_aliases:
            for position, alias in enumerate(record.aliases):
                if alias in texts:
                    yield Label(self.kind, record, index, self.place(index, "aliases", position), alias, True)

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """Id by the normal form of a name or alias; names have precedence over aliases."""
        found: dict[str, str] = {}
        of_aliases = (record.id for _, record in self.with_aliases for _ in record.aliases)
        for name, id in zip(self.normal_texts, chain(self.ids, of_aliases), strict=True):
            found.setdefault(name, id)
        return found

    def same_names(self, other_and: Sequence[int]) -> list[list[int]]:
        """Groups of two or more records whose names have one normal form, as positions in `records`.

        A name with `&` is also that of a record which has the word for it in another language; `other_and` are the
        positions of names and aliases with such a word.
        """
        names = self.normal_names
        if other_and and "&" in self.joined:
            forms = {at: and_form(names[at]) for at in takewhile(len(names).__gt__, other_and)}
            of_ampersands = {forms.get(at, names[at]) for at, name in enumerate(self.names) if "&" in name}
            names = [form if (form := forms.get(at, name)) in of_ampersands else name for at, name in enumerate(names)]
        if len(set(names)) == len(names):
            return []
        groups: dict[str, list[int]] = defaultdict(list)
        for position, name in enumerate(names):
            groups[name].append(position)
        return [group for name, group in groups.items() if len(group) > 1 and not is_blank(name)]

    def meant(self, text: str) -> str | None:
        """The id of this kind that a text, written in its place, most likely meant."""
        return next(iter(self._near(text)), None)

    def sole_meant(self, text: str) -> str | None:
        """The same, if it can have meant only one."""
        near = self._near(text)
        return near[0] if len(near) == 1 else None

    def _near(self, text: str) -> list[str]:
        if text not in self._meant:
            bare = text.removeprefix(f"{self.kind}:")
            same = bare if bare in self.present else self.by_name.get(normal(text))
            found = [] if same is None else [same]
            # Looking for near misses takes time: where there are many, only the first few get one.
            most = _SUGGESTIONS if len(self.ids) <= LARGE else _SUGGESTIONS_AMONG_MANY
            if same is None and len(self._meant) < most:
                found = close_matches(text, [*self.ids, *sorted(self.aside_ids.difference(self.ids))], 2)
            self._meant[text] = found
        return self._meant[text]
