"""`careertaxonomy list`: the records of one kind, of a World or of a cluster."""

from __future__ import annotations

import json
import re

import pytest

import careertaxonomy as ct
from careertaxonomy.model.canonical import plain_record
from tests.helpers import Run

PRINTED = ("--dataset", "@1.0.0")


def test_list(run: Run, tax: ct.Taxonomy) -> None:
    for kind, records in (("worlds", tax.worlds), ("clusters", tax.clusters), ("pathways", tax.pathways)):
        status, out, err = run("list", kind, *PRINTED)
        assert (status, err) == (0, "")
        assert [[*map(str.strip, re.split("  +", line))] for line in out.splitlines()] == [
            [record.id, record.name, *([record.cluster] if isinstance(record, ct.Pathway) else [])]
            for record in records
        ]
        plain = json.loads(run("list", kind, *PRINTED, "--format", "json")[1])
        assert plain == json.loads(json.dumps([plain_record(record) for record in records]))


def test_columns_stand_one_below_the_other(run: Run, own: str) -> None:
    expected = "nursing     Nursing  care\nsales       Sales    trade\nsales-care  Sales    care\n"
    assert run("list", "pathways", "--dataset", own) == (0, expected, "")


@pytest.mark.parametrize(
    ("argv", "ids"),
    [
        (["clusters", "--world", "works"], "care trade"),
        (["clusters", "--world", "Care"], "care"),
        (["clusters", "--world", "HEALTH"], "care"),
        (["clusters", "--world", "world:care"], "care"),
        (["pathways", "--world", "care"], "nursing sales-care"),
        (["pathways", "--cluster", "Trade"], "sales"),
        (["pathways", "--world", "works", "--cluster", "care"], "nursing sales-care"),
        (["pathways", "--world", "care", "--cluster", "trade"], ""),
        (["worlds", "--cluster", "care"], "care works"),
        (["worlds", "--cluster", "cluster:trade"], "works"),
    ],
)
def test_list_of_one_world_or_cluster(run: Run, own: str, argv: list[str], ids: str) -> None:
    status, out, err = run("list", *argv, "--dataset", own)
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == ids.split()
    plain = json.loads(run("list", *argv, "--dataset", own, "--format", "json")[1])
    assert [record["id"] for record in plain] == ids.split()
