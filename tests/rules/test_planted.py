"""Every fault of planted.txt, alone in a copy of the bundled document, is found at its place, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from careertaxonomy.canonical import digest_of
from careertaxonomy.checker import check_documents
from careertaxonomy.datasets import load, read_release, release_of
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.documents import Document
from careertaxonomy.rules import RULES
from tests.helpers import ABOUT_SETTINGS, at, document

BUNDLED = read_release(release_of("joco-works", "1.0.0")).decode()
PLANTED = Path(__file__).with_name("planted.txt").read_text(encoding="utf-8")


def _blocks() -> dict[str, str]:
    blocks = [block.partition("\n") for block in PLANTED.split("\n\n") if block.startswith("CT")]
    return {title: lines for title, _, lines in blocks}


def _changes(lines: str) -> Iterator[tuple[str, str]]:
    """Old text and new text, of lines that begin with - and +."""
    old: list[str] = []
    new: list[str] = []
    for line in lines.splitlines():
        if line.startswith("-") and new:
            yield "\n".join(old), "\n".join(new)
            old, new = [], []
        if line.startswith(("-", "+")):
            (old if line.startswith("-") else new).append(line[2:])
    yield "\n".join(old), "\n".join(new)


def _planted(lines: str) -> tuple[str, int, int]:
    """The document with the fault, and the offsets of the start and the end of the value at fault."""
    text = document() if "@small" in lines else BUNDLED
    for old, new in _changes(lines):
        assert text.replace("\u00ab", "").replace("\u00bb", "").count(old) == 1, old
        text = text.replace(old, new)
    before, _, rest = text.partition("\u00ab")
    fault, _, after = rest.partition("\u00bb")
    return before + fault + after, len(before), len(before + fault)


def planted_documents() -> Iterator[tuple[str, str]]:
    """Every fault's title, and the document that has it."""
    for title, lines in _blocks().items():
        yield title, _planted(lines)[0]


def _check(text: str, lines: str) -> list[Diagnostic]:
    """What is found, but for the note that the bundled document gives too."""
    recorded = digest_of(BUNDLED.encode()) if "@released" in lines else None
    earlier = load("joco-works", version="1.0.0").dataset if "@against" in lines else None
    report = check_documents([Document("my.json", text.encode(), recorded)], earlier=earlier)
    return [found for found in report.diagnostics if found.code != "CT406" or "workforce" not in found.message]


@pytest.mark.parametrize("title", _blocks())
def test_a_fault_planted_alone_is_found_alone(title: str) -> None:
    lines = _blocks()[title]
    text, start, end = _planted(lines)
    found, *notes = sorted(_check(text, lines), key=lambda found: found.severity)
    # A further World is one that only All Worlds reaches, which is worth a note and no more.
    assert all(note.code == "CT406" for note in notes)
    assert found.code == title.split(maxsplit=1)[0]
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    assert (found.line, found.column) == (line, column)
    assert at(found, text) == text[start:end]


def test_every_rule_has_a_fault() -> None:
    assert sorted({title.split()[0] for title in _blocks()}) == sorted({rule.code for rule in RULES} - ABOUT_SETTINGS)


def test_no_two_faults_have_one_title() -> None:
    assert PLANTED.count("\n\nCT") == len(_blocks())
