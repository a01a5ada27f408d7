"""YAML text to the events of PyYAML's parser, and what that parser refuses in the words of users.

It is PyYAML's parser in pure Python, not the one in C: that one is not installed everywhere, and the two do not agree
on every text, so that the verdict on a file would depend on the machine. A second is enough for ten thousand pathways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from yaml.error import MarkedYAMLError
from yaml.events import Event, ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from careertaxonomy.formats.readers.base import ReadingError

__all__ = ["yaml_events"]

_FORBIDDEN = re.compile(r"\A\ufeff|[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r" *")
_BLANKS = re.compile(r"[ \t]*")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_OLD_BREAKS = "\x85\u2028\u2029"
"""Line breaks for YAML 1.1, which PyYAML follows, and ordinary characters for YAML 1.2 and for every column here."""
_PRIVATE_USE = range(0xE000, 0xF900)


class _Words(NamedTuple):
    """The message about a problem that has a certain part in PyYAML's words."""

    part: str
    message: str
    hint: str | None = None


_QUOTES = "a text that begins so needs double quotes"
_ASTRAY = "this line does not follow from those above it"
_INDENT = "indent it as its neighbours are"
_TABLE = (
    _Words("could not find expected ':'", "a colon is expected on this line, between a key and its value"),
    _Words("end of stream", "this text has no closing quote"),
    _Words("document separator", "this text has no closing quote"),
    _Words("a directive", 'a line that begins with "%" is a directive, and this is none'),
    _Words("unknown escape", "a backslash that begins no escape", 'a backslash itself is written "\\\\"'),
    _Words("escape sequence of", "an escape without its hexadecimal digits"),
    _Words("a block scalar", 'nothing may follow on the line after "|" or ">"', _QUOTES),
    _Words("found character '\\t'", "a tab where YAML takes none", "indent with spaces"),
    _Words("found character", "no value can begin with this character", _QUOTES),
    _Words("sequence entries are not", "no list can begin here", "begin it on a line of its own"),
    _Words("mapping keys are not", "no key can begin here", _QUOTES),
    _Words(
        "mapping values are not",
        "a colon is not allowed here",
        'quote a text with ": " in it; or is this line indented too far, or a colon missing in the one above?',
    ),
    _Words("expected the node content", "a value is expected here"),
    _Words("expected ','", "a comma or a closing bracket is expected here"),
    *(_Words(f"found '{found}'", _ASTRAY, _INDENT) for found in ("<block mapping start>", "<block sequence start>")),
    *(_Words(f"found '{found}'", _ASTRAY, _INDENT) for found in "?-"),
    _Words("expected <block end>", "the value has ended, and text goes on", "is a quote, comma or line break missing?"),
    _Words("expected '<document start>'", "the document has ended, and text goes on"),
    _Words("", "this is not YAML"),
)
_BEGINS = frozenset({"could not find expected ':'", "end of stream", "document separator"})
"""Problems that are told at the start of what they are in."""


_REFUSED = {
    "*": ("an alias", "write out the value that it refers to"),
    "&": ("an anchor", "leave it out"),
    "!": ("a tag", "leave it out"),
}
"""What begins with these characters, and what to do: a document makes no use of it."""
_WORD = re.compile(r"[^\s\0,\[\]{}]+")


class _Parser(Reader, Scanner, Parser):
    """PyYAML's parser, with tabs as white space wherever YAML takes them: everywhere but in the indentation. It refuses
    aliases, anchors and tags."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Steps over white space and comments."""
        while True:
            blanks = self._length_of(_BLANKS)
            indents = not self.flow_level and self.allow_simple_key
            if indents and self.buffer[self.pointer + blanks] not in "#\r\n\0":
                blanks = self._length_of(_SPACES)
            self.forward(blanks)
            if self.peek() == "#":
                self.forward(min(self._length_of(_REST_OF_LINE), len(self.buffer) - 1 - self.pointer))
            if not self.scan_line_break():  # type: ignore[no-untyped-call]  # so PyYAML's stubs have it
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain_spaces(self, indent: int, start_mark: object) -> list[str] | None:
        """Steps over what is between the words of a text without quotes, and gives it as it is read."""
        blanks = self.prefix(self._length_of(_BLANKS))
        self.forward(len(blanks))
        if self.peek() in "\r\n":
            return super().scan_plain_spaces(indent, start_mark)
        return [blanks] if blanks else []

    def _refuse(self) -> None:
        what, do = _REFUSED[self.peek()]
        hint = f'{do}; a text that begins with "{self.peek()}" needs double quotes'
        end = self.index + self._length_of(_WORD)
        raise ReadingError("syntax", f"{what}, which documents do not have", self.index, end, hint)

    fetch_alias = fetch_anchor = fetch_tag = _refuse

    def _length_of(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.buffer, self.pointer)
        assert found is not None
        return found.end() - found.start()


def yaml_events(text: str) -> Iterator[Event]:
    """The events of a text, with marks whose `index` counts code points; raises `ReadingError`."""
    forbidden = _FORBIDDEN.search(text)
    if forbidden is not None:
        message = f"the character U+{ord(forbidden[0]):04X}, which YAML does not take here"
        raise ReadingError("syntax", message, *forbidden.span(), hint="take it out")
    away, back = _stand_ins(text)
    parser = _Parser(text.translate(away) if away else text)
    while True:
        try:
            event: Event | None = parser.get_event()  # type: ignore[no-untyped-call]  # so PyYAML's stubs have it
        except MarkedYAMLError as error:
            raise _fault(text, error) from None
        except (ValueError, OverflowError):
            # The number of an escape, or of a directive, is more than Python takes for one.
            raise ReadingError("syntax", "a number that is too large", parser.index) from None
        if event is None:
            return
        if back and isinstance(event, ScalarEvent):
            event.value = event.value.translate(back)
        yield event


def _stand_ins(text: str) -> tuple[dict[int, int], dict[int, int]]:
    """For each character that PyYAML would take for a line break, one that the text does not have; and back."""
    there = [ord(character) for character in _OLD_BREAKS if character in text]
    free = (code for code in _PRIVATE_USE if chr(code) not in text)
    away = dict(zip(there, free, strict=False))
    return away, {code: character for character, code in away.items()}


def _fault(text: str, error: MarkedYAMLError) -> ReadingError:
    problem = f"{error.context}: {error.problem}"
    words = next(words for words in _TABLE if words.part in problem)
    mark = error.context_mark if words.part in _BEGINS and error.context_mark else error.problem_mark
    assert mark is not None
    start, last = mark.index, len(text.rstrip())
    if words.part.startswith("could not"):
        return ReadingError("syntax", words.message, start, start + len(text[start:].splitlines()[0].rstrip()))
    if "escape" in words.part:
        start = text.rindex("\\", 0, start)
    elif start >= last:
        return ReadingError("syntax", "the text ends before the document does", last, last)
    return ReadingError("syntax", words.message, start, hint=words.hint)
