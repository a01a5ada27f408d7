"""The command `migrate`: carries the ids in one column of a table to another version."""

from __future__ import annotations

import os
import re
import stat
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.command import argument, command, formats
from careertaxonomy.cli.inputs import taxonomy_named
from careertaxonomy.cli.results import FOUND, OK, Result, UsageError, check_output
from careertaxonomy.reporters import MIGRATION_REPORTERS

if TYPE_CHECKING:
    from careertaxonomy.columns.choices import Choices
    from careertaxonomy.columns.migration import Plan, TableMigration
    from careertaxonomy.versions.migration import Routes
    from careertaxonomy.versions.migration_results import Migrated

_TABS = (".tsv", ".tab")
_STATE = ("st_ino", "st_size", "st_mtime_ns")
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
    argument("--delimiter", metavar="CHARACTER", help="what is between the cells: one character, or the word tab"),
    argument("--write", action="store_true", help="write the table; without it, only report what would change"),
    argument("--output", metavar="OUT", help="where to write it (default: FILE itself, in one step)"),
    argument("--force", action="store_true", help="overwrite OUT if it exists"),
    formats(MIGRATION_REPORTERS),
    detail="FILE is CSV or TSV, with a header; only the ids change; every other byte is kept. "
    "Exit status: 0 all is done or would be, 1 some values or rows need a person, 2 it could not be done.",
)
def migrate_command(args: Namespace) -> Result:
    """Migrates a table, or shows what that would do."""
    from careertaxonomy.columns.advice import adviser
    from careertaxonomy.columns.migration import Plan
    from careertaxonomy.formats.tables import TableError
    from careertaxonomy.versions.migration import Routes

    if args.separator is not None and (_IN_IDS.fullmatch(args.separator) or '"' in args.separator):
        raise UsageError("--separator takes a text with a character that no id has, such as ';', and without quotes")
    old, new = taxonomy_named(args.from_), taxonomy_named(args.to)
    routes = Routes(args.kind, old, new)
    _check_target(args)
    plan = Plan(args.column, _delimiter(args, args.file), args.separator, routes, _choices(args, routes))
    try:
        found = _migrated(args, plan, adviser(routes, (new, old)))
    except TableError as error:
        raise UsageError(f"{args.file}: {error}") from None
    return Result(FOUND if found.needs_a_person else OK, MIGRATION_REPORTERS[args.format](found))


def _delimiter(args: Namespace, path: str) -> str:
    """The delimiter of a table: the one in the arguments or, without it, that of the file's kind."""
    by_name = "tab" if Path(path).suffix.lower() in _TABS else ","
    given = str(by_name if args.delimiter is None else args.delimiter)
    return "\t" if given == "tab" else given


def _check_target(args: Namespace) -> None:
    """Raises `UsageError` for an output that cannot be right, such as the table itself."""
    if args.output is None:
        return
    if args.output == "-":
        raise UsageError("--output takes a file: what is printed is the report")
    with suppress(OSError):
        if args.output and Path(args.output).samefile(args.file):
            raise UsageError(f"{args.output} is the table itself; without --output, --write changes it in its place")
    check_output(args)


def _choices(args: Namespace, routes: Routes) -> Choices:
    """What a person chose, from the table that the arguments name, if they do."""
    from careertaxonomy.columns.choices import Choices
    from careertaxonomy.columns.migration import id_choices
    from careertaxonomy.formats.tables import Table, TableError, as_text

    if args.choose is None:
        return Choices()
    with Path(args.choose).open("rb") as file, as_text(file) as lines:
        try:
            return id_choices(Table(lines, _delimiter(args, args.choose)), routes)
        except TableError as error:
            raise UsageError(f"{args.choose}: {error}") from None


def _migrated(args: Namespace, plan: Plan, hint: Callable[[Migrated], str | None]) -> TableMigration:
    """Reads the table and, where that is wanted, writes it anew."""
    from careertaxonomy.columns.migration import migrate_table
    from careertaxonomy.formats.files import replacing
    from careertaxonomy.formats.tables import as_text

    with Path(args.file).open("rb") as source, as_text(source) as lines:
        before = os.fstat(source.fileno())
        is_file = stat.S_ISREG(before.st_mode)  # and no pipe, which is read once and may well be changed

        def progress(line: int) -> None:
            part = f", {source.tell() / before.st_size:.0%}" if before.st_size else ""
            args.progress(f"{args.file}: line {line:,}{part}")

        run = partial(migrate_table, lines, plan, name=args.file, progress=progress, hint=hint)
        if not args.write:
            return run(write=len)  # which takes each row and does nothing with it
        target = args.output or args.file
        if args.output is None and not is_file:
            raise UsageError(f"{target} is no file that can be changed in its place; --output names where to write")

        def wanted() -> bool:
            """Whether to put the new table in place. Raises `OSError` where somebody has changed a file meanwhile."""
            if args.output is None and not found.rows["changed"]:
                return False
            now = Path(args.file).stat()
            if is_file and any(getattr(now, name) != getattr(before, name) for name in _STATE):
                raise OSError(None, "it was changed meanwhile", args.file)
            if args.output is not None and not args.force and os.path.lexists(args.output):
                raise OSError(None, "it exists by now; --force overwrites it", args.output)
            return True

        try:
            with replacing(target, wanted=wanted) as sink, as_text(sink) as rows:
                found = run(write=rows.write)
        except OSError as error:
            if error.filename == args.file:
                raise
            raise UsageError(f"{target} cannot be written: {error.strerror or error}") from None
    written = target if args.output is not None or found.rows["changed"] else None
    return replace(found, written=written, dry_run=False)
