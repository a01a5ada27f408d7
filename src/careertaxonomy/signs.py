"""The signs in a name: which of them cannot be seen, what they are called, and how the name reads without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import takewhile

__all__ = ["FORMAT", "clean", "is_space", "masked", "named_signs", "reread", "reread_spans", "unseen"]

_C0 = """
    NULL|START OF HEADING|START OF TEXT|END OF TEXT|END OF TRANSMISSION|ENQUIRY|ACKNOWLEDGE|ALERT|BACKSPACE|
    CHARACTER TABULATION|LINE FEED|LINE TABULATION|FORM FEED|CARRIAGE RETURN|SHIFT OUT|SHIFT IN|DATA LINK ESCAPE|
    DEVICE CONTROL ONE|DEVICE CONTROL TWO|DEVICE CONTROL THREE|DEVICE CONTROL FOUR|NEGATIVE ACKNOWLEDGE|
    SYNCHRONOUS IDLE|END OF TRANSMISSION BLOCK|CANCEL|END OF MEDIUM|SUBSTITUTE|ESCAPE|INFORMATION SEPARATOR FOUR|
    INFORMATION SEPARATOR THREE|INFORMATION SEPARATOR TWO|INFORMATION SEPARATOR ONE
"""
_C1 = """
    DELETE|PADDING CHARACTER|HIGH OCTET PRESET|BREAK PERMITTED HERE|NO BREAK HERE|INDEX|NEXT LINE|
    START OF SELECTED AREA|END OF SELECTED AREA|CHARACTER TABULATION SET|CHARACTER TABULATION WITH JUSTIFICATION|
    LINE TABULATION SET|PARTIAL LINE FORWARD|PARTIAL LINE BACKWARD|REVERSE LINE FEED|SINGLE SHIFT TWO|
    SINGLE SHIFT THREE|DEVICE CONTROL STRING|PRIVATE USE ONE|PRIVATE USE TWO|SET TRANSMIT STATE|CANCEL CHARACTER|
    MESSAGE WAITING|START OF GUARDED AREA|END OF GUARDED AREA|START OF STRING|SINGLE GRAPHIC CHARACTER INTRODUCER|
    SINGLE CHARACTER INTRODUCER|CONTROL SEQUENCE INTRODUCER|STRING TERMINATOR|OPERATING SYSTEM COMMAND|
    PRIVACY MESSAGE|APPLICATION PROGRAM COMMAND
"""
_CONTROLS = {
    chr(start + number): name.strip()
    for start, names in ((0, _C0), (0x7F, _C1))
    for number, name in enumerate(names.split("|"))
}
"""What control characters are called; Python's tables have no names for them."""

