"""CT6xx: what went wrong with the text of names and aliases on its way into the document.

Every rule looks first at all names as one text, which is quick, and at single names only if there is something in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import chain
from typing import TypeAlias

from careertaxonomy.models import Cluster, Pathway, World
from careertaxonomy.names import is_blank, plural, quoted
from careertaxonomy.rules.base import Rule, rule
from careertaxonomy.rules.draft import Draft
from careertaxonomy.rules.findings import Cure, Edit, Finding
from careertaxonomy.rules.listing import Label, Listing
from careertaxonomy.signs import clean, is_space, masked, named_signs, reread, unseen

_AnyListing: TypeAlias = Listing[World] | Listing[Cluster] | Listing[Pathway]
_BAR = "|"
_MAY_BE_GARBLED = re.compile(r"[^\x00-\x7f]{2}|\ufffd")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"  |\s(?=\|)|(?<=\|)\s|[^\S ]")
_HIDDEN = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u05ff]")
_COMBINED = re.compile(r"[^\x00-\u02ff]")
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


def _labels(draft: Draft, tell: Callable[[_AnyListing], bool], pattern: re.Pattern[str]) -> Iterator[Label]:
    """The names and aliases that have a pattern, from the lists that `tell` says may have it at all."""
    for listing in draft.listings:
        if not tell(listing):
            continue
        joined = listing.joined
        found: set[str] = set()
        if joined.count(_BAR) > len(listing.texts) + 1:
            found.update(text for text in listing.texts if pattern.search(f"{_BAR}{text}{_BAR}"))
        else:
            match = pattern.search(joined)
            while match:
                # A pattern may take in the bar before a name or the one behind it.
                start = match.start() + joined.startswith(_BAR, match.start())
                end = joined.index(_BAR, start)
                found.add(joined[joined.rfind(_BAR, 0, start) + 1 : end])
                match = pattern.search(joined, end)
        readable = [text for text in found if not is_blank(text)]
        if readable:
            yield from listing.labels(frozenset(readable))


def _readable(
    draft: Draft, tell: Callable[[_AnyListing], bool], pattern: re.Pattern[str]
) -> Iterator[tuple[Label, str]]:
    """The same, with how they read: without stray white space and what cannot be seen, which are faults of their own
    and must not hide this one."""
    untidy = {text for listing in draft.listings for text in listing.untidy}
    for label in _labels(draft, tell, pattern):
        if label.text not in untidy:
            yield label, label.text
    for listing in draft.listings if untidy else ():
        for label in listing.labels(listing.untidy):
            text = listing.untidy[label.text]
            if pattern.search(f"{_BAR}{text}{_BAR}"):
                yield label, text


def _mended(label: Label, message: str, text: str, *, safe: bool = True) -> Finding:
    """A finding whose cure is to write the text otherwise."""
    return Finding(label.place, message, f"write {quoted(text)}", cure=Cure((Edit(label.place, text),), safe))


def _may_have_stray_space(listing: _AnyListing) -> bool:
    first, last = listing.edges
    return " " in first or " " in last or "  " in listing.joined or not listing.is_printable


@rule("CT601", "stray-whitespace", "error")
def stray_whitespace(draft: Draft) -> Iterator[Finding]:
    """Leading, trailing, doubled, non-breaking or line-breaking white space in a name.

    It cannot be seen, and it makes two names out of one: a search for the name does not find it.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting ", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    for label in _labels(draft, _may_have_stray_space, _SPACES):
        text = masked(label.text)
        odd = "".join(filter(is_space, text))
        what = []
        if text[0] == " " or is_space(text[0]):
            what.append("begins with white space")
        if text[-1] == " " or is_space(text[-1]):
            what.append("ends with white space")
        if "  " in text.strip():
            what.append("has two spaces in a row")
        if odd:
            what.append(f"has {named_signs(odd)}")
        if what:
            yield _mended(label, f"{label.what} {' and '.join(what)}", clean(label.text))


