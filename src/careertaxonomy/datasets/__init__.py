"""The datasets that there are, bundled ones and those of other packages: every released version, and how it is loaded.

A `SHA256SUMS` is the list of what a package has. A document whose bytes are not those recorded there is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from threading import RLock
from typing import TYPE_CHECKING

from importlib_resources import files
from pydantic import ValidationError

from careertaxonomy.canonical import canonical_bytes, digest_of
from careertaxonomy.errors import (
    DamagedDatasetError,
    DigestMismatchError,
    InvalidDatasetError,
    UnavailableDatasetError,
    UnknownDatasetError,
)
from careertaxonomy.models import Dataset
from careertaxonomy.sums import FILE, recorded
from careertaxonomy.taxonomy import Taxonomy
from careertaxonomy.versioning import version_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careertaxonomy.datasets.packages import Installed

__all__ = [
    "DEFAULT",
    "Release",
    "Unavailable",
    "available",
    "bundled",
    "load",
    "read_release",
    "release_of",
    "unavailable",
]

DEFAULT = "joco-works"
"""The dataset that `load()` gives."""
OURS = "careertaxonomy"
"""The package that brings the bundled datasets."""

_loaded: dict[Release, Taxonomy] = {}
_lock = RLock()


@dataclass(frozen=True, slots=True)
class Release:
    """One released version of a dataset: its name, its version, its digest ("sha256:" and 64 hex digits), and the
    package that brings it."""

    name: str
    version: str
    digest: str
    package: str = OURS

    @property
    def file(self) -> str:
        """The name of its document among the files of its package."""
        return f"{self.name}/{self.version}.json"

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True)
class Unavailable:
    """A dataset of another package that cannot be had: its name, the packages that bring it, and why.

    `name` is None where not even that can be told.
    """

    name: str | None
    packages: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        return f"{self.name or 'a dataset'} of {' and '.join(self.packages)}: {self.reason}"


def available() -> tuple[Release, ...]:
    """Every version of every dataset, those of other installed packages too, by name, each dataset's oldest first.

    Other packages are looked for once, and none of them is imported.
    """
    return _in_order((*bundled(), *_installed().releases))


def unavailable() -> tuple[Unavailable, ...]:
    """The datasets of other packages that cannot be had, and why: a name that is taken, or a package that is broken."""
    return _installed().unavailable


@cache
def bundled() -> tuple[Release, ...]:
    """Every version that this package brings."""
    digests = recorded(files(__name__).joinpath(FILE).read_text(encoding="utf-8"))
    return _in_order(Release(*_name_and_version(file), digest) for file, digest in digests.items())


@cache
def _installed() -> Installed:
    from careertaxonomy.datasets.packages import find_installed

    return find_installed({release.name for release in bundled()})


def _name_and_version(file: str) -> tuple[str, str]:
    name, _, version = file.removesuffix(".json").partition("/")
    return name, version


def _in_order(releases: Iterable[Release]) -> tuple[Release, ...]:
    return tuple(sorted(releases, key=lambda release: (release.name, version_key(release.version))))


def _releases_of(name: str) -> list[Release]:
    """A dataset's releases. For a bundled one, other packages are not looked for: that takes time."""
    return [release for release in bundled() if release.name == name] or [
        release for release in available() if release.name == name
    ]


def release_of(name: str = DEFAULT, version: str | None = None) -> Release:
    """A dataset's release, the newest where no version is named.

    Raises `UnknownDatasetError` and `UnavailableDatasetError`.
    """
    found = [release for release in _releases_of(name) if version in (None, release.version)]
    if found:
        return found[-1]
    for broken in unavailable():
        if broken.name == name and not _releases_of(name):
            raise UnavailableDatasetError(name, broken.packages, broken.reason)
    raise UnknownDatasetError(name, version, known=map(str, available()))


def read_release(release: Release) -> bytes:
    """The bytes of a release's document as they are, unverified; raises `DamagedDatasetError` if there are none."""
    folder = files(__name__) if release.package == OURS else _installed().folders[release.name]
    try:
        return folder.joinpath(release.name, f"{release.version}.json").read_bytes()
    except OSError:
        raise DamagedDatasetError(release.file, expected=release.digest, found=None, package=release.package) from None


def load(name: str = DEFAULT, *, version: str | None = None, digest: str | None = None) -> Taxonomy:
    """Loads a dataset: the newest version, or the one named. The same call gives the same object.

    With a `digest` ("sha256:" and 64 hex digits) nothing else is accepted: raises `DigestMismatchError` with both.
    Raises `UnknownDatasetError` for a name or version that is neither bundled nor brought by an installed package, and
    `DamagedDatasetError` where the file's bytes are not those that were released. A document of another package is
    checked first: raises `InvalidDatasetError` if it has errors, and `UnavailableDatasetError` where the dataset cannot
    be had at all.
    """
    release = release_of(name, version)
    if digest is not None and digest != release.digest:
        raise DigestMismatchError(release.name, release.version, expected=digest, found=release.digest)
    with _lock:
        if release not in _loaded:
            data = read_release(release)
            if digest_of(data) != release.digest:
                raise DamagedDatasetError(
                    release.file, expected=release.digest, found=digest_of(data), package=release.package
                )
            newer = partial(_newer_version_with, release.name, release.version)
            if release.package == OURS:
                _loaded[release] = Taxonomy(Dataset.model_validate_json(data), newer=newer)
            else:
                _loaded[release] = Taxonomy(_checked(release, data), newer=newer)
        return _loaded[release]


def _checked(release: Release, data: bytes) -> Dataset:
    """The document of another package, checked as one of the user's own would be."""
    from careertaxonomy.checker import dataset_in
    from careertaxonomy.documents import Document

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


def _newer_version_with(name: str, version: str, kind: str, id: str) -> str | None:
    """The first version after this one that has a record of this kind and id.

    A later file that is damaged is passed over: what was asked for is this version's record.
    """
    for release in _releases_of(name):
        if version_key(release.version) > version_key(version):
            try:
                dataset = load(name, version=release.version).dataset
            except (DamagedDatasetError, InvalidDatasetError, UnavailableDatasetError):
                continue
            if any(record.id == id for record in getattr(dataset, f"{kind}s")):
                return release.version
    return None
