"""One run of a check: read, shape, rules, report.

When all is well, a document is parsed and validated once and each rule looks at whole columns. Only where something is
found is the text gone back to for lines and columns.
"""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from careertaxonomy.canonical import digest_of
from careertaxonomy.diagnostics import Counts, Diagnostic, Excerpt, Fix, Related, Report, TextEdit
from careertaxonomy.errors import InvalidDatasetError, MissingExtraError, WrongKindError
from careertaxonomy.files import is_folder, is_special, real_path
from careertaxonomy.identity import Identity
from careertaxonomy.models import KINDS, Dataset, Kind
from careertaxonomy.readers import READERS, Lines, Reading, reader_for
from careertaxonomy.rules import RULES
from careertaxonomy.rules.base import Rule
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Cure, Edit, Finding, Place, Problem
from careertaxonomy.shape import shape
from careertaxonomy.taxonomy import Taxonomy

__all__ = ["Checked", "Document", "check", "check_documents", "load_file", "merge"]

_SUMS = "SHA256SUMS"
_EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Document:
    """A document to check: the name to report it under, its bytes, and the digest it was released with, if any.

    Where `failure` is given, the file could not be read, for that reason; `hint` says what to do. `form` says what the
    bytes are, such as "yaml", where the name's ending does not.
    """

    file: str
    data: bytes = b""
    recorded_digest: str | None = None
    failure: str | None = None
    hint: str | None = None
    form: str | None = None


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
    earlier = against.dataset if isinstance(against, Taxonomy) else against
    if earlier is not None and not isinstance(earlier, Dataset):
        raise WrongKindError("a Taxonomy or a Dataset", earlier)
    return check_documents(documents_at([path, *more]), earlier=earlier)


def load_file(path: str | os.PathLike[str]) -> Taxonomy:
    """Loads a document of your own, checked first.

    Raises `InvalidDatasetError` if it has errors (or cannot be read); warnings and notes may stand.
    """
    document = read_file(Path(path))
    checked = check_document(document)
    if checked.dataset is None or any(found.severity == "error" for found in checked.diagnostics):
        raise InvalidDatasetError(document.file, checked.diagnostics)
    return Taxonomy(checked.dataset)


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


def documents_at(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Document]:
    """The documents that paths stand for, each once."""
    seen: set[str] = set()
    for given in paths:
        path = Path(given)
        if not os.fspath(given):
            yield Document("", failure="cannot be read: the path is empty")
            continue
        files = [*_documents_below(path)] if is_folder(path) else [path]
        if not files:
            yield Document(str(path), failure="there is no document in this directory: no file with a `format`")
        for file in files:
            real = real_path(file)
            if real not in seen:
                seen.add(real)
                yield read_file(file)


def _documents_below(directory: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for folder, folders, files in os.walk(directory, onerror=lambda error: closed.append(Path(error.filename))):
        yield from closed
        closed.clear()
        folders.sort()
        for name in sorted(files):
            path = Path(folder, name)
            # A pipe is left alone: it would be waited for.
            if name.lower().endswith(tuple(READERS)) and not is_special(path) and _has_format(path):
                yield path
    yield from closed


def _has_format(path: Path) -> bool:
    """Whether a file has a `format` at its top, or may have one: other programs keep files in the same folders."""
    try:
        data = path.read_bytes().replace(b"\0", b"")  # so that a document in UTF-16 is found, and reported
    except OSError:
        return True
    return reader_for(path.name).may_have_format(data)


def read_file(path: Path) -> Document:
    """A document and the digest that a `SHA256SUMS` beside or above it records for it."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Document(str(path), failure=f"cannot be read: {reason}")
    return Document(str(path), data, _recorded_digest(path))


def _recorded_digest(path: Path) -> str | None:
    real = Path(real_path(path))
    for folder in real.parents:
        try:
            sums = (folder / _SUMS).read_text(encoding="utf-8")
        except (OSError, ValueError):
            continue
        wanted = PurePosixPath(real.relative_to(folder).as_posix())
        for line in sums.splitlines():
            digest, _, name = line.strip().partition(" ")
            if name and PurePosixPath(name.lstrip(" *")) == wanted:
                return f"sha256:{digest.lower()}"
        return None
    return None


@contextmanager
def _without_collection() -> Iterator[None]:
    """Garbage collection off: hundreds of thousands of new records, none of them garbage, would start it again and
    again, and it would take longer than everything else together."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # Puts what was made meanwhile among the old objects, which are looked through only now and then.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def check_document(
    document: Document, *, earlier: Dataset | None = None, rules: Sequence[Rule] | None = None
) -> Checked:
    """Checks one document, by all rules or by some."""
    with _without_collection():
        return _check_document(document, earlier, RULES if rules is None else rules)


def text_diagnostics(draft: Draft, file: str, text: str) -> tuple[Diagnostic, ...]:
    """What the rules say of a text that is no document, such as a settings file; its problems have spans."""
    places = _Places(file, text, None, draft)
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
        places = _Places(document.file, reading.text, reading, draft)
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


class _Places:
    """Findings to diagnostics: paths to lines and columns."""

    def __init__(self, file: str, text: str, reading: Reading | None, draft: Draft) -> None:
        self._file = file
        self._text = text
        self._reading = reading
        self._identity = Identity(draft)
        self._lines = Lines(text)

    def _span(self, place: Place) -> tuple[int, int]:
        if place.span is not None or self._reading is None:
            return place.span or (0, 0)
        return self._reading.span(place.path, key=place.key)

    def diagnostic(self, rule: Rule, finding: Finding) -> Diagnostic:
        start, end = self._span(finding.place)
        line, column = self._lines.at(start)
        end_line, end_column = self._lines.at(end)
        return Diagnostic(
            self._file,
            line,
            column,
            end_line,
            end_column,
            rule.code,
            rule.name,
            finding.severity or rule.severity,
            finding.message,
            finding.hint,
            _pointer(finding.place),
            tuple(self._related(place, message) for place, message in finding.related),
            self._fix(finding.cure),
            self._excerpt(start, end),
            self._identity.records(finding),
            self._identity.about(finding),
        )

    def _fix(self, cure: Cure | None) -> Fix | None:
        edits = tuple(map(self._edit, cure.edits)) if cure else ()
        made = tuple(edit for edit in edits if edit is not None)
        return Fix(cure.safe, made) if cure and len(made) == len(edits) else None

    def _edit(self, edit: Edit) -> TextEdit | None:
        if self._reading is None:
            return None
        if edit.text is None:
            removed = self._reading.removal(edit.place.path)
            written = None if removed is None else (*removed, "")
        else:
            written = self._reading.replacement(edit.place.path, edit.text, key=edit.place.key)
        if written is None:
            return None
        start, end, text = written
        return TextEdit(start, end, *self._lines.at(start), *self._lines.at(end), text)

    def _related(self, place: Place, message: str) -> Related:
        return Related(self._file, *self._lines.at(self._span(place)[0]), message)

    def _excerpt(self, start: int, end: int) -> Excerpt:
        first, last = self._lines.line(start)
        fits = last - first <= _EXCERPT or start - first < _EXCERPT // 2
        left = first if fits else start - _EXCERPT // 4
        right = min(last, left + _EXCERPT)
        text = self._text[left:right]
        return Excerpt(text, start - left, max(min(end, right), start) - left, left > first, right < last)


def _pointer(place: Place) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in place.path)
