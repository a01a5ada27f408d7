"""Paths to documents: the name of each, its bytes, and the digest that a `SHA256SUMS` records for it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from careertaxonomy.formats.checksums import CHECKSUMS_FILE, recorded
from careertaxonomy.formats.files import is_folder, is_special, real_path
from careertaxonomy.formats.readers import Reading, endings, reader_for

__all__ = ["Document", "documents_at", "read_file"]


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

    @property
    def reading(self) -> Reading:
        """The bytes, to be read as what they are."""
        return reader_for(self.file, self.form)(self.data)


def documents_at(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Document]:
    """The documents that paths name, each once."""
    seen: set[str] = set()
    for given in paths:
        path = Path(given)
        if not os.fspath(given):
            yield Document("", failure="cannot be read: the path is empty")
            continue
        files = [*_documents_below(path)] if is_folder(path) else [path]
        if not files:
            yield Document(str(path), failure="no document in this directory: no file with a `format`")
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
            if name.lower().endswith(tuple(endings())) and not is_special(path) and _has_format(path):
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
            digests = recorded((folder / CHECKSUMS_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        return digests.get(real.relative_to(folder).as_posix())
    return None
