"""Measures and prints the tables of docs/performance.md: `python -m tests.benchmarks`.

With `--write` the tables are put into the page; `--only` measures one part of it. Every ratio pairs the two things it
compares, A B A B and so on, each in a process of its own, and is the median of the pairs. `--largest N` bounds the
number of pathways. `python -m tests.benchmarks names` prints the findings in 1,000 real, correct names instead.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from tests.benchmarks.documents import document
from tests.benchmarks.exports import exporting
from tests.benchmarks.labels import reconciling, reconciling_frames, resolving
from tests.benchmarks.merges import merging
from tests.benchmarks.names import findings_in_real_names
from tests.benchmarks.tables import migrating

# As on a machine where the package was installed: its compiled modules are there.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)

_TIMED = """
import gc, sys, time
data = open(sys.argv[1], "rb").read()
{setup}
if {collector}:
    gc.enable()
else:
    gc.disable()
def peak():
    try:
        return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    except OSError:
        return 0
before = peak()
start = time.perf_counter()
{measured}
print(time.perf_counter() - start, peak() - before)
"""
PARSE = (
    "from careertaxonomy.model.records import Dataset\nfrom pydantic import ValidationError\nDataset.model_rebuild()",
    "try:\n    result = Dataset.model_validate_json(data)\nexcept ValidationError as error:\n    result = error",
)
CHECK = (
    (
        f"{PARSE[0]}\nfrom careertaxonomy.checks.checker import check_document\n"
        "from careertaxonomy.formats.documents import Document"
    ),
    "result = check_document(Document('measured.json', data))",
)


def timed(job: tuple[str, str], file: str, *, collector: bool = True) -> tuple[float, float]:
    """Seconds and kilobytes that a job takes in a process of its own, imports not counted. Kilobytes on Linux only."""
    code = _TIMED.format(setup=job[0], measured=job[1], collector=collector)
    done = subprocess.run(
        [sys.executable, "-c", code, file], check=True, capture_output=True, text=True, env=ENVIRONMENT
    )
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes)


def process(code: str) -> float:
    """Processor seconds that a whole process takes, as the operating system accounts for it."""
    meter = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)"
    )
    return float(
        subprocess.run(
            [sys.executable, "-c", meter, code], check=True, capture_output=True, text=True, env=ENVIRONMENT
        ).stdout
    )


def starting(runs: int) -> list[str]:
    """The table of what it costs to start."""
    rows = {
        "bare Python": "pass",
        "`import careertaxonomy`": "import careertaxonomy",
        "`from pydantic import BaseModel`": "from pydantic import BaseModel",
        "import, `load()` and a lookup": "import careertaxonomy as ct; ct.load().world('health-care')",
        "`careertaxonomy --version`": "from careertaxonomy.cli import main; import contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()): main(['--version'])",
    }
    taken: dict[str, list[float]] = {name: [] for name in rows}
    for code in rows.values():
        process(code)
    for _ in range(runs):
        for name, code in rows.items():
            taken[name].append(process(code))
    bare, pydantic = taken["bare Python"], taken["`from pydantic import BaseModel`"]
    lines = ["| whole process | CPU ms | ms over bare Python | ratio to importing pydantic |", "|---|---:|---:|---:|"]
    for name, seconds in taken.items():
        over = median(one - other for one, other in zip(seconds, bare, strict=True)) * 1000
        ratio = median(one / other for one, other in zip(seconds, pydantic, strict=True))
        lines.append(f"| {name} | {median(seconds) * 1000:.0f} | {over:.1f} | {ratio:.2f} |")
    return lines


_LOOKUPS = """
import timeit, careertaxonomy as ct
tax = ct.load()
world, cluster, pathway = tax.world("health-care"), tax.cluster("finance"), tax.pathway("accounting")
plain = {world.id: world for world in tax.worlds}
tax.pathways_of(world)
cases = {
    "a dict's own lookup": lambda: plain["health-care"],
    "`tax.world(id)`": lambda: tax.world("health-care"),
    "`tax.get(reference)`": lambda: tax.get("cluster:finance"),
    "`tax.worlds_of(pathway)`": lambda: tax.worlds_of(pathway),
    "`tax.pathways_of(world)`": lambda: tax.pathways_of(world),
    "`tax.by_code(scheme, code)`": lambda: tax.by_code("ceds", "06"),
}
for name, case in cases.items():
    print(name, min(timeit.repeat(case, number=20000, repeat=5)) / 20000 * 1e9, sep="\\t")
