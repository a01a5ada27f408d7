"""Makes a test of every example in README.md and docs/; docs/doc_examples.py says how they are written."""

from __future__ import annotations

from doc_examples import sybil

pytest_collect_file = sybil().pytest()
