"""The `Bed`: a copy of a document's content, in which faults are planted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from itertools import count
from typing import Any, TypeAlias, TypeVar

from careertaxonomy.checks.draft.findings import Place
from careertaxonomy.model.layout import layout
from careertaxonomy.text.normal_forms import MARKER, close_matches, is_marker, normal, slug

__all__ = [
    "LISTS",
    "RECORDS",
    "Bed",
    "Choice",
    "Content",
    "PlainRecord",
    "Spot",
    "UnfitError",
    "is_marked",
    "names_worlds",
]

T = TypeVar("T")
Spot = Place
PlainRecord: TypeAlias = dict[str, Any]
Content: TypeAlias = dict[str, Any]
"""A document's content, as `json.loads` gives it."""
Choice: TypeAlias = Callable[[Sequence[Any]], Any]
"""What decides where a fault goes: it takes one of several. `Random(seed).choice` is one that repeats itself."""
_Test: TypeAlias = Callable[[PlainRecord], object]

RECORDS = ("worlds", "clusters", "pathways")
LISTS = (*RECORDS, "retired")
_WORDS = ("Beekeeping", "Clockmaking", "Falconry", "Glassblowing", "Letterpress", "Saddlery", "Thatching", "Wigmaking")


class UnfitError(Exception):
    """This document cannot carry this fault; the text says what it would take."""


def names_worlds(cluster: PlainRecord) -> bool:
    """Whether a cluster names its Worlds."""
    return isinstance(cluster["worlds"], list)


def is_marked(cluster: PlainRecord) -> bool:
    """Whether a cluster belongs to All Worlds."""
    return bool(cluster["worlds"] == MARKER)


class Bed:
    """A copy of a valid document's content to plant faults in.

    No record is chosen twice, so that several faults do not meet in one. A fault that is about more than the document
    sets what it was released with (`recorded_digest`), the content of the version before it (`earlier`), the `settings`
    beside it, or the content of another file of the run (`beside`).
    """

    def __init__(self, content: Content, choose: Choice) -> None:
        self.content: Content = deepcopy(content)
        self.version: str = content["version"]
        self.recorded_digest: str | None = None
        self.earlier: Content | None = None
        self.settings: str | None = None
        self.beside: Content | None = None
        self._choose = choose
        self._used: list[PlainRecord] = []

    @property
    def text(self) -> str:
        """The content as the text of a document."""
        return layout(self.content)

    def choose(self, among: Sequence[T], what: str = "something to choose") -> T:
        """One of several; where there is none, the document is unfit, because it lacks `what`."""
        if not among:
            raise UnfitError(f"it takes a document with {what}")
        chosen: T = self._choose(among)
        return chosen

    def rows(self, name: str) -> list[PlainRecord]:
        """The records of a list."""
        rows: list[PlainRecord] = self.content.get(name, [])
        return rows

    def pick(self, name: str, fits: _Test = bool, better: _Test = bool) -> tuple[int, PlainRecord]:
        """A record of a list, and its index; where some of those that fit are `better`, one of them."""
        rows = self._free(name, fits)
        row = self.choose([row for row in rows if better(row[1])] or rows, f"more {name} that would do")
        self._used.append(row[1])
        return row

    def pick_any(self, names: Sequence[str] = RECORDS) -> tuple[str, int, PlainRecord]:
        """A record of any of these lists: the list's name, the index, the record."""
        name = self.choose([name for name in names if self._free(name)], "more records")
        return name, *self.pick(name)

    def pick_two(self, names: Sequence[str] = RECORDS) -> tuple[str, tuple[int, PlainRecord], tuple[int, PlainRecord]]:
        """Two records of one list: the list's name, the earlier one with its index, the later one with its index."""
        name = self.choose([name for name in names if len(self._free(name)) > 1], f"two {' or '.join(names)}")
        one, other = sorted((self.pick(name), self.pick(name)), key=lambda row: row[0])
        return name, one, other

    def _free(self, name: str, fits: _Test = bool) -> list[tuple[int, PlainRecord]]:
        used = {id(record) for record in self._used}
        return [(index, row) for index, row in enumerate(self.rows(name)) if id(row) not in used and fits(row)]

    def add(self, name: str, record: PlainRecord) -> int:
        """Puts a record at the end of a list, where it moves no other; its index."""
        rows: list[PlainRecord] = self.content.setdefault(name, [])
        rows.append(record)
        self._used.append(record)
        return len(rows) - 1

    def retire(self, name: str, /, **fields: object) -> tuple[int, PlainRecord]:
        """Adds a retired record of the kind that a list holds; its index, and the record."""
        record = {"kind": name[:-1], **self.fresh(name), "version": self.version, **fields}
        return self.add("retired", record), record

    def fresh(self, name: str) -> PlainRecord:
        """An id and a name that nothing in the document has."""
        taken = self.text.casefold()
        words = (f"{word}{' Studies' * more}" for more in count() for word in _WORDS)
        found = next(word for word in words if word.casefold() not in taken and slug(word) not in self.ids(name))
        return {"id": slug(found), "name": found}

    def ids(self, name: str) -> set[str]:
        """The ids of a kind, live and retired."""
        retired = [row for row in self.rows("retired") if row.get("kind") == name[:-1]]
        return {row["id"] for row in (*self.rows(name), *retired) if "id" in row}

    def slip(self, id: str, name: str) -> str:
        """An id with a slip of the pen, which is no id of that list's kind and not the marker."""
        slips = [id[:at] + id[at - 1] + id[at:] for at in range(1, len(id) + 1)]
        slips += [id[:at] + id[at + 1 :] for at in range(len(id)) if len(id) > 5]
        known = self.ids(name)
        good = [text for text in slips if text not in known and not is_marker(text)]
        # From a slip that is close to one id alone a checker can tell what was meant, and has nothing more to say.
        return self.choose([text for text in good if close_matches(text, sorted(known), 1) == [id]] or good)

    def like(self, name: str) -> str:
        """A name that counts as the same as this one: to the letter, or but for case, `&` or punctuation."""
        variants = (name, name.upper(), name.lower(), name.replace(" & ", " and "), name.replace(" ", "-"))
        return self.choose([text for text in variants if normal(text) == normal(name)])

    def is_spare(self, cluster: PlainRecord) -> bool:
        """Whether a cluster could lose its Worlds without leaving one that no cluster leads to."""
        others = [other["worlds"] for other in self.rows("clusters") if other is not cluster]
        named = {world for worlds in others if worlds != MARKER for world in worlds}
        return MARKER in others or {row["id"] for row in self.rows("worlds")} <= named

    def unused(self) -> str:
        """A text that the document does not hold."""
        mark = "\ufdd0"
        while mark in self.text:
            mark += mark
        return mark

    def offset_of(self, spot: Spot) -> int:
        """Where a spot begins in the text, in code points: put something unmistakable there, and look for it."""
        if not spot.path:
            return 0
        mark = self.unused()
        return layout(_marked(self.content, spot.path, spot.key, mark)).index(f'"{mark}"')


def _marked(value: Any, path: Sequence[str | int], is_key: bool, mark: str) -> Any:
    step, *rest = path
    if isinstance(value, list):
        at = int(step)
        return [*value[:at], _marked(value[at], rest, is_key, mark) if rest else mark, *value[at + 1 :]]
    if rest:
        return {**value, step: _marked(value[step], rest, is_key, mark)}
    return {mark if is_key and key == step else key: mark if key == step else item for key, item in value.items()}
