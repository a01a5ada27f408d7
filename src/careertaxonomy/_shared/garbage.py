"""Switches garbage collection off for a while, where many objects are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_collection"]


@contextmanager
def without_collection() -> Iterator[None]:
    """Garbage collection off: hundreds of thousands of new objects, none of them garbage, would start it again and
    again, and it would take longer than everything else together."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # Puts what was made meanwhile among the old objects, which are looked through only now and then.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
