"""`SHA256SUMS`: the digests of released documents, one a line, as the program `sha256sum` writes and checks them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

__all__ = ["CHECKSUMS_FILE", "recorded", "written"]

CHECKSUMS_FILE = "SHA256SUMS"
_PREFIX = "sha256:"


def recorded(text: str) -> dict[str, str]:
    """The digest ("sha256:" and 64 hex digits) of each file that such a list names, by its path below the list.

    What is no line of such a list is passed over.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        digest, _, name = line.strip().partition(" ")
        if name:
            found[str(PurePosixPath(name.lstrip(" *")))] = f"{_PREFIX}{digest.lower()}"
    return found


def written(digests: Mapping[str, str]) -> str:
    """The list of some digests."""
    return "".join(f"{digest.removeprefix(_PREFIX)}  {path}\n" for path, digest in digests.items())
