"""Released datasets: the bundled documents, the catalogue, the loader, and datasets of other packages.

A release is never changed. How a document is read or checked lies in `formats` and `checks`.
"""

from __future__ import annotations

from careertaxonomy.datasets.catalogue import DEFAULT, Release, Unavailable
from careertaxonomy.datasets.loader import available, bundled, load, read_release, release_of, unavailable

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
