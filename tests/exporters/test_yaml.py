"""A document written as YAML says the same to every parser: to this reader, and to PyYAML as it comes."""

from __future__ import annotations

import pytest
import yaml

from careertaxonomy.canonical import canonical_bytes, plain_record
from careertaxonomy.checker import check_document
from careertaxonomy.datasets import load
from careertaxonomy.documents import Document
from careertaxonomy.exporters.yaml import export_yaml
from careertaxonomy.models import Dataset
from careertaxonomy.yaml_texts import plain_or_quoted

ODD = (
    *("NO", "no", "n", "Y", "yes", "on", "OFF", "True", "false", "null", "NULL", "~", "", " ", "="),
    *("1", "06", "1.0", "1.0.0", "0x1F", "0o17", "1e5", "1_000", ".inf", ".NaN", "-3", "+1", "12:30:45", "2024-01-01"),
    *(
        "- x",
        "-",
        "--- a",
        "...",
        "? x",
        "x: y",
        "x:",
        ": x",
        "x #y",
        "#",
        "x # y",
        "<<",
        "a, b",
        "[a]",
        "{a}",
        "}",
        "]",
    ),
    *("&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a'", '"a"', "a'b", 'a"b', "a\\b", "\\", "$schema"),
    *(
        " a",
        "a ",
        "a  b",
        "\ta",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "\n",
        "a\n\n  b\n",
        "a\x85b",
        "a\u2028b",
        "\ufeff",
        "\ufeffa",
    ),
    *(
        "\x00",
        "\x07",
        "\x7f",
        "\x9f",
        "\ufffe",
        "\u200b",
        "\u00a0",
        "é",
        "Café & Co",
        "😀",
        "a😀: b",
        "名前",
        "e\u0301",
        "²",
    ),
)
PLAIN = (
    "Finance",
    "finance",
    "Arts & Crafts",
    "A/V (new)",
    "a'b",
    "K-12",
    "Café & Co",
    "v1.0",
    "名前",
    "Nope",
    "é",
    "²",
)


@pytest.mark.parametrize("text", PLAIN)
def test_what_cannot_be_misread_has_no_quotes(text: str) -> None:
    assert plain_or_quoted(text) == text


@pytest.mark.parametrize("text", sorted({*ODD} - {*PLAIN}))
def test_what_could_be_misread_is_quoted(text: str) -> None:
    assert plain_or_quoted(text)[0] == plain_or_quoted(text)[-1] == '"'


@pytest.mark.parametrize("text", ["é😀: 名前", "\u00a0a", "a\u200b"])
def test_what_is_not_ascii_is_written_as_it_is(text: str) -> None:
    assert plain_or_quoted(text) == f'"{text}"'


def _odd_dataset() -> Dataset:
    names = [text for text in ODD if text.strip("\u00a0\u2028\x85 \t\r\n")]
    return Dataset.model_validate(
        {
            "$schema": "https://example.org/schema.json#",
            "format": "careertaxonomy/1",
            "name": "no",
            "version": "1.0.0-local.1",
            "title": "# a title: with signs",
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
    data = export_yaml(dataset)
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
    assert export_yaml(dataset).decode() == (
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
