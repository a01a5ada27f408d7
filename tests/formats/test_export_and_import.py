"""What `export` writes comes back through `import` as the same document."""

from __future__ import annotations

from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.exported import DOCUMENTS, only_file

CLEAN = [name for name in DOCUMENTS if name not in {"hostile", "warnings"}]
"""In a CSV a World that one cluster names twice is named once, and what looks like a formula is asked about."""


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("has_base", [False, True])
def test_a_workbook_comes_back_equal(name: str, has_base: bool, tmp_path: Path) -> None:
    tax = DOCUMENTS[name]()
    path = tmp_path / "careers.xlsx"
    path.write_bytes(only_file(tax, "xlsx"))
    head = {"version": tax.version} if has_base else {}
    imported = ct.import_table(path, base=tax if has_base else None, **head)
    assert imported.questions == ()
    assert imported.dataset is not None
    assert ct.Taxonomy(imported.dataset) == tax


@pytest.mark.parametrize("name", CLEAN)
def test_the_records_of_a_csv_come_back_equal_with_their_base(name: str, tmp_path: Path) -> None:
    tax = DOCUMENTS[name]()
    path = tmp_path / "careers.csv"
    path.write_bytes(only_file(tax, "csv"))
    imported = ct.import_table(path, base=tax)
    assert not imported.questions
    assert imported.dataset is not None
    for kind in ("worlds", "clusters", "pathways"):
        assert getattr(imported.dataset, kind) == getattr(tax, kind)


def test_a_csv_of_hostile_names_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "careers.csv"
    path.write_bytes(only_file(DOCUMENTS["hostile"](), "csv"))
    imported = ct.import_table(path, name="hostile")
    assert imported.dataset is None
    assert {question.printed for question in imported.questions} == {"=cmd|' /C calc'!A0"}


def test_a_world_that_a_cluster_names_twice_is_once_in_a_csv(tmp_path: Path) -> None:
    tax = DOCUMENTS["warnings"]()
    path = tmp_path / "careers.csv"
    path.write_bytes(only_file(tax, "csv"))
    dataset = ct.import_table(path, base=tax).dataset
    assert dataset is not None
    once = [
        cluster if cluster.worlds == "all" else cluster.model_copy(update={"worlds": (*dict.fromkeys(cluster.worlds),)})
        for cluster in tax.clusters
    ]
    assert [*dataset.clusters] == once
    assert (dataset.worlds, dataset.pathways) == (tax.worlds, tax.pathways)
