"""Measures this checker and others side by side: `python -m tests.benchmarks.side_by_side`.

Every run is a process of its own, one after the other, with a limit; `--write` puts the tables into
docs/comparison.md. The others come with the extra `bench`; one that is not installed is left out, and that is said.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.side_by_side.comparison import Bounds, compare
from tests.benchmarks.side_by_side.page import PAGE, tables, with_tables
from tests.benchmarks.side_by_side.tools import TOOLS

SIZES = (1_000, 10_000, 100_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Measures, prints, and writes the page if asked to."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.side_by_side", description=__doc__)
    names = [tool.distribution for tool in TOOLS]
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of pathways")
    options.add_argument("--tools", nargs="+", default=names, choices=names, help="only these (default: all)")
    options.add_argument("--limit", type=float, default=600, metavar="S", help="seconds for a run (default: 600)")
    options.add_argument("--runs", type=int, default=3, help="runs of what takes less than 20 seconds (default: 3)")
    options.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="leave what is measured in this folder, to look at"
    )
    options.add_argument("--write", action="store_true", help="put the tables into docs/comparison.md")
    args = options.parse_args(argv)
    wanted = [tool for tool in TOOLS if tool.distribution in args.tools]
    tools = [tool for tool in wanted if tool.version is not None]
    for tool in wanted:
        if tool not in tools:
            sys.stderr.write(f'{tool.distribution} is not installed: python -m pip install ".[bench]"\n')
    if args.write and tools != [*TOOLS]:
        sys.stderr.write("--write takes all the tools\n")
        return 2
    with TemporaryDirectory() as made:
        folder = args.keep or Path(made)
        bounds = Bounds(args.limit, args.runs, compiled=Path(made, "compiled"))
        results = [*compare(tools, args.sizes, bounds, folder, _say)]
    text = tables(results, limit=args.limit, today=date.today())
    sys.stdout.write(f"{text}\n")
    if args.write:
        PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
