"""The command line: the grammar, the console, and `commands/` with one module for each group of commands.

The only room that prints, asks the terminal or exits. The work itself is done in the other rooms.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from careertaxonomy.cli.console import Progress, colour_wanted, columns_shown, complain, silence, write_text
from careertaxonomy.cli.grammar import Stop, parser
from careertaxonomy.cli.results import OK, USAGE, Result, reported
from careertaxonomy.errors import CareerTaxonomyError, InvalidDatasetError

__all__ = ["main", "run"]

INTERRUPTED = 130


class _TerminatedError(BaseException):
    """The operating system, or another program, asks this one to end."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0, 1 for findings, 2 for what could not be done."""
    quiet = False
    try:
        args = parser().parse_args(argv)
        quiet = args.quiet
        args.colour, args.width = colour_wanted(args.color), columns_shown()
        with Progress(args.command, quiet=quiet) as args.progress:
            result: Result = reported(args) if args.reports else args.function(args)
    except Stop as stop:
        if stop.complaint:
            complain(stop.complaint, prog=stop.prog)
            return USAGE
        result = Result(OK, stop.output)
    except InvalidDatasetError as error:
        complain(*error.lines)
        return USAGE
    except CareerTaxonomyError as error:
        complain(str(error))
        return USAGE
    except OSError as error:
        complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return USAGE
    if quiet:
        result = Result(result.status, result.output)
    for remark in result.remarks:
        complain(remark)
    try:
        write_text(result.output or result.said)
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        complain(f"the output cannot be written: {error.strerror or error}")
        return USAGE
    return result.status


def _terminated(*_: object) -> NoReturn:
    raise _TerminatedError


def run() -> NoReturn:
    """The entry point. A run that is told to end takes its unfinished files away first."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        status = main()
    except KeyboardInterrupt:
        silence(sys.stdout)
        status = INTERRUPTED
    except _TerminatedError:
        silence(sys.stdout)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTERM)
    sys.exit(status)
