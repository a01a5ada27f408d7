"""CT507 and CT509: several names in one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, compress
from operator import attrgetter

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.listing import label
from careertaxonomy.checks.draft.patterns import BAR
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.model.references import KINDS
from careertaxonomy.text.characters import ENTITY
from careertaxonomy.text.normal_forms import JOINERS, normal, normals
from careertaxonomy.text.wording import quoted
from careertaxonomy.text.words import Words

_WORDS = 20
"""A text of more words is no two names."""
_COLUMNS = [*map(attrgetter, ("names", "lengths", "heads", "tails"))]
_SEPARATORS = re.compile(r"[;|]")


@rule("CT507", "run-together-name", "warning")
def run_together_name(draft: Draft) -> Iterator[Finding]:
    """Two names in one.

    Where the cells of a table lose their borders, names run together. Found where both parts are names of the document
    (or of the version it is compared with), and a part of one word stands in no further name; or where one part is a
    name of two words or more, and the rest has two words or more which begin or end at the seam as other names do.
    Nothing may join the two, and no bracket, colon or dash may stand between them.

    Bad:

        {"pathways": [{"id": "law-enforcement-services", "name": "Law Enforcement Services", "cluster": "finance"},
                      {"id": "legal-services", "name": "Legal Services", "cluster": "finance"},
                      {"id": "law", "name": "Law Enforcement Services Legal Services", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "law-enforcement-services", "name": "Law Enforcement Services", "cluster": "finance"},
                      {"id": "legal-services", "name": "Legal Services", "cluster": "finance"}]}
    """
    known = _Known(draft)
    for listing in draft.listings if known.first_parts else ():
        has_capitals = 2 * sum(name[:1].isupper() for name in listing.names) > len(listing.names)
        positions = [at for at, name in enumerate(listing.normal_names) if name in known.first_parts]
        for position in positions:
            heads = known.first_parts[listing.normal_names[position]]
            parts = next(filter(None, (_as_printed(listing, position, head, has_capitals) for head in heads)), None)
            if parts:
                record, index = listing.records[position], listing.indexes[position]
                message = (
                    f"the name of {label(listing.kind, record, index)} looks like two names run together: "
                    f"{quoted(parts[0])} and {quoted(parts[1])}"
                )
                yield Finding(listing.place(index, "name"), message, "a name for each of the two?")


class _Known:
    """The names of a document and of the version it is compared with, and which of them are two in one."""

    def __init__(self, draft: Draft) -> None:
        self._vocabulary = draft.vocabulary
        self._in_order = [*chain(*(listing.normal_names for listing in draft.listings))]
        # In order, in which texts that were made one after the other are read many times quicker.
        self._all = dict.fromkeys(self._in_order)
        earlier = draft.earlier
        older = normals([record.name for kind in KINDS for record in earlier.of(kind)]) if earlier else []
        gone = [*dict.fromkeys(name for name in older if name not in self._all)]
        self._all |= dict.fromkeys(gone)
        self._words = [(draft.words[listing.kind], len(listing.names)) for listing in draft.listings]
        self._words.append((Words(gone), len(gone)))

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(self._in_order)

    @cached_property
    def _first(self) -> Counter[str]:
        return Counter(name.partition(" ")[0] for name in self._all)

    @cached_property
    def _last(self) -> Counter[str]:
        return Counter(name.rpartition(" ")[2] for name in self._all)

    @cached_property
    def first_parts(self) -> dict[str, list[str]]:
        """For each name that may be two run together, what may be the first of the two, normalised."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, head, tail in self._parted():
            self._enter(found, name, head, tail)
        return {name: sorted(heads, key=len) for name, heads in found.items()}

    def _parted(self) -> Iterator[tuple[str, str, str]]:
        """Names in two parts, one of which is a name. Only those are taken apart that begin or end with the same two
        words as a shorter name, or have only two words."""
        names, lengths, heads, tails = (
            [*chain.from_iterable(column(words)[:number] for words, number in self._words)] for column in _COLUMNS
        )
        for name, cuts in _cuts(names, lengths, heads):
            for cut in cuts:
                tail = name.split(" ", cut)[-1]
                head = name[: -len(tail) - 1]
                if head in self._all:
                    yield name, head, tail
        for name, cuts in _cuts(names, lengths, tails):
            for cut in cuts:
                head = name.rsplit(" ", cut)[0]
                tail = name[len(head) + 1 :]
                if tail in self._all:
                    yield name, head, tail
        single = {*compress(names, map((1).__eq__, lengths))} if 1 in lengths else ()
        for name in compress(names, map((2).__eq__, lengths)) if single else ():
            head, tail = name.split()
            if head in single and tail in single:
                yield name, head, tail

    def _enter(self, found: dict[str, set[str]], name: str, head: str, tail: str) -> None:
        parts = (head, tail)
        if all(part in self._all for part in parts):
            is_two = all(" " in part or self._stands_alone(part) for part in parts)
        else:
            is_two = all(" " in part for part in parts) and self._is_seam(name, head, tail)
        if is_two:
            found[name].add(head)

    def _stands_alone(self, word: str) -> bool:
        """Whether a word that is a name stands in no further name but the one looked at."""
        return self._vocabulary.count(word) - self._times[word] <= 1

    def _is_seam(self, name: str, head: str, tail: str) -> bool:
        """Whether another name ends as the first part does, and another one begins as the second does."""
        before, after = head.rpartition(" ")[2], tail.partition(" ")[0]
        ends = self._last[before] - (name.rpartition(" ")[2] == before)
        begins = self._first[after] - (name.partition(" ")[0] == after)
        return ends > 0 and begins > 0


