"""CT606 to CT609: words in names and aliases that a wrapped cell, a scanner or a change of habit left its mark on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Finding, Place
from careertaxonomy.checks.draft.listing import Label
from careertaxonomy.checks.draft.patterns import BAR, readable_where, readable_with, rewritten
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.text.list_marks import mark_beside
from careertaxonomy.text.normal_forms import normal
from careertaxonomy.text.wording import plural, quoted
from careertaxonomy.text.words import Vocabulary

_MAY_BE_MISREAD = re.compile(r"[^\W\d_][0-9]+[^\W\d_]|[^\W\d_][ .]* [0-9]\|")
_DASHES = r"\-\u2010-\u2015\u2212"
_BEGINNING = re.compile(rf"[&,/{_DASHES}]|(?i:and)\b(?=.* )")
_END = re.compile(rf"(?:[&,/{_DASHES}]|(?i:\band))$")
"""What joins words, at the beginning of a name, or at the end of its last word."""
_CUT_MARKS = frozenset("&,/-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_BRACKETS_OF_ANY_KIND = frozenset("()[]{}")
_PAIRED = re.compile(r"[^()\[\]{}]*(?:\([^()\[\]{}]*\)[^()\[\]{}]*)*")
"""A text without brackets, or with round ones that are side by side."""
_DIGIT_IN_WORD = re.compile(r"(?<![^\W_])[^\W_]*[^\W\d_][0-9]+[^\W\d_][^\W_]*")
_LAST_DIGIT = re.compile(r"(?:^|(?<!\w)(\w+)[ .]*) ([0-9])$")
_MAY_BE_SPACED = re.compile(r" [/,)\]]|[/(\[] ")
_SPACED = {
    "on one side of a slash": re.compile(r"(?<=\S/)(?<!\s\w/)(?<!^\w/) (?!$)|(?<!^) (?=/\S)"),
    "before a comma": re.compile(r"(?<! ) ++(?=,)"),
    "inside a bracket": re.compile(r"(?<=[(\[]) +|(?<! ) ++(?=[)\]])"),
}
"""The spaces that are wrong, by where they stand."""
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
_CAPITAL_INSIDE = re.compile("[a-z][A-Z]")
"""In a word: it may be the name of a product, which takes a number."""
_NUMBERED_WORDS = re.compile(r"[A-Z]+[0-9]+[A-Z]+s?|[a-z][0-9]{1,2}[a-z]|[Mm]p[34]s?", re.IGNORECASE)
_ABBREVIATION = 5
_FEW_LETTERS = 3


@rule("CT606", "cut-off-name", "warning")
def cut_off_name(draft: Draft) -> Iterator[Finding]:
    """A name that begins or ends with what joins words, or has a bracket without its partner.

    `&`, `,`, `/`, a dash of any kind, `and`, or the word for it in another language of the document, in lower case. A
    cell that went over two lines was cut: the rest of the name is missing, or became a record of its own.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting &", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting & Auditing", "cluster": "finance"}]}
    """
    joiners = draft.joiners

    def cut_at(text: str) -> str | None:
        first, _, rest = text.partition(" ")
        last = rest.rpartition(" ")[2]
        found = _BEGINNING.match(text) or _END.search(last or first)
        if found:
            return found[0]
        return last if last in joiners else first if rest and first in joiners else None

    begins, ends = tuple(f"{word} " for word in joiners), tuple(f" {word}" for word in joiners)

    def may_be_cut(listing: AnyListing) -> Iterator[str]:
        texts, names = listing.texts, listing.normal_texts
        if not _CUT_MARKS.isdisjoint(frozenset().union(*listing.edges)):
            yield from (text for text in texts if not _CUT_MARKS.isdisjoint((text[:1], text[-1:])))
        lines = "\n".join(["", *names, ""])
        with_and = "\nand " in lines or " and\n" in lines
        for at in range(len(names)) if with_and else draft.word_index[listing.kind].holding(joiners):
            if names[at].startswith(begins) or names[at].endswith(ends):
                yield texts[at]

    reported: set[Place] = set()
    for label, text in readable_where(draft, may_be_cut, cut_at):
        cut = str(cut_at(text))
        is_twice = [cut] * 2 in (text.split()[:2], text.split()[-2:])
        if normal(text) not in {"", normal(cut)} and not is_twice and not mark_beside(text):
            where = "ends" if text.endswith(cut) else "begins"
            message = f"{label.what} {where} with {quoted(cut)}, as if it were cut off: {quoted(label.text)}"
            row = "next" if where == "ends" else "previous"
            reported.add(label.place)
            yield Finding(label.place, message, f"is the rest of it in the {row} row?")
    for label, text in readable_where(draft, _with_brackets, _unmatched_bracket):
        if label.place not in reported and not mark_beside(text):
            bracket = str(_unmatched_bracket(text))
            message = f"{label.what} has the bracket {quoted(bracket)} without its partner: {quoted(label.text)}"
            yield Finding(label.place, message, "is the rest of it in another row?")


def _with_brackets(listing: AnyListing) -> Iterator[str]:
    for bracket in filter(listing.joined.__contains__, _BRACKETS_OF_ANY_KIND):
        yield from (text for text in listing.texts if bracket in text)


def _unmatched_bracket(text: str) -> str | None:
    """The first bracket of a text that has no partner."""
    waiting: list[str] = []
    for character in text if not _PAIRED.fullmatch(text) else "":
        if character in _BRACKETS.values():
            waiting.append(character)
        elif character in _BRACKETS and (not waiting or waiting.pop() != _BRACKETS[character]):
            return character
    return waiting[0] if waiting else None


def _has_digit(listing: AnyListing) -> bool:
    return any(digit in listing.joined for digit in "0123456789")


def _misread(text: str, numbered: Collection[str], vocabulary: Vocabulary) -> str | None:
    for word in _DIGIT_IN_WORD.findall(text):
        letters = [*filter(str.isalpha, word)]
        is_code = word.isupper() and len(word) <= _ABBREVIATION
        if not is_code and not (len(letters) <= _FEW_LETTERS and _NUMBERED_WORDS.fullmatch(word)):
            return f"a digit among the letters of {quoted(word)}"
    written, digit = _last_digit(text)
    word = written.casefold()
    takes_numbers = word in _NUMBERED or word in numbered or word.isdigit() or vocabulary.is_at_home(word)
    if word and digit != "1" and not takes_numbers and not _CAPITAL_INSIDE.search(written):
        return f"a lone {quoted(digit)} at its end"
    return None


def _last_digit(text: str) -> tuple[str, str]:
    """The last word of a name and the lone digit behind it; empty where there is none."""
    found = _LAST_DIGIT.search(text)
    return (found[1] or "", found[2]) if found else ("", "")


@rule("CT607", "misread-text", "warning")
def misread_text(draft: Draft) -> Iterator[Finding]:
    """A scanner's misreading: a digit between letters, or a lone last digit.

    A scanner takes an "o" for a zero, and the "&" at the end of a line for a 9. A word that takes a number may have
    one: Level 1, K-12, 3D, B2B and 5G pass. So do a word that stands in another name too (Windows 7 beside Windows XP),
    a word with a capital inside, as products have (MacOS 9), and the number 1, with which counting begins.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Acc0unting", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    found = [*readable_with(draft, _has_digit, _MAY_BE_MISREAD)]
    last_digits = [_last_digit(text) for _, text in found]
    words = Counter(word for word, _ in {(word.casefold(), digit) for word, digit in last_digits})
    numbered = {word for word, digits in words.items() if digits > 1}
    for label, text in found:
        what = _misread(text, numbered, draft.vocabulary)
        if what:
            yield Finding(label.place, f"{label.what} has {what}, as if misread: {quoted(label.text)}")


