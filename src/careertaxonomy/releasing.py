"""The command `release`: a document becomes a released version, which is never changed again."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.commands import FOUND, OK, USAGE, Outcome, UsageError

if TYPE_CHECKING:
    from careertaxonomy.checker import Checked
    from careertaxonomy.models import Dataset

__all__ = ["release_command"]


def release_command(args: Namespace) -> Outcome:
    """Checks a document, compares it with the version released last, and writes it with its digest.

    The file is written before the line in the list: if that is where it ends, the next try finds it and goes on.
    """
    from careertaxonomy.canonical import canonical_bytes, digest_of
    from careertaxonomy.checker import check_document
    from careertaxonomy.documents import read_file
    from careertaxonomy.files import write_whole

    if not args.to:
        raise UsageError("--to takes the name of a folder")
    folder = Path(args.to)
    document = read_file(Path(args.path))
    checked = check_document(document)
    if _errors(checked) or checked.dataset is None:
        return _refused(args, checked)
    dataset = checked.dataset
    what, file = f"{dataset.name} {dataset.version}", f"{dataset.name}/{dataset.version}.json"
    data = canonical_bytes(dataset)
    listed = _Listed(folder)
    if listed.digests.get(file) == digest_of(data):
        listed.released(file)
        return Outcome(OK, f"{what} is released already, just as it is\n")
    last = listed.last(dataset.name)
    checked = check_document(document, earlier=last)
    if _errors(checked):
        return _refused(args, checked)
    target = folder / file
    if target.exists() and target.read_bytes() != data:
        raise UsageError(
            f"{target} is there already, and is something else; a file that is not released is yours to move"
        )
    for stray in listed.strays(dataset.name):
        if stray != target:
            raise UsageError(f"{stray} is not on record in {listed.path}: move it away, or put it on record again")
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
    listed.add(file, digest_of(data))
    done = f"{what} is released: {target}, and its digest in {listed.path}"
    return Outcome(OK, _entry(last, dataset), (*map(str, checked.diagnostics), *_larger_step(last, dataset), done))


def _errors(checked: Checked) -> bool:
    return any(found.severity == "error" for found in checked.diagnostics)


def _refused(args: Namespace, checked: Checked) -> Outcome:
    """The report on a document that cannot be released as it is."""
    from careertaxonomy.checker import merge
    from careertaxonomy.reporters import REPORTERS

    unreadable = any(found.code == "CT101" for found in checked.diagnostics)
    return Outcome(USAGE if unreadable else FOUND, REPORTERS["text"](merge([checked]), True, args.colour))


def _larger_step(last: Dataset | None, dataset: Dataset) -> Iterator[str]:
    """A remark on a step that is larger than it has to be: it may be meant, or a slip."""
    from careertaxonomy.changes import LEVELS
    from careertaxonomy.comparison import required_bump
    from careertaxonomy.versioning import step_between

    if last is None:
        return
    taken, due = step_between(last.version, dataset.version), required_bump(last, dataset)
    if due is None:
        yield f"nothing is changed since {last.version}"
    elif taken is not None and LEVELS.index(taken) < LEVELS.index(due):
        yield f"from {last.version} to {dataset.version} is a {taken} step; the changes ask for a {due} one only"


def _entry(last: Dataset | None, dataset: Dataset) -> str:
    """The changelog entry, in Markdown: what changed since the version before."""
    from careertaxonomy.comparison import diff
    from careertaxonomy.names import plural
    from careertaxonomy.reporters.changes import CHANGE_REPORTERS

    if last is not None:
        return CHANGE_REPORTERS["markdown"](diff(last, dataset))
    numbers = ", ".join(
        plural(len(records), noun)
        for records, noun in (
            (dataset.worlds, "World"),
            (dataset.clusters, "cluster"),
            (dataset.pathways, "pathway"),
        )
    )
    return f"# {dataset.name} {dataset.version}\n\nThe first release: {numbers}.\n"


class _Listed:
    """The `SHA256SUMS` of a folder: what is released there. Raises `UsageError` for one that cannot be read."""

    def __init__(self, folder: Path) -> None:
        from careertaxonomy.files import read_text
        from careertaxonomy.sums import FILE, recorded

        self._folder = folder
        self.path = folder / FILE
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is no folder")
        self.digests = recorded(read_text(self.path) if self.path.exists() else "")

    def released(self, file: str) -> bytes:
        """A released file; raises `UsageError` if it is not what was released."""
        from careertaxonomy.canonical import digest_of

        try:
            data = (self._folder / file).read_bytes()
        except OSError:
            raise UsageError(f"{self._folder / file} is on record as released, and is not there") from None
        if digest_of(data) != self.digests[file]:
            raise UsageError(f"{self._folder / file} was changed after its release: its digest is not that on record")
        return data

    def last(self, name: str) -> Dataset | None:
        """The newest version of a dataset that is released here; every one of its versions is looked at."""
        from careertaxonomy.models import Dataset
        from careertaxonomy.versioning import is_version, version_key

        versions: dict[str, str] = {}
        for file in self.digests:
            version = file.removeprefix(f"{name}/").removesuffix(".json")
            if file == f"{name}/{version}.json" and is_version(version):
                versions[version] = file
        data = {version: self.released(file) for version, file in versions.items()}
        return Dataset.model_validate_json(data[max(versions, key=version_key)]) if versions else None

    def strays(self, name: str) -> list[Path]:
        """The files among a dataset's released versions that are not on record: a line may have got lost."""
        found = sorted((self._folder / name).glob("*.json"))
        return [path for path in found if f"{name}/{path.name}" not in self.digests]

    def add(self, file: str, digest: str) -> None:
        """Puts a file on record, after the other versions of its dataset.

        The list is read again: somebody may have put another dataset on record meanwhile.
        """
        from careertaxonomy.files import write_whole
        from careertaxonomy.sums import recorded, written

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
