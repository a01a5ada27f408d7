"""Applies the fixes of findings to the text of a document.

Everything around a fix stays as it is: comments, order, layout, line endings, a byte-order mark.
"""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff

from careertaxonomy.checks.checker import Checked, check_document
from careertaxonomy.diagnostics import Diagnostic, Fix, TextEdit
from careertaxonomy.formats.documents import Document

__all__ = ["Fixed", "diff_of", "fix_document"]

_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""A line with its line break, which the last one may not have."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document before and after: the findings whose fixes were applied, and the check of the result."""

    before: Document
    after: Document
    applied: tuple[Diagnostic, ...]
    checked: Checked

    @property
    def left(self) -> tuple[tuple[Diagnostic, str], ...]:
        """The findings that are left, each with the reason."""
        return tuple((found, self._why_left(found)) for found in self.checked.diagnostics)

    def _why_left(self, found: Diagnostic) -> str:
        if found.fix is None:
            return "no fix"
        if self.before.recorded_digest:
            return "the file was released and is not touched"
        return "the fix is a choice, made by --unsafe-fixes"


def fix_document(
    document: Document, *, unsafe: bool = False, check: Callable[[Document], Checked] = check_document
) -> Fixed:
    """Applies every safe fix, and the others if `unsafe`, until none is left.

    `check` says what is at fault. A document with a recorded digest was released: it is not touched.
    """
    now, applied = document, list[Diagnostic]()
    seen: set[int] = set()
    while True:
        checked = check(now)
        chosen = [] if document.recorded_digest else _chosen(checked.diagnostics, unsafe)
        # Fixes that undo each other would go on for ever.
        if not chosen or hash(now.data) in seen:
            return Fixed(document, now, tuple(applied), checked)
        seen.add(hash(now.data))
        applied += [found for found, _ in chosen]
        now = replace(now, data=_applied(now.data, [fix for _, fix in chosen]))


def _chosen(diagnostics: Iterable[Diagnostic], unsafe: bool) -> list[tuple[Diagnostic, Fix]]:
    """The fixes of one round: all that may be applied and do not touch each other, the safe ones first. Findings of
    one name that are mended by the same edit are mended together."""
    fixable = [(found, found.fix) for found in diagnostics if found.fix and (unsafe or found.fix.safe)]
    chosen: list[tuple[Diagnostic, Fix]] = []
    taken: list[tuple[int, int]] = []
    made: set[TextEdit] = set()
    for found, fix in sorted(fixable, key=lambda pair: not pair[1].safe):
        spans = [(edit.start, edit.end) for edit in fix.edits]
        if made.issuperset(fix.edits):
            chosen.append((found, fix))
        elif all(_is_free(span, taken) for span in spans):
            for span in spans:
                insort(taken, span)
            made.update(fix.edits)
            chosen.append((found, fix))
    return chosen


def _is_free(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch overlaps none of those taken, which are sorted and do not overlap each other."""
    at = bisect(taken, span)
    return (at == 0 or taken[at - 1][1] <= span[0]) and (at == len(taken) or span[1] <= taken[at][0])


def _applied(data: bytes, fixes: Sequence[Fix]) -> bytes:
    mark = _BOM if data.startswith(_BOM) else b""
    text = data[len(mark) :].decode()
    pieces, at = [], 0
    for edit in sorted({edit for fix in fixes for edit in fix.edits}, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return mark + "".join([*pieces, text[at:]]).encode()


def diff_of(fixed: Fixed) -> str:
    """What the fixes change, as a unified diff."""
    before, after = (
        _LINE.findall(document.data.decode("utf-8", "backslashreplace")) for document in (fixed.before, fixed.after)
    )
    file = fixed.before.file
    lines = unified_diff(before, after, file, f"{file} (fixed)")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
