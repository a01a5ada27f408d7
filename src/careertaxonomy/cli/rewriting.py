"""What the commands that rewrite a column of a table share: where it is read from and written to, in one step."""

from __future__ import annotations

import os
import stat
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeAlias, TypeVar

from careertaxonomy.cli.results import UsageError, check_output

if TYPE_CHECKING:
    from careertaxonomy.columns.migration import TableMigration
    from careertaxonomy.columns.reconciliation import Reconciliation
    from careertaxonomy.formats.tables import Table

__all__ = ["check_target", "delimiter_of", "rewritten", "table_read"]

Found = TypeVar("Found", "TableMigration", "Reconciliation")
T = TypeVar("T")
_AsText: TypeAlias = Callable[[BinaryIO], AbstractContextManager[TextIO]]
_TABS = (".tsv", ".tab")
_WORKBOOKS = (".xlsx", ".xlsm")
_ZIP = b"PK\x03\x04"
_STATE = ("st_ino", "st_size", "st_mtime_ns")


def delimiter_of(args: Namespace, path: str) -> str:
    """The delimiter of a table: the one in the arguments or, without it, that of the file's kind."""
    by_name = "tab" if Path(path).suffix.lower() in _TABS else ","
    given = str(by_name if args.delimiter is None else args.delimiter)
    return "\t" if given == "tab" else given


def check_target(args: Namespace) -> None:
    """Raises `UsageError` for an output that cannot be right, such as the table itself."""
    if args.output is None:
        return
    if args.output == "-":
        raise UsageError("--output takes a file: what is printed is the report")
    ending = Path(args.output).suffix.lower()
    ours = Path(args.file).suffix.lower()
    texts = (".txt", *(_TABS if delimiter_of(args, args.file) == "\t" else (".csv",)))
    if ending and ending != ours and (ours in _WORKBOOKS or ending not in texts):
        raise UsageError(f"{args.output} would be written as {args.file} is: give it the same ending")
    with suppress(OSError):
        if args.output and Path(args.output).samefile(args.file):
            raise UsageError(f"{args.output} is the table itself; without --output, --write changes it in its place")
    check_output(args)


def table_read(args: Namespace, path: str, read: Callable[[Table], T]) -> T:
    """What a table beside the one that is rewritten says; raises `UsageError`."""
    from careertaxonomy.formats.tables import Table, TableError, as_text

    with Path(path).open("rb") as file, as_text(file) as lines:
        try:
            return read(Table(lines, delimiter_of(args, path)))
        except TableError as error:
            raise UsageError(f"{path}: {error}") from None


def rewritten(args: Namespace, run: Callable[..., Found], *, workbooks: bool = False) -> Found:
    """Reads the table with `run` and, where that is wanted, writes it anew; raises `UsageError`. Where a command takes
    `workbooks`, the table may be a sheet of one."""
    from careertaxonomy.formats.tables import TableError

    try:
        return _rewritten(args, run, workbooks)
    except TableError as error:
        raise UsageError(f"{args.file}: {error}") from None


def _rewritten(args: Namespace, run: Callable[..., Found], workbooks: bool) -> Found:
    from careertaxonomy.formats.files import replacing

    with Path(args.file).open("rb") as source, _opened(args, source, workbooks) as (lines, as_text):
        before = os.fstat(source.fileno())
        is_file = stat.S_ISREG(before.st_mode)  # and no pipe, which is read once and may well be changed

        def progress(line: int) -> None:
            part = f", {source.tell() / before.st_size:.0%}" if before.st_size else ""
            args.progress(f"{args.file}: line {line:,}{part}")

        run = partial(run, lines, progress=progress)
        if not args.write:
            return run(write=len)  # which takes each row and does nothing with it
        target = args.output or args.file
        if args.output is None and not is_file:
            raise UsageError(f"{target} is no file that can be changed in its place; --output names where to write")

        found: Found

        def wanted() -> bool:
            """Whether to put the new table in place. Raises `OSError` where somebody has changed a file meanwhile."""
            if args.output is None and not found.changes:
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
    written = target if args.output is not None or found.changes else None
    return replace(found, written=written, dry_run=False)


@contextmanager
def _opened(
    args: Namespace, source: BufferedReader, workbooks: bool
) -> Iterator[tuple[Iterable[str] | Table, _AsText]]:
    """The table in a file, as lines or as a sheet, and what makes a file of bytes one that takes its rows."""
    from careertaxonomy.formats.tables import TableError, as_text

    is_workbook = workbooks and source.peek(len(_ZIP)).startswith(_ZIP)
    if not is_workbook:
        if workbooks and args.sheet is not None:
            raise TableError("it is a text and has no sheets; leave --sheet out")
        with as_text(source) as lines:
            yield lines, as_text
        return
    from careertaxonomy.formats.sheets import Sheet

    sheet = Sheet(args.file, source.read(), args.sheet, args.column)
    yield sheet, sheet.as_text
