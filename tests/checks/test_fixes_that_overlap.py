"""Which of the fixes that are offered are made at once, which are looked for anew, and that this comes to an end."""

from __future__ import annotations

import pytest

from careertaxonomy.checks.checker import Checked, check_document
from careertaxonomy.checks.fixes import fix_document
from careertaxonomy.diagnostics import Diagnostic, Fix, TextEdit
from careertaxonomy.formats.documents import Document
from tests.helpers import document, pathway

TextFix = tuple[bool, dict[str, str]]
"""Whether a fix is safe, and what it changes."""


def fixed_by(text: str, *fixes: TextFix, unsafe: bool = True, file: str = "my.json") -> tuple[str, list[int]]:
    """Mends a text by fixes that are offered as long as what they change is there; the text, and the numbers of those
    that were applied, round by round."""

    def check(now: Document) -> Checked:
        shown = now.data.decode("utf-8-sig")
        return Checked(tuple(offered(shown)), None, "x", {})

    def offered(shown: str) -> list[Diagnostic]:
        return [
            Diagnostic(file, 1, 1, 1, 1, "CT000", "x", "error", str(number), fix=Fix(safe, edits(shown, changes)))
            for number, (safe, changes) in enumerate(fixes)
            if all(old in shown for old in changes)
        ]

    def edits(shown: str, changes: dict[str, str]) -> tuple[TextEdit, ...]:
        return tuple(edit(shown.index(old), old, new) for old, new in changes.items())

    def edit(start: int, old: str, new: str) -> TextEdit:
        end = start + len(old)
        return TextEdit(start, end, 1, start + 1, 1, end + 1, new)

    done = fix_document(Document(file, text.encode()), unsafe=unsafe, check=check)
    return done.after.data.decode(), [int(found.message) for found in done.applied]


@pytest.mark.parametrize(
    ("fixes", "result", "applied"),
    [
        # Side by side, in whatever order they come; a fix may have several edits.
        ([(True, {"cd": "Y"}), (True, {"ab": "X"}), (True, {"ef": ""})], "XY", [0, 1, 2]),
        ([(True, {"ef": "Z", "ab": ""})], "cdZ", [0]),
        # Of two that overlap the first is made, the safe one before the other; the other is then looked for anew.
        ([(True, {"bcd": "X"}), (True, {"ab": "Y"})], "aXef", [0]),
        ([(False, {"bcd": "X"}), (True, {"ab": "Y"})], "Ycdef", [1]),
        ([(True, {"bcd": "b"}), (True, {"ab": "Y"})], "Yef", [0, 1]),
        ([(True, {"abcdef": "ab"}), (True, {"cd": "X"}), (True, {"ab": "Y"})], "Y", [0, 2]),
        ([(True, {"cd": "X"}), (True, {"abcdef": "Y"})], "abXef", [0]),
        # A fix is made whole or not at all.
        ([(True, {"ab": "b"}), (True, {"b": "B", "ef": "X"})], "BcdX", [0, 1]),
        ([(True, {"ab": "X"}), (True, {"b": "B", "ef": "X"})], "Xcdef", [0]),
        # One edit that mends several findings is made once; another text for the same place is another fix.
        ([(True, {"cd": "X"}), (True, {"cd": "X"})], "abXef", [0, 1]),
        ([(True, {"cd": "X"}), (False, {"cd": "Y"})], "abXef", [0]),
    ],
)
def test_fixes_that_touch_each_other(fixes: list[TextFix], result: str, applied: list[int]) -> None:
    assert fixed_by("abcdef", *fixes) == (result, applied)
    assert fixed_by("\ufeffabcdef", *fixes)[0] == f"\ufeff{result}"


def test_fixes_side_by_side_are_made_at_once() -> None:
    """A document with ten thousand of them is not checked ten thousand times."""
    checks = []

    def check(now: Document) -> Checked:
        checks.append(now)
        return check_document(now)

    rows = [pathway(f"p{number}", name=f"{number} A  b") for number in range(50)]
    assert len(fix_document(Document("my.json", document(pathways=rows).encode()), check=check).applied) == 50
    assert len(checks) == 2


def test_without_leave_only_safe_fixes_are_made() -> None:
    fixes = (True, {"cd": "X"}), (False, {"ab": "Y"})
    assert fixed_by("abcdef", *fixes, unsafe=False) == ("abXef", [0])
    assert fixed_by("abcdef", *fixes) == ("YXef", [0, 1])


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    text, applied = fixed_by("ab", (True, {"ab": "ba"}), (True, {"ba": "ab"}))
    assert text in {"ab", "ba"}
    assert applied == [0, 1]
