"""No document and no label of 40 kB takes over three processor seconds, whatever it is made of.

`python -m tests.benchmarks.growth` measures every command, and how its cost grows.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.benchmarks.families import FAMILIES, IN_YAML, TEXTS
from tests.benchmarks.growth import LIMIT, quietly
from tests.helpers import document, pathway
from tests.pace import within

pytestmark = pytest.mark.slow  # a hundred documents of 40 kB

SIZE = 40_000
ALL = [(name, "my.json", make) for name, make in FAMILIES.items()]
ALL += [(f"YAML: {name}", "my.yaml", make) for name, make in IN_YAML.items()]


@pytest.mark.parametrize(("name", "file", "make"), ALL, ids=[name for name, _, _ in ALL])
def test_no_document_is_slow(folder: Path, name: str, file: str, make: object) -> None:
    assert callable(make)
    text = make(SIZE)
    # What is hostile counts, and not the braces around it.
    assert len(text.encode("utf-8", "surrogatepass")) > SIZE / 3
    Path(file).write_text(text, encoding="utf-8", errors="surrogatepass")
    with within(LIMIT):
        quietly(("check", file, "--unsafe-fixes", "--diff"))


@pytest.mark.parametrize("name", TEXTS)
def test_no_label_is_slow(folder: Path, name: str) -> None:
    text = TEXTS[name](SIZE)
    Path("my.json").write_text(document(pathways=[pathway("a", name=text)]), encoding="utf-8")
    with open("my.csv", "w", encoding="utf-8", newline="") as file:  # noqa: PTH123 - with the line breaks of the table
        csv.writer(file).writerows([["World", "Cluster", "Pathway"], ["Health Care", "Finance", text]])
    dataset = ("--dataset", "my.json")
    for argv in (
        ("find", text, *dataset),
        ("reconcile", "my.csv", "--column", "Pathway", "--separator", "auto", *dataset),
        ("reconcile", "my.csv", "--column", "Pathway", "--separator", "auto"),
        ("import", "my.csv", "--output", "new.json", "--base", "my.json", "--questions", "new.toml", "--force"),
    ):
        with within(LIMIT):
            quietly(argv)