"""


def lookups() -> list[str]:
    """The table of what a lookup costs."""
    done = subprocess.run([sys.executable, "-c", _LOOKUPS], check=True, capture_output=True, text=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    base = float(rows[0][1])
    lines = ["| lookup | ns | ratio |", "|---|---:|---:|"]
    return lines + [f"| {name} | {float(taken):.0f} | {float(taken) / base:.1f} |" for name, taken in rows]


PLANS: list[tuple[int, str, dict[str, bool | int]]] = [
    *((size, "sound", {}) for size in SIZES),
    (100_000, "sound, accented names", {"accented": True}),
    (100_000, "sound, fifty pathways a cluster", {"per_cluster": 50}),
    (100_000, "sound, a thousand pathways a cluster", {"per_cluster": 1_000}),
    (100_000, "sound, a thousand a cluster, accented names", {"per_cluster": 1_000, "accented": True}),
    (100_000, "sound, ten thousand pathways a cluster", {"per_cluster": 10_000}),
    (100_000, "sound, one cluster", {"per_cluster": 100_000}),
    (100_000, "sound, names of eight words", {"name_words": 8}),
    (100_000, "sound, names of two to nine words", {"name_words": 9, "mixed": True}),
    (100_000, "sound, 20,000 distinct words", {"distinct": 20_000}),
    (100_000, "sound, names of eight words, 20,000 distinct", {"name_words": 8, "distinct": 20_000}),
    (100_000, "sound, accented names of eight words", {"name_words": 8, "accented": True}),
    (100_000, "sound, names of eight words, an alias and a code each", {"name_words": 8, "labelled": True}),
    (100_000, "sound, Cyrillic names of eight words (no limit is set)", {"name_words": 8, "cyrillic": True}),
    (100_000, "sound, 100,000 distinct words (no limit is set)", {"distinct": 100_000}),
    (100_000, "one pathway in a hundred at fault", {"faulty": True}),
]
"""The documents that are checked: how many pathways, in words, and what else `document` is told."""


def checking(runs: int, largest: int) -> list[str]:
    """The table of what a check costs, as ratios to a bare parse of the same bytes into the same models."""
    lines = [
        "| pathways | document | MB | check, s | to a bare parse | to one without collector | memory |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    for size, name, options in PLANS:
        if size > largest:
            continue
        data = document(size, **options)  # type: ignore[arg-type]  # a table of keyword arguments
        with tempfile.NamedTemporaryFile(suffix=".json") as file:
            file.write(data)
            file.flush()
            pairs = [
                (timed(CHECK, file.name), timed(PARSE, file.name), timed(PARSE, file.name, collector=False))
                for _ in range(runs if size < 1_000_000 else 2)
            ]
        seconds = median(check[0] for check, _, _ in pairs)
        ratio = median(check[0] / bare[0] for check, bare, _ in pairs)
        without = median(check[0] / bare[0] for check, _, bare in pairs)
        memory = median(check[1] / max(bare[1], 1) for check, bare, _ in pairs)
        shown = f"{memory:.2f}" if size >= 10_000 and memory else "-"
        lines.append(
            f"| {size:,} | {name} | {len(data) / 1e6:.1f} | {seconds:.3f} | {ratio:.2f} | {without:.2f} | {shown} |"
        )
    return lines


def main() -> None:
    """Measures, prints, and writes the page if asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", nargs="?", choices=["names"], help="names: findings in real names, by rule")
    options.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    options.add_argument("--only", choices=PARTS, help="measure this part of the page alone")
    options.add_argument("--runs", type=int, default=5, help="pairs for each ratio (default: 5)")
    options.add_argument("--largest", type=int, default=SIZES[-1], help="the most pathways (default: a million)")
    args = options.parse_args()
    if args.what == "names":
        sys.stdout.write("\n".join([*findings_in_real_names(), ""]))
        return
    with tempfile.TemporaryDirectory() as compiled:
        ENVIRONMENT["PYTHONPYCACHEPREFIX"] = compiled
        _measure(args)


def _checks(args: argparse.Namespace) -> list[str]:
    return [*starting(args.runs * 3), "", *lookups(), "", *checking(args.runs, args.largest)]


def _labels(args: argparse.Namespace) -> list[str]:
    return resolving(ENVIRONMENT)


def _reconciliations(args: argparse.Namespace) -> list[str]:
    return [*reconciling(args.runs, ENVIRONMENT), "", *reconciling_frames(args.runs, ENVIRONMENT)]


def _migrations(args: argparse.Namespace) -> list[str]:
    return migrating(args.runs, ENVIRONMENT)


def _exports(args: argparse.Namespace) -> list[str]:
    return exporting(args.runs, ENVIRONMENT)


def _merges(args: argparse.Namespace) -> list[str]:
    return merging(args.runs, ENVIRONMENT)


PARTS: dict[str, Callable[[argparse.Namespace], list[str]]] = {
    "benchmark": _checks,
    "benchmark-migrate": _migrations,
    "benchmark-export": _exports,
    "benchmark-labels": _labels,
    "benchmark-merge": _merges,
    "benchmark-reconcile": _reconciliations,
}
"""What writes each of the page's generated parts."""


def _measure(args: argparse.Namespace) -> None:
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    for name, measured in PARTS.items():
        if args.only in (None, name):
            text = "\n".join([f"{machine}; medians of {args.runs} pairs.", "", *measured(args)])
            sys.stdout.write(f"{text}\n")
            if args.write:
                _put(name, text)


def _put(name: str, text: str) -> None:
    """Puts the text of a generated part into the page."""
    part = re.compile(rf"(<!-- generated: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(part.sub(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", page), encoding="utf-8")


if __name__ == "__main__":
    main()
