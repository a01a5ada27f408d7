"""A local copy on the command line: reads it, finds places in it, and writes it with another content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from careertaxonomy.cli.results import UsageError
from careertaxonomy.formats.files import write_whole

if TYPE_CHECKING:
    from careertaxonomy.formats.documents import Document
    from careertaxonomy.model.records import Dataset

__all__ = ["Copy", "changed_copy", "read_copy", "write_copy", "write_settings"]

_ID_TWICE = ("CT202", "CT203")
"""What is found where records cannot be told apart by their ids: two of one id, or one that is in use and retired."""


class Copy(NamedTuple):
    """A document of one's own, and the dataset in it."""

    document: Document
    dataset: Dataset

    def places(self, found: Iterable[tuple[str, str | None]]) -> Iterator[str]:
        """Where records, or one of their fields, are in the file; where they are not there, where they would be."""
        from careertaxonomy.formats.readers import Lines
        from careertaxonomy.model.references import Reference

        paths = {
            Reference.to(row): (name, index)
            for name in ("worlds", "clusters", "pathways", "retired")
            for index, row in enumerate(getattr(self.dataset, name))
        }
        reading = self.document.reading
        reading.value()
        lines = Lines(reading.text)
        for reference, field in found:
            record = Reference.read(reference)
            path: tuple[str | int, ...] = (reference,)
            if record is not None:
                path = (f"{record.kind}s",)
                if record in paths:
                    path = (*paths[record], *(field.split("/") if field else ()))
            line, column = lines.at(reading.span(path)[0])
            yield f"{self.document.file}:{line}:{column}"


def read_copy(file: str) -> Copy:
    """A document to change. Raises `InvalidDatasetError` for one that does not have the shape of a document, or has an
    id twice, and `UsageError` for one that was released, and so is never changed."""
    from careertaxonomy.checks.checker import check_document
    from careertaxonomy.errors import InvalidDatasetError
    from careertaxonomy.formats.documents import read_file

    document = read_file(Path(file))
    checked = check_document(document)
    if checked.unreadable:
        raise UsageError(f"{file}: {checked.unreadable[0].message}")
    if checked.dataset is None or any(found.code in _ID_TWICE for found in checked.diagnostics):
        raise InvalidDatasetError(file, checked.diagnostics)
    if document.recorded_digest:
        raise UsageError(f"{file} was released, and a released version is never changed; work on a copy of it")
    return Copy(document, checked.dataset)


def changed_copy(copy: Copy, after: Dataset) -> Document:
    """The document with another content; what does not change keeps its layout. Raises `UsageError`."""
    from careertaxonomy.formats.revisions import revised

    data = revised(copy.document, copy.dataset, after)
    if data is None:
        raise UsageError(
            f"{copy.document.file} is laid out in a way that this change cannot keep; "
            "bring it to the usual form first: careertaxonomy export"
        )
    return replace(copy.document, data=data)


def write_copy(copy: Copy, changed: Document, settings: tuple[str, str] | None = None) -> None:
    """Writes the changed document in one step and, with it, the text of a settings file. Raises `UsageError`."""
    file = copy.document.file
    with _written(file):
        write_whole(file, changed.data, expected=copy.document.data)
    if settings is not None:
        write_settings(*settings, copy=file, before=copy.document.data)


def write_settings(file: str, text: str, *, copy: str, before: bytes | None) -> None:
    """Writes the settings that belong to a copy, which was just written. Where that cannot be done, the copy is put
    back to what it was before, None for no file. Raises `UsageError`."""
    try:
        with _written(file):
            write_whole(file, text.encode())
    except UsageError:
        with _written(copy):
            Path(copy).unlink() if before is None else write_whole(copy, before)
        raise


@contextmanager
def _written(file: str) -> Iterator[None]:
    """Turns the error for a file that cannot be written into one about how the command was called."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror or error}") from None
