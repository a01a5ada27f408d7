"""Two states of one record, compared field by field."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from careertaxonomy.canonical import plain_record
from careertaxonomy.changes import Change, ChangeKind
from careertaxonomy.models import Kind, Retired
from careertaxonomy.names import normal, quoted
from careertaxonomy.taxonomy import Record

__all__ = ["code_of", "in_another_order", "listed", "literal", "record_changes", "retired_changes", "word_of"]

T = TypeVar("T")


def code_of(kind: Kind, id: str) -> str:
    """The Python expression that looks a record up."""
    return f"tax.{kind}({literal(id)})"


def literal(text: str) -> str:
    """A text as it is written in Python code."""
    return json.dumps(text, ensure_ascii=False)  # in double quotes, as the documentation writes it


def word_of(kind: Kind) -> str:
    """What messages call a kind."""
    return "World" if kind == "world" else kind


def listed(ids: Sequence[str]) -> str:
    """Ids for a message."""
    return ", ".join(map(quoted, ids)) or "nothing"


def in_another_order(old: Collection[T], new: Collection[T]) -> bool:
    """Whether those that are in both stand in another order."""
    return [one for one in old if one in new] != [one for one in new if one in old]


def record_changes(kind: Kind, old: Record, new: Record) -> Iterator[Change]:
    """What changed in the name, aliases, codes and note of a record."""
    reference, who = f"{kind}:{new.id}", f"{word_of(kind)} {quoted(new.id)}"
    if old.name != new.name:
        what: ChangeKind = "relabelled" if normal(old.name) == normal(new.name) else "renamed"
        message = f"{who} is called {quoted(new.name)}, no longer {quoted(old.name)}"
        yield Change(what, reference, message, old.name, new.name)
    for alias in dict.fromkeys(old.aliases):
        if alias not in (*new.aliases, new.name):  # an alias that became the name is not lost
            breaks = f"assert {literal(alias)} in {code_of(kind, new.id)}.aliases"
            message = f"{who} is no longer also called {quoted(alias)}"
            yield Change("alias-removed", reference, message, alias, None, (), breaks)
    for alias in dict.fromkeys(new.aliases):
        if alias not in old.aliases:
            yield Change("alias-added", reference, f"{who} is also called {quoted(alias)}", None, alias)
    yield from _code_changes(kind, old, new)
    if in_another_order(dict.fromkeys(old.aliases), dict.fromkeys(new.aliases)):
        yield Change("reordered", reference, f"the aliases of {who} stand in another order")
    if old.note != new.note:
        message = f"the note on {who} reads differently"
        yield Change("text-changed", reference, message, old.note or None, new.note or None)


def _code_changes(kind: Kind, old: Record, new: Record) -> Iterator[Change]:
    reference, who = f"{kind}:{new.id}", f"{word_of(kind)} {quoted(new.id)}"
    for scheme in dict.fromkeys((*old.codes, *new.codes)):
        was, now = old.codes.get(scheme), new.codes.get(scheme)
        if was == now:
            continue
        if was is None:
            yield Change("code-added", reference, f"{who} has the {scheme} code {quoted(now or '')}", None, now)
            continue
        breaks = f'assert tax.by_code({literal(scheme)}, {literal(was)}, kind="{kind}").id == {literal(new.id)}'
        if now is None:
            message = f"{who} no longer has the {scheme} code {quoted(was)}"
            yield Change("code-removed", reference, message, was, None, (), breaks)
        else:
            message = f"{who} has the {scheme} code {quoted(now)}, no longer {quoted(was)}"
            yield Change("code-changed", reference, message, was, now, (), breaks)


def retired_changes(kind: Kind, old: Retired, new: Retired) -> Iterator[Change]:
    """What changed in what is on record of a retired record."""
    reference, who = f"{kind}:{new.id}", f"retired {word_of(kind)} {quoted(new.id)}"
    if old.replaced_by != new.replaced_by:
        message = f"{who} is replaced by {listed(new.replaced_by)}, no longer by {listed(old.replaced_by)}"
        others = tuple(f"{kind}:{id}" for id in (*old.replaced_by, *new.replaced_by))
        yield Change("redirected", reference, message, ", ".join(old.replaced_by), ", ".join(new.replaced_by), others)
    if plain_record(old.model_copy(update={"replaced_by": new.replaced_by})) != plain_record(new):
        yield Change("text-changed", reference, f"what is on record of {who} reads differently")
