"""Standard output, standard error and the terminal: the only module that writes to them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from time import monotonic
from typing import Self, TextIO

__all__ = ["Progress", "colour_wanted", "complain", "silence", "write_text"]


class Progress:
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


def colour_wanted() -> bool:
    """Whether standard output is a terminal that may be written to in colour."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_text(output: str | bytes) -> None:
    """Writes to standard output, whatever its encoding; raises OSError where that is closed or full."""
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


def silence(stream: TextIO | None) -> None:
    """What could not be written must not be tried again while Python shuts down."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def complain(*lines: str, prog: str = "careertaxonomy") -> None:
    """Writes lines to standard error, after the name of the program."""
    from careertaxonomy.text.wording import visible

    if sys.stderr is None:
        return
    text = "\n".join(map(visible, lines))
    encoding = sys.stderr.encoding or "ascii"
    try:
        sys.stderr.write(f"{prog}: {text}\n".encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
    except OSError:
        silence(sys.stderr)
