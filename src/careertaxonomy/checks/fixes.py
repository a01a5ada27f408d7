"""Applies the fixes of findings to the text of a document.

Everything around a fix stays as it is: comments, order, layout, line endings, a byte-order mark.
"""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TypeAlias

from careertaxonomy.checks.checker import Checked, check_document
from careertaxonomy.diagnostics import Diagnostic, Fix, TextEdit
from careertaxonomy.formats.documents import Document
from careertaxonomy.text.wording import visible

__all__ = ["Fixed", "diff_of", "difference", "fix_document"]

_BOM = b"\xef\xbb\xbf"
_ROUNDS = 50
"""How often what is mended is looked at again. A text can be made in which every fix brings just one more."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
"""A line with its line break, which the last one may not have."""


_Opcode: TypeAlias = tuple[str, int, int, int, int]


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
        if self.before.may_be_released:
            return "the file was released and is not touched"
        if found.fix.safe:
            return "the fix has become possible only now: run it again"
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
        chosen = [] if document.may_be_released else _chosen(checked.diagnostics, unsafe)
        # Fixes that undo each other would go on for ever.
        if not chosen or hash(now.data) in seen or len(seen) == _ROUNDS:
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
    return difference(fixed.before, fixed.after, "fixed")


def difference(before: Document, after: Document, done: str) -> str:
    """What makes one document of another, as a unified diff; `done` says what was done to it."""
    old, new = (_LINE.findall(document.data.decode("utf-8", "backslashreplace")) for document in (before, after))
    if old == new:
        return ""
    heads = (f"--- {visible(before.file)}\n", f"+++ {visible(before.file)} ({done})\n")
    return "".join([*heads, *(line for hunk in _hunks(old, new) for line in hunk)])


def _hunks(before: Sequence[str], after: Sequence[str]) -> Iterator[Iterator[str]]:
    """The hunks of a unified diff."""
    found: list[_Opcode] = []
    for tag, start, end, new_start, new_end in _opcodes(before, after):
        goes_on = bool(found) and found[-1][0] == tag
        _, first, _, new_first, _ = found.pop() if goes_on else (tag, start, end, new_start, new_end)
        found.append((tag, first, end, new_first, new_end))
    matcher = SequenceMatcher[str](None, "", "")
    # What `SequenceMatcher` finds by itself takes time as the square of the number of changes.
    matcher.opcodes = found  # type: ignore[attr-defined]  # where it keeps what it found
    for group in matcher.get_grouped_opcodes():
        yield _hunk(before, after, group)


def _hunk(before: Sequence[str], after: Sequence[str], group: Sequence[_Opcode]) -> Iterator[str]:
    _, old, _, new, _ = group[0]
    _, _, old_end, _, new_end = group[-1]
    yield f"@@ -{_range(old, old_end)} +{_range(new, new_end)} @@\n"
    for tag, start, end, new_start, new_end in group:
        if tag == "equal":
            yield from (f" {_shown(line)}" for line in before[start:end])
        else:
            yield from (f"-{_shown(line)}" for line in before[start:end])
            yield from (f"+{_shown(line)}" for line in after[new_start:new_end])


def _range(start: int, end: int) -> str:
    """Lines as a unified diff counts them: from one, and those of none from the line before."""
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + (count > 0)},{count}"


def _opcodes(before: Sequence[str], after: Sequence[str]) -> Iterator[_Opcode]:
    """What is equal and what is replaced, as `SequenceMatcher` says it. Lines that both texts have once are held to be
    the same: fixes put nothing into another order."""
    old, new = 0, 0
    for old_start, new_start in [*_anchors(before, after), (len(before), len(after))]:
        if old_start < old or new_start < new:
            continue
        head = _alike(before, after, (old, new), (old_start, new_start), 1)
        if head:
            yield "equal", old, old + head, new, new + head
        old, new = old + head, new + head
        tail = _alike(before, after, (old_start - 1, new_start - 1), (old - 1, new - 1), -1)
        if old < old_start - tail or new < new_start - tail:
            yield "replace", old, old_start - tail, new, new_start - tail
        if tail:
            yield "equal", old_start - tail, old_start, new_start - tail, new_start
        old, new = old_start, new_start


def _anchors(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    once, there = Counter(before), Counter(after)
    where = {line: place for place, line in enumerate(after) if there[line] == 1}
    return ((place, where[line]) for place, line in enumerate(before) if once[line] == 1 and line in where)


def _alike(before: Sequence[str], after: Sequence[str], start: tuple[int, int], end: tuple[int, int], step: int) -> int:
    """How many lines are the same, from a place on in one direction, before another."""
    pairs = zip(range(start[0], end[0], step), range(start[1], end[1], step), strict=False)
    return sum(1 for _ in takewhile(lambda pair: before[pair[0]] == after[pair[1]], pairs))


def _shown(line: str) -> str:
    """A line of a diff, made fit for a terminal but for its tabs and its line break."""
    text = line.removesuffix("\n")
    cr = "\r" * text.endswith("\r")
    end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return "\t".join(map(visible, text.removesuffix(cr).split("\t"))) + cr + end
