"""Mending a document: the fixes that are applied, those that are left and why, and a text that stays as it was."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence

import pytest

from careertaxonomy.checker import Checked, check_document
from careertaxonomy.diagnostics import Diagnostic, Fix, TextEdit
from careertaxonomy.documents import Document
from careertaxonomy.fixes import Fixed, diff_of, fix_document
from tests.helpers import cluster, document, pathway, retired, world

UNTIDY = """\
{ "format": "careertaxonomy/1",
\t"name" : "our-careers",   "version": "1.0.0", "title": "Our \\u0063areers \U0001f600",
  "worlds": [ {"name": "Health  Care", "id": "health-care" },
\t\t{"id": "manufacturing", "name":"Manu\u200bfacturing"}
  , {"id": "arts", "nmae": "Arts "} ],

  "clusters": [
    {"id": "finance", "name": "Finance", "worlds": [ "helth-care", "arts" , "arts","arts" ] , "note": "a  b"},
    {"id": "everywhere", "name": "Cafe\u0301s", "worlds": [
        "ALL"
    ]}, {"id": "named", "name": "Teaching/ Training", "worlds": ["arts", "manufacturing", "health-care"]}
  ],
  "pathways": [{"id": "a", "name": "\U0001f600 Acc\\u00a0ounting", "cluster": "finance"},
    {"id": "a", "name": "\U0001f600 Acc\\u00a0ounting", "cluster": "finance"},
    {"cluster": "evrywhere", "name": "Caf\u00c3\u00a9", "id": "b"}, {"id": "c", "name": "C", "cluster": "gone"},
    {"id": "d", "name": "D9 Bank &", "cluster": "named"}],
  "retired": [{"kind": "cluster", "id": "gone", "name": "Gone", "version": "1.0.0", "replaced_by": ["named"]},
    {"kind": "world", "id": "old", "name": "Old ", "version": "1.0.0", "replaced_by": ["artz"]}] }"""
SAFE = {
    '"Health  Care"': '"Health Care"',
    '"Manu\u200bfacturing"': '"Manufacturing"',
    '"arts" , "arts","arts" ]': '"arts" ]',
    '"Cafe\u0301s"': '"Caf\u00e9s"',
    '[\n        "ALL"\n    ]': '"all"',
    '"Teaching/ Training"': '"Teaching/Training"',
    '"\U0001f600 Acc\\u00a0ounting"': '"\U0001f600 Acc ounting"',
}
"""What the safe fixes change in it."""
CHOSEN = {
    '"nmae"': '"name"',
    '"Arts "': '"Arts"',
    '"helth-care"': '"health-care"',
    '["arts", "manufacturing", "health-care"]': '"all"',
    ',\n    {"id": "a", "name": "\U0001f600 Acc ounting", "cluster": "finance"}': "",
    '"evrywhere"': '"everywhere"',
    '"Caf\u00c3\u00a9"': '"Caf\u00e9"',
    '"cluster": "gone"': '"cluster": "named"',
    '["artz"]': '["arts"]',
}
"""What those that choose change besides: a field that is found again is then looked at, too."""


def replaced(text: str, changes: dict[str, str], line_break: str = "\n") -> str:
    for old, new in changes.items():
        old = old.replace("\n", line_break)
        assert old in text
        text = text.replace(old, new)
    return text


def fixed_text(text: str, *, unsafe: bool = False, file: str = "my.json") -> str:
    return fix_document(Document(file, text.encode()), unsafe=unsafe).after.data.decode()


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("end", ["", "\n"], ids=["", "newline at the end"])
def test_only_the_faults_change(mark: str, line_break: str, end: str) -> None:
    """Order, layout, escapes, line endings and a byte-order mark stay, to the byte."""

    def as_saved(text: str) -> str:
        return mark + (text + end).replace("\n", line_break)

    once = fixed_text(as_saved(UNTIDY))
    assert once == as_saved(replaced(UNTIDY, SAFE))
    assert fixed_text(once) == once
    chosen = replaced(once, CHOSEN, line_break)
    assert fixed_text(as_saved(UNTIDY), unsafe=True) == chosen
    assert fixed_text(once, unsafe=True) == chosen
