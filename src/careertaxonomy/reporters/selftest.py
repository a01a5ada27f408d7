"""The results of the self-test, as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careertaxonomy.checks.faults import Due
from careertaxonomy.checks.rules import RULES
from careertaxonomy.checks.selftest import Planted, SelfTest
from careertaxonomy.checks.settings import SETTINGS_FILE
from careertaxonomy.reporters.look import PLAIN, Look
from careertaxonomy.reporters.plain import as_json, fields_of
from careertaxonomy.text.wording import columns, plural, visible

__all__ = ["report_json", "report_text"]

_DUE = ("line", "column", "path", "in_settings")


def report_text(tests: Sequence[SelfTest], look: Look = PLAIN) -> str:
    """Self-tests for people: each fault with its place and whether it was found. The last line has the verdict."""
    lines = [line for test in tests for line in _lines(test, look)]
    passed = all(test.passed for test in tests)
    verdict = look.style("passed", "hint") if passed else look.style("failed", "error")
    return "".join(f"{line}\n" for line in [*lines, f"{_summary(tests)}; {verdict}"])


def _lines(test: SelfTest, look: Look) -> Iterator[str]:
    if test.refusal is not None:
        yield look.style(f"{visible(test.file)}: cannot be used: {visible(test.refusal)}", "error")
        return
    yield look.style(f"{visible(test.file)}: faults planted one at a time, in a copy in memory", "place")
    rows = columns((f"  {each.code}", each.fault, *_where(each.due), _verdict(each)) for each in test.planted)
    for each, row in zip(test.planted, rows.splitlines(), strict=True):
        yield visible(row) if each.passed else look.style(visible(row), "error")
        for other in each.others:
            yield f"    reported: {visible(str(other))}"
    for code in test.uncovered:
        yield f"  {code}: no fault to plant for this rule"


def _where(due: Due | None) -> tuple[str, str]:
    return (
        ("", "")
        if due is None
        else (f"{due.line}:{due.column}", f"in {SETTINGS_FILE}" if due.in_settings else due.path)
    )


def _verdict(planted: Planted) -> str:
    where = f" {planted.elsewhere}" if planted.elsewhere else ""
    if planted.due is None:
        return f"NOT PLANTED{where}"
    if planted.untried is not None:
        return f"not tried: {planted.untried}"
    if planted.broke is not None:
        return f"NOT FOUND{where}: the check ended in {planted.broke}"
    return f"{'NOT FOUND' if not planted.found else 'found' if planted.passed else 'found, AND MORE'}{where}"


def _summary(tests: Sequence[SelfTest]) -> str:
    used = [test for test in tests if test.refusal is None]
    planted = [each for test in used for each in test.planted]
    missed = sum(not each.passed for each in planted)
    looked_at = f"{plural(len(RULES), 'rule')}, {plural(len(planted), 'fault')}, {plural(len(used), 'file')}"
    if not planted:
        return f"{looked_at}: nothing planted"
    all_found = "each found where it was put, and nothing else"
    return f"{looked_at}: {f'{missed:,} not found as planted' if missed else all_found}"


def report_json(tests: Sequence[SelfTest], look: Look = PLAIN) -> str:
    """Self-tests as one JSON object."""
    return as_json({"passed": all(test.passed for test in tests), "files": [_plain(test) for test in tests]})


def _plain(test: SelfTest) -> dict[str, object]:
    faults = [
        {
            **fields_of(each, ("code", "fault")),
            **(fields_of(each.due, _DUE) if each.due else dict.fromkeys(_DUE)),
            "found": each.found,
            "others": [*map(str, each.others)],
            **fields_of(each, ("elsewhere", "broke", "untried")),
        }
        for each in test.planted
    ]
    return {**fields_of(test, ("file", "passed", "refusal")), "rules_without_a_fault": test.uncovered, "faults": faults}
