"""CT6xx: what went wrong with the text of names and aliases on its way into the document.

Every rule looks first at all names as one text, which is quick, and at single names only if there is something in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeAlias

from careertaxonomy.models import Cluster, Pathway, World
from careertaxonomy.names import plural, quoted
from careertaxonomy.rules.base import Cure, Draft, Edit, Finding, Label, Listing, Rule, rule

_AnyListing: TypeAlias = Listing[World] | Listing[Cluster] | Listing[Pathway]
_BAR = "|"
_CONTROLS = {"\t": "CHARACTER TABULATION", "\n": "LINE FEED", "\r": "CARRIAGE RETURN"}
_JOINERS = frozenset("\u200c\u200d")
_MOJIBAKE_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_MAY_BE_GARBLED = re.compile(r"[^\x00-\x7f]{2}|\ufffd")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"  |\s\||\|\s|[^\S ]")
_HIDDEN = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u05ff]")
_COMBINED = re.compile(r"[^\x00-\u02ff]")
_MAY_BE_MISREAD = re.compile(r"[^\W\d_][0-9]+[^\W\d_]|[^\W\d_][ .]* [0-9]\|")
_ENDS = re.compile(r"(?:[&,/-]|\band) *\|", re.IGNORECASE)
_SLASH = re.compile(r" /|/ ")
_CUT_OFF = re.compile(r"(?:[&,/-]|\band)$", re.IGNORECASE)
_DIGIT_IN_WORD = re.compile(r"[^\W_]*[^\W\d_][0-9]+[^\W\d_][^\W_]*")
_LAST_DIGIT = re.compile(r"(?:^|(\w+)[ .]*) ([0-9])$")
_ONE_SIDED_SLASH = re.compile(r"(?<! )/ | /(?! )")
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
        if joined.count(_BAR) > len(listing.texts) + 1:
            yield from listing.labels({text for text in listing.texts if pattern.search(f"{_BAR}{text}{_BAR}")})
            continue
        found = set()
        for match in pattern.finditer(joined):
            # A pattern may take in the bar before a name or the one behind it.
            start = match.start() + joined.startswith(_BAR, match.start())
            found.add(joined[joined.rfind(_BAR, 0, start) + 1 : joined.index(_BAR, start)])
        if found:
            yield from listing.labels(found)


def _mended(label: Label, message: str, text: str, *, safe: bool = True) -> Finding:
    """A finding whose cure is to write the text otherwise."""
    return Finding(label.place, message, f"write {quoted(text)}", cure=Cure((Edit(label.place, text),), safe))


def _sign(sign: str) -> str:
    """A sign that cannot be seen, by its number and its name."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, _CONTROLS.get(sign, 'CONTROL CHARACTER'))}"


def _signs(text: str) -> str:
    return ", ".join(map(_sign, dict.fromkeys(text)))


def _is_space(sign: str) -> bool:
    return sign.isspace() and sign not in " \x1c\x1d\x1e\x1f"


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
        text = label.text
        odd = "".join(filter(_is_space, text))
        what = []
        if text[:1].isspace():
            what.append("begins with white space")
        if text[-1:].isspace():
            what.append("ends with white space")
        if "  " in text.strip():
            what.append("has two spaces in a row")
        if odd:
            what.append(f"has {_signs(odd)}")
        # Garbled text may have an odd space in it that mending the encoding turns back into a letter.
        if what and text.strip() and not _garbled(text):
            yield _mended(label, f"{label.what} {' and '.join(what)}", " ".join(text.split()))


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf") and not _is_space(sign)


