"""Diagnostics as text: one module for each output format, and the table of them."""

from __future__ import annotations

from collections.abc import Callable

from careertaxonomy.diagnostics import Report
from careertaxonomy.reporters.json import report_json
from careertaxonomy.reporters.text import report_text

__all__ = ["REPORTERS"]

REPORTERS: dict[str, Callable[[Report, bool, bool], str]] = {"text": report_text, "json": report_json}
"""The writer of each output format, by the name that `--format` takes. Each takes the report, whether the check
failed, and whether colour is wanted."""
