"""CT601 to CT603: white space, invisible characters and Unicode form in names and aliases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.patterns import labels_with, rewritten
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.text.characters import clean, is_space, masked, named_characters, normalized, unseen

_SPACES = re.compile(r"  |\s(?=\|)|(?<=\|)\s|[^\S ]")
_HIDDEN = re.compile(r"[^ -~\u00a1-\u00ac\u00ae-\u05ff]")
_COMBINED = re.compile(r"[^\x00-\u02ff]")


def _may_have_stray_space(listing: AnyListing) -> bool:
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
    for label in labels_with(draft, _may_have_stray_space, _SPACES):
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
            what.append(f"has {named_characters(odd)}")
        if what:
            yield rewritten(label, f"{label.what} {' and '.join(what)}", clean(label.text))


@rule("CT602", "control-character", "error")
def control_character(draft: Draft) -> Iterator[Finding]:
    """Control, zero-width or bidirectional characters in a name.

    They cannot be seen, travel along from web pages and word processors, and make two names out of one. The joiners
    that some scripts and emoji need are allowed. A tab or a line break is CT601.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Account\\u200bing", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    for label in labels_with(draft, lambda listing: not listing.is_printable, _HIDDEN):
        text = masked(label.text)
        hidden = "".join(text[index] for index in sorted(unseen(text)))
        if hidden:
            yield rewritten(label, f"{label.what} has {named_characters(hidden)}", clean(label.text))


@rule("CT603", "not-nfc", "error")
def not_nfc(draft: Draft) -> Iterator[Finding]:
    """Text that is not in Unicode form NFC.

    The same letter can be written as one character or as a letter and an accent. The two look alike and compare as
    different. NFC is the form that keyboards give and the web expects.

    Bad:

        {"pathways": [{"id": "cafe", "name": "Cafe\\u0301 Management", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "cafe", "name": "Caf\\u00e9 Management", "cluster": "finance"}]}
    """
    for label in labels_with(draft, lambda listing: not unicodedata.is_normalized("NFC", listing.joined), _COMBINED):
        if not unicodedata.is_normalized("NFC", label.text):
            message = f"{label.what} is not in Unicode form NFC: it has {named_characters(_changed_by_nfc(label.text))}"
            yield rewritten(label, message, clean(label.text))


def _changed_by_nfc(text: str) -> str:
    """The characters of a text that form NFC changes: the marks of a letter where there are such, or the letter."""
    changed = ""
    for piece in _pieces(text):
        made = _nfc(piece)
        if made != piece:
            gone = [character for character in piece if character not in made]
            changed += "".join(filter(unicodedata.combining, gone or piece)) or "".join(gone)
    return changed or text


def _pieces(text: str) -> list[str]:
    """A text in pieces that NFC does not join: each a letter with its marks, or letters that are written as one."""
    pieces: list[str] = []
    for character in text:
        before = pieces[-1] if pieces else ""
        is_alone = not unicodedata.combining(character) and _nfc(before + character) == _nfc(before) + _nfc(character)
        if before and not is_alone:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _nfc(text: str) -> str:
    return normalized("NFC", text)
