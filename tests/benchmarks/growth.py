"""How the cost of every command grows with the length of a document: `python -m tests.benchmarks.growth`.

Each family of documents is made at three sizes, each twice as large as the one before. The table has the processor
seconds for each, and what the last step multiplied them by: 2 where cost grows as length does, 4 where it is quadratic.
Those of less than a tenth of a second are left out unless `--all` is said. `--only TEXT` takes some families.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from time import process_time

from careertaxonomy.cli import main
from tests.benchmarks.families import FAMILIES, IN_YAML
from tests.helpers import document

SIZES = (10_000, 20_000, 40_000)
LIMIT = 3.0
"""Processor seconds that no document of 40 kB may take in any command."""
_FEW = 0.1


def commands(file: str) -> Iterator[tuple[str, ...]]:
    """The commands that read a document."""
    yield ("check", file)
    yield ("check", file, "--unsafe-fixes", "--diff")
    yield ("check", file, "--against", "old.json")
    yield ("check", "old.json", "--against", file)
    yield ("diff", "old.json", file)
    yield ("diff", file, "old.json", "--format", "markdown")
    yield ("show", "nothing of the kind", "--dataset", file)
    yield ("list", "pathways", "--dataset", file)
    yield ("migrate", "ids.csv", "--column", "id", "--kind", "cluster", "--from", file, "--to", file)
    yield ("rebase", file, "--from", "old.json", "--to", "new.json", "--diff")
    yield ("rebase", "old.json", "--from", "new.json", "--to", file, "--diff")
    yield ("retire", file, "accounting")
    yield ("find", "nothing of the kind", "--dataset", file)
    yield ("reconcile", "ids.csv", "--column", "id", "--dataset", file)
    yield ("import", "table.csv", "--base", file, "--output", "out.json", "--force")
    yield ("export", file, "--format", "html", "--output", "out.html", "--force")


def quietly(argv: tuple[str, ...]) -> float:
    """Runs one command in this process, with its output thrown away; gives its processor seconds."""
    nowhere = io.StringIO()
    start = process_time()
    with redirect_stdout(nowhere), redirect_stderr(nowhere):
        main(argv)
    return process_time() - start


def measured(only: str = "") -> Iterator[tuple[str, str, list[float]]]:
    """Of each family and command: the seconds at each size."""
    forms = [*((name, ".json", make) for name, make in FAMILIES.items())]
    forms += [(f"YAML: {name}", ".yaml", make) for name, make in IN_YAML.items()]
    for name, ending, make in forms:
        if only not in name:
            continue
        files = []
        for size in SIZES:
            files.append(f"{size}{ending}")
            Path(files[-1]).write_text(make(size), encoding="utf-8", errors="surrogatepass")
        for number in range(len([*commands("")])):
            yield name, " ".join([*commands("FILE")][number]), [quietly([*commands(file)][number]) for file in files]


def report(arguments: argparse.Namespace) -> int:
    """Prints the table; 1 where something takes longer than it may."""
    slow = 0
    os.chdir(tempfile.mkdtemp())
    Path("old.json").write_text(document(), encoding="utf-8")
    Path("new.json").write_text(document(head={"version": "1.1.0"}), encoding="utf-8")
    Path("ids.csv").write_text("id\n" + "".join(f"r{number}\n" for number in range(400)), encoding="utf-8")
    Path("table.csv").write_text("World,Cluster,Pathway\nHealth Care,Finance,Law\n" * 400, encoding="utf-8")
    for name, command, times in measured(arguments.only):
        if arguments.all or times[-1] >= _FEW:
            growth = times[-1] / max(times[-2], 1e-6)
            figures = "".join(f"{time:8.2f}" for time in times)
            sys.stdout.write(f"{name:32}{command:58}{figures}   x{growth:.1f}\n")
            sys.stdout.flush()
        slow += times[-1] > LIMIT
    sys.stdout.write(f"{slow} over {LIMIT} seconds\n")
    return 1 if slow else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", default="")
    sys.exit(report(parser.parse_args()))
