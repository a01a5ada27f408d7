"""The tables of the comparison, and how they are put into docs/comparison.md."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from tests.benchmarks.side_by_side.comparison import Result
from tests.benchmarks.side_by_side.faults import KINDS
from tests.benchmarks.side_by_side.measure import Run
from tests.benchmarks.side_by_side.tools import Tool

__all__ = ["PAGE", "tables", "with_tables"]

PAGE = Path(__file__).parents[3] / "docs" / "comparison.md"
_PART = re.compile(r"(<!-- generated: side-by-side -->\n).*?(<!-- end -->)", re.DOTALL)


def tables(results: Sequence[Result], *, limit: float, today: date) -> str:
    """The tables as Markdown."""
    tools = [*dict.fromkeys(result.tool for result in results)]
    named = ", ".join(f"{tool.distribution} {tool.version}" for tool in tools)
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    lines = [
        f"Measured on {today.isoformat()} with {machine}: {named}.",
        "",
        *_costs(results, limit),
        "",
        *_kinds(results, tools),
    ]
    return "\n".join(lines)


def _costs(results: Sequence[Result], limit: float) -> Iterator[str]:
    yield "| pathways | checker | clean, s | with faults, s | to ours | memory, MB | found | besides | false alarms |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|"
    ours = {result.size: result.faulty for result in results if result.tool.distribution == "careertaxonomy"}
    for result in results:
        cells = (
            f"{result.size:,}",
            result.tool.distribution,
            _seconds(result.clean, limit),
            _seconds(result.faulty, limit),
            _ratio(result.faulty, ours.get(result.size)),
            f"{max(result.clean.megabytes, result.faulty.megabytes):.0f}",
            f"{sum(result.counts.values())} of {result.planted}" if result.counts is not None else "-",
            str(result.besides) if result.counts is not None else "-",
            "-" if result.clean.stopped else str(result.false_alarms),
        )
        yield f"| {' | '.join(cells)} |"


def _seconds(run: Run, limit: float) -> str:
    return f"stopped after {limit:.0f}" if run.stopped else f"{run.seconds:.2f}"


def _ratio(run: Run, ours: Run | None) -> str:
    if ours is None or ours.stopped:
        return "-"
    return f"{'over ' * run.stopped}{run.seconds / ours.seconds:.1f}"


def _kinds(results: Sequence[Result], tools: Sequence[Tool]) -> Iterator[str]:
    """What was found of each kind, at the largest size that each tool came through."""
    yield f"| fault | {' | '.join(tool.distribution for tool in tools)} |"
    yield f"|---|{'---|' * len(tools)}"
    came_through = {result.tool: result for result in results if result.counts is not None}
    for kind in KINDS:
        cells = [_share(came_through.get(tool), kind) for tool in tools]
        yield f"| {kind} | {' | '.join(cells)} |"
    yield f"| *what is given to it* | {' | '.join(tool.form for tool in tools)} |"
    yield f"| *the place that it gives* | {' | '.join(tool.place for tool in tools)} |"


def _share(result: Result | None, kind: str) -> str:
    if result is None or result.counts is None:
        return "-"
    return f"{result.counts[kind]} of {result.planted // len(KINDS)}"


def with_tables(page: str, text: str) -> str:
    """A page with the tables between their markers; raises `ValueError` where there are none."""
    if not _PART.search(page):
        raise ValueError("the page has no part that is generated: side-by-side")
    return _PART.sub(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", page)
