"""The command `release`: makes a document a released version, which is never changed again."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.command import argument, command
from careertaxonomy.cli.results import FOUND, OK, USAGE, Result, UsageError
from careertaxonomy.reporters import CHANGE_REPORTERS, REPORTERS
from careertaxonomy.reporters.look import Look

if TYPE_CHECKING:
    from careertaxonomy.checks.checker import Checked
    from careertaxonomy.model.records import Dataset


@command(
    "release",
    "make a document a released version",
    argument("path", metavar="PATH", help="the document"),
    argument("--to", metavar="DIR", required=True, help="the folder of released versions and SHA256SUMS"),
    example="release my.json --to released",
    detail="It is checked, compared with the version before it, and written with its digest, a checksum. Prints the "
    "changelog entry. "
    "Exit status: 0 released, 1 the document has errors or takes too small a step, 2 it could not be done.",
)
def release_command(args: Namespace) -> Result:
    """Checks a document, compares it with the version released last, and writes it with its digest."""
    from careertaxonomy.checks.checker import check_document
    from careertaxonomy.datasets.releases import ReleaseFolder
    from careertaxonomy.formats.documents import read_file

    if not args.to:
        raise UsageError("--to takes the name of a folder")
    args.progress(f"{args.path}: checking")
    document = read_file(Path(args.path))
    checked = check_document(document)
    dataset = checked.dataset
    if dataset is None or checked.has_errors:
        return _refused(args, checked)
    what, folder = f"{dataset.name} {dataset.version}", ReleaseFolder(Path(args.to))
    if folder.has(dataset):
        return Result(OK, said=f"{what} is already released, with the same content\n")
    last = folder.last(dataset.name)
    checked = check_document(document, earlier=last)
    if checked.has_errors:
        return _refused(args, checked)
    done = f"{what} is released: {folder.release(dataset)}, and its digest in {folder.path}"
    return Result(OK, _entry(last, dataset), (*map(str, checked.diagnostics), *_larger_step(last, dataset), done))


def _refused(args: Namespace, checked: Checked) -> Result:
    """The report on a document that cannot be released as it is."""
    from careertaxonomy.checks.checker import merge

    return Result(
        USAGE if checked.unreadable else FOUND, REPORTERS["text"](merge([checked]), True, Look(args.colour, args.width))
    )


def _larger_step(last: Dataset | None, dataset: Dataset) -> Iterator[str]:
    """A remark on a step that is larger than it has to be: it may be meant, or a slip."""
    from careertaxonomy.versions.changes import LEVELS
    from careertaxonomy.versions.comparison import required_bump
    from careertaxonomy.versions.version_numbers import step_between

    if last is None:
        return
    taken, due = step_between(last.version, dataset.version), required_bump(last, dataset)
    if due is None:
        yield f"nothing is changed since {last.version}"
    elif taken is not None and LEVELS.index(taken) < LEVELS.index(due):
        yield f"from {last.version} to {dataset.version} is a {taken} step; the changes ask only for a {due} one"


def _entry(last: Dataset | None, dataset: Dataset) -> str:
    """The changelog entry, in Markdown: what changed since the version before."""
    from careertaxonomy.model.taxonomy import sizes
    from careertaxonomy.versions.comparison import diff

    if last is not None:
        return CHANGE_REPORTERS["markdown"](diff(last, dataset))
    return f"# {dataset.name} {dataset.version}\n\nThe first release: {sizes(dataset)}.\n"
