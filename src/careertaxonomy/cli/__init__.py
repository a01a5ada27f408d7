"""The command line: the grammar, the console, and `commands/` with one module for each group of commands.

The only room that prints, asks the terminal or exits. The work itself is done in the other rooms.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from careertaxonomy.cli.console import Progress, colour_wanted, complain, silence, write_text
from careertaxonomy.cli.grammar import Stop, parser
from careertaxonomy.cli.results import OK, USAGE, Result
from careertaxonomy.errors import CareerTaxonomyError, InvalidDatasetError

__all__ = ["main", "run"]

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0, 1 for findings, 2 for what could not be done."""
    try:
        args = parser().parse_args(argv)
        args.colour = colour_wanted()
        with Progress() as args.progress:
            result: Result = args.function(args)
    except Stop as stop:
        if stop.complaint:
            complain(stop.complaint, prog=stop.prog)
            return USAGE
        result = Result(OK, stop.output)
    except InvalidDatasetError as error:
        complain(*str(error).split("\n"))
        return USAGE
    except CareerTaxonomyError as error:
        complain(str(error))
        return USAGE
    except OSError as error:
        complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return USAGE
    for remark in result.remarks:
        complain(remark)
    try:
        write_text(result.output)
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        complain(f"the output cannot be written: {error.strerror or error}")
        return USAGE
    return result.status


def run() -> NoReturn:
    """The entry point."""
    try:
        status = main()
    except KeyboardInterrupt:
        silence(sys.stdout)
        status = INTERRUPTED
    sys.exit(status)