@rule("CT602", "control-character", "error")
def control_character(draft: Draft) -> Iterator[Finding]:
    """Control, zero-width or bidirectional characters in a name.

    They cannot be seen, travel along from web pages and word processors, and make two names out of one. The joiners
    that some scripts and emoji need may stand. A tab or a line break is CT601.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Account\\u200bing", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    for label in _labels(draft, lambda listing: not listing.is_printable, _HIDDEN):
        text = masked(label.text)
        hidden = "".join(text[index] for index in sorted(unseen(text)))
        if hidden:
            yield _mended(label, f"{label.what} has {named_signs(hidden)}", clean(label.text))


@rule("CT603", "not-nfc", "error")
def not_nfc(draft: Draft) -> Iterator[Finding]:
    """Text that is not in Unicode form NFC.

    The same letter can be written as one sign or as a letter and an accent; it looks alike and compares as different.
    NFC is the form that keyboards give and the web expects.

    Bad:

        {"pathways": [{"id": "cafe", "name": "Cafe\\u0301 Management", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "cafe", "name": "Caf\\u00e9 Management", "cluster": "finance"}]}
    """
    for label in _labels(draft, lambda listing: not unicodedata.is_normalized("NFC", listing.joined), _COMBINED):
        if not unicodedata.is_normalized("NFC", label.text):
            made = unicodedata.normalize("NFC", label.text)
            odd = "".join(sign for sign in label.text if sign not in made)
            marks = "".join(filter(unicodedata.combining, label.text)) or odd or label.text
            message = f"{label.what} is not in Unicode form NFC: it has {named_signs(marks)}"
            yield _mended(label, message, clean(label.text))


def _may_mix_scripts(listing: _AnyListing) -> bool:
    joined = listing.joined
    if joined.isascii():
        return False
    try:
        joined.encode("latin-1")
    except UnicodeEncodeError:
        return _OTHER_SCRIPT.search(joined) is not None
    return False


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(sign, "").split(" ")[0] for sign in word} & {"LATIN", "GREEK", "CYRILLIC"}


@rule("CT604", "mixed-script", "warning")
def mixed_script(draft: Draft) -> Iterator[Finding]:
    """Latin, Greek or Cyrillic letters mixed in one word.

    Some letters of these scripts look alike. A word with a Cyrillic "\u0430" in it looks right and is never found.

    Bad:

        {"pathways": [{"id": "accounting", "name": "\\u0410ccounting", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    for label, text in _readable(draft, _may_mix_scripts, _OTHER_SCRIPT):
        for word in _WORD.findall(text):
            scripts = _scripts(word)
            if len(scripts) > 1:
                names = [unicodedata.name(sign, "") for sign in word]
                # Of two that have as many letters, Latin ones are more likely meant.
                fewest = min(
                    sorted(scripts - {"LATIN"}) + ["LATIN"] * ("LATIN" in scripts),
                    key=lambda script: sum(name.startswith(script) for name in names),
                )
                odd = "".join(sign for sign in word if unicodedata.name(sign, "").startswith(fewest))
                message = f"{label.what} mixes scripts in one word, {quoted(word)}: it has {named_signs(odd)}"
                yield Finding(label.place, message)
                break


@rule("CT605", "mojibake", "warning")
def mojibake(draft: Draft) -> Iterator[Finding]:
    """Text that was decoded with the wrong encoding.

    UTF-8 read as if it were Windows' or Latin-1's code page turns one accented letter into two odd signs; U+FFFD stands
    where a program gave up.

    Bad:

        {"pathways": [{"id": "cafe", "name": "Caf\\u00c3\\u00a9 Management", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "cafe", "name": "Caf\\u00e9 Management", "cluster": "finance"}]}
    """
    for label, text in _readable(draft, lambda listing: not listing.joined.isascii(), _MAY_BE_GARBLED):
        mended = reread(text)
        message = f"{label.what} was read with the wrong encoding: {quoted(label.text)}"
        if mended is not None and not is_blank(mended):
            yield _mended(label, message, clean(mended), safe=False)
        elif mended is not None or "\ufffd" in label.text:
            if mended is None:
                message = f"{label.what} has {named_signs(chr(0xFFFD))}, where a program could not read a sign"
            yield Finding(label.place, message, "look up in the source what stands there")


def _may_be_cut_off(listing: _AnyListing) -> bool:
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
    for label, text in _readable(draft, _may_be_cut_off, _ENDS):
        found = _CUT_OFF.search(text.rstrip())
        if found and text.strip() != found[0]:
            message = f"{label.what} ends in {quoted(found[0])}, as if it were cut off: {quoted(label.text)}"
            yield Finding(label.place, message, "is the rest of it in the next row?")


def _has_digit(listing: _AnyListing) -> bool:
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
    found = [*_readable(draft, _has_digit, _MAY_BE_MISREAD)]
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
    for label, text in _readable(draft, lambda listing: "/ " in listing.joined or " /" in listing.joined, _SLASH):
        made = _ONE_SIDED_SLASH.sub("/", text)
        if made != text:
            message = f"{label.what} has a space on one side of a slash: {quoted(label.text)}"
            yield _mended(label, message, made)


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
    texts = [_BAR.join(names) if listing.untidy else listing.joined for listing, names in columns]
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
                f"{label.what} joins words by {quoted(rare)}, which stands in {plural(counts[rare], 'name')}; "
                f"{quoted(common)} stands in {counts[common]:,}"
            )
            for joiner in _JOINING[rare]:
                name = name.replace(joiner, f" {common} ")
            yield Finding(label.place, message, f"write {quoted(name)}")
            return


def _as_read(listing: _AnyListing) -> list[str]:
    return [listing.untidy.get(name, name) for name in listing.names] if listing.untidy else listing.names


def _joined_by(word: str) -> Callable[[str], bool]:
    return lambda name: any(joiner in name for joiner in _JOINING[word])


RULES: tuple[Rule, ...] = (
    stray_whitespace,
    control_character,
    not_nfc,
    mixed_script,
    mojibake,
    cut_off_name,
    misread_text,
    spaced_slash,
    mixed_ampersand,
)
