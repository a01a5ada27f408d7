"""CT604 and CT605: letters of another script in names and aliases, and text that was read with the wrong encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from careertaxonomy.checks.draft.draft import AnyListing, Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.patterns import readable_where, readable_with, rewritten
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.text.characters import GARBLED, clean, named_characters, reread
from careertaxonomy.text.normal_forms import is_blank
from careertaxonomy.text.wording import quoted

_MAY_BE_GARBLED = re.compile(f"{GARBLED.pattern}|\ufffd")
_FIRST, _AFTER_THE_FIRST = b"\xc3", bytes(range(0x80, 0xC0))
"""The first byte of what garbled text begins with, in UTF-8; and the bytes that follow it, read as Latin-1."""
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
_PARTED_IN_NORMAL_FORM = "\u013f\u0140\u037a"
"""Letters that have punctuation or a space in their compatibility form."""
_WORD = re.compile(r"[^\W\d_]+")


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(character, "").split(" ")[0] for character in word} & {"LATIN", "GREEK", "CYRILLIC"}


def _holding(draft: Draft, listing: AnyListing, mixed: set[str]) -> Iterator[str]:
    """The names and aliases that hold one of some words, or a letter at which a word ends in the normal form."""
    for letter in filter(listing.joined.__contains__, _PARTED_IN_NORMAL_FORM):
        yield from (text for text in listing.texts if letter in text)
    if not draft.words[listing.kind].counts.keys().isdisjoint(mixed):
        for text, name in zip(listing.texts, listing.normal_texts, strict=True):
            if not mixed.isdisjoint(name.split()):
                yield text


@rule("CT604", "mixed-script", "warning")
def mixed_script(draft: Draft) -> Iterator[Finding]:
    """Latin, Greek or Cyrillic letters mixed in one word.

    Some letters of these scripts look alike. A word with a Cyrillic "\u0430" in it looks right and is never found.

    Bad:

        {"pathways": [{"id": "accounting", "name": "\\u0410ccounting", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}]}
    """
    mixed = {word for word in draft.vocabulary if not word.isascii() and len(_scripts(word)) > 1}
    for label, text in readable_where(draft, lambda listing: _holding(draft, listing, mixed), _OTHER_SCRIPT.search):
        for word in _WORD.findall(text):
            scripts = _scripts(word)
            if len(scripts) > 1:
                names = [unicodedata.name(character, "") for character in word]
                # Of two that have as many letters, Latin ones are more likely meant.
                fewest = min(
                    sorted(scripts - {"LATIN"}) + ["LATIN"] * ("LATIN" in scripts),
                    key=lambda script: sum(name.startswith(script) for name in names),
                )
                odd = "".join(character for character in word if unicodedata.name(character, "").startswith(fewest))
                message = f"{label.what} mixes scripts in one word, {quoted(word)}: it has {named_characters(odd)}"
                yield Finding(label.place, message)
                break


def _may_be_garbled(listing: AnyListing) -> bool:
    joined = listing.joined
    if _FIRST not in joined.encode(errors="replace"):
        return "\ufffd" in joined
    try:
        letters = joined.encode("latin-1")
    except UnicodeEncodeError:
        return True
    return len(letters.translate(None, _AFTER_THE_FIRST)) < len(letters)


@rule("CT605", "mojibake", "warning")
def mojibake(draft: Draft) -> Iterator[Finding]:
    """Text that was decoded with the wrong encoding.

    UTF-8 read as if it were Windows' or Latin-1's code page turns one accented letter into two odd characters. In
    place of what a program could not read it writes U+FFFD.

    Bad:

        {"pathways": [{"id": "cafe", "name": "Caf\\u00c3\\u00a9 Management", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "cafe", "name": "Caf\\u00e9 Management", "cluster": "finance"}]}
    """
    for label, text in readable_with(draft, _may_be_garbled, _MAY_BE_GARBLED):
        mended = reread(text)
        message = f"{label.what} was read with the wrong encoding: {quoted(label.text)}"
        if mended is not None and not is_blank(mended):
            yield rewritten(label, message, clean(mended), safe=False)
        elif mended is not None or "\ufffd" in label.text:
            if mended is None:
                message = (
                    f"{label.what} has {named_characters(chr(0xFFFD))}, where a program could not read a character"
                )
            yield Finding(label.place, message, "look up in the source what it was")