def _may_be_spaced(listing: AnyListing) -> Iterable[str]:
    joined = listing.joined
    # A single character is found many times quicker than two.
    parts = (part for part in (" /", "/ ", " ,", " )", " ]", "( ", "[ ") if part.strip() in joined)
    return listing.texts if any(part in joined for part in parts) else ()


@rule("CT608", "spaced-punctuation", "warning", aliases=("spaced-slash",))
def spaced_punctuation(draft: Draft) -> Iterator[Finding]:
    """A space on one side of a slash, before a comma, or inside a bracket.

    Where a name wraps at a slash, a comma or a bracket, the line break often comes out as a space. A single letter with
    a slash is an abbreviation in some languages (Kingston s/ Tamise) and may stand.

    Bad:

        {"pathways": [{"id": "teaching-training", "name": "Teaching/ Training", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "teaching-training", "name": "Teaching/Training", "cluster": "finance"}]}
    """
    for label, text in readable_where(draft, _may_be_spaced, _MAY_BE_SPACED.search):
        made, where = text, []
        for words, pattern in _SPACED.items():
            made, count = pattern.subn("", made)
            where += [words] if count else []
        if where:
            message = f"{label.what} has a space {' and '.join(where)}: {quoted(label.text)}"
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
    if not any("&" in listing.joined for listing in draft.listings):
        return
    columns = [(listing, _as_read(listing)) for listing in draft.listings]
    texts = [BAR.join(names) if listing.untidy else listing.joined for listing, names in columns]
    if not all(any(joiner in text for text in texts for joiner in joiners) for joiners in _JOINING.values()):
        return
    counts = {word: sum(len(_joined_by(word, names)) for _, names in columns) for word in _JOINING}
    rare, common = sorted(_JOINING, key=lambda word: counts[word])
    for listing, names in columns:
        position = min(_joined_by(rare, names), default=None)
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


def _joined_by(word: str, names: Sequence[str]) -> set[int]:
    """The positions of names in which a word joins others."""
    return {at for joiner in _JOINING[word] for at, name in enumerate(names) if joiner in name}
