"""Two states of one record, compared field by field."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from careertaxonomy.model.canonical import plain_record
from careertaxonomy.model.records import Record, Retired
from careertaxonomy.model.references import Reference
from careertaxonomy.text.normal_forms import normal
from careertaxonomy.text.wording import quoted
from careertaxonomy.versions.changes import Change, ChangeKind

__all__ = ["code_of", "in_another_order", "listed", "literal", "record_changes", "retired_changes"]

T = TypeVar("T")


def code_of(reference: Reference) -> str:
    """The Python expression that looks a record up."""
    return f"tax.{reference.kind}({literal(reference.id)})"


def literal(text: str) -> str:
    """A text as it is written in Python code."""
    return json.dumps(text, ensure_ascii=False)  # in double quotes, as the documentation writes it


def listed(ids: Sequence[str]) -> str:
    """Ids for a message."""
    return ", ".join(map(quoted, ids)) or "nothing"


def in_another_order(old: Collection[T], new: Collection[T]) -> bool:
    """Whether those that are in both are in another order."""
    return [one for one in old if one in new] != [one for one in new if one in old]


def record_changes(reference: Reference, old: Record, new: Record) -> Iterator[Change]:
    """What changed in the name, aliases, codes and note of a record."""
    who = reference.who
    if old.name != new.name:
        what: ChangeKind = "relabelled" if normal(old.name) == normal(new.name) else "renamed"
        message = f"{who} is called {quoted(new.name)}, no longer {quoted(old.name)}"
        yield Change(what, str(reference), message, old.name, new.name)
    known, still = frozenset(old.aliases), frozenset((*new.aliases, new.name))
    for alias in dict.fromkeys(old.aliases):
        if alias not in still:  # an alias that became the name is not lost
            breaks = f"assert {literal(alias)} in {code_of(reference)}.aliases"
            message = f"{who} is no longer also called {quoted(alias)}"
            yield Change("alias-removed", str(reference), message, alias, None, (), breaks)
    for alias in dict.fromkeys(new.aliases):
        if alias not in known:
            yield Change("alias-added", str(reference), f"{who} is also called {quoted(alias)}", None, alias)
    yield from _code_changes(reference, old, new)
    if in_another_order(dict.fromkeys(old.aliases), dict.fromkeys(new.aliases)):
        yield Change("reordered", str(reference), f"the aliases of {who} are in another order")
    if old.note != new.note:
        message = f"the note on {who} reads differently"
        yield Change("text-changed", str(reference), message, old.note or None, new.note or None)


def _code_changes(reference: Reference, old: Record, new: Record) -> Iterator[Change]:
    before, after = dict(old.codes.items()), dict(new.codes.items())
    for scheme in before | after:
        was, now = before.get(scheme), after.get(scheme)
        has = f"{reference.who} has the {scheme} code {quoted(now or '')}"
        if was is None:
            yield Change("code-added", str(reference), has, None, now)
        elif was != now:
            lookup = f'tax.by_code({literal(scheme)}, {literal(was)}, kind="{reference.kind}")'
            breaks = f"assert {lookup}.id == {literal(reference.id)}"
            lost = f"{reference.who} no longer has the {scheme} code {quoted(was)}"
            what: ChangeKind = "code-removed" if now is None else "code-changed"
            message = lost if now is None else f"{has}, no longer {quoted(was)}"
            yield Change(what, str(reference), message, was, now, (), breaks)


def retired_changes(old: Retired, new: Retired) -> Iterator[Change]:
    """What changed in what is on record of a retired record."""
    reference, who = str(Reference.to(new)), f"retired {Reference.to(new).who}"
    was, now = old.replaced_by, new.replaced_by
    if was != now:
        message = f"{who} is replaced by {listed(now)}, no longer by {listed(was)}"
        others = tuple(str(Reference(new.kind, id)) for id in (*was, *now))
        yield Change("redirected", reference, message, ", ".join(was), ", ".join(now), others)
    if plain_record(old.model_copy(update={"replaced_by": now})) != plain_record(new):
        yield Change("text-changed", reference, f"what is on record of {who} reads differently")
