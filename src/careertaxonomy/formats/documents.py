"""Paths to documents: the name of each, its bytes, and the digest that a `SHA256SUMS` records for it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from careertaxonomy.formats.checksums import Checksums
from careertaxonomy.formats.files import is_folder, is_special, real_path
from careertaxonomy.formats.readers import Reading, ReadingError, endings, reader_for
from careertaxonomy.text.normal_forms import close_matches

__all__ = ["Document", "documents_at", "documents_in", "read_file"]

_LISTS = ("worlds", "clusters", "pathways")
_FORMAT = "careertaxonomy/"
_WORDS = re.compile("|".join((_FORMAT, *_LISTS)).encode())
_BEGINS_AS_DOCUMENT = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(?:\{\s*)?["']?format["']?\s*:\s*["']?careertaxonomy/""")


@dataclass(frozen=True, slots=True)
class Document:
    """A document to check: the name to report it under, its bytes, and the digest it was released with, if any.

    Where `failure` is given, the file could not be read, for that reason; `hint` says what to do. `form` says what the
    bytes are, such as "yaml", where the name's ending does not. `record_fault` says why it cannot be told whether the
    document was released, where the list of digests is damaged. `is_missing` says that there is no such file.
    """

    file: str
    data: bytes = b""
    recorded_digest: str | None = None
    failure: str | None = None
    hint: str | None = None
    form: str | None = None
    record_fault: str | None = None
    is_missing: bool = False

    @property
    def may_be_released(self) -> bool:
        """Whether the document was released, or that cannot be told: then it is not touched."""
        return bool(self.recorded_digest or self.record_fault)

    @property
    def reading(self) -> Reading:
        """The bytes, to be read as what they are."""
        return reader_for(self.file, self.form)(self.data)


def documents_at(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Document]:
    """The documents that paths name, each once."""
    seen: set[str] = set()
    checksums = Checksums()
    for given in paths:
        path = Path(given)
        if not os.fspath(given):
            yield Document("", failure="cannot be read: the path is empty")
            continue
        files = [*_documents_below(path)] if is_folder(path) else [path]
        if not files:
            message = "no document in this directory: no file with the format of careertaxonomy"
            yield Document(str(path), failure=message)
        for file in files:
            real = real_path(file)
            if real not in seen:
                seen.add(real)
                yield read_file(file, checksums)


def documents_in(folder: str | os.PathLike[str]) -> list[Document]:
    """The documents that lie in a folder itself, not in those below."""
    return [*map(read_file, _documents_below(Path(folder), deep=False))]


def _documents_below(directory: Path, *, deep: bool = True) -> Iterator[Path]:
    closed: list[Path] = []
    for folder, folders, files in os.walk(directory, onerror=lambda error: closed.append(Path(error.filename))):
        yield from closed
        closed.clear()
        folders[:] = sorted(folders) if deep else ()
        for name in sorted(files):
            path = Path(folder, name)
            # A pipe is left alone: it would be waited for.
            if name.lower().endswith(tuple(endings())) and not is_special(path) and _is_document(path):
                yield path
    yield from closed


def _is_document(path: Path) -> bool:
    """Whether a file is a document, if perhaps a broken one: other programs keep files in the same folders.

    It says so in its `format` (or a key that is nearly that), or has two of the three lists, or cannot be read and
    holds one of these words.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return True
    if _BEGINS_AS_DOCUMENT.match(data):
        return True
    if not _WORDS.search(data.replace(b"\0", b"")):  # so that a document in UTF-16 is found, and reported
        return False
    try:
        content = reader_for(path.name)(data).value()
    except ReadingError:
        return True
    if not isinstance(content, dict):
        return False
    return sum(name in content for name in _LISTS) > 1 or any(
        isinstance(value, str) and value.startswith(_FORMAT) and close_matches(key, ("format",))
        for key, value in content.items()
    )


def read_file(path: Path, checksums: Checksums | None = None) -> Document:
    """A document and the digest that a `SHA256SUMS` beside or above it records for it."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        is_missing = isinstance(error, FileNotFoundError)
        return Document(str(path), failure=f"cannot be read: {reason}", is_missing=is_missing)
    said = (checksums or Checksums()).of(path)
    return Document(str(path), data, said.digest, record_fault=said.fault)
