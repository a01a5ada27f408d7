"""CT2xx: ids, names and codes, each record by itself and against the others of its kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Cure, Edit, Finding, Place
from careertaxonomy.checks.draft.listing import Copy, label
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.model.records import Record
from careertaxonomy.model.references import Kind, Reference
from careertaxonomy.text.normal_forms import is_blank
from careertaxonomy.text.shortened_codes import shortened
from careertaxonomy.text.wording import plural, quoted


@rule("CT201", "malformed-id", "error")
def malformed_id(draft: Draft) -> Iterator[Finding]:
    """An id that is not a kebab-case slug.

    A kebab-case slug is small letters and digits, in words joined by single hyphens. Ids are used in links, file names
    and web addresses, where other characters get lost. The dataset's own name is a slug too.

    Bad:

        {"pathways": [{"id": "Accounting & Audit", "name": "Accounting & Audit", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting-audit", "name": "Accounting & Audit", "cluster": "finance"}]}
    """
    return iter(draft.problems["CT201"])


@rule("CT202", "duplicate-id", "error")
def duplicate_id(draft: Draft) -> Iterator[Finding]:
    """One id appears twice within its kind.

    A link to it could mean either record. The message says whether the two are identical (a row pasted twice) or
    differ (two things that need two ids). No other rule looks at the copy.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "accounting", "name": "Auditing", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "auditing", "name": "Auditing", "cluster": "finance"}]}
    """
    for listing in draft.listings:
        copies: dict[str, list[Copy]] = defaultdict(list)
        for copy in listing.copies:
            copies[copy.id].append(copy)
        for id, group in copies.items():
            places = [listing.place(copy.again, "id") for copy in group]
            first = listing.place(group[0].first, "id")
            yield _duplicate(Reference(listing.kind, id).who, first, places, all(copy.identical for copy in group))
    seen: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    for index, record in draft.retired:
        seen[record.kind, record.id].append(index)
    records = dict(draft.retired)
    for (kind, id), indexes in seen.items():
        if len(indexes) > 1:
            first, *places = (draft.retired.place(index, "id") for index in indexes)
            identical = all(records[index] == records[indexes[0]] for index in indexes)
            yield _duplicate(f"retired {Reference(kind, id).who}", first, places, identical)


def _duplicate(who: str, first: Place, places: Sequence[Place], identical: bool) -> Finding:
    how = "identical" if identical else "not identical"
    message = f"{who} appears {plural(len(places) + 1, 'time')}; the records are {how}"
    hint = "remove the copy" if identical else "give one of them another id, or remove it"
    others = tuple((place, "and here") for place in places[1:])
    # The whole record of the copy is removed, not only its id.
    cure = Cure(tuple(Edit(Place(place.path[:-1]), None) for place in places), False) if identical else None
    return Finding(places[0], message, hint, ((first, "the first one"), *others), cure=cure)


@rule("CT203", "reused-id", "error")
def reused_id(draft: Draft) -> Iterator[Finding]:
    """An id that this document lists as retired is used again.

    Whoever stored it meant the record that was retired. To bring that one back, take it out of `retired`; a new thing
    gets a new id.

    Bad:

        {"retired": [{"kind": "pathway", "id": "accounting", "name": "Bookkeeping", "version": "1.0.0"}]}

    Good:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0"}]}
    """
    if not draft.retired_by_id:
        return
    for listing in draft.listings:
        for index, id in zip(listing.indexes, listing.ids, strict=True):
            if (listing.kind, id) in draft.retired_by_id:
                retired_index, record = draft.retired_by_id[listing.kind, id]
                since = f" since {record.version}" if record else ""
                yield Finding(
                    listing.place(index, "id"),
                    f"{Reference(listing.kind, id).who} is in use, and listed as retired{since}",
                    "give a new record a new id; to restore the old one, take it out of the retired ones",
                    ((draft.retired.place(retired_index, "id"), "retired here"),),
                )


@rule("CT204", "blank-name", "error")
def blank_name(draft: Draft) -> Iterator[Finding]:
    """A name with nothing to read: empty, or of white space and invisible characters only.

    Aliases and the dataset's title are names too. No other rule looks at such a name.

    Bad:

        {"pathways": [{"id": "accounting", "name": " ", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    reported = {problem.place for problem in draft.problems["CT204"]}
    yield from draft.problems["CT204"]
    for place, name, who in _names(draft):
        # White space alone is refused by the models, and reported from there.
        if place not in reported and is_blank(name):
            yield Finding(place, f"{who} has nothing to read")


def _names(draft: Draft) -> Iterator[tuple[Place, str, str]]:
    """Every name that may be blank: where it is, and whose."""
    title = draft.head.get("title")
    if isinstance(title, str):
        yield Place(("title",)), title, "the title of the document"
    for listing in (each for each in draft.listings if any(map(is_blank, each.edges[0]))):
        for index, record in listing:
            yield listing.place(index, "name"), record.name, f"the name of {label(listing.kind, record, index)}"
        for index, record in listing.with_aliases:
            for position, alias in enumerate(record.aliases):
                who = f"an alias of {label(listing.kind, record, index)}"
                yield listing.place(index, "aliases", position), alias, who
    for index, gone in draft.retired:
        who = label("retired record", gone, index)
        yield draft.retired.place(index, "name"), gone.name, f"the name of {who}"
        for position, alias in enumerate(gone.aliases):
            yield draft.retired.place(index, "aliases", position), alias, f"an alias of {who}"


@rule("CT205", "duplicate-code", "error")
def duplicate_code(draft: Draft) -> Iterator[Finding]:
    """Two records of a kind have one code of one scheme.

    A code is looked up to find one record. A cluster and a pathway may share a code, two clusters may not.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance", "codes": {"local": "12"}},
                      {"id": "auditing", "name": "Auditing", "cluster": "finance", "codes": {"local": "12"}}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance", "codes": {"local": "12"}},
                      {"id": "auditing", "name": "Auditing", "cluster": "finance", "codes": {"local": "13"}}]}
    """
    for listing in draft.listings:
        times = Counter(pair for pair, _, _ in listing.codes)
        holders: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for pair, index, record in listing.codes:
            if times[pair] > 1:
                holders[pair].append((index, label(listing.kind, record, index)))
        for (scheme, code), (first, *others) in holders.items():
            message = f"{others[0][1]} has the {scheme} code {quoted(code)}, which {first[1]} has too"
            places = [(listing.place(index, "codes", scheme), f"{who} has it") for index, who in (first, *others[1:])]
            yield Finding(listing.place(others[0][0], "codes", scheme), message, None, tuple(places))


@rule("CT206", "shortened-code", "warning")
def shortened_code(draft: Draft) -> Iterator[Finding]:
    """A code that lost zeros, as a spreadsheet takes them away from what looks like a number.

    It is another code of its scheme but for leading zeros, or for zeros at the end after a point; or the others of its
    scheme, four or more, have one pattern that it would have with leading zeros (`3` among `01` to `16`). Whoever looks
    the code up does not find it. Plain numbering (`1` to `16`) passes.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance", "codes": {"local": "03"}},
                      {"id": "auditing", "name": "Auditing", "cluster": "finance", "codes": {"local": "3"}}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance", "codes": {"local": "03"}},
                      {"id": "auditing", "name": "Auditing", "cluster": "finance", "codes": {"local": "04"}}]}
    """
    for listing in draft.listings:
        by_scheme: dict[str, dict[str, tuple[int, Record]]] = defaultdict(dict)
        for (scheme, code), index, record in listing.codes:
            by_scheme[scheme].setdefault(code, (index, record))
        for scheme, codes in by_scheme.items():
            for code, whole in shortened(codes).items():
                place, who = _held(listing, scheme, *codes[code])
                message = f"{who} has the {scheme} code {quoted(code)}, as if zeros were lost"
                related: tuple[tuple[Place, str], ...] = ()
                if whole in codes:
                    other, holder = _held(listing, scheme, *codes[whole])
                    message += f": {holder} has {quoted(whole)}"
                    related = ((other, f"{holder} has {quoted(whole)}"),)
                yield Finding(place, message, f"is {quoted(whole)} meant?", related)


def _held(listing: AnyListing, scheme: str, index: int, record: Record) -> tuple[Place, str]:
    """Where a record has its code of a scheme, and who it is."""
    return listing.place(index, "codes", scheme), label(listing.kind, record, index)
