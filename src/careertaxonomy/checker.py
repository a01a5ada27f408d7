"""One run of a check: read, shape, rules, report.

When all is well, a document is parsed and validated once and each rule looks at whole columns. Only where something is
found is the text gone back to for lines and columns.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from careertaxonomy.canonical import digest_of
from careertaxonomy.collecting import without_collection
from careertaxonomy.diagnostics import Counts, Diagnostic, Report
from careertaxonomy.documents import Document, documents_at, read_file
from careertaxonomy.errors import InvalidDatasetError, MissingExtraError
from careertaxonomy.models import KINDS, Dataset, Kind
from careertaxonomy.places import Places
from careertaxonomy.readers import reader_for
from careertaxonomy.rules import RULES
from careertaxonomy.rules.base import Rule
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Finding, Place, Problem
from careertaxonomy.shape import shape
from careertaxonomy.taxonomy import Taxonomy, dataset_of

__all__ = ["Checked", "check", "check_documents", "dataset_in", "load_file", "merge"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of one document gives: what was found, the dataset if its shape is right, and what was looked at:
    the dataset's name and the ids of each kind. `accepted` counts the findings that were left out because a project
    has accepted them."""

    diagnostics: tuple[Diagnostic, ...]
    dataset: Dataset | None
    name: object
    ids: Mapping[Kind, frozenset[str]]
    accepted: int = 0

    def without(self, accepted: Collection[Diagnostic]) -> Checked:
        """The same without findings that are accepted, each counted."""
        standing = tuple(found for found in self.diagnostics if found not in accepted)
        return replace(self, diagnostics=standing, accepted=self.accepted + len(self.diagnostics) - len(standing))


def check(
    path: str | os.PathLike[str], *more: str | os.PathLike[str], against: Taxonomy | Dataset | None = None
) -> Report:
    """Checks documents and reports everything that can be said of them.

    A directory means the `*.json`, `*.yaml` and `*.yml` in it and below that have a `format`; a path given twice is
    checked once. Never raises for what is in a file, or for a file that cannot be read: that is a CT101 in the report,
    as is a YAML document where the extra `yaml` is not installed. With an earlier version to compare `against`, ids
    that vanished and a version number raised too little are found too.
    """
    earlier = None if against is None else dataset_of(against)
    return check_documents(documents_at([path, *more]), earlier=earlier)


def load_file(path: str | os.PathLike[str]) -> Taxonomy:
    """Loads a document of your own, checked first.

    Raises `InvalidDatasetError` if it has errors (or cannot be read); warnings and notes may stand.
    """
    return Taxonomy(dataset_in(read_file(Path(path))))


def dataset_in(document: Document) -> Dataset:
    """The dataset in a document that has no errors; raises `InvalidDatasetError` for any other."""
    checked = check_document(document)
    if checked.dataset is None or any(found.severity == "error" for found in checked.diagnostics):
        raise InvalidDatasetError(document.file, checked.diagnostics)
    return checked.dataset


def check_documents(documents: Iterable[Document], *, earlier: Dataset | None = None) -> Report:
    """Checks documents one after the other, each compared with an `earlier` version if there is one."""
    return merge(check_document(document, earlier=earlier) for document in documents)


def merge(results: Iterable[Checked], *, rules: int = len(RULES)) -> Report:
    """The report on several documents, which so many rules looked at."""
    diagnostics: list[Diagnostic] = []
    ids: dict[tuple[Kind, object], set[str]] = defaultdict(set)
    files = accepted = 0
    for result in results:
        files += 1
        accepted += result.accepted
        diagnostics += result.diagnostics
        for kind, found in result.ids.items():
            ids[kind, result.name] |= found
    # Ten Worlds in two versions of a dataset are ten Worlds; in two datasets they are twenty.
    number = {kind: sum(len(found) for (of, _), found in ids.items() if of == kind) for kind in KINDS}
    counts = Counts(files, number["world"], number["cluster"], number["pathway"], rules, accepted)
    return Report(tuple(diagnostics), counts)


def check_document(
    document: Document, *, earlier: Dataset | None = None, rules: Sequence[Rule] | None = None
) -> Checked:
    """Checks one document, by all rules or by some."""
    with without_collection():
        return _check_document(document, earlier, RULES if rules is None else rules)


def text_diagnostics(draft: Draft, file: str, text: str) -> tuple[Diagnostic, ...]:
    """What the rules say of a text that is no document, such as a settings file; its problems have spans."""
    places = Places(file, text, None, draft)
    return tuple(places.diagnostic(rule, finding) for rule, finding in _run(draft, RULES))


def _unreadable(reason: str, hint: str | None = None) -> Draft:
    return Draft(problems=[Problem("CT101", Place(span=(0, 0)), reason, hint)])


def _check_document(document: Document, earlier: Dataset | None, rules: Sequence[Rule]) -> Checked:
    reading = reader_for(f".{document.form}" if document.form else document.file)(document.data)
    if document.failure is not None:
        draft, dataset = _unreadable(document.failure, document.hint), None
    else:
        recorded = document.recorded_digest
        digest = digest_of(document.data) if recorded is not None else ""
        try:
            draft, dataset = shape(reading, digest=digest, recorded_digest=recorded, earlier=earlier)
        except MissingExtraError as error:  # other files can still be checked
            draft, dataset = _unreadable(f"cannot be read: {error}"), None
    pairs = [*_run(draft, rules)]
    diagnostics: tuple[Diagnostic, ...] = ()
    if pairs:
        places = Places(document.file, reading.text, reading, draft)
        found = [places.diagnostic(rule, finding) for rule, finding in pairs]
        diagnostics = tuple(sorted(found, key=lambda item: (item.line, item.column, item.code, item.path)))
    name = draft.head.get("name")
    ids = {listing.kind: listing.present for listing in draft.listings}
    return Checked(diagnostics, dataset, name if isinstance(name, str) else document.file, ids)


def _run(draft: Draft, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Finding]]:
    """Rules over a draft, stage by stage: what cannot be read has no records to speak of."""
    for stage in ("file", "format", "content"):
        found = [(rule, finding) for rule in rules if rule.stage == stage for finding in rule.find(draft)]
        yield from found
        if found and stage != "content":
            return