FORMAT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Control, zero-width and bidirectional characters."""
_JOINERS = frozenset("\u200c\u200d")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
"""The flag of England, or of another part of a country: a black flag and letters that cannot be seen."""
_VIRAMA = 9
_AFTER = "\x80-\xbf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_GARBLED = re.compile(f"[\xc2-\xdf][{_AFTER}]|[\xe0-\xef][{_AFTER}]{{2}}|[\xf0-\xf4][{_AFTER}]{{3}}")
"""Signs that stand for the bytes which UTF-8 takes for one sign."""
_SURE = ("\u00c2", "\u00c3", "\u00e2\u20ac", "\u00e2\x80")
"""What most text begins with, odd sign by odd sign, that was read with the wrong encoding."""
_ODD_IN_A_WORD = re.compile("[\u0234-\u02ff\u0370-\u07ff]")


def named_signs(text: str) -> str:
    """The signs of a text, each once, by number and name."""
    signs = dict.fromkeys(text)
    return ", ".join(f"U+{ord(sign):04X} {_CONTROLS.get(sign) or unicodedata.name(sign, 'NO NAME')}" for sign in signs)


def is_space(sign: str) -> bool:
    """Whether a sign is white space other than the plain space. Python counts four separators of data as such."""
    return sign.isspace() and sign not in " \x1c\x1d\x1e\x1f"


def unseen(text: str) -> frozenset[int]:
    """Where control, zero-width and bidirectional characters stand that no script and no emoji needs there."""
    found = {sign.start() for sign in FORMAT.finditer(text)}
    for flag in _FLAG.finditer(text) if found else ():
        found.difference_update(range(*flag.span()))
    return frozenset(index for index in found if not _is_needed(text, index))


def _is_needed(text: str, index: int) -> bool:
    """Whether a joiner stands where it can join: after a virama, or between two signs of a script that has joiners."""
    if text[index] not in _JOINERS:
        return False
    marks = [*takewhile(lambda sign: unicodedata.category(sign).startswith("M"), reversed(text[:index]))]
    if _VIRAMA in map(unicodedata.combining, marks):
        return True
    at = index - len(marks)
    letter, after = text[max(at - 1, 0) : at], text[index + 1 : index + 2]
    if not letter or not after or letter.isascii() or after.isascii():
        return False
    both = unicodedata.normalize("NFC", letter)[0], unicodedata.normalize("NFC", after)[0]
    kinds = {unicodedata.category(sign)[0] for sign in both}
    is_latin = any(unicodedata.name(sign, "").startswith(("LATIN", "GREEK", "CYRILLIC")) for sign in both)
    return kinds <= {"L", "M", "S"} and not is_latin


def clean(text: str) -> str:
    """A name without stray white space and what cannot be seen, in Unicode form NFC.

    What was read with the wrong encoding stays as it is, since all its odd signs are needed to read it anew.
    """
    # Signs that come to stand side by side may be garbled text, or need no joiner any more.
    while (made := _cleaner(text)) != text:
        text = made
    return text


def _cleaner(text: str) -> str:
    plain = masked(text)
    hidden = unseen(plain)
    kept: list[str] = []
    for index, (sign, shown) in enumerate(zip(text, plain, strict=True)):
        if index in hidden:
            continue
        if shown == " " or is_space(shown):
            if kept and kept[-1] != " ":
                kept.append(" ")
        else:
            kept.append(sign)
    if kept and kept[-1] == " ":
        kept.pop()
    return unicodedata.normalize("NFC", "".join(kept))


def masked(text: str) -> str:
    """A text with letters in place of what was read with the wrong encoding, whose odd signs are no faults of their
    own."""
    for start, end in reread_spans(text):
        text = f"{text[:start]}{'x' * (end - start)}{text[end:]}"
    return text


def reread(text: str) -> str | None:
    """What a text was before UTF-8 was taken for another encoding; None where that did not happen."""
    now = _reread_once(text)
    if now == text:
        return None
    while (again := _reread_once(now)) != now:
        now = again
    return now


def _reread_once(text: str) -> str:
    pieces, at = [], 0
    for start, end in reread_spans(text):
        pieces += [text[at:start], _decoded(text[start:end]) or ""]
        at = end
    return "".join([*pieces, text[at:]])


def reread_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of the stretches of a text that were read with the wrong encoding."""
    if text.isascii():
        return []
    spans = [found.span() for found in _GARBLED.finditer(text) if _is_plausible(text, *found.span())]
    rest = _without(text, spans)
    if all(sign.isascii() or is_space(sign) or FORMAT.match(sign) for sign in rest):
        return spans
    # Text that is wrong is mostly wrong throughout. Beside an odd sign that is right, only the surest are taken.
    return [(start, end) for start, end in spans if text.startswith(_SURE, start)]


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    taken = {index for span in spans for index in range(*span)}
    return "".join(sign for index, sign in enumerate(text) if index not in taken)


def _is_plausible(text: str, start: int, end: int) -> bool:
    decoded = _decoded(text[start:end])
    if decoded is None:
        return False
    # In "CAF\u00c9\u2019S" two signs would make a letter, too, but none that stands in such a word.
    beside = FORMAT.sub("", text[:start])[-1:] + FORMAT.sub("", text[end:])[:1]
    return not (any(sign.isascii() and sign.isalpha() for sign in beside) and _ODD_IN_A_WORD.search(decoded))


def _decoded(run: str) -> str | None:
    try:
        return b"".join(map(_byte, run)).decode()
    except UnicodeError:
        return None


def _byte(sign: str) -> bytes:
    """The byte that Windows' code page or Latin-1 reads as this sign; programs take the one for the other."""
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1")
