"""CT610, CT611 and CT613: what a web page, a spreadsheet, a list or a slip of the hand left in names and aliases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, takewhile

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.patterns import readable_where, readable_with, rewritten
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.text.characters import ENTITY
from careertaxonomy.text.list_marks import FIRST_OF_MARKS, LAST_OF_NOTES, MAY_BE_BEFORE, NUMBERING, mark_beside
from careertaxonomy.text.normal_forms import JOINERS, normal
from careertaxonomy.text.wording import quoted

_TAG = re.compile(
    "</?(?:a|b|big|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|small|span|strike|strong|sub|sup|t[adhr]|"
    "table|u|ul)(?: [^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_MARKUP = re.compile(f"{ENTITY.pattern}|{_TAG.pattern}", re.IGNORECASE)
_REMAINS = {
    "an error value of a spreadsheet": r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|#{2,})",
    "a formula of a spreadsheet": r"=.+?",
    "a bare number": r"[0-9]{5,}(?:\.[0-9]+)?",
    "a date": r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[T ][0-9:.]+)?|[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.|-[0-9]{1,2}-)"
    r"(?:[0-9]{2}){1,2}|(?i:(?:[0-9]{1,2}-)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-(?:[0-9]{2}){1,2})"
    r"|(?i:[0-9]{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    "a placeholder": r"TB[ACD]|tb[acd]|N/A|n/a|N\.A\.|n\.a\.|NaN|nan|none|None|NONE|NULL|null|nil|TODO|todo|undefined"
    r"|[-_?*.\u2010-\u2015\u2212]+",
}
"""How what is no name is written, by what it is."""
_ANY_REMAINS = re.compile("|".join(_REMAINS.values()))
_FIRST_OF_REMAINS = frozenset("#=0123456789-_?*.\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_LONGEST_REMAINS = 9
"""How many characters the longest of those has that begin with a letter."""
_PARTS = range(1, 6)
"""How many words the normal form of one printed word may have, so that it is looked for in other names."""
_AMONG_NAMES = re.compile(rf"\|(?:{_ANY_REMAINS.pattern})\|")


@rule("CT610", "markup-in-text", "warning")
def markup_in_text(draft: Draft) -> Iterator[Finding]:
    """An entity or a tag of HTML or XML in a name.

    The text was copied out of the source of a web page. People see `&amp;` where `&` is meant.

    Bad:

        {"pathways": [{"id": "sales", "name": "Sales &amp; Marketing", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "sales", "name": "Sales & Marketing", "cluster": "finance"}]}
    """
    from html import unescape

    for label, text in readable_where(draft, _may_have_markup, _MARKUP.search):
        marks = [mark for mark in _MARKUP.findall(text) if unescape(mark) != mark or mark.startswith("<")]
        if marks:
            made = " ".join(unescape(_TAG.sub(" ", text)).split())
            message = f"{label.what} has {', '.join(map(quoted, dict.fromkeys(marks)))} in it: {quoted(label.text)}"
            yield rewritten(label, message, made, safe=False) if made else Finding(label.place, message)


@rule("CT611", "not-a-name", "error")
def not_a_name(draft: Draft) -> Iterator[Finding]:
    """What a spreadsheet or a list left behind in place of a name, or beside it.

    An error value (`#N/A`), a formula, a bare number of five digits or more, a date, a placeholder such as `TBD`. A
    bullet or numbering before a name (where the other names of its list have none), and a footnote mark after it, are a
    warning.

    Bad:

        {"pathways": [{"id": "accounting", "name": "#REF!", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    for label, text in readable_with(draft, _may_have_remains, _AMONG_NAMES):
        # Of a text with a bar in it, only a part may have matched.
        what = next((words for words, pattern in _REMAINS.items() if re.fullmatch(pattern, text)), None)
        if what is not None:
            hint = "write the name that belongs here, or take the record out"
            yield Finding(label.place, f"{label.what} is {what}: {quoted(label.text)}", hint)
    marked = [*readable_where(draft, _may_have_marks, mark_beside)]
    numbered = {listing.kind for listing in draft.listings if marked and _is_numbered(listing)}
    for label, text in marked:
        what, found = mark_beside(text) or ("", None)
        if found and (found.re is not NUMBERING or label.kind not in numbered):
            made = (text[: found.start()] + text[found.end() :]).strip()
            message = f"{label.what} has {what}: {quoted(label.text)}"
            yield rewritten(label, message, made, safe=False, severity="warning")


def _may_have_markup(listing: AnyListing) -> Iterable[str]:
    return listing.texts if ";" in listing.joined or "<" in listing.joined else ()


def _may_have_remains(listing: AnyListing) -> bool:
    has_short = min(map(len, listing.texts), default=0) <= _LONGEST_REMAINS
    return has_short or not _FIRST_OF_REMAINS.isdisjoint(listing.edges[0])


def _may_have_marks(listing: AnyListing) -> Iterable[str]:
    first, last = listing.edges
    may_be_before = not FIRST_OF_MARKS.isdisjoint(first) and MAY_BE_BEFORE.search(listing.joined)
    return listing.texts if may_be_before or not LAST_OF_NOTES.isdisjoint(last) else ()


def _is_numbered(listing: AnyListing) -> bool:
    """Whether numbers are how a list is written: more than one of its names has one before it."""
    return sum(map(bool, map(NUMBERING.match, listing.names))) > 1


@rule("CT613", "doubled-word", "warning")
def doubled_word(draft: Draft) -> Iterator[Finding]:
    """One word twice in a row in a name that has others too, or a joiner twice.

    A word was typed or pasted again. A name that is nothing but a word twice (Walla Walla) may stand, and so may two
    words that stand side by side in other names too.

    Bad:

        {"pathways": [{"id": "service", "name": "Customer Service Service", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "service", "name": "Customer Service", "cluster": "finance"}]}
    """
    for listing in draft.listings:
        untidy, repeating = listing.untidy, draft.words[listing.kind].repeating
        texts = {text for text in map(listing.texts.__getitem__, repeating) if _doubled(untidy.get(text, text))}
        if not texts:
            continue
        doubled = {normal(str(_doubled(untidy.get(text, text)))) for text in texts}
        lengths = {word.count(" ") + 1 for word in doubled}.intersection(_PARTS)
        names = map(listing.normal_names.__getitem__, takewhile(len(listing.names).__gt__, repeating))
        times = Counter(chain.from_iterable(_twice_in_a_row(name, lengths) for name in names))
        for label in listing.labels(texts):
            text = untidy.get(label.text, label.text)
            word = str(_doubled(text))
            if word in JOINERS or not (times[normal(word)] > 1 or text.count(" ") == 1):
                words = text.split(" ")
                made = " ".join(one for before, one in pairwise(["", *words]) if not _is_again(before, one))
                message = f"{label.what} has {quoted(word)} twice in a row: {quoted(label.text)}"
                yield rewritten(label, message, made, safe=False)


def _twice_in_a_row(name: str, lengths: Iterable[int]) -> set[str]:
    """The words of a normal form, or so many words one after the other, that stand twice in a row."""
    words = name.split()
    return {
        " ".join(words[at : at + length])
        for length in lengths
        for at in range(len(words) - 2 * length + 1)
        if words[at : at + length] == words[at + length : at + 2 * length]
    }


def _doubled(text: str) -> str | None:
    """The first word or joiner that stands twice in a row in a text."""
    return next((one for before, one in pairwise(text.split()) if _is_again(before, one)), None)


def _is_again(before: str, word: str) -> bool:
    return before.casefold() == word.casefold() and (word in JOINERS or (len(word) > 1 and not word.isdigit()))
