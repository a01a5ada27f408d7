"""The commands `versions`, `pin` and `diff`: which versions are available, and what changed between two."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from careertaxonomy.cli.command import TEXT_OR_JSON, argument, command
from careertaxonomy.cli.inputs import taxonomy_read
from careertaxonomy.cli.results import OK, Result, UsageError
from careertaxonomy.reporters import CHANGE_REPORTERS
from careertaxonomy.reporters.look import Look
from careertaxonomy.reporters.plain import as_json, fields_of

if TYPE_CHECKING:
    from careertaxonomy.datasets.catalogue import Release


@command(
    "versions",
    "list the available versions",
    example="versions",
    detail="Each is shown with its digest, which is a checksum of its content, and the package that brings it, where "
    "that is another one.",
    reports=TEXT_OR_JSON,
)
def versions_command(args: Namespace) -> Result:
    """Lists the available versions."""
    from careertaxonomy.datasets.loader import available, release_of, unavailable
    from careertaxonomy.text.wording import columns

    releases = available()
    remarks = tuple(map(str, unavailable()))
    if args.format == "json":
        plain = [fields_of(found, ("name", "version", "digest", "package")) for found in releases]
        return Result(OK, as_json(plain), remarks)
    newest = release_of()
    rows = [(f"{found.name}@{found.version}", found.digest, _about(found, newest)) for found in releases]
    return Result(OK, columns(rows), remarks)


def _about(release: Release, newest: Release) -> str:
    """What else is to be said of a release: that it is the default, or which other package brings it."""
    if release == newest:
        return "the default"
    return "" if release.package == newest.package else f"from {release.package}"


@command(
    "pin",
    "print the Python call that loads one version only",
    argument("dataset", nargs="?", metavar="NAME[@VERSION]", help="what to pin (default: the newest)"),
    example="pin @1.1.0",
    detail="The call holds the digest, a checksum, and so refuses any other content.",
    reports=TEXT_OR_JSON,
)
def pin_command(args: Namespace) -> Result:
    """Prints the call that pins a version."""
    from careertaxonomy.datasets.loader import release_of
    from careertaxonomy.versions.version_numbers import is_version

    given = args.dataset or ""
    if given.endswith("@"):
        raise UsageError(f"{given} names no version; write NAME, NAME@VERSION or @VERSION")
    if is_version(given):
        raise UsageError(f"no dataset {given}; did you mean @{given}?")
    release = release_of(given)
    call = f'ct.load("{release.name}", version="{release.version}", digest="{release.digest}")'
    if args.format == "json":
        return Result(OK, as_json(fields_of(release, ("name", "version", "digest"))))
    return Result(OK, f"{call}\n")


@command(
    "diff",
    "show what changed between two versions",
    argument("old", metavar="OLD", help="the earlier version: NAME@VERSION, @VERSION or a path"),
    argument("new", metavar="NEW", help="the later one"),
    argument("--used", metavar="FILE", help="only what touches the references listed in FILE, one a line"),
    example="diff @1.0.0 @1.1.0",
    detail="With the smallest version bump that the changes ask for.",
    reports=CHANGE_REPORTERS,
)
def diff_command(args: Namespace) -> Result:
    """Compares two versions."""
    from careertaxonomy.model.references import KINDS, Reference
    from careertaxonomy.versions.comparison import diff

    args.progress(f"{args.old}: reading")
    old, about_old = taxonomy_read(args.old)
    args.progress(f"{args.new}: reading")
    new, about_new = taxonomy_read(args.new)
    args.progress("comparing")
    comparison = diff(old, new)
    remarks = (*about_old, *about_new)
    if args.used is not None:
        used = _references(args.used)
        records = (record for tax in (old, new) for record in (*tax.dataset.of(*KINDS), *tax.dataset.retired))
        known = {text for record in records for text in (str(Reference.to(record)), record.id)}
        remarks += tuple(f"{args.used}: neither version has {entry}" for entry in used if entry not in known)
        comparison = comparison.used(used)
    return Result(OK, CHANGE_REPORTERS[args.format](comparison, Look(args.colour)), remarks)


def _references(path: str) -> list[str]:
    """The references that a file lists, one a line; empty lines and those that begin with # do not count."""
    from careertaxonomy.formats.files import read_text

    lines = (line.strip() for line in read_text(path).splitlines())
    return [*dict.fromkeys(line for line in lines if line and not line.startswith("#"))]
