"""Documents with much in them to mend, in every form, and what the laws of fixing look at in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from careertaxonomy.checks.checker import Checked
from careertaxonomy.checks.faults import FAULTS
from careertaxonomy.checks.faults.bed import LISTS, RECORDS
from careertaxonomy.checks.fixes import Fixed, fix_document
from careertaxonomy.formats.documents import Document
from careertaxonomy.formats.readers import reader_for
from careertaxonomy.model.layout import layout
from careertaxonomy.testing import broken_datasets
from careertaxonomy.text.normal_forms import is_marker
from tests.yaml_layouts import as_blocks, as_flow, content_of

_OF_THE_TEXT = {"CT101", "CT102", "CT107", "CT109", "CT702"}
_CODES = sorted({fault.code for fault in FAULTS} - _OF_THE_TEXT)
_SPOILS = (
    *(" ", "  ", "\u200b", "\u00a0", "\t", "\r\n", "e\u0301", "/ ", " /", " &", " and ", "\u00c3\u00a9", "\u0430", "0"),
    *(" 9", "\u202e", "\ufeff", "\u0301", "\u00ad", "-", ",", "|", "'", '"', "\\", "#", ": ", "\U0001f600"),
)


def _in_yaml(layout_of: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda content: layout_of(content_of(json.dumps(content)))


_LAYOUTS: dict[str, tuple[Callable[[Any], str], ...]] = {
    "my.json": (layout, partial(json.dumps, indent="\t"), partial(json.dumps, ensure_ascii=False)),
    "my.yaml": (_in_yaml(as_blocks), _in_yaml(as_flow)),
}


@st.composite
def planted_documents(draw: st.DrawFn, *, spoiled: bool = False) -> Document:
    """Documents in JSON and in YAML, with faults planted in them; with `spoiled`, names that are odd in several ways
    at once, too."""
    content = json.loads(draw(broken_datasets(codes=_CODES)).data)
    for _ in range(draw(st.integers(0, 3)) if spoiled else 0):
        _spoil(draw, content)
    file = draw(st.sampled_from(sorted(_LAYOUTS)))
    text = draw(st.sampled_from(_LAYOUTS[file]))(content)
    line_break, mark = draw(st.sampled_from(("\n", "\r\n"))), draw(st.sampled_from(("", "\ufeff")))
    return Document(file, (mark + text.replace("\n", line_break)).encode())


def _spoil(draw: st.DrawFn, content: dict[str, Any]) -> None:
    rows = [row for name in RECORDS for row in content.get(name) or () if isinstance(row, dict)]
    named = [row for row in rows if isinstance(row.get("name"), str)]
    if not named:
        return
    chosen = draw(st.sampled_from(named))
    name = chosen["name"]
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(name)))
        name = name[:at] + draw(st.sampled_from(_SPOILS)) + name[at:]
    change = {"name": name}
    if isinstance(chosen.get("aliases", []), list) and draw(st.booleans()):
        change = {"aliases": [*chosen.get("aliases", []), name]}
    # Who pastes a row twice pastes what is odd in it twice.
    for row in [row for row in named if row == chosen]:
        row.update(change)


untidy_documents = planted_documents(spoiled=True)
"""Documents with faults planted, and odd names besides."""


def mended(document: Document, *, unsafe: bool = False) -> Fixed:
    return fix_document(document, unsafe=unsafe)


def causes(checked: Checked) -> Counter[object]:
    """Each cause of fault: the code, and the records at fault. Where they stand may change, and what they are called;
    a note speaks of no fault."""
    return Counter((found.code, found.records) for found in checked.diagnostics if found.severity != "note")


def without_names(document: Document) -> dict[str, Any]:
    """The content of a document without names and aliases, with each link once, and the marker in its one spelling."""
    content = reader_for(document.file)(document.data).value()
    assert isinstance(content, dict)
    worlds = {row.get("id") for row in _rows(content, "worlds")}
    lists = {name: [_linked(row, worlds) for row in _rows(content, name)] for name in LISTS}
    return {**content, **lists}


def _rows(content: dict[str, Any], name: str) -> list[Any]:
    rows = content.get(name)
    return [row if isinstance(row, dict) else {"is": row} for row in rows] if isinstance(rows, list) else []


def _linked(row: dict[str, Any], worlds: set[object]) -> dict[str, Any]:
    made = {key: value for key, value in row.items() if key not in {"name", "aliases"}}
    links = row.get("worlds")
    if isinstance(links, str) and is_marker(links):
        made["worlds"] = "all"
    elif isinstance(links, list) and all(isinstance(link, str) for link in links):
        are_markers = links and all(link not in worlds and is_marker(link) for link in links)
        made["worlds"] = "all" if are_markers else [*dict.fromkeys(links)]
    return made
