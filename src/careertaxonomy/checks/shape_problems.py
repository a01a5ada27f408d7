"""Messages about values of the wrong shape, such as missing fields, unknown fields and wrong types."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from careertaxonomy.checks.draft.findings import Cure, Edit, Path, Place, Problem, by_choice, safely
from careertaxonomy.checks.draft.listing import label
from careertaxonomy.formats.readers import Comment
from careertaxonomy.formats.readers.base import IMPORT
from careertaxonomy.formats.yaml_scalars import in_double_quotes
from careertaxonomy.model.records import FORMAT, VERSION, Cluster, Dataset, Retired, Source, World
from careertaxonomy.model.references import KINDS
from careertaxonomy.text.normal_forms import MARKER, SLUG, close_matches, is_marker, slug
from careertaxonomy.text.wording import quoted

__all__ = ["comment_problem", "document_problems", "format_problems", "record_problems"]

_EXPECTED = {
    "string_type": "text",
    "tuple_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "literal_error": '"world", "cluster" or "pathway"',
}
_NOUNS = {"worlds": "World", "clusters": "cluster", "pathways": "pathway"}
_SUGGESTIONS = 100
_NO_IDS = frozenset({"", "*", "every", "any", "each", "everything", "none", "-", "?"})
"""What people write in place of a list of Worlds that names none."""
_BELOW: dict[type[BaseModel], tuple[str, str]] = {World: ("clusters", "worlds"), Cluster: ("pathways", "cluster")}
"""What may be found nested in a record, and the field by which it links to that record from a list of its own."""
_LISTS, _RECORD = (*_NOUNS, "retired", "repairs"), 2
"""The lists of records, and how many steps lead to a record: the list, and the index in it."""
_WITHOUT_HASH = frozenset({"format", "version", "id", "kind", "worlds", "cluster", "replaced_by"})
"""Fields of which no value can have a `#` in it."""
_LONGEST = 40
"""A key longer than twice any that the format has was not meant for one of them."""


def format_problems(head: Mapping[str, object]) -> Iterator[Problem]:
    """The problem of a document that does not say that it has this format."""
    if "format" not in head:
        message = f'not a careertaxonomy document: "format": "{FORMAT}" is missing'
        meant = [key for key, value in head.items() if value == FORMAT]
        yield Problem(
            Place(), message, f'did you mean "format" by {quoted(meant[0])}?' if meant else None, code="CT103"
        )
    elif head["format"] != FORMAT:
        given = head["format"]
        message = f'"format" must be text, not {_kind_of(given)}'
        if isinstance(given, str):
            message = f"the format {quoted(given)} is not one that this version reads"
        yield Problem(Place(("format",)), message, f'write "{FORMAT}"', code="CT103")


def comment_problem(found: Comment, head: Mapping[str, Any]) -> Problem:
    """The problem of a text in YAML of which a part is read as a comment."""
    of, steps = _holder(found.path, head)
    fields = [step for step in steps if isinstance(step, str)]
    what = quoted(".".join(fields)) + (of and f" of {of}")
    message = f"{what} is read as {quoted(found.value)}, since {quoted(found.comment)} after it is a comment"
    hint, cure = 'put a space after the "#" of a comment', None
    if fields[0] not in _WITHOUT_HASH and found.path != ("name",):
        text = in_double_quotes(f"{found.value} {found.comment}")
        hint, cure = (
            f"quote it if it is one text: {text}; or {hint}",
            Cure((Edit(Place(span=found.span), text),), False),
        )
    return Problem(Place(found.path, span=found.span), message, hint, cure=cure, code="CT109")


def _holder(path: Path, head: Mapping[str, Any]) -> tuple[str, Path]:
    """How messages name the record that a path leads into, where it does, and the steps from there on."""
    field, *steps = path
    if len(path) <= _RECORD or field not in _LISTS or not isinstance(steps[0], int):
        return "", path
    rows, index = head.get(field), steps[0]
    # Where the key of the list is repeated, the last one counts, and it may hold anything.
    raw = rows[index] if isinstance(rows, list) and index < len(rows) else None
    return _who(str(field), raw, index), path[_RECORD:]


def document_problems(error: ValidationError, head: Mapping[str, Any], emptied: Collection[str]) -> Iterator[Problem]:
    """What is wrong with a document outside its lists of records. Those that were `emptied` had some."""
    source = head.get("source")
    if isinstance(source, dict):
        yield from _validated(_Misfit("the source", source, ("source",), Source))
    errors = (item for item in _errors_of(error) if len(item["loc"]) == 1)
    found = [item for item in errors if not (item["type"] == "too_short" and item["loc"][0] in emptied)]
    yield from _Misfit("the document", head, (), Dataset).problems(found)


def record_problems(field: str, model: type[BaseModel], raw: object, index: int) -> Iterator[Problem]:
    """What is wrong with one record of a list."""
    yield from _validated(_Misfit(_who(field, raw, index), raw, (field, index), model))


def _who(field: str, raw: object, index: int) -> str:
    """How messages name a record of a list."""
    kind = {"retired": "retired record", "repairs": "repair"}.get(field, field[:-1])
    return label(kind, None if field == "repairs" else raw, index)


def _errors_of(error: ValidationError) -> list[ErrorDetails]:
    """What a validation found, without what is costly to make and not used here."""
    return error.errors(include_url=False, include_context=False)


def _validated(misfit: _Misfit) -> Iterator[Problem]:
    try:
        misfit.model.model_validate(misfit.raw)
    except ValidationError as error:
        yield from misfit.problems(_errors_of(error))


class _Misfit:
    """A value that does not have the shape of its model: what messages call it, and where it is."""

    def __init__(self, who: str, raw: object, path: Path, model: type[BaseModel]) -> None:
        self.who = who
        self.raw: Any = raw
        self.model = model
        self._path = path
        self._list = str(path[0]) if path else "document"
        self._meant: dict[str, str] = {}
        """The missing fields that unknown ones most likely meant."""

    def problems(self, errors: list[ErrorDetails]) -> Iterator[Problem]:
        """The errors of the model as problems."""
        unknown = [str(error["loc"][-1]) for error in errors if error["type"] == "extra_forbidden"]
        for name in unknown[:_SUGGESTIONS]:
            match = self._field_meant(name)
            if match is not None and match not in self._meant.values():
                self._meant[name] = match
        others = [error for error in errors if not self._is_of_worlds(error)]
        if len(others) < len(errors):
            yield from self._worlds_problems(self.raw["worlds"])
        for error in others:
            if error["type"] != "missing" or error["loc"][-1] not in self._meant.values():
                yield _BY_TYPE.get(error["type"], _Misfit._wrong_type)(self, error)

    def _is_of_worlds(self, error: ErrorDetails) -> bool:
        """Whether it is about a list of Worlds or the marker: of that the model says too much."""
        return self.model in (Cluster, Retired) and error["loc"][:1] == ("worlds",) and error["type"] != "missing"

    def _field_meant(self, name: str) -> str | None:
        given = self.raw if isinstance(self.raw, dict) else {}
        fields = (info.alias or known for known, info in self.model.model_fields.items())
        return _nearest(name, tuple(known for known in fields if known not in given))

    def _place(self, error: ErrorDetails, *, key: bool = False) -> Place:
        return Place((*self._path, *error["loc"]), key)

    def _missing(self, error: ErrorDetails) -> Problem:
        *before, name = error["loc"]
        place, message = Place((*self._path, *before)), f"{self.who} has no {quoted(str(name))}"
        return Problem(place, message, group=(self._list, str(name)), about=str(name), code="CT104")

    def _unknown(self, error: ErrorDetails) -> Problem:
        name = str(error["loc"][-1])
        message = f"{self.who} has a field {quoted(name)}, which the format does not have"
        match = self._meant.get(name)
        hint = f"did you mean {quoted(match)}?" if match else None
        if hint is None and error["input"] is None:
            hint = self._quotes_due(name)
        nested, link = _BELOW.get(self.model, ("", ""))
        if name == nested:
            hint = f"move them to the list {quoted(nested)} at the top, where each has {quoted(link)}"
        place = self._place(error, key=True)
        return Problem(place, message, hint, group=(self._list, name), cure=by_choice([place], match), code="CT105")

    def _quotes_due(self, name: str) -> str | None:
        """The hint for a key without a value: in YAML, `{name: Hotels, Motels}` is a name and a key."""
        keys = [*self.raw]
        before = keys[keys.index(name) - 1] if name in keys[1:] else ""
        text = self.raw.get(before)
        return (
            f"""quote it if it is one text: {before}: {quoted(f"{text}, {name}")}""" if isinstance(text, str) else None
        )

    def _empty(self, error: ErrorDetails) -> Problem:
        return Problem(self._place(error), f"there is no {_NOUNS[str(error['loc'][-1])]} in the dataset", code="CT108")

    def _unfit_text(self, error: ErrorDetails) -> Problem:
        field, given, place = error["loc"][0], str(error["input"]), self._place(error)
        if field == "version":
            message = f"the version {quoted(given)} of {self.who} is not MAJOR.MINOR.PATCH"
            return Problem(place, message, _version_meant(given), code="CT701")
        if field == "id" or (field == "name" and self.model is Dataset):
            what = f"the id of {self.who}" if field == "id" else "the dataset's name"
            message = f"{what} is {quoted(given)}, which is not a kebab-case slug"
            message, made = f"{message} (a-z and 0-9, words joined by one hyphen)", slug(given)
            return Problem(place, message, f"did you mean {quoted(made)}?" if made else None, code="CT201")
        what = "an alias" if field == "aliases" else f"the {field}"
        return Problem(place, f"{what} of {self.who} has nothing to read", code="CT204")

    def _wrong_type(self, error: ErrorDetails) -> Problem:
        kind, given, steps = error["type"], error["input"], error["loc"]
        shown, hint = _kind_of(given), None
        if kind == "literal_error" and isinstance(given, str):
            shown, match = quoted(given), close_matches(given, KINDS)
            hint = f"did you mean {quoted(match[0])}?" if match else None
        whole = ".".join(step for step in steps if isinstance(step, str))
        if not whole and isinstance(given, str) and "id" in self.model.model_fields:
            hint = f'write it as an object, {{"id": ..., "name": ...}}; {IMPORT}'
        what = f'"{whole}" of {self.who}' if whole else self.who
        if whole and isinstance(steps[-1], int):
            what = f"entry {steps[-1] + 1} of {what}"
        message = f"{what} must be {_EXPECTED[kind]}, not {shown}" if kind in _EXPECTED else f"{what}: {error['msg']}"
        group = (self._list, whole, kind, _kind_of(given))
        return Problem(self._place(error), message, hint, code="CT106", group=group)

    def _worlds_problems(self, given: object) -> Iterator[Problem]:
        place, kind = Place((*self._path, "worlds")), _kind_of(given)
        message = f'"worlds" of {self.who} must be a list of World ids or the marker "{MARKER}", not {kind}'
        if isinstance(given, str) and is_marker(given):
            message = f"{self.who} has {quoted(given)} where the marker for All Worlds is meant"
            yield Problem(place, message, f"write {quoted(MARKER)}", cure=safely(place, MARKER), code="CT401")
        elif isinstance(given, str) and given.strip().casefold() in _NO_IDS:
            hint = f'list the ids of its Worlds, or write "{MARKER}" if it belongs to every World'
            yield Problem(place, message, hint, code="CT106")
        elif isinstance(given, str):
            # Names have commas in them, so it counts as several only where every part looks like an id.
            parts = [part.strip() for part in re.split("[,;]", given)]
            worlds = parts if all(re.fullmatch(SLUG, part) for part in parts) else [given]
            yield Problem(place, message, f"write it as a list: [{', '.join(map(quoted, worlds))}]", code="CT106")
        elif not isinstance(given, list):
            yield Problem(place, message, group=(self._list, "worlds", "", kind), code="CT106")
        elif not given:
            hint = 'name its Worlds, or write "all" if it belongs to every World'
            yield Problem(place, f"{self.who} has an empty list of Worlds", hint, code="CT305")
        for index, item in enumerate(given if isinstance(given, list) else ()):
            if not isinstance(item, str):
                kind = _kind_of(item)
                message = f'entry {index + 1} of "worlds" of {self.who} must be text, not {kind}'
                place = Place((*self._path, "worlds", index))
                yield Problem(place, message, group=(self._list, "worlds", "entry", kind), code="CT106")


_BY_TYPE: dict[str, Callable[[_Misfit, ErrorDetails], Problem]] = {
    "missing": _Misfit._missing,
    "extra_forbidden": _Misfit._unknown,
    "too_short": _Misfit._empty,
    "string_pattern_mismatch": _Misfit._unfit_text,
}
"""What turns an error into a problem, by pydantic's name for its type; any other error is a wrong type."""


@lru_cache
def _nearest(name: str, free: tuple[str, ...]) -> str | None:
    if len(name) > _LONGEST:
        return None
    anagrams = [known for known in free if sorted(known) == sorted(name.casefold())]
    return next(iter(anagrams or close_matches(name, free, 1)), None)


def _version_meant(given: str) -> str | None:
    parts = given.strip().lstrip("vV").split(".")
    if 1 <= len(parts) <= 3 and all(part.isascii() and part.isdigit() for part in parts):
        numbers = [part.lstrip("0") or "0" for part in parts] + ["0"] * (3 - len(parts))
        meant = ".".join(numbers)
        return f"did you mean {quoted(meant)}?" if re.fullmatch(VERSION, meant) else None
    return None


def _kind_of(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return "text"
    if isinstance(value, list | tuple):
        return "a list"
    return "an object" if isinstance(value, dict) else "a number"
