"""The comparison: every tool on every size, clean and with faults, and what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, TypeAlias

from tests.benchmarks.documents import document
from tests.benchmarks.side_by_side.faults import Found, Planted, matched, plant
from tests.benchmarks.side_by_side.measure import Run, run
from tests.benchmarks.side_by_side.tools import Tool

__all__ = ["Bounds", "Result", "compare"]

Say: TypeAlias = Callable[[str], object]

_QUICK = 20
"""Seconds; what takes longer is run once."""


class Bounds(NamedTuple):
    """How many seconds a run may take, how often what is quick is run, and where Python keeps what it compiles."""

    limit: float
    runs: int
    compiled: Path | None = None


class Result(NamedTuple):
    """What a tool did with the taxonomies of one size.

    `clean` and `faulty` are its runs, with the median of the seconds. `counts` says how many of the `planted` faults it
    found, by kind (None where it was stopped), `besides` how many other findings it gave, and `false_alarms` how many
    for the clean taxonomy.
    """

    size: int
    tool: Tool
    clean: Run
    faulty: Run
    planted: int
    counts: dict[str, int] | None
    besides: int
    false_alarms: int


def compare(tools: Sequence[Tool], sizes: Sequence[int], bounds: Bounds, folder: Path, say: Say) -> Iterator[Result]:
    """Runs the tools one after the other, size by size, and writes what they are given into the folder."""
    warmed: set[Tool] = set()
    for size in sizes:
        content = json.loads(document(size))
        _write(tools, content, folder / str(size), "clean")
        planted = plant(content)
        _write(tools, content, folder / str(size), "faulty")
        for tool in tools:
            if tool not in warmed:
                # Compiles the tool's modules, and reads them from disk for the first time.
                _run(tool, folder / str(size) / tool.distribution / "clean", bounds)
                warmed.add(tool)
            yield _result(tool, size, planted, folder / str(size) / tool.distribution, bounds, say)


def _write(tools: Sequence[Tool], content: dict[str, Any], folder: Path, state: str) -> None:
    for tool in tools:
        place = folder / tool.distribution / state
        place.mkdir(parents=True, exist_ok=True)
        tool.write(content, place)


def _result(tool: Tool, size: int, planted: list[Planted], folder: Path, bounds: Bounds, say: Say) -> Result:
    clean, alarms = _measured(tool, folder / "clean", bounds)
    say(f"{size:,} clean: {tool.distribution} {_told(clean)}")
    faulty, found = _measured(tool, folder / "faulty", bounds)
    say(f"{size:,} with faults: {tool.distribution} {_told(faulty)}")
    counts, besides = matched(planted, found)
    return Result(size, tool, clean, faulty, len(planted), None if faulty.stopped else counts, besides, len(alarms))


def _told(done: Run) -> str:
    return f"{done.seconds:.2f} s, {done.megabytes:.0f} MB{', stopped' if done.stopped else ''}"


def _run(tool: Tool, folder: Path, bounds: Bounds) -> Run:
    return run(tool.command, folder, bounds.limit, compiled=bounds.compiled)


def _measured(tool: Tool, folder: Path, bounds: Bounds) -> tuple[Run, list[Found]]:
    """The median run, and the findings of it."""
    done = [_run(tool, folder, bounds)]
    while len(done) < bounds.runs and done[0].seconds < _QUICK:
        done.append(_run(tool, folder, bounds))
    first = done[0]
    if first.stopped:
        return first, []
    try:
        found = tool.read(first.output)
    except (ValueError, KeyError) as error:
        told = f"{first.output[-500:]}\n{first.complaints[-2000:]}"
        raise RuntimeError(f"{tool.distribution} ended with status {first.status} and no report:\n{told}") from error
    if bool(found) != bool(first.status):
        raise RuntimeError(f"{tool.distribution} ended with status {first.status} and {len(found)} findings")
    seconds, megabytes = (each.seconds for each in done), (each.megabytes for each in done)
    return first._replace(seconds=median(seconds), megabytes=max(megabytes)), found
