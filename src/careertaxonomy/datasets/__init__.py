"""The bundled documents, every released version of them, and how they are loaded.

`SHA256SUMS` is the list of what there is. A document whose bytes are not those recorded there is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from threading import RLock

from importlib_resources import files

from careertaxonomy.canonical import digest_of
from careertaxonomy.errors import DamagedDatasetError, DigestMismatchError, UnknownDatasetError
from careertaxonomy.models import Dataset
from careertaxonomy.taxonomy import Taxonomy
from careertaxonomy.versioning import version_key

__all__ = ["DEFAULT", "Release", "available", "load", "read_release", "release_of"]

DEFAULT = "joco-works"
"""The dataset that `load()` gives."""

_loaded: dict[Release, Taxonomy] = {}
_lock = RLock()


@dataclass(frozen=True, slots=True)
class Release:
    """One released version of a dataset: its name, its version, and its digest ("sha256:" and 64 hex digits)."""

    name: str
    version: str
    digest: str

    @property
    def file(self) -> str:
        """The name of its document among the bundled files."""
        return f"{self.name}/{self.version}.json"

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@cache
def available() -> tuple[Release, ...]:
    """Every bundled version, by name, each dataset's oldest first."""
    sums = files(__name__).joinpath("SHA256SUMS").read_text(encoding="utf-8")
    found = []
    for line in sums.splitlines():
        digest, file = line.split()
        name, version = file.removesuffix(".json").split("/")
        found.append(Release(name, version, f"sha256:{digest}"))
    return tuple(sorted(found, key=lambda release: (release.name, version_key(release.version))))


def release_of(name: str = DEFAULT, version: str | None = None) -> Release:
    """A dataset's release, the newest where no version is named; raises `UnknownDatasetError`."""
    found = [release for release in available() if release.name == name and version in (None, release.version)]
    if not found:
        raise UnknownDatasetError(name, version, known=map(str, available()))
    return found[-1]


def read_release(release: Release) -> bytes:
    """The bytes of a bundled document as they are, unverified; raises `DamagedDatasetError` if there are none."""
    try:
        return files(__name__).joinpath(release.file).read_bytes()
    except OSError:
        raise DamagedDatasetError(release.file, expected=release.digest, found=None) from None


def load(name: str = DEFAULT, *, version: str | None = None, digest: str | None = None) -> Taxonomy:
    """Loads a bundled dataset: the newest version, or the one named. The same call gives the same object.

    With a `digest` ("sha256:" and 64 hex digits) nothing else is accepted: raises `DigestMismatchError` with both.
    Raises `UnknownDatasetError` for a name or version that is not bundled, and `DamagedDatasetError` where the file's
    bytes are not those that were released.
    """
    release = release_of(name, version)
    if digest is not None and digest != release.digest:
        raise DigestMismatchError(release.name, release.version, expected=digest, found=release.digest)
    with _lock:
        if release not in _loaded:
            data = read_release(release)
            if digest_of(data) != release.digest:
                raise DamagedDatasetError(release.file, expected=release.digest, found=digest_of(data))
            newer = partial(_newer_version_with, release.name, release.version)
            _loaded[release] = Taxonomy(Dataset.model_validate_json(data), newer=newer)
        return _loaded[release]


def _newer_version_with(name: str, version: str, kind: str, id: str) -> str | None:
    """The first version after this one that has a record of this kind and id.

    A later file that is damaged is passed over: what was asked for is this version's record.
    """
    for release in available():
        if release.name == name and version_key(release.version) > version_key(version):
            try:
                dataset = load(name, version=release.version).dataset
            except DamagedDatasetError:
                continue
            if any(record.id == id for record in getattr(dataset, f"{kind}s")):
                return release.version
    return None
