"""What the generated parts of the page of the Python API hold."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from pydantic import BaseModel
from writing import paragraphs, table

import careertaxonomy as ct
from careertaxonomy import testing

__all__ = ["api", "strategies"]


def api() -> Iterator[str]:
    """Every public name, with its docstring."""
    public = {name: getattr(ct, name) for name in ct.__all__ if name != "__version__"}
    classes = [thing for thing in public.values() if inspect.isclass(thing)]
    functions = [thing for thing in public.values() if not inspect.isclass(thing)]
    errors = [thing for thing in classes if issubclass(thing, Exception)]
    records = [thing for thing in classes if issubclass(thing, BaseModel | Mapping)]
    values = [thing for thing in classes if is_dataclass(thing)]
    others = [thing for thing in classes if thing not in (*errors, *records, *values)]
    yield from ("### Functions", "")
    for function in functions:
        yield from _function(function)
    for title, things in (("Queries", others), ("Records", records), ("Values", values), ("Errors", errors)):
        yield from (f"### {title}", "")
        for thing in things:
            yield from _class(thing)


def strategies() -> Iterator[str]:
    """Every public name of `careertaxonomy.testing`."""
    public = [getattr(testing, name) for name in testing.__all__]
    for thing in public:
        if not inspect.isclass(thing):
            yield from _function(thing)
    for thing in public:
        if inspect.isclass(thing):
            yield from _class(thing)


def _function(function: Callable[..., object]) -> Iterator[str]:
    yield from (f"#### `{function.__name__}{_signature(function)}`", "")
    yield from paragraphs(function.__doc__ or "")


def _class(thing: type) -> Iterator[str]:
    bases = ", ".join(f"`{base.__name__}`" for base in thing.__bases__)
    yield from (f"#### `{thing.__name__}`", "")
    if issubclass(thing, Exception):
        yield from (f"Bases: {bases}.", "")
    yield from paragraphs(thing.__doc__ or "")
    if is_dataclass(thing):
        yield from ("Fields: " + ", ".join(f"`{field.name}: {field.type}`" for field in fields(thing)) + ".", "")
    rows = []
    for name, member in vars(thing).items():
        if name.startswith("_") or not (isinstance(member, property) or inspect.isfunction(member)):
            continue
        signature = "" if isinstance(member, property) else _signature(member)
        rows.append((f"`{name}{signature}`", " ".join((inspect.getdoc(member) or "").split())))
    if rows and not issubclass(thing, Exception | Mapping):
        yield from table(("attribute or method", "what it gives"), rows)


def _signature(function: Callable[..., object]) -> str:
    text = str(inspect.signature(function)).replace("(self, ", "(").replace("(self)", "()")
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", text)
