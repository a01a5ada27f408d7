"""A document written as YAML says the same to every parser: to this reader, and to PyYAML as it comes."""

from __future__ import annotations

import yaml

from careertaxonomy.checks.checker import check_document
from careertaxonomy.datasets.loader import load
from careertaxonomy.formats.documents import Document
from careertaxonomy.model.canonical import canonical_bytes, plain_record
from careertaxonomy.model.records import Dataset
from tests.exported import yaml_bytes
from tests.yaml_layouts import ODD


def _odd_dataset() -> Dataset:
    names = [text for text in ODD if text.strip("\u00a0\u2028\x85 \t\r\n")]
    return Dataset.model_validate(
        {
            "$schema": "https://example.org/schema.json#",
            "format": "careertaxonomy/1",
            "name": "no",
            "version": "1.0.0-local.1",
            "title": "# a title: with odd characters",
            "description": "Several lines,\n  one indented,\n\nand one after a gap: 😀\n",
            "source": {"title": "on", "note": "2024-01-01"},
            "worlds": [{"id": f"w{index}", "name": name} for index, name in enumerate(names)],
            "clusters": [
                {"id": "null", "name": "NO", "worlds": "all", "codes": {"06": "06", "a: b": "", "~": "null"}},
                {"id": "1", "name": "1.0", "worlds": ["w1", "w2"], "aliases": names, "note": "- x\n- y\n"},
            ],
            "pathways": [{"id": "y", "name": "Y", "cluster": "null"}],
            "retired": [{"kind": "world", "id": "off", "name": "Off", "version": "1.0.0", "replaced_by": ["w1"]}],
            "repairs": [{"place": "p", "printed": "\t\n\n", "read_as": "", "why": "\x85"}],
        }
    )


def reads_back(dataset: Dataset) -> None:
    data = yaml_bytes(dataset)
    checked = check_document(Document("our.yaml", data))
    assert checked.dataset == dataset
    assert checked.dataset is not None
    assert canonical_bytes(checked.dataset) == canonical_bytes(dataset)
    assert yaml.safe_load(data) == _plain(dataset)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return _plain(plain_record(value)) if hasattr(value, "model_fields_set") else value  # type: ignore[arg-type]  # a model


def test_odd_texts_read_back() -> None:
    reads_back(_odd_dataset())


def test_the_bundled_versions_read_back() -> None:
    reads_back(load().dataset)
    reads_back(load(version="1.0.0").dataset)


def test_the_layout_is_one_record_a_line() -> None:
    dataset = Dataset.model_validate(
        {
            "format": "careertaxonomy/1",
            "name": "our-careers",
            "version": "1.0.0",
            "title": "Our careers",
            "source": {"title": "A table, printed"},
            "worlds": [{"id": "health-care", "name": "Health Care", "codes": {"ceds": "06"}}],
            "clusters": [
                {"id": "finance", "name": "Finance", "worlds": "all"},
                {"id": "arts", "name": "Arts, Audio/Video", "worlds": ["health-care"], "note": "Old.\nNew."},
            ],
            "pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance", "aliases": ["NO", "Books"]}],
        }
    )
    assert yaml_bytes(dataset).decode() == (
        "format: careertaxonomy/1\n"
        "name: our-careers\n"
        'version: "1.0.0"\n'
        "title: Our careers\n"
        'source: {title: "A table, printed"}\n'
        "worlds:\n"
        '  - {id: health-care, name: Health Care, codes: {ceds: "06"}}\n'
        "clusters:\n"
        "  - {id: finance, name: Finance, worlds: all}\n"
        '  - {id: arts, name: "Arts, Audio/Video", worlds: [health-care], note: "Old.\\nNew."}\n'
        "pathways:\n"
        '  - {id: accounting, name: Accounting, cluster: finance, aliases: ["NO", Books]}\n'
    )
