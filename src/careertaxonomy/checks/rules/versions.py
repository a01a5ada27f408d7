"""CT7xx: versions, and what was released under them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding, Place
from careertaxonomy.checks.draft.listing import label
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.model.references import Reference
from careertaxonomy.text.wording import plural, quoted
from careertaxonomy.versions.changes import LEVELS, Change, Level, largest
from careertaxonomy.versions.version_numbers import is_version, next_version, step_between, version_key


@rule("CT701", "malformed-version", "error")
def malformed_version(draft: Draft) -> Iterator[Finding]:
    """A version that is not MAJOR.MINOR.PATCH, or a record retired in a later version than the document's.

    Versions are compared, so they are three numbers, without leading zeros; a local copy may add a suffix such as
    `-local.1`. A record was retired in this version or in one before it.

    Bad:

        {"version": "1.0"}

    Good:

        {"version": "1.0.0"}
    """
    yield from draft.problems["CT701"]
    own = draft.head.get("version")
    if not isinstance(own, str) or not is_version(own):
        return
    for index, record in draft.retired:
        if version_key(record.version) > version_key(own):
            who = label(record.kind, record, index)
            message = (
                f"retired {who} went out of use in {quoted(record.version)}, later than this document's {quoted(own)}"
            )
            yield Finding(draft.retired.place(index, "version"), message)


@rule("CT702", "released-file-changed", "error")
def released_file_changed(draft: Draft) -> Iterator[Finding]:
    """A file that `SHA256SUMS` records has other bytes than those recorded.

    A released version never changes: whoever pinned it would find something else under its name. Undo the edit, or
    make a new version of it. Where the `SHA256SUMS` beside or above a file is damaged, nobody can tell whether the file
    was changed, and that is reported too.

    Bad, recorded as 0000000000000000000000000000000000000000000000000000000000000000:

        {"version": "1.0.0"}

    Good:

        {"version": "1.0.1"}
    """
    yield from draft.problems["CT702"]
    if draft.recorded_digest is not None and draft.digest != draft.recorded_digest:
        message = f"this file was released with the digest {draft.recorded_digest}; now it is {draft.digest}"
        yield Finding(Place(), message, "undo the change, or give it a new version in a file of its own")


@rule("CT703", "vanished-id", "error")
def vanished_id(draft: Draft) -> Iterator[Finding]:
    """An id of the earlier version is neither present nor retired.

    Whoever stored it finds nothing, and does not learn why. A record is retired, never deleted: it moves to `retired`
    with what replaced it. Found when a document is compared with an earlier version.

    Bad, after {"pathways": [{"id": "bookkeeping", "name": "Bookkeeping", "cluster": "finance"}]}:

        {"version": "2.0.0"}

    Good, after {"pathways": [{"id": "bookkeeping", "name": "Bookkeeping", "cluster": "finance"}]}:

        {"version": "2.0.0",
         "retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "2.0.0",
                      "replaced_by": ["accounting"]}]}
    """
    if draft.earlier is None or not draft.retired_are_complete:
        return  # what cannot be read may be where the id went
    changes = draft.comparison.changes if draft.comparison else ()
    suspects = {change.reference: change.new for change in changes if change.kind == "replaced"}
    for listing in draft.listings:
        ids = {record.id: record.name for record in draft.earlier.of(listing.kind)}
        ids |= {record.id: record.name for record in draft.earlier.retired if record.kind == listing.kind}
        for id, name in ids.items() if listing.complete else ():
            reference = Reference(listing.kind, id)
            if id in listing.present or reference in draft.retired_by_id:
                continue
            message = f"{reference.who} ({name}) of {draft.earlier.version} is neither here nor retired"
            became = suspects.get(str(reference))
            hint = f"it looks like {quoted(became)}: keep the old id for it, or retire the old one" if became else None
            yield Finding(
                Place((listing.field,)),
                message,
                hint or "move it to the retired ones, with what replaced it",
                records=(str(reference),),
            )


@rule("CT704", "version-bump-too-small", "error")
def version_bump_too_small(draft: Draft) -> Iterator[Finding]:
    """The changes since the earlier version need a larger version bump.

    The number tells users what to expect: a major step may break what uses the data, a minor one adds, a patch changes
    only texts for people and order. Found when a document is compared with an earlier version.

    Bad, after {"version": "1.0.0"}:

        {"version": "1.0.1",
         "pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "insurance", "name": "Insurance", "cluster": "finance"}]}

    Good, after {"version": "1.0.0"}:

        {"version": "1.1.0",
         "pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "insurance", "name": "Insurance", "cluster": "finance"}]}
    """
    if draft.earlier is None or draft.comparison is None:
        return
    old, new = draft.earlier.version, str(draft.head["version"])
    exchanged = {
        str(Reference(kind, id))
        for kind, groups in draft.exchanged.items()
        for id in chain(*groups, *map(dict.values, groups))
    }
    changes = [change for change in draft.comparison.changes if not _is_exchange(change, exchanged)]
    needed = largest(changes)
    if needed is None or version_key(new) <= version_key(old) or "-" in old:
        return
    step = step_between(old, new)
    if step is not None and LEVELS.index(step) <= LEVELS.index(needed):
        return
    asking = [change for change in changes if change.level == needed]
    ask = f"{plural(len(asking), 'change')} since then {'ask' if len(asking) > 1 else 'asks'} for a {needed} one"
    message = (
        f"{new} is too small a step from {old}: {ask}, to {next_version(old, needed)} at least; "
        f"the first: {asking[0].message}"
    )
    yield Finding(Place(("version",)), message, f"write {quoted(_due(old, new, needed))}")


def _is_exchange(change: Change, exchanged: Collection[str]) -> bool:
    """Whether a change is that of a name that was exchanged (CT707)."""
    return change.kind in ("renamed", "relabelled") and change.reference in exchanged


@rule("CT705", "version-not-newer", "error")
def version_not_newer(draft: Draft) -> Iterator[Finding]:
    """The version is not newer than the one it is compared with.

    Two documents with one number, or a number that goes back, cannot be told apart or put in order.

    Bad, after {"version": "1.2.0"}:

        {"version": "1.2.0"}

    Good, after {"version": "1.2.0"}:

        {"version": "1.2.1"}
    """
    new = draft.head.get("version")
    if draft.earlier is None or not isinstance(new, str) or not is_version(new):
        return
    old = draft.earlier.version
    if version_key(new) <= version_key(old):
        needed = draft.comparison.required_bump if draft.comparison else None
        hint = f"write {quoted(_due(old, new, needed or 'patch'))}"
        yield Finding(
            Place(("version",)), f"{quoted(new)} is not newer than {quoted(old)}, which it is compared with", hint
        )


def _due(old: str, new: str, step: Level) -> str:
    """The version to write: the smallest one that is enough, with the suffix of a local copy."""
    _, hyphen, suffix = new.partition("-")
    return f"{next_version(old, step)}{hyphen}{suffix}"
