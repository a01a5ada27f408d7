"""What the laws share: a check of bytes, places of findings, and documents damaged in ways that people did not plan."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import strategies as st

from careertaxonomy.acceptance import Accepted
from careertaxonomy.canonical import canonical_bytes
from careertaxonomy.checker import Checked, check_document, merge
from careertaxonomy.diagnostics import Diagnostic, Report
from careertaxonomy.documents import Document
from careertaxonomy.models import Dataset
from careertaxonomy.rules import RULES
from careertaxonomy.settings import parse_settings
from careertaxonomy.testing import BrokenDataset, Due, broken_datasets, datasets

FILE = "my.json"
SETTINGS = "careertaxonomy.toml"


def check_bytes(data: bytes, recorded_digest: str | None = None, earlier: bytes | None = None) -> Checked:
    compared = Dataset.model_validate_json(earlier) if earlier is not None else None
    return check_document(Document(FILE, data, recorded_digest), earlier=compared)


def check_broken(broken: BrokenDataset) -> Report:
    checked = check_bytes(broken.data, broken.recorded_digest, broken.earlier)
    settings = parse_settings(SETTINGS, broken.settings) if broken.settings is not None else None
    if settings is None:
        return merge([checked])
    accepted = Accepted(settings, today=date(2024, 2, 29))
    return merge([accepted.judge(checked)]).with_more(accepted.stale(rule.code for rule in RULES))


def due(found: Diagnostic) -> Due:
    """A finding, reduced to what a planted fault says of it beforehand."""
    return Due(found.code, found.path, found.line, found.column, found.file == SETTINGS)


_KEYS = """
    format name version title description source worlds clusters pathways retired repairs $schema id cluster aliases
    codes note kind replaced_by place printed read_as why nmae All
""".split()  # noqa: SIM905 - a column of twenty-five quoted words is harder to read
_TEXTS = st.sampled_from(
    ("", " ", "all", "All Worlds", "x", "y", "x-y", "X Y", "1.0.0", "1.0", "world", "cluster", "pathway", "\u200b", "é")
)
_SCALARS = _TEXTS | st.text(max_size=5) | st.none() | st.booleans() | st.integers() | st.floats()
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS) | _TEXTS, inner, max_size=5),
    max_leaves=12,
)


def _record(*fields: str) -> st.SearchStrategy[Any]:
    """Something like a record: most of its fields there and of the right type, so that the rules see it too."""
    links = st.lists(_TEXTS, max_size=3) | _TEXTS
    known = dict.fromkeys(fields, _TEXTS | _VALUES) | {"worlds": links | _VALUES, "replaced_by": links | _VALUES}
    optional = {"aliases": links | _VALUES, "codes": st.dictionaries(_TEXTS, _TEXTS) | _VALUES, "note": _VALUES}
    wanted = {field: known[field] for field in fields}
    return st.fixed_dictionaries(wanted, optional=optional) | st.dictionaries(st.sampled_from(_KEYS), _VALUES)


def _listed(*fields: str) -> st.SearchStrategy[Any]:
    return st.lists(_record(*fields) | _VALUES, max_size=4) | _VALUES


anything_like_a_document = st.fixed_dictionaries(
    {"format": st.just("careertaxonomy/1"), "worlds": _listed("id", "name")},
    optional={
        "clusters": _listed("id", "name", "worlds"),
        "pathways": _listed("id", "name", "cluster"),
        "retired": _listed("kind", "id", "name", "version", "replaced_by"),
        "repairs": _VALUES,
        "source": _VALUES,
        "name": _TEXTS | _VALUES,
        "version": _TEXTS | _VALUES,
        "title": _TEXTS | _VALUES,
        "nmae": _VALUES,
    },
).map(lambda content: json.dumps(content).encode())
"""Documents that have the format's outline, and anything in it."""

_BITS = (
    b'"',
    b"\\",
    b"\\ud800",
    b"\\u0000",
    b"{",
    b"}",
    b",",
    b":",
    b"NaN",
    b"null",
    b"1e999",
    b"1" * 5000,
    b"[" * 250,
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3", b"\x00", b"\r\n", b'"id":"x",', b'"worlds":"all",', "\u2028".encode())
_SNIPPETS = st.binary(max_size=3) | st.sampled_from(_BITS) | st.sampled_from(_MARKS)


@st.composite
def damaged_documents(draw: st.DrawFn) -> bytes:
    """Documents, sound or broken, with some of their bytes lost, doubled, or overwritten."""
    data = draw(datasets().map(canonical_bytes) | broken_datasets().map(lambda broken: broken.data))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(start + draw(st.sampled_from((0, 1, 2, 20))), len(data))
        data = data[:start] + draw(_SNIPPETS | st.just(data[start:end] * 2)) + data[end:]
    return data
