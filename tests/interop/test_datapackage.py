"""The Data Package in Frictionless: it validates, and planted faults are found."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import careertaxonomy as ct
from tests.exported import DOCUMENTS, exported

frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed (extra interop)")


def _written(tax: ct.Taxonomy, folder: Path) -> Path:
    for name, data in exported(tax, "datapackage").items():
        (folder / name).write_bytes(data)
    return folder / "datapackage.json"


def _report(descriptor: Path) -> Any:
    return frictionless.Package(str(descriptor)).validate()


def _types(report: Any) -> set[str]:
    return {error[0] for error in report.flatten(["type"])}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_seven_of_seven_tables_are_valid(name: str, tmp_path: Path) -> None:
    report = _report(_written(DOCUMENTS[name](), tmp_path))
    assert report.valid, report.flatten(["type", "note"])
    assert [task.valid for task in report.tasks] == [True] * 7


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_rows_are_read_as_they_were(name: str, tmp_path: Path) -> None:
    tax = DOCUMENTS[name]()
    records: tuple[Any, ...] = (*tax.worlds, *tax.clusters, *tax.pathways)
    package = frictionless.Package(str(_written(tax, tmp_path)))
    rows = {resource.name: resource.read_rows() for resource in package.resources}
    assert [row["name"] for row in rows["pathways"]] == [pathway.name for pathway in tax.pathways]
    assert [row["all_worlds"] for row in rows["clusters"]] == [cluster.worlds == "all" for cluster in tax.clusters]
    assert [row["code"] for row in rows["codes"]] == [
        code for record in records for _, code in sorted(record.codes.items())
    ]
    assert [[*(row["aliases"] or ())] for row in rows["retired"]] == [[*gone.aliases] for gone in tax.dataset.retired]


def _edit(name: str, old: str, new: str, *, hash: bool = True) -> Callable[[Path], None]:
    """An edit of a file; with `hash`, the descriptor is told of it, so that only the edit itself is wrong."""

    def edit(folder: Path) -> None:
        file = folder / name
        text = file.read_bytes().decode()
        assert old in text
        file.write_bytes(text.replace(old, new, 1).encode())
        if hash:
            path = folder / "datapackage.json"
            descriptor = json.loads(path.read_bytes())
            for resource in descriptor["resources"]:
                data = (folder / resource["path"]).read_bytes()
                resource |= {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
            path.write_text(json.dumps(descriptor), encoding="utf-8")

    return edit


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (_edit("pathways.csv", "Accounting,finance,", "Accounting,finanse,"), "foreign-key"),
        (_edit("cluster_worlds.csv", "finance,biotechnology,", "finance,biotech,"), "foreign-key"),
        (_edit("codes.csv", ",finance,,ceds", ",finanse,,ceds"), "foreign-key"),
        (_edit("worlds.csv", "manufacturing,Manufacturing", "biotechnology,Manufacturing"), "primary-key"),
        (_edit("worlds.csv", ",Biotechnology,", ",,"), "constraint-error"),
        (_edit("clusters.csv", "Finance,true,", "Finance,maybe,"), "type-error"),
        (_edit("pathways.csv", "id,name,cluster,position,note", "id,title,cluster,position,note"), "incorrect-label"),
        (_edit("pathways.csv", "Accounting,finance,24,", "Accounting,finance,24,,more"), "extra-cell"),
        (_edit("pathways.csv", "Accounting", "Bookkeeping", hash=False), "hash-count"),
        (lambda folder: (folder / "aliases.csv").unlink(), "scheme-error"),
    ],
    ids=["cluster", "World", "code", "id twice", "no name", "boolean", "head", "cell", "hash", "file"],
)
def test_a_planted_fault_is_found(plant: Callable[[Path], None], found: str, tmp_path: Path) -> None:
    descriptor = _written(ct.load(version="1.1.0"), tmp_path)
    plant(tmp_path)
    report = _report(descriptor)
    assert not report.valid
    assert found in _types(report)
