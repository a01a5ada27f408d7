"""The limit of time of the other tests."""

from __future__ import annotations

import gc

import pytest

from tests.pace import within


def test_what_takes_longer_fails() -> None:
    with pytest.raises(AssertionError, match="are allowed"), within(seconds=0.0001):
        sum(range(1_000_000))
    assert gc.isenabled()


def test_what_is_soon_done_passes() -> None:
    with within(seconds=1):
        assert not gc.isenabled()
    assert gc.isenabled()
