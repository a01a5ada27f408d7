"""Many labels at once, in a list or in a data frame: by default those of the default dataset."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from careertaxonomy._shared.public import public
from careertaxonomy.datasets.loader import load
from careertaxonomy.labels.rows import Resolved
from careertaxonomy.model.resolving import Decided, Resolver
from careertaxonomy.model.taxonomy import Taxonomy

if TYPE_CHECKING:
    from careertaxonomy.columns.choices import Choices
    from careertaxonomy.columns.frames import Reconciled

__all__ = ["reconcile", "resolve"]

F = TypeVar("F")


@public
def resolve(
    labels: Iterable[object],
    *,
    kind: str | None = None,
    to: Taxonomy | None = None,
    codes: Collection[str] = (),
    least: str = "close",
    decisions: Decided | None = None,
) -> tuple[Resolved, ...]:
    """What each of many labels stands for, in order: texts, None or NaN.

    `to` is the taxonomy, by default the newest version of the default dataset; the other arguments, and what is raised,
    are those of `Resolver`.
    """
    tax = load() if to is None else to
    return Resolver(tax, kind=kind, codes=codes, least=least, decisions=decisions).each(labels)


@public
def reconcile(
    frame: F,
    column: str,
    *,
    kind: str | None = None,
    to: Taxonomy | None = None,
    into: str | None = None,
    also: Collection[str] = (),
    codes: Collection[str] = (),
    separator: str | None = None,
    least: str = "close",
    decisions: Decided | str | os.PathLike[str] | None = None,
    within: str | None = None,
) -> Reconciled[F]:
    """A data frame of pandas, Polars, PyArrow or DuckDB with the ids of the labels in a column, and a report.

    The frame that comes back is of the same type and has its rows in their order. Each different label is resolved
    once. The other arguments are those of `resolve` and of `careertaxonomy reconcile`.

    Args:
        frame: The frame; of a lazy one, the different labels are collected at once.
        column: The column of labels; it stays as it is.
        into: The column for the ids, by default that of the labels with `_id`.
        also: What is wanted beside the ids: "outcome", "level", "group", "reason", "candidates".
        separator: What is between several labels in one cell, or "auto".
        decisions: `Decisions`, or the path of a table of them.
        within: For pathways, the column of their clusters, as ids or labels.

    Raises:
        MissingExtraError: narwhals is not installed.
        WrongKindError: This is no frame, or the labels are no text.
        TooManyLabelsError: There are more than a million different labels.
        ValueError: A column is not there, or would be read and written, or a table of decisions cannot be used.
    """
    from careertaxonomy.columns.frames import reconcile_frame
    from careertaxonomy.columns.reconciliation import Plan

    tax = load() if to is None else to
    schemes = (codes,) if isinstance(codes, str) else tuple(codes)
    Resolver(tax, kind=kind, codes=schemes, least=least)  # raises what is wrong with these
    plan = Plan(
        column=column,
        into=into or f"{column}_id",
        tax=tax,
        kind=kind,
        also=(also,) if isinstance(also, str) else tuple(also),
        separator=separator,
        within=within,
        codes=schemes,
        least=least,
        decisions=_choices(decisions, tax, kind),
    )
    plan.check()
    return reconcile_frame(frame, plan)


def _choices(decisions: Decided | str | os.PathLike[str] | None, tax: Taxonomy, kind: str | None) -> Choices:
    from careertaxonomy.columns.choices import Choices
    from careertaxonomy.columns.decisions import choices_of, read_decisions
    from careertaxonomy.formats.tables import Table, as_text

    if decisions is None:
        return Choices()
    if not isinstance(decisions, (str, os.PathLike)):
        Resolver(tax, kind=kind, decisions=decisions)  # raises what is wrong with them
        return choices_of(decisions, kind)
    with Path(decisions).open("rb") as file, as_text(file) as lines:
        return read_decisions(Table(lines, ","), tax, kind)
