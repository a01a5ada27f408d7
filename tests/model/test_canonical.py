"""One form for every content, and a digest of it."""

from __future__ import annotations

from hashlib import sha256

import pytest

import careertaxonomy as ct
from careertaxonomy.datasets.loader import available, read_release
from careertaxonomy.model.canonical import canonical_bytes, digest_of, plain_record
from tests.helpers import document

WRITTEN = """\
{
  "$schema": "schema.json",
  "format": "careertaxonomy/1",
  "name": "our-careers",
  "version": "1.0.0",
  "title": "Métiers 🜁",
  "source": {"title": "A \\"table\\"", "note": "Two\\nlines"},
  "worlds": [
    {"id": "a", "name": "A", "aliases": ["Alpha", "Ä"], "codes": {"ceds": "06", "soc": "11"}, "note": "First."},
    {"id": "b", "name": "B"}
  ],
  "clusters": [
    {"id": "c", "name": "C", "worlds": "all"},
    {"id": "d", "name": "D", "worlds": ["b", "a"]}
  ],
  "pathways": [
    {"id": "e", "name": "E", "cluster": "c"}
  ],
  "retired": [
    {"kind": "cluster", "id": "f", "name": "F", "version": "0.9.0", "replaced_by": ["c", "d"], "worlds": "all"}
  ],
  "repairs": [
    {"place": "row 1", "printed": "x", "read_as": "", "why": ""}
  ]
}
"""


def test_a_canonical_document_is_written_back_byte_for_byte() -> None:
    assert canonical_bytes(ct.Dataset.model_validate_json(WRITTEN)).decode() == WRITTEN
    for release in available():
        data = read_release(release)
        assert canonical_bytes(ct.Dataset.model_validate_json(data)) == data


def test_any_other_form_is_brought_to_it() -> None:
    loose = (
        '{"pathways": [{"cluster": "c", "note": "", "name": "E", "id": "e", "aliases": [],'
        ' "codes": {"soc": "11", "ceds": "06"}}],\r\n'
        '"clusters": [{"name": "C", "worlds": "all", "id": "c"}], "retired": [], "repairs": [], "source": null,'
        '"worlds": [\t{"name": "\\u00c9t\\u00e9 \\ud83d\\ude00", "id": "a"}], "description": "", "title": "T\\/U",'
        '"version": "1.0.0", "name": "x", "format": "careertaxonomy/1", "$schema": ""}'
    )
    assert canonical_bytes(ct.Dataset.model_validate_json(loose)).decode() == (
        '{\n  "format": "careertaxonomy/1",\n  "name": "x",\n  "version": "1.0.0",\n  "title": "T/U",\n'
        '  "worlds": [\n    {"id": "a", "name": "Été 😀"}\n  ],\n'
        '  "clusters": [\n    {"id": "c", "name": "C", "worlds": "all"}\n  ],\n'
        '  "pathways": [\n    {"id": "e", "name": "E", "cluster": "c", "codes": {"ceds": "06", "soc": "11"}}\n  ]\n}\n'
    )


def test_a_digest_is_that_of_the_bytes() -> None:
    data = canonical_bytes(ct.Dataset.model_validate_json(WRITTEN))
    assert digest_of(data) == f"sha256:{sha256(data).hexdigest()}"
    assert digest_of(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("record", "plain"),
    [
        (ct.World(id="a", name="A"), {"id": "a", "name": "A"}),
        (ct.Cluster(id="c", name="C", worlds="all"), {"id": "c", "name": "C", "worlds": "all"}),
        (
            ct.Pathway(id="e", name="E", cluster="c", codes=ct.Codes({"x": "1"})),
            {"id": "e", "name": "E", "cluster": "c", "codes": {"x": "1"}},
        ),
    ],
)
def test_a_plain_record_leaves_out_what_is_empty(record: ct.World, plain: dict[str, object]) -> None:
    assert plain_record(record) == plain
    assert [*plain_record(record)] == [*plain]


def test_the_helpers_of_these_tests_write_canonical_documents() -> None:
    text = document()
    assert canonical_bytes(ct.Dataset.model_validate_json(text)).decode() == text
