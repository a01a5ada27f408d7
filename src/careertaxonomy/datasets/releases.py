"""A folder of released versions: its `SHA256SUMS`, what is on record there, and how a version is released into it."""

from __future__ import annotations

from pathlib import Path

from careertaxonomy.errors import CareerTaxonomyError
from careertaxonomy.formats.checksums import CHECKSUMS_FILE, recorded, written
from careertaxonomy.formats.files import is_special, read_text, write_whole
from careertaxonomy.model.canonical import canonical_bytes, digest_of
from careertaxonomy.model.records import Dataset
from careertaxonomy.versions.version_numbers import is_version, version_key

__all__ = ["ReleaseFolder", "ReleaseFolderError"]


class ReleaseFolderError(CareerTaxonomyError):
    """A folder of releases that cannot be used as it is; the message says why in one line."""


class ReleaseFolder:
    """The `SHA256SUMS` of a folder: what is released there. Raises `ReleaseFolderError` for one that cannot be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path: Path = folder / CHECKSUMS_FILE
        if folder.exists() and not folder.is_dir():
            raise ReleaseFolderError(f"{folder} is no folder")
        if is_special(self.path):
            raise ReleaseFolderError(f"{self.path} is not a file")
        self._digests = recorded(read_text(self.path) if self.path.exists() else "")

    def has(self, dataset: Dataset) -> bool:
        """Whether a version is released here just as it is; raises `ReleaseFolderError` if its file is not that."""
        file = _file_of(dataset)
        if self._digests.get(file) != digest_of(canonical_bytes(dataset)):
            return False
        self._released(file)
        return True

    def last(self, name: str) -> Dataset | None:
        """The newest version of a dataset that is released here; every one of its versions is looked at."""
        versions: dict[str, bytes] = {}
        for file in self._digests:
            version = file.removeprefix(f"{name}/").removesuffix(".json")
            if file == f"{name}/{version}.json" and is_version(version):
                versions[version] = self._released(file)
        return Dataset.model_validate_json(versions[max(versions, key=version_key)]) if versions else None

    def release(self, dataset: Dataset) -> Path:
        """Writes a version and puts it on record; raises `ReleaseFolderError` for a file that is in the way.

        The file is written before the line in the list: if that is where it ends, the next try finds it and goes on.
        """
        file, data = _file_of(dataset), canonical_bytes(dataset)
        target = self._folder / file
        if target.exists() and target.read_bytes() != data:
            raise ReleaseFolderError(
                f"{target} exists already, with other content; a file that is not released is yours to move"
            )
        for stray in self.strays(dataset.name):
            if stray != target:
                raise ReleaseFolderError(
                    f"{stray} is not on record in {self.path}: move it away, or put it on record again"
                )
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)
        self._put_on_record(file, digest_of(data))
        return target

    def strays(self, name: str) -> list[Path]:
        """The files among a dataset's released versions that are not on record: a line may have got lost."""
        found = sorted((self._folder / name).glob("*.json"))
        return [path for path in found if f"{name}/{path.name}" not in self._digests]

    def _released(self, file: str) -> bytes:
        """A released file; raises `ReleaseFolderError` if it is not what was released."""
        try:
            data = (self._folder / file).read_bytes()
        except OSError:
            raise ReleaseFolderError(f"{self._folder / file} is on record as released, and does not exist") from None
        if digest_of(data) != self._digests[file]:
            raise ReleaseFolderError(
                f"{self._folder / file} was changed after its release: its digest is not that on record"
            )
        return data

    def _put_on_record(self, file: str, digest: str) -> None:
        """Adds a line to the list, after the other versions of the dataset.

        The list is read again: somebody may have put another dataset on record meanwhile.
        """
        before = self.path.read_bytes() if self.path.exists() else None
        lines = before.decode().splitlines(keepends=True) if before else []
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        dataset = f"{file.partition('/')[0]}/"
        alike = [
            number for number, line in enumerate(lines, 1) if any(path.startswith(dataset) for path in recorded(line))
        ]
        lines.insert(alike[-1] if alike else len(lines), written({file: digest}))
        write_whole(self.path, "".join(lines).encode(), expected=before)


def _file_of(dataset: Dataset) -> str:
    return f"{dataset.name}/{dataset.version}.json"
