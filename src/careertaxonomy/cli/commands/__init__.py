"""The commands: one module for each group of them, and the table of them all, in the order of `--help`."""

from __future__ import annotations

from careertaxonomy._tables import gathered
from careertaxonomy.cli.command import Command
from careertaxonomy.cli.commands import check, explain, export, look_up, migrate, release, schema, versions

__all__ = ["COMMANDS"]

COMMANDS = gathered(Command, check, look_up, versions, migrate, export, release, explain, schema)
