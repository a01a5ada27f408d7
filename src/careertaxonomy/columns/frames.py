"""Reconciles a column of a data frame: of pandas, Polars (lazy ones too), PyArrow or DuckDB, by way of narwhals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, NamedTuple, TypeVar

from careertaxonomy._shared.garbage import without_collection
from careertaxonomy._shared.public import public
from careertaxonomy.columns.reconciliation import Answer, Plan, PlanError, Reconciliation, Resolvers, reconciliation_of
from careertaxonomy.errors import CareerTaxonomyError, MissingExtraError, WrongKindError
from careertaxonomy.labels.resolver import is_missing
from careertaxonomy.labels.rows import Resolved
from careertaxonomy.text.wording import quoted

__all__ = ["Reconciled", "TooManyLabelsError", "reconcile_frame"]

F = TypeVar("F")
_MOST_LABELS = 1_000_000
_BETWEEN = "\x1f"
"""Between the cells of a row that an answer depends on, in the text that stands for them."""
_ABSENT = "\x1e"
"""What stands for a missing cell in that text."""


@public
class TooManyLabelsError(CareerTaxonomyError, ValueError):
    """A data frame has more different labels than one machine should resolve. Attribute: `most`."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(
            f"more than {most:,} different labels: leave the data on the engine that has it, and send a Resolver there "
            "(it pickles); the page for analysts shows how with Spark and Dask"
        )


@public
class Reconciled(NamedTuple, Generic[F]):
    """A data frame with a column of ids beside its labels, and the report on every label."""

    frame: F
    report: Reconciliation


@without_collection()
def reconcile_frame(frame: F, plan: Plan) -> Reconciled[F]:
    """A frame with the ids of the labels in a column.

    Raises `MissingExtraError`, `WrongKindError` for what is no frame or a column that is not of text, `PlanError` for a
    column that is not there, and `TooManyLabelsError`.
    """
    nw = _narwhals()
    try:
        given = nw.from_native(frame)
    except TypeError:
        raise WrongKindError("a data frame of pandas, Polars, PyArrow or DuckDB", frame) from None
    _check_columns(nw, given, plan)
    key = nw.concat_str(
        [nw.col(name).cast(nw.String).fill_null(_ABSENT) for name in plan.looked_at], separator=_BETWEEN
    )
    counts = given.select(key.alias(plan.into)).group_by(plan.into).agg(nw.len().alias(f"{plan.into}_"))
    if isinstance(counts, nw.LazyFrame):
        counts = counts.head(_MOST_LABELS + 1).collect()
    if len(counts) > _MOST_LABELS:
        raise TooManyLabelsError(_MOST_LABELS)
    times = dict(zip(counts[plan.into].to_list(), counts[f"{plan.into}_"].to_list(), strict=True))
    resolvers = Resolvers(plan)
    others = len(plan.looked_at) - 1
    found = {row: resolvers.values(*_cells(row, others)) for row in times}
    written = {_ABSENT: ("",) * len(plan.outputs)} | {row: resolvers.written(answers) for row, answers in found.items()}
    columns = [
        key.replace_strict(
            [*written], [cells[at] or None for cells in written.values()], default=None, return_dtype=nw.String
        ).alias(name)
        for at, name in enumerate(plan.outputs)
    ]
    return Reconciled(nw.to_native(given.with_columns(*columns)), _report(plan, times, found))


def _narwhals() -> Any:
    try:
        import narwhals
    except ImportError:
        raise MissingExtraError("reconcile", "dataframes") from None
    return narwhals


def _check_columns(nw: Any, given: Any, plan: Plan) -> None:
    """Raises `PlanError` where a column that is read is not there, `WrongKindError` where the labels are no text."""
    schema = given.collect_schema()
    for name in plan.looked_at:
        if name not in schema:
            raise PlanError(f"no column {quoted(name)}; available: {', '.join(map(quoted, map(str, schema)))}")
    kind = schema[plan.column]
    if kind == nw.Object:
        for value in given[plan.column].to_list():
            if not (isinstance(value, str) or is_missing(value)):
                raise WrongKindError("a label, as text,", value)
    elif kind not in (nw.String, nw.Categorical, nw.Enum, nw.Unknown) and (
        isinstance(given, nw.LazyFrame)
        or not given[plan.column].is_null().all()  # pandas takes empty cells for numbers
    ):
        raise WrongKindError("a column of text", kind)


def _cells(row: str, others: int) -> list[Any]:
    """The label and the other cells that the text of a row stands for."""
    label, *cells = row.rsplit(_BETWEEN, others) if others else [row]
    return [None if label == _ABSENT else label, *("" if cell == _ABSENT else cell for cell in cells)]


def _report(plan: Plan, times: Mapping[str, int], found: Mapping[str, Sequence[Resolved]]) -> Reconciliation:
    counts: Counter[Resolved] = Counter()
    rows = dict.fromkeys(("changed", "unchanged", "empty", "unreadable"), 0)
    for row, answers in found.items():
        said = any(one.ref for one in answers)
        rows["changed" if said else "unchanged" if answers else "empty"] += times[row]
        for one in answers:
            counts[one] += times[row] * (one.outcome != "empty")
    return replace(
        reconciliation_of(plan, rows),
        answers=tuple(Answer(one, count) for one, count in counts.most_common() if count),
        unused=tuple(line for line in plan.decisions.unused if line),
        widened=True,
        dry_run=False,
    )
