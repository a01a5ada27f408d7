"""The documents of data/valid and data/invalid, each with what is said of it in a text file beside it.

`python -m tests.regenerate` writes these texts anew.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from careertaxonomy.checks.checker import check, load_file
from careertaxonomy.checks.rules import RULES
from careertaxonomy.errors import InvalidDatasetError
from tests.helpers import ABOUT_SETTINGS, COMPARING, DATA, Run
from tests.regenerate import CASES, expected_file, said_of, without_count


def _name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def _expected(case: Path) -> str:
    return expected_file(case).read_bytes().decode()


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_what_the_api_says(case: Path) -> None:
    assert said_of(case) == _expected(case)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_what_the_command_line_says(case: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case.parent)
    status, out, err = run("check", "--verbose", case.name)
    assert (without_count(out), err) == (_expected(case), "")
    assert status == (0 if case.parent.name == "valid" else 2 if "error CT101" in out else 1)


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_valid_document_loads_and_an_invalid_one_does_not(case: Path) -> None:
    if case.parent.name == "valid":
        assert load_file(case).worlds
    else:
        with pytest.raises(InvalidDatasetError, match=re.escape(f"{case} has ")) as raised:
            load_file(case)
        assert raised.value.diagnostics == check(case).diagnostics


def test_every_text_has_its_document() -> None:
    texts = {path for folder in ("valid", "invalid") for path in (DATA / folder).iterdir() if path.suffix == ".txt"}
    assert texts == {*map(expected_file, CASES)}


def test_every_rule_is_shown() -> None:
    shown = {code for case in CASES for code in re.findall(r"(?:error|warning|note) (CT\d{3}) ", _expected(case))}
    assert {rule.code for rule in RULES} - ABOUT_SETTINGS - shown == COMPARING & {rule.code for rule in RULES}


PRINTED = DATA / "invalid" / "printed-table.json"


def test_what_is_wrong_with_the_table_as_it_was_printed() -> None:
    said = _expected(PRINTED)
    assert (
        'error CT202 duplicate-id: cluster "information-technology" appears 2 times; the records are not identical'
        in said
    )
    assert 'error CT301 unknown-world: cluster "information-technology" links to world "eporgy-9", which this' in said
    assert said.count('has "All Worlds" where the marker for All Worlds is meant') == 4
    assert said.count('has "All worlds" where the marker for All Worlds is meant') == 1
    later = 'pathway "finance-accounting" in cluster "finance"'
    first = 'pathway "accounting" in cluster "education-training"'
    same = f'{later} has the same name, to the letter, as {first}: "Accounting"'
    assert f"warning CT505 pathway-in-two-clusters: {same}" in said


def test_the_table_as_it_was_printed_has_the_names_that_are_printed() -> None:
    """Cells that wrap are joined; the rest of the damage is left as it is."""
    text = (DATA / "joco-works-career-clusters.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line][1:]
    cluster_column, world_column, pathway_column = (
        " ".join(row[column] for row in rows if len(row) > column and row[column]) for column in range(3)
    )
    document = json.loads(PRINTED.read_bytes())
    assert " ".join(world["name"] for world in document["worlds"]) == text.splitlines()[-1]
    assert " ".join(cluster["name"] for cluster in document["clusters"]) == cluster_column
    assert " ".join(pathway["name"] for pathway in document["pathways"]) == pathway_column
    marked = [cluster["worlds"] for cluster in document["clusters"] if isinstance(cluster["worlds"], str)]
    assert sorted([*marked, "All Worlds"]) == sorted(re.findall("All [Ww]orlds", world_column))  # the ghost has one too
