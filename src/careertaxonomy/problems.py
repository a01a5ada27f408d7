"""What the models say of an ill-shaped value, in the words and places of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from careertaxonomy.models import FORMAT, VERSION, Cluster, Dataset, Repair, Retired, Source
from careertaxonomy.names import MARKER, SLUG, close_matches, is_marker, quoted, slug
from careertaxonomy.rules.findings import Place, Problem, by_choice
from careertaxonomy.rules.listing import label

__all__ = ["document_problems", "errors_of", "format_problems", "record_problems"]

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
}
_SUGGESTIONS = 100
_LONGEST = 40
"""A key longer than twice any that the format has was not meant for one of them."""
_NESTED: dict[str, type[BaseModel]] = {"source": Source, "repairs": Repair}


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """What a validation found, without what is costly to make and not used here."""
    return error.errors(include_url=False, include_context=False)


def format_problems(head: Mapping[str, object]) -> Iterator[Problem]:
    """Whether the document says that it has this format."""
    if "format" not in head:
        message = f'not a careertaxonomy document: "format": "{FORMAT}" is missing'
        yield Problem("CT103", Place(), message)
    elif head["format"] != FORMAT:
        given = head["format"]
        message = f'"format" must be text, not {_kind_of(given)}'
        if isinstance(given, str):
            message = f"the format {quoted(given)} is not one that this version reads"
        yield Problem("CT103", Place(("format",)), message, f'write "{FORMAT}"')


def document_problems(errors: list[ErrorDetails], head: Mapping[str, object]) -> Iterator[Problem]:
    """What is wrong with a document outside its lists of records."""
    by_object: dict[tuple[str | int, ...], list[ErrorDetails]] = {}
    for error in errors:
        at = error["loc"]
        owner: tuple[str | int, ...] = ()
        if at[0] == "source" and len(at) > 1:
            owner = at[:1]
        elif at[0] == "repairs" and len(at) > 1:
            owner = at[:2]
        by_object.setdefault(owner, []).append(error)
    for owner, group in by_object.items():
        raw: Any = head
        for step in owner:
            raw = raw[step]
        if owner:
            who = "the source" if owner == ("source",) else f"repair no. {int(owner[1]) + 1}"
            yield from _object_problems(group, raw, owner, str(owner[0]), who, _NESTED[str(owner[0])])
        else:
            yield from _object_problems(group, raw, owner, "document", "the document", Dataset)


def record_problems(field: str, model: type[BaseModel], raw: object, index: int) -> Iterator[Problem]:
    """What is wrong with one record of a list."""
    kind = "retired record" if model is Retired else field[:-1]
    who = label(kind, raw, index)
    try:
        model.model_validate(raw)
    except ValidationError as error:
        yield from _object_problems(errors_of(error), raw, (field, index), field, who, model)


def _object_problems(
    errors: list[ErrorDetails], raw: object, prefix: tuple[str | int, ...], field: str, who: str, model: type[BaseModel]
) -> Iterator[Problem]:
    """What the models say of one object, in the words of the document."""
    depth = len(prefix) if field in {"source", "repairs"} else 0
    missing = {str(error["loc"][-1]) for error in errors if error["type"] == "missing"}
    meant: dict[str, str] = {}
    unknown = [str(error["loc"][-1]) for error in errors if error["type"] == "extra_forbidden"]
    for name in unknown[:_SUGGESTIONS]:
        match = _field_meant(name, raw, model)
        if match is not None and match not in meant.values():
            meant[name] = match
    worlds_done = False
    for error in errors:
        at = error["loc"][depth:]
        if at and at[0] == "worlds" and model in (Cluster, Retired) and error["type"] != "missing":
            if not worlds_done:
                worlds_done = True
                yield from _worlds_problems(raw, prefix, who, field)
            continue
        problem = _problem(error, at, prefix, field, who, meant)
        if problem.code == "CT104" and str(at[-1]) in set(meant.values()) & missing:
            continue
        yield problem


def _field_meant(name: str, raw: object, model: type[BaseModel]) -> str | None:
    given = raw if isinstance(raw, dict) else {}
    fields = (info.alias or known for known, info in model.model_fields.items())
    return _nearest(name, tuple(known for known in fields if known not in given))


@lru_cache
def _nearest(name: str, free: tuple[str, ...]) -> str | None:
    if len(name) > _LONGEST:
        return None
    anagrams = [known for known in free if sorted(known) == sorted(name.casefold())]
    return next(iter(anagrams or close_matches(name, free, 1)), None)


def _problem(
    error: ErrorDetails,
    at: tuple[str | int, ...],
    prefix: tuple[str | int, ...],
    field: str,
    who: str,
    meant: Mapping[str, str],
) -> Problem:
    kind, given = error["type"], error["input"]
    name = str(at[-1]) if at else ""
    place = Place((*prefix, *at))
    if kind == "missing":
        return Problem(
            "CT104", Place((*prefix, *at[:-1])), f"{who} has no {quoted(name)}", group=(field, name), about=name
        )
    if kind == "extra_forbidden":
        message = f"{who} has a field {quoted(name)}, which the format does not have"
        match = meant.get(name)
        hint = f"did you mean {quoted(match)}?" if match else None
        at_key = Place((*prefix, *at), key=True)
        cure = by_choice([at_key], match)
        return Problem("CT105", at_key, message, hint, group=(field, name), cure=cure)
    if kind == "too_short":
        return Problem("CT108", place, f"there is no {_noun(name)} in the dataset")
    if kind == "string_pattern_mismatch":
        return _pattern_problem(str(at[0]), str(given), place, who, is_dataset=not prefix)
    expected = _EXPECTED.get(kind, "")
    if kind == "literal_error":
        expected = '"world", "cluster" or "pathway"'
    whole = ".".join(str(step) for step in at if isinstance(step, str))
    what = f'"{whole}" of {who}' if whole else who
    if at and isinstance(at[-1], int) and whole:
        what = f'entry {at[-1] + 1} of "{whole}" of {who}'
    message = f"{what} must be {expected}, not {_kind_of(given)}" if expected else f"{what}: {error['msg']}"
    hint = None
    if kind == "literal_error" and isinstance(given, str):
        message = f"{what} must be {expected}, not {quoted(given)}"
        hint = next(
            (f"did you mean {quoted(match)}?" for match in close_matches(given, ("world", "cluster", "pathway"))), None
        )
    return Problem("CT106", place, message, hint, group=(field, whole, kind, _kind_of(given)))


def _noun(field: str) -> str:
    """What one record of a list is called."""
    return {"worlds": "World", "clusters": "cluster", "pathways": "pathway"}.get(field, field)


def _pattern_problem(field: str, given: str, place: Place, who: str, *, is_dataset: bool) -> Problem:
    if field == "version":
        hint = _version_meant(given)
        owner = "the document" if is_dataset else who
        return Problem("CT701", place, f"the version {quoted(given)} of {owner} is not MAJOR.MINOR.PATCH", hint)
    if field == "id" or (field == "name" and is_dataset):
        what = "the dataset's name" if is_dataset else f"the id of {who}"
        made = slug(given)
        message = f"{what} is {quoted(given)}, which is no kebab-case slug (a-z and 0-9, words joined by one hyphen)"
        return Problem("CT201", place, message, f"did you mean {quoted(made)}?" if made else None)
    what = "an alias" if field == "aliases" else f"the {field}"
    return Problem("CT204", place, f"{what} of {who} has nothing to read")


def _version_meant(given: str) -> str | None:
    parts = given.strip().lstrip("vV").split(".")
    if 1 <= len(parts) <= 3 and all(part.isascii() and part.isdigit() for part in parts):
        numbers = [part.lstrip("0") or "0" for part in parts] + ["0"] * (3 - len(parts))
        meant = ".".join(numbers)
        return f"did you mean {quoted(meant)}?" if re.fullmatch(VERSION, meant) else None
    return None


def _worlds_problems(raw: object, prefix: tuple[str | int, ...], who: str, field: str) -> Iterator[Problem]:
    given = cast(dict[str, object], raw)["worlds"]
    place = Place((*prefix, "worlds"))
    if isinstance(given, str):
        if is_marker(given):
            message = f"{who} has {quoted(given)} where the marker for All Worlds is meant"
            yield Problem("CT401", place, message, f"write {quoted(MARKER)}")
        else:
            message = f'"worlds" of {who} must be a list of World ids or the marker "{MARKER}", not text'
            # Names have commas in them, so only what looks like ids throughout is taken for several.
            parts = re.split(r"\s*[,;]\s*", given)
            worlds = parts if all(re.fullmatch(SLUG, part) for part in parts) else [given]
            yield Problem("CT106", place, message, f"write it as a list: [{', '.join(map(quoted, worlds))}]")
    elif isinstance(given, list) and not given:
        yield Problem("CT305", place, f"{who} has an empty list of Worlds")
    elif isinstance(given, list):
        for index, item in enumerate(given):
            if not isinstance(item, str):
                message = f'entry {index + 1} of "worlds" of {who} must be text, not {_kind_of(item)}'
                place = Place((*prefix, "worlds", index))
                yield Problem("CT106", place, message, group=(field, "worlds", "entry", _kind_of(item)))
    else:
        message = f'"worlds" of {who} must be a list of World ids or the marker "{MARKER}", not {_kind_of(given)}'
        yield Problem("CT106", place, message, group=(field, "worlds", "", _kind_of(given)))


def _kind_of(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return "text"
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, dict) else "a number"
