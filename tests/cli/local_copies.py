"""A local copy of the first edition, and what a county changes in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import careertaxonomy as ct

__all__ = ["SECOND", "edit", "edited", "protected"]

SECOND = ct.load("joco-works", version="1.1.0").digest
"""The digest of joco-works 1.1.0."""


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def edited(copy: Path) -> None:
    """Two pathways added, a World renamed and a link added."""
    line = '    {"id": "insurance", "name": "Insurance", "cluster": "finance"},\n'
    more = '    {"id": "credit", "name": "Credit Unions", "cluster": "finance"},\n'
    tribal = '    {"id": "tribal", "name": "Tribal Governance", "cluster": "finance"},\n'
    edit(copy, line, line + more + tribal)
    edit(copy, '"name": "Health Care"', '"name": "Health & Care"')
    edit(
        copy,
        '["health-care", "biotechnology", "manufacturing"]',
        '["health-care", "biotechnology", "manufacturing", "agriculture"]',
    )


def protected(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Protects a file from being written to, whoever runs the tests."""
    allowed = os.access
    real = os.path.realpath(path)
    monkeypatch.setattr(
        "os.access", lambda file, mode: not (mode == os.W_OK and str(file) == real) and allowed(file, mode)
    )
