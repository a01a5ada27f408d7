"""Runs a check: reads a document, sorts it by shape, applies the rules, and makes the report.

A document without faults is parsed and validated once, and each rule looks at whole columns. Only where something is
found are lines and columns looked up in the text.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from careertaxonomy._shared.garbage import without_collection
from careertaxonomy._shared.public import public
from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.locations import Places
from careertaxonomy.checks.rules import RULES
from careertaxonomy.checks.seen_versions import SeenVersions
from careertaxonomy.checks.shape import shape
from careertaxonomy.diagnostics import Counts, Diagnostic, Report
from careertaxonomy.errors import InvalidDatasetError, MissingFileError
from careertaxonomy.formats.documents import Document, documents_at, read_file
from careertaxonomy.model.records import KINDS, Dataset, Kind
from careertaxonomy.model.taxonomy import Taxonomy, dataset_of

__all__ = ["Checked", "check", "check_documents", "dataset_in", "load_file", "merge", "readable_dataset_in"]


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of checking one document: what was found, the dataset if its shape is right, and what was looked at
    (the dataset's name and the ids of each kind). `accepted` counts the findings that were left out because a project
    has accepted them."""

    diagnostics: tuple[Diagnostic, ...]
    dataset: Dataset | None
    name: object
    ids: Mapping[Kind, frozenset[str]]
    accepted: int = 0

    @property
    def has_errors(self) -> bool:
        """Whether the document has an error."""
        return not Report(self.diagnostics).ok

    @property
    def unreadable(self) -> tuple[Diagnostic, ...]:
        """The findings that say that the document could not be read."""
        return Report(self.diagnostics).unreadable

    def without(self, accepted: Collection[Diagnostic]) -> Checked:
        """The same without findings that are accepted, each counted."""
        kept = tuple(found for found in self.diagnostics if found not in accepted)
        return replace(self, diagnostics=kept, accepted=self.accepted + len(self.diagnostics) - len(kept))


@public
def check(
    path: str | os.PathLike[str], *more: str | os.PathLike[str], against: Taxonomy | Dataset | None = None
) -> Report:
    """Checks documents and reports all their faults.

    Never raises for what is in a file, or for a file that cannot be read: that is a CT101 in the report, as is a YAML
    document where the extra `yaml` is not installed.

    Args:
        path: A file or a directory. A directory means the `*.json`, `*.yaml` and `*.yml` in it and below that have a
            `format`.
        *more: More of them. A path given twice is checked once.
        against: An earlier version to compare with; ids that vanished and too small a version bump are found too.

    Returns:
        The report on all of them.
    """
    earlier = None if against is None else dataset_of(against)
    return check_documents(documents_at([path, *more]), earlier=earlier)


@public
def load_file(path: str | os.PathLike[str]) -> Taxonomy:
    """Loads a document of your own, checked first.

    Raises `InvalidDatasetError` if it has errors or cannot be read, and `MissingFileError`, which is one too and a
    `FileNotFoundError`, if it does not exist. It may have warnings and notes.
    """
    return Taxonomy(dataset_in(read_file(Path(path))))


def dataset_in(document: Document) -> Dataset:
    """The dataset in a document that has no errors; raises `InvalidDatasetError` for any other."""
    checked = check_document(document)
    if document.is_missing:
        raise MissingFileError(document.file, checked.diagnostics)
    if checked.dataset is None or checked.has_errors:
        raise InvalidDatasetError(document.file, checked.diagnostics)
    return checked.dataset


def readable_dataset_in(document: Document) -> tuple[Dataset, tuple[Diagnostic, ...]]:
    """The dataset in a document that is only to be read, and the errors that do not stop that.

    Raises `InvalidDatasetError` for a document that does not have the format's shape, or has one id twice.
    """
    checked = check_document(document)
    errors = Report(checked.diagnostics).errors
    if checked.dataset is None or any(error.code == "CT202" for error in errors):
        raise InvalidDatasetError(document.file, checked.diagnostics)
    return checked.dataset, errors


def check_documents(documents: Iterable[Document], *, earlier: Dataset | None = None) -> Report:
    """Checks documents one after the other, each compared with an `earlier` version if one is given."""
    seen = SeenVersions()
    return merge(check_document(document, earlier=earlier, seen=seen) for document in documents)


def merge(results: Iterable[Checked], *, rules: int = len(RULES), chosen: str = "") -> Report:
    """One report on several documents, which so many rules looked at; `chosen` says which where none was named."""
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
    counts = Counts(files, number["world"], number["cluster"], number["pathway"], rules, accepted, chosen)
    return Report(tuple(diagnostics), counts)


@without_collection()
def check_document(
    document: Document,
    *,
    earlier: Dataset | None = None,
    rules: Sequence[Rule] | None = None,
    seen: SeenVersions | None = None,
) -> Checked:
    """Checks one document, by all rules or by some; beside those of its run that were `seen` before it."""
    reading = document.reading
    draft, dataset = shape(document, reading, earlier)
    if seen is not None:
        draft.problems["CT708"] += seen.problems(document, draft, dataset)
    pairs = [*_run(draft, RULES if rules is None else rules)]
    diagnostics: list[Diagnostic] = []
    if pairs:
        places = Places(document.file, reading.text, reading, draft)
        diagnostics += (places.diagnostic(rule, finding) for rule, finding in pairs)
        diagnostics.sort(key=lambda item: (item.line, item.column, item.code, item.path))
    name = draft.head.get("name")
    ids = {listing.kind: listing.present for listing in draft.listings}
    return Checked(tuple(diagnostics), dataset, name if isinstance(name, str) else document.file, ids)


def text_diagnostics(draft: Draft, file: str, text: str) -> tuple[Diagnostic, ...]:
    """The findings of the rules in a text that is no document, such as a settings file; its problems have spans."""
    places = Places(file, text, None, draft)
    return tuple(places.diagnostic(rule, finding) for rule, finding in _run(draft, RULES))


def _run(draft: Draft, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Finding]]:
    """Applies rules to a draft, stage by stage: what cannot be read has no records to look at."""
    for stage in ("file", "format", "content"):
        found = [(rule, finding) for rule in rules if rule.stage == stage for finding in rule.find(draft)]
        yield from found
        if found and stage != "content":
            return
