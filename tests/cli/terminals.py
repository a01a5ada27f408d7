"""Terminals for commands that run as a process of their own."""

from __future__ import annotations

import os


def written_to(terminal: int) -> bytes:
    """All that comes to a terminal, until the process at its other end is gone; closes it."""
    written = b""
    try:
        while chunk := os.read(terminal, 65536):
            written += chunk
    except OSError:
        pass  # the terminal is gone with the process that wrote to it
    finally:
        os.close(terminal)
    return written
