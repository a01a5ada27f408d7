"""What it costs to merge a local copy with a newer version of its base, as a ratio to parsing all three."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from tests.benchmarks.documents import document

__all__ = ["merging"]

PLANS = ((1_000, 10, 100), (10_000, 100, 1_000))
"""Pathways; how many of them the copy changed, and how many the newer version did."""
_MERGE = """
import time
from careertaxonomy import merge
from careertaxonomy.model.records import Dataset
Dataset.model_rebuild()
data = [open(name, "rb").read() for name in ("base.json", "ours.json", "newer.json")]
start = time.process_time()
sides = [Dataset.model_validate_json(each) for each in data]
parsed = time.process_time()
found = merge(*sides)
done = time.process_time()
assert found.dataset is not None and len(found.dataset.pathways) == {pathways}
print(done - parsed, parsed - start)
"""


def _sides(pathways: int, ours: int, newer: int) -> dict[str, str]:
    """A base; a copy that has other names for its first pathways; a newer version that has notes on its last ones, and
    ten records more."""
    base = json.loads(document(pathways))
    mine, theirs = json.loads(json.dumps(base)), json.loads(json.dumps(base))
    mine["version"], theirs["version"] = "2.0.0-local.1", "1.1.0"
    for number, row in enumerate(mine["pathways"][:ours]):
        row["name"] = f"Renamed {number}"
    for row in theirs["pathways"][-newer:]:
        row["note"] = "Changed."
    theirs["pathways"] += [
        {**row, "id": f"{row['id']}-more", "name": f"{row['name']} More"} for row in base["pathways"][:10]
    ]
    return {"base": json.dumps(base), "ours": json.dumps(mine), "newer": json.dumps(theirs)}


def merging(runs: int, environment: Mapping[str, str]) -> list[str]:
    """The table of what a merge costs."""
    lines = [
        "| pathways | changed here | changed there | merge, s | to parsing the three |",
        "|---:|---:|---:|---:|---:|",
    ]
    for pathways, ours, newer in PLANS:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in _sides(pathways, ours, newer).items():
                Path(folder, f"{name}.json").write_text(text, encoding="utf-8")
            code = _MERGE.format(pathways=pathways + 10)
            pairs = []
            for _ in range(runs):
                done = subprocess.run(
                    [sys.executable, "-c", code],
                    check=True,
                    capture_output=True,
                    text=True,
                    env=environment,
                    cwd=folder,
                )
                merge, parse = map(float, done.stdout.split())
                pairs.append((merge, parse))
        seconds, ratio = median(merge for merge, _ in pairs), median(merge / parse for merge, parse in pairs)
        lines.append(f"| {pathways:,} | {ours:,} | {newer:,} | {seconds:.3f} | {ratio:.2f} |")
    return lines
