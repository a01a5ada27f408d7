"""What every checker in the comparison is made of, and the table of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.side_by_side import graph, ours, schema, tables
from tests.benchmarks.side_by_side.faults import Found

__all__ = ["TOOLS", "Tool"]


class Tool(NamedTuple):
    """A checker: the distribution that it comes in, the form that it takes, and the place that its findings give.

    `write` puts a taxonomy's content into a folder in that form; `arguments` are those of `python -m` that check it
    there; `read` takes the findings out of what that prints.
    """

    distribution: str
    form: str
    place: str
    write: Callable[[dict[str, Any], Path], None]
    arguments: tuple[str, ...]
    read: Callable[[str], list[Found]]

    @property
    def version(self) -> str | None:
        """The version that is installed; None where there is none."""
        try:
            return version(self.distribution)
        except PackageNotFoundError:
            return None

    @property
    def command(self) -> list[str]:
        """The command to run in the folder."""
        return [sys.executable, "-m", *self.arguments]


TOOLS = (
    Tool("careertaxonomy", "the document", "line, column, path", ours.write, ours.ARGUMENTS, ours.read),
    Tool("frictionless", "four CSV tables", "table, row, field", tables.write, tables.ARGUMENTS, tables.read),
    Tool("check-jsonschema", "the document", "path", schema.write, schema.ARGUMENTS, schema.read),
    Tool("pyshacl", "N-Triples", "node, property", graph.write, graph.ARGUMENTS, graph.read),
)
