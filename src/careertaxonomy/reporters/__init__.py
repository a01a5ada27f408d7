"""Values as text: one module for each format of findings, one for each other kind of result, and the tables of them.

How results come about lies in the rooms below, and how they are printed in `cli`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from careertaxonomy._shared.tables import NamedTable
from careertaxonomy.reporters.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careertaxonomy.checks.selftest import SelfTest
    from careertaxonomy.columns.migration import TableMigration
    from careertaxonomy.columns.reconciliation import Reconciliation
    from careertaxonomy.diagnostics import Report, RuleHelp
    from careertaxonomy.formats.importers.values import Imported
    from careertaxonomy.versions.changes import Comparison

__all__ = [
    "CHANGE_REPORTERS",
    "IMPORT_REPORTERS",
    "MIGRATION_REPORTERS",
    "RECONCILIATION_REPORTERS",
    "REPORTERS",
    "SELF_TEST_REPORTERS",
    "Reporter",
    "Shown",
]


V_contra = TypeVar("V_contra", contravariant=True)


class Shown(Protocol[V_contra]):
    """Writes a result of another kind in one format: the result, and how it is to look."""

    def __call__(self, result: V_contra, /, look: Look = PLAIN) -> str:
        """The result as text."""


class Reporter(Protocol):
    """Writes a report in one format: the report, whether the check failed, how it is to look, and what there is to
    say of the rules."""

    def __call__(self, report: Report, failed: bool = False, look: Look = PLAIN, rules: Iterable[RuleHelp] = ()) -> str:
        """The report as text."""


REPORTERS: NamedTable[Reporter] = NamedTable(
    __name__,
    text="text:report_text",
    json="json:report_json",
    github="github:report_github",
    sarif="sarif:report_sarif",
    markdown="markdown:report_markdown",
)
"""The writer of each format of findings, by the name that `--format` takes."""

CHANGE_REPORTERS: NamedTable[Shown[Comparison]] = NamedTable(
    __name__, text="changes:report_text", json="changes:report_json", markdown="changes:report_markdown"
)
"""The writer of each format of what changed between two versions."""

IMPORT_REPORTERS: NamedTable[Callable[[Imported, str, str, str | None, Look], str]] = NamedTable(
    __name__, text="imports:report_text"
)
"""The writer of each format of the result of an import."""

MIGRATION_REPORTERS: NamedTable[Shown[TableMigration]] = NamedTable(
    __name__, text="migrations:report_text", json="migrations:report_json"
)
"""The writer of each format of where the ids in a table went."""

RECONCILIATION_REPORTERS: NamedTable[Shown[Reconciliation]] = NamedTable(
    __name__,
    text="reconciliations:report_text",
    json="reconciliations:report_json",
    markdown="reconciliations:report_markdown",
)
"""The writer of each format of what the labels in a column stand for."""

SELF_TEST_REPORTERS: NamedTable[Shown[Sequence[SelfTest]]] = NamedTable(
    __name__, text="selftest:report_text", json="selftest:report_json"
)
"""The writer of each format of the self-test's results."""
