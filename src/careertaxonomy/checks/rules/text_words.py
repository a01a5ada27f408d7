"""CT606 to CT609: words in names and aliases that a wrapped cell, a scanner or a change of habit left its mark on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import chain

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.listing import Label
from careertaxonomy.checks.draft.patterns import BAR, readable_with, rewritten
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.text.wording import plural, quoted

_MAY_BE_MISREAD = re.compile(r"[^\W\d_][0-9]+[^\W\d_]|[^\W\d_][ .]* [0-9]\|")
_ENDS = re.compile(r"(?:[&,/-]|\band) *\|", re.IGNORECASE)
_AND_AT_THE_END = (" and|", " And|", " AND|")
_SLASH = re.compile(r" /|/ ")
_CUT_OFF = re.compile(r"(?:[&,/-]|\band)$", re.IGNORECASE)
_DIGIT_IN_WORD = re.compile(r"[^\W_]*[^\W\d_][0-9]+[^\W\d_][^\W_]*")
_LAST_DIGIT = re.compile(r"(?:^|(\w+)[ .]*) ([0-9])$")
_ONE_SIDED_SLASH = re.compile(r"(?<! )/ (?!$)| /(?! |$)")
_JOINING = {"and": (" and ", " And ", " AND "), "&": (" & ",)}
"""What joins words, by the word for it."""
_NUMBERED = frozenset(
    re.findall(
        r"\w+",
        """
        algebra area block calculus category chapter class cluster cohort course district division english french german
        grade group japanese latin level math mathematics module no number option part path pathway phase program
        quarter region section semester series spanish stage step strand term tier title track type unit version volume
        world year zone
        """,
    )
)
"""Words that take a number."""
_NUMBERED_WORDS = re.compile(r"[A-Z]+[0-9]+[A-Z]+s?|[a-z][0-9]{1,2}[a-z]|[Mm]p[34]s?", re.IGNORECASE)
_ABBREVIATION = 5
_FEW_LETTERS = 3


def _may_be_cut_off(listing: AnyListing) -> bool:
    joined = listing.joined
    return not listing.edges[1].isdisjoint("&,/- ") or any(end in joined for end in _AND_AT_THE_END)


@rule("CT606", "cut-off-name", "warning")
def cut_off_name(draft: Draft) -> Iterator[Finding]:
    """A name that ends in `&`, `,`, `/`, `-` or `and`.

    A cell that went over two lines was cut: the rest of the name is missing, or became a record of its own.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting &", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting & Auditing", "cluster": "finance"}]}
    """
    for label, text in readable_with(draft, _may_be_cut_off, _ENDS):
        found = _CUT_OFF.search(text.rstrip())
        if found and text.strip() != found[0]:
            message = f"{label.what} ends in {quoted(found[0])}, as if it were cut off: {quoted(label.text)}"
            yield Finding(label.place, message, "is the rest of it in the next row?")


def _has_digit(listing: AnyListing) -> bool:
    return any(digit in listing.joined for digit in "0123456789")


def _misread(text: str, numbered: Collection[str]) -> str | None:
    for word in _DIGIT_IN_WORD.findall(text):
        letters = [sign for sign in word if sign.isalpha()]
        is_code = word.isupper() and len(word) <= _ABBREVIATION
        if not is_code and not (len(letters) <= _FEW_LETTERS and _NUMBERED_WORDS.fullmatch(word)):
            return f"a digit among the letters of {quoted(word)}"
    word, digit = _last_digit(text)
    if word and word not in _NUMBERED and word not in numbered and not word.isdigit():
        return f"a lone {quoted(digit)} at its end"
    return None


def _last_digit(text: str) -> tuple[str, str]:
    """The last word of a name and the lone digit behind it; empty where there is none."""
    found = _LAST_DIGIT.search(text)
    return ((found[1] or "").casefold(), found[2]) if found else ("", "")


@rule("CT607", "misread-text", "warning")
def misread_text(draft: Draft) -> Iterator[Finding]:
    """Signs of a scanner's misreading: a digit between letters, or a lone last digit.

    A scanner takes an "o" for a zero, and the "&" at the end of a line for a 9. A word that takes a number may have
    one: Level 1, K-12, 3D, B2B and 5G pass, and so does a word that the document has with several numbers (Welding 1,
    Welding 2).

    Bad:

        {"pathways": [{"id": "accounting", "name": "Acc0unting", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    found = [*readable_with(draft, _has_digit, _MAY_BE_MISREAD)]
    words = Counter(word for word, _ in {_last_digit(text) for _, text in found})
    numbered = {word for word, digits in words.items() if digits > 1}
    for label, text in found:
        what = _misread(text, numbered)
        if what:
            yield Finding(label.place, f"{label.what} has {what}, as if misread: {quoted(label.text)}")


@rule("CT608", "spaced-slash", "warning")
def spaced_slash(draft: Draft) -> Iterator[Finding]:
    """A space on one side of a slash.

    Where a name wraps after a slash, the line break often comes out as a space.

    Bad:

        {"pathways": [{"id": "teaching-training", "name": "Teaching/ Training", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "teaching-training", "name": "Teaching/Training", "cluster": "finance"}]}
    """
    for label, text in readable_with(draft, lambda listing: "/ " in listing.joined or " /" in listing.joined, _SLASH):
        made = _ONE_SIDED_SLASH.sub("/", text)
        if made != text:
            message = f"{label.what} has a space on one side of a slash: {quoted(label.text)}"
            yield rewritten(label, message, made)


@rule("CT609", "mixed-ampersand", "warning")
def mixed_ampersand(draft: Draft) -> Iterator[Finding]:
    """`&` and `and` both join words in the names of one document.

    One way of writing makes names easier to find and to compare. It is one finding, on the first name of the rarer
    kind. Aliases do not count: they are there to give other spellings.

    Bad:

        {"pathways": [{"id": "audit", "name": "Accounts & Audits", "cluster": "finance"},
                      {"id": "stocks", "name": "Stocks & Bonds", "cluster": "finance"},
                      {"id": "trade", "name": "Trade and Commerce", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "audit", "name": "Accounts & Audits", "cluster": "finance"},
                      {"id": "stocks", "name": "Stocks & Bonds", "cluster": "finance"},
                      {"id": "trade", "name": "Trade & Commerce", "cluster": "finance"}]}
    """
    columns = [(listing, _as_read(listing)) for listing in draft.listings]
    texts = [BAR.join(names) if listing.untidy else listing.joined for listing, names in columns]
    if not all(any(joiner in text for text in texts for joiner in joiners) for joiners in _JOINING.values()):
        return
    counts = {word: sum(map(_joined_by(word), chain(*(names for _, names in columns)))) for word in _JOINING}
    rare, common = sorted(_JOINING, key=lambda word: counts[word])
    for listing, names in columns:
        position = next((at for at, name in enumerate(names) if _joined_by(rare)(name)), None)
        if position is not None:
            name, index = names[position], listing.indexes[position]
            label = Label(listing.kind, listing.records[position], index, listing.place(index, "name"), name)
            message = (
                f"{label.what} joins words by {quoted(rare)}, which is in {plural(counts[rare], 'name')}; "
                f"{quoted(common)} is in {counts[common]:,}"
            )
            for joiner in _JOINING[rare]:
                name = name.replace(joiner, f" {common} ")
            yield Finding(label.place, message, f"write {quoted(name)}")
            return


def _as_read(listing: AnyListing) -> list[str]:
    return [listing.untidy.get(name, name) for name in listing.names] if listing.untidy else listing.names


def _joined_by(word: str) -> Callable[[str], bool]:
    return lambda name: any(joiner in name for joiner in _JOINING[word])
