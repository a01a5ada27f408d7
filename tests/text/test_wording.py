"""Texts for people: columns, counts, quotes, and characters that cannot be seen."""

from __future__ import annotations

import pytest

from careertaxonomy.text.wording import columns, plural, quoted, visible


@pytest.mark.parametrize(
    ("count", "nouns", "words"),
    [
        (0, ["file"], "no files"),
        (1, ["file"], "1 file"),
        (1234, ["file"], "1,234 files"),
        (0, ["fix", "fixes"], "no fixes"),
        (1, ["fix", "fixes"], "1 fix"),
        (2, ["fix", "fixes"], "2 fixes"),
    ],
)
def test_a_count_has_its_noun(count: int, nouns: list[str], words: str) -> None:
    assert plural(count, *nouns) == words


def test_a_value_is_shown_in_double_quotes() -> None:
    assert quoted("health-care") == '"health-care"'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("a b é 中 👩", "a b é 中 👩"),
        ("\t", "<U+0009>"),
        ("\u3000", "<U+3000>"),
        ("\u3164", "<U+3164>"),
        ("\u2028", "<U+2028>"),
        ("\ue000", "<U+E000>"),
        ("\U000e0001", "<U+E0001>"),
        ("\ud800", "<U+D800>"),
        ("\x1b[2J\x07\x9b1m\r\n", "<U+001B>[2J<U+0007><U+009B>1m<U+000D><U+000A>"),
        ("\u0646\u200c\u0647", "\u0646\u200c\u0647"),
        ("a\u200cb", "a<U+200C>b"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_columns() -> None:
    assert columns([("a", "bb", "c"), ("aaa", "b", "")]) == "a    bb  c\naaa  b\n"
    assert columns([]) == ""
