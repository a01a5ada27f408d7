"""A document with errors is refused where something is made of it, and read nevertheless where it is only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comparing import TOWN, changed
from tests.helpers import NEWLINE, Run, cluster, document, pathway

UNTIDY = document(**{**TOWN, "pathways": changed("pathways", "insurance", name="Insurance ")})
DANGLING = document(
    pathways=[pathway("a"), pathway("b", "gone")],
    clusters=[cluster("finance", ["lost", "manufacturing"])],
)
SOUND = document(**{**TOWN, "head": {"version": "1.0.1"}})


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    texts = {"old": UNTIDY, "links": DANGLING, "new": SOUND, "shape": document(pathways='"none"')}
    texts["twice"] = document(pathways=[pathway("a"), pathway("a")])
    for name, text in texts.items():
        Path(f"{name}.json").write_text(text, encoding="utf-8")
    Path("ids.csv").write_text("id\ninsurance\n", encoding="utf-8")


def _remark(run: Run) -> str:
    found = run("check", "old.json")[1].splitlines()[0]
    return f'careertaxonomy: old.json has 1 error and is read nevertheless: {found} (write "Insurance")'


@pytest.mark.parametrize(
    "argv",
    [
        "list pathways --dataset old.json",
        "show insurance --dataset old.json",
        "diff old.json new.json",
        "diff new.json old.json",
        "check --against old.json new.json",
        "migrate ids.csv --column id --kind pathway --from old.json --to new.json",
    ],
)
def test_what_is_only_read_may_have_errors(run: Run, argv: str) -> None:
    status, out, err = run(*argv.split())
    assert status == 0
    assert out
    assert err == f"{_remark(run)}{NEWLINE}"


@pytest.mark.parametrize(
    "argv",
    [
        "export old.json",
        "release old.json --to out",
        "migrate ids.csv --column id --kind pathway --from new.json --to old.json",
    ],
)
def test_what_something_is_made_of_may_not(run: Run, argv: str) -> None:
    status, out, err = run(*argv.split())
    assert status in (1, 2)
    assert "CT601" in out + err


@pytest.mark.parametrize("name", ["shape", "twice"])
@pytest.mark.parametrize("argv", ["list pathways --dataset", "diff new.json", "check new.json --against"])
def test_a_document_without_the_shape_or_with_an_id_twice_is_refused(run: Run, name: str, argv: str) -> None:
    status, out, err = run(*argv.split(), f"{name}.json")
    assert (status, out) == (2, "")
    assert err.startswith(f"careertaxonomy: {name}.json has 1 error{NEWLINE}")


def test_links_that_lead_nowhere_are_left_out(run: Run) -> None:
    status, out, err = run("list", "pathways", "--dataset", "links.json", "--cluster", "finance")
    assert (status, out) == (0, "a  A  finance\n")
    assert err.count("\n") == 1
    assert err.startswith("careertaxonomy: links.json has 2 errors and is read nevertheless: links.json:")
    assert err.endswith("; see careertaxonomy check links.json\n")
    assert run("show", "pathway:b", "--dataset", "links.json")[:2] == (
        0,
        "B\n  pathway:b in our-careers 1.0.0\n\nCluster:\n\nWorlds (0):\n",
    )
    assert "Worlds (1):\n  manufacturing" in run("show", "cluster:finance", "--dataset", "links.json")[1]
    assert run("diff", "links.json", "new.json")[0] == 0


def test_the_remark_stands_beside_fixes(run: Run) -> None:
    Path("mine.json").write_text(SOUND.replace('"Insurance"', '"Insurance  "'), encoding="utf-8")
    status, _, err = run("check", "--fix", "mine.json", "--against", "old.json")
    assert err.splitlines()[0] == _remark(run)
    assert status == 0
    assert len(err.splitlines()) == 2