def _cuts(names: Sequence[str], lengths: Sequence[int], numbers: Sequence[int]) -> Iterator[tuple[str, range]]:
    """Each name that is longer than another one with its number, and how many words a shorter one may have."""
    is_shorter = map(max(lengths, default=0).__gt__, lengths)
    shortest: dict[int, int] = {}
    for number, length in compress(zip(numbers, lengths, strict=True), is_shorter):
        if length < shortest.get(number, length + 1):
            shortest[number] = length
    has_shorter = map(shortest.__contains__, numbers)
    for name, length, number in compress(zip(names, lengths, numbers, strict=True), has_shorter):
        if shortest[number] < length <= _WORDS:
            yield name, range(shortest[number], length)


def _as_printed(listing: AnyListing, position: int, head: str, has_capitals: bool) -> tuple[str, str] | None:
    """The two names as they are written; None if something joins them, or they cannot be told apart there."""
    printed = listing.names[position]
    words = listing.untidy.get(printed, printed).split()
    for at in range(1, min(len(words), 2 * _WORDS)):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        if normal(before) != head:
            continue
        beside = words[at - 1], words[at]
        is_joined = (
            not JOINERS.isdisjoint(map(str.casefold, beside))
            or not (before[-1].isalnum() or before[-1] == ".")
            or not after[0].isalnum()
        )
        lower = has_capitals and any(word[0].islower() for word in beside)
        return None if is_joined or lower else (before, after)
    return None


@rule("CT509", "list-in-a-name", "warning")
def list_in_a_name(draft: Draft) -> Iterator[Finding]:
    """Several names in one field, with `;` or `|` between them.

    A cell with several values became one record. Found where at least one of them is a name of the document: titles of
    industries have semicolons of their own.

    Bad:

        {"pathways": [{"id": "planning", "name": "Planning", "cluster": "finance"},
                      {"id": "two", "name": "Planning; Science", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "planning", "name": "Planning", "cluster": "finance"},
                      {"id": "science", "name": "Science", "cluster": "finance"}]}
    """
    known: set[str] = set()
    for listing in draft.listings:
        has_any = ";" in listing.joined or listing.joined.count(BAR) > len(listing.texts) + 1
        texts = {text for text in listing.texts if _SEPARATORS.search(text)} if has_any else set()
        if texts and not known:
            known.update(*(each.normal_names for each in draft.listings))
        for found in listing.labels(texts) if texts else ():
            parts = [part for each in _SEPARATORS.split(ENTITY.sub(" ", found.text)) if (part := each.strip())]
            if len(parts) > 1 and not known.isdisjoint(normals(parts)):
                message = f"{found.what} holds several names: {', '.join(map(quoted, parts))}"
                yield Finding(found.place, message, "a record for each of them?")
