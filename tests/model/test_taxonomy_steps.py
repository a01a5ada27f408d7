"""A lookup takes as many steps in a large dataset as in a small one: it goes by an index and scans nothing."""

from __future__ import annotations

import json

import pytest

from tests.helpers import Python

STEPS = """
import json, sys
import careertaxonomy as ct
from careertaxonomy.model.records import Cluster, Dataset, Pathway, World

# The last record is asked for, which a scan would come to last.
QUERIES = {
    "world": lambda tax: tax.world(tax.worlds[-1].id),
    "cluster": lambda tax: tax.cluster(tax.clusters[-1].id),
    "pathway": lambda tax: tax.pathway(tax.pathways[-1].id),
    "get": lambda tax: tax.get(f"pathway:{tax.pathways[-1].id}"),
    "by_code": lambda tax: tax.by_code("ceds", tax.pathways[-1].codes["ceds"]),
    "worlds_of a cluster": lambda tax: tax.worlds_of(tax.clusters[-1]),
    "worlds_of a pathway": lambda tax: tax.worlds_of(tax.pathways[-1]),
    "clusters_of": lambda tax: tax.clusters_of(tax.worlds[-1]),
    "cluster_of": lambda tax: tax.cluster_of(tax.pathways[-1]),
    "pathways_of a cluster": lambda tax: tax.pathways_of(tax.clusters[-1]),
    "pathways_of a World": lambda tax: tax.pathways_of(tax.worlds[-1]),
    "digest": lambda tax: tax.digest,
}

def taxonomy(size):
    numbers = range(size)
    return ct.Taxonomy(Dataset(
        format="careertaxonomy/1", name="ours", version="1.0.0", title="Ours",
        worlds=[World(id=f"w-{n}", name=f"W{n}") for n in numbers],
        clusters=[Cluster(id=f"c-{n}", name=f"C{n}", worlds="all" if n == 0 else (f"w-{n}",)) for n in numbers],
        pathways=[Pathway(id=f"p-{n}", name=f"P{n}", cluster=f"c-{n}", codes={"ceds": str(n)}) for n in numbers],
    ))

def steps_of(query, tax):
    count = 0
    def tracer(frame, event, argument):
        nonlocal count
        frame.f_trace_opcodes = True
        count += 1
        return tracer
    # Twice, since what is worked out once and kept is worked out the first time, and Python prepares for tracing then.
    for _ in range(2):
        count = 0
        sys.settrace(tracer)
        query(tax)
        sys.settrace(None)
    return count

small, large = taxonomy(3), taxonomy(3000)
print(json.dumps({name: [steps_of(query, tax) for tax in (small, large)] for name, query in QUERIES.items()}))
"""


@pytest.mark.slow
def test_a_lookup_takes_as_many_steps_in_a_large_dataset_as_in_a_small_one(python: Python) -> None:
    steps: dict[str, list[int]] = json.loads(python(STEPS))
    assert len(steps) == 12
    assert {query: few for query, (few, many) in steps.items() if few != many or few < 5} == {}
