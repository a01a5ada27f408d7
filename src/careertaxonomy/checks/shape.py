"""Makes the `Draft` of a document: validates it, and sets aside the records that do not have the format's shape.

The models define the right shape. The whole document is validated once; an ill-shaped record of a list is set aside
instead of ending that. Each of those is then validated alone, and its errors become messages with places in the
document (`shape_problems.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from math import inf
from operator import attrgetter
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Place, Problem, safely
from careertaxonomy.checks.draft.listing import Aside, Rows
from careertaxonomy.checks.shape_problems import comment_problem, document_problems, format_problems, record_problems
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers import Reading, ReadingError, Repeat
from careertaxonomy.model.canonical import digest_of
from careertaxonomy.model.records import Cluster, Codes, Dataset, Pathway, Repair, Retired, World
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import quoted
from careertaxonomy.versions.comparison import diff

__all__ = ["shape"]

M = TypeVar("M", bound=BaseModel)

_Item = Annotated[M | Any, Field(union_mode="left_to_right")]
_Items = Annotated[list[_Item[M]] | Any, Field(union_mode="left_to_right")]


class _Loosely(BaseModel):
    """A document of any shape; records that have the format's shape become models."""

    model_config = ConfigDict(extra="allow")

    worlds: _Items[World] = None
    clusters: _Items[Cluster] = None
    pathways: _Items[Pathway] = None
    retired: _Items[Retired] = None
    repairs: _Items[Repair] = None


_LISTS: dict[str, type[BaseModel]] = {
    "worlds": World,
    "clusters": Cluster,
    "pathways": Pathway,
    "retired": Retired,
    "repairs": Repair,
}
_DEEP = 20
"""How deep a value without a model is looked into; deeper ones are read in the other way."""
_FIELDS_SET, _CODES = map(attrgetter, ("__pydantic_fields_set__", "codes"))
_MILD = frozenset({"CT105", "CT201", "CT204", "CT305", "CT401"})
"""Problems that leave a record readable, so that the other rules can look at it too."""
_BESIDE_THE_SHAPE = frozenset({"CT109", "CT702"})
"""Problems that are none of the shape: the dataset is what the document says."""
_NO_RECORD = "write the list again in UTF-8, a digest and a name on each line: sha256sum FILE > SHA256SUMS"


def shape(document: Document, reading: Reading, earlier: Dataset | None = None) -> tuple[Draft, Dataset | None]:
    """The draft of a document and, where nothing is wrong with its shape, the dataset."""
    if document.failure is not None:
        return Draft(problems=[Problem(Place(span=(0, 0)), document.failure, document.hint, code="CT101")]), None
    try:
        loose = _loosely(reading)
    except ReadingError as fault:
        return Draft(problems=map(_reading_problem, (fault, *fault.others))), None
    head: dict[str, Any] = dict(loose.__pydantic_extra__ or {})
    problems = [*format_problems(head)]
    if problems:
        return Draft(problems=problems), None
    problems += map(_repeat_problem, reading.repeats())
    if document.record_fault is not None:
        problems.append(Problem(Place(), document.record_fault, _NO_RECORD, code="CT702"))
    head |= {field: getattr(loose, field) for field in _LISTS if field in loose.model_fields_set}
    problems += (comment_problem(found, head) for found in reading.comments())
    lists = {field: _sort_out(field, head[field], problems) for field in _LISTS if isinstance(head.get(field), list)}
    dataset: Dataset | None = None
    try:
        dataset = Dataset.model_validate({**head, **{field: tuple(rows.records) for field, rows in lists.items()}})
    except ValidationError as error:
        of_document = document_problems(error, head, {field for field, rows in lists.items() if rows.aside})
        nested = {problem.place.path[-1] for problem in problems if problem.code == "CT105" and problem.place.path}
        # Where pathways are nested in their clusters, that the list of them is missing or empty is the same cause.
        problems += (found for found in of_document if not _is_absent(found, nested))
    if not _BESIDE_THE_SHAPE.issuperset(problem.code for problem in problems):
        dataset = None
    draft = Draft(
        head,
        lists,
        problems=problems,
        digest=digest_of(document.data) if document.recorded_digest else "",
        recorded_digest=document.recorded_digest,
        earlier=earlier,
        comparison=diff(earlier, dataset) if earlier is not None and dataset is not None else None,
    )
    return draft, dataset


def _is_absent(problem: Problem, lists: Collection[object]) -> bool:
    """Whether a problem is that one of some lists of records is missing or empty."""
    name = problem.about if problem.code == "CT104" else problem.place.path[-1:] and problem.place.path[-1]
    return problem.code in ("CT104", "CT108") and name in _LISTS and name in lists


def _reading_problem(fault: ReadingError) -> Problem:
    code = "CT101" if fault.kind == "unreadable" else "CT102"
    cure = fault.slip and safely(Place(span=(fault.slip.start, fault.slip.end)), fault.slip.text)
    return Problem(Place(span=(fault.start, fault.end)), fault.message, fault.hint, cure=cure, code=code)


def _loosely(reading: Reading) -> _Loosely:
    loose = reading.as_model(_Loosely, _keys_of)
    if loose is None:
        value = reading.value()
        loose = _Loosely.model_validate(value if isinstance(value, dict) else {})
    return loose


def _keys_of(loose: _Loosely) -> float:
    """How many keys a document has; less than none where pydantic may not read it as other readers do."""
    keys: float = len(loose.model_fields_set) + sum(map(_keys_in, (loose.__pydantic_extra__ or {}).values()))
    for field, model in _LISTS.items():
        value = getattr(loose, field)
        rows = value if isinstance(value, list) else [value]
        well = [row for row in rows if type(row) is model]
        keys += sum(map(len, map(_FIELDS_SET, well)))
        keys += sum(len(_CODES(row)) for row in well if "codes" in row.model_fields_set)
        keys += sum(_keys_in(row) for row in rows if type(row) is not model)
    return keys


def _keys_in(value: object, depth: int = _DEEP) -> float:
    """The same of a value that has no model; pydantic reads numbers in another way."""
    if isinstance(value, str | bool) or value is None:
        return 0
    if isinstance(value, dict | list) and depth:
        items = value.values() if isinstance(value, dict) else value
        return len(value) * isinstance(value, dict) + sum(_keys_in(item, depth - 1) for item in items)
    return -inf


def _repeat_problem(repeat: Repeat) -> Problem:
    return Problem(
        Place(repeat.path, span=repeat.again),
        f"the key {quoted(str(repeat.path[-1]))} appears twice in one object; only the last one counts",
        "keep one of the two",
        related=((Place(span=repeat.first), "the first one"),),
        code="CT107",
        group=tuple(step for step in repeat.path if isinstance(step, str)),
    )


def _sort_out(field: str, raw: list[Any], problems: list[Problem]) -> Rows[Any]:
    """The records of a list; the faults of the ill-shaped ones are added to the problems."""
    model = _LISTS[field]
    if set(map(type, raw)) <= {model}:
        return Rows(field, raw, range(len(raw)))
    records: list[Any] = []
    indexes: list[int] = []
    aside: list[Aside] = []
    for index, item in enumerate(raw):
        record = item
        if type(item) is not model:
            found = [*record_problems(field, model, item, index)]
            problems += found
            mild = _MILD.issuperset(problem.code for problem in found)
            if model is Retired or not mild or not _required(model) <= {*item}:
                aside.append(Aside(index, item))
                continue
            record = raw[index] = _rebuilt(model, item)
        records.append(record)
        indexes.append(index)
    return Rows(field, records, indexes, aside)


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
