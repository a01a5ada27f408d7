"""Another content for a document that somebody wrote: what does not change keeps its comments, order and layout."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import pairwise

from pydantic import ValidationError

from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers import Reading, ReadingError, reader_for
from careertaxonomy.formats.yaml_scalars import yaml_line
from careertaxonomy.model.canonical import canonical_bytes, plain_record
from careertaxonomy.model.records import Dataset, Record, Retired
from careertaxonomy.model.references import KINDS, Reference

__all__ = ["revised"]

_BOM = b"\xef\xbb\xbf"
_LISTS = (*(f"{kind}s" for kind in KINDS), "retired")
_DASH = re.compile(r"^([ \t]*)-", re.MULTILINE)
_END = re.compile(r"^\.\.\.(?!\S)", re.MULTILINE)
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_Path = tuple[str | int, ...]
_Row = Record | Retired


def revised(document: Document, before: Dataset, after: Dataset) -> bytes | None:
    """The bytes of a document, which holds `before`, with the content of `after`.

    None where that cannot be done in its layout: what is written is read again, and is only given out if it says what
    it has to.
    """
    if document.data == canonical_bytes(before):
        return canonical_bytes(after)
    reading = document.reading
    form = reader_for(document.file, document.form)
    revision = _Json if form.endings == (".json",) else _Yaml
    try:
        reading.value()
        text = revision(reading, before).text_of(after)
        if "\r\n" in reading.text:
            text = re.sub(r"(?<!\r)\n", "\r\n", text)
        data = (_BOM if document.data.startswith(_BOM) else b"") + text.encode()
        again = form(data)
        found = Dataset.model_validate_json(json.dumps(again.value()))
    except (ReadingError, ValidationError, _LayoutError):
        return None
    return data if found == after and not again.repeats() else None


class _LayoutError(Exception):
    """The layout takes no such change."""


class _Revision(ABC):
    """One document to be rewritten. What differs between the forms is in the two classes below."""

    def __init__(self, reading: Reading, before: Dataset) -> None:
        self._reading, self._before = reading, before
        self._text = reading.text
        self._edits: list[tuple[int, int, str]] = []

    def text_of(self, after: Dataset) -> str:
        """The text with another content."""
        self._change((), _head(self._before), _head(after))
        for name in _LISTS:
            rows: tuple[_Row, ...] = getattr(self._before, name)
            wanted: tuple[_Row, ...] = getattr(after, name)
            if rows != wanted:
                self._change_list(name, rows, wanted)
        return self._slice(0, len(self._text))

    def _change_list(self, name: str, rows: Sequence[_Row], wanted: Sequence[_Row]) -> None:
        at = {Reference.to(row): index for index, row in enumerate(rows)}
        order: list[int | str] = []
        for row in wanted:
            index = at.get(Reference.to(row))
            if index is not None and rows[index] != row:
                self._change((name, index), plain_record(rows[index]), plain_record(row))
            order.append(self.line(plain_record(row)) if index is None else index)
        start, end = self._reading.span((name,))
        if not rows:
            self._new_list(name, [str(line) for line in order])
        elif not wanted:
            self._edits.append((self._reading.span((name,), key=True)[1], end, f": {self.line(())}"))
        elif order != [*range(len(rows))]:
            spans = [self._reading.span((name, index)) for index in range(len(rows))]
            self._edits.append(self.rearranged(start, end, spans, order))

    def _change(self, path: _Path, old: dict[str, object], new: dict[str, object]) -> None:
        """Edits the fields of an object that differ."""
        gone = old.keys() - new.keys()
        if gone and not path:
            new = {**new, **{key: _empty(key) for key in gone}}
        elif gone:
            self._edits.append((*self._reading.span(path), self.line(new)))
            return
        for key, value in new.items():
            if key not in old:
                self._edits.append(self.added_field(path, [*old], key, value))
            elif old[key] != value and isinstance(value, str) and isinstance(old[key], str):
                self._edits.append(self._reading.replacement((*path, key), value))
            elif old[key] != value:
                start, end = self._reading.span((*path, key), key=True)[1], self._reading.span((*path, key))[1]
                self._edits.append((start, end, f": {self.line(value)}"))

    def _slice(self, start: int, end: int) -> str:
        """A stretch of the text with the edits that lie in it."""
        pieces, at = [], start
        for first, last, text in sorted(self._edits):
            if at <= first and last <= end:
                pieces += [self._text[at:first], text]
                at = last
        return "".join([*pieces, self._text[at:end]])

    @abstractmethod
    def line(self, value: object) -> str:
        """A value on one line."""

    @abstractmethod
    def added_field(self, path: _Path, known: Sequence[str], key: str, value: object) -> tuple[int, int, str]:
        """The edit that adds a field to an object that has others."""

    def rearranged(
        self, start: int, end: int, spans: Sequence[tuple[int, int]], order: Sequence[int | str]
    ) -> tuple[int, int, str]:
        """The edit that gives a list other entries: those it has, by index, and new ones, as text."""
        gaps = [self._text[left:right].replace(",", "", 1) for (_, left), (right, _) in pairwise(spans)]
        gaps = [self._text[start + 1 : spans[0][0]], *gaps]
        entries = [
            gaps[entry] + self._slice(*spans[entry]) if isinstance(entry, int) else gaps[-1] + entry for entry in order
        ]
        if order[0] != 0:  # what stands before the first entry stays there
            entries[0] = gaps[0] + entries[0].lstrip()
        return start, end, f"[{','.join(entries)}{self._text[spans[-1][1] : end]}"

    @abstractmethod
    def _new_list(self, name: str, lines: list[str]) -> None:
        """The edits that give a list its first entries."""

    def _last_field(self, path: _Path, known: Sequence[str]) -> int:
        """Where the last of an object's fields ends."""
        return max(self._reading.span((*path, key))[1] for key in known)


