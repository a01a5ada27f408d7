"""Small documents to check, and what a check says of them as text that a test can compare."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import dedent, wrap

import careertaxonomy as ct
from careertaxonomy.checks.checker import check_documents
from careertaxonomy.datasets.loader import read_release, release_of
from careertaxonomy.diagnostics import Diagnostic, Report
from careertaxonomy.formats.documents import Document

DATA = Path(__file__).parent / "data"
FILE = "my.json"
ABOUT_SETTINGS = frozenset({"CT801", "CT802"})
"""Rules that speak of a project's settings: no document can be at fault in that way."""
COMPARING = frozenset({"CT702", "CT703", "CT704", "CT705", "CT706", "CT707", "CT708"})
"""Rules that compare a document with something else, and so cannot be shown by a file alone."""
FIRST = "sha256:6643a283a382748c4dfe4b23a3c8fc8938767da778e6c6f5a24a9d0debef9022"
"""The digest of joco-works 1.0.0, as it was published."""
PUBLISHED = read_release(release_of("joco-works", "1.0.0"))
"""Its bytes."""
KNOWN = ", ".join(map(str, ct.available()))
"""What an error names as available."""
NEWLINE = "\n"
_WIDTH = 108

Row = Mapping[str, object] | str
"""A record: as plain values, or as the text that is to stand in the document."""
Run = Callable[..., tuple[int, str, str]]
"""What the fixture `run` gives: it runs a command, and returns its exit status, standard output and standard error."""
Python = Callable[..., str]
"""What the fixture `python` gives: it runs code in a new interpreter, and returns what that prints."""
Stdin = Callable[[str], None]
"""What the fixture `stdin` gives: it puts a text into standard input."""


def world(id: str, name: str | None = None, **more: object) -> dict[str, object]:
    return {"id": id, "name": name or _title(id), **more}


def cluster(id: str, worlds: object = "all", name: str | None = None, **more: object) -> dict[str, object]:
    return {"id": id, "name": name or _title(id), "worlds": worlds, **more}


def pathway(id: str, cluster: object = "finance", name: str | None = None, **more: object) -> dict[str, object]:
    return {"id": id, "name": name or _title(id), "cluster": cluster, **more}


def retired(kind: str, id: str, *replaced_by: str, version: str = "1.0.0", **more: object) -> dict[str, object]:
    return {"kind": kind, "id": id, "name": _title(id), "version": version, "replaced_by": [*replaced_by], **more}


def _title(id: str) -> str:
    return id.replace("-", " ").title()


BOTH = ["health-care", "manufacturing"]
WORLDS = (world("health-care"), world("manufacturing"))
CLUSTERS = (cluster("finance", BOTH),)
PATHWAYS = (pathway("accounting"),)


def document(
    *,
    worlds: Iterable[Row] | str = WORLDS,
    clusters: Iterable[Row] | str = CLUSTERS,
    pathways: Iterable[Row] | str = PATHWAYS,
    retired: Iterable[Row] | str | None = None,
    head: Mapping[str, object] | None = None,
    without: Sequence[str] = (),
) -> str:
    """A document in which a check finds nothing, but for what is given otherwise.

    One record a line: the head takes lines 2 to 5, the first World stands on line 7, and with two Worlds and one
    cluster these are lines 7 and 8, 11, and 14 for the first pathway. A text in place of a list, or of a record,
    stands in the document as it is.
    """
    members = {"format": "careertaxonomy/1", "name": "our-careers", "version": "1.0.0", "title": "Our careers"}
    lines = {key: _json(value) for key, value in {**members, **(head or {})}.items()}
    lists = {"worlds": worlds, "clusters": clusters, "pathways": pathways, "retired": retired}
    lines |= {key: _list(rows) for key, rows in lists.items() if rows is not None}
    body = ",\n".join(f"  {_json(key)}: {value}" for key, value in lines.items() if key not in without)
    return f"{{\n{body}\n}}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _list(rows: Iterable[Row] | str) -> str:
    if isinstance(rows, str):
        return rows
    lines = ",".join(f"\n    {row if isinstance(row, str) else _json(row)}" for row in rows)
    return f"[{lines}\n  ]"


DIRTY = document(
    worlds=[*WORLDS, world("mining")],
    pathways=[*PATHWAYS, pathway("lost", "finanse"), pathway("stray", name="Stray ")],
)
"""A World that no cluster reaches, a pathway whose cluster is misspelt, and a space at the end of a name."""
IN_YAML = """\
format: careertaxonomy/1
name: our-careers
version: 1.0.0
title: Our careers
worlds:
  - {id: health-care, name: Health Care}
  - {id: manufacturing, name: Manufacturing}
clusters:
  - id: finance
    name: Finance
    worlds: [health-care, manufacturing]
pathways:
  - {id: accounting, name: Accounting, cluster: finance}
"""
"""What `document()` gives, as somebody writes it in YAML."""


def check_text(text: str | bytes, *, file: str = FILE, recorded: str | None = None) -> Report:
    data = text.encode() if isinstance(text, str) else text
    return check_documents([Document(file, data, recorded)])


def told(text: str | bytes, *, file: str = FILE, recorded: str | None = None) -> str:
    """What a check finds in a document, finding by finding.

    First the line and column, level, code and rule, the JSON Pointer, and the value at fault as it stands in the text;
    then the message, the hint and the related places.
    """
    shown = text if isinstance(text, str) else text.removeprefix(codecs.BOM_UTF8).decode(errors="replace")
    report = check_text(text, file=file, recorded=recorded)
    return "".join(f"{line}\n" for found in report.diagnostics for line in _lines(found, shown))


def _lines(found: Diagnostic, text: str) -> Iterator[str]:
    place = f"{found.line}:{found.column} {found.severity} {found.code} {found.rule} at {found.path or 'the top'}"
    line, newline, _ = f"{place}: {at(found, text)}".partition(NEWLINE)
    yield line.rstrip() if len(line) <= _WIDTH and not newline else f"{line[: _WIDTH - 3]}..."
    yield from wrap(found.message, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False)
    if found.hint is not None:
        yield f"  hint: {found.hint}"
    for other in found.related:
        yield f"  {other.line}:{other.column} {other.message}"


def at(found: Diagnostic, text: str) -> str:
    """The part of a text that a finding points at, found by its line and column."""
    lines = text.split(NEWLINE)
    if found.line == found.end_line:
        return lines[found.line - 1][found.column - 1 : found.end_column - 1]
    first, *between = lines[found.line - 1 : found.end_line - 1]
    return NEWLINE.join([first[found.column - 1 :], *between, lines[found.end_line - 1][: found.end_column - 1]])


def expect(text: str | bytes, expected: str, *, file: str = FILE, recorded: str | None = None) -> None:
    """Asserts all that a check finds in a document, written as `told` writes it."""
    assert told(text, file=file, recorded=recorded) == dedent(expected).lstrip(NEWLINE)


def only(report: Report, code: str | None = None) -> Diagnostic:
    """The one finding of a report, or the one of a code."""
    (found,) = (found for found in report.diagnostics if code in (None, found.code))
    return found


def codes(report: Report, *severities: str) -> list[str]:
    """The codes found, of these levels or of all."""
    return [found.code for found in report.diagnostics if not severities or found.severity in severities]
