"""The commands: one module for each group of them, and the table of them all by what one wants to do."""

from __future__ import annotations

from careertaxonomy._shared.tables import gathered
from careertaxonomy.cli.command import Command
from careertaxonomy.cli.commands import (
    check,
    completion,
    explain,
    export,
    import_,
    look_up,
    migrate,
    new,
    rebase,
    reconcile,
    release,
    retire,
    schema,
    versions,
)

__all__ = ["COMMANDS", "GROUPS"]

GROUPS = {
    "look something up": gathered(Command, look_up),
    "write it in another format": gathered(Command, export),
    "put ids into a table": gathered(Command, reconcile, migrate),
    "choose a version": gathered(Command, versions),
    "make a document of your own": gathered(Command, import_, new),
    "check a document": gathered(Command, check, explain, schema),
    "keep a document up to date": gathered(Command, rebase, retire, release),
    "complete commands with the Tab key": gathered(Command, completion),
}
"""The commands by what one wants to do, in the order of `--help`; the example of each group is that of its first."""

COMMANDS = tuple(command for commands in GROUPS.values() for command in commands)