class _Json(_Revision):
    def line(self, value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def added_field(self, path: _Path, known: Sequence[str], key: str, value: object) -> tuple[int, int, str]:
        end = self._last_field(path, known if path else [*known, *_LISTS[:-1]])
        return end, end, f",{' ' if path else chr(10) + '  '}{self.line(key)}: {self.line(value)}"

    def _new_list(self, name: str, lines: list[str]) -> None:
        rows = "[" + ",".join(f"\n    {line}" for line in lines) + "\n  ]"
        if self._text[slice(*self._reading.span((name,)))][:1] == "[":
            self._edits.append((*self._reading.span((name,)), rows))
        else:
            end = self._reading.span(("pathways",))[1]
            self._edits.append((end, end, f',\n  "{name}": {rows}'))


class _Yaml(_Revision):
    def line(self, value: object) -> str:
        return yaml_line(tuple(value) if isinstance(value, list) else value)

    def added_field(self, path: _Path, known: Sequence[str], key: str, value: object) -> tuple[int, int, str]:
        start, _ = self._reading.span(path)
        made = f"{key}: {self.line(value)}"
        end = self._last_field(path, known)
        if self._text[start : start + 1] == "{":
            return end, end, f", {made}"
        indent = " " * (start - self._line_start(start))
        rest = _REST_OF_LINE.match(self._text, end)
        end = rest.end() if rest else end  # behind the comment that may stand there
        return end, end, f"\n{indent}{made}"

    def rearranged(
        self, start: int, end: int, spans: Sequence[tuple[int, int]], order: Sequence[int | str]
    ) -> tuple[int, int, str]:
        if self._text[start : start + 1] == "[":
            return super().rearranged(start, end, spans, order)
        found = _DASH.search(self._text, self._line_start(start))
        if found is None:
            raise _LayoutError
        first = self._line_start(found.start())
        ends = [first, *(self._line_end(last) for _, last in spans)]
        chunks = [*pairwise(ends)]
        entries = [
            self._slice(*chunks[entry]) if isinstance(entry, int) else f"{found[1]}- {entry}\n" for entry in order
        ]
        text = "".join(entry if entry.endswith("\n") else f"{entry}\n" for entry in entries)
        return first, ends[-1], text

    def _new_list(self, name: str, lines: list[str]) -> None:
        if self._text[slice(*self._reading.span((name,)))] == "[]":
            start, end = self._reading.span((name,))
            self._edits.append((start, end, "".join(f"\n  - {line}" for line in lines)))
            return
        if self._text[self._reading.span(())[0]] == "{":
            end = self._reading.span(("pathways",))[1]
            self._edits.append((end, end, f", {name}: [{', '.join(lines)}]"))
            return
        marker = _END.search(self._text)
        end = marker.start() if marker else len(self._text)
        gap = "" if self._text[:end].endswith("\n") else "\n"
        self._edits.append((end, end, f"{gap}{name}:\n" + "".join(f"  - {line}\n" for line in lines)))

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """Where the next line begins."""
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found + 1


def _empty(key: str) -> object:
    """What is written in place of a text of the document that is no more."""
    if key == "source":
        raise _LayoutError
    return () if key == "repairs" else ""


def _head(dataset: Dataset) -> dict[str, object]:
    """What a document has beside its lists of records."""
    content = {key: value for key, value in plain_record(dataset).items() if key not in _LISTS}
    return {**content, "repairs": tuple(map(plain_record, dataset.repairs))} if dataset.repairs else content
