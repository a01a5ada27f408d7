"""Values as text: one module for each format of findings, one for each other kind of result, and the tables of them.

How results come about lies in the rooms below, and how they are printed in `cli`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from careertaxonomy._tables import NamedTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careertaxonomy.checks.selftest import SelfTest
    from careertaxonomy.columns.migration import TableMigration
    from careertaxonomy.diagnostics import Report, RuleHelp
    from careertaxonomy.versions.changes import Comparison

__all__ = ["CHANGE_REPORTERS", "MIGRATION_REPORTERS", "REPORTERS", "SELF_TEST_REPORTERS", "Reporter"]


class Reporter(Protocol):
    """Writes a report in one format: the report, whether the check failed, whether colour is wanted, and what there
    is to say of the rules."""

    def __call__(
        self, report: Report, failed: bool = False, colour: bool = False, rules: Iterable[RuleHelp] = ()
    ) -> str:
        """The report as text."""


REPORTERS: NamedTable[Reporter] = NamedTable(
    __name__,
    text="text:report_text",
    json="json:report_json",
    github="github:report_github",
    sarif="sarif:report_sarif",
)
"""The writer of each format of findings, by the name that `--format` takes."""

CHANGE_REPORTERS: NamedTable[Callable[[Comparison], str]] = NamedTable(
    __name__, text="changes:report_text", json="changes:report_json", markdown="changes:report_markdown"
)
"""The writer of each format of what changed between two versions."""

MIGRATION_REPORTERS: NamedTable[Callable[[TableMigration], str]] = NamedTable(
    __name__, text="migrations:report_text", json="migrations:report_json"
)
"""The writer of each format of where the ids in a table went."""

SELF_TEST_REPORTERS: NamedTable[Callable[[Sequence[SelfTest]], str]] = NamedTable(
    __name__, text="selftest:report_text", json="selftest:report_json"
)
"""The writer of each format of the self-test's results."""
