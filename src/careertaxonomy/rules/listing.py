"""The `Listing`: the records of one kind in a document, as whole columns, with their names and aliases as labels."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from careertaxonomy.models import Cluster, Kind, Pathway, World
from careertaxonomy.names import LARGE, close_matches, is_blank, normal, normals, quoted
from careertaxonomy.rules.findings import Place
from careertaxonomy.signs import clean

__all__ = ["Aside", "Copy", "Label", "Listing", "label"]

_PAGES = 20_000
_SUGGESTIONS = 100
_SUGGESTIONS_AMONG_MANY = 10
_OPTIONAL = frozenset({"aliases", "codes", "note"})
_ID, _NAME = attrgetter("id"), attrgetter("name")
_FIELDS_SET = attrgetter("__pydantic_fields_set__")

R = TypeVar("R", World, Cluster, Pathway)


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
    """A name or an alias: whose it is, where it stands, and the text."""

    kind: str
    record: World | Cluster | Pathway
    index: int
    place: Place
    text: str
    is_alias: bool = False

    @property
    def what(self) -> str:
        """How messages name it."""
        return f"{'an alias' if self.is_alias else 'the name'} of {label(self.kind, self.record, self.index)}"


def label(kind: str, record: object, index: int) -> str:
    """How messages name a record: by its id, or by its number in the list where there is no readable one."""
    id = record.get("id") if isinstance(record, Mapping) else getattr(record, "id", None)
    word = "World" if kind == "world" else kind
    return f"{word} {quoted(id)}" if isinstance(id, str) and id.strip() else f"{word} no. {index + 1}"


def _is_tidy(text: str) -> bool:
    return text == text.strip() and "  " not in text and text.isprintable() and unicodedata.is_normalized("NFC", text)


class Listing(Generic[R]):
    """The records of one kind.

    `records` are the well-shaped ones, each id once; `indexes` their places in the document's list. `aside` are the
    ill-shaped ones and `copies` the later ones with an id that was there before.
    """

    def __init__(
        self,
        kind: Kind,
        records: Sequence[R] = (),
        indexes: Sequence[int] = (),
        aside: Sequence[Aside] = (),
        *,
        complete: bool = True,
    ) -> None:
        self.kind = kind
        self.field = f"{kind}s"
        self.aside = aside
        self.copies: list[Copy] = []
        self.copied: list[R] = []
        self._meant: dict[str, list[str]] = {}
        self.records: Sequence[R] = records
        self.indexes = indexes
        self._all: tuple[Sequence[int], Sequence[R]] = (indexes, records)
        named = [item.get("id") for item in aside]
        self.aside_ids = {id for id in named if isinstance(id, str)}
        self.complete = complete and bool(records or aside) and all(isinstance(id, str) for id in named)
        self.ids: list[str] = [*map(_ID, records)]
        self.present = frozenset(self.ids) | self.aside_ids
        if len(self.present) < len(self.ids) + len(aside):
            self._set_copies_apart()

    def _set_copies_apart(self) -> None:
        rows: list[tuple[int, str, R | None]] = []
        rows.extend(zip(self.indexes, self.ids, self.records, strict=True))
        for item in self.aside:
            id = item.get("id")
            if isinstance(id, str):
                rows.append((item.index, id, None))
        rows.sort(key=lambda row: row[0])
        first: dict[str, tuple[int, R | None]] = {}
        kept: list[tuple[int, R]] = []
        for index, id, record in rows:
            if id in first:
                earlier = first[id]
                identical = record is not None and earlier[1] is not None and record == earlier[1]
                self.copies.append(Copy(id, earlier[0], index, identical))
                if record is not None:
                    self.copied.append(record)
            else:
                first[id] = (index, record)
                if record is not None:
                    kept.append((index, record))
        self.indexes = [index for index, _ in kept]
        self.records = [record for _, record in kept]
        self.ids = [record.id for record in self.records]

    def __iter__(self) -> Iterator[tuple[int, R]]:
        return zip(self.indexes, self.records, strict=True)

    @cached_property
    def names(self) -> list[str]:
        """The names, in the order of `records`."""
        return [*map(_NAME, self.records)]

    @cached_property
    def normal_names(self) -> list[str]:
        """The names, normalised, in the order of `records`."""
        return normals(self.names)

    @cached_property
    def _adorned(self) -> list[tuple[int, R]]:
        """The records that have an optional field."""
        counts = [*map(len, map(_FIELDS_SET, self.records))]
        least = min(counts, default=0)
        if max(counts, default=0) == least and self.records and not _OPTIONAL & _FIELDS_SET(self.records[0]):
            return []
        return [row for row in self if _OPTIONAL & _FIELDS_SET(row[1])]

    @cached_property
    def with_aliases(self) -> list[tuple[int, R]]:
        """The records that have aliases, with their indexes."""
        return [(index, record) for index, record in self._adorned if record.aliases]

    @cached_property
    def texts(self) -> list[str]:
        """All names and aliases. What goes on for pages is none, and looking at each sign of it would take long."""
        aliases: list[str] = []
        for _, record in self.with_aliases:
            aliases += record.aliases
        texts = [*self.names, *aliases]
        if max(map(len, texts), default=0) > _PAGES:
            return [text for text in texts if len(text) <= _PAGES]
        return texts

    @cached_property
    def joined(self) -> str:
        """All names and aliases as one text, with a bar before, between and after them."""
        return f"|{'|'.join(self.texts)}|"

    @cached_property
    def edges(self) -> tuple[frozenset[str], frozenset[str]]:
        """The signs that names and aliases begin with, and those that they end with."""
        return frozenset([text[:1] for text in self.texts]), frozenset([text[-1:] for text in self.texts])

    @cached_property
    def is_printable(self) -> bool:
        """Whether no name or alias has a sign that cannot be seen, the plain space aside."""
        return self.joined.isprintable()

    @cached_property
    def untidy(self) -> Mapping[str, str]:
        """The names and aliases with stray white space in them, or signs that cannot be seen, or not in Unicode form
        NFC, and how they read without that; nothing of those that are blank."""
        joined = self.joined
        spaced = "  " in joined or " " in self.edges[0] | self.edges[1]
        if not spaced and self.is_printable and (joined.isascii() or unicodedata.is_normalized("NFC", joined)):
            return {}
        cleaned = {text: clean(text) for text in self.texts if not _is_tidy(text)}
        return {text: made for text, made in cleaned.items() if made != text and not is_blank(text)}

    def labels(self, texts: Collection[str]) -> Iterator[Label]:
        """The names and aliases that are among some texts."""
        for position, name in enumerate(self.names):
            if name in texts:
                index = self.indexes[position]
                yield Label(self.kind, self.records[position], index, self.place(index, "name"), name)
        for index, record in self.with_aliases:
            for position, alias in enumerate(record.aliases):
                if alias in texts:
                    yield Label(self.kind, record, index, self.place(index, "aliases", position), alias, True)

    @cached_property
    def with_codes(self) -> list[tuple[int, R]]:
        """The records that have codes, with their indexes."""
        return [(index, record) for index, record in self._adorned if record.codes]

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """Id by normalised name, the names before the aliases."""
        found: dict[str, str] = {}
        for name, id in zip(self.normal_names, self.ids, strict=True):
            found.setdefault(name, id)
        for _, record in self.with_aliases:
            for alias in record.aliases:
                found.setdefault(normal(alias), record.id)
        return found

    @cached_property
    def same_names(self) -> list[list[int]]:
        """Groups of two or more records of one normalised name, as positions in `records`."""
        names = self.normal_names
        if len(set(names)) == len(names):
            return []
        groups: dict[str, list[int]] = defaultdict(list)
        for position, name in enumerate(names):
            groups[name].append(position)
        return [group for name, group in groups.items() if len(group) > 1 and not is_blank(name)]

    @cached_property
    def rows(self) -> Mapping[str | int, object]:
        """Every record by its index in the document's list, copies among them: a model, or the raw value of an
        ill-shaped one."""
        return {**dict(zip(*self._all, strict=True)), **{item.index: item.raw for item in self.aside}}

    def place(self, index: int, *more: str | int) -> Place:
        """The place of a record, or of something in it."""
        return Place((self.field, index, *more))

    def meant(self, text: str) -> str | None:
        """The id that a text, written where one of this kind is due, most likely meant."""
        return next(iter(self._near(text)), None)

    def sole_meant(self, text: str) -> str | None:
        """The same, if there is only one that it can have meant."""
        near = self._near(text)
        return near[0] if len(near) == 1 else None

    def _near(self, text: str) -> list[str]:
        if text not in self._meant:
            bare = text.removeprefix(f"{self.kind}:")
            same = bare if bare in self.present else self.by_name.get(normal(text))
            found = [] if same is None else [same]
            # Looking for near misses takes time: where there are many, the first few show what is going on.
            most = _SUGGESTIONS if len(self.ids) <= LARGE else _SUGGESTIONS_AMONG_MANY
            if same is None and len(self._meant) < most:
                found = close_matches(text, [*self.ids, *sorted(self.aside_ids.difference(self.ids))], 2)
            self._meant[text] = found
        return self._meant[text]
