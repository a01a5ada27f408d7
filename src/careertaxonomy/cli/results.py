"""What a command ends with: its exit status, what it prints or writes, or a complaint about how it was called."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import NamedTuple

from careertaxonomy.errors import CareerTaxonomyError

__all__ = ["FOUND", "OK", "USAGE", "Result", "UsageError", "check_output", "write_output"]

OK, FOUND, USAGE = 0, 1, 2


class Result(NamedTuple):
    """What a command ends with: its exit status, what it prints, and remarks for standard error."""

    status: int
    output: str | bytes = ""
    remarks: tuple[str, ...] = ()


class UsageError(CareerTaxonomyError):
    """The command was called wrong; the message says so in one line."""


def check_output(args: Namespace) -> None:
    """Raises `UsageError` where `--output` names no file, or a file that exists and may not be overwritten."""
    if not args.output:
        raise UsageError("--output takes the name of a file")
    if os.path.lexists(args.output) and not args.force:
        raise UsageError(f"{args.output} exists already; --force overwrites it")


def write_output(args: Namespace, data: bytes, what: str) -> Result:
    """Some bytes, printed or written to the file that `--output` names."""
    from careertaxonomy.formats.files import write_whole

    if args.output in (None, "-"):
        return Result(OK, data)
    check_output(args)
    try:
        write_whole(args.output, data)
    except OSError as error:
        raise UsageError(f"{args.output} cannot be written: {error.strerror or error}") from None
    return Result(OK, f"{what} written to {args.output}\n")
