"""What a rule is: one function, and the decorator that gives it a code, a name and a level.

The function takes the `Draft` of a document (`draft.py`, with the `Listing` of each kind in `listing.py`) and yields
findings (`findings.py`): where, what, and what to do. The engine in `checker.py` runs it, and adds the code, the level
and the lines and columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.diagnostics import Severity

__all__ = ["Rule", "RuleFunction", "Stage", "rule"]

Stage: TypeAlias = Literal["file", "format", "content"]
"""When a rule runs. Where one of an earlier stage finds something, the later stages have nothing to look at."""

RuleFunction: TypeAlias = Callable[[Draft], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, its name (which says the fault), its level, its function, and when it runs."""

    code: str
    name: str
    severity: Severity
    find: RuleFunction
    stage: Stage
    aliases: tuple[str, ...] = ()

    @property
    def doc(self) -> str:
        """The rule's documentation: the docstring of its function."""
        return self.find.__doc__ or ""


def rule(
    code: str, name: str, severity: Severity, *, stage: Stage = "content", aliases: tuple[str, ...] = ()
) -> Callable[[RuleFunction], Rule]:
    """Turns a function into a rule. `aliases` are names that it had before: settings, options and accepted findings may
    still have them."""
    return lambda find: Rule(code, name, severity, find, stage, aliases)
