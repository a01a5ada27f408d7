"""What the arguments name: a released version, a document of one's own, or standard input.

What needs pydantic is imported inside the functions, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.results import UsageError
from careertaxonomy.errors import InvalidDatasetError

if TYPE_CHECKING:
    from careertaxonomy.datasets.catalogue import Release
    from careertaxonomy.formats.documents import Document
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["STDIN", "documents_named", "release_named", "taxonomy_named"]

STDIN = "<stdin>"
_RELEASE = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)?@([0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?)")


def release_named(text: str) -> tuple[str, str] | None:
    """The name and the version that NAME@VERSION or @VERSION means; None for any other text."""
    from careertaxonomy.datasets.catalogue import DEFAULT
    from careertaxonomy.formats.readers import endings

    match = _RELEASE.fullmatch(text)
    return (match[1] or DEFAULT, match[2]) if match and not text.endswith(tuple(endings())) else None


def taxonomy_named(dataset: str | None) -> Taxonomy:
    """The taxonomy that NAME@VERSION, @VERSION or a path names; the default where there is none."""
    from careertaxonomy.checks.checker import load_file
    from careertaxonomy.datasets.loader import load
    from careertaxonomy.diagnostics import Report

    if dataset is None:
        return load()
    if named := release_named(dataset):
        return load(named[0], version=named[1])
    try:
        return load_file(dataset)
    except InvalidDatasetError as error:
        unreadable = Report(error.diagnostics).unreadable
        if not unreadable:
            raise
        hint = "" if Path(dataset).exists() else "; a released version is named NAME@VERSION or @VERSION"
        raise UsageError(f"{dataset}: {unreadable[0].message}{hint}") from None


def documents_named(paths: Sequence[str], stdin_format: str) -> Iterator[Document]:
    """The documents that paths, NAME@VERSION and - name; without any, the bundled ones."""
    from careertaxonomy.datasets.loader import bundled, release_of
    from careertaxonomy.formats.documents import documents_at

    releases = [release_of(*named) for named in map(release_named, paths) if named] if paths else bundled()
    yield from map(_released, dict.fromkeys(releases))
    yield from map(_with_hint, documents_at(path for path in paths if path != "-" and not release_named(path)))
    if "-" in paths:
        yield _standard_input(stdin_format)


def _released(release: Release) -> Document:
    from careertaxonomy.datasets.catalogue import OURS
    from careertaxonomy.datasets.loader import mistaken, read_release
    from careertaxonomy.formats.documents import Document

    data = read_release(release)
    mistake = mistaken(release, data) if release.package != OURS else None
    failure = None if mistake is None else f"cannot be loaded: {mistake}"
    return Document(f"{release.name}@{release.version}", data, release.digest, failure)


def _with_hint(document: Document) -> Document:
    """A document, with a hint where its path is no file but the name of a dataset."""
    from careertaxonomy.datasets.loader import available

    if document.failure is None:
        return document
    newest = {release.name: f"{release.name}@{release.version}" for release in available()}.get(document.file)
    return replace(document, hint=f"a released version is named NAME@VERSION, such as {newest}") if newest else document


def _standard_input(form: str) -> Document:
    from careertaxonomy.formats.documents import Document

    if sys.stdin is None:
        return Document(STDIN, failure="cannot be read: standard input is closed")
    try:
        return Document(STDIN, sys.stdin.buffer.read(), form=form)
    except OSError as error:
        return Document(STDIN, failure=f"cannot be read: {error.strerror or error}")
