"""The errors of datasets: there is no such one, or it is not available, damaged, or not what it is pinned to."""

from __future__ import annotations

from collections.abc import Iterable

from careertaxonomy._shared.public import public
from careertaxonomy.errors import CareerTaxonomyError

__all__ = [
    "DamagedDatasetError",
    "DigestMismatchError",
    "MalformedDigestError",
    "UnavailableDatasetError",
    "UnknownDatasetError",
]


@public
class UnknownDatasetError(CareerTaxonomyError, LookupError):
    """There is no such dataset, or no such version of it.

    Attributes: `name`, `version` (None where none was asked for) and `known`, the available ones as "NAME VERSION".
    """

    def __init__(self, name: str, version: str | None = None, *, known: Iterable[str] = ()) -> None:
        self.name = name
        self.version = version
        self.known: tuple[str, ...] = tuple(known)
        missing = f"no dataset {name}" if version is None else f"no dataset {name} {version}"
        if version is not None and any(known.startswith(f"{name} ") for known in self.known):
            missing = f"{name} has no version {version}"
        super().__init__(f"{missing}; available: {', '.join(self.known) or 'none'}")


@public
class UnavailableDatasetError(CareerTaxonomyError, LookupError):
    """A dataset of another package is not available: its name is taken, or the package is broken.

    Attributes: `name`, `packages` (those that bring it) and `reason`.
    """

    def __init__(self, name: str, packages: Iterable[str], reason: str) -> None:
        self.name = name
        self.packages: tuple[str, ...] = tuple(packages)
        self.reason = reason
        super().__init__(f"{name} of {' and '.join(self.packages)} cannot be loaded: {reason}")


@public
class DamagedDatasetError(CareerTaxonomyError, ValueError):
    """A file of a package is not the one that was released: its bytes do not have the digest on record.

    Attributes: `file`, `expected` and `found` (digests, "sha256:" and hex; `found` is None where the file is missing),
    and `package`, which brings it.
    """

    def __init__(self, file: str, *, expected: str, found: str | None, package: str = "careertaxonomy") -> None:
        self.file = file
        self.expected = expected
        self.found = found
        self.package = package
        what = f"the bundled file {file}" if package == "careertaxonomy" else f"the file {file} of {package}"
        super().__init__(
            f"{what} was changed after its release: its digest is {found or 'none (no such file)'}, "
            f"on record is {expected}; install the package anew"
        )


@public
class DigestMismatchError(CareerTaxonomyError, ValueError):
    """A version has another digest than the one it was pinned to.

    Attributes: `dataset`, `version`, `expected` (the digest asked for) and `found` (the digest it has).
    """

    def __init__(self, dataset: str, version: str, *, expected: str, found: str) -> None:
        self.dataset = dataset
        self.version = version
        self.expected = expected
        self.found = found
        super().__init__(f"{dataset} {version} has the digest {found}, not the one it is pinned to, {expected}")


@public
class MalformedDigestError(CareerTaxonomyError, ValueError):
    """What a version is to be pinned to is no digest. Attribute: `digest`."""

    def __init__(self, digest: object) -> None:
        self.digest = digest
        super().__init__(
            f'{digest!r} is no digest: that is "sha256:" and 64 hex digits, as careertaxonomy pin prints it'
        )
