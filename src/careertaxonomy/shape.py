"""From a reading to a `Draft`: the records that have the format's shape, and the problems of what has not.

Whether something has the right shape is for the models to say. The whole document goes through one validation, in
which an ill-shaped record of a list is set aside instead of ending it; each of those is then validated alone, and what
the models say of it is put into the words and places of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Annotated, Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from careertaxonomy.models import FORMAT, Cluster, Codes, Dataset, Pathway, Repair, Retired, Source, World
from careertaxonomy.names import MARKER, close_matches, is_marker, quoted, slug
from careertaxonomy.readers import Reading, ReadingFault
from careertaxonomy.rules.base import Aside, Draft, Listing, Place, Problem, label

__all__ = ["shape"]

M = TypeVar("M", bound=BaseModel)

_Item = Annotated[M | Any, Field(union_mode="left_to_right")]
_Items = Annotated[list[_Item[M]] | Any, Field(union_mode="left_to_right")]


class _Loosely(BaseModel):
    """A document in which anything may be anything; what has the format's shape becomes a model."""

    model_config = ConfigDict(extra="allow")

    worlds: _Items[World] = None
    clusters: _Items[Cluster] = None
    pathways: _Items[Pathway] = None
    retired: _Items[Retired] = None


_LISTS: dict[str, type[World | Cluster | Pathway | Retired]] = {
    "worlds": World,
    "clusters": Cluster,
    "pathways": Pathway,
    "retired": Retired,
}
_NESTED: dict[str, type[BaseModel]] = {**_LISTS, "source": Source, "repairs": Repair}
_FIELDS_SET = attrgetter("__pydantic_fields_set__")
_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
}
_MILD = frozenset({"CT105", "CT201", "CT204", "CT305", "CT401"})
"""Problems that leave a record readable, so that the other rules can look at it too."""


def shape(reading: Reading, *, digest: str = "", recorded_digest: str | None = None) -> tuple[Draft, Dataset | None]:
    """The draft of a document and, where nothing is wrong with its shape, the dataset."""
    loose = _quickly(reading)
    if loose is None:
        try:
            value = reading.value()
        except ReadingFault as fault:
            code = "CT101" if fault.kind == "unreadable" else "CT102"
            place = Place(span=(fault.start, fault.end))
            return Draft(problems=[Problem(code, place, fault.message, fault.hint)]), None
        loose = _Loosely.model_validate(value) if isinstance(value, dict) else _Loosely()
    head: dict[str, Any] = dict(loose.__pydantic_extra__ or {})
    problems = [*_format_problems(head)]
    if problems:
        return Draft(problems=problems), None
    problems += _repeat_problems(reading, loose)
    sorted_out: dict[str, _Sorted] = {}
    for field, model in _LISTS.items():
        if field not in loose.model_fields_set:
            continue
        raw = getattr(loose, field)
        if not isinstance(raw, list):
            head[field] = raw
            continue
        sorted_out[field] = _sort_out(field, model, raw)
        problems += sorted_out[field].problems
        head[field] = tuple(sorted_out[field].records)
    dataset: Dataset | None = None
    try:
        dataset = Dataset.model_validate(head)
    except ValidationError as error:
        emptied = {field for field, found in sorted_out.items() if found.aside}
        errors = [item for item in _errors(error) if not (item["type"] == "too_short" and item["loc"][0] in emptied)]
        problems += _document_problems(errors, head)
    retired = sorted_out.get("retired", _Sorted())
    draft = Draft(
        head,
        worlds=_listing("world", sorted_out),
        clusters=_listing("cluster", sorted_out),
        pathways=_listing("pathway", sorted_out),
        retired=list(zip(retired.indexes, retired.records, strict=True)),
        retired_aside=retired.aside,
        problems=problems,
        digest=digest,
        recorded_digest=recorded_digest,
        plain=_is_plain(reading),
    )
    return draft, None if problems else dataset


def _is_plain(reading: Reading) -> bool:
    data = reading.json_bytes
    return data is not None and data.isascii() and b"\\" not in data


def _quickly(reading: Reading) -> _Loosely | None:
    data = reading.json_bytes
    if data is None:
        return None
    try:
        return _Loosely.model_validate_json(data)
    except ValidationError:
        return None


class _Sorted(NamedTuple):
    """A list of a document: the well-shaped records with their indexes, the others, and what is wrong with those."""

    records: Sequence[Any] = ()
    indexes: Sequence[int] = ()
    aside: Sequence[Aside] = ()
    problems: Sequence[Problem] = ()


def _listing(kind: Any, sorted_out: Mapping[str, _Sorted]) -> Listing[Any]:
    found = sorted_out.get(f"{kind}s")
    if found is None:
        return Listing(kind, complete=False)
    return Listing(kind, found.records, found.indexes, found.aside)


def _sort_out(field: str, model: type[World | Cluster | Pathway | Retired], raw: list[Any]) -> _Sorted:
    if set(map(type, raw)) <= {model}:
        return _Sorted(raw, range(len(raw)))
    records: list[Any] = []
    indexes: list[int] = []
    aside: list[Aside] = []
    problems: list[Problem] = []
    for index, item in enumerate(raw):
        record = item
        if type(item) is not model:
            found = [*_record_problems(field, model, item, index)]
            problems += found
            if model is Retired or any(problem.code not in _MILD for problem in found):
                aside.append(Aside(index, item))
                continue
            record = _rebuilt(model, item)
        records.append(record)
        indexes.append(index)
    return _Sorted(records, indexes, aside, problems)


