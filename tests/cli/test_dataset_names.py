"""How a dataset is named, the same way in every command: a released version, or a file, which must have no errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import FIRST, Run, cluster, document, pathway


def test_a_document_with_errors_is_refused_with_what_is_wrong(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(document(pathways=[pathway("a", "finanse"), pathway("b")]), encoding="utf-8")
    status, out, err = run("export", str(path))
    assert (status, out) == (2, "")
    assert err == (
        f"careertaxonomy: {path} has 1 error\n  {path}:14:41: error CT302 unknown-cluster: "
        'pathway "a" links to cluster "finanse", which this dataset does not define (did you mean "finance"?)\n'
    )


def test_a_document_with_warnings_is_taken(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mild.json"
    path.write_text(document(clusters=[cluster("finance", ["health-care"])]), encoding="utf-8")
    assert run("list", "clusters", "--dataset", str(path)) == (0, "finance  Finance\n", "")


@pytest.mark.parametrize("name", ["joco-works@1.0.0", "@1.0.0"])
def test_a_version_is_named_the_same_way_everywhere(run: Run, name: str) -> None:
    digest = f'"digest": "{FIRST}"'
    assert digest in run("pin", name, "--format", "json")[1]
    assert '"version": "1.0.0"' in run("export", name)[1]
    assert run("list", "worlds", "--dataset", name)[1].startswith("biotechnology ")
    assert "cluster:finance in joco-works 1.0.0" in run("show", "cluster:finance", "--dataset", name)[1]
    assert run("check", name)[0] == 0
    assert run("diff", name, name)[1].endswith(": no changes\n")
