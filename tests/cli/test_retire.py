"""The command `retire`."""

from __future__ import annotations

from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.helpers import Run


@pytest.fixture
def copy(folder: Path, run: Run) -> Path:
    run("export", "@1.1.0", "--output", "county.json", "--local")
    return folder / "county.json"


def test_a_dry_run(copy: Path, run: Run) -> None:
    before = copy.read_bytes()
    assert run("retire", "county.json", "world:construction", "--replaced-by", "manufacturing") == (
        0,
        (
            'World "construction" (Construction) would be retired in 2.0.0-local.1; replaced by "manufacturing"\n'
            '  linked to "manufacturing" now: cluster "architecture-construction"\n'
            "  nothing is written yet; --write does it\n"
        ),
        "",
    )
    assert copy.read_bytes() == before


def test_writing_it(copy: Path, run: Run) -> None:
    argv = (
        "retire",
        "county.json",
        "Insurance",
        "--replaced-by",
        "pathway:accounting",
        "--note",
        "Few came.",
        "--write",
    )
    answer = 'pathway "insurance" (Insurance) is retired in 2.0.0-local.1; replaced by "accounting"\n'
    assert run(*argv) == (0, answer, "")
    (gone,) = ct.load_file(copy).dataset.retired
    assert (gone.id, gone.replaced_by, gone.note, gone.cluster) == (
        "insurance",
        ("accounting",),
        "Few came.",
        "finance",
    )
    assert run("check", "county.json")[0] == 0
    complaint = "careertaxonomy: insurance is already retired, in 2.0.0-local.1\n"
    assert run("retire", "county.json", "insurance") == (2, "", complaint)


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        (("manufacturing",), '"manufacturing" may be world:manufacturing or cluster:manufacturing; say which'),
        (("zzz",), 'no record "zzz" in joco-works 2.0.0-local.1; see careertaxonomy list'),
        (
            ("insurance", "--replaced-by", "cluster:finance"),
            "cluster:finance is no pathway: a record is replaced by others of its kind",
        ),
        (
            ("cluster:finance",),
            (
                'cluster:finance cannot be retired like that: pathway "accounting" and 4 others would link to nothing; '
                "say which one record replaces it, or edit them"
            ),
        ),
    ],
)
def test_what_cannot_be_retired(copy: Path, run: Run, argv: tuple[str, ...], complaint: str) -> None:
    before = copy.read_bytes()
    assert run("retire", "county.json", *argv, "--write") == (2, "", f"careertaxonomy: {complaint}\n")
    assert copy.read_bytes() == before


@pytest.mark.parametrize("given", ["accounting", "Accounting", "pathway:accounting", "accounting Accounting"])
def test_what_replaced_it_may_be_an_id_a_name_or_a_reference(copy: Path, run: Run, given: str) -> None:
    assert run("retire", "county.json", "Insurance", "--replaced-by", *given.split(), "--write")[0] == 0
    assert [gone.replaced_by for gone in ct.load_file(copy).dataset.retired] == [("accounting",)]