def _rebuilt(model: type[BaseModel], raw: Mapping[str, Any]) -> BaseModel:
    values: dict[str, Any] = {}
    for field in model.model_fields.keys() & raw.keys():
        value = raw[field]
        if isinstance(value, list):
            value = tuple(value)
        elif isinstance(value, dict):
            value = Codes(value)
        values[field] = MARKER if field == "worlds" and isinstance(value, str) else value
    return model.model_construct(**values)


def _errors(error: ValidationError) -> list[ErrorDetails]:
    return error.errors(include_url=False, include_context=False)


def _format_problems(head: Mapping[str, object]) -> Iterator[Problem]:
    if "format" not in head:
        message = f'not a careertaxonomy document: "format": "{FORMAT}" is missing'
        yield Problem("CT103", Place(), message)
    elif head["format"] != FORMAT:
        given = head["format"]
        shown = quoted(given) if isinstance(given, str) else _kind_of(given)
        hint = f'write "{FORMAT}"'
        yield Problem("CT103", Place(("format",)), f"the format {shown} is not one that this version reads", hint)


def _repeat_problems(reading: Reading, loose: _Loosely) -> Iterator[Problem]:
    if reading.may_repeat_keys(_keys_kept(loose)):
        for repeat in reading.repeats():
            yield Problem(
                "CT107",
                Place(span=repeat.again),
                f"the key {quoted(repeat.key)} stands twice in one object; only the last one counts",
                "keep one of the two",
                related=((Place(span=repeat.first), "the first one"),),
            )


def _keys_kept(loose: _Loosely) -> int:
    count = len(loose.model_fields_set)
    for field, model in _LISTS.items():
        raw = getattr(loose, field)
        if not isinstance(raw, list):
            count += _keys_in(raw)
            continue
        models = raw if set(map(type, raw)) <= {model} else [item for item in raw if type(item) is model]
        kept = [*map(_FIELDS_SET, models)]
        count += sum(map(len, kept))
        if max(map(len, kept), default=0) > min(map(len, kept), default=0) or (kept and "codes" in kept[0]):
            count += sum(len(item.codes) for item in models if "codes" in item.__pydantic_fields_set__)
        if len(models) < len(raw):
            count += sum(_keys_in(item) for item in raw if type(item) is not model)
    return count + sum(_keys_in(value) for value in (loose.__pydantic_extra__ or {}).values())


def _keys_in(raw: object) -> int:
    count, waiting = 0, [raw]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            count += len(value)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return count


def _document_problems(errors: list[ErrorDetails], head: Mapping[str, object]) -> Iterator[Problem]:
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


def _record_problems(field: str, model: type[BaseModel], raw: object, index: int) -> Iterator[Problem]:
    kind = "retired record" if model is Retired else field[:-1]
    who = label(kind, raw, index)
    try:
        model.model_validate(raw)
    except ValidationError as error:
        yield from _object_problems(_errors(error), raw, (field, index), field, who, model)


def _object_problems(
    errors: list[ErrorDetails], raw: object, prefix: tuple[str | int, ...], field: str, who: str, model: type[BaseModel]
) -> Iterator[Problem]:
    """What the models say of one object, in the words of the document."""
    depth = len(prefix) if field in {"source", "repairs"} else 0
    missing = {str(error["loc"][-1]) for error in errors if error["type"] == "missing"}
    meant: dict[str, str] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            name = str(error["loc"][-1])
            match = _field_meant(name, raw, model)
            if match is not None:
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
        return Problem("CT104", Place((*prefix, *at[:-1])), f"{who} has no {quoted(name)}", group=(field, name))
    if kind == "extra_forbidden":
        message = f"{who} has a field {quoted(name)}, which the format does not have"
        match = meant.get(name)
        hint = f"did you mean {quoted(match)}?" if match else None
        return Problem("CT105", Place((*prefix, *at), key=True), message, hint, group=(field, name))
    if kind == "too_short":
        return Problem("CT108", place, f"there is no {field_noun(name)} in the dataset")
    if kind == "string_pattern_mismatch":
        return _pattern_problem(name, str(at[0]), str(given), place, who, is_dataset=not prefix)
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
        hint = next((f"did you mean {quoted(match)}?" for match in close_matches(given, ("world", "cluster", "pathway"))), None)
    return Problem("CT106", place, message, hint, group=(field, whole, kind, _kind_of(given)))


def field_noun(field: str) -> str:
    """What one record of a list is called."""
    return {"worlds": "World", "clusters": "cluster", "pathways": "pathway"}.get(field, field)


def _pattern_problem(name: str, field: str, given: str, place: Place, who: str, *, is_dataset: bool) -> Problem:
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
        numbers = [str(int(part)) for part in parts] + ["0"] * (3 - len(parts))
        return f"did you mean {quoted('.'.join(numbers))}?"
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
            yield Problem("CT106", place, message, f"write it as a list: [{quoted(given)}]")
    elif isinstance(given, list) and not given:
        yield Problem("CT305", place, f"{who} has an empty list of Worlds")
    elif isinstance(given, list):
        for index, item in enumerate(given):
            if not isinstance(item, str):
                message = f'entry {index + 1} of "worlds" of {who} must be text, not {_kind_of(item)}'
                yield Problem("CT106", Place((*prefix, "worlds", index)), message)
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
