"""What it costs to resolve labels: building a resolver, labels of every kind of sureness, and a search."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from statistics import median

__all__ = ["reconciling", "reconciling_frames", "resolving"]

_CODE = """
import sys, time
import careertaxonomy as ct
from careertaxonomy.labels.names import Names
from careertaxonomy.labels.resolver import Engine
from careertaxonomy.model.resolving import names_of
from tests.benchmarks.documents import document

size = int(sys.argv[1])
dataset = ct.load().dataset if size == 99 else ct.Dataset.model_validate_json(document(size))
names = [pathway.name for pathway in dataset.pathways]
step = max(1, len(names) // 1000)
some = names[::step]
best = []
for _ in range(3 if size > 99 else 20):
    start = time.process_time()
    engine = Engine(names_of(dataset), kinds=("pathway",), least="loose")
    engine.resolve(some[0][1:])
    best.append(time.process_time() - start)
print("resolver, with its first unsure label", min(best) * 1000, "ms", sep="\\t")
kinds = {
    "sure labels, in a batch": [*some, *map(str.upper, some)],
    "in another order": [" ".join(reversed(name.split())) for name in some],
    "shortened": [" ".join(word[:4] for word in name.split()) for name in some],
    "with a slip": [name[:2] + name[3:] for name in some],
    "with a word too many": [f"Advanced {name}" for name in some],
    "of other words": [f"Weaving no. {number} and More" for number in range(len(some))],
}
for label, labels in kinds.items():
    times = []
    for _ in range(3):
        start = time.process_time()
        for _ in engine.each(labels):
            pass
        times.append((time.process_time() - start) / len(labels))
    print(label, min(times) * 1e6, "\\u00b5s a label", sep="\\t")
"""


def resolving(environment: Mapping[str, str]) -> list[str]:
    """The table of what it costs to resolve labels of 99 records and of 100,000 pathways."""
    columns = []
    for size in (99, 100_000):
        done = subprocess.run(
            [sys.executable, "-c", _CODE, str(size)], check=True, capture_output=True, text=True, env={**environment}
        )
        columns.append([line.split("\t") for line in done.stdout.splitlines()])
    lines = ["| | 99 records | 100,000 pathways | |", "|---|---:|---:|---|"]
    for (name, few, unit), (_, many, _) in zip(*columns, strict=True):
        lines.append(f"| {name} | {float(few):,.1f} | {float(many):,.1f} | {unit} |")
    return lines


_TABLE = """
import random, sys
import careertaxonomy as ct
different, path = int(sys.argv[1]), sys.argv[2]
names = [*dict.fromkeys(record.name for record in ct.load().dataset.of("world", "cluster", "pathway"))]
shapes = ["{number}. {name}", "{number} - {name}", "{name} {number}"]
numbers = range(different)
labels = [shapes[n % 3].format(name=names[n % len(names)], number=n // len(names)) for n in numbers]
assert len({*labels}) == different
chance = random.Random(1)
with open(path, "w", encoding="utf-8") as file:
    file.write("school,label,students\\n")
    for n in range(1_000_000):
        file.write(f'School {n % 977},"{chance.choice(labels)}",{n % 400}\\n')
"""
_COPY = """
import csv, sys
said = {"newline": "", "encoding": "utf-8"}
with open(sys.argv[1], **said) as source, open(sys.argv[1] + ".out", "w", **said) as to:
    csv.writer(to).writerows(csv.reader(source))
"""
_RECONCILE = """
import sys
from careertaxonomy.cli import main
main(["reconcile", sys.argv[1], "--column", "label", "--write", "--output", sys.argv[1] + ".out", "--force"])
"""
_PROCESS = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-c", *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
"""


def reconciling(runs: int, environment: Mapping[str, str]) -> list[str]:
    """The table of what it costs to reconcile a million rows, whole process to a plain copy with the csv module."""
    lines = ["| rows | different labels | whole process, s | to that of a copy |", "|---:|---:|---:|---:|"]
    with tempfile.TemporaryDirectory() as folder:
        table = f"{folder}/table.csv"

        def python(*arguments: str) -> str:
            command = [sys.executable, "-c", *arguments]
            return subprocess.run(command, check=True, capture_output=True, text=True, env={**environment}).stdout

        for different in (500, 200_000):
            python(_TABLE, str(different), table)
            pairs = [
                (float(python(_PROCESS, _RECONCILE, table)), float(python(_PROCESS, _COPY, table))) for _ in range(runs)
            ]
            taken, ratio = median(ours for ours, _ in pairs), median(ours / copy for ours, copy in pairs)
            lines.append(f"| 1,000,000 | {different:,} | {taken:.2f} | {ratio:.2f} |")
    return lines


_FRAME = """
import sys, time
import careertaxonomy as ct
library, path = sys.argv[1:]
if library == "pandas":
    import pandas
    read = pandas.read_csv
elif library == "Polars":
    import polars
    read = polars.read_csv
else:
    from pyarrow import csv
    read = csv.read_csv
ct.reconcile(read(path)[:9], "label")
start = time.process_time()
frame = read(path)
between = time.process_time()
ct.reconcile(frame, "label")
print(between - start, time.process_time() - between)
"""


def reconciling_frames(runs: int, environment: Mapping[str, str]) -> list[str]:
    """The table of what it costs to reconcile data frames of a million rows with 500 different labels, beside reading
    them from the table."""
    lines = ["| frame of 1,000,000 rows | reading it, CPU s | `ct.reconcile`, CPU s |", "|---|---:|---:|"]
    with tempfile.TemporaryDirectory() as folder:
        table = f"{folder}/table.csv"
        subprocess.run([sys.executable, "-c", _TABLE, "500", table], check=True, env={**environment})
        for library in ("pandas", "Polars", "PyArrow"):
            command = [sys.executable, "-c", _FRAME, library, table]
            printed = [
                subprocess.run(command, check=True, capture_output=True, text=True, env={**environment}).stdout.split()
                for _ in range(runs)
            ]
            reading, taken = (median(map(float, column)) for column in zip(*printed, strict=True))
            lines.append(f"| {library} | {reading:.2f} | {taken:.2f} |")
    return lines
