"""A limit of time that means the same on a slow machine, and on one that has other things to do."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

_USUAL = 0.01
"""The processor seconds that the fixed work takes on the machine that limits are meant for."""


def _fixed_work() -> float:
    """The processor seconds of some work on small texts that is always the same."""
    start = process_time()
    counts: Counter[str] = Counter()
    for number in range(60_000):
        counts[f"{number % 997}"] += len(f"{number}".upper().split("1"))
    return process_time() - start


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails if its body takes more processor seconds.

    The limit grows with the time of some fixed work before and after, so that a slower machine gets more. Garbage is
    collected later: what other tests left behind may take longer than what is measured.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        before, start = _fixed_work(), process_time()
        yield
        taken, after = process_time() - start, _fixed_work()
    finally:
        if was_on:
            gc.enable()
    allowed = seconds * max(before, after, _USUAL) / _USUAL
    assert taken < allowed, f"{taken:.2f} s, where {allowed:.2f} are allowed"
