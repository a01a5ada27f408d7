"""What it costs to migrate a table, as ratios to a plain copy with the csv module."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from statistics import median

from tests.helpers import document, pathway, retired

__all__ = ["migrating"]

PLANS: tuple[tuple[int, str, float, int], ...] = (
    (100_000, "all ids kept", 0, 1),
    (100_000, "a tenth of the ids replaced", 0.1, 1),
    (100_000, "all ids replaced", 1, 1),
    (100_000, "three ids a cell, a tenth replaced", 0.1, 3),
    (100_000, "every id another, all unknown", 0, 0),
    (1_000_000, "all ids kept", 0, 1),
    (1_000_000, "a tenth of the ids replaced", 0.1, 1),
    (1_000_000, "all ids replaced", 1, 1),
)
"""Rows, what they are, the share of ids that were replaced, and how many ids a cell holds; 0 stands for one that is
unknown, and another in each row."""
_KEPT = [f"pathway-of-number-{number}" for number in range(60)]
_REPLACED = [f"former-pathway-{number}" for number in range(20)]

_METER = """
import sys, time
def peak():
    try:
        return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    except OSError:
        return 0
{setup}
before = peak()
start = time.process_time()
{measured}
print(time.process_time() - start, peak() - before)
"""
_COPY_SETUP = "import csv"
_COPY = """
said = {"newline": "", "encoding": "utf-8"}
with open("table.csv", **said) as source, open("out.csv", "w", **said) as to:
    rows = csv.writer(to)
    for row in csv.reader(source):
        rows.writerow(row)
"""
_MIGRATE_SETUP = """
import careertaxonomy as ct
from careertaxonomy.versions.migration import Routes
from careertaxonomy.columns.migration import Plan, migrate_table
plan = Plan("pathway", ",", ";", Routes("pathway", ct.load_file("old.json"), ct.load_file("new.json")))
"""
_MIGRATE = """
said = {"newline": "", "encoding": "latin-1"}
with open("table.csv", **said) as source, open("out.csv", "w", **said) as to:
    migrate_table(source, plan, name="table.csv", write=to.write)
"""
_COMMAND = """
from careertaxonomy.cli import main
main([
    "migrate", "table.csv", "--column", "pathway", "--kind", "pathway", "--separator", ";",
    "--from", "old.json", "--to", "new.json", "--write", "--output", "out.csv", "--force",
])
"""
_PROCESS = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-c", sys.argv[1]], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def table(rows: int, share: float, ids: int) -> bytes:
    """A table of so many rows, of whose ids such a share was replaced. Every fifth row has a quoted cell."""
    random = Random(rows)
    lines = ["student,name,pathway,school,since"]
    for number in range(rows):
        name = f'"Doe {number}, Jane"' if number % 5 == 0 else f"Jane Doe {number}"
        found = [random.choice(_REPLACED if random.random() < share else _KEPT) for _ in range(ids)]
        cell = ";".join(found or [f"no-such-pathway-{number}"])
        lines.append(f"{number:07},{name},{cell},School {number % 37},2026-{number % 12 + 1:02}-01")
    return ("\r\n".join(lines) + "\r\n").encode()


def migrating(runs: int, environment: Mapping[str, str]) -> list[str]:
    """The table of what a migration costs."""
    lines = [
        "| rows | table | MB | migrate, s | to a copy | whole process, s | to that of a copy | memory, MB |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        old, new = (
            document(pathways=map(pathway, [*_KEPT, *_REPLACED])),
            document(
                head={"version": "2.0.0"},
                pathways=map(pathway, _KEPT),
                retired=[retired("pathway", id, _KEPT[0], version="2.0.0") for id in _REPLACED],
            ),
        )
        (folder / "old.json").write_text(old, encoding="utf-8")
        (folder / "new.json").write_text(new, encoding="utf-8")

        def taken(code: str, *arguments: str) -> tuple[float, float]:
            command = [sys.executable, "-c", code, *arguments]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=folder)
            seconds, kilobytes = done.stdout.split()
            return float(seconds), float(kilobytes) / 1000

        def work(setup: str, measured: str) -> tuple[float, float]:
            return taken(_METER.format(setup=setup, measured=measured))

        for rows, name, share, ids in PLANS:
            data = table(rows, share, ids)
            (folder / "table.csv").write_bytes(data)
            pairs = [
                (
                    work(_MIGRATE_SETUP, _MIGRATE),
                    work(_COPY_SETUP, _COPY),
                    taken(_PROCESS, _COMMAND),
                    taken(_PROCESS, f"{_COPY_SETUP}{_COPY}"),
                )
                for _ in range(runs)
            ]
            alone = median(ours[0] for ours, *_ in pairs)
            ratio = median(ours[0] / copy[0] for ours, copy, *_ in pairs)
            whole = median(ours[0] for *_, ours, _ in pairs)
            whole_ratio = median(ours[0] / copy[0] for *_, ours, copy in pairs)
            memory = median(ours[1] for ours, *_ in pairs)
            lines.append(
                f"| {rows:,} | {name} | {len(data) / 1e6:.1f} | {alone:.3f} | {ratio:.2f} "
                f"| {whole:.3f} | {whole_ratio:.2f} | {memory:.1f} |"
            )
    return lines
