"""The command `migrate`: the ids in one column of a table are carried to another version."""

from __future__ import annotations

import os
import re
import stat
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.commands import FOUND, OK, Outcome, UsageError, taxonomy_of

if TYPE_CHECKING:
    from careertaxonomy.choices import Choices
    from careertaxonomy.migration import Routes
    from careertaxonomy.outcomes import Migrated, TableMigration
    from careertaxonomy.table_migration import Plan
    from careertaxonomy.taxonomy import Taxonomy

__all__ = ["migrate_command"]

_TABS = (".tsv", ".tab")
_SEPARATORS = ";|,/"
_STATE = ("st_ino", "st_size", "st_mtime_ns")
_IN_IDS = re.compile(r"[a-z0-9:-]*")


class _NothingToChange(Exception):  # noqa: N818 - the file stays as it is, and nothing went wrong
    """The table is as it should be already."""

    def __init__(self, found: TableMigration) -> None:
        super().__init__()
        self.found = found


def migrate_command(args: Namespace) -> Outcome:
    """Migrates a table, or shows what that would do."""
    from careertaxonomy.migration import Routes
    from careertaxonomy.reporters.migrations import MIGRATION_REPORTERS
    from careertaxonomy.table_migration import Plan
    from careertaxonomy.tables import TableError

    if args.separator is not None and (_IN_IDS.fullmatch(args.separator) or '"' in args.separator):
        raise UsageError("--separator takes a text with a sign that no id has, such as ';', and without quotes")
    old, new = taxonomy_of(args.from_), taxonomy_of(args.to)
    routes = Routes(args.kind, old, new)
    _see_to_output(args)
    choices = _choices(args, routes) if args.choose is not None else None
    plan = Plan(args.column, _delimiter(args, args.file), args.separator, routes, choices)
    try:
        found = _migrated(args, plan, _adviser(routes, (new, old)))
    except TableError as error:
        raise UsageError(f"{args.file}: {error}") from None
    return Outcome(FOUND if found.needs_a_person else OK, MIGRATION_REPORTERS[args.format](found))


def _delimiter(args: Namespace, path: str) -> str:
    """What stands between the cells of a table: what the arguments say or, without that, what its name says."""
    by_name = "tab" if Path(path).suffix.lower() in _TABS else ","
    given = str(by_name if args.delimiter is None else args.delimiter)
    return "\t" if given == "tab" else given


def _see_to_output(args: Namespace) -> None:
    """Raises `UsageError` where the output cannot be meant."""
    if args.output is None:
        return
    if not args.output:
        raise UsageError("--output takes the name of a file")
    if args.output == "-":
        raise UsageError("--output takes a file: what is printed is the report")
    with suppress(OSError):
        if Path(args.output).samefile(args.file):
            raise UsageError(f"{args.output} is the table itself; without --output, --write changes it in its place")
    if os.path.lexists(args.output) and not args.force:
        raise UsageError(f"{args.output} is there already; --force overwrites it")


def _choices(args: Namespace, routes: Routes) -> Choices:
    from careertaxonomy.choices import Choices
    from careertaxonomy.tables import TableError

    with Path(args.choose).open("rb") as file:
        try:
            return Choices(file, _delimiter(args, args.choose), routes)
        except TableError as error:
            raise UsageError(f"{args.choose}: {error}") from None


def _migrated(args: Namespace, plan: Plan, hint: Callable[[Migrated], str | None]) -> TableMigration:
    """Reads the table and, where that is wanted, writes it anew."""
    from careertaxonomy.files import replacing
    from careertaxonomy.table_migration import migrate_table

    with Path(args.file).open("rb") as source:
        before = os.fstat(source.fileno())
        is_file = stat.S_ISREG(before.st_mode)  # and no pipe, which is read once and may well be changed

        def progress(read: int, line: int) -> None:
            part = f", {read / before.st_size:.0%}" if before.st_size else ""
            args.progress(f"{args.file}: line {line:,}{part}")

        def still() -> bool:
            """Whether the table is the file that was opened, and as it was; where it is not, the error names it."""
            now = Path(args.file).stat()
            if is_file and any(getattr(now, name) != getattr(before, name) for name in _STATE):
                raise OSError(None, "it was changed meanwhile", args.file)
            if args.output is not None and not args.force and os.path.lexists(args.output):
                raise OSError(None, "it is there by now; --force overwrites it", args.output)
            return True

        def run(write: Callable[[bytes], object]) -> TableMigration:
            return migrate_table(source, plan, name=args.file, write=write, progress=progress, hint=hint)

        if not args.write:
            return run(len)  # which takes each row and does nothing with it
        target = args.output or args.file
        if args.output is None and not is_file:
            raise UsageError(f"{target} is no file that can be changed in its place; --output names where to write")
        try:
            with replacing(target, still=still) as sink:
                found = run(sink.write)
                if args.output is None and not found.changed:
                    raise _NothingToChange(found)
        except _NothingToChange as nothing:
            found, target = nothing.found, None
        except OSError as error:
            if error.filename == args.file:
                raise
            raise UsageError(f"{target} cannot be written: {error.strerror or error}") from None
    return replace(found, written=target, dry_run=False)


def _adviser(routes: Routes, versions: Sequence[Taxonomy]) -> Callable[[Migrated], str | None]:
    """What gives advice on a value that needs a person: the maintainers' note; on an unknown one, what may be meant."""
    from careertaxonomy.errors import UnknownIdError
    from careertaxonomy.models import KINDS
    from careertaxonomy.names import quoted
    from careertaxonomy.record_changes import word_of
    from careertaxonomy.views import records_of

    others = {
        id: kind
        for kind in KINDS
        if kind != routes.kind
        for tax in versions
        for record in records_of(tax, [kind])
        for id in (record.id, f"{kind}:{record.id}")
    }

    def advice(value: Migrated) -> str | None:
        id = routes.bare(value.id)
        if value.outcome != "unknown":
            note = routes.note(id)
            return f"note: {note}" if note else None
        if id in others:
            return f"{quoted(id)} is a {word_of(others[id])}: is --kind {routes.kind} what is meant?"
        for separator in _SEPARATORS:
            parts = [part for part in map(str.strip, id.split(separator)) if part]
            if len(parts) > 1 and all(routes.of(part).outcome != "unknown" for part in parts):
                return f"if these are several ids, say so with --separator {separator!r}"
        for tax in versions:
            try:
                tax.get(f"{routes.kind}:{id}")
            except UnknownIdError as error:
                if error.suggestions:
                    return f"did you mean {' or '.join(map(quoted, error.suggestions))}?"
        return None

    return advice
