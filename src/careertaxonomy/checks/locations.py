"""Turns findings into diagnostics: paths into lines and columns, and cures into edits of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Cure, Edit, Finding, Path, Place
from careertaxonomy.checks.draft.rule import Rule
from careertaxonomy.checks.fingerprints import Identity
from careertaxonomy.diagnostics import Diagnostic, Excerpt, Fix, Related, TextEdit
from careertaxonomy.formats.readers import Lines, Reading

__all__ = ["Places"]

_EXCERPT = 160


class Places:
    """The places of one text. `reading` knows where the paths lead; without one, places have spans."""

    def __init__(self, file: str, text: str, reading: Reading | None, draft: Draft) -> None:
        self._file = file
        self._text = text
        self._reading = reading
        self._identity = Identity(draft)
        self._lines = Lines(text)
        self._copies: dict[Path, list[int]] = defaultdict(list)
        """For the list and the index of a record, the indexes of its identical copies."""
        for listing in draft.listings:
            for copy in listing.copies:
                if copy.identical:
                    self._copies[listing.field, copy.first].append(copy.again)

    def _span(self, place: Place) -> tuple[int, int]:
        if place.span is not None or self._reading is None:
            return place.span or (0, 0)
        return self._reading.span(place.path, key=place.key)

    def diagnostic(self, rule: Rule, finding: Finding) -> Diagnostic:
        """A finding as the report has it."""
        start, end = self._span(finding.place)
        line, column = self._lines.at(start)
        end_line, end_column = self._lines.at(end)
        return Diagnostic(
            self._file,
            line,
            column,
            end_line,
            end_column,
            rule.code,
            rule.name,
            finding.severity or rule.severity,
            finding.message,
            finding.hint,
            finding.place.pointer,
            tuple(self._related(place, message) for place, message in finding.related),
            self._fix(finding.cure),
            self._excerpt(start, end),
            self._identity.records(finding),
            self._identity.about(finding),
        )

    def _fix(self, cure: Cure | None) -> Fix | None:
        if cure is None or self._reading is None:
            return None
        reading = self._reading
        made = (self._edit(reading, each) for edit in cure.edits for each in self._with_copies(edit))
        edits = tuple(dict.fromkeys(made))
        loses = any(reading.loses_comment(edit.start, edit.end, edit.text) for edit in edits)
        return Fix(cure.safe and not loses, edits)

    def _with_copies(self, edit: Edit) -> Iterator[Edit]:
        """An edit in a record, and the same in its identical copies, or they would not be identical any more."""
        yield edit
        path = edit.place.path
        for again in self._copies.get(path[:2], ()):
            yield edit._replace(place=edit.place._replace(path=(path[0], again, *path[2:])))

    def _edit(self, reading: Reading, edit: Edit) -> TextEdit:
        if edit.place.span is not None:
            (start, end), text = edit.place.span, edit.text or ""
        elif edit.text is None:
            (start, end), text = reading.removal(edit.place.path), ""
        else:
            start, end, text = reading.replacement(edit.place.path, edit.text, key=edit.place.key)
        return TextEdit(start, end, *self._lines.at(start), *self._lines.at(end), text)

    def _related(self, place: Place, message: str) -> Related:
        return Related(self._file, *self._lines.at(self._span(place)[0]), message)

    def _excerpt(self, start: int, end: int) -> Excerpt:
        first, last = self._lines.line(start)
        fits = last - first <= _EXCERPT or start - first < _EXCERPT // 2
        left = first if fits else start - _EXCERPT // 4
        right = min(last, left + _EXCERPT)
        text = self._text[left:right]
        return Excerpt(text, start - left, max(min(end, right), start) - left, left > first, right < last)
