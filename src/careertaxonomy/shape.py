"""From a reading to a `Draft`: the records that have the format's shape, and the problems of what has not.

Whether something has the right shape is for the models to say. The whole document goes through one validation, in
which an ill-shaped record of a list is set aside instead of ending it; each of those is then validated alone, and what
the models say of it is put into the words and places of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from careertaxonomy.comparison import diff
from careertaxonomy.models import Cluster, Codes, Dataset, Pathway, Retired, World
from careertaxonomy.names import MARKER, quoted
from careertaxonomy.problems import document_problems, errors_of, format_problems, record_problems
from careertaxonomy.readers import Reading, ReadingError
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Place, Problem
from careertaxonomy.rules.listing import Aside, Listing

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
_FIELDS_SET = attrgetter("__pydantic_fields_set__")
_MILD = frozenset({"CT105", "CT201", "CT204", "CT305", "CT401"})
"""Problems that leave a record readable, so that the other rules can look at it too."""


def shape(
    reading: Reading, *, digest: str = "", recorded_digest: str | None = None, earlier: Dataset | None = None
) -> tuple[Draft, Dataset | None]:
    """The draft of a document and, where nothing is wrong with its shape, the dataset."""
    loose = _quickly(reading)
    if loose is None:
        try:
            value = reading.value()
        except ReadingError as fault:
            code = "CT101" if fault.kind == "unreadable" else "CT102"
            place = Place(span=(fault.start, fault.end))
            return Draft(problems=[Problem(code, place, fault.message, fault.hint)]), None
        loose = _Loosely.model_validate(value) if isinstance(value, dict) else _Loosely()
    head: dict[str, Any] = dict(loose.__pydantic_extra__ or {})
    problems = [*format_problems(head)]
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
        errors = [item for item in errors_of(error) if not (item["type"] == "too_short" and item["loc"][0] in emptied)]
        problems += document_problems(errors, head)
    if problems:
        dataset = None
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
        earlier=earlier,
        comparison=diff(earlier, dataset) if earlier is not None and dataset is not None else None,
    )
    return draft, dataset


def _is_plain(reading: Reading) -> bool:
    data = reading.json_bytes
    return data is not None and data.isascii() and b"\\" not in data and b"\x7f" not in data


def _quickly(reading: Reading) -> _Loosely | None:
    data = reading.json_bytes
    if data is None:
        return None
    try:
        loose = _Loosely.model_validate_json(data)
    except ValidationError:
        return None
    # The fast parser takes NaN and Infinity for numbers, which JSON does not have. Nothing well-shaped holds a number.
    return None if _has_misfits(loose) and (b"NaN" in data or b"Infinity" in data) else loose


def _has_misfits(loose: _Loosely) -> bool:
    """Whether anything in a document may be of another type than the format has."""
    if not all(isinstance(value, str) for value in (loose.__pydantic_extra__ or {}).values()):
        return True
    lists = ((getattr(loose, field), model) for field, model in _LISTS.items() if field in loose.model_fields_set)
    return any(not isinstance(raw, list) or not set(map(type, raw)) <= {model} for raw, model in lists)


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
            found = [*record_problems(field, model, item, index)]
            problems += found
            if (
                model is Retired
                or any(problem.code not in _MILD for problem in found)
                or not _required(model) <= {*item}
            ):
                aside.append(Aside(index, item))
                continue
            record = _rebuilt(model, item)
        records.append(record)
        indexes.append(index)
    return _Sorted(records, indexes, aside, problems)


@cache
def _required(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(field for field, info in model.model_fields.items() if info.is_required())


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


def _repeat_problems(reading: Reading, loose: _Loosely) -> Iterator[Problem]:
    if reading.may_repeat_keys(_keys_kept(loose)):
        for repeat in reading.repeats():
            yield Problem(
                "CT107",
                Place(repeat.path, span=repeat.again),
                f"the key {quoted(str(repeat.path[-1]))} stands twice in one object; only the last one counts",
                "keep one of the two",
                related=((Place(span=repeat.first), "the first one"),),
                group=tuple(str(step) for step in repeat.path if isinstance(step, str)),
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
