"""CT7xx: versions, and what was released under them."""

from __future__ import annotations

from collections.abc import Iterator

from careertaxonomy.names import quoted
from careertaxonomy.rules.base import Draft, Finding, Place, Rule, label, rule
from careertaxonomy.versioning import is_version, version_key


@rule("CT701", "malformed-version", "error")
def malformed_version(draft: Draft) -> Iterator[Finding]:
    """A version that is not MAJOR.MINOR.PATCH, or a record retired in a version that is yet to come.

    Versions are compared, so they are three numbers, without leading zeros; a local copy may add a suffix such as
    `-local.1`. A record was retired in this version or in one before it.

    Bad:

        {"version": "1.0"}

    Good:

        {"version": "1.0.0"}
    """
    for problem in draft.problems["CT701"]:
        yield Finding(problem.place, problem.message, problem.hint)
    own = draft.head.get("version")
    if not isinstance(own, str) or not is_version(own):
        return
    for index, record in draft.retired:
        if version_key(record.version) > version_key(own):
            who = label(record.kind, record, index)
            message = (
                f"retired {who} went out of use in {quoted(record.version)}, later than this document's {quoted(own)}"
            )
            yield Finding(Place(("retired", index, "version")), message)


@rule("CT702", "released-file-changed", "error")
def released_file_changed(draft: Draft) -> Iterator[Finding]:
    """A file that `SHA256SUMS` records has other bytes than those recorded.

    A released version never changes: whoever pinned it would find something else under its name. Undo the edit, or
    make a new version of it.

    Bad, recorded as 0000000000000000000000000000000000000000000000000000000000000000:

        {"version": "1.0.0"}

    Good:

        {"version": "1.0.1"}
    """
    if draft.recorded_digest is not None and draft.digest != draft.recorded_digest:
        message = f"this file was released with the digest {draft.recorded_digest}; now it is {draft.digest}"
        yield Finding(Place(), message, "undo the change, or give it a new version in a file of its own")


RULES: tuple[Rule, ...] = (malformed_version, released_file_changed)
