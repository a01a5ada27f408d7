"""What the package carries for the Tab key in shells: shtab writes it, from the parser of the command line."""

from __future__ import annotations

import argparse

from careertaxonomy.cli.commands.completion import SHELLS
from careertaxonomy.cli.grammar import parser

__all__ = ["SHELLS", "completion"]

_FILES = {
    "CHOICES",
    "DATASET",
    "DECISIONS",
    "DOC",
    "FILE",
    "FILE_OR_DIR",
    "NEW",
    "OLD",
    "OUT",
    "PATH",
    "REVIEW",
    "TABLE",
}
_FOLDERS = {"DIR"}


def completion(shell: str) -> str:
    """The script for a shell."""
    import shtab

    top = parser()
    (commands,) = (action.choices for action in top._actions if isinstance(action.choices, dict))
    for made in (top, *commands.values()):
        assert isinstance(made, argparse.ArgumentParser)
        for action in made._actions:
            kind = shtab.FILE if action.metavar in _FILES else shtab.DIR if action.metavar in _FOLDERS else None
            if kind:
                action.complete = kind  # type: ignore[attr-defined]  # what shtab looks for
    return str(shtab.complete(top, shell))
