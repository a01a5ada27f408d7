"""Finds the names and aliases that match a pattern, or of which something is true.

What is quick to tell of all of them comes first, and only then each is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Cure, Edit, Finding
from careertaxonomy.checks.draft.listing import Label
from careertaxonomy.diagnostics import Severity
from careertaxonomy.text.normal_forms import is_blank
from careertaxonomy.text.wording import quoted

__all__ = ["BAR", "labels_with", "readable_where", "readable_with", "rewritten"]

BAR = "|"
"""What is before, between and after the names in `Listing.joined`."""


def labels_with(draft: Draft, may_have: Callable[[AnyListing], bool], pattern: re.Pattern[str]) -> Iterator[Label]:
    """The names and aliases that match a pattern, from the lists for which `may_have` says that they may."""
    for listing in draft.listings:
        if not may_have(listing):
            continue
        joined = listing.joined
        found: set[str] = set()
        if joined.count(BAR) > len(listing.texts) + 1:
            found.update(text for text in listing.texts if pattern.search(f"{BAR}{text}{BAR}"))
        else:
            match = pattern.search(joined)
            while match:
                # A pattern may take in the bar before a name or the one behind it.
                start = match.start() + joined.startswith(BAR, match.start())
                end = joined.index(BAR, start)
                found.add(joined[joined.rfind(BAR, 0, start) + 1 : end])
                match = pattern.search(joined, end)
        readable = [text for text in found if not is_blank(text)]
        if readable:
            yield from listing.labels(frozenset(readable))


def readable_with(
    draft: Draft, may_have: Callable[[AnyListing], bool], pattern: re.Pattern[str]
) -> Iterator[tuple[Label, str]]:
    """The same, with how they read: without stray white space and invisible characters, which are faults of their own
    and must not hide this one."""
    untidy = {text for listing in draft.listings for text in listing.untidy}
    for label in labels_with(draft, may_have, pattern):
        if label.text not in untidy:
            yield label, label.text
    for listing in draft.listings if untidy else ():
        for label in listing.labels(listing.untidy):
            text = listing.untidy[label.text]
            if pattern.search(f"{BAR}{text}{BAR}"):
                yield label, text


def readable_where(
    draft: Draft, among: Callable[[AnyListing], Iterable[str]], tell: Callable[[str], object]
) -> Iterator[tuple[Label, str]]:
    """The names and aliases for which `tell` is true, with how they read. `among` gives those of a list that can be
    such; untidy ones are always tried."""
    for listing in draft.listings:
        untidy = listing.untidy
        found = {text for texts in (among(listing), untidy) for text in texts if tell(untidy.get(text, text))}
        for label in listing.labels(found) if found else ():
            yield label, untidy.get(label.text, label.text)


def rewritten(label: Label, message: str, text: str, *, safe: bool = True, severity: Severity | None = None) -> Finding:
    """A finding whose cure replaces the text of a label."""
    cure = Cure((Edit(label.place, text),), safe)
    return Finding(label.place, message, f"write {quoted(text)}", severity=severity, cure=cure)
