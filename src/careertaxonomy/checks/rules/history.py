"""CT706 to CT708: what a version must keep of the one before it, and of itself."""

from __future__ import annotations

from collections.abc import Iterator

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.model.references import Reference, word_of
from careertaxonomy.text.wording import plural, quoted


@rule("CT706", "lost-replacement", "error")
def lost_replacement(draft: Draft) -> Iterator[Finding]:
    """A retired record that said what replaced it says so no more, or a link in its chain is gone.

    Whoever stored the retired id was led to a live one, and is led nowhere now. Found when a document is compared with
    an earlier version.

    Bad, after {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0", "replaced_by": ["accounting"]}]}:

        {"version": "1.1.0",
         "retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0"}]}

    Good, after {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0", "replaced_by": ["accounting"]}]}:

        {"version": "1.1.0",
         "retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["accounting"]}]}
    """  # noqa: E501 - the document that an example comes after stands on one line
    if draft.earlier is None:
        return
    known = draft.known_earlier
    before = {(record.kind, record.id): record.replaced_by for record in draft.earlier.retired}
    for index, record in draft.retired:
        was = before.get((record.kind, record.id), ())
        who = f"retired {Reference(record.kind, record.id).who}"
        if was and not record.replaced_by:
            message = (
                f"{who} was replaced by {' and '.join(map(quoted, was))} in {draft.earlier.version}; now by nothing"
            )
            hint = f'write "replaced_by": [{", ".join(map(quoted, was))}]'
            yield Finding(draft.retired.place(index), message, hint)
        for position, following in enumerate(record.replaced_by):
            if (record.kind, following) in known and draft.is_missing(record.kind, following):
                place = draft.retired.place(index, "replaced_by", position)
                message = (
                    f"{who} is replaced by {quoted(following)}, which {draft.earlier.version} has, and which is gone"
                )
                yield Finding(place, message, f"keep {quoted(following)}, among the retired ones if need be")


@rule("CT707", "exchanged-names", "error")
def exchanged_names(draft: Draft) -> Iterator[Finding]:
    """Ids that swapped names, or a run of names that moved by one row.

    An id keeps its meaning when its name changes: whoever stored one reads the name of another thing now. It happens
    where a column of a table is sorted or moved by itself. All ids of one swap or run are one finding. Found when a
    document is compared with an earlier version.

    Bad, after {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "manufacturing", "name": "Manufacturing"}]}:

        {"version": "1.1.0",
         "worlds": [{"id": "health-care", "name": "Manufacturing"}, {"id": "manufacturing", "name": "Health Care"}]}

    Good, after {"worlds": [{"id": "health-care", "name": "Health Care"}, {"id": "manufacturing", "name": "Manufacturing"}]}:

        {"version": "1.1.0",
         "worlds": [{"id": "health-care", "name": "Health"}, {"id": "manufacturing", "name": "Manufacturing"}]}
    """  # noqa: E501 - the document that an example comes after stands on one line
    if draft.earlier is None:
        return
    for listing in draft.listings:
        groups = draft.exchanged[listing.kind]
        rows = {record.id: (index, record.name) for index, record in listing} if groups else {}
        for group in groups:
            first, *others = sorted(group, key=rows.__getitem__)
            others += [end for end in group.values() if end not in group]
            message = (
                f"{Reference(listing.kind, first).who} is called {quoted(rows[first][1])} now, "
                f"as {quoted(group[first])} was in {draft.earlier.version}"
            )
            if others == [group[first]]:
                message += ", and the other way round"
            else:
                message += f"; so it goes on, over {plural(len(others) + 1, word_of(listing.kind))}"
            hint = f"ids keep their meaning: give each its name of {draft.earlier.version} back"
            related = tuple((listing.place(rows[id][0], "name"), "and here") for id in others)
            yield Finding(listing.place(rows[first][0], "name"), message, hint, related)


@rule("CT708", "version-twice", "error")
def version_twice(draft: Draft) -> Iterator[Finding]:
    """Two files of one run have one name and one version, and different content.

    A name and a version stand for one content: whoever asks for them gets either. A copy that is edited takes a version
    of its own, such as `1.0.1` or `2.0.0-local.1`, or a name.

    Bad, beside {"title": "Their careers"}:

        {"version": "1.0.0"}

    Good, beside {"title": "Their careers"}:

        {"version": "1.0.1"}
    """
    yield from draft.problems["CT708"]