def _needed(text: str, index: int) -> bool:
    """Whether a joiner is one that a script or an emoji needs: between two signs that it can join."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if text[index] not in _JOINERS or not before or not after:
        return False
    kinds = {unicodedata.category(sign)[0] for sign in (before, after)}
    is_latin = any(unicodedata.name(sign, "").startswith(("LATIN", "GREEK", "CYRILLIC")) for sign in (before, after))
    return kinds <= {"L", "M", "S"} and not before.isascii() and not is_latin


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
        text = label.text
        hidden = "".join(sign for index, sign in enumerate(text) if _is_hidden(sign) and not _needed(text, index))
        if hidden and not _garbled(text) and any(not _is_hidden(sign) and not sign.isspace() for sign in text):
            clean = "".join(sign for index, sign in enumerate(text) if not _is_hidden(sign) or _needed(text, index))
            yield _mended(label, f"{label.what} has {_signs(hidden)}", clean)


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
            message = f"{label.what} is not in Unicode form NFC: it has {_signs(marks)}"
            yield _mended(label, message, made)


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
    for label in _labels(draft, _may_mix_scripts, _OTHER_SCRIPT):
        for word in _WORD.findall(label.text):
            scripts = _scripts(word)
            if len(scripts) > 1:
                fewest = min(scripts, key=lambda script: sum(script in unicodedata.name(sign, "") for sign in word))
                odd = "".join(sign for sign in word if unicodedata.name(sign, "").startswith(fewest))
                message = f"{label.what} mixes scripts in one word, {quoted(word)}: it has {_signs(odd)}"
                yield Finding(label.place, message)
                break


def _garbled(text: str) -> str | None:
    """What a text was before UTF-8 was taken for another encoding; None where that did not happen."""
    mended = _MOJIBAKE_RUN.sub(lambda run: _redecoded(run[0]), text)
    return mended if mended != text else None


def _redecoded(run: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return run


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
    for label in _labels(draft, lambda listing: not listing.joined.isascii(), _MAY_BE_GARBLED):
        mended = _garbled(label.text)
        if mended is not None:
            message = f"{label.what} was read with the wrong encoding: {quoted(label.text)}"
            yield _mended(label, message, mended, safe=False)
        elif "\ufffd" in label.text:
            message = f"{label.what} has {_sign(chr(0xFFFD))}, where a program could not read a sign"
            yield Finding(label.place, message, "look up in the source what stands there")


def _may_be_cut_off(listing: _AnyListing) -> bool:
    joined = listing.joined
    return not listing.edges[1].isdisjoint("&,/- ") or " and|" in joined or " AND|" in joined


@rule("CT606", "cut-off-name", "warning")
def cut_off_name(draft: Draft) -> Iterator[Finding]:
    """A name that ends in `&`, `,`, `/`, `-` or `and`.

    A cell that went over two lines was cut: the rest of the name is missing, or became a record of its own.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting &", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting & Auditing", "cluster": "finance"}]}
    """
    for label in _labels(draft, _may_be_cut_off, _ENDS):
        found = _CUT_OFF.search(label.text.rstrip())
        if found and label.text.strip() != found[0]:
            message = f"{label.what} ends in {quoted(found[0])}, as if it were cut off: {quoted(label.text)}"
            yield Finding(label.place, message, "is the rest of it in the next row?")


def _has_digit(listing: _AnyListing) -> bool:
    return any(digit in listing.joined for digit in "0123456789")


def _misread(text: str) -> str | None:
    for word in _DIGIT_IN_WORD.findall(text):
        letters = [sign for sign in word if sign.isalpha()]
        is_code = word.isupper() and len(word) <= _ABBREVIATION
        if not is_code and not (len(letters) <= _FEW_LETTERS and _NUMBERED_WORDS.fullmatch(word)):
            return f"a digit among the letters of {quoted(word)}"
    last = _LAST_DIGIT.search(text)
    if last and last[1] and last[1].casefold() not in _NUMBERED and not last[1].isdigit():
        return f"a lone {quoted(last[2])} at its end"
    return None


@rule("CT607", "misread-text", "warning")
def misread_text(draft: Draft) -> Iterator[Finding]:
    """Signs of a scanner's misreading: a digit between letters, or a lone last digit.

    A scanner takes an "o" for a zero, and the "&" at the end of a line for a 9. A word that takes a number may have
    one: Level 1, K-12, 3D, B2B and 5G pass.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Acc0unting", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    for label in _labels(draft, _has_digit, _MAY_BE_MISREAD):
        what = _misread(label.text)
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
    for label in _labels(draft, lambda listing: "/ " in listing.joined or " /" in listing.joined, _SLASH):
        if _ONE_SIDED_SLASH.search(label.text.strip()):
            made = re.sub(r" ?/ ?", "/", label.text)
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
    signs = sum(listing.joined.count(" & ") for listing in draft.listings)
    words = sum(listing.joined.count(" and ") for listing in draft.listings)
    if not signs or not words:
        return
    joiners = (" and ", " & ")
    counts = [sum(joiner in name for listing in draft.listings for name in listing.names) for joiner in joiners]
    rare, common = (0, 1) if counts[0] <= counts[1] else (1, 0)
    for label in _labels(draft, lambda listing: joiners[rare] in listing.joined, re.compile(joiners[rare])):
        if joiners[rare] in label.text and not label.is_alias:
            message = (
                f"{label.what} joins words by {quoted(joiners[rare].strip())}, which stands in "
                f"{plural(counts[rare], 'name')}; {quoted(joiners[common].strip())} stands in {counts[common]:,}"
            )
            yield Finding(label.place, message, f"write {quoted(label.text.replace(joiners[rare], joiners[common]))}")
            return


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
