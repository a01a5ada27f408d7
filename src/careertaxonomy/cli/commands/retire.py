"""The command `retire`: takes a record out of use, with what replaced it on record."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from careertaxonomy.cli.actions import Joined
from careertaxonomy.cli.command import argument, command
from careertaxonomy.cli.copies import changed_copy, read_copy, write_copy
from careertaxonomy.cli.results import OK, Result, UsageError
from careertaxonomy.text.wording import as_lines, quoted

if TYPE_CHECKING:
    from careertaxonomy.model.records import Dataset, Record


@command(
    "retire",
    "take a record out of use, with what replaced it",
    argument("file", metavar="FILE", help="the document"),
    argument("ref", action=Joined, metavar="REF", help="an id, a name, or a reference such as pathway:accounting"),
    argument(
        "--replaced-by",
        nargs="+",
        action="extend",
        default=[],
        metavar="REF",
        help="what replaced it: of the same kind",
    ),
    argument("--note", default="", metavar="TEXT", help="why, for people"),
    argument("--write", action="store_true", help="write FILE; without it, only report"),
    example="retire my.json pathway:accounting --replaced-by insurance",
    detail="It moves to the retired records. "
    "Where one record replaced it, links to it go there. Exit status: 0 done, 2 it could not be done.",
)
def retire_command(args: Namespace) -> Result:
    """Retires a record, or shows what that would do."""
    from careertaxonomy.model.references import Reference
    from careertaxonomy.versions.retirement import links_moved, retired_in

    copy = read_copy(args.file)
    gone = _one(copy.dataset, args.ref)
    successors = [*dict.fromkeys(_successor(copy.dataset, gone, text) for text in args.replaced_by)]
    after = retired_in(copy.dataset, gone, successors, args.note)
    changed = changed_copy(copy, after)
    if args.write:
        write_copy(copy, changed)
    done = "is" if args.write else "would be"
    how = f"replaced by {' and '.join(map(quoted, successors))}" if successors else "nothing replaced it"
    lines = [f"{Reference.to(gone).who} ({gone.name}) {done} retired in {after.version}; {how}"]
    moved = links_moved(copy.dataset, after)
    if moved:
        lines.append(f"  linked to {' and '.join(map(quoted, successors))} now: {', '.join(moved)}")
    if not args.write:
        lines.append("  nothing is written yet; --write does it")
    return Result(OK, as_lines(lines))


def _one(dataset: Dataset, text: str) -> Record:
    """The one record that a text means."""
    from careertaxonomy.model.lookups import matches
    from careertaxonomy.model.references import Reference
    from careertaxonomy.model.taxonomy import readable

    found = matches(dataset, text)
    if len(found) > 1:
        choice = " or ".join(str(Reference.to(record)) for record in found)
        raise UsageError(f"{quoted(text)} may be {choice}; say which")
    if found:
        return found[0]
    for record in dataset.retired:
        if text in (record.id, str(Reference.to(record))):
            raise UsageError(f"{text} is already retired, in {record.version}")
    if Reference.read(text) is None:
        raise UsageError(f"no record {quoted(text)} in {dataset.name} {dataset.version}; see careertaxonomy list")
    return readable(dataset).get(text)


def _successor(dataset: Dataset, gone: Record, text: str) -> str:
    """The id of what replaced a record: of its kind, in use or retired."""
    from careertaxonomy.model.lookups import matches
    from careertaxonomy.model.references import Reference, word_of

    reference = Reference.read(text)
    if reference is None:
        found = [record.id for record in matches(dataset, text) if record.kind == gone.kind]
        return found[0] if len(found) == 1 else text
    if reference.kind != gone.kind:
        raise UsageError(f"{text} is no {word_of(gone.kind)}: a record is replaced by others of its kind")
    return reference.id
