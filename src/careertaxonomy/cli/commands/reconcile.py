"""The command `reconcile`: ids for the labels in one column of a table."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.command import DATASET, REWRITTEN, argument, command, formats
from careertaxonomy.cli.inputs import taxonomy_named
from careertaxonomy.cli.results import FOUND, OK, Result, UsageError
from careertaxonomy.cli.rewriting import check_target, delimiter_of, rewritten, table_read
from careertaxonomy.reporters import RECONCILIATION_REPORTERS
from careertaxonomy.reporters.look import Look

if TYPE_CHECKING:
    from careertaxonomy.columns.reconciliation import Plan, Reconciliation


@command(
    "reconcile",
    "find the ids for the labels in a column of a table",
    argument(
        "file", metavar="FILE", help="the table (tabs between the cells in *.tsv and *.tab, else commas) or workbook"
    ),
    argument("--column", metavar="NAME", required=True, help="the column that holds the labels"),
    argument("--sheet", metavar="NAME", help="the sheet of the workbook (default: the first that is shown)"),
    argument("--kind", choices=("world", "cluster", "pathway"), help="what the labels name (default: any of them)"),
    DATASET,
    argument("--into", metavar="NAME", help="the column for the ids (default: that of the labels, with _id)"),
    argument(
        "--also",
        metavar="NAMES",
        default="",
        help="more columns, with commas between: outcome, level, group, reason, candidates",
    ),
    argument(
        "--codes",
        metavar="SCHEMES",
        default="",
        help="the schemes whose codes count, with commas between, such as nc-dpi",
    ),
    argument("--separator", metavar="TEXT", help="what is between several labels in one cell, or the word auto"),
    argument(
        "--least",
        metavar="LEVEL",
        default="close",
        help="how loosely a label may agree: sure, close, loose, or a level (default: close)",
    ),
    argument("--decisions", metavar="DECISIONS", help="a table of decisions: label, id, and columns of FILE"),
    argument("--review", metavar="REVIEW", help="a table of decisions to add the labels to that a person must see"),
    argument("--within", metavar="COLUMN", help="for pathways: the column with their clusters, as ids or labels"),
    *REWRITTEN,
    formats(RECONCILIATION_REPORTERS),
    example="reconcile table.csv --column pathway",
    detail="FILE is CSV or TSV, with a header, or an XLSX workbook (extra xlsx), whose header is the first row that "
    "has the name of the column. The labels stay, and the ids get a column of their own. Of a text every other byte is "
    "kept, and of a workbook every other cell, formula, format and sheet. "
    "Exit status: 0 nothing needs a person, 1 some labels or rows do, 2 it could not be done.",
)
def reconcile_command(args: Namespace) -> Result:
    """Reconciles a table, or shows what that would do."""
    from careertaxonomy.columns.reconciliation import reconcile_table

    plan = _plan(args)
    check_target(args)
    for path in (args.file, args.output):
        if args.review is not None and path and Path(args.review).resolve() == Path(path).resolve():
            raise UsageError(f"--review names a table of its own, not {path}")
    found = rewritten(args, partial(reconcile_table, plan=plan, name=args.file), workbooks=True)
    if args.review is not None:
        found = replace(found, reviewed=(args.review, _add_to_review(args, found)))
    return Result(
        FOUND if found.needs_a_person else OK, RECONCILIATION_REPORTERS[args.format](found, Look(args.colour))
    )


def _plan(args: Namespace) -> Plan:
    """What the arguments ask for; raises `UsageError` for what cannot be meant."""
    from careertaxonomy.columns.choices import Choices
    from careertaxonomy.columns.decisions import read_decisions
    from careertaxonomy.columns.reconciliation import Plan, PlanError
    from careertaxonomy.model.resolving import Resolver

    tax = taxonomy_named(args.dataset)
    plan = Plan(
        args.column,
        args.into or f"{args.column}_id",
        tax,
        args.kind,
        tuple(filter(None, args.also.split(","))),
        delimiter_of(args, args.file),
        args.separator,
        args.within,
        tuple(filter(None, args.codes.split(","))),
        args.least,
        table_read(args, args.decisions, lambda table: read_decisions(table, tax, args.kind))
        if args.decisions is not None
        else Choices(),
    )
    try:
        plan.check()
    except PlanError as error:
        raise UsageError(str(error)) from None
    Resolver(tax, kind=args.kind, codes=plan.codes, least=plan.least)  # raises what is wrong with these, before a row
    return plan


def _add_to_review(args: Namespace, found: Reconciliation) -> int:
    """Adds the labels that a person has to see to the table of decisions that the arguments name."""
    from careertaxonomy.columns.reviews import COLUMNS, labels_in, review_lines
    from careertaxonomy.formats.files import write_whole
    from careertaxonomy.formats.tables import Table

    path, delimiter = Path(args.review), delimiter_of(args, args.review)

    def added_to(table: Table) -> list[str]:
        return review_lines(found, labels_in(table), table.columns, delimiter)

    before = path.read_bytes() if path.exists() else b""
    if before.strip():
        lines = table_read(args, args.review, added_to)
        before += b"" if before.endswith((b"\n", b"\r")) or not lines else b"\n"
    else:
        before, lines = f"{delimiter.join(COLUMNS)}\n".encode(), review_lines(found, delimiter=delimiter)
    try:
        write_whole(args.review, before + "".join(lines).encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise UsageError(f"{args.review} cannot be written: {error.strerror or error}") from None
    return len(lines)
