"""Slips in JSON after which one can go on: each is mended in a copy of the text, so that the next one is found too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from careertaxonomy.formats.readers.base import ReadingError, Slip

__all__ = ["mended"]

_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_IN_QUOTES = re.compile(rf'[{_QUOTES}]([^"\\{_QUOTES}\n]*)[{_QUOTES}"](?=[ \t]*(?:[:,\]}}\r\n]|$))')
_REST_OF_TEXT = re.compile(r'(?:[^"\\{}\[\]]|\\.){0,400}"[ \t\r\n]*[:,\]}]')
_BREAKS = {"\t": "\\t", "\n": "\\n", "\r\n": "\\n"}
_BREAK = re.compile(r"\r\n|[\t\n]")


def mended(text: str, fault: ReadingError) -> Slip | None:
    """The stretch of a text at a fault, and what is to be written there; None where that is not certain."""
    return next((slip for find in _FINDERS for slip in find(text, fault.start)), None)


def _trailing_comma(text: str, at: int) -> Iterator[Slip]:
    if text[at : at + 1] == "," and text[at + 1 :].lstrip(" \t\r\n")[:1] in ("}", "]"):
        yield Slip(at, at + 1, "")


def _missing_comma(text: str, at: int) -> Iterator[Slip]:
    before = text[:at].rstrip(" \t\r\n")
    if text[at : at + 1] == "{" and before.endswith("}"):
        yield Slip(len(before), len(before), ",")


def _typographic_quotes(text: str, at: int) -> Iterator[Slip]:
    found = _IN_QUOTES.match(text, at)
    if found is not None:
        yield Slip(at, found.end(), f'"{found[1]}"')


def _break_in_a_text(text: str, at: int) -> Iterator[Slip]:
    found = _BREAK.match(text, at)
    if found is not None and _REST_OF_TEXT.match(text, found.end()):
        yield Slip(at, found.end(), _BREAKS[found[0]])


_FINDERS: tuple[Callable[[str, int], Iterator[Slip]], ...] = (
    _trailing_comma,
    _missing_comma,
    _typographic_quotes,
    _break_in_a_text,
)
