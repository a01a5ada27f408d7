"""The self-test: each kind of fault is planted, one at a time, and has to be found where it was put.

A check that finds nothing looks the same whether the data is sound or the checker is dead. So faults are planted in a
copy, in memory, of the document that is to be checked. What the document cannot carry (a World that no cluster
reaches, where some cluster belongs to All Worlds) is planted in a small built-in document instead, and that is said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from zlib import crc32

from careertaxonomy.acceptance import Accepted
from careertaxonomy.canonical import canonical_bytes
from careertaxonomy.checker import Checked, check_document
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.documents import Document
from careertaxonomy.faults import FAULTS, BrokenDataset, Content, Due, Fault, RandomChooser, UnfitError, plant
from careertaxonomy.models import Dataset
from careertaxonomy.names import MARKER, plural, slug
from careertaxonomy.reporters.shown import visible
from careertaxonomy.rules import RULES
from careertaxonomy.settings import FILE, parse_settings
from careertaxonomy.views import columns

__all__ = ["Planted", "SelfTest", "plain_self_test", "self_test", "text_of_self_test"]

_COPY = "copy.json"
_TODAY = date(2024, 2, 29)
"""The day for which acceptances are judged, so that the same document always gives the same result."""
_WORLDS = ("North", "East", "South", "West", "Hill", "River", "Forest", "Harbor")


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault that was planted, and what the check said of it.

    `due` is what the check is due to report (None where the fault could be planted nowhere), `found` whether it did,
    once. `others` are the errors that were reported besides, and, where the fault was not found, what was reported
    under its code. `elsewhere` says where it was planted where that is not the document, and why; `broke` what ended
    the check.
    """

    code: str
    fault: str
    due: Due | None = None
    found: bool = False
    others: tuple[Diagnostic, ...] = ()
    elsewhere: str | None = None
    broke: str | None = None

    @property
    def passed(self) -> bool:
        """Whether the fault was found where it was put, and no other error besides."""
        return self.found and not self.others


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The self-test on one document. Where the document cannot be used, `refusal` says why, and nothing is planted.

    `uncovered` are the codes of the rules for which there is no fault to plant.
    """

    file: str
    planted: tuple[Planted, ...] = ()
    uncovered: tuple[str, ...] = ()
    refusal: str | None = None

    @property
    def passed(self) -> bool:
        """Whether every rule has a fault, and every fault was found."""
        return self.refusal is None and not self.uncovered and all(each.passed for each in self.planted)


def self_test(document: Document) -> SelfTest:
    """Plants each kind of fault in copies of a document without errors, and looks whether a check finds it.

    Warnings and notes of the document's own may stand; they are not counted as findings. The copies have the canonical
    form, one record a line. The same document always gives the same result.
    """
    checked = check_document(document)
    errors = [found for found in checked.diagnostics if found.severity == "error"]
    if errors and errors[0].code == "CT101":
        return SelfTest(document.file, refusal=errors[0].message)
    if errors or checked.dataset is None:
        own = f"it has {plural(len(errors), 'error')} of its own (careertaxonomy check shows them)"
        return SelfTest(document.file, refusal=f"{own}, and faults are planted in a document without errors")
    bed = _Bed(canonical_bytes(checked.dataset))
    covered = {fault.code for fault in FAULTS}
    uncovered = tuple(rule.code for rule in RULES if rule.code not in covered)
    return SelfTest(document.file, tuple(_planted_in(bed, fault) for fault in FAULTS), uncovered)


class _Bed:
    """A document to plant in, and what is found in it before anything is planted."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def content(self) -> Content:
        content: Content = json.loads(self._data)
        return content

    @cached_property
    def checked(self) -> Checked:
        return check_document(Document(_COPY, self._data))

    @property
    def own(self) -> tuple[Diagnostic, ...]:
        return self.checked.diagnostics


def _built_in(*, all_worlds: bool) -> bytes:
    """A sound document that is large enough for every fault but those that All Worlds, or its absence, rules out."""
    worlds = [_record(f"{name} World") for name in _WORLDS]
    ids = [world["id"] for world in worlds]
    clusters = [
        {**_record("Baking"), "worlds": ids[:4]},
        {**_record("Fishing"), "worlds": ids[4:]},
        {**_record("Teaching"), "worlds": MARKER if all_worlds else ids[2:6]},
    ]
    names = {"Bread": "baking", "Pastry & Cakes": "baking", "Trout": "fishing", "Primary School": "teaching"}
    pathways = [{**_record(name), "cluster": cluster} for name, cluster in names.items()]
    head = {"format": "careertaxonomy/1", "name": "self-test", "version": "1.0.0", "title": "Made up"}
    content = {**head, "worlds": worlds, "clusters": clusters, "pathways": pathways}
    return canonical_bytes(Dataset.model_validate(content, strict=False))


def _record(name: str) -> dict[str, object]:
    return {"id": slug(name), "name": name}


