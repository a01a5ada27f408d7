"""The versions that one run of a check has seen: two files of one name and version must have one content."""

from __future__ import annotations

from collections.abc import Iterator

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Place, Problem
from careertaxonomy.formats.documents import Document
from careertaxonomy.model.records import Dataset

__all__ = ["SeenVersions"]


class SeenVersions:
    """The first file of each name and version."""

    def __init__(self) -> None:
        self._first: dict[tuple[str, str], tuple[str, Dataset | bytes]] = {}

    def problems(self, document: Document, draft: Draft, dataset: Dataset | None) -> Iterator[Problem]:
        """What is wrong with a document beside those seen before: an earlier file has its name and version and another
        content. Where a file has no right shape, its bytes are its content."""
        name, version = draft.head.get("name"), draft.head.get("version")
        if not isinstance(name, str) or not isinstance(version, str):
            return
        content = document.data if dataset is None else dataset
        file, known = self._first.setdefault((name, version), (document.file, content))
        if file == document.file:
            self._first[name, version] = (file, content)
        elif known != content:
            message = f"{name} {version} is in {file} too, with another content"
            yield Problem(
                Place(("version",)), message, "give one of the two another version, or a name of its own", code="CT708"
            )
