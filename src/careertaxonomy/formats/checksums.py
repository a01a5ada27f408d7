"""`SHA256SUMS`: the digests of released documents, one a line, as the program `sha256sum` writes and checks them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath
from typing import NamedTuple

from careertaxonomy.formats.files import is_file, read_text, real_path

__all__ = ["CHECKSUMS_FILE", "Checksums", "Recorded", "recorded", "written"]

CHECKSUMS_FILE = "SHA256SUMS"
_PREFIX = "sha256:"
_DIGITS = 64


class Recorded(NamedTuple):
    """What the list beside or above a file says of it: the digest it was released with, if any; or why that cannot be
    told, since the list is damaged."""

    digest: str | None = None
    fault: str | None = None


class Checksums:
    """The lists of digests in the folders that one run looks into, each read once."""

    def __init__(self) -> None:
        self._lists: dict[Path, str | OSError | None] = {}
        self._digests: dict[Path, dict[str, str]] = {}

    def of(self, path: Path) -> Recorded:
        """What the nearest list says of a file."""
        real = Path(real_path(path))
        for folder in real.parents:
            found = self._list_in(folder)
            if isinstance(found, OSError):
                return Recorded(fault=f"{folder / CHECKSUMS_FILE} cannot be read: {found.strerror or found}")
            if found is not None:
                return self._said(folder, found, real.relative_to(folder).as_posix())
        return Recorded()

    def _list_in(self, folder: Path) -> str | OSError | None:
        """The list in a folder, or why it cannot be read; None where there is none, or none that is a file."""
        if folder not in self._lists:
            path = folder / CHECKSUMS_FILE
            try:
                text = read_text(path) if is_file(path) else None
                # In UTF-16 every second byte is one that no text has.
                self._lists[folder] = OSError(None, "it is not text in UTF-8") if text and "\0" in text else text
            except OSError as error:
                self._lists[folder] = error
        return self._lists[folder]

    def _said(self, folder: Path, text: str, name: str) -> Recorded:
        if folder not in self._digests:
            self._digests[folder] = recorded(text)
        digest = self._digests[folder].get(name)
        if digest is None and name in text:
            names = re.compile(rf"(?<![\w/-]){re.escape(name)}(?![\w-])")
            for number, line in enumerate(text.splitlines(), 1):
                if names.search(line) and not line.lstrip().startswith("#") and not _is_entry(line):
                    where = f"line {number} of {folder / CHECKSUMS_FILE}"
                    return Recorded(fault=f"{where} names this file, but is not a digest and a name")
        return Recorded(digest)


def _is_entry(line: str) -> bool:
    """Whether a line is a digest of 64 hex digits and a name."""
    digest, _, name = line.strip().partition(" ")
    return len(digest) == _DIGITS and bool(name) and set(digest.lower()) <= set("0123456789abcdef")


def recorded(text: str) -> dict[str, str]:
    """The digest ("sha256:" and 64 hex digits) of each file that such a list names, by its path below the list.

    What is no line of such a list is passed over.
    """
    found: dict[str, str] = {}
    for line in text.splitlines():
        digest, _, name = line.strip().partition(" ")
        if name:
            found[normpath(name.lstrip(" *"))] = f"{_PREFIX}{digest.lower()}"
    return found


def written(digests: Mapping[str, str]) -> str:
    """The list of some digests."""
    return "".join(f"{digest.removeprefix(_PREFIX)}  {path}\n" for path, digest in digests.items())
