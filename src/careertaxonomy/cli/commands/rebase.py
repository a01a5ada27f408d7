"""The command `rebase`: carries a local copy to a newer version of the base that it was made from."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.bases import Bases, recorded_name
from careertaxonomy.cli.command import argument, command
from careertaxonomy.cli.copies import changed_copy, read_copy, write_copy
from careertaxonomy.cli.inputs import taxonomy_named, taxonomy_read
from careertaxonomy.cli.results import FOUND, OK, Result, UsageError
from careertaxonomy.text.wording import as_lines, plural

if TYPE_CHECKING:
    from careertaxonomy.checks.settings import Settings
    from careertaxonomy.cli.copies import Copy
    from careertaxonomy.formats.documents import Document
    from careertaxonomy.model.records import Dataset
    from careertaxonomy.model.taxonomy import Taxonomy
    from careertaxonomy.versions.merge import Conflict, Merged, Side


@command(
    "rebase",
    "bring a local copy to a newer version of its base",
    argument("file", metavar="FILE", help="the local copy"),
    argument("--to", metavar="DATASET", required=True, help="the newer version: NAME@VERSION, @VERSION or a path"),
    argument(
        "--from", dest="from_", metavar="DATASET", help="the version it was made from (default: its [[base]] on record)"
    ),
    argument(
        "--take",
        nargs="+",
        action="append",
        default=[],
        metavar=("SIDE", "REF"),
        help="settle the conflicts at these references: ours REF... or theirs REF...",
    ),
    argument("--write", action="store_true", help="write FILE and its [[base]]; without it, only report"),
    argument("--diff", action="store_true", help="show what would change in FILE"),
    example="rebase my.json --to @1.1.0",
    detail="The base is the version that the copy was made from. "
    "Exit status: 0 all fits together, 1 conflicts, and nothing is written, 2 it could not be done.",
)
def rebase_command(args: Namespace) -> Result:
    """Merges a copy with a newer version of its base, and writes it, or shows what that would do."""
    from careertaxonomy.checks.bases import settings_with
    from careertaxonomy.checks.settings import find_settings
    from careertaxonomy.formats.files import real_path

    if args.write and args.diff:
        raise UsageError("--diff shows what would change, and --write writes it: say one of them")
    if real_path(args.file) == real_path(args.to):
        raise UsageError(f"{args.to} is the copy itself; --to names a newer version of what it was made from")
    args.progress(f"{args.file}: reading")
    copy = read_copy(args.file)
    settings = find_settings(str(Path(args.file).parent))
    (base, remarks), newer = _base(args, settings), taxonomy_named(args.to)
    if newer.name != base.name:
        remarks += (f"{newer.name} {newer.version} is of another dataset than {base.name} {base.version}",)
    take = _taken(args.take)
    args.progress(f"{args.file}: merging")
    merged = _merged((base, copy.dataset, newer), take)
    if merged.dataset is None:
        return Result(FOUND, _conflicts(copy, merged.conflicts, take), remarks)
    recorded = settings.base_of(args.file)
    if recorded and recorded.digest == base.digest == newer.digest:
        return Result(OK, f"{args.file} is on {newer.name} {newer.version} already; nothing to do\n", remarks)
    changed = changed_copy(copy, merged.dataset)
    if args.diff:
        from careertaxonomy.checks.fixes import difference

        return Result(OK, difference(copy.document, changed, "rebased"), remarks)
    name = recorded_name(args.to, newer, settings, args.file)
    entry = settings_with(settings, args.file, name, newer.digest)
    if args.write:
        write_copy(copy, changed, entry)
    lines = [*_report(args, copy, merged.dataset, base, newer), *_due(changed, newer, settings)]
    was = f"{base.name} {base.version}"
    undo = f"take {args.file} and {entry[0]} from your version control, or rebase {args.file} to {was}"
    dry = "nothing is written yet; --write does it, and --diff shows it line by line"
    lines.append(f"  to undo it, {undo}" if args.write else f"  {dry}")
    return Result(OK, as_lines(lines), remarks)


def _base(args: Namespace, settings: Settings) -> tuple[Taxonomy, tuple[str, ...]]:
    """The version that the copy was made from: the one in the arguments, or on record in the settings. It is only
    read, so it may have errors, which the remarks are about."""
    if args.from_ is not None:
        return taxonomy_read(args.from_)
    bases = Bases()
    base = bases.of(settings, args.file)
    if base is None:
        raise UsageError(f"{args.file} has no [[base]] in the settings; name with --from the version it was made from")
    return base, bases.remarks


def _taken(groups: list[list[str]]) -> dict[str, Side]:
    """The sides to take, by references."""
    sides: dict[str, Side] = {"ours": "ours", "theirs": "theirs"}
    for side, *references in groups:
        if side not in sides or not references:
            raise UsageError("--take is followed by ours or theirs, and then by the references of conflicts")
    return {reference: sides[side] for side, *references in groups for reference in references}


def _merged(sides: tuple[Taxonomy, Dataset, Taxonomy], take: dict[str, Side]) -> Merged:
    """The merge, with conflicts settled as wanted: one that is settled may uncover another. Raises `UsageError` for a
    side that is taken where there is no conflict: it may be a slip."""
    from careertaxonomy.versions.merge import merge

    settled: dict[str, Side] = {}
    known: dict[str, None] = {}
    while True:
        merged = merge(*sides, take=settled)
        known |= {conflict.reference: None for conflict in merged.conflicts}
        more = {reference: side for reference, side in take.items() if reference in known and reference not in settled}
        if not more:
            break
        settled |= more
    for reference in take:
        if reference not in settled:
            raise UsageError(f"no conflict at {reference}; conflicts are at: {', '.join(known) or 'none'}")
    return merged


def _conflicts(copy: Copy, conflicts: tuple[Conflict, ...], take: dict[str, Side]) -> str:
    """Each conflict with its place and its three values, and how to settle them."""
    lines = []
    places = copy.places((found.reference, found.field) for found in conflicts)
    for found, place in zip(conflicts, places, strict=True):
        lines.append(f"{place}: conflict at {found.reference}: {found.message}")
        values = (("base", found.base), ("ours", found.ours), ("theirs", found.newer))
        lines += [f"    {name + ':':<7} {'(nothing)' if value is None else value}" for name, value in values]
        if found.reference in take:
            lines.append(f"    taking {take[found.reference]} does not settle it: edit the file")
    lines.append(
        f"{plural(len(conflicts), 'conflict')}; nothing is written. Settle each with --take ours REF or --take theirs "
        "REF, or edit the file until it fits."
    )
    return as_lines(lines)


def _report(args: Namespace, copy: Copy, merged: Dataset, base: Taxonomy, newer: Taxonomy) -> list[str]:
    """What is merged, in words."""
    from careertaxonomy.versions.comparison import diff

    taken, own = (plural(len(diff(old, merged).changes), "change") for old in (copy.dataset, newer))
    done = "is now" if args.write else "would be"
    here = f"{merged.name} {merged.version}, on {newer.name} {newer.version}"
    review = f" (careertaxonomy diff {args.to} {args.file} lists them)" if args.write else ""
    return [
        f"{args.file} {done} {here}; it was {copy.dataset.version}, on {base.version}",
        f"  from the newer version: {taken}; your own: {own}{review}",
    ]


def _due(changed: Document, newer: Taxonomy, settings: Settings) -> list[str]:
    """The errors that a check of the result finds under the settings."""
    from careertaxonomy.checks.acceptances import Accepted
    from careertaxonomy.checks.checker import check_document

    checked = check_document(changed, earlier=newer.dataset, rules=settings.rules)
    found = Accepted(settings, today=date.today()).judge(checked).diagnostics
    due = [f"  due: {each}" for each in found if each.severity == "error"]
    return due or ["  careertaxonomy check finds no error in it"]
