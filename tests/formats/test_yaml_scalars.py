"""Which texts YAML cannot misread, and so are written without quotes."""

from __future__ import annotations

import pytest

from careertaxonomy.formats.yaml_scalars import plain_or_quoted
from tests.yaml_layouts import ODD

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
