"""The command line: the only module that prints or exits.

Which commands there are stands in `grammar.py`; what they do, in `commands.py` and its like.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import NoReturn, Self, TextIO

from careertaxonomy.commands import OK, USAGE, Outcome
from careertaxonomy.errors import CareerTaxonomyError, InvalidDatasetError
from careertaxonomy.grammar import Stop, parser

__all__ = ["main", "run"]

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0, 1 for findings, 2 for what could not be done."""
    try:
        args = parser().parse_args(argv)
        args.colour = _colour_wanted()
        with _Progress() as args.progress:
            outcome: Outcome = args.function(args)
    except Stop as stop:
        if stop.complaint:
            _complain(stop.complaint, prog=stop.prog)
            return USAGE
        outcome = Outcome(OK, stop.output)
    except InvalidDatasetError as error:
        _complain(*str(error).split("\n"))
        return USAGE
    except CareerTaxonomyError as error:
        _complain(str(error))
        return USAGE
    except OSError as error:
        _complain(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return USAGE
    for remark in outcome.remarks:
        _complain(remark)
    try:
        _print(outcome.output)
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        _complain(f"the output cannot be written: {error.strerror or error}")
        return USAGE
    return outcome.status


class _Progress:
    """How far a long run is, on one line of a terminal, which is wiped out at the end."""

    def __init__(self) -> None:
        self._last = monotonic()
        self._wait = 1.0
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __call__(self, text: str) -> None:
        """Shows a text in place of the one before, if it is time."""
        now = monotonic()
        if now - self._last < self._wait or sys.stderr is None or not sys.stderr.isatty():
            return
        self._last, self._wait = now, 0.2
        self._show(text)

    def __exit__(self, *_: object) -> None:
        if self._width:
            self._show("")

    def _show(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(f"\r{text.ljust(self._width)}" if text else f"\r{' ' * self._width}\r")
            sys.stderr.flush()
        self._width = len(text)


def _colour_wanted() -> bool:
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _print(output: str | bytes) -> None:
    if sys.stdout is None:
        raise OSError(None, "standard output is closed")
    data = output.encode(sys.stdout.encoding or "utf-8", "backslashreplace") if isinstance(output, str) else output
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(data.decode(sys.stdout.encoding or "utf-8"))
    else:
        binary.write(data)
    sys.stdout.flush()


def _silence(stream: TextIO | None) -> None:
    """What could not be written must not be tried again while Python shuts down."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _complain(*lines: str, prog: str = "careertaxonomy") -> None:
    from careertaxonomy.reporters.shown import visible

    if sys.stderr is None:
        return
    text = "\n".join(map(visible, lines))
    encoding = sys.stderr.encoding or "ascii"
    try:
        sys.stderr.write(f"{prog}: {text}\n".encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def run() -> NoReturn:
    """The entry point."""
    try:
        status = main()
    except KeyboardInterrupt:
        _silence(sys.stdout)
        status = INTERRUPTED
    sys.exit(status)
