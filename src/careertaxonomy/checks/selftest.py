"""The self-test: plants each kind of fault in a copy of a document, one at a time, and checks that it is found.

A check that finds nothing looks the same whether the data is sound or the checker is dead. So faults are planted in a
copy, in memory, of the document that is to be checked. What the document cannot carry (a World that no cluster
reaches, where some cluster belongs to All Worlds) is planted in a small built-in document instead; the result says so.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from random import Random
from typing import NamedTuple
from zlib import crc32

from careertaxonomy.checks.acceptances import Accepted
from careertaxonomy.checks.checker import check_document
from careertaxonomy.checks.faults import FAULTS, BrokenDataset, Content, Due, Fault, UnfitError, plant
from careertaxonomy.checks.rules import RULES
from careertaxonomy.checks.seen_versions import SeenVersions
from careertaxonomy.checks.settings import SETTINGS_FILE, parse_settings
from careertaxonomy.diagnostics import Diagnostic
from careertaxonomy.errors import MissingExtraError
from careertaxonomy.formats.documents import Document
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.model.records import Dataset
from careertaxonomy.text.normal_forms import MARKER, slug
from careertaxonomy.text.wording import plural

__all__ = ["Planted", "SelfTest", "self_test"]

_COPY = "copy.json"
_NO_YAML = find_spec("yaml") is None
_TODAY = date(2024, 2, 29)
"""The day for which acceptances are judged, so that the same document always gives the same result."""
_WORLDS = ("North", "East", "South", "West", "Hill", "River", "Forest", "Harbor")


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault that was planted, and what the check reported.

    `due` is what the check is due to report (None where the fault could be planted nowhere), `found` whether it did,
    once. `others` are the errors that were reported besides, and, where the fault was not found, what was reported
    under its code. `elsewhere` says where it was planted where that is not the document, and why; `broke` what ended
    the check; `untried` why it was not checked, where no document that has such a fault can be read here.
    """

    code: str
    fault: str
    due: Due | None = None
    found: bool = False
    others: tuple[Diagnostic, ...] = ()
    elsewhere: str | None = None
    broke: str | None = None
    untried: str | None = None

    @property
    def passed(self) -> bool:
        """Whether the fault was found where it was put, and no other error besides; or cannot occur here."""
        return self.untried is not None or (self.found and not self.others)


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

    The document may have warnings and notes of its own; they are not counted as findings. The copies have the canonical
    form, one record a line. The same document always gives the same result.
    """
    checked = check_document(document)
    errors = [found for found in checked.diagnostics if found.severity == "error"]
    if errors and errors[0].code == "CT101":
        return SelfTest(document.file, refusal=errors[0].message)
    if errors or checked.dataset is None:
        own = f"it has {plural(len(errors), 'error')} of its own (careertaxonomy check shows them)"
        return SelfTest(document.file, refusal=f"{own}, and faults are planted in a document without errors")
    bed = _bed(canonical_bytes(checked.dataset))
    covered = {fault.code for fault in FAULTS}
    uncovered = tuple(rule.code for rule in RULES if rule.code not in covered)
    return SelfTest(document.file, tuple(_planted_in(bed, fault) for fault in FAULTS), uncovered)


class _Bed(NamedTuple):
    """A document to plant in, and what is found in it before anything is planted."""

    content: Content
    own: frozenset[Due]


def _bed(data: bytes) -> _Bed:
    return _Bed(json.loads(data), frozenset(map(_place, check_document(Document(_COPY, data)).diagnostics)))


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
    """Plants a fault in a document, or in a built-in one where the document cannot carry it."""
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
            return replace(_planted(_bed(_built_in(all_worlds=all_worlds)), fault), elsewhere=elsewhere)
        except UnfitError:
            continue
    return Planted(fault.code, fault.name, elsewhere=elsewhere)


def _planted(bed: _Bed, fault: Fault) -> Planted:
    """Plants a fault and checks the result, apart from what was found before."""
    chance = Random(crc32(fault.name.encode()))  # noqa: S311 - chooses where to plant, keeps no secret
    broken = plant(bed.content, chance.choice, fault)
    (due,) = broken.due
    if broken.form == "yaml" and _NO_YAML:
        return Planted(due.code, fault.name, due, untried=str(MissingExtraError("reading YAML", "yaml")))
    try:
        diagnostics = _diagnostics(broken)
    except Exception as error:  # noqa: BLE001 - whatever ends a check is a fault that was not found
        return Planted(due.code, fault.name, due, broke=f"{type(error).__name__}: {error}")
    places = [*map(_place, diagnostics)]
    found = places.count(due) == 1 and due not in bed.own
    others = tuple(
        other
        for other, place in zip(diagnostics, places, strict=True)
        if place != due
        and (other.severity == "error" or (not found and other.code == due.code and place not in bed.own))
    )
    return Planted(due.code, fault.name, due, found, others)


def _diagnostics(broken: BrokenDataset) -> tuple[Diagnostic, ...]:
    earlier = Dataset.model_validate_json(broken.earlier) if broken.earlier is not None else None
    seen = SeenVersions()
    if broken.beside is not None:
        check_document(Document("beside.json", broken.beside), seen=seen)
    document = Document(_COPY, broken.data, broken.recorded_digest, form=broken.form)
    checked = check_document(document, earlier=earlier, seen=seen)
    settings = parse_settings(SETTINGS_FILE, broken.settings) if broken.settings is not None else None
    if settings is None:
        return checked.diagnostics
    accepted = Accepted(settings, today=_TODAY)
    return (*accepted.judge(checked).diagnostics, *accepted.stale(entry.rule for entry in settings.accept))


def _place(found: Diagnostic) -> Due:
    return Due(found.code, found.path, found.line, found.column, found.file == SETTINGS_FILE)
