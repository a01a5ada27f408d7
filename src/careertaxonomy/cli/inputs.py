"""What the arguments name: a released version, a document of one's own, or standard input.

What needs pydantic is imported inside the functions, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.results import UsageError
from careertaxonomy.errors import InvalidDatasetError

if TYPE_CHECKING:
    from careertaxonomy.datasets.catalogue import Release
    from careertaxonomy.diagnostics import Diagnostic
    from careertaxonomy.formats.documents import Document
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["STDIN", "documents_named", "documents_to_check", "release_named", "taxonomy_named", "taxonomy_read"]

STDIN = "<stdin>"
_RELEASE = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)?@([^/\\]+)")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.-]+)?")


def release_named(text: str) -> tuple[str, str] | None:
    """The name and the version that NAME@VERSION or @VERSION means; None for any other text. What is no version, such
    as @1.1, is meant as one too, unless it is the path of something."""
    from careertaxonomy.datasets.catalogue import DEFAULT
    from careertaxonomy.formats.readers import endings

    match = _RELEASE.fullmatch(text)
    if match is None or text.endswith(tuple(endings())):
        return None
    if _VERSION.fullmatch(match[2]) is None and os.path.lexists(text):
        return None
    return match[1] or DEFAULT, match[2]


def taxonomy_named(dataset: str | None) -> Taxonomy:
    """The taxonomy that NAME@VERSION, @VERSION or a path names; the default where there is none."""
    from careertaxonomy.checks.checker import load_file
    from careertaxonomy.datasets.loader import load

    if dataset is None:
        return load()
    if named := release_named(dataset):
        return load(named[0], version=named[1])
    with _readable(dataset):
        return load_file(dataset)


def taxonomy_read(dataset: str | None) -> tuple[Taxonomy, tuple[str, ...]]:
    """The same for a command that only reads: errors that do not stop that are said in the remarks."""
    from careertaxonomy.checks.checker import readable_dataset_in
    from careertaxonomy.datasets.loader import load, release_of
    from careertaxonomy.formats.documents import read_file
    from careertaxonomy.model.taxonomy import readable

    named = release_named(dataset or "")
    if dataset is None:
        return load(), ()
    if named:
        try:
            return load(named[0], version=named[1]), ()
        except InvalidDatasetError:
            document = _released(release_of(*named))
    else:
        document = read_file(Path(dataset))
    with _readable(dataset):
        found, errors = readable_dataset_in(document)
    return readable(found), _remarks(dataset, errors)


@contextmanager
def _readable(path: str) -> Iterator[None]:
    """Turns the error for a file that cannot be read into one about how the command was called."""
    from careertaxonomy.diagnostics import Report

    try:
        yield
    except InvalidDatasetError as error:
        unreadable = Report(error.diagnostics).unreadable
        if not unreadable:
            raise
        hint = "" if Path(path).exists() else f"; {_hint(path)}"
        raise UsageError(f"{path}: {unreadable[0].message}{hint}") from None


def _hint(path: str) -> str:
    """What to write where a path is no file: the released version whose name or version it may be."""
    from careertaxonomy.datasets.loader import available

    named = {release.name: f"{release.name}@{release.version}" for release in available()}
    named |= {release.version: f"{release.name}@{release.version}" for release in available()}
    example = f", such as {named[path]}" if path in named else " or @VERSION"
    return f"a released version is named NAME@VERSION{example}"


def _remarks(dataset: str, errors: Sequence[Diagnostic]) -> tuple[str, ...]:
    """What is to be said of a document that has errors, and is read nevertheless."""
    from careertaxonomy.text.wording import plural

    if not errors:
        return ()
    more = f"; see careertaxonomy check {dataset}" if len(errors) > 1 else ""
    return (f"{dataset} has {plural(len(errors), 'error')} and is read nevertheless: {errors[0]}{more}",)


def documents_to_check(paths: Sequence[str]) -> tuple[Iterable[Document], str]:
    """The documents to check where the arguments name none, and the words for which these are: those at the `paths` of
    the settings; else those in the current folder itself; else the bundled ones."""
    from careertaxonomy.datasets.loader import bundled
    from careertaxonomy.formats.documents import documents_in

    if paths:
        return documents_named(paths, "json"), "the paths of the settings"
    here = documents_in(".")
    return (here, "this folder") if here else (map(_released, bundled()), "every bundled version")


def documents_named(paths: Sequence[str], stdin_format: str) -> Iterator[Document]:
    """The documents that paths, NAME@VERSION and - name."""
    from careertaxonomy.datasets.loader import release_of
    from careertaxonomy.formats.documents import documents_at

    releases = [release_of(*named) for named in map(release_named, paths) if named]
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
    """A document, with a hint where its path is no file but the name of a dataset or its version."""
    hint = _hint(document.file) if document.is_missing else ""
    return replace(document, hint=hint) if "such as" in hint else document


def _standard_input(form: str) -> Document:
    from careertaxonomy.formats.documents import Document

    if sys.stdin is None:
        return Document(STDIN, failure="cannot be read: standard input is closed")
    try:
        return Document(STDIN, sys.stdin.buffer.read(), form=form)
    except OSError as error:
        return Document(STDIN, failure=f"cannot be read: {error.strerror or error}")
