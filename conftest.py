"""Makes a test of every example in README.md and docs/; docs/doc_examples.py says how they are written.

Marks as slow what lies in folders where every test is; elsewhere, a module or a test says so itself. Several processes
(`-n`) share the tests by files, since the examples of a page build on each other.
"""

from __future__ import annotations

from typing import Any

import pytest
from doc_examples import ROOT, sybil

SLOW = ("docs/", "tests/benchmarks/", "tests/interop/", "tests/property/")

pytest_collect_file = sybil().pytest()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of folders where every test is slow."""
    for item in items:
        if item.path.relative_to(ROOT).as_posix().startswith(SLOW):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Gives all tests of a file to one process."""
    from xdist.scheduler import LoadFileScheduling

    return LoadFileScheduling(config, log)
