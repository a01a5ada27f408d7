"""What a catalogue of datasets holds: releases, and datasets that are not available."""

from __future__ import annotations

from dataclasses import dataclass

from careertaxonomy._shared.public import public

__all__ = ["DEFAULT", "OURS", "Release", "Unavailable"]

DEFAULT = "joco-works"
"""The dataset that `load()` gives."""
OURS = "careertaxonomy"
"""The package that brings the bundled datasets."""


@public
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


@public
@dataclass(frozen=True, slots=True)
class Unavailable:
    """A dataset of another package that is not available: its name, the packages that bring it, and why.

    `name` is None where not even that can be told.
    """

    name: str | None
    packages: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        return f"{self.name or 'a dataset'} of {' and '.join(self.packages)}: {self.reason}"
