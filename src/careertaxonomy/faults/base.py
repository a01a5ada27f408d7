"""What plantable faults are made of: the `Bed` they are planted in, the `Fault` itself, and what is due for it.

A fault is one function. It takes the bed, changes the content there, and returns the `Spot` at which a check is due to
report it. A fault that no content can express (a missing comma) returns the text `Rewritten` instead.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any, NamedTuple, Protocol, TypeAlias, TypeVar

from careertaxonomy.names import MARKER, close_matches, is_marker, normal, slug

__all__ = [
    "LISTS",
    "RECORDS",
    "Bed",
    "BrokenDataset",
    "Chooser",
    "Content",
    "Due",
    "Fault",
    "RandomChooser",
    "Record",
    "Rewritten",
    "Spot",
    "Table",
    "UnfitError",
    "layout",
]

T = TypeVar("T")
Record: TypeAlias = dict[str, Any]
Content: TypeAlias = dict[str, Any]
"""A document's plain content, as `json.loads` gives it."""

RECORDS = ("worlds", "clusters", "pathways")
LISTS = (*RECORDS, "retired")
_WORDS = ("Beekeeping", "Clockmaking", "Falconry", "Glassblowing", "Letterpress", "Saddlery", "Thatching", "Wigmaking")


class Chooser(Protocol):
    """Whoever decides where a fault goes: chance, or a tool that looks for the worst case."""

    def choose(self, among: Sequence[T], /) -> T:
        """One of several; there is at least one."""


class RandomChooser:
    """Chance that repeats itself: the same seed makes the same choices."""

    def __init__(self, seed: int = 0) -> None:
        self._random = Random(seed)  # noqa: S311 - chooses where to plant, keeps no secret

    def choose(self, among: Sequence[T], /) -> T:
        """See `Chooser`."""
        return self._random.choice(among)


class UnfitError(Exception):
    """This document cannot carry this fault; the text says what it lacks."""


@dataclass(frozen=True, slots=True)
class Due:
    """A finding that a check is due to report: its code, its JSON Pointer, and where it begins (as in `Diagnostic`)."""

    code: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class BrokenDataset:
    """A document with faults planted in it, and what a check is due to find.

    Nothing but `due` is an error in it. `planted` names the faults. `recorded_digest` is the digest that the document
    is said to have been released with, where a fault needs one.
    """

    data: bytes
    due: tuple[Due, ...]
    planted: tuple[str, ...]
    recorded_digest: str | None = None


class Spot(NamedTuple):
    """A place in the content: a value, or with `key` the key that it stands under."""

    path: tuple[str | int, ...] = ()
    key: bool = False

    @property
    def pointer(self) -> str:
        """The place as a JSON Pointer."""
        return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in self.path)


class Rewritten(NamedTuple):
    """A document whose text was changed: its bytes, the place of the fault in code points, and the path if any."""

    data: bytes
    offset: int
    spot: Spot = Spot()


def layout(content: Content) -> str:
    """A document's text as the canonical form lays it out, one record a line, for content of whatever shape."""
    members = ",\n".join(f"  {_line(key)}: {_rows(value)}" for key, value in content.items())
    return f"{{\n{members}\n}}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(value: object) -> str:
    if isinstance(value, list) and value:
        return "[" + ",".join(f"\n    {_line(row)}" for row in value) + "\n  ]"
    return _line(value)


