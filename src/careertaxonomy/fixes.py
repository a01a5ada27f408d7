"""Mending documents: the fixes that findings bring, put into the text at their places.

Everything around a fix stays as it is: comments, order, layout, line endings, a byte-order mark.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff

from careertaxonomy.checker import Checked, Document, check_document
from careertaxonomy.diagnostics import Diagnostic, Fix

__all__ = ["Fixed", "diff_of", "fix_document"]

_BOM = b"\xef\xbb\xbf"
_ROUNDS = 100


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document before and after: the findings whose fixes were applied, and what a check says of the result."""

    before: Document
    after: Document
    applied: tuple[Diagnostic, ...]
    checked: Checked

    @property
    def left(self) -> tuple[tuple[Diagnostic, str], ...]:
        """What still stands, with the reason why it was left."""
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
    now, applied = document, []
    for _ in range(_ROUNDS):
        checked = check(now)
        chosen = [] if document.recorded_digest else _chosen(checked.diagnostics, unsafe)
        if not chosen:
            break
        applied += [found for found, _ in chosen]
        now = replace(now, data=_applied(now.data, [fix for _, fix in chosen]))
    return Fixed(document, now, tuple(applied), checked)


def _chosen(diagnostics: Iterable[Diagnostic], unsafe: bool) -> list[tuple[Diagnostic, Fix]]:
    """The fixes of one round: all that may be applied and do not touch each other, the safe ones first."""
    fixable = [(found, found.fix) for found in diagnostics if found.fix and (unsafe or found.fix.safe)]
    chosen: list[tuple[Diagnostic, Fix]] = []
    taken: list[tuple[int, int]] = []
    for found, fix in sorted(fixable, key=lambda pair: not pair[1].safe):
        spans = [(edit.start, edit.end) for edit in fix.edits]
        if all(_is_free(span, taken) for span in spans):
            for span in spans:
                insort(taken, span)
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
    # What stands behind the last line break is no line, or the patch would not fit the file.
    before, after = (
        document.data.decode("utf-8-sig", "backslashreplace").removesuffix("\n").split("\n")
        for document in (fixed.before, fixed.after)
    )
    file = fixed.before.file
    lines = unified_diff(before, after, f"{file}", f"{file} (fixed)", lineterm="")
    return "".join(f"{line.rstrip(chr(13))}\n" for line in lines)
