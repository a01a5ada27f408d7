"""What it costs to export 10,000 pathways in each format, as ratios to writing the canonical document."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from statistics import median

from careertaxonomy.formats.exporters import EXPORTERS
from tests.exported import NEEDED

__all__ = ["exporting"]

PATHWAYS = 10_000

_METER = """
import resource, sys, time
import careertaxonomy as ct
from tests.exported import large
tax = large({pathways})
ct.export(ct.load(), {format!r}, **{options!r})
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
start = time.process_time()
files = ct.export(tax, {format!r}, **{options!r})
print(time.process_time() - start, sum(map(len, files.values())), peak() - before)
"""


def exporting(runs: int, environment: Mapping[str, str]) -> list[str]:
    """The table of what each format costs; every format is paired with JSON, in processes of their own."""
    lines = ["| format | MB | export, s | to JSON | memory, MB |", "|---|---:|---:|---:|---:|"]
    for format in EXPORTERS:
        pairs = [(_measured(format, environment), _measured("json", environment)) for _ in range(runs)]
        seconds = median(own[0] for own, _ in pairs)
        ratio = median(own[0] / other[0] for own, other in pairs)
        size, memory = pairs[0][0][1] / 1e6, median(own[2] for own, _ in pairs) / 1024
        lines.append(f"| `{format}` | {size:.1f} | {seconds:.2f} | {ratio:.1f} | {memory:.0f} |")
    return lines


def _measured(format: str, environment: Mapping[str, str]) -> tuple[float, int, int]:
    """Processor seconds, bytes and kilobytes of memory at the peak, of one export."""
    code = _METER.format(pathways=PATHWAYS, format=format, options=dict(NEEDED.get(format, {})))
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, env=dict(environment)
    )
    seconds, size, memory = done.stdout.split()
    return float(seconds), int(size), int(memory)