@dataclass
class Bed:
    """A copy of a document's content to plant faults in, and whoever chooses where.

    No record is chosen twice, so that several faults do not meet in one.
    """

    content: Content
    chooser: Chooser
    recorded_digest: str | None = None
    _used: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.content = deepcopy(self.content)
        self.version: str = self.content["version"]

    @property
    def text(self) -> str:
        """The content as the text of a document."""
        return layout(self.content)

    def choose(self, among: Sequence[T], lacking: str) -> T:
        """One of several; where there is none, the document is unfit, since it lacks what the words say."""
        if not among:
            raise UnfitError(f"the document has {lacking}")
        return self.chooser.choose(among)

    def rows(self, name: str) -> list[Record]:
        """The records of a list."""
        rows: list[Record] = self.content.get(name, [])
        return rows

    def pick(self, name: str, fits: Callable[[Record], object] = bool, better: object = None) -> tuple[int, Record]:
        """A record of a list, and its index; where some of those that fit are `better`, one of them."""
        rows = self._free(name, fits)
        if callable(better):
            rows = [row for row in rows if better(row[1])] or rows
        return self._take(self.choose(rows, f"no more {name} that would do"))

    def pick_any(self, names: Sequence[str] = RECORDS) -> tuple[str, int, Record]:
        """A record of any of these lists: the list's name, the index, the record."""
        name = self.choose([name for name in names if self._free(name)], "no more records")
        return name, *self.pick(name)

    def pick_two(self, names: Sequence[str] = RECORDS) -> tuple[str, tuple[int, Record], tuple[int, Record]]:
        """Two records of one list, the earlier one first."""
        name = self.choose([name for name in names if len(self._free(name)) > 1], f"no two {' or '.join(names)}")
        one, other = sorted((self.pick(name), self.pick(name)), key=lambda row: row[0])
        return name, one, other

    def _free(self, name: str, fits: Callable[[Record], object] = bool) -> list[tuple[int, Record]]:
        used = {id(record) for record in self._used}
        return [(index, row) for index, row in enumerate(self.rows(name)) if id(row) not in used and fits(row)]

    def _take(self, row: tuple[int, Record]) -> tuple[int, Record]:
        self._used.append(row[1])
        return row

    def add(self, name: str, record: Record) -> int:
        """Puts a record at the end of a list, where it moves no other; its index."""
        rows: list[Record] = self.content.setdefault(name, [])
        self._take((len(rows), record))
        rows.append(record)
        return len(rows) - 1

    def retire(self, name: str, **fields: object) -> tuple[int, Record]:
        """Adds a retired record of the kind that a list holds; its index, and the record."""
        record = {"kind": name[:-1], **self.fresh(name), "version": self.version, **fields}
        return self.add("retired", record), record

    def fresh(self, name: str) -> Record:
        """An id and a name that nothing in the document has."""
        taken = self.text.casefold()
        words = (f"{word}{' Studies' * more}" for more in count() for word in _WORDS)
        found = next(word for word in words if word.casefold() not in taken and slug(word) not in self.ids(name))
        return {"id": slug(found), "name": found}

    def ids(self, name: str) -> set[str]:
        """The ids of a kind, live and retired."""
        retired = {row["id"] for row in self.rows("retired") if row.get("kind") == name[:-1] and "id" in row}
        return retired | {row["id"] for row in self.rows(name) if "id" in row}

    def slip(self, id: str, name: str) -> str:
        """An id with a slip of the pen, which is no id of that list's kind and not the marker."""
        slips = [id[:at] + id[at - 1] + id[at:] for at in range(1, len(id) + 1)]
        slips += [id[:at] + id[at + 1 :] for at in range(len(id)) if len(id) > 5]
        known = self.ids(name)
        good = [text for text in slips if text not in known and not is_marker(text)]
        # A slip from which the id can still be told leaves no other record looking as if nothing led to it.
        return self.choose([text for text in good if close_matches(text, sorted(known), 1) == [id]] or good, "no ids")

    def like(self, name: str) -> str:
        """A name that counts as the same as this one: to the letter, or but for case, `&` or punctuation."""
        variants = (name, name.upper(), name.lower(), name.replace(" & ", " and "), name.replace(" ", "-"))
        return self.chooser.choose([text for text in variants if normal(text) == normal(name)])

    def named(self) -> Callable[[Record], bool]:
        """Which clusters name their Worlds."""
        return lambda cluster: isinstance(cluster["worlds"], list)

    def marked(self) -> Callable[[Record], bool]:
        """Which clusters belong to All Worlds."""
        return lambda cluster: bool(cluster["worlds"] == MARKER)

    def spare(self) -> Callable[[Record], bool]:
        """Which clusters could lose their Worlds without leaving one that no cluster leads to."""
        clusters = self.rows("clusters")

        def is_spare(cluster: Record) -> bool:
            others = [other["worlds"] for other in clusters if other is not cluster]
            named = {world for worlds in others if worlds != MARKER for world in worlds}
            return MARKER in others or {row["id"] for row in self.rows("worlds")} <= named

        return is_spare

    def offset_of(self, spot: Spot) -> int:
        """Where a spot begins in the text, in code points: put something unmistakable there, and look for it."""
        if not spot.path:
            return 0
        mark = "\ufdd0"
        while mark in self.text:
            mark += mark
        return layout(_marked(self.content, spot.path, spot.key, mark)).index(f'"{mark}"')


def _marked(value: Any, path: Sequence[str | int], is_key: bool, mark: str) -> Any:
    step, *rest = path
    if isinstance(value, list):
        at = int(step)
        return [*value[:at], _marked(value[at], rest, is_key, mark) if rest else mark, *value[at + 1 :]]
    if rest:
        return {**value, step: _marked(value[step], rest, is_key, mark)}
    return {mark if is_key and key == step else key: mark if key == step else item for key, item in value.items()}


Planter: TypeAlias = Callable[[Bed], Spot | Rewritten]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that can be planted.

    `needs` says how many records of each list a document must have to carry it, and how many clusters that name their
    Worlds (`named`) or have the marker (`marked`; none at all where that is 0). Faults that claim the same thing
    cannot stand in one document without hiding each other, nor can one that is `alone` with any other.
    """

    code: str
    sow: Planter
    needs: Mapping[str, int]
    claims: frozenset[str] = frozenset()
    alone: bool = False

    @property
    def name(self) -> str:
        """What the fault is called."""
        return self.sow.__name__.replace("_", "-")

    @property
    def doc(self) -> str:
        """The fault in one sentence."""
        return self.sow.__doc__ or ""

    def goes_with(self, other: Fault) -> bool:
        """Whether both can stand in one document, and each is still found."""
        apart = self.code != other.code and not self.claims & other.claims
        return apart and not self.alone and not other.alone

    def lacks(self, content: Content) -> str | None:
        """What a document would need to carry it, in words; None where nothing is missing."""
        has = {name: len(content.get(name, ())) for name in LISTS}
        has["marked"] = sum(cluster["worlds"] == MARKER for cluster in content["clusters"])
        has["named"] = has["clusters"] - has["marked"]
        words = {"marked": "clusters of All Worlds", "named": "clusters that name their Worlds"}
        for name, least in self.needs.items():
            if has[name] < least or (least == 0 and has[name]):
                return f"{least or 'no'} {words.get(name, name)}"
        return None


class Table(list[Fault]):
    """The faults of one family, in order."""

    def add(self, code: str, *claims: str, alone: bool = False, **needs: int) -> Callable[[Planter], Fault]:
        """Makes a fault of a function, and enters it."""

        def enter(sow: Planter) -> Fault:
            self.append(Fault(code, sow, needs, frozenset(claims), alone))
            return self[-1]

        return enter
