from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from careertaxonomy.checks.checker import check_document
from careertaxonomy.checks.fixes import fix_document
from careertaxonomy.formats.documents import Document
from careertaxonomy.testing import broken_datasets, datasets
from tests.exported import yaml_bytes
from tests.property.checking import anything_like_a_document, damaged, lines_of
from tests.yaml_layouts import as_blocks, content_of

_SIGNS = [*" \t\n\r:-?[]{},#&*!|>'\"%@`\\~aN0."]
_BITS = (
    *(
        "\r\n",
        "- ",
        ": ",
        "? ",
        "&a ",
        "*a",
        "!!str ",
        "!x ",
        "<<: *a",
        "---\n",
        "...\n",
        "\n  ",
        "\n- ",
        "null",
        "|\n",
    ),
    *(">-\n", "\t#", "%YAML 1.1\n", "%TAG ! !\n", "\u2028", "\x85", "\ufeff", "\x07", "\\ud83d", "\\U00110000", "\\x4"),
    *("[" * 250, "- " * 250, "x" * 2000 + ": ", "'" * 3, '"' * 3),
)
_SNIPPETS = st.sampled_from(_SIGNS).map(str.encode) | st.sampled_from(_BITS).map(str.encode) | st.binary(max_size=3)


@st.composite
def damaged_yaml(draw: st.DrawFn) -> bytes:
    """YAML, sound or broken, with some of its bytes lost, doubled, or overwritten."""
    contents = broken_datasets(codes=["CT106", "CT301", "CT601"]).map(lambda broken: content_of(broken.data.decode()))
    data = draw(datasets().map(yaml_bytes) | contents.map(lambda content: as_blocks(content).encode()))
    return damaged(draw, data, _SNIPPETS)


def _ends_well(data: bytes) -> None:
    """Whatever the bytes, they are reported on, within their own lines, and what can be fixed can be written."""
    document = Document("my.yaml", data)
    checked = check_document(document)
    lines = lines_of(data)
    for found in checked.diagnostics:
        assert (1, 1) <= (found.line, found.column) <= (found.end_line, found.end_column)
        assert found.column <= len(lines[found.line - 1]) + 1
        assert found.end_column <= len(lines[found.end_line - 1]) + 1
    if any(found.code in {"CT101", "CT102"} for found in checked.diagnostics):
        assert len(checked.diagnostics) == 1
    else:
        fixed = fix_document(document, unsafe=True)
        assert {"CT101", "CT102"} & {found.code for found in fixed.checked.diagnostics} == set()


@settings(max_examples=200)
@given(damaged_yaml())
def test_of_a_damaged_document(data: bytes) -> None:
    _ends_well(data)


@given(anything_like_a_document)
def test_of_anything_like_a_document(data: bytes) -> None:
    content = content_of(data.decode())
    _ends_well(as_blocks(content).encode())
    _ends_well(json.dumps(json.loads(data), ensure_ascii=False).encode())


@given(st.binary() | st.lists(st.sampled_from([*_SIGNS, *_BITS]), max_size=12).map(lambda bits: "".join(bits).encode()))
def test_of_any_bytes(data: bytes) -> None:
    _ends_well(data)