def _planted_in(bed: _Bed, fault: Fault) -> Planted:
    """A fault, planted in a document, or in a built-in one where that document is unfit for it."""
    try:
        planted = _planted(bed, fault)
    except UnfitError as error:
        return _planted_elsewhere(fault, str(error).removeprefix(f"{fault.name}: "))
    if not planted.passed and any(found.code == fault.code for found in bed.own):
        # One cause is one finding: what was planted became part of a finding that was there before.
        return _planted_elsewhere(fault, f"a {fault.code} of the document's own took it in")
    return planted


def _planted_elsewhere(fault: Fault, reason: str) -> Planted:
    elsewhere = f"in a built-in document ({reason})"
    for all_worlds in (True, False):
        try:
            return replace(_planted(_Bed(_built_in(all_worlds=all_worlds)), fault), elsewhere=elsewhere)
        except UnfitError:
            continue
    return Planted(fault.code, fault.name, elsewhere=elsewhere)


def _planted(bed: _Bed, fault: Fault) -> Planted:
    broken = plant(bed.content, RandomChooser(crc32(fault.name.encode())), fault)
    (due,) = broken.due
    before = {_place(found) for found in bed.own}
    return _judged(fault.name, due, partial(_diagnostics, broken), before)


def _diagnostics(broken: BrokenDataset) -> tuple[Diagnostic, ...]:
    earlier = Dataset.model_validate_json(broken.earlier) if broken.earlier is not None else None
    checked = check_document(Document(_COPY, broken.data, broken.recorded_digest), earlier=earlier)
    settings = parse_settings(FILE, broken.settings) if broken.settings is not None else None
    if settings is None:
        return checked.diagnostics
    accepted = Accepted(settings, today=_TODAY)
    return (*accepted.judge(checked).diagnostics, *accepted.stale(entry.rule for entry in settings.accept))


def _judged(fault: str, due: Due, check: Callable[[], Sequence[Diagnostic]], before: Collection[Due] = ()) -> Planted:
    """What a check says of a planted fault, next to what was there before."""
    try:
        diagnostics = check()
    except Exception as error:  # noqa: BLE001 - whatever ends a check is a fault that was not found
        return Planted(due.code, fault, due, broke=f"{type(error).__name__}: {error}")
    found = [_place(found) for found in diagnostics].count(due) == 1 and due not in before
    others = tuple(
        other
        for other in diagnostics
        if _place(other) != due
        and (other.severity == "error" or (not found and other.code == due.code and _place(other) not in before))
    )
    return Planted(due.code, fault, due, found, others)


def _place(found: Diagnostic) -> Due:
    return Due(found.code, found.path, found.line, found.column, found.file == FILE)


def text_of_self_test(tests: Sequence[SelfTest]) -> str:
    """Self-tests for people: each fault with its place and whether it was found. The last line has the verdict."""
    lines = [line for test in tests for line in _lines(test)]
    passed = all(test.passed for test in tests)
    return "".join(f"{line}\n" for line in [*lines, f"{_summary(tests)}; {'passed' if passed else 'failed'}"])


def _lines(test: SelfTest) -> Iterator[str]:
    if test.refusal is not None:
        yield f"{visible(test.file)}: cannot be used: {visible(test.refusal)}"
        return
    yield f"{visible(test.file)}: faults planted one at a time, in a copy in memory"
    rows = columns((f"  {each.code}", each.fault, *_where(each.due), _verdict(each)) for each in test.planted)
    for each, row in zip(test.planted, rows.splitlines(), strict=True):
        yield visible(row)
        for other in each.others:
            yield f"    reported: {visible(str(other))}"
    for code in test.uncovered:
        yield f"  {code}: there is no fault to plant for this rule"


def _where(due: Due | None) -> tuple[str, str]:
    return ("", "") if due is None else (f"{due.line}:{due.column}", f"in {FILE}" if due.in_settings else due.path)


def _verdict(planted: Planted) -> str:
    where = f" {planted.elsewhere}" if planted.elsewhere else ""
    if planted.due is None:
        return f"NOT PLANTED{where}"
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


def plain_self_test(tests: Sequence[SelfTest]) -> dict[str, object]:
    """Self-tests as plain values."""
    return {"passed": all(test.passed for test in tests), "files": [_plain(test) for test in tests]}


def _plain(test: SelfTest) -> dict[str, object]:
    return {
        "file": test.file,
        "passed": test.passed,
        "refusal": test.refusal,
        "rules_without_a_fault": [*test.uncovered],
        "faults": [
            {
                "code": each.code,
                "fault": each.fault,
                "line": each.due.line if each.due else None,
                "column": each.due.column if each.due else None,
                "path": each.due.path if each.due else None,
                "in_settings": each.due.in_settings if each.due else None,
                "found": each.found,
                "others": [str(other) for other in each.others],
                "elsewhere": each.elsewhere,
                "broke": each.broke,
            }
            for each in test.planted
        ],
    }
