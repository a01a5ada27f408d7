"""A Data Package: the folder and what its descriptor says of it. Frictionless itself is asked in tests/interop."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256

import pytest

import careertaxonomy as ct
from tests.exported import DOCUMENTS, exported, hostile
from tests.helpers import DATA

FILES = ["worlds", "clusters", "pathways", "cluster_worlds", "aliases", "codes", "retired"]


def _table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(files[f"{name}.csv"].decode(), newline=""))]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_descriptor_names_every_file_with_its_size_and_hash(name: str) -> None:
    files = exported(DOCUMENTS[name](), "datapackage")
    descriptor = json.loads(files["datapackage.json"])
    assert [*files] == ["datapackage.json", *(f"{file}.csv" for file in FILES)]
    assert [resource["name"] for resource in descriptor["resources"]] == FILES
    for resource in descriptor["resources"]:
        data = files[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
        head = data.decode().split("\r\n")[0].split(",")
        assert head == [field["name"] for field in resource["schema"]["fields"]]


def test_what_the_descriptor_says_of_the_dataset() -> None:
    descriptor = json.loads(
        exported(ct.load_file(DATA / "valid" / "every-field.json"), "datapackage")["datapackage.json"]
    )
    del descriptor["resources"]
    assert descriptor == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "our-careers",
        "version": "2.0.0-local.1",
        "title": "Our careers",
        "description": "A county's own edition.",
        "sources": [{"title": "A printed table"}],
        "contributors": [{"title": "The county", "roles": ["publisher"]}],
    }


def test_the_rows() -> None:
    files = exported(ct.load_file(DATA / "valid" / "every-field.json"), "datapackage")
    assert _table(files, "clusters")[0] == {
        "id": "finance", "name": "Finance", "all_worlds": "true", "position": "1", "note": "Everywhere."
    }  # fmt: skip
    assert [tuple(row.values()) for row in _table(files, "cluster_worlds")] == [
        ("finance", "health-care", "1"),
        ("finance", "manufacturing", "2"),
        ("nursing", "health-care", "1"),
        ("nursing", "manufacturing", "2"),
    ]
    assert _table(files, "aliases")[0] == {
        "world": "health-care", "cluster": "", "pathway": "", "alias": "Care", "position": "1"
    }  # fmt: skip
    assert [row["code"] for row in _table(files, "codes")] == ["1", "02", "06", "1", "1"]
    retired = _table(files, "retired")
    assert (retired[1]["replaced_by"], retired[1]["all_worlds"], retired[1]["worlds"]) == ('["banking"]', "true", "")
    assert (retired[0]["codes"], retired[0]["aliases"]) == ('{"local": "2"}', '["Works"]')


def test_hostile_cells_stay_as_they_are() -> None:
    tax = hostile()
    files = exported(tax, "datapackage")
    assert [row["name"] for row in _table(files, "pathways")] == [pathway.name for pathway in tax.pathways]
    assert [row["alias"] for row in _table(files, "aliases") if row["pathway"]] == [
        alias for pathway in tax.pathways for alias in pathway.aliases
    ]
