"""The available releases, bundled ones and those of other packages, and how one is loaded.

A `SHA256SUMS` is the list of what a package has. A document whose bytes are not those recorded there is refused.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache, partial
from threading import RLock
from typing import TYPE_CHECKING

from importlib_resources import files
from pydantic import ValidationError

from careertaxonomy._shared.public import public
from careertaxonomy.datasets.catalogue import DEFAULT, OURS, Release, Unavailable
from careertaxonomy.datasets.errors import (
    DamagedDatasetError,
    DigestMismatchError,
    MalformedDigestError,
    UnavailableDatasetError,
    UnknownDatasetError,
)
from careertaxonomy.errors import InvalidDatasetError
from careertaxonomy.formats.checksums import CHECKSUMS_FILE, recorded
from careertaxonomy.model.canonical import canonical_bytes, digest_of, is_digest
from careertaxonomy.model.records import Dataset
from careertaxonomy.model.references import Kind
from careertaxonomy.model.taxonomy import Taxonomy
from careertaxonomy.versions.version_numbers import version_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careertaxonomy.datasets.packages import Installed

__all__ = ["available", "bundled", "load", "mistaken", "read_release", "release_of", "unavailable"]

_loaded: dict[Release, Taxonomy] = {}
_lock = RLock()


@public
def available() -> tuple[Release, ...]:
    """Every version of every dataset, those of other installed packages too, by name, each dataset's oldest first.

    Other packages are looked for once, and none of them is imported.
    """
    return _in_order((*bundled(), *_installed().releases))


@public
def unavailable() -> tuple[Unavailable, ...]:
    """The datasets of other packages that are not available, and why: the name is taken, or the package is broken."""
    return _installed().unavailable


@cache
def bundled() -> tuple[Release, ...]:
    """Every version that this package brings."""
    digests = recorded(files("careertaxonomy.datasets").joinpath(CHECKSUMS_FILE).read_text(encoding="utf-8"))
    named = ((file.removesuffix(".json").partition("/"), digest) for file, digest in digests.items())
    return _in_order(Release(name, version, digest) for (name, _, version), digest in named)


@cache
def _installed() -> Installed:
    from careertaxonomy.datasets.packages import find_installed

    return find_installed({release.name for release in bundled()})


def _in_order(releases: Iterable[Release]) -> tuple[Release, ...]:
    return tuple(sorted(releases, key=lambda release: (release.name, version_key(release.version))))


def _releases_of(name: str) -> list[Release]:
    """A dataset's releases. For a bundled one, other packages are not looked for: that takes time."""
    ours = [release for release in bundled() if release.name == name]
    return ours or [release for release in available() if release.name == name]


def release_of(name: str = DEFAULT, version: str | None = None) -> Release:
    """A dataset's release, the newest where no version is named; `name` may have the version after an @.

    Raises `UnknownDatasetError` and `UnavailableDatasetError`.
    """
    if version is None:
        name, _, after = name.partition("@")
        name, version = name or DEFAULT, after or None
    found = [release for release in _releases_of(name) if version in (None, release.version)]
    if found:
        return found[-1]
    for broken in unavailable():
        if broken.name == name and not _releases_of(name):
            raise UnavailableDatasetError(name, broken.packages, broken.reason)
    raise UnknownDatasetError(name, version, known=map(str, available()))


def read_release(release: Release) -> bytes:
    """The bytes of a release's document as they are, unverified; raises `DamagedDatasetError` if there are none."""
    folder = files("careertaxonomy.datasets") if release.package == OURS else _installed().folders[release.name]
    try:
        return folder.joinpath(release.name, f"{release.version}.json").read_bytes()
    except OSError:
        raise _damaged(release, None) from None


def _damaged(release: Release, found: str | None) -> DamagedDatasetError:
    return DamagedDatasetError(release.file, expected=release.digest, found=found, package=release.package)


@public
def load(name: str = DEFAULT, *, version: str | None = None, digest: str | None = None) -> Taxonomy:
    """Loads a dataset: the newest version, or the one named. The same call gives the same object.

    A document of another package is checked first.

    Args:
        name: the name of the dataset, such as "joco-works"; "joco-works@1.0.0" names the version, too.
        version: the version; the newest one without it.
        digest: the only digest to accept, "sha256:" and 64 hex digits; any without it.

    Raises:
        UnknownDatasetError: no package has the dataset or the version.
        MalformedDigestError: the digest asked for is no digest.
        DigestMismatchError: the version has another digest than the one asked for.
        DamagedDatasetError: the bytes of the file are not those that were released.
        InvalidDatasetError: the document of another package has errors.
        UnavailableDatasetError: the dataset is not available; the reason is in the message.
    """
    release = release_of(name, version)
    if digest is not None and not is_digest(digest):
        raise MalformedDigestError(digest)
    if digest is not None and digest != release.digest:
        raise DigestMismatchError(release.name, release.version, expected=digest, found=release.digest)
    with _lock:
        if release not in _loaded:
            data = read_release(release)
            if digest_of(data) != release.digest:
                raise _damaged(release, digest_of(data))
            dataset = Dataset.model_validate_json(data) if release.package == OURS else _checked(release, data)
            _loaded[release] = Taxonomy(dataset, newer=partial(_newer_version_with, release.name, release.version))
        return _loaded[release]


def _checked(release: Release, data: bytes) -> Dataset:
    """The document of another package, checked as one of the user's own would be."""
    from careertaxonomy.checks.checker import dataset_in
    from careertaxonomy.formats.documents import Document

    dataset = dataset_in(Document(f"{release.package}: {release.file}", data))
    reason = mistaken(release, data)
    if reason is not None:
        raise UnavailableDatasetError(release.name, (release.package,), reason)
    return dataset


def mistaken(release: Release, data: bytes) -> str | None:
    """Why a document is not the release that it is given out as, though it may be sound; None if it is."""
    try:
        dataset = Dataset.model_validate_json(data)
    except ValidationError:
        return None  # a check says more of it
    if (dataset.name, dataset.version) != (release.name, release.version):
        return f"in {release.file} is {dataset.name} {dataset.version}"
    if canonical_bytes(dataset) != data:  # else its digest would be one, and that of what is loaded another
        return f"{release.file} is not in the canonical form, in which careertaxonomy release writes it"
    return None


@public
def _newer_version_with(name: str, version: str, kind: Kind, id: str) -> str | None:
    """The first version after this one that has a record of this kind and id.

    A later file that is damaged is passed over: what was asked for is this version's record.
    """
    for release in _releases_of(name):
        if version_key(release.version) > version_key(version):
            with suppress(DamagedDatasetError, InvalidDatasetError, UnavailableDatasetError):
                if any(record.id == id for record in load(name, version=release.version).dataset.of(kind)):
                    return release.version
    return None
