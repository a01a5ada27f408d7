"""`careertaxonomy list --format csv` and `--format markdown`."""

from __future__ import annotations

import pytest

import careertaxonomy as ct
from careertaxonomy.cli import main
from tests.exported import only_file
from tests.helpers import Run


def test_the_pathways_as_csv_are_the_export(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["list", "pathways", "--format", "csv"]) == 0
    assert capsysbinary.readouterr() == (only_file(ct.load(), "csv"), b"")


def test_the_clusters_of_a_world_as_csv(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    line = ["list", "clusters", "--world", "Biotechnology", "--format", "csv", "--dataset", "@1.1.0"]
    assert main(line) == 0
    out, err = capsysbinary.readouterr()
    assert out.decode().split("\r\n")[:2] == [
        "cluster,worlds,cluster_id,all_worlds,cluster_codes",
        "Business Management & Administration,All Worlds,business-management-administration,true,ceds:04; nc-dpi:BMA",
    ]
    assert (out.count(b"\r\n"), err) == (7, b"")


def test_the_worlds_as_csv(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["list", "worlds", "--format", "csv"]) == 0
    assert capsysbinary.readouterr()[0].startswith(b"world,world_id,world_codes\r\nBiotechnology,biotechnology,\r\n")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("worlds", "| World | id |\n|---|---|\n| Biotechnology | `biotechnology` |\n"),
        (
            "clusters",
            "| Career Cluster | Worlds | id |\n|---|---|---|\n| Agriculture, Food & Natural Resources | Agriculture |",
        ),
        (
            "pathways",
            "| Career Cluster | Worlds | Career Pathway | id |\n|---|---|---|---|\n| Agriculture, Food & Nat",
        ),
    ],
)
def test_a_kind_as_markdown(run: Run, kind: str, expected: str) -> None:
    status, out, err = run("list", kind, "--format", "markdown")
    assert (status, err) == (0, "")
    assert out.startswith(expected)
    assert out.count("\n") == 2 + len(getattr(ct.load(), kind))
