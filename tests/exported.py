"""The documents that every exporter is tried on: the bundled versions, one that uses every field, one in other scripts,
and one whose every text tries to break out of the format that it is written in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

import careertaxonomy as ct
from careertaxonomy.formats.text_tables import inert
from tests.helpers import DATA

__all__ = [
    "BASE",
    "DOCUMENTS",
    "HOSTILE",
    "NEEDED",
    "csv_rows",
    "exported",
    "hostile",
    "large",
    "only_file",
    "yaml_bytes",
]

BASE = "https://example.org/careers/"
NEEDED: Mapping[str, Mapping[str, str]] = {"skos": {"base_iri": BASE}, "skos-jsonld": {"base_iri": BASE}}
"""The options that formats need."""

HOSTILE = (
    "<script>alert(1)</script>",
    "</script></style><img src=x onerror=alert(1)>",
    "\"double\" 'single' `back`",
    "back\\slash \\u0041 \\n \\",
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "-1",
    "@SUM(1+1)",
    "'=quoted",
    "'); DROP TABLE worlds; --",
    '"@en . <x:x> <x:y> "z',
    '"""',
    "a | b || c",
    "&amp; &#x41; &lt;b&gt;",
    "*bold* _it_ [link](https://example.com) ![x](y) <br> #1 ~~s~~",
    "1. first - second",
    "# heading",
    "{{ 7*7 }} ${7*7} %s %(x)s {0}",
    "_x0041_ _x000D_",
    "a;b, c\td",
    "two\nlines",
    "old\rmac and\r\ndos",
    "\u0634\u0631\u0643\u0629 <b>\u0645\u062d\u062f\u0648\u062f\u0629</b> (2)",
    "\u202eoverride\u202c and \u2067isolate\u2069",
    "\u200bzero\ufeffwidth",
    "\U0001f469\u200d\U0001f52c e\u0301 \ufb01",
    "\x01\x1f\x7f\x85\u2028",
    "  spaces  ",
    "javascript:alert(1)",
    "https://example.com/?a=1&b=2",
    "TRUE",
    "007",
    "1e5",
    "2024-01-01",
    "]]>",
    "<!--",
)
"""Texts that mean something else in HTML, CSV, SQL, Turtle, JSON-LD, Markdown or XML, or cannot be seen."""


def hostile(*, lines: bool = True) -> ct.Taxonomy:
    """A taxonomy of hostile texts in every place; without `lines`, no alias has a line break, which XLSX refuses."""
    aliases = [text for text in HOSTILE if lines or not {"\n", "\r"} & {*text}]
    codes = {text.strip(): text.strip() for text in HOSTILE[:6]} | {"a:b%": "c: d"}
    first, second = HOSTILE[0], HOSTILE[1]
    dataset = {
        "$schema": first,
        "format": "careertaxonomy/1",
        "name": "hostile",
        "version": "1.0.0",
        "title": first,
        "description": "\n".join(HOSTILE),
        "source": {"title": second, "publisher": HOSTILE[2], "note": HOSTILE[20]},
        "worlds": [
            {"id": f"w{at}", "name": text, "aliases": aliases[at : at + 3], "note": text}
            for at, text in enumerate(HOSTILE[:12])
        ],
        "clusters": [
            {"id": f"c{at}", "name": text, "worlds": "all" if at % 3 == 0 else ["w2", "w0"], "codes": codes}
            for at, text in enumerate(HOSTILE)
        ],
        "pathways": [
            {
                "id": f"p{at}",
                "name": text,
                "cluster": f"c{at // 2}",
                "aliases": aliases[at : at + 3],
                "note": HOSTILE[-at],
            }
            for at, text in enumerate(HOSTILE)
        ],
        "retired": [
            {"kind": "pathway", "id": "gone", "name": second, "version": "1.0.0", "replaced_by": ["p2", "p1"]},
            {
                "kind": "cluster",
                "id": "left",
                "name": first,
                "version": "1.0.0",
                "worlds": ["w1", "w0"],
                "codes": codes,
            },
            {"kind": "world", "id": "lost", "name": first, "version": "1.0.0", "aliases": aliases, "note": second},
        ],
        "repairs": [{"place": first, "printed": second, "read_as": HOSTILE[4], "why": "\n".join(HOSTILE)}],
    }
    return ct.Taxonomy(ct.Dataset.model_validate(dataset))


def large(pathways: int) -> ct.Taxonomy:
    """A sound taxonomy of many pathways, fifty to a cluster."""
    clusters = range(-(-pathways // 50))
    dataset = {
        "format": "careertaxonomy/1",
        "name": "large",
        "version": "1.0.0",
        "title": "Large",
        "worlds": [{"id": f"w{at}", "name": f"World {at}"} for at in range(10)],
        "clusters": [
            {"id": f"c{at}", "name": f"Cluster {at}", "worlds": "all" if at % 20 == 0 else [f"w{at % 10}"]}
            for at in clusters
        ],
        "pathways": [
            {"id": f"p{at}", "name": f"Pathway & {at}", "cluster": f"c{at // 50}", "codes": {"cip": f"{at:06}"}}
            for at in range(pathways)
        ],
    }
    return ct.Taxonomy(ct.Dataset.model_validate(dataset))


DOCUMENTS: Mapping[str, Callable[[], ct.Taxonomy]] = {
    "1.0.0": lambda: ct.load(version="1.0.0"),
    "1.1.0": lambda: ct.load(version="1.1.0"),
    "every field": lambda: ct.load_file(DATA / "valid" / "every-field.json"),
    "warnings": lambda: ct.load_file(DATA / "valid" / "warnings.json"),
    "other scripts": lambda: ct.load_file(DATA / "valid" / "other-scripts.json"),
    "hostile": lambda: hostile(lines=False),
}
"""What makes each document, by its name in the tests."""


def exported(tax: ct.Taxonomy, format: str) -> dict[str, bytes]:
    """What an export gives, with the options that its format needs."""
    return ct.export(tax, format, **NEEDED.get(format, {}))


def only_file(tax: ct.Taxonomy, format: str) -> bytes:
    """The one file of an export."""
    (data,) = exported(tax, format).values()
    return data


def yaml_bytes(dataset: ct.Dataset) -> bytes:
    """The YAML document of a dataset."""
    return only_file(ct.Taxonomy(dataset), "yaml")


def csv_rows(tax: ct.Taxonomy) -> list[dict[str, str]]:
    """The rows of the CSV export, each cell as `import` reads it: without the apostrophe before a formula."""
    rows = csv.DictReader(io.StringIO(only_file(tax, "csv").decode(), newline=""))
    return [{name: _read(cell) for name, cell in row.items()} for row in rows]


def _read(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell
