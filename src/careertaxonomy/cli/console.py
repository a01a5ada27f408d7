"""Standard output, standard error and the terminal: the only module that writes to them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from threading import Event, Thread

__all__ = ["Progress", "colour_wanted", "columns_shown", "complain", "silence", "write_text"]

TICK = 1.0
"""The seconds after which a long step is shown again."""


class Progress:
    """How far a long run is, on one line of a terminal, which is wiped out at the end.

    A step that takes long by itself is shown with the seconds since the run began.
    """

    def __init__(self, text: str = "", *, quiet: bool = False) -> None:
        self._is_shown = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._began = self._last = monotonic()
        self._wait = 1.0
        self._width = 0
        self._text = text
        self._ended: Event
        self._watch: Thread

    def __enter__(self) -> Self:
        if self._is_shown:
            from threading import Event, Thread

            self._ended = Event()
            self._watch = Thread(target=self._ticks, daemon=True)
            self._watch.start()
        return self

    def __call__(self, text: str) -> None:
        """Shows a text in place of the one before, if it is time."""
        if not self._is_shown:
            return
        self._text = text
        now = monotonic()
        if now - self._last >= self._wait:
            self._last, self._wait = now, 0.2
            self._show(text)

    def _ticks(self) -> None:
        """Shows, each second, that a step which began a second ago or more is still going on."""
        while not self._ended.wait(TICK):
            now = monotonic()
            if now - self._last >= 1:
                self._show(f"{self._text} ({now - self._began:.0f} s)")

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            self._ended.set()
            self._watch.join(1)
        if self._width:
            self._show("")

    def _show(self, text: str) -> None:
        from careertaxonomy.text.wording import visible

        text = visible(text)
        with suppress(OSError, ValueError):
            sys.stderr.write(f"\r{text.ljust(self._width)}" if text else f"\r{' ' * self._width}\r")
            sys.stderr.flush()
        self._width = len(text)


def columns_shown() -> int:
    """How many columns standard output shows; 0 where it is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return 0
    from shutil import get_terminal_size

    return get_terminal_size().columns


def colour_wanted(when: str = "auto") -> bool:
    """Whether to write in colour: as `--color` says, else as NO_COLOR and FORCE_COLOR do, else on a terminal."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


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
