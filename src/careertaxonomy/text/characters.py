"""The characters in a name: which are invisible, what Unicode calls them, and how to remove them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Literal

__all__ = [
    "BLANKS",
    "ENTITY",
    "GARBLED",
    "UNSEEN",
    "clean",
    "is_space",
    "masked",
    "named_characters",
    "normalized",
    "reread",
    "reread_spans",
    "unseen",
]

UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Control, zero-width and bidirectional characters."""
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
"""An entity of HTML or XML, such as `&amp;`."""
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that are drawn as nothing, whatever their category says."""
_JOINERS = frozenset("\u200c\u200d")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
"""The flag of England, or of another part of a country: a black flag and letters that cannot be seen."""
_VIRAMA = 9
_HEAP = re.compile(r"[^\w\s\x00-\x7f]{64,}")
"""Where many marks can be in a row, none of which is a letter."""
_TIMES = 9
"""After how many times a text is no longer taken for one that was read with the wrong encoding: one more than that."""
_AFTER = "\x80-\xbf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
GARBLED = re.compile(f"[\xc2-\xdf][{_AFTER}]|[\xe0-\xef][{_AFTER}]{{2}}|[\xf0-\xf4][{_AFTER}]{{3}}")
"""Characters in place of the bytes which UTF-8 reads as one character."""
_SURE = ("\u00c2", "\u00c3", "\u00e2\u20ac", "\u00e2\x80")
"""Beginnings of most stretches of text that were read with the wrong encoding."""
_ODD_IN_A_WORD = re.compile("[\u0234-\u02ff\u0370-\u07ff]")


def named_characters(text: str) -> str:
    """The characters of a text, each once, by number and name, such as "U+200B ZERO WIDTH SPACE"."""
    return ", ".join(
        f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip() for character in dict.fromkeys(text)
    )


def normalized(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """A text in a form of Unicode. Marks in a heap are put in order first, as every form has them: Python takes the
    square of their number for that."""
    return unicodedata.normalize(form, text if text.isascii() else _HEAP.sub(_in_order, text))


def _in_order(heap: re.Match[str]) -> str:
    runs = groupby(heap[0], key=lambda character: unicodedata.combining(character) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)


def is_space(character: str) -> bool:
    """Whether a character is white space, but not the ordinary space. Python's four separators of data are none."""
    return character.isspace() and character not in " \x1c\x1d\x1e\x1f"


def unseen(text: str) -> frozenset[int]:
    """The positions of control, zero-width and bidirectional characters that no script and no emoji needs there."""
    found = {character.start() for character in UNSEEN.finditer(text)}
    for flag in _FLAG.finditer(text) if found else ():
        found.difference_update(range(*flag.span()))
    return frozenset(index for index in found if not _is_needed(text, index))


def _is_needed(text: str, index: int) -> bool:
    """Whether a joiner is where it can join: after a virama, or between two characters of a script that has joiners."""
    if text[index] not in _JOINERS:
        return False
    at = index
    while at and unicodedata.category(text[at - 1]).startswith("M"):
        at -= 1
        if unicodedata.combining(text[at]) == _VIRAMA:
            return True
    letter, after = text[max(at - 1, 0) : at], text[index + 1 : index + 2]
    if not letter or not after or letter.isascii() or after.isascii():
        return False
    both = unicodedata.normalize("NFC", letter)[0], unicodedata.normalize("NFC", after)[0]
    kinds = {unicodedata.category(character)[0] for character in both}
    is_latin = any(unicodedata.name(character, "").startswith(("LATIN", "GREEK", "CYRILLIC")) for character in both)
    return kinds <= {"L", "M", "S"} and not is_latin


def clean(text: str) -> str:
    """A name without stray white space and invisible characters, in Unicode form NFC.

    What was read with the wrong encoding stays as it is, since all its odd characters are needed to read it anew.
    """
    # Characters that end up side by side may be garbled text, or need no joiner any more.
    while (made := _cleaner(text)) != text:
        text = made
    return text


def _cleaner(text: str) -> str:
    readable = masked(text)
    hidden = unseen(readable)
    both = enumerate(zip(text, readable, strict=True))
    kept = "".join(" " if is_space(shown) else character for index, (character, shown) in both if index not in hidden)
    return normalized("NFC", " ".join(filter(None, kept.split(" "))))


def masked(text: str) -> str:
    """A text with letters in place of what was read with the wrong encoding, whose odd characters are no faults of
    their own."""
    return _replaced(text, reread_spans(text), lambda garbled: "x" * len(garbled))


def reread(text: str) -> str | None:
    """What a text was before UTF-8 was read as another encoding, once or several times; None where that did not happen.

    It doubles the odd characters every time, so what is not mended after a few times is no such text.
    """
    now = text
    for _ in range(_TIMES):
        now, before = _reread_once(now), now
        if now == before:
            return now if now != text else None
    return None


def _reread_once(text: str) -> str:
    return _replaced(text, reread_spans(text), lambda garbled: _decoded(garbled) or "")


def reread_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of the stretches of a text that were read with the wrong encoding."""
    if text.isascii():
        return []
    spans = [found.span() for found in GARBLED.finditer(text) if _is_plausible(text, *found.span())]
    rest = _replaced(text, spans, lambda _: "")
    if all(character.isascii() or is_space(character) or UNSEEN.match(character) for character in rest):
        return spans
    # Text that is wrong is mostly wrong throughout. Beside an odd character that is right, only the surest count.
    return [(start, end) for start, end in spans if text.startswith(_SURE, start)]


def _replaced(text: str, spans: Sequence[tuple[int, int]], new: Callable[[str], str]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], new(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _is_plausible(text: str, start: int, end: int) -> bool:
    decoded = _decoded(text[start:end])
    if decoded is None:
        return False
    # In "CAF\u00c9\u2019S" two characters would make a letter, too, but none that occurs in such a word.
    if not _ODD_IN_A_WORD.search(decoded):
        return True
    before, after = start - 1, end
    while before >= 0 and UNSEEN.match(text, before):
        before -= 1
    while after < len(text) and UNSEEN.match(text, after):
        after += 1
    beside = text[max(before, 0) : before + 1] + text[after : after + 1]
    return not any(character.isascii() and character.isalpha() for character in beside)


def _decoded(run: str) -> str | None:
    try:
        return b"".join(map(_byte, run)).decode()
    except UnicodeError:
        return None


def _byte(character: str) -> bytes:
    """The byte that Windows' code page or Latin-1 reads as this character; programs confuse the two."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
