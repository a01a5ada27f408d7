"""Writes the expected text beside every case file, and the matrix of what each rule reports on each of them:
`python -m tests.regenerate`, from the root of the checkout.

What it writes is what the check says now, right or wrong. Read what has changed (`git diff tests/data`) before
committing it: the expected texts are the contract, and this only saves typing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from careertaxonomy.checks.checker import check_document, check_documents
from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.rules import RULES
from careertaxonomy.formats.documents import Document
from careertaxonomy.reporters.text import report_text
from tests.helpers import DATA

__all__ = ["CASES", "MATRIX", "expected_file", "matrix", "said_of", "without_count"]

CASES = sorted(path for folder in ("valid", "invalid") for path in (DATA / folder).glob("*.[jy]*"))
"""The documents that have an expected text beside them."""
MATRIX = DATA / "matrix.txt"
"""What each rule, run alone, reports on each of them."""


def expected_file(case: Path) -> Path:
    """Where the expected text of a case is."""
    return case.with_suffix(".txt")


def said_of(case: Path) -> str:
    """What the check says of a case, named without its folder, so that the text is the same everywhere."""
    report = check_documents([Document(case.name, case.read_bytes())])
    return without_count(report_text(report, not report.ok))


def without_count(text: str) -> str:
    """A report without the number of rules: a new rule changes no expected text but where it finds something."""
    return text.replace(f", {len(RULES)} rules, ", ", all rules, ")


def matrix(rules: Sequence[Rule] = RULES) -> str:
    """Every rule with the cases that it reports something on, when it is run alone, and the places there."""
    documents = {f"{case.parent.name}/{case.name}": Document(case.name, case.read_bytes()) for case in CASES}
    lines = []
    silent = set(documents)
    for rule in rules:
        lines.append(f"{rule.code} {rule.name}")
        for name, document in documents.items():
            found = check_document(document, rules=[rule]).diagnostics
            if found:
                lines.append(f"  {name}: {' '.join(one.path or '(the whole)' for one in found)}")
                silent.discard(name)
    return "".join(
        f"{line}\n" for line in [*lines, "", "No rule reports anything on", *(f"  {name}" for name in sorted(silent))]
    )


def main() -> None:
    for case in CASES:
        expected_file(case).write_bytes(said_of(case).encode())
    MATRIX.write_bytes(matrix().encode())


if __name__ == "__main__":
    main()
