"""The command `migrate`: carries the ids in one column of a table to another version."""

from __future__ import annotations

import re
from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING

from careertaxonomy.cli.command import REWRITTEN, argument, command, formats
from careertaxonomy.cli.inputs import taxonomy_named, taxonomy_read
from careertaxonomy.cli.results import FOUND, OK, Result, UsageError
from careertaxonomy.cli.rewriting import check_target, delimiter_of, rewritten, table_read
from careertaxonomy.reporters import MIGRATION_REPORTERS
from careertaxonomy.reporters.look import Look

if TYPE_CHECKING:
    from careertaxonomy.columns.choices import Choices
    from careertaxonomy.versions.migration import Routes

_IN_IDS = re.compile(r"[a-z0-9:-]*")


@command(
    "migrate",
    "carry the ids that a table stores to another version",
    argument("file", metavar="FILE", help="the table (tabs between the cells in *.tsv and *.tab, else commas)"),
    argument("--column", metavar="NAME", required=True, help="the column that holds the ids"),
    argument("--kind", choices=("world", "cluster", "pathway"), required=True, help="what the ids are of"),
    argument("--from", dest="from_", metavar="DATASET", required=True, help="the version they were stored under"),
    argument("--to", metavar="DATASET", required=True, help="the version to carry them to"),
    argument("--choose", metavar="CHOICES", help="a table of choices: old_id, new_id, and columns of FILE"),
    argument("--separator", metavar="TEXT", help="what is between several ids in one cell, such as ';'"),
    *REWRITTEN,
    formats(MIGRATION_REPORTERS),
    example="migrate table.csv --column id --kind pathway --from @1.0.0 --to @1.1.0",
    detail="FILE is CSV or TSV, with a header; only the ids change; every other byte is kept. "
    "Exit status: 0 all is done or would be, 1 some values or rows need a person, 2 it could not be done.",
)
def migrate_command(args: Namespace) -> Result:
    """Migrates a table, or shows what that would do."""
    from careertaxonomy.columns.advice import adviser
    from careertaxonomy.columns.migration import Plan, migrate_table
    from careertaxonomy.versions.migration import Routes

    if args.separator is not None and (_IN_IDS.fullmatch(args.separator) or '"' in args.separator):
        raise UsageError("--separator takes a text with a character that no id has, such as ';', and without quotes")
    (old, remarks), new = taxonomy_read(args.from_), taxonomy_named(args.to)
    routes = Routes(args.kind, old, new)
    check_target(args)
    plan = Plan(args.column, delimiter_of(args, args.file), args.separator, routes, _choices(args, routes))
    run = partial(migrate_table, plan=plan, name=args.file, hint=adviser(routes, (new, old)))
    found = rewritten(args, run)
    return Result(
        FOUND if found.needs_a_person else OK, MIGRATION_REPORTERS[args.format](found, Look(args.colour)), remarks
    )


def _choices(args: Namespace, routes: Routes) -> Choices:
    """What a person chose, from the table that the arguments name, if they do."""
    from careertaxonomy.columns.choices import Choices
    from careertaxonomy.columns.migration import id_choices

    return table_read(args, args.choose, lambda table: id_choices(table, routes)) if args.choose else Choices()
