"""Checks of documents in which faults were planted."""

from __future__ import annotations

from datetime import date

import pytest

from careertaxonomy.checks.acceptances import Accepted
from careertaxonomy.checks.checker import Checked, check_document, merge
from careertaxonomy.checks.faults import BrokenDataset, Due
from careertaxonomy.checks.rules import RULES
from careertaxonomy.checks.seen_versions import SeenVersions
from careertaxonomy.checks.settings import parse_settings
from careertaxonomy.diagnostics import Diagnostic, Report
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers.json import JsonReading
from careertaxonomy.model.records import Dataset
from tests.helpers import FILE

SETTINGS = "careertaxonomy.toml"


def check_bytes(
    data: bytes,
    recorded_digest: str | None = None,
    earlier: bytes | None = None,
    *,
    file: str = FILE,
    form: str | None = None,
    beside: bytes | None = None,
) -> Checked:
    """What a check finds in a document, compared with its recorded digest and an earlier version where one is given,
    and `beside` another file of the run."""
    compared = Dataset.model_validate_json(earlier) if earlier is not None else None
    seen = SeenVersions()
    if beside is not None:
        check_document(Document("beside.json", beside), seen=seen)
    return check_document(Document(file, data, recorded_digest, form=form), earlier=compared, seen=seen)


def check_in_two_steps(data: bytes) -> Checked:
    """What a check finds in a document that pydantic does not read: the standard library reads it, pydantic validates
    what that gives."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(JsonReading, "as_model", lambda *_: None)
        return check_bytes(data)


def check_broken(broken: BrokenDataset) -> Report:
    """What a check finds where a fault was planted, in the document or in its settings."""
    checked = check_bytes(broken.data, broken.recorded_digest, broken.earlier, form=broken.form, beside=broken.beside)
    settings = parse_settings(SETTINGS, broken.settings) if broken.settings is not None else None
    if settings is None:
        return merge([checked])
    accepted = Accepted(settings, today=date(2024, 2, 29))
    return merge([accepted.judge(checked)]).with_more(accepted.stale(rule.code for rule in RULES))


def due(found: Diagnostic) -> Due:
    """A finding, reduced to what a planted fault says of it beforehand."""
    return Due(found.code, found.path, found.line, found.column, found.file == SETTINGS)
